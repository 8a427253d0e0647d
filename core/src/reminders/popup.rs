//! What a popup says: the same facts as Today, in two lines (C6).

use std::collections::HashSet;

use jiff::Zoned;

use super::{Act, Popup};
use crate::{
    Error, Result,
    book::Book,
    domain::{
        Alarm, AlarmId, AlarmKey, AlarmKind, CatchUpId, Contact, ContactId, InteractionFields, Later, MilestoneId, MilestoneKind, Occasion,
        OccasionId, Period, ReminderId, ReminderKind, Settings, capitalised, days_between, in_a_row, round_number, uncapitalised,
    },
    planner::{ago, away, celebration, length, quiet_celebration},
};

/// The names a digest lists before "and 4 more".
const NAMED: usize = 6;

/// The popup for one alarm, or the digest of several. The discreet mode names nobody (R12).
pub(super) fn popup(book: &Book, group: &[Alarm], settings: &Settings) -> Result<Popup> {
    let alarms = group.iter().map(|alarm| alarm.id).collect();
    let (title, body, acts) = match group {
        [alarm] if settings.discreet => ("You have a nudge".to_owned(), String::new(), acts_for(book, alarm)?),
        [alarm] => {
            let (title, body) = words(book, alarm)?;
            (title, body, acts_for(book, alarm)?)
        }
        several => {
            let title = digest_title(several);
            let body = if settings.discreet { String::new() } else { digest_body(book, several)? };
            (title, body, vec![Act::Snooze])
        }
    };
    Ok(Popup { alarms, title, body, acts })
}

/// The popup that a user asks for to see whether popups arrive.
pub(super) fn test() -> Popup {
    let body = "This is how a reminder looks. Nothing else to do.".to_owned();
    Popup { alarms: Vec::new(), title: "Fondly can reach you".to_owned(), body, acts: Vec::new() }
}

/// Stands for the clock among the alarms that popups speak for: no row has this number.
pub(super) const CLOCK: AlarmId = 0;

/// Asks whether the clock is right (R7).
pub(super) fn which_time(now: &Zoned, expected: &Zoned) -> Popup {
    let day = |at: &Zoned| at.strftime("%-d %B %Y").to_string();
    let body = format!("The clock was set. Fondly expected {} and reminds of nothing until you say.", day(expected));
    Popup { alarms: vec![CLOCK], title: format!("Is it {}?", day(now)), body, acts: vec![Act::RightClock, Act::WrongClock] }
}

/// Asks until when what was just put off is to be hidden; without an answer it is as short as it is by itself.
pub(super) fn how_long(book: &Book, alarms: &[Alarm]) -> Result<Popup> {
    // With several popups on the screen it must say which it is about; the discreet mode names nothing.
    let title = match alarms {
        [alarm] if !book.settings()?.discreet => {
            let who = book.names(alarm.contact.as_slice())?.into_iter().next().map(|who| format!("{who}, ")).unwrap_or_default();
            format!("{who}{}: until when?", what(book, &alarm.key, alarm.contact)?)
        }
        _ => "Until when?".to_owned(),
    };
    let acts = [Later::Tonight, Later::Tomorrow, Later::Weekend, Later::NextWeek, Later::Hour].map(Act::Later).to_vec();
    let body = "It is put off. Without an answer it comes back in an hour or tomorrow, as it does by itself.".to_owned();
    Ok(Popup { alarms: alarms.iter().map(|alarm| alarm.id).collect(), title, body, acts })
}

/// Asks whether a congratulation went out: a link only opens another program. The discreet mode is kept by naming nobody at all.
pub(super) fn were_they_reached(book: &Book, alarm: &Alarm) -> Result<Popup> {
    let who = if book.settings()?.discreet { None } else { book.names(alarm.contact.as_slice())?.into_iter().next() };
    Ok(Popup {
        alarms: vec![alarm.id],
        title: format!("Did you reach {}?", who.as_deref().unwrap_or("them")),
        body: "If not, it goes back to Today, and nothing is noted as sent.".to_owned(),
        acts: vec![Act::Reached, Act::NotReached],
    })
}

/// Whoever goes through a hard time is thought of, and not congratulated by a press (B12).
fn acts_for(book: &Book, alarm: &Alarm) -> Result<Vec<Act>> {
    let is_gentle = match (alarm.key.kind, alarm.contact) {
        (AlarmKind::Milestone, Some(contact)) => book.goes_through_hard_times(contact)?,
        _ => false,
    };
    Ok(acts(&alarm.key).into_iter().filter(|act| !(is_gentle && *act == Act::Congratulate)).collect())
}

fn acts(key: &AlarmKey) -> Vec<Act> {
    match key.kind {
        AlarmKind::Milestone if key.lead == 0 => vec![Act::Congratulate, Act::Done, Act::Snooze],
        // Ahead of its day there is nothing to congratulate on yet.
        AlarmKind::Milestone | AlarmKind::CatchUp => vec![Act::Snooze],
        AlarmKind::CheckIn | AlarmKind::Reminder => vec![Act::Done, Act::Snooze],
        AlarmKind::Met => vec![Act::Met, Act::NotMet, Act::Snooze],
    }
}

