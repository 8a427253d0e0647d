//! Lines to logical lines: folds undone, soft breaks of quoted-printable joined, base64 without indents gathered.

use std::{borrow::Cow, ops::Range};

/// A property as one line, and where it stands in its card.
pub(super) struct Logical<'a> {
    pub(super) text: Cow<'a, [u8]>,
    /// Its bytes in the card, line ends and blank lines after it included.
    pub(super) span: Range<usize>,
    /// How many lines after the card's first it begins.
    pub(super) line: u64,
}

/// All logical lines of a card, `BEGIN` and `END` included. Every byte of the card is in exactly one span.
pub(super) fn logical_lines(raw: &[u8]) -> Vec<Logical<'_>> {
    let indent = raw.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let mut done: Vec<Logical<'_>> = Vec::new();
    let mut open = Open::default();
    let mut at = 0;
    let mut number = 0;
    while let Some((line, length)) = physical(raw.get(at..).unwrap_or_default()) {
        let span = at..at + length;
        at += length;
        number += 1;
        let own = line.iter().take(indent).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let line = line.get(own..).unwrap_or_default();
        let joined = done.last_mut().is_some_and(|current| {
            let joined = open.joins(current, line);
            if joined {
                current.span.end = span.end;
            }
            joined
        });
        if !joined {
            open = Open::default();
            open.look(line, 0);
            done.push(Logical { text: Cow::Borrowed(line), span, line: number - 1 });
        }
    }
    done
}

/// What is known of the logical line that may go on.
#[derive(Default)]
struct Open {
    kind: Kind,
    /// The first `:` has been seen, so `kind` is settled.
    headed: bool,
    blank: bool,
    nested: u32,
    /// Lines of this text look like properties and are none: what follows may as well.
    tells_of_cards: bool,
}

#[derive(Default, PartialEq)]
enum Kind {
    #[default]
    Plain,
    QuotedPrintable,
    Base64,
    /// A whole card may follow.
    Agent,
    /// `BEGIN` and `VERSION` are never folded; what is indented after them is a property of its own.
    Envelope,
}

impl Open {
    /// Settles the kind once the header of `text` is complete; `from` is where unseen bytes begin.
    fn look(&mut self, text: &[u8], from: usize) {
        if self.headed {
            return;
        }
        let Some(colon) = text.get(from..).and_then(|new| new.iter().position(|byte| *byte == b':')) else { return };
        self.headed = true;
        let header = text.get(..from + colon).unwrap_or_default();
        let value = text.get(from + colon + 1..).unwrap_or_default().trim_ascii();
        let name = header.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        let name = name.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
        let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        self.kind = if is(&["BEGIN", "VERSION"]) {
            Kind::Envelope
        } else if is(&["AGENT"]) && (value.is_empty() || value.eq_ignore_ascii_case(b"BEGIN:VCARD")) {
            self.nested = u32::from(!value.is_empty());
            Kind::Agent
        } else if is_quoted_printable(header) {
            Kind::QuotedPrintable
        } else if is(&["PHOTO", "LOGO", "KEY", "SOUND", "X-MS-CARDPICTURE"]) || is_base64(header) {
            Kind::Base64
        } else {
            Kind::Plain
        };
    }

    /// Appends the line to the current one if it goes on there; otherwise it begins another.
    fn joins(&mut self, current: &mut Logical<'_>, line: &[u8]) -> bool {
        if self.nested > 0 {
            return self.nests(line);
        }
        if line.iter().all(|byte| *byte == 0) {
            self.blank = true;
            return true;
        }
        let indented = matches!(line.first(), Some(b' ' | b'\t'));
        let soft = self.kind == Kind::QuotedPrintable && current.text.trim_ascii_end().ends_with(b"=");
        self.tells_of_cards |= soft && !self.blank && begins_property(line) && is_encoded_text(line);
        let content = match self.kind {
            Kind::Agent if begins(line, b"BEGIN") => {
                self.nested = 1;
                return true;
            }
            Kind::QuotedPrintable if begins_with_escape(line) => line,
            Kind::QuotedPrintable if soft && !self.blank && (self.tells_of_cards || !begins_property(line)) => line,
            Kind::Envelope if indented && begins_property(line.trim_ascii_start()) => return false,
            // One blank is the fold; any more are the text's own.
            _ if indented => line.get(1..).unwrap_or_default(),
            Kind::Base64 if (!self.blank || current.text.trim_ascii_end().ends_with(b":")) && is_base64_line(line) => line,
            _ => return false,
        };
        let text = current.text.to_mut();
        if soft {
            text.truncate(text.trim_ascii_end().len() - 1);
        }
        let from = text.len();
        text.extend_from_slice(content);
        self.blank = false;
        self.look(text, from);
        true
    }

