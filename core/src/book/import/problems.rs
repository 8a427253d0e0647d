//! What an import did not understand: listed up to a limit, counted without one.

use std::path::{Path, PathBuf};

use super::file_name;
use crate::cards::{ReadCard, Warning};

/// Problems that are listed; the rest is counted.
const LISTED: usize = 1_000;

/// Something in a file that was not understood. The rest of the file was read all the same (V1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// The card, counted from 1; 0 outside any card.
    pub card: u32,
    /// The line, counted from 1.
    pub line: u64,
    /// What it is and what was done about it.
    pub reason: String,
}

/// Someone in a file is in the trash: nobody would look for them there.
pub(super) fn in_the_trash(name: &str) -> String {
    format!("{name} is in the trash, and stays there. To have them back, restore them under People → Trash.")
}

/// The same of the one on a card.
pub(super) fn stays_in_the_trash(card: &ReadCard) -> Warning {
    Warning { card: card.card, line: card.line, reason: in_the_trash(&card.content.fields.shown()) }
}

/// The problems of an import.
#[derive(Debug, Default)]
pub(super) struct Problems {
    listed: Vec<Problem>,
    count: u32,
}

impl Problems {
    /// Adds what the reader warned of.
    pub(super) fn add(&mut self, file: &Path, warning: &Warning) {
        self.count += 1;
        if self.listed.len() < LISTED {
            let Warning { card, line, reason } = warning.clone();
            self.listed.push(Problem { file: file_name(file), card, line, reason });
        }
    }

    /// Adds what is to be said of a whole file.
    pub(super) fn tell(&mut self, file: Option<&PathBuf>, reasons: &[String]) {
        for (file, reason) in file.into_iter().flat_map(|file| reasons.iter().map(move |reason| (file, reason))) {
            self.add(file, &Warning { card: 0, line: 0, reason: reason.clone() });
        }
    }

    /// The listed ones, and how many there are.
    pub(super) fn into_parts(self) -> (Vec<Problem>, u32) {
        (self.listed, self.count)
    }
}
