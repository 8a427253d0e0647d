//! Settings, the health of reminders, and what has happened so far.

use fondly_core::{
    Error,
    book::{Step, StepState},
    domain::{AlarmEvent, Leads, LifeDate, Settings, StepId, Until},
    reminders::{Finding, Health, Past},
};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    day,
    words::{AlarmKindView, LightView, ReminderState, ThemeView},
};

/// What the user sets.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "SettingsFields")]
pub struct SettingsFieldsView {
    user_name: String,
    /// HH:MM.
    notify_at: String,
    quiet_from: String,
    quiet_to: String,
    theme: ThemeView,
    birthday_words: String,
    milestone_words: String,
    check_in_words: String,
    discreet: bool,
    /// How many check-ins and catch-ups a week may hold, 0–99.
    weekly_budget: u8,
    /// The days of the week that are kept free, "SA,SU"; empty: none.
    closed_days: String,
    /// Nobody is to be checked in with before this day; null: no pause.
    paused_until: Option<String>,
    /// The folder in which a file of what is planned is kept for other calendars; empty: none.
    calendar_folder: String,
    /// Days ahead, "7,0": 0 is the day itself; empty: none.
    birthday_leads: String,
    milestone_leads: String,
    /// Minutes ahead of a catch-up that has a time.
    catch_up_leads: String,
    /// Whatever is due at once comes as one notification.
    digest: bool,
    /// How many notifications a day at most, 1–99.
    popups_a_day: u8,
    /// Nothing is said before this: a local moment "2026-03-16T09:00:00", or an instant ending in Z; null: no silence.
    silent_until: Option<String>,
    /// Round numbers of days in lives are worth a word.
    round_days: bool,
    /// The keys that take down a thought while another program is in front: "Ctrl+Alt+T"; empty: none.
    thought_keys: String,
}

/// Settings and what the page shows beside them.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// What the user sets.
    pub fields: SettingsFieldsView,
    /// Does Fondly start at login?
    pub start_at_login: bool,
    /// False where this system has no such thing.
    pub start_at_login_works: bool,
    /// What a key of the desktop's own settings is to run for a thought; null where the keys can be set here.
    pub thought_command: Option<String>,
    /// Where the book lies.
    pub data_folder: String,
    /// The program's version.
    pub version: String,
    /// How reminders are doing.
    pub health: HealthView,
    /// Why the calendar file could not be written last; null when it was, or is not wanted.
    pub calendar_trouble: Option<String>,
}

/// How reminders are doing.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Health")]
pub struct HealthView {
    light: LightView,
    pub(crate) sentence: String,
    /// Instants.
    last_check: Option<String>,
    next_due: Option<String>,
}

/// What became of one reminder.
#[derive(Debug, Serialize, Type)]
pub struct ReminderLine {
    /// An instant.
    pub(crate) at: String,
    person: Option<String>,
    pub(crate) name: String,
    /// What it is about.
    pub(crate) about: AlarmKindView,
    /// The same in a word or two: "Birthday", "Coffee with Ana".
    pub(crate) what: String,
    /// The civil day it is about.
    pub(crate) on: String,
    pub(crate) state: ReminderState,
    pub(crate) why: String,
    /// Every state it came into, in order.
    pub(crate) log: Vec<ReminderEvent>,
}

/// A state that a reminder came into.
#[derive(Debug, Serialize, Type)]
pub(crate) struct ReminderEvent {
    /// An instant.
    pub(crate) at: String,
    pub(crate) state: ReminderState,
    pub(crate) why: String,
}

/// Something that was found out about reminders.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FindingLine {
    /// Is it as it should be?
    pub(crate) is_well: bool,
    pub(crate) sentence: String,
}

impl From<Finding> for FindingLine {
    fn from(finding: Finding) -> Self {
        Self { is_well: finding.is_well, sentence: finding.sentence }
    }
}

/// One change in the history.
#[derive(Debug, Serialize, Type)]
pub struct StepLine {
    step: StepId,
    /// An instant.
    at: String,
    said: String,
    undone: bool,
}

/// What was understood of a typed date.
#[derive(Debug, Serialize, Type)]
pub struct DateRead {
    /// "1996-04-15"; empty when nothing was typed.
    value: String,
    /// "15 April 1996".
    shown: String,
}

/// Reads a time of day.
///
/// # Errors
/// - `Refused`: it is none.
pub fn time(text: &str) -> Result<Time, Error> {
    Time::strptime("%H:%M", text.trim())
        .map_err(|_| Error::Refused(format!("“{text}” is not a time of day. Please write it like 09:00. Nothing was changed.")))
}

