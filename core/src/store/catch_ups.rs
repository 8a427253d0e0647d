//! The tables `catch_ups` and `catch_up_people`.

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id, id_opt, stored},
};
use crate::{
    Result,
    domain::{CatchUp, CatchUpFields, CatchUpId, ContactId, mark},
};

const CATCH_UP: &str = "SELECT id, day, time, minutes, channel, place, what_for, state, repeats, until, series_id, period, revision, known_at FROM catch_ups AS c";

const SOMEONE: &str = "SELECT p.contact_id FROM catch_up_people AS p JOIN contacts AS who ON who.id = p.contact_id";
/// Who is at a catch-up: nobody in the trash or out of sight; someone who has died only at what is done. Their rows stay: they may come back.
const IS_THERE: &str = "(who.state IN ('active', 'archived') OR who.state = 'deceased' AND c.state = 'done')";

/// A row without its people.
fn catch_up(row: &Row<'_>) -> rusqlite::Result<CatchUp> {
    let series: Option<CatchUpId> = id_opt(row, "series_id")?;
    let repeats = Stored::get_opt(row, "repeats")?;
    let until: Option<Date> = Stored::get_opt(row, "until")?;
    Ok(CatchUp {
        id: id(row, "id")?,
        fields: CatchUpFields {
            day: Stored::get(row, "day")?,
            time: Stored::get_opt(row, "time")?,
            minutes: row.get("minutes")?,
            channel: Stored::get(row, "channel")?,
            place: row.get("place")?,
            what_for: row.get("what_for")?,
        },
        state: Stored::get(row, "state")?,
        people: Vec::new(),
        repeats: repeats.map(|how| (how, until)),
        of_series: series.zip(Stored::get_opt(row, "period")?),
        revision: row.get("revision")?,
        known_at: Stored::get_opt(row, "known_at")?,
    })
}

impl Reader<'_> {
    /// One catch-up, as it is on record.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn catch_up(&self, id: CatchUpId) -> Result<Option<CatchUp>> {
        let mut query = self.connection.prepare_cached(&format!("{CATCH_UP} WHERE id = ?1"))?;
        self.with_people(query.query_row([id.as_bytes()], catch_up).optional()?)
    }

    /// A coming round that differs from its series.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn coming_round(&self, series: CatchUpId, period: Date) -> Result<Option<CatchUp>> {
        let mut query = self.connection.prepare_cached(&format!("{CATCH_UP} WHERE series_id = ?1 AND period = ?2"))?;
        self.with_people(query.query_row((series.as_bytes(), period.stored()), catch_up).optional()?)
    }

    /// Catch-ups that are once, and single comings round, between two days, both included.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn catch_ups_between(&self, from: Date, to: Date) -> Result<Vec<CatchUp>> {
        let sql = format!(
            "{CATCH_UP} WHERE repeats IS NULL AND day BETWEEN ?1 AND ?2 AND EXISTS ({SOMEONE} WHERE p.catch_up_id = c.id AND {IS_THERE}) ORDER BY day, time, id"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let found = query.query_map((from.stored(), to.stored()), catch_up)?.collect::<Result<Vec<_>, _>>()?;
        found.into_iter().map(|one| self.peopled(one)).collect()
    }

    /// Catch-ups that come round and have begun by a day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn series_begun_by(&self, day: Date) -> Result<Vec<CatchUp>> {
        let sql = format!(
            "{CATCH_UP} WHERE repeats IS NOT NULL AND day <= ?1 AND EXISTS ({SOMEONE} WHERE p.catch_up_id = c.id AND {IS_THERE}) ORDER BY id"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let found = query.query_map([day.stored()], catch_up)?.collect::<Result<Vec<_>, _>>()?;
        found.into_iter().map(|one| self.peopled(one)).collect()
    }

    /// The days of a series of which a single coming round is on record.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn periods_on_record(&self, series: CatchUpId) -> Result<Vec<Date>> {
        let mut query = self.connection.prepare_cached("SELECT period FROM catch_ups WHERE series_id = ?1 ORDER BY period")?;
        Ok(query.query_map([series.as_bytes()], |row| Stored::get(row, "period"))?.collect::<Result<_, _>>()?)
    }

    /// The days of the last catch-ups with someone alone, the newest last, and whether each was moved there from another day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_days(&self, person: ContactId, count: u32) -> Result<Vec<(Date, bool)>> {
        let sql = "SELECT c.day, c.planned_for IS NOT NULL AND c.planned_for <> c.day AS moved
                   FROM catch_up_people AS p JOIN catch_ups AS c ON c.id = p.catch_up_id
                   WHERE p.contact_id = ?1 AND c.repeats IS NULL AND c.state <> 'cancelled'
                     AND (SELECT count(*) FROM catch_up_people AS all_of WHERE all_of.catch_up_id = c.id) = 1
                   ORDER BY c.day DESC, c.id DESC LIMIT ?2";
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &Row<'_>| Ok((Stored::get(row, "day")?, row.get("moved")?));
        let mut days: Vec<(Date, bool)> = query.query_map((person.as_bytes(), count), row)?.collect::<Result<_, _>>()?;
        days.reverse();
        Ok(days)
    }

    fn with_people(&self, found: Option<CatchUp>) -> Result<Option<CatchUp>> {
        found.map(|one| self.peopled(one)).transpose()
    }

    fn peopled(&self, one: CatchUp) -> Result<CatchUp> {
        let sql = format!("{SOMEONE} JOIN catch_ups AS c ON c.id = p.catch_up_id WHERE c.id = ?1 AND {IS_THERE} ORDER BY p.position");
        let mut query = self.connection.prepare_cached(&sql)?;
        let people = query.query_map([one.id.as_bytes()], |row| id::<mark::Contact>(row, "contact_id"))?.collect::<Result<_, _>>()?;
        Ok(CatchUp { people, ..one })
    }
}

