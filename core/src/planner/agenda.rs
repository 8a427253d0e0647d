//! Today: whom to celebrate, whom to reach, and who has been waiting (C4, C5).

use std::collections::HashMap;

use jiff::{Zoned, civil::Date};

use crate::domain::{
    BELATED, CheckIn, CheckInState, ContactId, Mark, MarkOutcome, Milestone, MilestoneId, Occurrence, Period, PersonLine, days_between,
};

/// Celebrations are shown this many days ahead.
const AHEAD: i32 = 3;

/// What is worth doing on one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    /// Milestones of these days, nearest first.
    pub celebrate: Vec<Celebration>,
    /// Check-ins that are due, most pressing first.
    pub reach_out: Vec<Nudge>,
    /// Check-ins that have been due for long, most pressing first.
    pub waiting: Vec<Nudge>,
}

/// Someone to celebrate.
#[derive(Debug, Clone, PartialEq)]
pub struct Celebration {
    /// What for.
    pub milestone: Milestone,
    /// Which coming round.
    pub occurrence: Occurrence,
}

/// Someone to reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Nudge {
    /// Who.
    pub person: PersonLine,
    /// Where their rhythm stands.
    pub check_in: CheckIn,
}

/// The first and last day whose milestones Today shows.
pub(crate) fn celebrated_days(today: Date) -> (Date, Date) {
    let days = |days: i32| today.saturating_add(jiff::Span::new().days(days));
    (days(-BELATED), days(AHEAD))
}

/// Sorts out one day from what the book holds; `with_days`: round numbers of days are celebrated too. `marks` tells what was
/// done about the comings round of one already.
///
/// # Errors
/// - What `marks` says.
pub fn agenda<E>(
    now: &Zoned,
    milestones: Vec<Milestone>,
    people: Vec<PersonLine>,
    with_days: bool,
    marks: impl Fn(MilestoneId) -> Result<HashMap<Period, Mark>, E>,
) -> Result<Agenda, E> {
    let today = now.date();
    let mut agenda = Agenda { celebrate: celebrations(now, milestones, with_days, marks)?, ..Agenda::default() };
    for person in people {
        let row = &person.check_in;
        let hidden = row.snoozed_until.is_some_and(|until| until.holds(now));
        let Some(check_in) = row.check_in(today).filter(|_| !hidden) else {
            continue;
        };
        match check_in.state {
            CheckInState::Ready => agenda.reach_out.push(Nudge { person, check_in }),
            CheckInState::Waiting => agenda.waiting.push(Nudge { person, check_in }),
            CheckInState::Resting | CheckInState::Paused => {}
        }
    }
    for list in [&mut agenda.reach_out, &mut agenda.waiting] {
        list.sort_by(|a, b| b.check_in.ratio.total_cmp(&a.check_in.ratio).then_with(|| closeness(a).cmp(&closeness(b))));
    }
    Ok(agenda)
}

/// Ties go to the closer circle, then to the one who came first (C5).
fn closeness(nudge: &Nudge) -> (u32, ContactId) {
    (nudge.person.circle.as_ref().map_or(u32::MAX, |(_, _, position)| *position), nudge.person.id)
}

fn celebrations<E>(
    now: &Zoned,
    milestones: Vec<Milestone>,
    with_days: bool,
    marks: impl Fn(MilestoneId) -> Result<HashMap<Period, Mark>, E>,
) -> Result<Vec<Celebration>, E> {
    let today = now.date();
    let (_, to) = celebrated_days(today);
    let mut found: Vec<Celebration> = Vec::new();
    for row in milestones {
        if !row.fields.kind.is_celebrated() {
            continue;
        }
        let marks = marks(row.id)?;
        let known_since = row.known_at.to_zoned(now.time_zone().clone()).date();
        // What was over before Fondly knew of it is not belated (R4).
        let shown = row.spoken_of(today, to, Some(&marks), with_days).into_iter().filter(|one| one.on >= today.min(known_since));
        // Of two years only the first that is open; a round number of days stands for itself.
        let mut has_year = false;
        for occurrence in shown {
            let (is_year, mark) = (matches!(occurrence.period, Period::Year(_)), marks.get(&occurrence.period).copied());
            if !(is_year && has_year) && is_open(mark, now) && occurrence.is_timely(mark, now) {
                has_year |= is_year;
                found.push(Celebration { milestone: row.clone(), occurrence });
            }
        }
    }
    found.sort_by_key(|celebration| {
        let days = days_between(today, celebration.occurrence.on);
        // Today first, then what is coming, then what was missed.
        (days < 0, days.abs(), celebration.milestone.id)
    });
    Ok(found)
}

/// Is there still something to do about a coming round with this mark?
fn is_open(mark: Option<Mark>, now: &Zoned) -> bool {
    match mark {
        None => true,
        Some(Mark { outcome: MarkOutcome::Snoozed, snoozed_until }) => !snoozed_until.is_some_and(|until| until.holds(now)),
        Some(Mark { outcome: MarkOutcome::Congratulated | MarkOutcome::Done, .. }) => false,
    }
}
