//! What should be said, and when: pure, from the book's facts (R1, R4, R5).

use jiff::{Span, ToSpan, Zoned, civil::Date};

use crate::{
    domain::{CheckInState, ContactId, LOOK_BACK, Mark, MarkOutcome, Milestone, MilestoneId, PersonLine, Settings, Until},
    store::{AlarmKey, AlarmKind, AlarmState},
};

/// Days ahead that are laid out.
const AHEAD: i64 = 400;

/// Something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its identity: said once (R1).
    pub key: AlarmKey,
    /// About whom.
    pub contact: ContactId,
    /// The civil day it is about.
    pub occurs_on: Date,
    /// When to say it.
    pub due: Until,
    /// The user asked for it to come later.
    pub snoozed: bool,
    /// What the user did about it already.
    pub settled: Option<AlarmState>,
}

/// Everything to say from two weeks ago to 400 days ahead.
///
/// # Errors
/// - What `mark` says.
pub fn wanted<E>(
    now: &Zoned,
    settings: &Settings,
    milestones: &[Milestone],
    people: &[PersonLine],
    mark: impl Fn(MilestoneId, i16) -> Result<Option<Mark>, E>,
) -> Result<Vec<Wanted>, E> {
    let mut all = Vec::with_capacity(milestones.len() + people.len());
    for milestone in milestones.iter().filter(|milestone| milestone.fields.kind.is_celebrated()) {
        of_milestone(now, settings, milestone, &mark, &mut all)?;
    }
    all.extend(people.iter().filter_map(|person| of_check_in(now, settings, person)));
    Ok(all)
}

fn of_milestone<E>(
    now: &Zoned,
    settings: &Settings,
    milestone: &Milestone,
    mark: &impl Fn(MilestoneId, i16) -> Result<Option<Mark>, E>,
    all: &mut Vec<Wanted>,
) -> Result<(), E> {
    let today = now.date();
    let known_since = milestone.known_at.to_zoned(now.time_zone().clone()).date();
    // Nothing is said of days that were over when Fondly learned of them (R4).
    let from = today.saturating_sub(Span::new().days(i64::from(LOOK_BACK))).max(known_since);
    let to = today.saturating_add(Span::new().days(AHEAD));
    for occurrence in milestone.fields.occurrences(from, to, milestone.leap_day) {
        let mark = mark(milestone.id, occurrence.period)?;
        if !occurrence.is_timely(mark, now) {
            continue;
        }
        let said_at = Until::Floating(occurrence.on.to_datetime(settings.notify_at));
        let snoozed_until = not_before(occurrence.on, now, mark.and_then(|mark| mark.snoozed_until));
        let settled = mark.and_then(|mark| match mark.outcome {
            MarkOutcome::Congratulated => Some(AlarmState::Congratulated),
            MarkOutcome::Done => Some(AlarmState::Done),
            MarkOutcome::Snoozed => None,
        });
        all.push(Wanted {
            key: AlarmKey {
                kind: AlarmKind::Milestone,
                rule: *milestone.id.as_bytes(),
                revision: milestone.revision,
                period: occurrence.period.to_string(),
                lead: 0,
                moved: 0,
            },
            contact: milestone.contact,
            occurs_on: occurrence.on,
            due: snoozed_until.unwrap_or(said_at),
            snoozed: snoozed_until.is_some(),
            settled,
        });
    }
    Ok(())
}

/// The end of a snooze, unless that is before its day: what was hidden ahead of its day is said on its day, and an old snooze
/// does not bring the next round forward (R9).
fn not_before(day: Date, now: &Zoned, snoozed_until: Option<Until>) -> Option<Until> {
    snoozed_until.filter(|until| until.instant(now).to_zoned(now.time_zone().clone()).date() >= day)
}

fn of_check_in(now: &Zoned, settings: &Settings, person: &PersonLine) -> Option<Wanted> {
    let basis = &person.check_in;
    let check_in = basis.check_in(now.date()).filter(|check_in| check_in.state != CheckInState::Paused)?;
    // A rhythm that was already past its day when it was set is not said at once (R4) but on the day after: people who
    // have been waiting for long would never be spoken of otherwise.
    let since = basis.rhythm.since;
    let day = if check_in.due < since { since.saturating_add(1.day()) } else { check_in.due };
    let period = match (basis.rhythm.fixed_from, basis.contacts.tried.filter(|_| check_in.retry)) {
        (Some(_), None) => check_in.due.to_string(),
        (None, None) => check_in.from.to_string(),
        (_, Some(tried)) => format!("{} tried {tried}", check_in.from),
    };
    let said_at = Until::Floating(day.to_datetime(settings.notify_at));
    let snoozed_until = not_before(day, now, basis.snoozed_until);
    Some(Wanted {
        key: AlarmKey { kind: AlarmKind::CheckIn, rule: *person.id.as_bytes(), revision: basis.revision, period, lead: 0, moved: 0 },
        contact: person.id,
        occurs_on: check_in.due,
        due: snoozed_until.unwrap_or(said_at),
        snoozed: snoozed_until.is_some(),
        settled: None,
    })
}
