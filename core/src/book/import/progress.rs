//! How far an import is, and a way out at any moment: nothing is kept then.

use std::{
    cell::Cell,
    fs::File,
    io::{self, Read},
    ops::ControlFlow,
    path::PathBuf,
    rc::Rc,
};

/// What an import is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// Reading the files; counted in bytes.
    Reading,
    /// Writing into the book; counted in people.
    Writing,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportProgress {
    /// What it is doing.
    pub step: ImportStep,
    /// How much of it is done.
    pub done: u64,
    /// How much there is.
    pub total: u64,
}

/// Told how far it is, now and then; answers whether to go on. After `Break` nothing is kept.
pub type ImportWatch<'a> = &'a mut dyn FnMut(ImportProgress) -> ControlFlow<()>;

/// A watch that looks at nothing and stops nothing.
pub fn unwatched(_: ImportProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Cards between two reports.
const REPORT_EVERY: u64 = 100;

/// Counts what is done, and reports it now and then.
pub(super) struct Meter<'a> {
    step: ImportStep,
    total: u64,
    cards: u64,
    /// Bytes of the files before the present one.
    before: u64,
    /// Bytes of the present one.
    here: Rc<Cell<u64>>,
    watch: ImportWatch<'a>,
}

impl<'a> Meter<'a> {
    /// A meter for reading `files` so many times.
    pub(super) fn reading(files: &[PathBuf], times: u64, watch: ImportWatch<'a>) -> Self {
        let bytes: u64 = files.iter().filter_map(|path| std::fs::metadata(path).ok()).map(|known| known.len()).sum();
        Self { step: ImportStep::Reading, total: bytes * times, cards: 0, before: 0, here: Rc::default(), watch }
    }

    /// A meter for writing so many people.
    pub(super) fn writing(people: u32, watch: ImportWatch<'a>) -> Self {
        Self { step: ImportStep::Writing, total: people.into(), cards: 0, before: 0, here: Rc::default(), watch }
    }

    /// The file, its bytes counted as they are read.
    pub(super) fn counted(&mut self, file: File) -> Counted {
        self.before += self.here.take();
        Counted { file, read: Rc::clone(&self.here) }
    }

    /// One card more; whether to go on.
    pub(super) fn card(&mut self) -> ControlFlow<()> {
        self.cards += 1;
        if self.cards.is_multiple_of(REPORT_EVERY) { self.report() } else { ControlFlow::Continue(()) }
    }

    /// Reports; whether to go on.
    pub(super) fn report(&mut self) -> ControlFlow<()> {
        let done = match self.step {
            ImportStep::Reading => self.before + self.here.get(),
            ImportStep::Writing => self.cards,
        };
        (self.watch)(ImportProgress { step: self.step, done: done.min(self.total), total: self.total })
    }
}

/// A file that counts what is read of it.
pub(super) struct Counted {
    file: File,
    read: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read.set(self.read.get() + u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}
