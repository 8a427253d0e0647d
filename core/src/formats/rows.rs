//! The rows of a text that is a table (RFC 4180, with other delimiters), and the quotation marks in it that nothing closes.

/// The rows of a table, each with the line it begins on.
pub(super) type Rows = Vec<(u64, csv::StringRecord)>;

/// What a text says as a table.
pub(super) struct Table {
    pub rows: Rows,
    /// The lines of quotation marks that nothing closes.
    pub torn: Vec<u64>,
}

/// How many quotation marks that nothing closes are mended in one table, so that a made-up one costs no more; past them it is read as it stands.
const TORN: usize = 20;

/// The table of a text. A quotation mark that nothing closes would take everybody after it into one cell: its line is read for itself,
/// without the mark, and what follows anew. One that a mark of a later row seems to close can't be told from a cell of several lines.
pub(super) fn table(text: &str, delimiter: char) -> Option<Table> {
    let mut table = Table { rows: Rows::new(), torn: Vec::new() };
    let (mut rest, mut first) = (text, 1);
    loop {
        table.rows.extend(rows_from(rest, delimiter, first)?);
        let Some((line, last)) = table.rows.last() else {
            return Some(table);
        };
        let Some((broken, behind)) = unclosed(rest, last, delimiter).filter(|_| table.torn.len() < TORN) else {
            return Some(table);
        };
        let line = *line;
        table.rows.pop();
        table.rows.push((line, broken.replace('"', "").split(delimiter).collect()));
        table.torn.push(line);
        (rest, first) = (behind, line + 1);
    }
}

/// The first line of a text's last row and what stands behind it, when a quotation mark in the row is never closed.
fn unclosed<'a>(text: &'a str, last: &csv::StringRecord, delimiter: char) -> Option<(&'a str, &'a str)> {
    let start = usize::try_from(last.position()?.byte()).ok()?;
    let last = text.get(start..)?.trim_start_matches(['\r', '\n']);
    let (broken, behind) = last.trim_end().split_once('\n')?;
    // One more row behind it would be a row of its own, were the mark closed.
    let is_open = reader(&format!("{last}\n."), delimiter)?.records().count() == 1;
    is_open.then_some((broken, behind))
}

fn reader(text: &str, delimiter: char) -> Option<csv::Reader<&[u8]>> {
    let delimiter = u8::try_from(delimiter).ok()?;
    Some(csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes()))
}

/// The rows of a text of which the first line has a number.
fn rows_from(text: &str, delimiter: char, first: u64) -> Option<Rows> {
    let mut rows = Rows::new();
    let (mut line, mut counted) = (first, 0);
    for row in reader(text, delimiter)?.records() {
        let row = row.ok()?;
        let start = row.position().map_or(0, csv::Position::byte);
        // The reader's own count loses a line where lines end in two signs: the second is left for the next row.
        let start = usize::try_from(start).ok()?;
        let ends = text.get(counted..start).unwrap_or_default().matches('\n').count();
        let left = usize::from(text.get(start..).is_some_and(|rest| rest.starts_with('\n')));
        line += u64::try_from(ends + left).ok()?;
        counted = start + left;
        rows.push((line, row));
    }
    Some(rows)
}
