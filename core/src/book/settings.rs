//! The user's settings.

use super::{Book, Outcome};
use crate::{Error, Result, domain::Settings};

/// Why leads of more than a year are none.
pub(super) const TOO_FAR: &str = "Nothing is said more than a year ahead. Nothing was changed.";

impl Book {
    /// The user's settings.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn settings(&self) -> Result<Settings> {
        self.read().settings()
    }

    /// Changes the settings.
    ///
    /// # Errors
    /// - `Refused`: everyone is to be paused until a day that is past; something is to be said more than a year ahead.
    pub fn change_settings(&mut self, settings: &Settings) -> Result<Outcome> {
        self.change("change settings", |w, now| {
            let before = w.read().settings()?;
            if settings.paused_until != before.paused_until && settings.paused_until.is_some_and(|until| until <= now.today()) {
                return Err(Error::refused("A pause needs a day to come. Nothing was changed."));
            }
            if !settings.birthday_leads.can_be_days() || !settings.milestone_leads.can_be_days() {
                return Err(Error::refused(TOO_FAR));
            }
            if before != *settings {
                w.put_settings(settings)?;
            }
            Ok(((), changed(&before, settings)))
        })
    }
}

/// What a change is called in the history: by the one thing it is about, or as a whole.
fn changed(before: &Settings, after: &Settings) -> String {
    if after.calendar_folder.is_empty() && !before.calendar_folder.is_empty() {
        return format!("The calendar file is kept no longer; the one in {} stays as it is", before.calendar_folder);
    }
    let words = |settings: &Settings| [&settings.birthday_words, &settings.milestone_words, &settings.check_in_words].map(String::clone);
    let leads = |settings: &Settings| [&settings.birthday_leads, &settings.milestone_leads, &settings.catch_up_leads].map(Clone::clone);
    let about = [
        (before.theme != after.theme, "the theme"),
        (before.user_name != after.user_name, "your name"),
        (before.notify_at != after.notify_at, "the time of reminders"),
        ((before.quiet_from, before.quiet_to) != (after.quiet_from, after.quiet_to), "the quiet hours"),
        (words(before) != words(after), "your words"),
        (before.discreet != after.discreet, "how much notifications say"),
        (before.weekly_budget != after.weekly_budget, "how much a week may hold"),
        (before.closed_days != after.closed_days, "the days you keep free"),
        (before.paused_until != after.paused_until, "the pause"),
        (before.silent_until != after.silent_until, "the silence"),
        (leads(before) != leads(after), "how far ahead reminders come"),
        ((before.digest, before.popups_a_day) != (after.digest, after.popups_a_day), "how many notifications come"),
        (before.calendar_folder != after.calendar_folder, "where the calendar is kept"),
        (before.thought_keys != after.thought_keys, "the keys for a thought"),
    ];
    let mut found = about.into_iter().filter(|(differs, _)| *differs).map(|(_, name)| name);
    match (found.next(), found.next()) {
        (Some(one), None) => format!("Changed {one}"),
        _ => "Changed the settings".to_owned(),
    }
}
