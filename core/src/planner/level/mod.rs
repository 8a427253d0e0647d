//! The levelled week: on which day to be in touch with whom, so that no day holds too much and nobody waits too long (P1–P4).

mod place;
mod why;
mod window;

use jiff::{ToSpan as _, civil::Date};

use crate::domain::days_between;

use self::place::{Board, Choices, Cost, place};
pub use self::{
    why::{Obstacle, Why, in_words},
    window::{Earliest, Wish},
};

/// The days that are planned, and what stands on them already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The first of them.
    pub first: Date,
    /// Each of them, in order.
    pub days: Vec<GroundDay>,
    /// How many check-ins may be placed in each week.
    pub room: Vec<u32>,
}

/// One day that is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroundDay {
    /// What stands on it already: catch-ups that are planned, and days in lives.
    pub fixed: u32,
    /// The user keeps it free.
    pub closed: bool,
    /// Its week, by its place in [`Ground::room`].
    pub week: usize,
}

/// A week, levelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levelled {
    /// How far past its window a check-in may be, in hundredths of its cadence: the least with which everyone finds a place (P2).
    pub stretch: u32,
    /// The day of each, in the order of the wishes; none: it can wait until after these days, and has to.
    pub days: Vec<Option<Date>>,
}

impl Ground {
    /// The day at a place; past the end for the place after the last.
    #[must_use]
    pub fn day(&self, at: usize) -> Date {
        self.first.saturating_add(i64::try_from(at).unwrap_or(i64::MAX / 1_000_000).days())
    }

    /// The place of a day, when it is one of these.
    #[must_use]
    pub fn place_of(&self, day: Date) -> Option<usize> {
        usize::try_from(days_between(self.first, day)).ok().filter(|at| *at < self.days.len())
    }
}

/// Places every wish on a day (P2), exactly: first the least stretch, then as many as there is room for, then the most even days, then the
/// least shift, then as it was shown. The same wishes give the same days, in whatever order they come.
#[must_use]
pub fn level(ground: &Ground, wishes: &[Wish]) -> Levelled {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| wishes.get(*at).map(|wish| wish.id));
    let sorted: Vec<&Wish> = order.iter().filter_map(|at| wishes.get(*at)).collect();
    let board = Board::of(ground);
    let (stretch, placed) = with_least_stretch(ground, &board, &sorted);
    let mut days = vec![None; wishes.len()];
    for (at, place) in order.into_iter().zip(placed) {
        if let Some(day) = days.get_mut(at) {
            *day = place.map(|place| ground.day(place));
        }
    }
    Levelled { stretch, days }
}

/// The least stretch with which all who can't wait until after these days find a place among them; and the places of all.
fn with_least_stretch(ground: &Ground, board: &Board, wishes: &[&Wish]) -> (u32, Vec<Option<usize>>) {
    let choices = |stretch: u32| wishes.iter().map(move |wish| wish.choices(ground, stretch));
    if let Some(placed) = place(board, &choices(0).collect::<Vec<_>>()) {
        return (0, placed);
    }
    let fits = |stretch: u32| place(board, &choices(stretch).filter(|one| one.beyond.is_none()).collect::<Vec<_>>()).is_some();
    // From where nobody's window ends within these days, all can wait.
    let (mut too_little, mut enough) = (0, wishes.iter().map(|wish| wish.stretch_past(ground)).max().unwrap_or(0).max(1));
    while too_little + 1 < enough {
        let middle = too_little + (enough - too_little) / 2;
        if fits(middle) { enough = middle } else { too_little = middle }
    }
    let placed = place(board, &choices(enough).collect::<Vec<_>>());
    (enough, placed.unwrap_or_else(|| vec![None; wishes.len()]))
}

impl Board {
    fn of(ground: &Ground) -> Self {
        Self {
            fixed: ground.days.iter().map(|day| day.fixed).collect(),
            week: ground.days.iter().map(|day| day.week).collect(),
            room: ground.room.clone(),
        }
    }
}

impl Wish {
    /// The days it may be placed on at a stretch, each with what that costs.
    fn choices(&self, ground: &Ground, stretch: u32) -> Choices {
        let Some(window) = self.window(ground, stretch) else {
            return Choices { first: 0, costs: Vec::new(), beyond: Some(Cost::default()) };
        };
        // Days from the one it is due to the one at a place.
        let from_due = |at: usize| i64::from(days_between(self.due, ground.first)) + i64::try_from(at).unwrap_or(i64::from(i32::MAX));
        let shown = self.shown.map(|day| ground.place_of(day));
        let moved = |to: Option<usize>| if shown.is_some_and(|shown| shown != to) { Cost::MOVED } else { Cost::default() };
        let cost = |at: usize| Cost::shift(self.shift(from_due(at))) + moved(Some(at));
        let last = window.last.min(ground.days.len().saturating_sub(1));
        let open = |at: usize| self.obstacle(ground, at).is_none().then(|| cost(at));
        let late = self.shift(from_due(ground.days.len()).max(0));
        Choices {
            first: window.first,
            costs: (window.first..=last).map(open).collect(),
            beyond: (window.last >= ground.days.len()).then(|| Cost::BEYOND + Cost::shift(late) + moved(None)),
        }
    }
}
