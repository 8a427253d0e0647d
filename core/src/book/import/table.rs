//! A table of another program comes in row by row, as if each row were a card.

use std::{fs, ops::ControlFlow, path::Path};

use super::{unreadable, update::content_of};
use crate::{
    Result,
    cards::{ReadCard, Reading, Warning, write_card},
    formats::{Table, read_table},
};

/// The largest table that is read: it is in memory as a whole.
const LARGEST: u64 = 256 << 20;

/// The table in a file; `None` when the file is none of people.
pub(super) fn in_file(path: &Path) -> Result<Option<Table>> {
    let is_named_so = path.extension().is_some_and(|ending| ["csv", "tsv"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    if !is_named_so {
        return Ok(None);
    }
    let size = fs::metadata(path).map_or(0, |known| known.len());
    if size > LARGEST {
        return Err(unreadable(path, "it is larger than 256 MB; please split it"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, error.to_string()))?;
    Ok(read_table(&decoded(&bytes)))
}

/// The bytes as text: by their mark, else UTF-8, else what Windows writes in Western Europe.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let rest = bytes.get(mark..).unwrap_or_default();
    let (text, had_errors) = encoding.decode_without_bom_handling(rest);
    if had_errors { encoding_rs::WINDOWS_1252.decode_without_bom_handling(rest).0.into_owned() } else { text.into_owned() }
}

/// The rows as cards, one at a time. Each is kept as the card that says the same: what comes again is known by it.
pub(super) fn each(table: Table, take: &mut dyn FnMut(Reading) -> Result<ControlFlow<()>>) -> Result<ControlFlow<()>> {
    for (line, reason) in table.complaints {
        let _goes_on = take(Reading::Problem(Warning { card: 0, line, reason }))?;
    }
    for (number, (line, content)) in (1..).zip(table.people) {
        let raw = write_card(&content, None);
        let card = ReadCard { content: content_of(&raw), raw, card: number, line, warnings: Vec::new() };
        let end = take(Reading::Card(Box::new(card)))?;
        if end.is_break() {
            return Ok(end);
        }
    }
    Ok(ControlFlow::Continue(()))
}
