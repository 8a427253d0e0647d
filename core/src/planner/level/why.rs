//! Why a check-in stands on its day (P4): "Due 12 May; 12 and 13 May are busier, so 14 May".

use jiff::{ToSpan as _, civil::Date};

use super::{Ground, Levelled, Wish};
use crate::{
    domain::{self, LifeDate, days_between, in_a_row},
    planner::spans::ago,
};

/// Reasons that a sentence holds.
const REASONS: usize = 3;

/// What keeps a check-in from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obstacle {
    /// The user keeps the day free.
    Closed,
    /// They are paused.
    Paused,
    /// It would be too soon after the last talk.
    Gap,
    /// They are away.
    Away,
    /// It is none of the days that are kept for them.
    NotTheirs,
    /// The week holds as many as the user wants.
    WeekFull,
    /// The day holds more.
    Busier,
}

/// Why one stands on its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The day it is due.
    pub due: Date,
    /// The days nearer to that, and what kept it from each.
    pub passed: Vec<(Date, Obstacle)>,
}

impl Levelled {
    /// Why the wish at a place stands on its day; nothing for one that has none.
    #[must_use]
    pub fn why(&self, ground: &Ground, wishes: &[Wish], at: usize) -> Option<Why> {
        let (wish, day) = (wishes.get(at)?, (*self.days.get(at)?)?);
        let (from, to) =
            if wish.due <= day { (wish.due.max(ground.first), day) } else { (day.tomorrow().ok()?, wish.due.tomorrow().ok()?) };
        let span = usize::try_from(days_between(from, to)).unwrap_or(0);
        let between = (0..span).map(|days| from.saturating_add(i64::try_from(days).unwrap_or(0).days()));
        let passed = between.filter_map(|one| Some((one, self.obstacle(ground, wish, one, day)?))).collect();
        Some(Why { due: wish.due, passed })
    }

    /// What kept a wish from a day, when it stands on another.
    fn obstacle(&self, ground: &Ground, wish: &Wish, day: Date, placed: Date) -> Option<Obstacle> {
        let at = ground.place_of(day)?;
        let week = ground.days.get(at)?.week;
        let of_week = |day: Date| ground.place_of(day).and_then(|at| ground.days.get(at)).is_some_and(|day| day.week == week);
        let held = self.days.iter().flatten().filter(|day| of_week(**day)).count();
        let is_full = !of_week(placed) && ground.room.get(week).is_some_and(|room| held >= usize::try_from(*room).unwrap_or(usize::MAX));
        wish.obstacle(ground, at).or(Some(if is_full { Obstacle::WeekFull } else { Obstacle::Busier }))
    }
}

/// The reason as a sentence.
///
/// # Example
/// ```
/// use fondly_core::planner::{Obstacle, Why, why_in_words};
/// let due = "2026-05-12".parse().unwrap();
/// let passed = vec![(due, Obstacle::Busier), ("2026-05-13".parse().unwrap(), Obstacle::Closed)];
/// let words = why_in_words(&Why { due, passed }, "2026-05-01".parse().unwrap());
/// assert_eq!(words, "Due 12 May; the 12th is busier, the 13th you keep free");
/// ```
#[must_use]
pub fn in_words(why: &Why, today: Date) -> String {
    let due = if why.due < today { ago(why.due, today) } else { day_and_month(why.due) };
    let mut reasons: Vec<String> = Vec::new();
    let mut rest = why.passed.as_slice();
    while let Some((_, obstacle)) = rest.first() {
        let run = rest.iter().take_while(|(_, other)| other == obstacle).count();
        let (same, others) = rest.split_at(run);
        let days: Vec<Date> = same.iter().map(|(day, _)| *day).collect();
        reasons.push(reason(*obstacle, &days, why.due));
        rest = others;
    }
    // A long way from its day the nearest of it says enough.
    if reasons.len() > REASONS {
        reasons.truncate(REASONS);
        reasons.push("and so on".to_owned());
    }
    if reasons.is_empty() { format!("Due {due}") } else { format!("Due {due}; {}", reasons.join(", ")) }
}

fn reason(obstacle: Obstacle, days: &[Date], due: Date) -> String {
    // The month of the day it is due goes without saying.
    let is_known = |day: &Date| (day.year(), day.month()) == (due.year(), due.month());
    let ordinal = |day: &Date| if is_known(day) { ordinal(*day) } else { format!("{} of {}", ordinal(*day), day.strftime("%B")) };
    let named = match days {
        [first, .., last] if days.len() > 2 => format!("the {} to the {}", ordinal(first), ordinal(last)),
        _ => in_a_row(&days.iter().map(|day| format!("the {}", ordinal(day))).collect::<Vec<_>>()),
    };
    let are = if days.len() == 1 { "is" } else { "are" };
    match obstacle {
        Obstacle::Busier => format!("{named} {are} busier"),
        Obstacle::Closed => format!("{named} you keep free"),
        Obstacle::Paused => format!("{named} {are} within the pause"),
        Obstacle::Gap => format!("{named} {are} too soon after the last talk"),
        Obstacle::Away => format!("{named} they are away"),
        Obstacle::NotTheirs => format!("{named} {are} not a day you keep for them"),
        Obstacle::WeekFull => format!("the week of {named} is full"),
    }
}

/// "12th".
fn ordinal(day: Date) -> String {
    domain::ordinal(day.day())
}

/// "12 May".
fn day_and_month(day: Date) -> String {
    LifeDate::from(day).in_words().rsplit_once(' ').map_or_else(String::new, |(words, _)| words.to_owned())
}
