//! What comes round between two days: questions to the table `milestones`, each by an index.

use std::collections::{BTreeSet, HashSet};

use jiff::{ToSpan as _, civil::Date};
use rusqlite::Params;

use super::{
    Reader,
    milestones::{MILESTONE, milestone},
    text::{Stored as _, id},
};
use crate::{
    Result,
    domain::{Calendar, CalendarMonth, ContactId, Milestone, PartialDate, ROUND_DAYS},
};

/// How far a day may be kept from where its month and day are: the end of a month that is shorter, another month in a year without the leap one.
const KEPT_ELSEWHERE: i64 = 31;

/// Whoever the user keeps in touch with; the plus keeps SQLite from going through all of them.
const ACTIVE: &str = "+c.state = 'active'";

impl Reader<'_> {
    /// Active people's milestones that may come round between two days at most a year apart, both included: by years, and where
    /// `with_days` by round numbers of days (D7).
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_between(&self, from: Date, to: Date, with_days: bool) -> Result<Vec<Milestone>> {
        let mut all = self.yearly_between(ACTIVE, from, to)?;
        if with_days {
            for calendar in self.calendars()? {
                all.extend(self.round_days_ago(ACTIVE, calendar, (from, to), usize::MAX)?);
            }
        }
        let mut seen = HashSet::new();
        all.retain(|milestone| seen.insert(milestone.id));
        Ok(all)
    }

    /// Milestones of the active who are kept close, in a circle or with a rhythm of their own, that may come round between two days at most a
    /// year apart: by years, and where `with_days` by round numbers of days (D7).
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_of_the_close(&self, from: Date, to: Date, with_days: bool) -> Result<Vec<Milestone>> {
        let ([first, second], leap) = spans(from, to);
        let sql = format!(
            "{MILESTONE} WHERE m.contact_id IN (SELECT id FROM contacts WHERE every IS NOT NULL OR circle_id IS NOT NULL) AND +c.state = 'active'
               AND (+m.calendar <> 'gregorian' OR ?6 AND m.kind IN ('birthday', 'anniversary') OR +m.month * 100 + m.day BETWEEN ?1 AND ?2
                 OR +m.month * 100 + m.day BETWEEN ?3 AND ?4 OR +m.month * 100 + m.day = ?5)"
        );
        self.milestones(&sql, (first.0, first.1, second.0, second.1, leap, with_days))
    }

    /// Of the active who are not kept close, milestones to celebrate that may come round on one of these days and are not celebrated yet, by
    /// round numbers of days as well where `with_days`: of the first days first, and of each kind at most `most`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_of_others(&self, days: &[Date], with_days: bool, most: usize) -> Result<Vec<Milestone>> {
        let others = "+c.state = 'active' AND c.every IS NULL AND c.circle_id IS NULL AND m.kind <> 'loss'";
        let sql = format!(
            "{MILESTONE} WHERE {others} AND +m.calendar = 'gregorian' AND (m.month * 100 + m.day = ?1 OR m.month * 100 + m.day = ?2)
               AND (m.yearly OR m.year = ?3) AND NOT EXISTS (SELECT 1 FROM milestone_marks AS k
                 WHERE k.milestone_id = m.id AND k.period = ?3 AND k.outcome <> 'snoozed') LIMIT ?4"
        );
        let mut found = Vec::new();
        for day in days {
            let ([(place, _), _], leap) = spans(*day, *day);
            found.extend(self.milestones(&sql, (place, leap, day.year(), i64::try_from(most.saturating_sub(found.len())).unwrap_or(0)))?);
        }
        if let (Some(from), Some(to)) = (days.iter().min(), days.iter().max()) {
            for calendar in self.calendars()?.into_iter().filter(|calendar| *calendar != Calendar::Gregorian) {
                found.extend(self.of_months(others, calendar, *from, *to)?);
            }
            if with_days {
                for calendar in self.calendars()? {
                    found.extend(self.round_days_ago(others, calendar, (*from, *to), most)?);
                }
            }
        }
        Ok(found)
    }

    /// Whose birthday comes round between two days, both included.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn birthdays_between(&self, from: Date, to: Date) -> Result<HashSet<ContactId>> {
        let is_short = to < from.saturating_add(1.year());
        let to_look_at = if is_short {
            self.yearly_between(&format!("+m.kind = 'birthday' AND NOT {}", plainly_before(from)), from, to)?
        } else {
            self.milestones(&format!("{MILESTONE} WHERE m.kind = 'birthday'"), [])?
        };
        let comes_round = |one: &Milestone| one.fields.occurrences(from, to, one.leap_day).next().is_some();
        let mut found: HashSet<ContactId> = to_look_at.iter().filter(|one| comes_round(one)).map(|one| one.contact).collect();
        if is_short {
            found.extend(self.plain_birthdays_between(from, to)?);
        }
        Ok(found)
    }

    /// Who was born from a day to another, both included, by our calendar and on a day that is known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn born_between(&self, from: Date, to: Date) -> Result<HashSet<ContactId>> {
        let sql = "SELECT m.contact_id FROM milestones AS m WHERE +m.kind = 'birthday' AND m.calendar = 'gregorian'
                     AND m.year * 100000 + m.month * 1000 + m.leap_month * 500 + m.day BETWEEN ?1 AND ?2";
        let place = |day: Date| place_of(PartialDate::full(day));
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_map((place(from), place(to)), |row| id(row, "contact_id"))?.collect::<Result<_, _>>()?)
    }

    /// Those of the birthdays whose day and month say by themselves that they come round: mostly all of them.
    fn plain_birthdays_between(&self, from: Date, to: Date) -> Result<Vec<ContactId>> {
        let ([first, second], _) = spans(from, to);
        let sql = format!(
            "SELECT m.contact_id FROM milestones AS m WHERE +m.kind = 'birthday' AND {}
               AND (m.month * 100 + m.day BETWEEN ?1 AND ?2 OR m.month * 100 + m.day BETWEEN ?3 AND ?4)",
            plainly_before(from)
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map((first.0, first.1, second.0, second.1), |row| id(row, "contact_id"))?.collect::<Result<_, _>>()?)
    }

    /// Milestones of which something is so that may come round by years between two days less than a year apart.
    fn yearly_between(&self, so: &str, from: Date, to: Date) -> Result<Vec<Milestone>> {
        let mut all = self.gregorian_between(so, from, to)?;
        for calendar in self.calendars()?.into_iter().filter(|calendar| *calendar != Calendar::Gregorian) {
            all.extend(self.of_months(so, calendar, from, to)?);
        }
        Ok(all)
    }

    /// The calendars that may have dates: mostly one.
    fn calendars(&self) -> Result<Vec<Calendar>> {
        let has_others = "SELECT EXISTS (SELECT 1 FROM milestones WHERE calendar <> 'gregorian')";
        let has_others: bool = self.connection.prepare_cached(has_others)?.query_row([], |row| row.get(0))?;
        Ok(Calendar::ALL.into_iter().filter(|calendar| has_others || *calendar == Calendar::Gregorian).collect())
    }

    fn gregorian_between(&self, so: &str, from: Date, to: Date) -> Result<Vec<Milestone>> {
        let ([first, second], leap) = spans(from, to);
        // The pluses: SQLite is to go by the days, and not by what almost everyone has.
        let sql = format!(
            "{MILESTONE} WHERE {so} AND +m.calendar = 'gregorian'
               AND (m.month * 100 + m.day BETWEEN ?1 AND ?2 OR m.month * 100 + m.day BETWEEN ?3 AND ?4 OR m.month * 100 + m.day = ?5)"
        );
        self.milestones(&sql, (first.0, first.1, second.0, second.1, leap))
    }

    /// Those of another calendar's months that the days between may be in.
    fn of_months(&self, so: &str, calendar: Calendar, from: Date, to: Date) -> Result<Vec<Milestone>> {
        let (mut day, end) = (from.saturating_sub(KEPT_ELSEWHERE.days()), to.saturating_add(KEPT_ELSEWHERE.days()));
        let mut months = BTreeSet::new();
        // No month is shorter than this.
        while day <= end.saturating_add(28.days()) {
            months.extend(calendar.date_of(day).map(|(_, month, _)| month.number));
            day = day.saturating_add(28.days());
        }
        let months = months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let sql = format!("{MILESTONE} WHERE m.calendar = ?1 AND m.calendar <> 'gregorian' AND m.month IN ({months}) AND {so}");
        self.milestones(&sql, [calendar.stored()])
    }

    /// Those of a calendar from which it is a round number of days to one of the days between, of each number at most `most`.
    fn round_days_ago(&self, so: &str, calendar: Calendar, (from, to): (Date, Date), most: usize) -> Result<Vec<Milestone>> {
        let sql = format!(
            "{MILESTONE} WHERE m.calendar = ?1 AND m.year * 100000 + m.month * 1000 + m.leap_month * 500 + m.day BETWEEN ?2 AND ?3
               AND {so} AND m.yearly AND m.kind IN ('birthday', 'anniversary') LIMIT ?4"
        );
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let place = |day: Date| PartialDate::called(calendar, day).map(place_of);
        let mut found = Vec::new();
        for days in ROUND_DAYS.map(i64::from) {
            let ago = |day: Date| day.checked_sub(days.days()).ok().and_then(place);
            let (first, last) = (ago(from), ago(to));
            // Where the calendar's table begins or ends in between, as far as it goes.
            if first.is_some() || last.is_some() {
                found.extend(self.milestones(&sql, (calendar.stored(), first.unwrap_or(0), last.unwrap_or(i64::MAX), most))?);
            }
        }
        Ok(found)
    }

    fn milestones(&self, sql: &str, parameters: impl Params) -> Result<Vec<Milestone>> {
        Ok(self.connection.prepare_cached(sql)?.query_map(parameters, milestone)?.collect::<Result<_, _>>()?)
    }
}

