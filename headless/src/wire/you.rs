//! What the user wants and thinks: goals, the week looked back on, thoughts; in both directions.

use fondly_core::{
    Result,
    book::{Book, GoalLine, Review},
    domain::{GoalFields, Pondered, Reflection},
};
use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{FactView, NamedView, day, id, words::PonderedView};

/// All of it.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "You", rename_all = "camelCase")]
pub struct YouView {
    /// The week looked back on.
    pub review: ReviewView,
    /// What the user wants, what is not reached first.
    pub goals: Vec<GoalView>,
    /// Whose card is their own; null: none.
    pub me: Option<NamedView>,
    /// What matters to them and what they like, as their own card has it.
    pub matters: Vec<FactView>,
    /// Thoughts about nobody, the newest first; no answers.
    pub thoughts: Vec<ThoughtView>,
}

/// A week, looked back on.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Review", rename_all = "camelCase")]
pub struct ReviewView {
    /// Its Monday.
    pub monday: String,
    /// "23 – 29 November".
    pub week: String,
    /// The questions, each with what the book has to say and the answer.
    pub questions: Vec<QuestionOfWeek>,
    /// This week is to be quiet.
    pub quiet: bool,
    /// The next one is.
    pub next_quiet: bool,
}

/// A question of a week.
#[derive(Debug, Serialize, Type)]
pub struct QuestionOfWeek {
    /// Which.
    pub which: PonderedView,
    /// "Who gave you energy this week?"
    pub question: String,
    /// "Talks that lifted you: Ana"; empty: the book has nothing to say.
    pub told: String,
    /// The answer; empty: none yet.
    pub answer: String,
}

/// Something the user wants.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Goal")]
pub struct GoalView {
    /// Which.
    pub id: String,
    /// What the user edits.
    pub fields: GoalFieldsView,
    /// Whom they have in mind.
    pub people: Vec<NamedView>,
    /// "3 talks with Ana Costa since May 2026".
    pub done: String,
    /// "since 3 May 2026", "came to be on 6 June 2026".
    pub when: String,
    /// It came to be.
    pub reached: bool,
}

/// What the user edits of it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "GoalFields")]
pub struct GoalFieldsView {
    /// "A mentor".
    pub words: String,
    /// Why; may be empty.
    pub why: String,
    /// Whom they have in mind.
    pub people: Vec<String>,
}

/// A thought.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Thought")]
pub struct ThoughtView {
    /// Which.
    pub id: String,
    /// "28 November 2026".
    pub when: String,
    /// The user's words.
    pub words: String,
}

fn shown(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl YouView {
    /// Asks the book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn ask(book: &Book) -> Result<Self> {
        let (me, today) = (book.me()?, book.now().today());
        let mine = me.map_or(Ok(None), |me| book.line_of(me))?;
        let facts = me.map_or(Ok(Vec::new()), |me| book.facts(me))?;
        let thoughts = book.reflections()?.into_iter().filter(|one| one.question == Pondered::Own);
        Ok(Self {
            review: ReviewView::of(book.review(None)?),
            goals: GoalView::all(book)?,
            me: mine.map(|line| NamedView { id: line.id.to_string(), name: line.shown }),
            matters: facts.iter().map(|fact| FactView::of(fact, today)).collect(),
            thoughts: thoughts.map(ThoughtView::from).collect(),
        })
    }
}

impl ReviewView {
    /// A week.
    #[must_use]
    pub fn of(review: Review) -> Self {
        let sunday = review.monday.saturating_add(6.days());
        let from = review.monday.strftime(if review.monday.month() == sunday.month() { "%-d" } else { "%-d %B" });
        let question = |(which, told, answer): (Pondered, String, String)| QuestionOfWeek {
            question: which.question().to_owned(),
            which: which.into(),
            told,
            answer,
        };
        Self {
            monday: review.monday.to_string(),
            week: format!("{from} – {}", sunday.strftime("%-d %B")),
            questions: review.questions.into_iter().map(question).collect(),
            quiet: review.is_quiet,
            next_quiet: review.is_next_quiet,
        }
    }
}

impl GoalView {
    /// All of them, what is not reached first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all(book: &Book) -> Result<Vec<Self>> {
        Ok(book.goals()?.into_iter().map(Self::from).collect())
    }
}

impl From<GoalLine> for GoalView {
    fn from(line: GoalLine) -> Self {
        let goal = &line.goal;
        let when = goal.reached_on.map_or_else(|| format!("since {}", shown(goal.since)), |day| format!("came to be on {}", shown(day)));
        let people = line.people.iter().map(|(id, name, _)| NamedView { id: id.to_string(), name: name.clone() });
        Self {
            id: goal.id.to_string(),
            people: people.collect(),
            done: line.done(),
            when,
            reached: goal.reached_on.is_some(),
            fields: GoalFieldsView {
                words: goal.fields.words.clone(),
                why: goal.fields.why.clone(),
                people: goal.fields.people.iter().map(ToString::to_string).collect(),
            },
        }
    }
}

impl GoalFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - `Refused`: an id that is none.
    pub fn into_core(self) -> Result<GoalFields> {
        let people = self.people.iter().map(|person| id(person)).collect::<Result<_, _>>()?;
        Ok(GoalFields { words: self.words, why: self.why, people })
    }
}

impl From<Reflection> for ThoughtView {
    fn from(one: Reflection) -> Self {
        Self { id: one.id.to_string(), when: shown(one.day), words: one.words }
    }
}

/// The day of a week, if one is named.
///
/// # Errors
/// - `Refused`: a day that is none.
pub fn week_of(text: Option<&str>) -> Result<Option<Date>> {
    text.map(day).transpose()
}
