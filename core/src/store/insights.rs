//! Counts over many talks at once: what a year looked like.

use jiff::civil::Date;
use rusqlite::Row;

use super::{
    Reader,
    text::{Stored, cadence},
};
use crate::{
    Result,
    domain::{Cadence, ContactId, Depth, StartedBy, Tone},
};

/// Talks and tries from ?1 to ?2 with anybody who is not in the trash.
const WITH_SOMEBODY: &str = "?3 IS NULL AND day BETWEEN ?1 AND ?2 AND EXISTS (SELECT 1 FROM interaction_people AS p
    JOIN contacts AS c ON c.id = p.contact_id WHERE p.interaction_id = interactions.id AND c.state NOT IN ('trashed', 'merged'))";

/// Those with the one that is meant.
const WITH_THEM: &str = "day BETWEEN ?1 AND ?2 AND id IN (SELECT interaction_id FROM interaction_people WHERE contact_id = ?3)";

/// From a day to another, both included; with one person, or with anybody.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// With whom; `None`: with anybody.
    pub with: Option<ContactId>,
}

impl Counted {
    /// The condition on `interactions`, with what it is asked with.
    fn talks(&self) -> &'static str {
        if self.with.is_some() { WITH_THEM } else { WITH_SOMEBODY }
    }

    fn asked(&self) -> (String, String, Option<&[u8; 16]>) {
        (self.from.stored(), self.until.stored(), self.with.as_ref().map(ContactId::as_bytes))
    }
}

/// Talks of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthCount {
    /// The year and the month, 1 to 12.
    pub month: (i16, i8),
    /// Talks; one with several people is one.
    pub talks: u32,
    /// Those of them in person.
    pub met: u32,
}

/// What a circle means to be, and what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleCount {
    /// Its name.
    pub name: String,
    /// Its tone.
    pub tone: Tone,
    /// How often its people are meant to be heard of; `None`: no rhythm.
    pub planned: Option<Cadence>,
    /// Active people in it.
    pub people: u32,
    /// Talks with them: one with two of them counts for each.
    pub talks: u32,
}

impl Reader<'_> {
    /// The talks of each month that has any, and the first day of them all.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talks_by_month(&self, counted: Counted) -> Result<(Vec<MonthCount>, Option<Date>)> {
        let sql = format!(
            "SELECT substr(day, 1, 7) AS month, count(*) AS talks, sum(channel = 'in person') AS met, min(day) AS first
                   FROM interactions WHERE outcome = 'talked' AND {} GROUP BY month ORDER BY month",
            counted.talks()
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let row = |row: &Row<'_>| {
            let first: Date = Stored::get(row, "first")?;
            Ok((MonthCount { month: (first.year(), first.month()), talks: row.get("talks")?, met: row.get("met")? }, first))
        };
        let found = query.query_map(counted.asked(), row)?.collect::<Result<Vec<_>, _>>()?;
        let first = found.first().map(|(_, first)| *first);
        Ok((found.into_iter().map(|(month, _)| month).collect(), first))
    }

    /// How many talks and tries someone began, by who it was.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn begun_by(&self, counted: Counted) -> Result<Vec<(StartedBy, u32)>> {
        let sql = format!("SELECT started_by, count(*) FROM interactions WHERE {} GROUP BY started_by", counted.talks());
        let mut query = self.connection.prepare_cached(&sql)?;
        let row = |row: &Row<'_>| Ok((Stored::get(row, 0)?, row.get(1)?));
        Ok(query.query_map(counted.asked(), row)?.collect::<Result<_, _>>()?)
    }

    /// How many talks went how near, where that was noted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talks_by_depth(&self, counted: Counted) -> Result<Vec<(Depth, u32)>> {
        let sql = format!(
            "SELECT depth, count(*) FROM interactions WHERE depth IS NOT NULL AND outcome = 'talked' AND {} GROUP BY depth",
            counted.talks()
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let row = |row: &Row<'_>| Ok((Stored::get(row, 0)?, row.get(1)?));
        Ok(query.query_map(counted.asked(), row)?.collect::<Result<_, _>>()?)
    }

    /// Every circle with the talks from a day to another, in the order of the circles.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn circles_counted(&self, from: Date, until: Date) -> Result<Vec<CircleCount>> {
        let sql = "SELECT name, tone, every, unit,
                     (SELECT count(*) FROM contacts WHERE circle_id = circles.id AND state = 'active') AS people,
                     (SELECT count(*) FROM contacts AS c JOIN interaction_people AS p ON p.contact_id = c.id
                       JOIN interactions AS i ON i.id = p.interaction_id
                       WHERE c.circle_id = circles.id AND c.state = 'active' AND i.outcome = 'talked' AND i.day BETWEEN ?1 AND ?2) AS talks
                   FROM circles ORDER BY position, name";
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &Row<'_>| {
            Ok(CircleCount {
                name: row.get("name")?,
                tone: Stored::get(row, "tone")?,
                planned: cadence(row, "every", "unit")?,
                people: row.get("people")?,
                talks: row.get("talks")?,
            })
        };
        Ok(query.query_map((from.stored(), until.stored()), row)?.collect::<Result<_, _>>()?)
    }

    /// How many things were given and how many received.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn exchanges_counted(&self, counted: Counted) -> Result<(u32, u32)> {
        let sql = "SELECT count(*) FILTER (WHERE standing = 'given'), count(*) FILTER (WHERE standing = 'received')
                   FROM exchanges AS e JOIN contacts AS c ON c.id = e.contact_id
                   WHERE on_day BETWEEN ?1 AND ?2 AND (e.contact_id = ?3 OR ?3 IS NULL AND c.state NOT IN ('trashed', 'merged'))";
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(self.connection.prepare_cached(sql)?.query_row(counted.asked(), row)?)
    }
}