/// The days of the year between two days at most a year apart, as month × 100 + day: one stretch, or two; and 29 February where it may be kept
/// on one of them, else 0.
fn spans(from: Date, to: Date) -> ([(i32, i32); 2], i32) {
    let place = |day: Date| i32::from(day.month()) * 100 + i32::from(day.day());
    let spans = if from.year() == to.year() { [(place(from), place(to)), (1, 0)] } else { [(place(from), 1231), (101, place(to))] };
    // It is asked for with its neighbours: in common years it is kept on one of them (D4).
    let is_near = spans.iter().any(|(from, to)| (from..=to).contains(&&228) || (from..=to).contains(&&301));
    (spans, if is_near { 229 } else { 0 })
}

/// A date that comes round every year from a day's on, and always on the same: one before that year, of our calendar, but for 29 February.
fn plainly_before(from: Date) -> String {
    format!("(+m.calendar = 'gregorian' AND m.yearly AND +m.month * 100 + m.day <> 229 AND (m.year IS NULL OR m.year < {}))", from.year())
}

/// Where a whole date stands in the index of its calendar.
fn place_of(date: PartialDate) -> i64 {
    let month = date.calendar_month().map_or(0, |CalendarMonth { number, is_leap }| i64::from(number) * 1000 + i64::from(is_leap) * 500);
    i64::from(date.year().unwrap_or_default()) * 100_000 + month + i64::from(date.day().unwrap_or_default())
}
