//! The tables `milestones` and `milestone_marks`.

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Slice, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{ContactId, LifeDate, Mark, Milestone, MilestoneFields, MilestoneId, PartialDate},
};

const MILESTONE: &str =
    "SELECT m.id, m.contact_id, m.kind, m.label, m.year, m.month, m.day, m.words, m.yearly, m.note, m.revision, m.known_at,
    m.leads, c.leap_day, circles.notify_at FROM milestones AS m JOIN contacts AS c ON c.id = m.contact_id
    LEFT JOIN circles ON circles.id = c.circle_id";

fn milestone(row: &Row<'_>) -> rusqlite::Result<Milestone> {
    let words: Option<String> = row.get("words")?;
    let parts = PartialDate::new(row.get("year")?, row.get("month")?, row.get("day")?);
    let date = parts.map_or_else(|| LifeDate::Text(words.unwrap_or_default()), LifeDate::Known);
    Ok(Milestone {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        fields: MilestoneFields {
            kind: Stored::get(row, "kind")?,
            label: row.get("label")?,
            date,
            yearly: row.get("yearly")?,
            note: row.get("note")?,
            leads: Stored::get_opt(row, "leads")?,
        },
        leap_day: Stored::get(row, "leap_day")?,
        notify_at: Stored::get_opt(row, "notify_at")?,
        revision: row.get("revision")?,
        known_at: Stored::get(row, "known_at")?,
    })
}

impl Reader<'_> {
    /// One milestone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestone(&self, id: MilestoneId) -> Result<Option<Milestone>> {
        let mut query = self.connection.prepare_cached(&format!("{MILESTONE} WHERE m.id = ?1"))?;
        Ok(query.query_row([id.as_bytes()], milestone).optional()?)
    }

    /// A contact's milestones, in the order they came.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_of(&self, contact: ContactId) -> Result<Vec<Milestone>> {
        let mut query = self.connection.prepare_cached(&format!("{MILESTONE} WHERE m.contact_id = ?1 ORDER BY m.id"))?;
        Ok(query.query_map([contact.as_bytes()], milestone)?.collect::<Result<_, _>>()?)
    }

    /// Active people's milestones that may come round between two days at most a year apart, both included.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_between(&self, from: Date, to: Date) -> Result<Vec<Milestone>> {
        let place = |day: Date| i32::from(day.month()) * 100 + i32::from(day.day());
        // 29 February is asked for with its neighbours: in common years it is kept on one of them (D4).
        let leap = |from: i32, to: i32| if (from..=to).contains(&228) || (from..=to).contains(&301) { 229 } else { 0 };
        let spans = if from.year() == to.year() { [(place(from), place(to)), (1, 0)] } else { [(place(from), 1231), (101, place(to))] };
        let sql = format!(
            "{MILESTONE} WHERE c.state = 'active'
               AND (m.month * 100 + m.day BETWEEN ?1 AND ?2 OR m.month * 100 + m.day BETWEEN ?3 AND ?4 OR m.month * 100 + m.day = ?5)"
        );
        let [first, second] = spans;
        let leap = leap(first.0, first.1).max(leap(second.0, second.1));
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map((first.0, first.1, second.0, second.1, leap), milestone)?.collect::<Result<_, _>>()?)
    }

    /// Every milestone that can come round of the active among a slice of people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_coming_round_in(&self, Slice { after, up_to }: Slice) -> Result<Vec<Milestone>> {
        // The plus: SQLite is to go by the slice, and not through everyone active for each.
        let sql = format!("{MILESTONE} WHERE +c.state = 'active' AND m.day IS NOT NULL AND m.contact_id > ?1 AND m.contact_id <= ?2");
        Ok(self.connection.prepare_cached(&sql)?.query_map((after, up_to), milestone)?.collect::<Result<_, _>>()?)
    }

    /// What the user did about one coming round.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn mark(&self, milestone: MilestoneId, period: i16) -> Result<Option<Mark>> {
        let sql = "SELECT outcome, snoozed_until FROM milestone_marks WHERE milestone_id = ?1 AND period = ?2";
        let mark =
            |row: &Row<'_>| Ok(Mark { outcome: Stored::get(row, "outcome")?, snoozed_until: Stored::get_opt(row, "snoozed_until")? });
        Ok(self.connection.prepare_cached(sql)?.query_row((milestone.as_bytes(), period), mark).optional()?)
    }
}

impl Writer<'_> {
    /// Writes a milestone, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_milestone(&self, milestone: &Milestone) -> Result<()> {
        let sql = "INSERT INTO milestones (id, contact_id, kind, label, year, month, day, words, yearly, note, revision, known_at, leads)
            VALUES (:id, :contact, :kind, :label, :year, :month, :day, :words, :yearly, :note, :revision, :known_at, :leads)
            ON CONFLICT (id) DO UPDATE SET kind = :kind, label = :label, year = :year, month = :month, day = :day, words = :words,
              yearly = :yearly, note = :note, revision = :revision, known_at = :known_at, leads = :leads";
        let MilestoneFields { kind, label, date, yearly, note, leads } = &milestone.fields;
        let (parts, words) = match date {
            LifeDate::Known(parts) => (Some(*parts), None),
            LifeDate::Text(words) => (None, Some(words)),
        };
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": milestone.id.as_bytes(), ":contact": milestone.contact.as_bytes(), ":kind": kind.stored(), ":label": label,
            ":year": parts.and_then(PartialDate::year), ":month": parts.and_then(PartialDate::month), ":day": parts.and_then(PartialDate::day),
            ":words": words, ":yearly": yearly, ":note": note, ":revision": milestone.revision, ":known_at": milestone.known_at.stored(), ":leads": stored(leads.as_ref()),
        })?;
        Ok(())
    }

    /// Removes a milestone and the marks on it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_milestone(&self, id: MilestoneId) -> Result<()> {
        self.prepare_cached("DELETE FROM milestones WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }

    /// Marks one coming round. The same mark again is not written.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_mark(&self, milestone: MilestoneId, period: i16, mark: Mark, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO milestone_marks (id, milestone_id, period, outcome, snoozed_until, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (milestone_id, period) DO UPDATE SET outcome = ?4, snoozed_until = ?5, at = ?6
                   WHERE outcome <> ?4 OR snoozed_until IS NOT ?5";
        let id = MilestoneId::new(at);
        let until = stored(mark.snoozed_until.as_ref());
        self.prepare_cached(sql)?.execute((id.as_bytes(), milestone.as_bytes(), period, mark.outcome.stored(), until, at.stored()))?;
        Ok(())
    }
}
