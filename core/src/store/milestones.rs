//! The tables `milestones` and `milestone_marks`.

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, Rows, named_params};

use super::{
    Reader, Slice, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{Calendar, CalendarMonth, ContactId, LifeDate, Mark, Marks, Milestone, MilestoneFields, MilestoneId, PartialDate, Period},
};

pub(super) const MILESTONE: &str =
    "SELECT m.id, m.contact_id, m.kind, m.label, m.year, m.month, m.day, m.calendar, m.leap_month, m.words, m.yearly, m.note, m.revision, m.known_at,
    m.leads, c.leap_day, circles.notify_at FROM milestones AS m JOIN contacts AS c ON c.id = m.contact_id
    LEFT JOIN circles ON circles.id = c.circle_id";

pub(super) fn milestone(row: &Row<'_>) -> rusqlite::Result<Milestone> {
    let words: Option<String> = row.get("words")?;
    let is_leap = row.get("leap_month")?;
    let month: Option<i8> = row.get("month")?;
    let month = month.map(|number| CalendarMonth { number, is_leap });
    let (calendar, year, day): (Calendar, Option<i16>, Option<i8>) = (Stored::get(row, "calendar")?, row.get("year")?, row.get("day")?);
    let parts = PartialDate::of_calendar(calendar, year, month, day);
    // A date that another version wrote and this one has no table for is kept in words, and not lost.
    let unknown = || format!("{} {year:?} {month:?} {day:?}", calendar.word());
    let date = parts.map_or_else(|| LifeDate::Text(words.unwrap_or_else(unknown)), LifeDate::Known);
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

/// A period as it stands in the file: a year, or below zero a number of days.
fn number(period: Period) -> i64 {
    match period {
        Period::Year(year) => i64::from(year),
        Period::Days(days) => -i64::from(days),
    }
}

/// The period that stands in the file as this.
fn period(number: i64) -> Period {
    match u32::try_from(-number) {
        Ok(days) if days > 0 => Period::Days(days),
        _ => Period::Year(i16::try_from(number).unwrap_or_default()),
    }
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

    /// Every milestone that can come round of the active among a slice of people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_coming_round_in(&self, Slice { after, up_to }: Slice) -> Result<Vec<Milestone>> {
        // The plus: SQLite is to go by the slice, and not through everyone active for each.
        let sql = format!("{MILESTONE} WHERE +c.state = 'active' AND m.day IS NOT NULL AND m.contact_id > ?1 AND m.contact_id <= ?2");
        Ok(self.connection.prepare_cached(&sql)?.query_map((after, up_to), milestone)?.collect::<Result<_, _>>()?)
    }

    /// The active people's milestones of which a coming round is put off until `since` or later, or was.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_put_off(&self, since: Date) -> Result<Vec<Milestone>> {
        let sql = format!(
            "{MILESTONE} WHERE +c.state = 'active' AND m.id IN (SELECT milestone_id FROM milestone_marks WHERE snoozed_until >= ?1)"
        );
        Ok(self.connection.prepare_cached(&sql)?.query_map([since.stored()], milestone)?.collect::<Result<_, _>>()?)
    }

    /// Every milestone that can come round of those who have died.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_of_the_dead(&self) -> Result<Vec<Milestone>> {
        let sql = format!("{MILESTONE} WHERE c.state = 'deceased' AND m.day IS NOT NULL ORDER BY c.sort_key, m.id");
        Ok(self.connection.prepare_cached(&sql)?.query_map([], milestone)?.collect::<Result<_, _>>()?)
    }

    /// What the user did about the comings round of these milestones: one question for all of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn marks_of<'a>(&self, milestones: impl IntoIterator<Item = &'a MilestoneId>) -> Result<Marks> {
        let hex = |id: &MilestoneId| id.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let ids = milestones.into_iter().map(hex).collect::<Vec<_>>();
        let sql = "SELECT k.milestone_id, k.period, k.outcome, k.snoozed_until FROM json_each(?1) AS one CROSS JOIN milestone_marks AS k
                   ON k.milestone_id = unhex(one.value)";
        marks(self.connection.prepare_cached(sql)?.query([format!("{ids:?}")])?)
    }
}

impl Reader<'_> {
    /// The same of every milestone of a slice of people: one question for all of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn marks_in(&self, Slice { after, up_to }: Slice) -> Result<Marks> {
        let sql = "SELECT k.milestone_id, k.period, k.outcome, k.snoozed_until FROM milestones AS m CROSS JOIN milestone_marks AS k
                   ON k.milestone_id = m.id WHERE m.contact_id > ?1 AND m.contact_id <= ?2";
        marks(self.connection.prepare_cached(sql)?.query((after, up_to))?)
    }
}

fn marks(mut rows: Rows<'_>) -> Result<Marks> {
    let mut all = Marks::new();
    while let Some(row) = rows.next()? {
        let mark = Mark { outcome: Stored::get(row, 2)?, snoozed_until: Stored::get_opt(row, 3)? };
        all.entry(MilestoneId::from_bytes(row.get(0)?)).or_default().insert(period(row.get(1)?), mark);
    }
    Ok(all)
}

impl Writer<'_> {
    /// Writes a milestone, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_milestone(&self, milestone: &Milestone) -> Result<()> {
        let sql = "INSERT INTO milestones (id, contact_id, kind, label, year, month, day, words, yearly, note, revision, known_at, leads, calendar, leap_month)
            VALUES (:id, :contact, :kind, :label, :year, :month, :day, :words, :yearly, :note, :revision, :known_at, :leads, :calendar, :leap_month)
            ON CONFLICT (id) DO UPDATE SET kind = :kind, label = :label, year = :year, month = :month, day = :day, words = :words,
              yearly = :yearly, note = :note, revision = :revision, known_at = :known_at, leads = :leads, calendar = :calendar, leap_month = :leap_month";
        let MilestoneFields { kind, label, date, yearly, note, leads } = &milestone.fields;
        let (parts, words) = match date {
            LifeDate::Known(parts) => (Some(*parts), None),
            LifeDate::Text(words) => (None, Some(words)),
        };
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": milestone.id.as_bytes(), ":contact": milestone.contact.as_bytes(), ":kind": kind.stored(), ":label": label,
            ":year": parts.and_then(PartialDate::year), ":month": parts.and_then(PartialDate::month), ":day": parts.and_then(PartialDate::day),
            ":words": words, ":yearly": yearly, ":note": note, ":revision": milestone.revision, ":known_at": milestone.known_at.stored(), ":leads": stored(leads.as_ref()),
            ":calendar": parts.map_or(Calendar::Gregorian, PartialDate::calendar).stored(), ":leap_month": parts.and_then(PartialDate::calendar_month).is_some_and(|month| month.is_leap),
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
    pub fn put_mark(&self, milestone: MilestoneId, period: Period, mark: Mark, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO milestone_marks (id, milestone_id, period, outcome, snoozed_until, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (milestone_id, period) DO UPDATE SET outcome = ?4, snoozed_until = ?5, at = ?6
                   WHERE outcome <> ?4 OR snoozed_until IS NOT ?5";
        let id = MilestoneId::new(at);
        let until = stored(mark.snoozed_until.as_ref());
        self.prepare_cached(sql)?.execute((
            id.as_bytes(),
            milestone.as_bytes(),
            number(period),
            mark.outcome.stored(),
            until,
            at.stored(),
        ))?;
        Ok(())
    }
}