/// Title and body of one alarm.
fn words(book: &Book, alarm: &Alarm) -> Result<(String, String)> {
    match alarm.key.kind {
        AlarmKind::CatchUp | AlarmKind::Met => return plan_words(book, &alarm.key),
        AlarmKind::Reminder => return own_words(book, alarm),
        AlarmKind::Milestone | AlarmKind::CheckIn => {}
    }
    let contact = alarm.contact.map(|contact| book.read().contact(contact)).transpose()?.flatten();
    let Some(contact) = contact else {
        return Ok(("You have a nudge".to_owned(), String::new()));
    };
    let last = book.last_talk_of(contact.id)?;
    match alarm.key.kind {
        AlarmKind::Milestone => milestone_words(book, alarm, &contact, last.as_ref()),
        _ => check_in_words(book, &contact, last.as_ref()),
    }
}

/// What an alarm is of, in a word or two: "Birthday", "Check-in", "Coffee with Ana", "Call the florist".
pub(super) fn what(book: &Book, key: &AlarmKey, contact: Option<ContactId>) -> Result<String> {
    let gone = |kind: AlarmKind| capitalised(kind.word());
    Ok(match key.kind {
        AlarmKind::CheckIn => "Check-in".to_owned(),
        AlarmKind::Milestone => {
            let milestone = book.read().milestone(MilestoneId::from_bytes(key.rule))?.filter(|one| Some(one.contact) == contact);
            let called = milestone.zip(key.period.parse().ok()).map(|(row, period)| row.fields.called(period));
            called.unwrap_or_else(|| gone(key.kind))
        }
        AlarmKind::CatchUp => planned(book, key)?.map_or_else(|| gone(key.kind), |(_, title)| title),
        AlarmKind::Met => format!("Did you meet? {}", planned(book, key)?.map(|(_, title)| title).unwrap_or_default()).trim().to_owned(),
        AlarmKind::Reminder => {
            let reminder = book.read().reminder(ReminderId::from_bytes(key.rule))?;
            reminder.map_or_else(
                || gone(key.kind),
                |one| match one.fields.kind {
                    // The pair has the same words, on two days.
                    ReminderKind::Wish => format!("Wish luck: {}", one.fields.words),
                    _ => one.fields.words,
                },
            )
        }
    })
}

