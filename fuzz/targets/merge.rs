//! Three states of a card, divided by a line of `=`: imported, edited by the second, updated by the third; then two people merged and
//! taken apart. Nothing panics, the book stays sound, and undoing it all is the beginning.

#![no_main]

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use fondly_core::{
    book::{Book, PeopleFilter, Whom, unwatched},
    cards::CardForm,
    clock::Clock,
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
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(Still("2026-03-10T10:00[UTC]".parse().expect("a moment")));
    let mut book = Book::in_memory(clock).expect("a book");
    for (number, part) in bytes.split(|byte| *byte == b'=').take(4).enumerate() {
        let file: PathBuf = folder.path().join(format!("{number}.vcf"));
        std::fs::write(&file, part).expect("a file");
        let _preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched);
        if book.import(std::slice::from_ref(&file), &mut unwatched).is_ok() {
            let again = book.import(&[file], &mut unwatched).expect("what came in once comes in again");
            assert_eq!(again.value.added, 0, "twice is once");
        }
    }
    let (_, lines) = book.people(&PeopleFilter::active(""), 0, 4).expect("people");
    let ids: Vec<_> = lines.into_iter().map(|line| line.id).collect();
    let _groups = book.duplicates().expect("duplicates");
    if let [keep, others @ ..] = ids.as_slice()
        && !others.is_empty()
    {
        book.merge(*keep, others, &BTreeMap::new()).expect("merged");
        let mut out = Vec::new();
        book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).expect("written");
        for part in others {
            book.unmerge(*part).expect("taken apart");
        }
    }
    assert_eq!(book.check().expect("a check"), Vec::<String>::new());
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().expect("a count"), 0);
});