fn until(text: &str) -> Result<Until, Error> {
    text.parse().map_err(|_| Error::Refused(format!("“{text}” is no moment. Nothing was changed.")))
}

/// A time of day, as [`time`] reads it.
pub(crate) fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

impl TryFrom<SettingsFieldsView> for Settings {
    type Error = Error;

    fn try_from(view: SettingsFieldsView) -> Result<Self, Error> {
        Ok(Self {
            user_name: view.user_name.trim().to_owned(),
            notify_at: time(&view.notify_at)?,
            quiet_from: time(&view.quiet_from)?,
            quiet_to: time(&view.quiet_to)?,
            theme: view.theme.into(),
            birthday_words: view.birthday_words,
            milestone_words: view.milestone_words,
            check_in_words: view.check_in_words,
            discreet: view.discreet,
            weekly_budget: view.weekly_budget,
            closed_days: if view.closed_days.trim().is_empty() { None } else { Some(view.closed_days.parse()?) },
            paused_until: view.paused_until.as_deref().map(day).transpose()?,
            calendar_folder: view.calendar_folder,
            birthday_leads: view.birthday_leads.parse::<Leads>()?,
            milestone_leads: view.milestone_leads.parse::<Leads>()?,
            catch_up_leads: view.catch_up_leads.parse::<Leads>()?,
            digest: view.digest,
            popups_a_day: view.popups_a_day,
            silent_until: view.silent_until.as_deref().map(until).transpose()?,
            round_days: view.round_days,
            thought_keys: if view.thought_keys.trim().is_empty() { None } else { Some(view.thought_keys.parse()?) },
        })
    }
}

impl From<Settings> for SettingsFieldsView {
    fn from(settings: Settings) -> Self {
        Self {
            user_name: settings.user_name,
            notify_at: clock(settings.notify_at),
            quiet_from: clock(settings.quiet_from),
            quiet_to: clock(settings.quiet_to),
            theme: settings.theme.into(),
            birthday_words: settings.birthday_words,
            milestone_words: settings.milestone_words,
            check_in_words: settings.check_in_words,
            discreet: settings.discreet,
            weekly_budget: settings.weekly_budget,
            closed_days: settings.closed_days.map(|days| days.to_string()).unwrap_or_default(),
            paused_until: settings.paused_until.map(|day| day.to_string()),
            calendar_folder: settings.calendar_folder,
            birthday_leads: settings.birthday_leads.to_string(),
            milestone_leads: settings.milestone_leads.to_string(),
            catch_up_leads: settings.catch_up_leads.to_string(),
            digest: settings.digest,
            popups_a_day: settings.popups_a_day,
            silent_until: settings.silent_until.map(|until| until.to_string()),
            round_days: settings.round_days,
            thought_keys: settings.thought_keys.map(|keys| keys.to_string()).unwrap_or_default(),
        }
    }
}

impl From<Health> for HealthView {
    fn from(health: Health) -> Self {
        Self {
            light: health.light.into(),
            sentence: health.sentence,
            last_check: health.last_check.map(|at| at.to_string()),
            next_due: health.next_due.map(|at| at.to_string()),
        }
    }
}

impl From<Past> for ReminderLine {
    fn from(Past { alarm, name, what, log }: Past) -> Self {
        let event = |event: AlarmEvent| ReminderEvent { at: event.at.to_string(), state: event.state.into(), why: event.why };
        Self {
            at: alarm.changed_at.to_string(),
            person: alarm.contact.map(|contact| contact.to_string()),
            name,
            what,
            log: log.into_iter().map(event).collect(),
            about: alarm.key.kind.into(),
            on: alarm.occurs_on.to_string(),
            state: alarm.state.into(),
            why: alarm.why,
        }
    }
}

impl From<Step> for StepLine {
    fn from(step: Step) -> Self {
        Self { step: step.id, at: step.at.to_string(), said: step.said, undone: step.state != StepState::Done }
    }
}

/// Reads a day to come as people say it: "monday", "10 December", "in two weeks".
///
/// # Errors
/// - `Refused`: it is none.
pub fn day_to_come(text: &str, today: Date) -> Result<DateRead, Error> {
    let day = fondly_core::quick::day_named(text, today).filter(|day| *day > today);
    let sentence = || Error::refused("Give a day to come, like “monday”, “in two weeks” or “10 December”.");
    day.map(|day| DateRead::of(Some(&LifeDate::from(day)))).ok_or_else(sentence)
}

impl DateRead {
    /// What was understood; empty when nothing was typed.
    pub fn of(date: Option<&LifeDate>) -> Self {
        let text = |words: fn(&LifeDate) -> String| date.map(words).unwrap_or_default();
        Self { value: text(ToString::to_string), shown: text(LifeDate::in_both_words) }
    }
}
