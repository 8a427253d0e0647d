//! Lines to cards: where each begins and ends, whatever is missing, nested or in between.

use std::io::{self, Read};

use super::lines::{Line, Lines};

/// The largest card that is read. A photo of 8 MB is 11 MB as a card writes it.
const MOST: usize = 12 * 1024 * 1024;

/// One card's bytes and where they were.
pub(crate) struct RawCard {
    pub(crate) raw: Vec<u8>,
    pub(crate) card: u32,
    pub(crate) line: u64,
    /// What was wrong with its frame: line of the file, and reason.
    pub(crate) complaints: Vec<(u64, String)>,
}

/// What a file falls into.
pub(crate) enum Piece {
    Card(RawCard),
    /// Something that is no card; `card` is 0 outside any.
    Stray {
        card: u32,
        line: u64,
        reason: String,
    },
}

/// Cuts a source into cards.
pub(crate) struct Splitter<R> {
    lines: Lines<R>,
    /// A line that ended one card and belongs to the next.
    held: Option<Line>,
    cards: u32,
}

impl<R: Read> Splitter<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { lines: Lines::new(source), held: None, cards: 0 }
    }

    /// The next card or stray text; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Piece>> {
        let mut stray: Option<u64> = None;
        while let Some(line) = self.line()? {
            match begin(&line.bytes) {
                Some(at) if stray.is_none() && is_blank(line.bytes.get(..at).unwrap_or_default()) => {
                    return self.card(line, at).map(Some);
                }
                // Text stands before the card: it is told first, the card comes with the next call.
                Some(at) => {
                    let number = line.number;
                    self.held = Some(Line { bytes: line.bytes.get(at..).unwrap_or_default().to_vec(), number });
                    return Ok(Some(outside(stray.unwrap_or(number))));
                }
                None if is_blank(&line.bytes) || end(&line.bytes).is_some() => {}
                None => stray = stray.or(Some(line.number)),
            }
        }
        Ok(stray.map(outside))
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.held.take() {
            return Ok(Some(line));
        }
        let mut line = Line::default();
        Ok(self.lines.next(&mut line, MOST + 1)?.then_some(line))
    }

    /// The card whose `BEGIN` is at `at` in `first`.
    fn card(&mut self, first: Line, at: usize) -> io::Result<Piece> {
        self.cards = self.cards.saturating_add(1);
        let mut open = Open::new(first, at, self.cards);
        let mut line = Line::default();
        loop {
            if !self.lines.next(&mut line, MOST + 1)? {
                let reason = "The file ends before this card does; what was there has been read.";
                return Ok(open.close(Some((line.number.saturating_sub(1), reason))));
            }
            match open.takes(&line.bytes) {
                Taken::Inside => open.push(&line.bytes),
                Taken::End(length) => {
                    let (own, rest) = line.bytes.split_at_checked(length).unwrap_or((&line.bytes, &[]));
                    open.push(own);
                    if !is_blank(rest) {
                        self.held = Some(Line { bytes: rest.to_vec(), number: line.number });
                    }
                    return Ok(open.close(None));
                }
                Taken::NextBegins => {
                    let reason = "This card has no END:VCARD; it was closed where the next one begins.";
                    let number = line.number;
                    self.held = Some(line);
                    return Ok(open.close(Some((number, reason))));
                }
            }
        }
    }
}

/// A card that is being collected.
struct Open {
    raw: Vec<u8>,
    card: u32,
    line: u64,
    too_large: bool,
    /// Cards inside this one: vCard 2.1 wrote an `AGENT` as a whole card.
    nested: u32,
    agent: Agent,
    indented: bool,
}

/// Whether the line before could open a nested card.
#[derive(Clone, Copy, PartialEq)]
enum Agent {
    No,
    /// `AGENT:`, and its card would begin on the next line.
    Announced,
    /// `AGENT:BEGIN:VCARD`; folded into one property if the next line is indented.
    Begun,
}

enum Taken {
    Inside,
    /// The card ends after this many bytes of the line.
    End(usize),
    NextBegins,
}

impl Open {
    fn new(first: Line, at: usize, card: u32) -> Self {
        let indent = first.bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let from = if indent == at { 0 } else { at };
        let raw = first.bytes.get(from..).unwrap_or_default().to_vec();
        Self { raw, card, line: first.number, too_large: false, nested: 0, agent: Agent::No, indented: indent > 0 && from == 0 }
    }