/// What is planned, with its title.
fn planned(book: &Book, key: &AlarmKey) -> Result<Option<(Occasion, String)>> {
    match book.occasion(occasion_of(key)) {
        Ok(one) => book.title_of(&one).map(|title| Some((one, title))),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The occasion that a key names.
pub(super) fn occasion_of(key: &AlarmKey) -> OccasionId {
    OccasionId { catch_up: CatchUpId::from_bytes(key.rule), period: key.period.parse().ok() }
}

fn plan_words(book: &Book, key: &AlarmKey) -> Result<(String, String)> {
    let Some((one, title)) = planned(book, key)? else { return Ok(("Something is planned".to_owned(), String::new())) };
    let now = book.now();
    let day = away(one.fields.day, now.today());
    let when = one.fields.time.map_or_else(|| day.clone(), |time| format!("{day} at {}", time.strftime("%H:%M")));
    if key.kind == AlarmKind::Met {
        let who = in_a_row(&book.names(&one.people)?);
        return Ok((
            format!("Did you meet {who}?"),
            format!("{title} was {}.", if one.fields.day < now.today() { ago(one.fields.day, now.today()) } else { when }),
        ));
    }
    let last = match one.people.first() {
        Some(person) => book.last_talk_of(*person)?,
        None => None,
    };
    let place = Some(one.fields.place).filter(|place| !place.is_empty()).map(|place| format!("At {place}."));
    Ok((format!("{title}: {when}"), lines([place, last_words(last.as_ref())])))
}

fn own_words(book: &Book, alarm: &Alarm) -> Result<(String, String)> {
    let Some(reminder) = book.read().reminder(ReminderId::from_bytes(alarm.key.rule))? else {
        return Ok(("A reminder".to_owned(), String::new()));
    };
    let today = book.now().today();
    let who = reminder.fields.person.map(|person| book.names(&[person])).transpose()?.and_then(|names| names.into_iter().next());
    let about = match (reminder.fields.kind, who) {
        (ReminderKind::Own, who) => who,
        (ReminderKind::OpenLoop, Some(who)) => Some(format!("Ask {who} how it went.")),
        (ReminderKind::Promise, Some(who)) => Some(format!("You promised {who}.")),
        (ReminderKind::TheirPromise, Some(who)) => Some(format!("{who} said they would. Ask how it is going.")),
        (ReminderKind::Wish, Some(who)) => Some(format!("Wish {who} luck.")),
        (ReminderKind::Support, Some(who)) => Some(format!("You want to be there for {who}.")),
        (ReminderKind::Draft, Some(who)) => Some(format!("It is for {who}.")),
        (ReminderKind::FollowUp, Some(who)) => Some(format!("You meant to be in touch with {who}.")),
        (_, None) => None,
    };
    let late = (alarm.occurs_on < today).then(|| format!("It was for {}.", ago(alarm.occurs_on, today)));
    Ok((reminder.fields.words, lines([about, late])))
}

fn milestone_words(book: &Book, alarm: &Alarm, contact: &Contact, last: Option<&InteractionFields>) -> Result<(String, String)> {
    let today = book.now().today();
    let milestone = book.read().milestone(MilestoneId::from_bytes(alarm.key.rule))?;
    let period = alarm.key.period.parse().ok();
    let occurrence = period.zip(milestone.as_ref()).and_then(|(period, row)| row.fields.occurrence(period, row.leap_day));
    let (Some(milestone), Some(occurrence)) = (milestone, occurrence) else {
        return Ok((format!("Think of {}", contact.fields.shown()), String::new()));
    };
    let day =
        if occurrence.on < today { format!("was {}", ago(occurrence.on, today)) } else { format!("is {}", away(occurrence.on, today)) };
    let what = match (milestone.fields.kind, milestone.fields.label.is_empty()) {
        (MilestoneKind::Birthday, _) => "birthday".to_owned(),
        (_, true) => milestone.fields.shown().to_lowercase(),
        (_, false) => format!("“{}”", milestone.fields.shown()),
    };
    let who = contact.fields.shown();
    let number = period.and_then(number_of_days);
    let title = match (number, milestone.fields.kind) {
        (None, _) => format!("{who}'s {what} {day}"),
        (Some(_), MilestoneKind::Birthday) => format!("{who} {}", uncapitalised(&celebration(&milestone.fields, &occurrence, today))),
        (Some(number), _) => format!("{who}'s {what}: {number} {}", away(occurrence.on, today)),
    };
    let by_another = milestone.fields.date.known().is_some_and(|date| !date.is_gregorian());
    let in_words = if book.goes_through_hard_times(contact.id)? { quiet_celebration } else { celebration };
    let because = (occurrence.years.is_some() || by_another).then(|| in_words(&milestone.fields, &occurrence, today));
    Ok((title, lines([because, last_words(last)])))
}

/// The words of a round number of days (D7); `None` for a year.
fn number_of_days(period: Period) -> Option<String> {
    if let Period::Days(days) = period { round_number(days) } else { None }
}

fn check_in_words(book: &Book, contact: &Contact, last: Option<&InteractionFields>) -> Result<(String, String)> {
    let today = book.now().today();
    let who = contact.fields.shown();
    let title = match last {
        Some(last) => format!("It's been {} since you talked to {who}", length(days_between(last.day, today))),
        None => format!("You meant to be in touch with {who}"),
    };
    let line = book.read().person_row(contact.id)?;
    let aim = line.and_then(|line| line.check_in.check_in(today)).map(|check_in| format!("You aimed for every {}.", check_in.cadence));
    Ok((title, lines([aim, last_words(last)])))
}

fn last_words(last: Option<&InteractionFields>) -> Option<String> {
    last.and_then(|last| last.last_words(120)).map(|words| format!("Last time: “{words}”"))
}

fn lines<const N: usize>(lines: [Option<String>; N]) -> String {
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// "4 people to think of"; "4 things to think of" where more than people's lives and rhythms are among them.
fn digest_title(group: &[Alarm]) -> String {
    let people: HashSet<_> = group.iter().map(|alarm| alarm.contact).collect();
    let is_of_people = group.iter().all(|alarm| matches!(alarm.key.kind, AlarmKind::Milestone | AlarmKind::CheckIn));
    match (is_of_people, people.len()) {
        (true, 1) => "Someone to think of".to_owned(),
        (true, people) => format!("{people} people to think of"),
        (false, _) => format!("{} things to think of", group.len()),
    }
}

/// Whom or what a digest is about, each once, in its order.
fn digest_body(book: &Book, group: &[Alarm]) -> Result<String> {
    let mut named: Vec<String> = Vec::new();
    for alarm in group {
        let name = match (alarm.key.kind, alarm.contact) {
            (AlarmKind::Milestone | AlarmKind::CheckIn, Some(contact)) => book.names(&[contact])?.into_iter().next().unwrap_or_default(),
            _ => what(book, &alarm.key, alarm.contact)?,
        };
        if !named.contains(&name) {
            named.push(name);
        }
    }
    let more = named.len().saturating_sub(NAMED);
    named.truncate(NAMED);
    let named = named.join(", ");
    Ok(if more == 0 { named } else { format!("{named} and {more} more") })
}
