//! The table `requests`: what one program asks of another that has the same book open.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};

use super::{Reader, Writer, text::Stored};
use crate::{
    Result,
    domain::{Request, RequestKind},
};

/// How many are kept.
const KEPT: i64 = 20;

const REQUEST: &str = "SELECT id, what, at, answered_at, trouble FROM requests";

fn request(row: &Row<'_>) -> rusqlite::Result<Request> {
    let answered_at: Option<Timestamp> = Stored::get_opt(row, "answered_at")?;
    let trouble: Option<String> = row.get("trouble")?;
    let answered = answered_at.map(|at| (at, trouble));
    Ok(Request { id: row.get("id")?, what: Stored::get(row, "what")?, at: Stored::get(row, "at")?, answered })
}

impl Reader<'_> {
    /// The newest request of all: its number, 0 when there is none.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_request(&self) -> Result<i64> {
        let sql = "SELECT coalesce(max(id), 0) FROM requests";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Those that came after another, in order.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn requests_after(&self, id: i64) -> Result<Vec<Request>> {
        let mut query = self.connection.prepare_cached(&format!("{REQUEST} WHERE id > ?1 ORDER BY id"))?;
        Ok(query.query_map([id], request)?.collect::<Result<_, _>>()?)
    }

    /// One request.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn request(&self, id: i64) -> Result<Option<Request>> {
        Ok(self.connection.prepare_cached(&format!("{REQUEST} WHERE id = ?1"))?.query_row([id], request).optional()?)
    }
}

impl Writer<'_> {
    /// Asks; the request's number.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn add_request(&self, what: RequestKind, at: Timestamp) -> Result<i64> {
        self.prepare_cached("INSERT INTO requests (what, at) VALUES (?1, ?2)")?.execute((what.stored(), at.stored()))?;
        let id = self.last_insert_rowid();
        self.prepare_cached("DELETE FROM requests WHERE id <= ?1")?.execute([id - KEPT])?;
        Ok(id)
    }

    /// Answers a request, with what went wrong.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn answer_request(&self, id: i64, at: Timestamp, trouble: Option<&str>) -> Result<()> {
        let sql = "UPDATE requests SET answered_at = ?2, trouble = ?3 WHERE id = ?1";
        self.prepare_cached(sql)?.execute((id, at.stored(), trouble))?;
        Ok(())
    }
}
