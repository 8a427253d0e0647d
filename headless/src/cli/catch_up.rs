//! `fondly catch-up`: what is planned.

use std::{convert::Infallible, str::FromStr};

use clap::Subcommand;
use fondly_core::{
    Error, Result,
    book::{AtTime, Book, MovedTo},
    domain::{CatchUpFields, CatchUpState, ContactId, OccasionId, Reach, Repetition},
};
use jiff::{ToSpan as _, civil::Time};

use super::{Format, day::Day, log::How, say};
use crate::wire::{CatchUpStateView, OccasionLine};

#[derive(Debug, clap::Args)]
pub(super) struct CatchUp {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Plan one.
    Add(Add),
    /// List what is planned, done and cancelled: the coming four weeks, unless you say otherwise.
    List {
        /// The first day: YYYY-MM-DD, today, friday; without it today.
        #[arg(long, value_name = "DAY")]
        from: Option<Day>,
        /// The last day.
        #[arg(long, value_name = "DAY")]
        until: Option<Day>,
        #[command(flatten)]
        format: Format,
    },
    /// Move one to another day.
    Move {
        /// With whom, for the next one with them; or its name in the list.
        which: Which,
        /// The day: YYYY-MM-DD, tomorrow, friday.
        #[arg(long = "to", value_name = "DAY")]
        to: Day,
        /// The time, HH:MM; without it as it is.
        #[arg(long, value_parser = time, value_name = "HH:MM")]
        at: Option<Time>,
        #[command(flatten)]
        reach: FromHereOn,
    },
    /// You met: it is done, and what was said is logged for everyone.
    Done {
        /// With whom, for the last one that was to be, else the next; or its name in the list.
        which: Which,
        /// What was said.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Cancel one.
    Cancel {
        /// With whom, for the next one with them; or its name in the list.
        which: Which,
        #[command(flatten)]
        reach: FromHereOn,
    },
    /// Plan again what was cancelled.
    Restore {
        /// Its name in the list.
        id: OccasionId,
    },
}

#[derive(Debug, clap::Args)]
struct Add {
    /// With whom: names, e-mail addresses or ids.
    #[arg(required = true)]
    who: Vec<String>,
    /// The day: YYYY-MM-DD, today, tomorrow, friday.
    #[arg(long, value_name = "DAY")]
    on: Day,
    /// The time, HH:MM.
    #[arg(long, value_parser = time, value_name = "HH:MM")]
    at: Option<Time>,
    /// How long, in minutes.
    #[arg(long, requires = "at")]
    minutes: Option<u16>,
    /// How you meet.
    #[arg(long, value_enum, default_value = "in-person")]
    channel: How,
    /// Where.
    #[arg(long, default_value = "")]
    place: String,
    /// What for.
    #[arg(long = "for", default_value = "", value_name = "WHAT")]
    what_for: String,
    /// How it comes round: "week", "6 weeks", "wednesday", "first sunday", "month".
    #[arg(long, value_name = "HOW")]
    every: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::Args)]
struct FromHereOn {
    /// This one and all that follow.
    #[arg(long)]
    from_here_on: bool,
}

impl From<FromHereOn> for Reach {
    fn from(FromHereOn { from_here_on }: FromHereOn) -> Self {
        if from_here_on { Self::FromHereOn } else { Self::This }
    }
}

/// Which catch-up is meant: by its name, or by who it is with.
#[derive(Debug, Clone)]
enum Which {
    Named(OccasionId),
    With(String),
}

impl FromStr for Which {
    type Err = Infallible;

    fn from_str(text: &str) -> std::result::Result<Self, Infallible> {
        Ok(text.parse().map_or_else(|_| Self::With(text.to_owned()), Self::Named))
    }
}

impl Which {
    /// The next one that is planned with them.
    fn next(&self, book: &Book) -> Result<OccasionId> {
        match self {
            Self::Named(id) => Ok(*id),
            Self::With(who) => {
                let next = book.planned_with(book.find(who)?)?.into_iter().next();
                let sentence = || Error::Refused(format!("Nothing is planned with {who} in the coming year. Nothing was changed."));
                next.map(|one| one.id).ok_or_else(sentence)
            }
        }
    }

    /// The last one that was to be and of which nobody has said what became of it.
    fn last(&self, book: &Book) -> Result<OccasionId> {
        let Self::With(who) = self else { return self.next(book) };
        let (person, today) = (book.find(who)?, book.now().today());
        let until_today = book.occasions(today.saturating_sub(60.days()), today)?;
        let open = until_today.into_iter().rev().find(|one| one.state == CatchUpState::Planned && one.people.contains(&person));
        let sentence = || Error::Refused(format!("Nothing that was planned with {who} until today is open. Nothing was changed."));
        open.map(|one| one.id).ok_or_else(sentence)
    }
}

/// Reads a time of day.
pub(super) fn time(text: &str) -> std::result::Result<Time, String> {
    Time::strptime("%H:%M", text.trim()).map_err(|_| "Please write a time like 17:30.".to_owned())
}

impl CatchUp {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::Add(add) => add.run(book),
            Verb::List { from, until, format } => list(book, from, until, format),
            Verb::Move { which, to, at, reach } => {
                let (id, place) = (which.next(book)?, MovedTo { day: to.of(book), time: at.map_or(AtTime::AsItIs, AtTime::At) });
                say(&book.reschedule_catch_ups(&[(id, place)], reach.into())?.said)
            }
            Verb::Done { which, note } => {
                let id = which.last(book)?;
                say(&book.finish_catch_up(id, &note)?.said)
            }
            Verb::Cancel { which, reach } => {
                let id = which.next(book)?;
                say(&book.cancel_catch_up(id, reach.into())?.said)
            }
            Verb::Restore { id } => say(&book.restore_catch_up(id)?.said),
        }
    }
}

impl Add {
    fn run(self, book: &mut Book) -> Result<()> {
        let people = self.who.iter().map(|who| book.find(who)).collect::<Result<Vec<ContactId>>>()?;
        let day = self.on.of(book);
        let repeats = self.every.as_deref().map(|text| Repetition::typed(text, day)).transpose()?;
        let fields = CatchUpFields {
            day,
            time: self.at,
            minutes: self.minutes,
            channel: self.channel.into(),
            place: self.place,
            what_for: self.what_for,
        };
        let runs_into = book.runs_into(&people, &fields, repeats)?;
        let outcome = book.plan_catch_up(&people, fields, repeats)?;
        let also = if runs_into.is_empty() { String::new() } else { format!("\nOn that day: {}.", runs_into.join(", ")) };
        say(&format!("{} ({}){also}", outcome.said, outcome.value))
    }
}

fn list(book: &Book, from: Option<Day>, until: Option<Day>, format: Format) -> Result<()> {
    let from = from.unwrap_or(Day::FromToday(0)).of(book);
    let until = until.map_or_else(|| from.saturating_add(28.days()), |until| until.of(book));
    let found = book.occasions(from, until)?;
    let lines = found.iter().map(|one| OccasionLine::of(book, one)).collect::<Result<Vec<_>>>()?;
    format.list(&lines, "Nothing is planned.", |one| {
        let when = one.when();
        let state = match one.state {
            CatchUpStateView::Planned => "",
            CatchUpStateView::Done => " (done)",
            CatchUpStateView::Cancelled => " (cancelled)",
        };
        let repeats = one.repeats.as_ref().map(|how| format!(", {how}")).unwrap_or_default();
        format!("{when}\t{}{repeats}{state}\t{}", one.title, one.id)
    })
}
