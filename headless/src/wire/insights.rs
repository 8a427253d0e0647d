//! What the last year looked like: each chart with its sentence and its numbers.

use fondly_core::{
    Result,
    book::{Book, Insights},
    domain::ContactId,
    planner::{begun_in_words, circles_in_words, depth_in_words, exchanges_in_words, months_in_words, round_in_words},
};
use serde::Serialize;
use specta::Type;

use super::words::ToneView;

/// What the last twelve months looked like.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Insights")]
pub struct InsightsView {
    /// With whom; null: with everybody.
    pub with: Option<String>,
    /// There are enough talks for a picture.
    pub enough: bool,
    /// Talks by month.
    pub months: MonthsView,
    /// Who began.
    pub begun: SharesOfTwo,
    /// How near talks went.
    pub depth: DepthsView,
    /// Circles as they are meant and as they were.
    pub circles: CirclesView,
    /// Given and received: the user's first.
    pub giving: SharesOfTwo,
}

/// Talks by month.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "TalksByMonth")]
pub struct MonthsView {
    /// "62 talks in a year, most of them in October."
    pub sentence: String,
    /// The oldest first.
    pub months: Vec<MonthView>,
}

/// Talks of a month.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "MonthOfTalks")]
pub struct MonthView {
    /// "October 2026".
    pub name: String,
    /// All of them.
    pub talks: u32,
    /// Those of them in person.
    pub met: u32,
}

/// Two numbers beside each other: the user's, and theirs.
#[derive(Debug, Serialize, Type)]
pub struct SharesOfTwo {
    /// What they say.
    pub sentence: String,
    /// The user's.
    pub me: u32,
    /// The others'.
    pub them: u32,
}

/// How near talks went, where it was noted.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "TalksByDepth")]
pub struct DepthsView {
    /// "4 of 10 talks went below the surface."
    pub sentence: String,
    /// Small talk.
    pub light: u32,
    /// How things go.
    pub real: u32,
    /// What matters.
    pub deep: u32,
}

/// Circles as they are meant and as they were.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "CirclesRound")]
pub struct CirclesView {
    /// What they say.
    pub sentence: String,
    /// In the order of the circles.
    pub circles: Vec<CircleRoundView>,
}

/// A circle as it is meant and as it was.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "CircleRound", rename_all = "camelCase")]
pub struct CircleRoundView {
    /// Its name.
    pub name: String,
    pub(crate) tone: ToneView,
    /// Active people in it.
    pub people: u32,
    /// Days; null: no rhythm.
    pub planned: Option<f64>,
    /// "every 3 weeks"; empty: no rhythm.
    pub planned_in_words: String,
    /// Days on average; null: there was no talk.
    pub real: Option<u32>,
    /// "every 5 weeks"; empty: there was no talk.
    pub real_in_words: String,
}

impl InsightsView {
    /// Asks the book, for one person's year or for everybody's.
    ///
    /// # Errors
    /// - There is no such person.
    pub fn ask(book: &Book, with: Option<ContactId>) -> Result<Self> {
        Ok(Self::of(&book.insights(with)?))
    }

    fn of(found: &Insights) -> Self {
        let named: Vec<(String, u32)> = found.months.iter().map(|(start, talks, _)| (start.strftime("%B").to_string(), *talks)).collect();
        let rounds: Vec<_> = found.circles.iter().map(|(round, ..)| round.clone()).collect();
        let (me, them) = (found.begun_by_me, found.begun_by_them);
        Self {
            with: found.with.clone(),
            enough: found.is_enough(),
            months: MonthsView {
                sentence: months_in_words(&named),
                months: found
                    .months
                    .iter()
                    .map(|(start, talks, met)| MonthView { name: start.strftime("%B %Y").to_string(), talks: *talks, met: *met })
                    .collect(),
            },
            begun: SharesOfTwo { sentence: begun_in_words(me, them), me, them },
            depth: DepthsView { sentence: depth_in_words(found.depth), light: found.depth[0], real: found.depth[1], deep: found.depth[2] },
            circles: CirclesView {
                sentence: circles_in_words(&rounds),
                circles: found
                    .circles
                    .iter()
                    .map(|(round, tone, people)| CircleRoundView {
                        name: round.name.clone(),
                        tone: (*tone).into(),
                        people: *people,
                        planned: round.planned.map(|planned| planned.days()),
                        planned_in_words: round.planned.map(|planned| format!("every {planned}")).unwrap_or_default(),
                        real: round.days,
                        real_in_words: round.days.map(round_in_words).unwrap_or_default(),
                    })
                    .collect(),
            },
            giving: SharesOfTwo { sentence: exchanges_in_words(found.given, found.received), me: found.given, them: found.received },
        }
    }
}
