//! The table `circles`.

use rusqlite::{OptionalExtension, Row};

use super::{
    Reader, Writer,
    text::{Stored, cadence, id, stored},
};
use crate::{
    Result,
    domain::{Cadence, Circle, CircleFields, CircleId},
};

const CIRCLE: &str = "SELECT id, name, tone, every, unit, position, notify_at FROM circles";

fn circle(row: &Row<'_>) -> rusqlite::Result<Circle> {
    Ok(Circle {
        id: id(row, "id")?,
        fields: CircleFields {
            name: row.get("name")?,
            tone: Stored::get(row, "tone")?,
            cadence: cadence(row, "every", "unit")?,
            notify_at: Stored::get_opt(row, "notify_at")?,
        },
        position: row.get("position")?,
    })
}

impl Reader<'_> {
    /// The circles, closest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn circles(&self) -> Result<Vec<Circle>> {
        let mut query = self.connection.prepare_cached(&format!("{CIRCLE} ORDER BY position, name"))?;
        Ok(query.query_map([], circle)?.collect::<Result<_, _>>()?)
    }

    /// One circle.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn circle(&self, id: CircleId) -> Result<Option<Circle>> {
        Ok(self.connection.prepare_cached(&format!("{CIRCLE} WHERE id = ?1"))?.query_row([id.as_bytes()], circle).optional()?)
    }

    /// How many people who are not trashed are in a circle.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_in_circle(&self, id: CircleId) -> Result<u32> {
        let sql = "SELECT count(*) FROM contacts WHERE circle_id = ?1 AND state NOT IN ('trashed', 'merged')";
        Ok(self.connection.prepare_cached(sql)?.query_row([id.as_bytes()], |row| row.get(0))?)
    }
}

impl Writer<'_> {
    /// Writes a circle, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_circle(&self, circle: &Circle) -> Result<()> {
        let sql = "INSERT INTO circles (id, name, tone, every, unit, position, notify_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET name = ?2, tone = ?3, every = ?4, unit = ?5, position = ?6, notify_at = ?7";
        let CircleFields { name, tone, cadence, notify_at } = &circle.fields;
        self.prepare_cached(sql)?.execute((
            circle.id.as_bytes(),
            name,
            tone.stored(),
            cadence.map(Cadence::every),
            stored(cadence.map(Cadence::unit).as_ref()),
            circle.position,
            stored(notify_at.as_ref()),
        ))?;
        Ok(())
    }

    /// Removes a circle; its people stay, in none.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_circle(&self, id: CircleId) -> Result<()> {
        self.prepare_cached("DELETE FROM circles WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
