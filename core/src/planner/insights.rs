//! What a year looked like, each in one sentence: facts in plain words, nobody ranked, nothing owed (B11).

use super::spans::length;
use crate::domain::{Cadence, in_a_row};

/// How often a circle is meant to come round, and how often it did.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleRound {
    /// Its name.
    pub name: String,
    /// What is meant; `None`: no rhythm.
    pub planned: Option<Cadence>,
    /// Days between two talks with someone of it, on average; `None`: there was none.
    pub days: Option<u32>,
    /// Days that were looked at.
    pub of_days: u32,
}

impl CircleRound {
    /// Does it come round less often than it is meant to? Where there was no talk, it does once there should have been one.
    fn is_late(&self) -> bool {
        let days = self.days.unwrap_or(self.of_days);
        self.planned.is_some_and(|planned| f64::from(days) > planned.days() * AS_MEANT)
    }
}

/// What comes round up to a quarter later than it is meant to is as it is meant to be.
const AS_MEANT: f64 = 1.25;

/// What is said of talks by month, each with its name, the oldest first.
///
/// # Example
/// ```
/// use fondly_core::planner::months_in_words;
/// assert_eq!(months_in_words(&[("January".into(), 2), ("February".into(), 5)]), "7 talks in a year, the most in February.");
/// ```
#[must_use]
pub fn months_in_words(months: &[(String, u32)]) -> String {
    let all: u32 = months.iter().map(|(_, talks)| talks).sum();
    let is_one = |most: u32| months.iter().filter(|(_, talks)| *talks == most).count() == 1;
    match (all, months.iter().max_by_key(|(_, talks)| *talks)) {
        (0, _) | (_, None) => "No talk was noted within a year.".to_owned(),
        (1, Some((month, _))) => format!("1 talk in a year, in {month}."),
        (all, Some((month, talks))) if all == *talks => format!("{all} talks in a year, all of them in {month}."),
        (all, Some((month, talks))) if is_one(*talks) => format!("{all} talks in a year, the most in {month}."),
        (all, Some(_)) => format!("{all} talks in a year."),
    }
}

/// What is said of who began.
///
/// # Example
/// ```
/// use fondly_core::planner::begun_in_words;
/// assert_eq!(begun_in_words(5, 5), "You reach out first about as often as they do.");
/// assert_eq!(begun_in_words(9, 1), "You nearly always reach out first.");
/// assert_eq!(begun_in_words(0, 0), "It was not noted who began.");
/// ```
#[must_use]
pub fn begun_in_words(me: u32, them: u32) -> String {
    let all = me + them;
    let mine = if all == 0 { None } else { Some(f64::from(me) / f64::from(all)) };
    let said = match mine {
        None => "It was not noted who began.",
        Some(0.8..) => "You nearly always reach out first.",
        Some(0.6..) => "You reach out first more often than they do.",
        Some(0.4..) => "You reach out first about as often as they do.",
        Some(0.2..) => "They reach out first more often than you do.",
        Some(_) => "They nearly always reach out first.",
    };
    said.to_owned()
}

/// What is said of how near talks went, the light ones first: of those of which it was noted.
///
/// # Example
/// ```
/// use fondly_core::planner::depth_in_words;
/// assert_eq!(depth_in_words([6, 3, 1]), "4 of 10 talks went below the surface.");
/// assert_eq!(depth_in_words([0, 0, 0]), "It was not noted how near talks went.");
/// ```
#[must_use]
pub fn depth_in_words([light, real, deep]: [u32; 3]) -> String {
    let (all, below) = (light + real + deep, real + deep);
    match (all, below) {
        (0, _) => "It was not noted how near talks went.".to_owned(),
        (1, 0) => "The one talk of which it was noted stayed light.".to_owned(),
        (1, _) => "The one talk of which it was noted went below the surface.".to_owned(),
        (all, 0) => format!("All {all} talks of which it was noted stayed light."),
        (all, below) if all == below => format!("All {all} talks of which it was noted went below the surface."),
        (all, below) => format!("{below} of {all} talks went below the surface."),
    }
}

/// What is said of the circles.
#[must_use]
pub fn circles_in_words(circles: &[CircleRound]) -> String {
    let meant = circles.iter().filter(|one| one.planned.is_some()).count();
    let rare: Vec<String> = circles.iter().filter(|one| one.is_late()).map(|one| one.name.clone()).collect();
    match (meant, rare.len()) {
        (0, _) => "No circle has a rhythm yet.".to_owned(),
        (_, 0) => "Every circle comes round as you mean it to.".to_owned(),
        (_, 1) => format!("{} comes round less often than you mean it to. Perhaps its rhythm may give.", in_a_row(&rare)),
        _ => format!("{} come round less often than you mean them to. Perhaps their rhythms may give.", in_a_row(&rare)),
    }
}

/// How often a circle came round, in words: "every 5 weeks".
#[must_use]
pub fn round_in_words(days: u32) -> String {
    let said = length(i32::try_from(days).unwrap_or(i32::MAX));
    format!("every {}", said.strip_prefix("1 ").unwrap_or(&said))
}

/// What is said of what was given and received.
///
/// # Example
/// ```
/// use fondly_core::planner::exchanges_in_words;
/// assert_eq!(exchanges_in_words(2, 1), "You gave twice and received once in a year.");
/// assert_eq!(exchanges_in_words(0, 0), "Nothing given or received was noted within a year.");
/// ```
#[must_use]
pub fn exchanges_in_words(given: u32, received: u32) -> String {
    let times = |count: u32| match count {
        0 => "nothing".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    match (given, received) {
        (0, 0) => "Nothing given or received was noted within a year.".to_owned(),
        _ => format!("You gave {} and received {} in a year.", times(given), times(received)),
    }
}
