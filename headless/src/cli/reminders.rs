//! `fondly reminders`: what is to be reminded of, and what became of what was said.

use clap::{Subcommand, ValueEnum};
use fondly_core::{
    Result,
    book::Book,
    domain::{ReminderFields, ReminderId, ReminderKind, Repetition},
    reminders::Past,
};
use jiff::civil::Time;

use super::{Format, catch_up::time, day::Day, local, say};
use crate::wire::{ReminderLine, ReminderView, id};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Reminders {
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what is open; the same as without a verb.
    List(Format),
    /// Be reminded of something.
    Add(Add),
    /// Something happens to someone on a day: wish them luck before, and ask after.
    Event {
        /// To whom: a name, an e-mail address or an id.
        who: String,
        /// What: "her exam".
        words: String,
        /// On which day: YYYY-MM-DD, tomorrow, friday.
        day: Day,
    },
    /// Change one; what is not given stays.
    Edit {
        /// Its id in the list.
        id: String,
        /// What of.
        #[arg(long)]
        words: Option<String>,
        /// The day: YYYY-MM-DD, today, tomorrow, friday.
        #[arg(long, value_name = "DAY")]
        on: Option<Day>,
        /// The time, HH:MM.
        #[arg(long, value_parser = time, value_name = "HH:MM")]
        at: Option<Time>,
        /// Without a time of its own: when reminders come.
        #[arg(long, conflicts_with = "at")]
        any_time: bool,
        /// How it comes round; "once" for not at all.
        #[arg(long, value_name = "HOW")]
        every: Option<String>,
    },
    /// Say that one is done.
    Done {
        /// Its id in the list.
        id: String,
        /// Of one that comes round, on which day; without it the last that was due.
        #[arg(long, value_name = "DAY")]
        on: Option<Day>,
    },
    /// Remove one.
    Remove {
        /// Its id in the list.
        id: String,
    },
    /// What became of every reminder: when it was due, held, shown and answered, and why.
    Log(Log),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// What of.
    words: String,
    /// The day: YYYY-MM-DD, today, tomorrow, friday; with --at it may be left out: today, or tomorrow where that time is over.
    #[arg(long, value_name = "DAY", required_unless_present = "at")]
    on: Option<Day>,
    /// The time, HH:MM; without it when reminders come.
    #[arg(long, value_parser = time, value_name = "HH:MM")]
    at: Option<Time>,
    /// About whom: a name, an e-mail address or an id.
    #[arg(long, value_name = "WHO")]
    about: Option<String>,
    /// What it is.
    #[arg(long, value_enum, default_value = "own")]
    kind: Kind,
    /// Its day and time are on the clock of whom it is about, as far as their time zone is known; needs --on.
    #[arg(long, requires_all = ["about", "on"])]
    their_clock: bool,
    /// How it comes round: "week", "6 weeks", "wednesday", "first sunday", "month".
    #[arg(long, value_name = "HOW")]
    every: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Log {
    /// How many to list.
    #[arg(long, default_value_t = 50)]
    limit: u32,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Own,
    OpenLoop,
    Promise,
    /// They promised you.
    TheirPromise,
}

impl From<Kind> for ReminderKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Own => Self::Own,
            Kind::OpenLoop => Self::OpenLoop,
            Kind::Promise => Self::Promise,
            Kind::TheirPromise => Self::TheirPromise,
        }
    }
}

impl Reminders {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            None => list(book, self.format),
            Some(Verb::List(format)) => list(book, format),
            Some(Verb::Add(add)) => add.run(book),
            Some(Verb::Event { who, words, day }) => {
                let outcome = book.add_event(book.find(&who)?, &words, day.of(book))?;
                say(&format!("{} ({})", outcome.said, outcome.value))
            }
            Some(Verb::Edit { id: text, words, on, at, any_time, every }) => {
                let which: ReminderId = id(&text)?;
                let before = book.reminder(which)?.fields;
                let day = on.map_or(before.day, |day| day.of(book));
                let repeats = match every.as_deref() {
                    None => before.repeats,
                    Some("once") => None,
                    Some(text) => Some(Repetition::typed(text, day)?),
                };
                let time = at.or(before.time.filter(|_| !any_time));
                let words = words.unwrap_or(before.words);
                say(&book.edit_reminder(which, ReminderFields { words, day, time, repeats, ..before })?.said)
            }
            Some(Verb::Done { id: text, on }) => {
                let reminder: ReminderId = id(&text)?;
                let due = book.reminders_due()?.into_iter().find(|(one, _)| one.id == reminder).map(|(_, day)| day);
                let next = book.next_day_of(&book.reminder(reminder)?)?;
                let day = on.map(|day| day.of(book)).or(due).unwrap_or(next);
                say(&book.finish_reminder(reminder, day)?.said)
            }
            Some(Verb::Remove { id: text }) => say(&book.remove_reminder(id(&text)?)?.said),
            Some(Verb::Log(log)) => log.run(book),
        }
    }
}

impl Add {
    fn run(self, book: &mut Book) -> Result<()> {
        let is_over = self.at.is_some_and(|at| at <= book.now().zoned().time());
        let day = self.on.unwrap_or(Day::FromToday(i64::from(is_over))).of(book);
        let fields = ReminderFields {
            kind: self.kind.into(),
            person: self.about.as_deref().map(|who| book.find(who)).transpose()?,
            words: self.words,
            day,
            time: self.at,
            repeats: self.every.as_deref().map(|text| Repetition::typed(text, day)).transpose()?,
            their_clock: self.their_clock,
        };
        let outcome = book.add_reminder(fields)?;
        say(&format!("{} ({})", outcome.said, outcome.value))
    }
}

fn list(book: &Book, format: Format) -> Result<()> {
    format.list(&ReminderView::all(book)?, "There is nothing to be reminded of.", |one| {
        let who = one.who.as_ref().map(|who| format!(" ({})", who.name())).unwrap_or_default();
        format!("{}\t{}{}{who}\t{}", one.when, one.lead_in(), one.words, one.id)
    })
}

impl Log {
    fn run(self, book: &Book) -> Result<()> {
        let history = book.reminder_history(self.limit)?;
        let plain = |past: &Past| {
            let who = if past.name.is_empty() { String::new() } else { format!("{}, ", past.name) };
            let head = format!("{who}{}, for {}", past.what, past.alarm.occurs_on);
            let steps = past.log.iter().map(|event| format!("  {}  {}: {}", local(event.at, book), event.state.in_words(), event.why));
            std::iter::once(head).chain(steps).collect::<Vec<_>>().join("\n")
        };
        let text = history.iter().map(plain).collect::<Vec<_>>().join("\n");
        self.format.print(&history.into_iter().map(ReminderLine::from).collect::<Vec<_>>(), |_| {
            if text.is_empty() { "Nothing was said yet.".to_owned() } else { text }
        })
    }
}
