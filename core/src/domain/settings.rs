//! What the user has set.

use jiff::civil::{Date, Time, time};

use super::{Chord, Leads, MilestoneKind, Period, Until, Weekdays};

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The user's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What to call the user; may be empty.
    pub user_name: String,
    /// The time of day reminders arrive.
    pub notify_at: Time,
    /// Quiet hours begin (R8).
    pub quiet_from: Time,
    /// Quiet hours end; the same as the beginning: no quiet hours.
    pub quiet_to: Time,
    /// Light or dark.
    pub theme: Theme,
    /// What to write on a birthday; `{name}` stands for what they are called.
    pub birthday_words: String,
    /// What to write on another milestone.
    pub milestone_words: String,
    /// What to write to check in.
    pub check_in_words: String,
    /// Notifications show no names (R12).
    pub discreet: bool,
    /// How many check-ins and catch-ups a week may hold, 0–99 (P1).
    pub weekly_budget: u8,
    /// The days of the week that are kept free (P1).
    pub closed_days: Option<Weekdays>,
    /// Nobody is to be checked in with before this day.
    pub paused_until: Option<Date>,
    /// The folder in which a file of what is planned is kept current for other calendars; empty: none.
    pub calendar_folder: String,
    /// How many days ahead of a birthday reminders come.
    pub birthday_leads: Leads,
    /// How many days ahead of another milestone.
    pub milestone_leads: Leads,
    /// How many minutes ahead of a catch-up that has a time.
    pub catch_up_leads: Leads,
    /// Whatever is due at once comes as one popup (R5).
    pub digest: bool,
    /// How many popups a day at most, 1–99; the rest is one digest on the next day (R8).
    pub popups_a_day: u8,
    /// Nothing is said before this (R8).
    pub silent_until: Option<Until>,
    /// Are round numbers of days worth a word (D7)?
    pub round_days: bool,
    /// The keys that take down a thought while another program is in front (K10); `None`: there are none.
    pub thought_keys: Option<Chord>,
}

impl Settings {
    /// The words to congratulate with on one coming round: a number of days is no birthday.
    #[must_use]
    pub fn words_for(&self, kind: MilestoneKind, period: Period) -> &str {
        match (kind, period) {
            (MilestoneKind::Birthday, Period::Year(_)) => &self.birthday_words,
            _ => &self.milestone_words,
        }
    }

    /// Is a day one of those that the user keeps free (P1)?
    #[must_use]
    pub fn keeps_free(&self, day: Date) -> bool {
        self.closed_days.is_some_and(|days| days.has(day.weekday()))
    }

    /// Is nobody to be checked in with on a day, as it is seen from today (C4)?
    #[must_use]
    pub fn pauses(&self, day: Date, today: Date) -> bool {
        self.paused_until.is_some_and(|until| day >= today && day < until)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            user_name: String::new(),
            notify_at: time(9, 0, 0, 0),
            quiet_from: time(22, 0, 0, 0),
            quiet_to: time(8, 0, 0, 0),
            theme: Theme::System,
            birthday_words: "Happy birthday, {name}! I hope you have a lovely day.".to_owned(),
            milestone_words: "Congratulations, {name}. I am happy for you.".to_owned(),
            check_in_words: "Hi {name}, I was thinking of you. How have you been?".to_owned(),
            discreet: false,
            weekly_budget: 7,
            closed_days: None,
            paused_until: None,
            calendar_folder: String::new(),
            birthday_leads: Leads::on_the_day(),
            milestone_leads: Leads::on_the_day(),
            catch_up_leads: Leads::new([60]).unwrap_or_default(),
            digest: false,
            popups_a_day: 12,
            silent_until: None,
            round_days: true,
            thought_keys: None,
        }
    }
}

impl Settings {
    /// Is `at` within the quiet hours (R8)? The end is outside; a window may cross midnight.
    #[must_use]
    pub fn is_quiet(&self, at: Time) -> bool {
        let (from, to) = (self.quiet_from, self.quiet_to);
        if from <= to { (from..to).contains(&at) } else { at >= from || at < to }
    }
}
