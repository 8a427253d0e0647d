//! `fondly today` and `fondly upcoming`.

use fondly_core::{Result, book::Book, domain::uncapitalised, reminders::Upcoming};

use super::{Format, brief::TOUCHES, day::Day};
use crate::wire::{
    OccasionLine, ToThankView,
    terminal::{TodayLines, UpcomingLine},
};

#[derive(Debug, clap::Args)]
pub(super) struct Today {
    /// Another day: YYYY-MM-DD, yesterday, tomorrow.
    #[arg(long, value_name = "DAY")]
    on: Option<Day>,
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
        self.format.print(&TodayLines::of(book, self.on.map(|day| day.of(book)))?, plain)
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

/// "Ana Costa", and "A scarf (gift, received yesterday)".
fn thanks(one: &ToThankView) -> (&str, String) {
    let exchange = &one.exchange;
    let touches = if exchange.touches { TOUCHES } else { "" };
    (&one.name, format!("{} ({}){touches}", exchange.fields.words, uncapitalised(&exchange.stands)))
}

fn plain(today: &TodayLines) -> String {
    let mut text = String::new();
    let mut section = |title: &str, lines: Vec<(&str, &str)>| {
        if !lines.is_empty() {
            text.push_str(&format!("{title}\n"));
            for (name, because) in lines {
                text.push_str(&format!("  {name}: {because}\n"));
            }
        }
    };
    section("Celebrate", today.celebrate.iter().map(|line| (line.name.as_str(), line.because.as_str())).collect());
    let planned = |lines: &[OccasionLine]| lines.iter().map(|one| (one.title.clone(), one.when())).collect::<Vec<_>>();
    let (of_day, missed) = (planned(&today.planned), planned(&today.missed));
    section("Planned", of_day.iter().map(|(title, when)| (title.as_str(), when.as_str())).collect());
    let reminders: Vec<(String, String)> = today.reminders.iter().map(|one| (one.words.clone(), one.when.clone())).collect();
    section("Reminders", reminders.iter().map(|(words, when)| (words.as_str(), when.as_str())).collect());
    let thanks: Vec<(&str, String)> = today.to_thank.iter().map(thanks).collect();
    section("Not thanked yet", thanks.iter().map(|(name, what)| (*name, what.as_str())).collect());
    section("Did it come to it?", missed.iter().map(|(title, when)| (title.as_str(), when.as_str())).collect());
    section("Reach out", today.reach_out.iter().map(|line| (line.name.as_str(), line.because.as_str())).collect());
    section("It has been a while", today.waiting.iter().map(|line| (line.name.as_str(), line.because.as_str())).collect());
    if text.is_empty() { "Nobody is waiting. Enjoy the day.".to_owned() } else { text }
}
