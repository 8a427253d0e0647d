//! The table `exchanges`: what passes between the user and someone.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row};

use super::{
    Reader, Writer,
    text::{Stored, id},
};
use crate::{
    Result,
    domain::{ContactId, Exchange, ExchangeFields, ExchangeId, Standing},
};

const EXCHANGE: &str = "SELECT e.id, e.contact_id, e.kind, e.words, e.standing, e.on_day, e.asked_for, e.thanked_on FROM exchanges AS e";

fn exchange(row: &Row<'_>) -> rusqlite::Result<Exchange> {
    let fields = ExchangeFields { kind: Stored::get(row, "kind")?, words: row.get("words")?, standing: standing(row)? };
    Ok(Exchange { id: id(row, "id")?, contact: id(row, "contact_id")?, fields })
}

fn standing(row: &Row<'_>) -> rusqlite::Result<Standing> {
    let Some(on) = Stored::get_opt(row, "on_day")? else { return Ok(Standing::Idea) };
    let thanked_on = Stored::get_opt(row, "thanked_on")?;
    let is_received = row.get_ref("standing")?.as_str()? == "received";
    Ok(if is_received {
        Standing::Received { on, asked_for: row.get("asked_for")?, thanked_on }
    } else {
        Standing::Given { on, thanked_on }
    })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn exchange(&self, id: ExchangeId) -> Result<Option<Exchange>> {
        Ok(self.connection.prepare_cached(&format!("{EXCHANGE} WHERE e.id = ?1"))?.query_row([id.as_bytes()], exchange).optional()?)
    }

    /// All with one person, in the order they were noted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn exchanges_with(&self, contact: ContactId) -> Result<Vec<Exchange>> {
        let mut query = self.connection.prepare_cached(&format!("{EXCHANGE} WHERE e.contact_id = ?1 ORDER BY e.id"))?;
        Ok(query.query_map([contact.as_bytes()], exchange)?.collect::<Result<_, _>>()?)
    }

    /// What was received since a day from people who are there to be thanked, and the user has not: the oldest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn exchanges_not_thanked(&self, since: Date) -> Result<Vec<Exchange>> {
        // The plus keeps SQLite from going through everyone active.
        let sql = format!(
            "{EXCHANGE} JOIN contacts AS c ON c.id = e.contact_id
             WHERE e.standing = 'received' AND e.thanked_on IS NULL AND e.on_day >= ?1 AND +c.state = 'active' ORDER BY e.on_day, e.id"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map([since.stored()], exchange)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes one, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_exchange(&self, one: &Exchange) -> Result<()> {
        let sql = "INSERT INTO exchanges (id, contact_id, kind, words, standing, on_day, asked_for, thanked_on)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                   ON CONFLICT (id) DO UPDATE SET kind = ?3, words = ?4, standing = ?5, on_day = ?6, asked_for = ?7, thanked_on = ?8";
        let ExchangeFields { kind, words, standing } = &one.fields;
        let (word, asked_for) = match standing {
            Standing::Idea => ("idea", false),
            Standing::Given { .. } => ("given", false),
            Standing::Received { asked_for, .. } => ("received", *asked_for),
        };
        let [on, thanked_on] = [standing.on(), standing.thanked_on()].map(|day| day.map(|day| day.stored()));
        let row = (one.id.as_bytes(), one.contact.as_bytes(), kind.stored(), words, word, on, asked_for, thanked_on);
        self.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_exchange(&self, id: ExchangeId) -> Result<()> {
        self.prepare_cached("DELETE FROM exchanges WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
