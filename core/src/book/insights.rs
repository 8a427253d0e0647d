//! What the last year looked like: talks by month, who began, circles as they are meant and as they were, given and received (B11).

use jiff::{ToSpan as _, civil::Date};

use super::{Book, contacts::known};
use crate::{
    Result,
    domain::{ContactId, Depth, StartedBy, Tone, days_between},
    planner::CircleRound,
    store::{CircleCount, Counted},
};

/// What the last twelve months looked like.
#[derive(Debug, Clone, PartialEq)]
pub struct Insights {
    /// With whom; `None`: with everybody.
    pub with: Option<String>,
    /// The first day of each of twelve months, this one last; with its talks, and those of them in person.
    pub months: Vec<(Date, u32, u32)>,
    /// Talks and tries that the user began.
    pub begun_by_me: u32,
    /// Those that the others began.
    pub begun_by_them: u32,
    /// Talks that stayed light, that were real, and that went deep, where it was noted.
    pub depth: [u32; 3],
    /// Every circle with people in it, with its tone and how many they are; none where it is one person's year.
    pub circles: Vec<(CircleRound, Tone, u32)>,
    /// Things given.
    pub given: u32,
    /// Things received.
    pub received: u32,
}

/// Talks without which there is no picture.
const ENOUGH: u32 = 3;
/// Days that a round is reckoned from, at least: two talks in the first week of a book are no rhythm.
const LEAST_DAYS: i32 = 28;

impl Book {
    /// What the last twelve months looked like, this one being the last; with one person, or with everybody.
    ///
    /// # Errors
    /// - [`Error::NotFound`](crate::Error::NotFound): there is no such person.
    pub fn insights(&self, with: Option<ContactId>) -> Result<Insights> {
        let (read, today) = (self.read(), self.now().today());
        let name = with.map(|who| known(&read, who)).transpose()?.map(|contact| contact.fields.name.shown());
        let starts: Vec<Date> = (0..12_i64).rev().map(|ago| today.first_of_month().saturating_sub(ago.months())).collect();
        let from = starts.first().copied().unwrap_or(today);
        let counted = Counted { from, until: today, with };
        let (counts, first) = read.talks_by_month(counted)?;
        let month = |start: Date| {
            let count = counts.iter().find(|count| count.month == (start.year(), start.month()));
            (start, count.map_or(0, |count| count.talks), count.map_or(0, |count| count.met))
        };
        let begun = read.begun_by(counted)?;
        let begun_by = |who: StartedBy| begun.iter().find(|(by, _)| *by == who).map_or(0, |(_, count)| *count);
        let near = read.talks_by_depth(counted)?;
        let so_near = |depth: Depth| near.iter().find(|(one, _)| *one == depth).map_or(0, |(_, count)| *count);
        let days = first.map_or(0, |first| days_between(first, today)).max(LEAST_DAYS).unsigned_abs();
        let circles = if with.is_none() { read.circles_counted(from, today)? } else { Vec::new() };
        let circles = circles.into_iter().filter(|circle| circle.people > 0);
        let (given, received) = read.exchanges_counted(counted)?;
        Ok(Insights {
            with: name,
            months: starts.into_iter().map(month).collect(),
            begun_by_me: begun_by(StartedBy::Me),
            begun_by_them: begun_by(StartedBy::Them),
            depth: [Depth::Light, Depth::Real, Depth::Deep].map(so_near),
            circles: circles.map(|circle| (round(&circle, days), circle.tone, circle.people)).collect(),
            given,
            received,
        })
    }
}

impl Insights {
    /// Is there enough for a picture?
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.months.iter().map(|(_, talks, _)| talks).sum::<u32>() >= ENOUGH
    }
}

/// How often someone of a circle was talked to, on average, in so many days.
fn round(circle: &CircleCount, days: u32) -> CircleRound {
    CircleRound {
        name: circle.name.clone(),
        planned: circle.planned,
        days: days.saturating_mul(circle.people).checked_div(circle.talks).map(|days| days.max(1)),
        of_days: days,
    }
}
