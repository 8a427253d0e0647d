//! Whole tables as they stand, every column by its name: for a copy of the book that other programs can read.

use rusqlite::{
    OptionalExtension, Row,
    types::{Value, ValueRef},
};

use super::{Reader, Table, Writer};
use crate::{Error, Result};

/// A value in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes: an identity, a card, a key.
    Blob(Vec<u8>),
}

/// A row: its columns in their order, by name.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow(pub Vec<(String, Cell)>);

impl TableRow {
    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&Cell> {
        self.0.iter().find_map(|(name, cell)| (name == column).then_some(cell))
    }

    /// The text of a column; empty when it holds none.
    #[must_use]
    pub fn text(&self, column: &str) -> &str {
        if let Some(Cell::Text(text)) = self.cell(column) { text } else { "" }
    }

    /// Does a column hold a yes?
    #[must_use]
    pub fn is_set(&self, column: &str) -> bool {
        self.cell(column) == Some(&Cell::Integer(1))
    }

    /// The identity in a column.
    #[must_use]
    pub fn identity(&self, column: &str) -> Option<[u8; 16]> {
        if let Some(Cell::Blob(bytes)) = self.cell(column) { bytes.as_slice().try_into().ok() } else { None }
    }
}

fn cells(row: &Row<'_>) -> rusqlite::Result<TableRow> {
    let names: Vec<String> = row.as_ref().column_names().map(str::to_owned).collect();
    let cell = |(at, name): (usize, String)| {
        let cell = match row.get_ref(at)? {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(number) => Cell::Integer(number),
            ValueRef::Real(number) => Cell::Real(number),
            ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Cell::Blob(bytes.to_vec()),
        };
        Ok((name, cell))
    };
    names.into_iter().enumerate().map(cell).collect::<rusqlite::Result<_>>().map(TableRow)
}

impl Reader<'_> {
    /// Every row of a table, ordered by identity.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn rows_of(&self, table: Table) -> Result<Vec<TableRow>> {
        let mut query = self.connection.prepare(&format!("SELECT * FROM {} ORDER BY id", table.name()))?;
        Ok(query.query_map([], cells)?.collect::<Result<_, _>>()?)
    }

    /// The row of a table with this identity.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn row_of(&self, table: Table, id: &[u8]) -> Result<Option<TableRow>> {
        let mut query = self.connection.prepare_cached(&format!("SELECT * FROM {} WHERE id = ?1", table.name()))?;
        Ok(query.query_row([id], cells).optional()?)
    }
}

impl Writer<'_> {
    /// Adds rows; one that is there already, or says the same as another where only one may, stays as it is. Columns a row doesn't name
    /// have their default.
    ///
    /// # Errors
    /// - `Refused`: a row names a column that this table doesn't have; what the disk says.
    pub fn add_rows<'r>(&self, table: Table, rows: impl IntoIterator<Item = &'r TableRow>) -> Result<()> {
        let known = super::journal::columns(self, table)?;
        rows.into_iter().try_for_each(|row| self.add_row(table, &known, row))
    }

    fn add_row(&self, table: Table, known: &[String], TableRow(row): &TableRow) -> Result<()> {
        if let Some((name, _)) = row.iter().find(|(name, _)| !known.contains(name)) {
            let sentence =
                format!("The table {} has no column {name}: this file is from a newer Fondly. Nothing was changed.", table.name());
            return Err(Error::Refused(sentence));
        }
        let names = row.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        let places = (1..=row.len()).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ");
        let values = row.iter().map(|(_, cell)| match cell {
            Cell::Null => Value::Null,
            Cell::Integer(number) => Value::Integer(*number),
            Cell::Real(number) => Value::Real(*number),
            Cell::Text(text) => Value::Text(text.clone()),
            Cell::Blob(bytes) => Value::Blob(bytes.clone()),
        });
        let sql = format!("INSERT INTO {} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING", table.name());
        self.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
        Ok(())
    }

    /// Adds a row in the place of the one with its identity.
    ///
    /// # Errors
    /// - As [`Self::add_rows`].
    pub fn replace_row(&self, table: Table, row: &TableRow) -> Result<()> {
        self.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", table.name()))?.execute([row.identity("id")])?;
        self.add_rows(table, [row])
    }
}
