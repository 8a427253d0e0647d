//! A book's file as text, for comparing: each row, and the schema.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, types::Value};

/// Every row of every table but those named, in the order of their keys.
pub(crate) fn rows(path: &Path, without: &[&str]) -> Vec<String> {
    let connection = open(path);
    let mut tables =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    assert!(tables.len() > 10, "the tables are found");
    let mut rows = Vec::new();
    for table in tables.iter().filter(|table| !without.contains(&table.as_str())) {
        let mut all = connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1")).unwrap();
        let columns = all.column_count();
        let text = |row: &rusqlite::Row<'_>| (0..columns).map(|at| Ok(text(&row.get(at)?))).collect::<rusqlite::Result<Vec<_>>>();
        rows.extend(all.query_map([], text).unwrap().map(|row| format!("{table}: {}", row.unwrap().join(" | "))));
    }
    // Whoever was never talked to may have a line of their last talks that says so.
    rows.retain(|row| !(row.starts_with("last_talks: ") && row.ends_with("| Null | Null | Null")));
    rows
}

/// The schema: what every table, index and trigger was made by.
pub(crate) fn schema(path: &Path) -> Vec<String> {
    let connection = open(path);
    let mut all = connection.prepare("SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1").unwrap();
    all.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

fn open(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file opens")
}

fn text(value: &Value) -> String {
    match value {
        Value::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        Value::Text(text) => format!("{text:?}"),
        other => format!("{other:?}"),
    }
}
