//! `fondly plan` and `fondly pause`.

use fondly_core::{
    Result,
    book::Book,
    domain::{Planning, Settings},
};
use jiff::ToSpan as _;

use super::{Format, day::Day, say};
use crate::wire::WeekLines;

#[derive(Debug, clap::Args)]
pub(super) struct Plan {
    /// A day of the week, which begins on Monday: YYYY-MM-DD, friday; without it this week.
    #[arg(long, value_name = "DAY")]
    week: Option<Day>,
    /// Plan it: everyone gets a catch-up on their day, in one step.
    #[arg(long)]
    accept: bool,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct Pause {
    /// Whom: a name, an e-mail address or an id.
    #[arg(required_unless_present = "everyone", conflicts_with = "everyone")]
    who: Option<String>,
    /// Everyone: a holiday.
    #[arg(long)]
    everyone: bool,
    /// Nobody is checked in with before this day: YYYY-MM-DD, monday.
    #[arg(long, value_name = "DAY", required_unless_present = "off")]
    until: Option<Day>,
    /// Go on.
    #[arg(long, conflicts_with = "until")]
    off: bool,
}

/// What planning keeps to with someone.
#[derive(Debug, clap::Args)]
pub(super) struct Keeps {
    /// The fewest days between two talks; 0: any.
    #[arg(long, value_name = "DAYS")]
    gap: Option<u16>,
    /// The days of the week that are kept for them: "sunday", "monday, thursday"; or any.
    #[arg(long, value_name = "DAYS")]
    keep: Option<String>,
    /// When they are away: 2026-07-01/2026-07-14, several apart by spaces; "" for never. All of theirs are replaced.
    #[arg(long, value_name = "FROM/UNTIL")]
    away: Option<String>,
}

impl Keeps {
    /// Says it nothing?
    pub(super) fn is_empty(&self) -> bool {
        self.gap.is_none() && self.keep.is_none() && self.away.is_none()
    }

    /// What was given in the place of what there was.
    pub(super) fn over(&self, before: Planning) -> Result<Planning> {
        let kept_days = match self.keep.as_deref() {
            None => before.kept_days,
            Some("any") => None,
            Some(days) => Some(days.parse()?),
        };
        let away = self.away.as_deref().map(str::parse).transpose()?.unwrap_or(before.away);
        Ok(Planning { least_gap: self.gap.unwrap_or(before.least_gap), kept_days, away })
    }
}

impl Plan {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let day = self.week.unwrap_or(Day::FromToday(0)).of(book);
        let monday = day.saturating_sub(day.weekday().to_monday_zero_offset().days());
        let week = book.propose_week(monday)?;
        book.note_shown(&week)?;
        let lines: Vec<_> = week.placed.iter().map(|one| (one.person.id, one.day)).collect();
        let said = if self.accept && !lines.is_empty() { Some(book.plan_week(&lines)?.said) } else { None };
        self.format.print(&WeekLines::of(&week, book.now().today()), |week| {
            let line = |one: &crate::wire::PlannedLine| format!("{}\t{}\t{}", one.day, one.name, one.why);
            let mut text: Vec<String> = week.placed.iter().map(line).collect();
            if text.is_empty() {
                text.push(match (&week.paused_until, week.waiting) {
                    (Some(until), _) => format!("Everyone is paused until {until}."),
                    (None, 0) => "There is nobody to plan for in that week.".to_owned(),
                    (None, _) => "That week holds what you want of it already.".to_owned(),
                });
            }
            text.push(format!("{} planned already, room for {} more in the days that are left of it.", week.planned, week.room));
            match week.waiting {
                0 => {}
                1 => text.push("1 who is due has to wait for a later week.".to_owned()),
                many => text.push(format!("{many} who are due have to wait for a later week.")),
            }
            text.extend(said);
            text.join("\n")
        })
    }
}

impl Pause {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let until = self.until.map(|day| day.of(book));
        if let Some(who) = &self.who {
            let id = book.find(who)?;
            return say(&book.pause(id, until)?.said);
        }
        let settings = Settings { paused_until: until, ..book.settings()? };
        book.change_settings(&settings)?;
        say(&until.map_or_else(|| "Everyone is checked in with again".to_owned(), |until| format!("Everyone is paused until {until}")))
    }
}
