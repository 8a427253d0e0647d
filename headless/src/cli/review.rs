//! `fondly review`, `fondly think` and `fondly quiet`: the week looked back on, thoughts, a week that holds less.

use clap::{Subcommand, ValueEnum};
use fondly_core::{Result, book::Book, domain::Pondered};
use jiff::ToSpan as _;

use super::{Format, day::Day, say, sections::Sections};
use crate::{
    place::Place,
    window::{self, Goal},
    wire::{ReviewView, ThoughtView},
};

#[derive(Debug, clap::Args)]
pub(super) struct Review {
    /// Another week: any day of it.
    #[arg(long, value_name = "DAY")]
    on: Option<Day>,
    #[command(flatten)]
    format: Format,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Answer one of its questions; "" takes the answer away.
    Answer {
        /// Which.
        #[arg(value_enum)]
        question: Question,
        /// Your answer.
        words: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Question {
    Energy,
    Missed,
    Promised,
    Hard,
    Next,
}

/// Keeps a thought for your eyes only, or lists them.
#[derive(Debug, clap::Args)]
pub(super) struct Think {
    /// The thought; without it they are listed.
    words: Option<String>,
    /// About someone: a name, an e-mail address or an id.
    #[arg(long, value_name = "WHO")]
    about: Option<String>,
    /// Ask for it in a small window: a command for a key of your desktop.
    #[arg(long, conflicts_with_all = ["words", "about"])]
    window: bool,
    #[command(flatten)]
    format: Format,
}

/// Lets a week hold half of what weeks hold.
#[derive(Debug, clap::Args)]
pub(super) struct Quiet {
    /// Which week.
    #[arg(value_enum)]
    week: Which,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Which {
    This,
    Next,
    None,
}

impl Review {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let on = self.on.map(|day| day.of_late(book));
        match self.verb {
            None => self.format.print(&ReviewView::of(book.review(on)?), plain),
            Some(Verb::Answer { question, words }) => {
                let on = on.unwrap_or_else(|| book.now().today());
                say(&book.answer_review(on, question.into(), &words)?.said)
            }
        }
    }
}

impl Think {
    pub(super) fn run(self, place: &Place, book: &mut Book) -> Result<()> {
        if self.window {
            return window::open(place, Some(&Goal::Thought)).map(window::let_go);
        }
        let about = self.about.map(|who| book.find(&who)).transpose()?;
        if let Some(words) = self.words {
            return say(&book.add_reflection(about, &words)?.said);
        }
        let all = about.map_or_else(|| book.reflections(), |person| book.reflections_about(person))?;
        let all: Vec<ThoughtView> = all.into_iter().filter(|one| one.question == Pondered::Own).map(ThoughtView::from).collect();
        self.format.list(&all, "No thought is kept.", |one| format!("{}\t{}", one.when, one.words))
    }
}

impl Quiet {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let today = book.now().today();
        let week = match self.week {
            Which::This => Some(today),
            Which::Next => Some(today.saturating_add(7.days())),
            Which::None => None,
        };
        say(&book.keep_quiet(week)?.said)
    }
}

fn plain(review: &ReviewView) -> String {
    let mut text = Sections::default();
    for one in &review.questions {
        let told = Some(one.told.clone()).filter(|told| !told.is_empty());
        let answer = if one.answer.is_empty() { "(not answered)".to_owned() } else { format!("→ {}", one.answer) };
        text.add(&one.question, told.into_iter().chain([answer]));
    }
    let quiet = [(review.quiet, "This week is to be quiet"), (review.next_quiet, "Next week is to be quiet")];
    text.add(&review.week, quiet.iter().filter(|(is, _)| *is).map(|(_, words)| (*words).to_owned()));
    text.or("")
}

impl From<Question> for Pondered {
    fn from(question: Question) -> Self {
        match question {
            Question::Energy => Self::Energy,
            Question::Missed => Self::Missed,
            Question::Promised => Self::Promised,
            Question::Hard => Self::Hard,
            Question::Next => Self::Next,
        }
    }
}