    fn takes(&mut self, line: &[u8]) -> Taken {
        let indented = matches!(line.first(), Some(b' ' | b'\t'));
        if self.agent == Agent::Begun && !indented && !is_blank(line) {
            self.nested = self.nested.saturating_add(1);
            self.agent = Agent::No;
        }
        if indented && !self.indented {
            // What follows `AGENT:BEGIN:VCARD` indented is that one property, folded.
            self.agent = if self.agent == Agent::Begun { Agent::No } else { self.agent };
            return Taken::Inside;
        }
        if let Some(length) = end(line) {
            self.agent = Agent::No;
            if self.nested == 0 {
                return Taken::End(length);
            }
            self.nested -= 1;
        } else if begin(line).is_some_and(|at| is_blank(line.get(..at).unwrap_or_default())) {
            if self.agent != Agent::Announced {
                return Taken::NextBegins;
            }
            self.nested = self.nested.saturating_add(1);
            self.agent = Agent::No;
        } else if !is_blank(line) {
            self.agent = agent(line);
        }
        Taken::Inside
    }

    fn push(&mut self, line: &[u8]) {
        if self.too_large || self.raw.len() + line.len() > MOST {
            self.too_large = true;
            self.raw = Vec::new();
        } else {
            self.raw.extend_from_slice(line);
        }
    }

    fn close(self, complaint: Option<(u64, &str)>) -> Piece {
        if self.too_large {
            let reason = "This card is larger than 10 MB, so it was left out.".to_owned();
            return Piece::Stray { card: self.card, line: self.line, reason };
        }
        let complaints = complaint.into_iter().map(|(line, reason)| (line, reason.to_owned())).collect();
        Piece::Card(RawCard { raw: self.raw, card: self.card, line: self.line, complaints })
    }
}

fn outside(line: u64) -> Piece {
    Piece::Stray { card: 0, line, reason: "There is text here that belongs to no card; it was passed over.".to_owned() }
}

fn agent(line: &[u8]) -> Agent {
    if !line.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"AGENT")) {
        return Agent::No;
    }
    match begin(line) {
        Some(_) => Agent::Begun,
        None if line.trim_ascii_end().ends_with(b":") => Agent::Announced,
        None => Agent::No,
    }
}

/// Where `BEGIN:VCARD` begins, if the line ends with it: text may stand before it, blanks anywhere.
fn begin(line: &[u8]) -> Option<usize> {
    let line = trim_end(line);
    let word = line.len().checked_sub(5).filter(|at| line.get(*at..).is_some_and(|word| word.eq_ignore_ascii_case(b"VCARD")))?;
    let head = trim_end(line.get(..word)?).strip_suffix(b":").map(trim_end)?;
    let at = head.len().checked_sub(5)?;
    head.get(at..)?.eq_ignore_ascii_case(b"BEGIN").then_some(at)
}

/// How many bytes of the line are `END:VCARD`, if it starts with that; a next card may be glued to it.
fn end(line: &[u8]) -> Option<usize> {
    let rest = |at: usize| line.get(at..).unwrap_or_default();
    let mut at = leading(line);
    if !rest(at).get(..3)?.eq_ignore_ascii_case(b"END") {
        return None;
    }
    at += 3;
    at += leading(rest(at));
    at += rest(at).starts_with(b":").then_some(1)?;
    at += leading(rest(at));
    if !rest(at).get(..5)?.eq_ignore_ascii_case(b"VCARD") {
        return None;
    }
    at += 5;
    let after = rest(at);
    if is_blank(after) {
        return Some(line.len());
    }
    // `cat a.vcf b.vcf` where the first has no last line end; a byte-order mark may stand between.
    begin(after).filter(|gap| is_blank(after.get(..*gap).unwrap_or_default())).map(|_| at)
}

fn leading(line: &[u8]) -> usize {
    line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn trim_end(line: &[u8]) -> &[u8] {
    let length = line.iter().rposition(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0)).map_or(0, |at| at + 1);
    line.get(..length).unwrap_or_default()
}

/// Nothing but blanks, zeros and byte-order marks.
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0 | 0x1A | 0xEF | 0xBB | 0xBF))
}
