//! Any bytes as a copy of a book or of a Monica account: taken in whole, or refused, and the book stays sound.

#![no_main]

mod limits;

use std::sync::Arc;

use fondly_core::{
    book::{Book, Whom, unwatched},
    clock::Clock,
    formats::{read_monica, read_whole},
};
use libfuzzer_sys::fuzz_target;

struct Still(jiff::Zoned);

impl Clock for Still {
    fn now(&self) -> jiff::Zoned {
        self.0.clone()
    }

    fn ran(&self) -> Option<std::time::Duration> {
        None
    }

    fn knows_zone(&self) -> bool {
        true
    }
}

fuzz_target!(|bytes: &[u8]| {
    let _monica = limits::within(|| read_monica(bytes));
    if limits::within(|| read_whole(bytes)).is_err() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("book.json");
    std::fs::write(&file, bytes).expect("a file");
    let clock = Arc::new(Still("2026-03-10T10:00[UTC]".parse().expect("a moment")));
    let mut book = Book::in_memory(clock).expect("a book");
    let _preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched);
    if book.import(&[file], &mut unwatched).is_ok() {
        let mut out = Vec::new();
        let _everyone = book.export_whole(&Whom::Everyone, &mut out);
    }
    assert_eq!(book.check().expect("a check"), Vec::<String>::new());
});
