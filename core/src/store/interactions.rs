//! The tables `interactions` and `interaction_people`.

use jiff::{Timestamp, ToSpan as _, civil::Date};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{ContactId, Depth, Feeling, Interaction, InteractionFields, InteractionId},
};

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    /// What happened.
    pub interaction: Interaction,
    /// Who else was there, by name.
    pub others: Vec<(ContactId, String)>,
}

pub(super) const INTERACTION: &str =
    "SELECT i.id, i.day, i.channel, i.outcome, i.started_by, i.note, i.depth, i.feeling, i.appreciated FROM interactions AS i";

pub(super) fn interaction(row: &Row<'_>) -> rusqlite::Result<Interaction> {
    Ok(Interaction {
        id: id(row, "id")?,
        fields: InteractionFields {
            day: Stored::get(row, "day")?,
            channel: Stored::get(row, "channel")?,
            outcome: Stored::get(row, "outcome")?,
            started_by: Stored::get(row, "started_by")?,
            note: row.get("note")?,
            depth: Stored::get_opt(row, "depth")?,
            feeling: Stored::get_opt(row, "feeling")?,
            appreciated: row.get("appreciated")?,
        },
    })
}

impl Reader<'_> {
    /// The days of the last talks with someone, at most a dozen, the newest last.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talk_days(&self, person: ContactId) -> Result<Vec<Date>> {
        let sql = "SELECT DISTINCT i.day FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id
                   WHERE p.contact_id = ?1 AND i.outcome = 'talked' ORDER BY i.day DESC LIMIT 12";
        let mut query = self.connection.prepare_cached(sql)?;
        let mut days: Vec<Date> = query.query_map([person.as_bytes()], |row| Stored::get(row, "day"))?.collect::<Result<_, _>>()?;
        days.reverse();
        Ok(days)
    }

    /// One interaction.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn interaction(&self, id: InteractionId) -> Result<Option<Interaction>> {
        let mut query = self.connection.prepare_cached(&format!("{INTERACTION} WHERE i.id = ?1"))?;
        Ok(query.query_row([id.as_bytes()], interaction).optional()?)
    }

    /// A contact's interactions, newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn timeline(&self, contact: ContactId) -> Result<Vec<TimelineRow>> {
        let sql = format!(
            "{INTERACTION} JOIN interaction_people AS p ON p.interaction_id = i.id WHERE p.contact_id = ?1 ORDER BY i.day DESC, i.id DESC"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let found = query.query_map([contact.as_bytes()], interaction)?.collect::<Result<Vec<_>, _>>()?;
        let mut others = self.connection.prepare_cached(
            "SELECT c.id, c.shown FROM interaction_people AS p JOIN contacts AS c ON c.id = p.contact_id
             WHERE p.interaction_id = ?1 AND p.contact_id <> ?2 AND c.state <> 'merged' ORDER BY c.sort_key",
        )?;
        found
            .into_iter()
            .map(|interaction| {
                let names =
                    others.query_map([interaction.id.as_bytes(), contact.as_bytes()], |row| Ok((id(row, "id")?, row.get("shown")?)))?;
                Ok(TimelineRow { others: names.collect::<Result<_, _>>()?, interaction })
            })
            .collect()
    }

    /// Who was there; whoever went into someone else is out of sight.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn who_was_there(&self, interaction: InteractionId) -> Result<Vec<ContactId>> {
        let sql = "SELECT p.contact_id FROM interaction_people AS p JOIN contacts AS c ON c.id = p.contact_id AND c.state <> 'merged'
                   WHERE p.interaction_id = ?1 ORDER BY p.id";
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_map([interaction.as_bytes()], |row| id(row, "contact_id"))?.collect::<Result<_, _>>()?)
    }

    /// Were two people ever at the same talk?
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talked_together(&self, one: ContactId, other: ContactId) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM interaction_people AS p JOIN interaction_people AS q ON q.interaction_id = p.interaction_id
                   WHERE p.contact_id = ?1 AND q.contact_id = ?2)";
        Ok(self.connection.prepare_cached(sql)?.query_row((one.as_bytes(), other.as_bytes()), |row| row.get(0))?)
    }

    /// The last time a contact was reached, with what was noted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_talk(&self, contact: ContactId) -> Result<Option<Interaction>> {
        // By its day: on one day there are few talks, and with someone there may be a thousand.
        let sql = format!(
            "{INTERACTION} CROSS JOIN interaction_people AS p ON p.interaction_id = i.id AND p.contact_id = ?1
             WHERE i.day = (SELECT talked FROM last_talks WHERE contact_id = ?1) AND i.outcome = 'talked' ORDER BY i.id DESC LIMIT 1"
        );
        Ok(self.connection.prepare_cached(&sql)?.query_row([contact.as_bytes()], interaction).optional()?)
    }

    /// The last talks with someone, so many at most, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_talks(&self, contact: ContactId, count: usize) -> Result<Vec<Interaction>> {
        let sql = format!(
            "{INTERACTION} JOIN interaction_people AS p ON p.interaction_id = i.id
             WHERE p.contact_id = ?1 AND i.outcome = 'talked' ORDER BY i.day DESC, i.id DESC LIMIT ?2"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map((contact.as_bytes(), i64::try_from(count).unwrap_or(i64::MAX)), interaction)?.collect::<Result<_, _>>()?)
    }

    /// With whom there was a talk from a day to another, in the order of the days; only those that left the user so, if that is wanted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talked_between(&self, from: Date, until: Date, feeling: Option<Feeling>) -> Result<Vec<ContactId>> {
        let sql = "SELECT p.contact_id FROM interactions AS i JOIN interaction_people AS p ON p.interaction_id = i.id
                   JOIN contacts AS c ON c.id = p.contact_id AND c.state NOT IN ('merged', 'trashed')
                   WHERE i.day BETWEEN ?1 AND ?2 AND i.outcome = 'talked' AND (?3 IS NULL OR i.feeling = ?3)
                   GROUP BY p.contact_id ORDER BY min(i.day), min(i.id)";
        let mut query = self.connection.prepare_cached(sql)?;
        let found = query.query_map((from.stored(), until.stored(), stored(feeling.as_ref())), |row| id(row, "contact_id"))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Was a step towards anyone taken today: a talk noted, thanks given, something told? The day began at `since`, and it is `now`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn step_taken(&self, today: Date, since: Timestamp, now: Timestamp) -> Result<bool> {
        // By identity, which is by when it was noted: the days of a million talks have no index. Those of an import are of no time at all.
        // One millisecond holds many.
        let sql = "SELECT EXISTS (SELECT 1 FROM interactions WHERE id >= ?1 AND id < ?3 AND day = ?2)
                   OR EXISTS (SELECT 1 FROM exchanges WHERE standing = 'received' AND thanked_on = ?2)
                   OR EXISTS (SELECT 1 FROM share_people WHERE told_on = ?2)";
        let [first, last] = [since, now.saturating_add(1.second()).unwrap_or(now)].map(InteractionId::least_at);
        Ok(self.connection.prepare_cached(sql)?.query_row((first.as_bytes(), today.stored(), last.as_bytes()), |row| row.get(0))?)
    }

    /// Those of the two closest circles who are not paused, so many at most, each with the day they were met in person last; who was not met for
    /// longest comes first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn close_ones_seen(&self, today: Date, most: usize) -> Result<Vec<(ContactId, Option<Date>)>> {
        let sql = "WITH close AS (SELECT c.id, circles.position FROM contacts AS c JOIN circles ON circles.id = c.circle_id
                     WHERE circles.id IN (SELECT id FROM circles ORDER BY position LIMIT 2) AND c.state = 'active'
                       AND coalesce(c.paused_until, '') <= ?2 LIMIT 500)
                   SELECT close.id, met AS seen FROM close LEFT JOIN last_talks ON contact_id = close.id
                   ORDER BY seen, close.position, close.id LIMIT ?1";
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &rusqlite::Row<'_>| Ok((id(row, "id")?, Stored::get_opt(row, "seen")?));
        Ok(query.query_map((i64::try_from(most).unwrap_or(i64::MAX), today.stored()), row)?.collect::<Result<_, _>>()?)
    }

    /// Whom the user wants to know better and has not reached out to since a day, the longest ago first; each with the day of the last talk.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn to_know_better(&self, since: Date) -> Result<Vec<(ContactId, Option<Date>)>> {
        let sql = "SELECT c.id, talked FROM contacts AS c LEFT JOIN last_talks ON contact_id = c.id
                   WHERE c.know_better AND c.state = 'active' AND max(coalesce(talked, ''), coalesce(tried, '')) <= ?1
                   ORDER BY talked, c.id LIMIT 60";
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &rusqlite::Row<'_>| Ok((id(row, "id")?, Stored::get_opt(row, "talked")?));
        Ok(query.query_map([since.stored()], row)?.collect::<Result<_, _>>()?)
    }

    /// Those in the user's life whom they can tell more than everyday things, the most trusted first, and of them whoever was not talked to for longest.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn trusted(&self) -> Result<Vec<(ContactId, Depth)>> {
        let sql = "SELECT c.id, trust FROM contacts AS c LEFT JOIN last_talks ON contact_id = c.id
                   WHERE trust IN ('real', 'deep') AND c.state = 'active' ORDER BY trust, coalesce(talked, ''), c.id";
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &rusqlite::Row<'_>| Ok((id(row, "id")?, Stored::get(row, "trust")?));
        Ok(query.query_map([], row)?.collect::<Result<_, _>>()?)
    }

    /// When a talk with someone was logged last, whatever day it was on.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_logged(&self, contact: ContactId) -> Result<Option<Timestamp>> {
        let sql = "SELECT i.created_at FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id
                   WHERE p.contact_id = ?1 AND i.outcome = 'talked' ORDER BY i.id DESC LIMIT 1";
        Ok(self.connection.prepare_cached(sql)?.query_row([contact.as_bytes()], |row| Stored::get(row, 0)).optional()?)
    }
}

