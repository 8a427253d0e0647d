//! Today: whom to celebrate, whom to reach, and who has been waiting (C4, C5).

use jiff::{Zoned, civil::Date};

use crate::domain::{
    BELATED, CheckIn, CheckInState, ContactId, Mark, MarkOutcome, Marks, Milestone, Occurrence, Period, PersonLine, days_between,
};

/// Celebrations are shown this many days ahead.
const AHEAD: i32 = 3;
/// So many celebrations are shown at first, whoever they are of.
const FEW: usize = 5;
/// And so many more of those who are not kept close.
pub(crate) const OTHERS: usize = 60;

/// What is worth doing on one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    /// Milestones of these days, nearest first: of all who are kept close, and of a few others (C5).
    pub celebrate: Vec<Celebration>,
    /// Those of the others, not all of them where there are very many.
    pub celebrate_more: Vec<Celebration>,
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

/// The days whose milestones Today shows: today, those to come, and those gone by, the nearest first.
pub(crate) fn celebrated_days(today: Date) -> Vec<Date> {
    let day = |days: i32| today.saturating_add(jiff::Span::new().days(days));
    (0..=AHEAD).chain((1..=BELATED).map(|days| -days)).map(day).collect()
}

/// What the book holds that may matter on a day.
#[derive(Debug, Clone)]
pub struct Found {
    /// Milestones of those who are kept close that may come round in these days, and what was put off.
    pub milestones: Vec<Milestone>,
    /// Those of others.
    pub of_others: Vec<Milestone>,
    /// What was done about their comings round already.
    pub marks: Marks,
    /// Are round numbers of days celebrated too?
    pub with_days: bool,
    /// Who may be nudged.
    pub people: Vec<PersonLine>,
}

/// Sorts out one day from what the book holds.
#[must_use]
pub fn agenda(now: &Zoned, found: Found) -> Agenda {
    let today = now.date();
    let celebrate = |milestones: &[Milestone]| celebrations(now, milestones, &found);
    let (mut celebrated, mut others) = (celebrate(&found.milestones), celebrate(&found.of_others));
    celebrated.extend(others.drain(..FEW.saturating_sub(celebrated.len()).min(others.len())));
    sort(&mut celebrated, today);
    others.truncate(OTHERS);
    let mut agenda = Agenda { celebrate: celebrated, celebrate_more: others, ..Agenda::default() };
    for person in found.people {
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
    agenda
}

/// Ties go to the closer circle, then to the one who came first (C5).
fn closeness(nudge: &Nudge) -> (u32, ContactId) {
    (nudge.person.circle.as_ref().map_or(u32::MAX, |(_, _, position)| *position), nudge.person.id)
}

fn celebrations(now: &Zoned, milestones: &[Milestone], of: &Found) -> Vec<Celebration> {
    let today = now.date();
    let to = today.saturating_add(jiff::Span::new().days(AHEAD));
    let mut found: Vec<Celebration> = Vec::new();
    for row in milestones {
        if !row.fields.kind.is_celebrated() {
            continue;
        }
        let marks = of.marks.get(&row.id);
        let known_since = row.known_at.to_zoned(now.time_zone().clone()).date();
        // What was over before Fondly knew of it is not belated (R4).
        let shown = row.spoken_of(today, to, marks, of.with_days).into_iter().filter(|one| one.on >= today.min(known_since));
        // Of two years only the first that is open; a round number of days stands for itself.
        let mut has_year = false;
        for occurrence in shown {
            let (is_year, mark) =
                (matches!(occurrence.period, Period::Year(_)), marks.and_then(|marks| marks.get(&occurrence.period)).copied());
            if !(is_year && has_year) && is_open(mark, now) && occurrence.is_timely(mark, now) {
                has_year |= is_year;
                found.push(Celebration { milestone: row.clone(), occurrence });
            }
        }
    }
    sort(&mut found, today);
    found
}

/// Today first, then what is coming, then what was missed.
fn sort(found: &mut [Celebration], today: Date) {
    found.sort_by_key(|one| {
        let days = days_between(today, one.occurrence.on);
        (days < 0, days.abs(), one.milestone.id)
    });
}

/// Is there still something to do about a coming round with this mark?
fn is_open(mark: Option<Mark>, now: &Zoned) -> bool {
    match mark {
        None => true,
        Some(Mark { outcome: MarkOutcome::Snoozed, snoozed_until }) => !snoozed_until.is_some_and(|until| until.holds(now)),
        Some(Mark { outcome: MarkOutcome::Congratulated | MarkOutcome::Done, .. }) => false,
    }
}
