//! What a popup says: the same facts as Today, in two lines (C6).

use std::collections::HashSet;

use super::{Act, Popup};
use crate::{
    Result,
    book::Book,
    domain::{Contact, ContactId, InteractionFields, MilestoneId, MilestoneKind, Settings, days_between},
    planner::{ago, away, celebration, length},
    store::{Alarm, AlarmKind},
};

/// The names a digest lists before "and 4 more".
const NAMED: usize = 6;

/// The popup for one alarm, or the digest of several. The discreet mode names nobody (R12).
pub(super) fn popup(book: &Book, group: &[Alarm], settings: &Settings) -> Result<Popup> {
    let alarms = group.iter().map(|alarm| alarm.id).collect();
    let (title, body, acts) = match group {
        [alarm] if settings.discreet => ("You have a nudge".to_owned(), String::new(), acts(alarm.key.kind)),
        [alarm] => {
            let (title, body) = words(book, alarm)?;
            (title, body, acts(alarm.key.kind))
        }
        several => {
            let people = people(several);
            let body = if settings.discreet { String::new() } else { names(book, &people)? };
            let title = if people.len() == 1 { "Someone to think of".to_owned() } else { format!("{} people to think of", people.len()) };
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

fn acts(kind: AlarmKind) -> Vec<Act> {
    match kind {
        AlarmKind::Milestone => vec![Act::Congratulate, Act::Done, Act::Snooze],
        AlarmKind::CheckIn => vec![Act::Done, Act::Snooze],
    }
}

/// Title and body of one alarm.
fn words(book: &Book, alarm: &Alarm) -> Result<(String, String)> {
    let Some(contact) = book.read().contact(alarm.contact)? else {
        return Ok(("You have a nudge".to_owned(), String::new()));
    };
    let last = book.read().last_talk(alarm.contact)?.map(|talk| talk.fields);
    match alarm.key.kind {
        AlarmKind::Milestone => milestone_words(book, alarm, &contact, last.as_ref()),
        AlarmKind::CheckIn => check_in_words(book, alarm, &contact, last.as_ref()),
    }
}

fn milestone_words(book: &Book, alarm: &Alarm, contact: &Contact, last: Option<&InteractionFields>) -> Result<(String, String)> {
    let today = book.now().today();
    let milestone = book.read().milestone(MilestoneId::from_bytes(alarm.key.rule))?;
    let occurrence =
        alarm.key.period.parse().ok().zip(milestone.as_ref()).and_then(|(year, row)| row.fields.occurrence_in(year, row.leap_day));
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
    let title = format!("{}'s {what} {day}", contact.fields.shown());
    let because = occurrence.years.map(|_| celebration(&milestone.fields, &occurrence, today));
    Ok((title, lines([because, last_words(last)])))
}

fn check_in_words(book: &Book, alarm: &Alarm, contact: &Contact, last: Option<&InteractionFields>) -> Result<(String, String)> {
    let today = book.now().today();
    let who = contact.fields.shown();
    let title = match last {
        Some(last) => format!("It's been {} since you talked to {who}", length(days_between(last.day, today))),
        None => format!("You meant to be in touch with {who}"),
    };
    let line = book.read().person_row(alarm.contact)?;
    let aim = line.and_then(|line| line.check_in.check_in(today)).map(|check_in| format!("You aimed for every {}.", check_in.cadence));
    Ok((title, lines([aim, last_words(last)])))
}

fn last_words(last: Option<&InteractionFields>) -> Option<String> {
    last.and_then(|last| last.last_words(120)).map(|words| format!("Last time: “{words}”"))
}

fn lines<const N: usize>(lines: [Option<String>; N]) -> String {
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Whom a digest is about, each once, in its order.
fn people(group: &[Alarm]) -> Vec<ContactId> {
    let mut seen = HashSet::new();
    group.iter().map(|alarm| alarm.contact).filter(|contact| seen.insert(*contact)).collect()
}

fn names(book: &Book, people: &[ContactId]) -> Result<String> {
    let shown = |contact: &ContactId| Ok(book.read().contact(*contact)?.map(|contact| contact.fields.shown()).unwrap_or_default());
    let named = people.iter().take(NAMED).map(shown).collect::<Result<Vec<_>>>()?.join(", ");
    Ok(match people.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    })
}
