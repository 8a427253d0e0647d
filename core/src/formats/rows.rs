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
/// without that mark, and what follows anew.
pub(super) fn table(text: &str, delimiter: char) -> Option<Table> {
    let mut table = Table { rows: Rows::new(), torn: Vec::new() };
    let (mut rest, mut first) = (text, 1);
    while let Some((start, mark)) = torn_mark(rest, delimiter).filter(|_| table.torn.len() < TORN) {
        let (before, behind) = rest.split_at_checked(start)?;
        table.rows.extend(rows_from(before, delimiter, first)?);
        let line = first + u64::try_from(before.matches('\n').count()).ok()?;
        let (broken, behind) = behind.split_once('\n')?;
        let (cells, torn) = broken.split_at_checked(mark - start)?;
        let mended = format!("{cells}{}", torn.trim_end().strip_prefix('"').unwrap_or(torn));
        table.rows.extend(rows_from(&mended, delimiter, line)?);
        table.torn.push(line);
        (rest, first) = (behind, line + 1);
    }
    table.rows.extend(rows_from(rest, delimiter, first)?);
    Some(table)
}

/// Where the line begins, and where the quotation mark in it stands, that takes other lines into its cell and is closed by nothing that
/// ends a cell: not at all, or by the mark that opens a cell of a later row. A mark within a text is a writer's slip, and none of these.
fn torn_mark(text: &str, delimiter: char) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (delimiter, mut line, mut at) = (u8::try_from(delimiter).ok()?, 0, 0);
    loop {
        if bytes.get(at) == Some(&b'"') {
            let (end, closed) = end_of_quoted(bytes, at + 1, delimiter);
            let cell = bytes.get(at..end)?;
            if let Some(last) = cell.iter().rposition(|byte| *byte == b'\n') {
                if !closed {
                    return Some((line, at));
                }
                line = at + last + 1;
            }
            at = end;
        }
        at += bytes.get(at..)?.iter().position(|byte| *byte == delimiter || *byte == b'\n')?;
        if bytes.get(at) == Some(&b'\n') {
            line = at + 1;
        }
        at += 1;
    }
}

/// Where a quoted cell ends, and whether what ends it is no mark that opens another cell.
fn end_of_quoted(bytes: &[u8], from: usize, delimiter: u8) -> (usize, bool) {
    let mut at = from;
    loop {
        let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'"')) else {
            return (bytes.len(), false);
        };
        let mark = at + found;
        at = mark + 1;
        match bytes.get(at) {
            Some(b'"') => at += 1,
            next => {
                let ends = next.is_none_or(|next| *next == delimiter || matches!(next, b'\r' | b'\n'));
                let begins = mark > from && bytes.get(mark - 1).is_some_and(|before| *before == delimiter || *before == b'\n');
                return (at, ends || !begins);
            }
        }
    }
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
