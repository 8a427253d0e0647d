//! `fondly settings`.

use fondly_core::{
    Error, Result,
    book::Book,
    domain::{Leads, Settings, Until, Weekdays},
};

use super::{Format, day::Day};
use crate::{
    shortcut,
    wire::{SettingsFieldsView, time},
};

#[derive(Debug, clap::Args)]
pub(super) struct Change {
    /// What to call you.
    #[arg(long)]
    name: Option<String>,
    /// The time of day reminders arrive, as HH:MM.
    #[arg(long, value_name = "TIME")]
    notify_at: Option<String>,
    /// Quiet hours, as 22:00-08:00; or off.
    #[arg(long, value_name = "FROM-TO")]
    quiet: Option<String>,
    /// Name nobody in notifications: on or off.
    #[arg(long, action = clap::ArgAction::Set, value_name = "ON-OFF", hide_possible_values = true, value_parser = clap::builder::BoolishValueParser::new())]
    discreet: Option<bool>,
    /// How many check-ins and catch-ups a week may hold, 0-99.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u8).range(0..=99))]
    week_holds: Option<u8>,
    /// Days of the week to keep free: "saturday, sunday"; or none.
    #[arg(long, value_name = "DAYS")]
    keep_free: Option<String>,
    /// A folder to keep a calendar file in, for other programs to read; or none.
    #[arg(long, value_name = "FOLDER")]
    calendar_in: Option<String>,
    /// Days ahead that reminders of birthdays come: "7, 0" is a week before and on the day; or never.
    #[arg(long, value_name = "DAYS")]
    birthdays: Option<String>,
    /// The same of other milestones.
    #[arg(long, value_name = "DAYS")]
    milestones: Option<String>,
    /// Minutes ahead that reminders of catch-ups come: "60", "1440, 30"; or never.
    #[arg(long, value_name = "MINUTES")]
    catch_ups: Option<String>,
    /// Everything that is due at once as one notification: on or off.
    #[arg(long, action = clap::ArgAction::Set, value_name = "ON-OFF", hide_possible_values = true, value_parser = clap::builder::BoolishValueParser::new())]
    digest: Option<bool>,
    /// Round numbers of days in lives ("10,000 days") as well as years: on or off.
    #[arg(long, action = clap::ArgAction::Set, value_name = "ON-OFF", hide_possible_values = true, value_parser = clap::builder::BoolishValueParser::new())]
    round_days: Option<bool>,
    /// How many notifications a day at most, 1-99; the rest comes as one on the next day.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u8).range(1..=99))]
    a_day: Option<u8>,
    /// Say nothing before a day: YYYY-MM-DD, tomorrow, monday; or off.
    #[arg(long, value_name = "DAY")]
    silent_until: Option<String>,
    /// Keys that take down a thought while another program is in front: "Ctrl+Alt+T"; or none.
    #[arg(long, value_name = "KEYS")]
    thought_keys: Option<String>,
    #[command(flatten)]
    format: Format,
}