    fn nests(&mut self, line: &[u8]) -> bool {
        if begins(line, b"BEGIN") {
            self.nested = self.nested.saturating_add(1);
        } else if begins(line, b"END") {
            self.nested -= 1;
        }
        true
    }
}

/// The first line without its end, and its length with it.
fn physical(rest: &[u8]) -> Option<(&[u8], usize)> {
    if rest.is_empty() {
        return None;
    }
    let Some(at) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else { return Some((rest, rest.len())) };
    let end = match rest.get(at..).unwrap_or_default() {
        [b'\r', b'\n', ..] => 2,
        [b'\r', b'\r', b'\n', ..] => 3,
        _ => 1,
    };
    Some((rest.get(..at).unwrap_or_default(), at + end))
}

pub(super) fn is_quoted_printable(header: &[u8]) -> bool {
    parameters(header).any(|value| ["QUOTED-PRINTABLE", "QP", "Q"].iter().any(|known| value.eq_ignore_ascii_case(known.as_bytes())))
}

pub(super) fn is_base64(header: &[u8]) -> bool {
    parameters(header).any(|value| ["BASE64", "B"].iter().any(|known| value.eq_ignore_ascii_case(known.as_bytes())))
}

/// The encodings a header names: `ENCODING=b`, or the bare word as vCard 2.1 writes it.
fn parameters(header: &[u8]) -> impl Iterator<Item = &[u8]> {
    header.split(|byte| *byte == b';').skip(1).filter_map(|part| match part.iter().position(|byte| *byte == b'=') {
        None => Some(part.trim_ascii()),
        Some(at) => {
            let name = part.get(..at)?.trim_ascii();
            let value = part.get(at + 1..)?.trim_ascii();
            let named = name.eq_ignore_ascii_case(b"ENCODING") || name.eq_ignore_ascii_case(b"TYPE") && value.len() > 2;
            named.then(|| value.trim_ascii()).map(|value| value.strip_prefix(b"\"").and_then(|v| v.strip_suffix(b"\"")).unwrap_or(value))
        }
    })
}

fn begins(line: &[u8], word: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let named = line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    named && line.get(word.len()..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"))
}

/// `END:VCARD` and nothing behind it.
fn is_end(line: &[u8]) -> bool {
    begins(line, b"END") && line.trim_ascii_end().to_ascii_uppercase().ends_with(b"VCARD")
}

fn begins_with_escape(line: &[u8]) -> bool {
    matches!(line, [b'=', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Has the line line ends in quoted-printable though it does not say so? Then it is part of a text that does.
fn is_encoded_text(line: &[u8]) -> bool {
    let header = line.split(|byte| *byte == b':').next().unwrap_or_default();
    !is_quoted_printable(header) && line.windows(3).any(|escape| matches!(escape, b"=0D" | b"=0A" | b"=0d" | b"=0a"))
}

fn is_base64_line(line: &[u8]) -> bool {
    line.trim_ascii_end().iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

/// Is this the start of a property that programs write? Words of a text that is broken softly hardly ever are.
fn begins_property(line: &[u8]) -> bool {
    const NAMES: [&str; 31] = [
        "ADR",
        "ANNIVERSARY",
        "BDAY",
        "CATEGORIES",
        "EMAIL",
        "FN",
        "GENDER",
        "GEO",
        "IMPP",
        "KEY",
        "KIND",
        "LABEL",
        "LOGO",
        "MAILER",
        "N",
        "NICKNAME",
        "NOTE",
        "ORG",
        "PHOTO",
        "PRODID",
        "RELATED",
        "REV",
        "ROLE",
        "SORT-STRING",
        "SOUND",
        "TEL",
        "TITLE",
        "TZ",
        "UID",
        "URL",
        "VERSION",
    ];
    let Some(end) = line.iter().take(80).position(|byte| matches!(byte, b':' | b';')) else { return false };
    let name = line.get(..end).unwrap_or_default().trim_ascii();
    let name = name.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let extension = name.len() > 2 && name.starts_with(b"X-") && !name.contains(&b' ');
    extension
        || NAMES.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()) && !name.iter().any(u8::is_ascii_lowercase))
        || is_end(line)
}
