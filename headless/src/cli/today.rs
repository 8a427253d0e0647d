//! `fondly today` and `fondly upcoming`.

use fondly_core::{Result, book::Book, domain::uncapitalised, reminders::Upcoming};

use super::{
    Format,
    day::Day,
    sections::{Sections, touching},
};
use crate::wire::{
    EffortView, OccasionLine, ToThankView,
    terminal::{NudgeLine, TodayLines, UpcomingLine},
};

#[derive(Debug, clap::Args)]
pub(super) struct Today {
    /// Another day: YYYY-MM-DD, yesterday, tomorrow.
    #[arg(long, value_name = "DAY")]
    on: Option<Day>,
    /// With the celebrations of people who are in no circle and have no rhythm.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct Coming {
    /// The first day: YYYY-MM-DD, tomorrow; without it today.
    #[arg(long, value_name = "DAY")]
    from: Option<Day>,
    /// How many days.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=400))]
    days: u16,
    #[command(flatten)]
    format: Format,
}

impl Today {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        self.format.print(&TodayLines::of(book, self.on.map(|day| day.of(book)), self.all)?, plain)
    }
}

impl Coming {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let from = self.from.unwrap_or(Day::FromToday(0)).of(book);
        let coming = book.upcoming(from, self.days)?;
        let line = |one: &Upcoming| format!("{}\t{}", one.at.strftime("%a %Y-%m-%d %H:%M"), about(&one.name, &one.what));
        let text = coming.iter().map(line).collect::<Vec<_>>().join("\n");
        let lines: Vec<UpcomingLine> = coming.into_iter().map(UpcomingLine::from).collect();
        self.format.print(&lines, |_| if text.is_empty() { "Nothing will be said in these days.".to_owned() } else { text })
    }
}

/// Whom something is about, and what it is.
fn about(name: &str, what: &str) -> String {
    if name.is_empty() { what.to_owned() } else { format!("{name}: {what}") }
}

/// "Ana Costa: A scarf (gift, received yesterday)".
fn thanks(one: &ToThankView) -> String {
    let exchange = &one.exchange;
    about(&one.name, &format!("{} ({}){}", exchange.fields.words, uncapitalised(&exchange.stands), touching(exchange.touches)))
}

fn plain(today: &TodayLines) -> String {
    let mut text = Sections::default();
    let planned = |one: &OccasionLine| format!("{}: {}", one.title, one.when());
    let nudge = |line: &NudgeLine| format!("{}: {}", line.name, line.because);
    let more = Some(today.more_to_celebrate).filter(|more| *more > 0).map(|more| format!("… and {more} more: fondly today --all"));
    let those = |gentle: bool| {
        let some = today.celebrate.iter().filter(move |line| line.gentle == gentle);
        some.map(|line| format!("{}: {}", line.name, line.because))
    };
    text.add("Celebrate", those(false).chain(more));
    text.add("With a few quiet words", those(true));
    text.add("Remembered", today.remembered.iter().map(|one| format!("{}: {}", one.name, one.words)));
    text.add("Gatherings", today.gatherings.iter().map(|one| format!("{}: {}", one.name, one.words)));
    text.add("Planned", today.planned.iter().map(planned));
    text.add("Reminders", today.reminders.iter().map(|one| format!("{}{}: {}", one.lead_in(), one.words, one.when)));
    text.add("Not thanked yet", today.to_thank.iter().map(thanks));
    text.add("Did it come to it?", today.missed.iter().map(planned));
    text.add("Reach out", today.reach_out.iter().map(nudge));
    text.add("It has been a while", today.waiting.iter().map(nudge));
    // The first of each effort; once a step was taken, none is asked for.
    let steps = today.small_acts.iter().filter(|found| !found.taken).flat_map(|found| &found.efforts);
    let step = |one: &EffortView| one.acts.first().map(|act| format!("{}: {}. {}", one.effort, act.words, act.because));
    text.add("One small step", steps.filter_map(step));
    text.add("Whom do you want to stay close to?", today.nobody_kept_close.then(|| "fondly keep-close".to_owned()));
    text.or("Nobody is waiting. Enjoy the day.")
}