impl Writer<'_> {
    /// Writes an interaction, new or known, with its people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_interaction(&self, interaction: &Interaction, people: &[ContactId], at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO interactions (id, day, channel, outcome, started_by, note, created_at, depth, feeling, appreciated)
                     VALUES (:id, :day, :channel, :outcome, :started_by, :note, :at, :depth, :feeling, :appreciated)
                   ON CONFLICT (id) DO UPDATE SET day = :day, channel = :channel, outcome = :outcome, started_by = :started_by, note = :note,
                     depth = :depth, feeling = :feeling, appreciated = :appreciated";
        let InteractionFields { day, channel, outcome, started_by, note, depth, feeling, appreciated } = &interaction.fields;
        let key = interaction.id.as_bytes();
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": key, ":day": day.stored(), ":channel": channel.stored(), ":outcome": outcome.stored(), ":started_by": started_by.stored(),
            ":note": note, ":at": at.stored(), ":depth": stored(depth.as_ref()), ":feeling": stored(feeling.as_ref()), ":appreciated": appreciated,
        })?;
        people.iter().try_for_each(|person| self.put_into_interaction(interaction.id, *person, at))
    }

    /// Someone was there.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_into_interaction(&self, interaction: InteractionId, person: ContactId, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO interaction_people (id, interaction_id, contact_id) VALUES (?1, ?2, ?3)
                   ON CONFLICT (interaction_id, contact_id) DO NOTHING";
        self.prepare_cached(sql)?.execute((InteractionId::new(at).as_bytes(), interaction.as_bytes(), person.as_bytes()))?;
        Ok(())
    }

    /// These people were not there.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_out_of_interaction<'p>(&self, interaction: InteractionId, mut people: impl Iterator<Item = &'p ContactId>) -> Result<()> {
        let sql = "DELETE FROM interaction_people WHERE interaction_id = ?1 AND contact_id = ?2";
        people.try_for_each(|person| {
            self.prepare_cached(sql)?.execute((interaction.as_bytes(), person.as_bytes()))?;
            Ok(())
        })
    }

    /// Removes an interaction.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_interaction(&self, id: InteractionId) -> Result<()> {
        self.prepare_cached("DELETE FROM interactions WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
