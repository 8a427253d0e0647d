//! What comes round between two days: questions to the table `milestones`, each by an index.

use std::collections::{BTreeSet, HashSet};

use jiff::{ToSpan as _, civil::Date};
use rusqlite::Params;

use super::{
    Reader,
    milestones::{MILESTONE, milestone},
    text::Stored as _,
};
use crate::{
    Result,
    domain::{Calendar, CalendarMonth, Milestone, PartialDate, ROUND_DAYS},
};

/// How far a day may be kept from where its month and day are: the end of a month that is shorter, another month in a year without the leap one.
const KEPT_ELSEWHERE: i64 = 31;

impl Reader<'_> {
    /// Active people's milestones that may come round between two days at most a year apart, both included: by years, and where
    /// `with_days` by round numbers of days (D7).
    ///
    /// # Errors
    /// - What the disk says.
    pub fn milestones_between(&self, from: Date, to: Date, with_days: bool) -> Result<Vec<Milestone>> {
        let mut all = self.gregorian_between(from, to)?;
        let has_others = "SELECT EXISTS (SELECT 1 FROM milestones WHERE calendar <> 'gregorian')";
        let has_others: bool = self.connection.prepare_cached(has_others)?.query_row([], |row| row.get(0))?;
        let calendars = Calendar::ALL.into_iter().filter(|calendar| has_others || *calendar == Calendar::Gregorian);
        for calendar in calendars {
            if calendar != Calendar::Gregorian {
                all.extend(self.of_months(calendar, from, to)?);
            }
            if with_days {
                all.extend(self.round_days_ago(calendar, from, to)?);
            }
        }
        let mut seen = HashSet::new();
        all.retain(|milestone| seen.insert(milestone.id));
        Ok(all)
    }

    fn gregorian_between(&self, from: Date, to: Date) -> Result<Vec<Milestone>> {
        let place = |day: Date| i32::from(day.month()) * 100 + i32::from(day.day());
        // 29 February is asked for with its neighbours: in common years it is kept on one of them (D4).
        let leap = |from: i32, to: i32| if (from..=to).contains(&228) || (from..=to).contains(&301) { 229 } else { 0 };
        let spans = if from.year() == to.year() { [(place(from), place(to)), (1, 0)] } else { [(place(from), 1231), (101, place(to))] };
        // The pluses: SQLite is to go by the days, and not by what almost everyone has.
        let sql = format!(
            "{MILESTONE} WHERE +c.state = 'active' AND +m.calendar = 'gregorian'
               AND (m.month * 100 + m.day BETWEEN ?1 AND ?2 OR m.month * 100 + m.day BETWEEN ?3 AND ?4 OR m.month * 100 + m.day = ?5)"
        );
        let [first, second] = spans;
        let leap = leap(first.0, first.1).max(leap(second.0, second.1));
        self.milestones(&sql, (first.0, first.1, second.0, second.1, leap))
    }

    /// Those of another calendar's months that the days between may be in.
    fn of_months(&self, calendar: Calendar, from: Date, to: Date) -> Result<Vec<Milestone>> {
        let (mut day, end) = (from.saturating_sub(KEPT_ELSEWHERE.days()), to.saturating_add(KEPT_ELSEWHERE.days()));
        let mut months = BTreeSet::new();
        // No month is shorter than this.
        while day <= end.saturating_add(28.days()) {
            months.extend(calendar.date_of(day).map(|(_, month, _)| month.number));
            day = day.saturating_add(28.days());
        }
        let months = months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let sql =
            format!("{MILESTONE} WHERE m.calendar = ?1 AND m.calendar <> 'gregorian' AND m.month IN ({months}) AND c.state = 'active'");
        self.milestones(&sql, [calendar.stored()])
    }

    /// Those of a calendar from which it is a round number of days to one of the days between.
    fn round_days_ago(&self, calendar: Calendar, from: Date, to: Date) -> Result<Vec<Milestone>> {
        let sql = format!(
            "{MILESTONE} WHERE m.calendar = ?1 AND m.year * 100000 + m.month * 1000 + m.leap_month * 500 + m.day BETWEEN ?2 AND ?3
               AND +c.state = 'active' AND m.yearly AND m.kind IN ('birthday', 'anniversary')"
        );
        let place = |day: Date| PartialDate::called(calendar, day).map(place_of);
        let mut found = Vec::new();
        for days in ROUND_DAYS.map(i64::from) {
            let ago = |day: Date| day.checked_sub(days.days()).ok().and_then(place);
            let (first, last) = (ago(from), ago(to));
            // Where the calendar's table begins or ends in between, as far as it goes.
            if first.is_some() || last.is_some() {
                found.extend(self.milestones(&sql, (calendar.stored(), first.unwrap_or(0), last.unwrap_or(i64::MAX)))?);
            }
        }
        Ok(found)
    }

    fn milestones(&self, sql: &str, parameters: impl Params) -> Result<Vec<Milestone>> {
        Ok(self.connection.prepare_cached(sql)?.query_map(parameters, milestone)?.collect::<Result<_, _>>()?)
    }
}

/// Where a whole date stands in the index of its calendar.
fn place_of(date: PartialDate) -> i64 {
    let month = date.calendar_month().map_or(0, |CalendarMonth { number, is_leap }| i64::from(number) * 1000 + i64::from(is_leap) * 500);
    i64::from(date.year().unwrap_or_default()) * 100_000 + month + i64::from(date.day().unwrap_or_default())
}