impl Change {
    /// Changes what is given, and shows all.
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let before = book.settings()?;
        let mut settings = before.clone();
        self.apply(&mut settings)?;
        self.apply_to_reminders(book, &mut settings)?;
        shortcut::try_out(&before, &settings)?;
        let said = book.change_settings(&settings)?.said;
        if let Some(command) = shortcut::command_instead().filter(|_| self.thought_keys.is_some() && settings.thought_keys.is_some()) {
            eprintln!("This session lends programs no keys. In your desktop’s own settings, give a key to: {command}");
        }
        let stopped = self.calendar_in.is_some() && settings.calendar_folder.is_empty();
        let pause = settings.paused_until.filter(|until| *until > book.now().today());
        let silent = settings.silent_until.filter(|until| until.holds(book.now().zoned()));
        let plain = format!(
            "name       {}\nnotify at  {}\nquiet      {}\nsilent     {}\ndiscreet   {}\nbirthdays  {}\nmilestones {}\ncatch-ups  {}\ndigest     {}\nround days {}\na day      {}\nweek holds {}\nkeep free  {}\npaused     {}\nthought    {}\ncalendar   {}{}",
            settings.user_name,
            settings.notify_at.strftime("%H:%M"),
            if settings.quiet_from == settings.quiet_to {
                "off".to_owned()
            } else {
                format!("{}-{}", settings.quiet_from.strftime("%H:%M"), settings.quiet_to.strftime("%H:%M"))
            },
            silent.map_or_else(|| "no".to_owned(), |until| format!("until {until}")),
            if settings.discreet { "on" } else { "off" },
            settings.birthday_leads.as_days(),
            settings.milestone_leads.as_days(),
            settings.catch_up_leads.as_minutes(),
            if settings.digest { "on" } else { "off" },
            if settings.round_days { "on" } else { "off" },
            settings.popups_a_day,
            settings.weekly_budget,
            settings.closed_days.map_or_else(|| "none".to_owned(), Weekdays::in_words),
            pause.map_or_else(|| "no".to_owned(), |until| format!("everyone, until {until}")),
            settings.thought_keys.map_or_else(|| "none".to_owned(), |keys| keys.to_string()),
            if settings.calendar_folder.is_empty() { "none" } else { &settings.calendar_folder },
            if stopped { format!("\n{said}.") } else { String::new() },
        );
        self.format.print(&SettingsFieldsView::from(settings), |_| plain)
    }

    fn apply(&self, settings: &mut Settings) -> Result<()> {
        if let Some(name) = &self.name {
            settings.user_name.clone_from(name);
        }
        if let Some(at) = &self.notify_at {
            settings.notify_at = time(at)?;
        }
        match self.quiet.as_deref().map(|quiet| (quiet, quiet.split_once('-'))) {
            None => {}
            Some(("off", _)) => settings.quiet_to = settings.quiet_from,
            Some((_, Some((from, to)))) => (settings.quiet_from, settings.quiet_to) = (time(from)?, time(to)?),
            Some((other, None)) => {
                return Err(Error::Refused(format!("“{other}” are no quiet hours. Write 22:00-08:00, or off. Nothing was changed.")));
            }
        }
        settings.weekly_budget = self.week_holds.unwrap_or(settings.weekly_budget);
        match self.keep_free.as_deref() {
            None => {}
            Some("none") => settings.closed_days = None,
            Some(days) => settings.closed_days = Some(days.parse::<Weekdays>()?),
        }
        match self.calendar_in.as_deref() {
            None => {}
            Some("none") => settings.calendar_folder.clear(),
            Some(folder) => settings.calendar_folder = whole(folder)?,
        }
        match self.thought_keys.as_deref() {
            None => {}
            Some("none") => settings.thought_keys = None,
            Some(keys) => settings.thought_keys = Some(keys.parse()?),
        }
        settings.discreet = self.discreet.unwrap_or(settings.discreet);
        Ok(())
    }

    fn apply_to_reminders(&self, book: &Book, settings: &mut Settings) -> Result<()> {
        let all = [
            (&self.birthdays, &mut settings.birthday_leads),
            (&self.milestones, &mut settings.milestone_leads),
            (&self.catch_ups, &mut settings.catch_up_leads),
        ];
        for (given, place) in all {
            if let Some(text) = given {
                *place = leads(text)?;
            }
        }
        settings.digest = self.digest.unwrap_or(settings.digest);
        settings.round_days = self.round_days.unwrap_or(settings.round_days);
        settings.popups_a_day = self.a_day.unwrap_or(settings.popups_a_day);
        match self.silent_until.as_deref() {
            None => {}
            Some("off") => settings.silent_until = None,
            Some(day) => {
                let day = day.parse::<Day>().map_err(|error| Error::Refused(error.to_string()))?.of(book);
                settings.silent_until = Some(Until::Floating(day.to_datetime(settings.notify_at)));
            }
        }
        Ok(())
    }
}

/// How far ahead; "never" is not at all.
pub(super) fn leads(text: &str) -> Result<Leads> {
    if text.trim() == "never" { Ok(Leads::default()) } else { Ok(text.parse()?) }
}

/// A folder that is there, with its whole name: the program may run somewhere else.
fn whole(folder: &str) -> Result<String> {
    let found = std::fs::canonicalize(folder).ok().filter(|found| found.is_dir());
    let sentence = || Error::Refused(format!("{folder} is no folder. Nothing was changed."));
    found.map(|found| found.display().to_string()).ok_or_else(sentence)
}
