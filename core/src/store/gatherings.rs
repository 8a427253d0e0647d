//! The tables `gatherings` and `gathering_people`: events where people meet, and who is part of them.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Params, Row};

use super::{
    Reader, Writer,
    text::{Stored, id, id_opt},
};
use crate::{
    Result,
    domain::{ContactId, Gathering, GatheringFields, GatheringId, Guest, GuestId, InteractionId},
};

const GATHERING: &str = "SELECT id, name, day, place, goal, hoped, pitch FROM gatherings";
/// Whoever went into someone else, or is in the trash, is out of sight.
const GUEST: &str = "SELECT p.id, p.gathering_id, p.contact_id, p.presence, p.line, p.next, p.talk_id FROM gathering_people AS p
    JOIN contacts AS c ON c.id = p.contact_id AND c.state NOT IN ('merged', 'trashed')";

fn gathering(row: &Row<'_>) -> rusqlite::Result<Gathering> {
    Ok(Gathering {
        id: id(row, "id")?,
        fields: GatheringFields {
            name: row.get("name")?,
            day: Stored::get(row, "day")?,
            place: row.get("place")?,
            goal: row.get("goal")?,
            hoped: row.get("hoped")?,
            pitch: row.get("pitch")?,
        },
    })
}

fn guest(row: &Row<'_>) -> rusqlite::Result<Guest> {
    Ok(Guest {
        id: id(row, "id")?,
        gathering: id(row, "gathering_id")?,
        person: id(row, "contact_id")?,
        presence: Stored::get(row, "presence")?,
        line: row.get("line")?,
        next: row.get("next")?,
        talk: id_opt(row, "talk_id")?,
    })
}

impl Reader<'_> {
    /// One gathering.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn gathering(&self, id: GatheringId) -> Result<Option<Gathering>> {
        Ok(self.connection.prepare_cached(&format!("{GATHERING} WHERE id = ?1"))?.query_row([id.as_bytes()], gathering).optional()?)
    }

    /// All of them, the latest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn gatherings(&self) -> Result<Vec<Gathering>> {
        let mut query = self.connection.prepare_cached(&format!("{GATHERING} ORDER BY day DESC, id DESC"))?;
        Ok(query.query_map([], gathering)?.collect::<Result<_, _>>()?)
    }

    /// Those from a day to another, both included, in the order of their days.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn gatherings_between(&self, from: Date, to: Date) -> Result<Vec<Gathering>> {
        let mut query = self.connection.prepare_cached(&format!("{GATHERING} WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id"))?;
        Ok(query.query_map((from.stored(), to.stored()), gathering)?.collect::<Result<_, _>>()?)
    }

    /// One guest.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn guest(&self, id: GuestId) -> Result<Option<Guest>> {
        Ok(self.guests_where("WHERE p.id = ?1", [id.as_bytes()])?.pop())
    }

    /// Whoever is part of a gathering, in the order they came to it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn guests(&self, gathering: GatheringId) -> Result<Vec<Guest>> {
        self.guests_where("WHERE p.gathering_id = ?1 ORDER BY p.id", [gathering.as_bytes()])
    }

    /// Someone at a gathering, if they are part of it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn guest_called(&self, gathering: GatheringId, person: ContactId) -> Result<Option<Guest>> {
        let which = "WHERE p.gathering_id = ?1 AND p.contact_id = ?2";
        Ok(self.guests_where(which, (gathering.as_bytes(), person.as_bytes()))?.pop())
    }

    fn guests_where(&self, which: &str, params: impl Params) -> Result<Vec<Guest>> {
        let mut query = self.connection.prepare_cached(&format!("{GUEST} {which}"))?;
        Ok(query.query_map(params, guest)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes a gathering, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_gathering(&self, one: &Gathering) -> Result<()> {
        let sql = "INSERT INTO gatherings (id, name, day, place, goal, hoped, pitch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET name = ?2, day = ?3, place = ?4, goal = ?5, hoped = ?6, pitch = ?7";
        let GatheringFields { name, day, place, goal, hoped, pitch } = &one.fields;
        self.prepare_cached(sql)?.execute((one.id.as_bytes(), name, day.stored(), place, goal, hoped, pitch))?;
        Ok(())
    }

    /// Removes a gathering, with who was part of it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_gathering(&self, id: GatheringId) -> Result<()> {
        self.prepare_cached("DELETE FROM gatherings WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }

    /// Writes a guest, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_guest(&self, one: &Guest) -> Result<()> {
        let sql =
            "INSERT INTO gathering_people (id, gathering_id, contact_id, presence, line, next, talk_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET presence = ?4, line = ?5, next = ?6, talk_id = ?7";
        let Guest { id, gathering, person, presence, line, next, talk } = one;
        let talk = talk.as_ref().map(InteractionId::as_bytes);
        let row = (id.as_bytes(), gathering.as_bytes(), person.as_bytes(), presence.stored(), line, next, talk);
        self.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Removes a guest.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_guest(&self, id: GuestId) -> Result<()> {
        self.prepare_cached("DELETE FROM gathering_people WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
