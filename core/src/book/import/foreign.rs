//! A file of another program that is no card comes in person by person, as if each were a card: a table, a calendar of birthdays, a
//! copy of a Monica account.

use std::{fs, io::Read as _, ops::ControlFlow, path::Path};

use super::{progress::Meter, unreadable, update::content_of};
use crate::{
    Result,
    cards::{ReadCard, Reading, Warning, write_card},
    formats::{Foreign, Meanings, is_monica, read_calendar, read_monica, read_table},
};

/// The largest such file that is read: it is in memory as a whole.
const LARGEST: u64 = 256 << 20;

/// What is in a file, by its ending and its first bytes; `None` when it is one of cards.
pub(super) fn in_file(path: &Path, said: &Meanings) -> Result<Option<Foreign>> {
    let is_named = |endings: &[&str]| path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)));
    let (is_table, is_calendar) = (is_named(&["csv", "tsv"]), is_named(&["ics", "ical", "icalendar"]));
    if !is_table && !is_calendar && !is_of_monica(path) {
        return Ok(None);
    }
    let size = fs::metadata(path).map_or(0, |known| known.len());
    if size > LARGEST {
        return Err(unreadable(path, "it is larger than 256 MB; please split it"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, error.to_string()))?;
    Ok(if is_table {
        read_table(&decoded(&bytes), said)
    } else if is_calendar {
        read_calendar(&bytes)
    } else {
        read_monica(&bytes)
    })
}

/// Begins the file as a copy of a Monica account does?
pub(super) fn is_of_monica(path: &Path) -> bool {
    let mut start = [0; 512];
    let read = fs::File::open(path).and_then(|mut file| file.read(&mut start)).unwrap_or(0);
    let start = start.get(..read).unwrap_or_default().trim_ascii_start();
    start.starts_with(b"{") && is_monica(start)
}

/// The bytes as text: by their mark, else UTF-8, else what Windows writes in Western Europe.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let rest = bytes.get(mark..).unwrap_or_default();
    let (text, had_errors) = encoding.decode_without_bom_handling(rest);
    if had_errors { encoding_rs::WINDOWS_1252.decode_without_bom_handling(rest).0.into_owned() } else { text.into_owned() }
}

/// The people as cards, one at a time. Each is kept as the card that says the same: what comes again is known by it.
pub(super) fn each(
    table: Foreign,
    mut meter: Option<&mut Meter<'_>>,
    take: &mut dyn FnMut(Reading) -> Result<ControlFlow<()>>,
) -> Result<ControlFlow<()>> {
    for (line, reason) in table.complaints {
        let _goes_on = take(Reading::Problem(Warning { card: 0, line, reason }))?;
    }
    let is_row = !table.columns.is_empty();
    for (number, (line, content)) in (1..).zip(table.people) {
        let raw = write_card(&content, None);
        let card = ReadCard { content: content_of(&raw), raw, card: number, line, warnings: Vec::new(), is_row };
        let end = take(Reading::Card(Box::new(card)))?;
        if end.is_break() || meter.as_deref_mut().is_some_and(|meter| meter.card().is_break()) {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}
