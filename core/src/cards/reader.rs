//! A file of cards, one card at a time: what is in memory is one card, however long the file.

use std::io;

use super::{
    CardContent,
    meaning::interpret,
    syntax::{Card, Piece, RawCard, Splitter},
};

/// A card that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadCard {
    /// What it says.
    pub content: CardContent,
    /// Its own bytes as found, from `BEGIN` to `END`; UTF-8 if the file was UTF-16.
    pub raw: Vec<u8>,
    /// Which card of the file, from 1.
    pub card: u32,
    /// Where it begins in the file, from 1.
    pub line: u64,
    /// What in it could not be read, or had to be guessed.
    pub warnings: Vec<Warning>,
    /// It is made of the row of a table that has not a column for everything: what it leaves out is no news.
    pub is_row: bool,
}

/// Something in a file that was not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which card of the file, from 1; 0 outside any card.
    pub card: u32,
    /// The line of the file, from 1.
    pub line: u64,
    /// What was found and what became of it, for a person to read.
    pub reason: String,
}

/// What comes next in a file of cards.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// Someone.
    Card(Box<ReadCard>),
    /// Text between cards, a card with nothing in it, or one too large. The reading goes on after it.
    Problem(Warning),
}

/// Reads cards from any source, one at a time.
///
/// A file without a card gives no [`Reading::Card`]: an empty one gives nothing, any other one [`Reading::Problem`].
///
/// # Example
/// ```
/// use fondly_core::cards::{CardReader, Reading};
/// let file = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n";
/// let Some(Ok(Reading::Card(ana))) = CardReader::new(file.as_bytes()).next() else { panic!() };
/// assert_eq!(ana.content.fields.name.shown(), "Ana");
/// ```
pub struct CardReader<R> {
    pieces: Splitter<R>,
    failed: bool,
}

impl<R: io::Read> CardReader<R> {
    /// A reader of this source; it has its own buffer.
    pub fn new(source: R) -> Self {
        Self { pieces: Splitter::new(source), failed: false }
    }
}

impl<R: io::Read> Iterator for CardReader<R> {
    type Item = io::Result<Reading>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        match self.pieces.next() {
            Ok(piece) => piece.map(|piece| Ok(read_piece(piece))),
            Err(error) => {
                self.failed = true;
                Some(Err(error))
            }
        }
    }
}

/// All readings of bytes that are in memory already.
#[must_use]
pub fn read_all(bytes: &[u8]) -> Vec<Reading> {
    CardReader::new(bytes).filter_map(Result::ok).collect()
}

fn read_piece(piece: Piece) -> Reading {
    match piece {
        Piece::Card(raw) => read_card(raw),
        Piece::Stray { card, line, reason } => Reading::Problem(Warning { card, line, reason }),
    }
}

fn read_card(found: RawCard) -> Reading {
    let RawCard { raw, card, line, complaints } = found;
    let meant = interpret(&Card::parse(&raw));
    if meant.content.is_empty() {
        let reason = "This card is empty: nothing in it could be read, so it was left out.".to_owned();
        return Reading::Problem(Warning { card, line, reason });
    }
    let nameless = meant.content.fields.name.shown().is_empty().then(|| (line, "This card has no name.".to_owned()));
    let inside = meant.complaints.into_iter().map(|(offset, reason)| (line + offset, reason));
    let warnings = complaints.into_iter().chain(inside).chain(nameless).map(|(line, reason)| Warning { card, line, reason }).collect();
    Reading::Card(Box::new(ReadCard { content: meant.content, raw, card, line, warnings, is_row: false }))
}