impl Writer<'_> {
    /// Writes a catch-up, new or known, with its people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_catch_up(&self, catch_up: &CatchUp, at: Timestamp) -> Result<()> {
        let before = self.read().catch_up(catch_up.id)?;
        if before.as_ref() == Some(catch_up) {
            return Ok(());
        }
        let sql =
            "INSERT INTO catch_ups (id, day, time, minutes, channel, place, what_for, state, repeats, until, series_id, period, revision,
              created_at, planned_for, known_at)
            VALUES (:id, :day, :time, :minutes, :channel, :place, :what_for, :state, :repeats, :until, :series, :period, :revision, :at,
              coalesce(:period, :day), :known_at)
            ON CONFLICT (id) DO UPDATE SET day = :day, time = :time, minutes = :minutes, channel = :channel, place = :place,
              what_for = :what_for, state = :state, repeats = :repeats, until = :until, series_id = :series, period = :period,
              revision = :revision, known_at = :known_at";
        let CatchUpFields { day, time, minutes, channel, place, what_for } = &catch_up.fields;
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": catch_up.id.as_bytes(), ":day": day.stored(), ":time": stored(time.as_ref()), ":minutes": minutes,
            ":channel": channel.stored(), ":place": place, ":what_for": what_for, ":state": catch_up.state.stored(),
            ":repeats": catch_up.repeats.map(|(how, _)| how.stored()), ":until": catch_up.repeats.and_then(|(_, until)| Some(until?.stored())),
            ":series": catch_up.of_series.map(|(series, _)| *series.as_bytes()), ":period": catch_up.of_series.map(|(_, day)| day.stored()),
            ":revision": catch_up.revision, ":at": at.stored(), ":known_at": stored(catch_up.known_at.as_ref()),
        })?;
        match before {
            Some(before) if before.people == catch_up.people => Ok(()),
            _ => self.put_people(catch_up.id, &catch_up.people, at),
        }
    }

    fn put_people(&self, id: CatchUpId, people: &[ContactId], at: Timestamp) -> Result<()> {
        let sql = format!(
            "DELETE FROM catch_up_people WHERE id IN (SELECT p.id FROM catch_up_people AS p JOIN contacts AS who ON who.id = p.contact_id
               JOIN catch_ups AS c ON c.id = p.catch_up_id WHERE c.id = ?1 AND {IS_THERE})"
        );
        self.prepare_cached(&sql)?.execute([id.as_bytes()])?;
        let sql = "INSERT INTO catch_up_people (id, catch_up_id, contact_id, position) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (catch_up_id, contact_id) DO NOTHING";
        let mut insert = self.prepare_cached(sql)?;
        for (position, person) in (0_u32..).zip(people) {
            insert.execute((CatchUpId::new(at).as_bytes(), id.as_bytes(), person.as_bytes(), position))?;
        }
        Ok(())
    }

    /// Removes a catch-up, and the single comings round of one that comes round.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_catch_up(&self, id: CatchUpId) -> Result<()> {
        self.prepare_cached("DELETE FROM catch_ups WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
