//! The undo journal (S3): temporary triggers note every row that a step touches, so that no verb can forget to.
//!
//! A row's image is its values in column order. Columns are therefore only ever added, at the end, with a default.

use rusqlite::{
    Connection,
    functions::{Context, FunctionFlags},
    types::{Value, ValueRef},
};

use super::{Store, Table, Writer};
use crate::{Error, Result};

/// Makes this connection record what changes while a step is open.
pub(super) fn attach(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("row_image", -1, flags, image)?;
    connection.execute_batch("CREATE TEMP TABLE recording (step_id INTEGER)")?;
    for table in Table::ALL {
        let name = table.name();
        let before = columns(connection, table)?.iter().map(|column| format!("old.{column}")).collect::<Vec<_>>().join(", ");
        let trigger = |event: &str, row: &str, image: &str| {
            format!(
                "CREATE TEMP TRIGGER journal_{name}_{event} AFTER {event} ON main.{name} WHEN (SELECT step_id FROM recording) IS NOT NULL BEGIN
                   INSERT INTO step_rows (step_id, tbl, row_id, before) SELECT step_id, '{name}', {row}.id, {image} FROM recording;
                 END;"
            )
        };
        connection.execute_batch(&trigger("INSERT", "new", "NULL"))?;
        connection.execute_batch(&trigger("UPDATE", "old", &format!("row_image({before})")))?;
        connection.execute_batch(&trigger("DELETE", "old", &format!("row_image({before})")))?;
    }
    Ok(())
}

impl Writer<'_> {
    /// Everything written from here on belongs to step `id`.
    pub(super) fn record_into(&self, id: i64) -> Result<()> {
        self.stop_recording()?;
        self.prepare_cached("INSERT INTO recording (step_id) VALUES (?1)")?.execute([id])?;
        Ok(())
    }

    /// What is written from here on belongs to no step.
    pub(super) fn stop_recording(&self) -> Result<()> {
        self.prepare_cached("DELETE FROM recording")?.execute([])?;
        Ok(())
    }

    /// Puts every row that step `id` touched back as it was, and leaves in their place what undoes *that*: running it
    /// twice changes nothing.
    pub(super) fn reverse(&self, id: i64) -> Result<()> {
        // Parents and children come back in the order they went, which may not be the one their keys want.
        self.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let last: i64 = self.query_row("SELECT coalesce(max(seq), 0) FROM step_rows WHERE step_id = ?1", [id], |row| row.get(0))?;
        self.record_into(id)?;
        let mut rows = self.prepare("SELECT tbl, row_id, before FROM step_rows WHERE step_id = ?1 AND seq <= ?2 ORDER BY seq DESC")?;
        let mut rows = rows.query([id, last])?;
        let puts = Puts::new(self)?;
        while let Some(row) = rows.next()? {
            let table = Table::named(row.get_ref(0)?.as_str().unwrap_or_default()).ok_or_else(unreadable)?;
            match row.get_ref(2)? {
                ValueRef::Blob(before) => puts.put_back(self, table, before)?,
                _ => {
                    self.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", table.name()))?.execute([row.get::<_, Value>(1)?])?;
                }
            }
        }
        self.stop_recording()?;
        self.execute("DELETE FROM step_rows WHERE step_id = ?1 AND seq <= ?2", [id, last])?;
        Ok(())
    }
}

impl Store {
    /// The columns of a journalled table, in order; for the test that holds "added at the end".
    ///
    /// # Errors
    /// - What SQLite says.
    pub fn columns(&self, table: Table) -> Result<Vec<String>> {
        columns(&self.connection, table)
    }
}

/// The columns of each table, for putting rows back.
struct Puts(Vec<(Table, Vec<String>)>);

impl Puts {
    fn new(connection: &Connection) -> Result<Self> {
        Table::ALL.into_iter().map(|table| Ok((table, columns(connection, table)?))).collect::<Result<_>>().map(Self)
    }

    /// Puts a row back. An image from before a column was added leaves that column at its default.
    fn put_back(&self, writer: &Writer<'_>, table: Table, before: &[u8]) -> Result<()> {
        let (_, columns) = self.0.iter().find(|(of, _)| *of == table).ok_or_else(unreadable)?;
        let values = values(before).ok_or_else(unreadable)?;
        let columns = columns.get(..values.len()).ok_or_else(unreadable)?;
        let places = (1..=columns.len()).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ");
        let set = columns.iter().map(|column| format!("{column} = excluded.{column}")).collect::<Vec<_>>().join(", ");
        let (name, columns) = (table.name(), columns.join(", "));
        let sql = format!("INSERT INTO {name} ({columns}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {set}");
        writer.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
        Ok(())
    }
}

fn unreadable() -> Error {
    Error::Broken("a step of the history can't be read".to_owned())
}

pub(super) fn columns(connection: &Connection, table: Table) -> Result<Vec<String>> {
    let mut names = connection.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = names.query_map([table.name()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

/// The arguments as bytes: a letter for the type, then the value; texts and blobs with their length before them.
fn image(context: &Context<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(256);
    for at in 0..context.len() {
        match context.get_raw(at) {
            ValueRef::Null => bytes.push(b'n'),
            ValueRef::Integer(number) => {
                bytes.push(b'i');
                bytes.extend(number.to_le_bytes());
            }
            ValueRef::Real(number) => {
                bytes.push(b'r');
                bytes.extend(number.to_le_bytes());
            }
            ValueRef::Text(text) => extend_sized(&mut bytes, b't', text),
            ValueRef::Blob(blob) => extend_sized(&mut bytes, b'b', blob),
        }
    }
    Ok(bytes)
}

fn extend_sized(bytes: &mut Vec<u8>, letter: u8, value: &[u8]) {
    bytes.push(letter);
    bytes.extend(u64::try_from(value.len()).unwrap_or(u64::MAX).to_le_bytes());
    bytes.extend(value);
}

/// Reads what [`image`] wrote; `None` when it is torn.
pub(super) fn values(mut bytes: &[u8]) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    while let Some((letter, rest)) = bytes.split_first() {
        bytes = rest;
        values.push(match letter {
            b'n' => Value::Null,
            b'i' => Value::Integer(i64::from_le_bytes(eight(&mut bytes)?)),
            b'r' => Value::Real(f64::from_le_bytes(eight(&mut bytes)?)),
            b't' => Value::Text(String::from_utf8(sized(&mut bytes)?.to_vec()).ok()?),
            b'b' => Value::Blob(sized(&mut bytes)?.to_vec()),
            _ => return None,
        });
    }
    Some(values)
}

fn eight(bytes: &mut &[u8]) -> Option<[u8; 8]> {
    let (eight, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*eight)
}

fn sized<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(u64::from_le_bytes(eight(bytes)?)).ok()?;
    let (value, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(value)
}
