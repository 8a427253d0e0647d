//! What should be said, and when: from the book's facts (R1, R4, R5). One file for each kind.

mod catch_ups;
mod check_ins;
mod milestones;
mod own;

use jiff::{
    SignedDuration, Span, Timestamp, Zoned,
    civil::{Date, DateTime},
};

use crate::{
    Result,
    book::Plans,
    domain::{AlarmKey, AlarmState, ContactId, Mark, MarkOutcome, PersonLine, Settings, Until},
    store::{Reader, Slice},
};

/// Days ahead that are laid out.
pub(super) const AHEAD: u16 = 400;

/// A month, and a day for whoever travels.
const LONGEST_SNOOZE: SignedDuration = SignedDuration::from_hours(24 * 33);

/// Something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Its identity: said once (R1).
    pub key: AlarmKey,
    /// About whom, the first of several.
    pub contact: Option<ContactId>,
    /// The civil day it is about.
    pub occurs_on: Date,
    /// When to say it.
    pub due: Until,
    /// When it is said where nobody puts it off.
    pub own_time: Until,
    /// The end of a snooze on it, if there is one: it is never said before, unless that is further away than anything can be put off.
    pub put_off: Option<Until>,
    /// It is: a clock that was ahead put it off (R7).
    pub is_too_far: bool,
    /// It is due when that ends, and not at its own time.
    pub snoozed: bool,
    /// What the user did about it already.
    pub settled: Option<AlarmState>,
}

/// What is to be said, and until when on the user's clock this is so, if the day or the book does not change before.
#[derive(Debug)]
pub(super) struct Timetable {
    pub wants: Vec<Wanted>,
    pub until: Option<DateTime>,
}

/// A part of what there is to say: of some people's lives and rhythms, or of all that is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    People(Slice),
    Plans,
}

/// What there is to say depends on this besides the book's rows.
pub(super) struct Frame {
    now: Zoned,
    settings: Settings,
    plans: Plans,
}

impl Frame {
    pub(super) fn of(read: &Reader<'_>, now: &Zoned) -> Result<Self> {
        Ok(Self { now: now.clone(), settings: read.settings()?, plans: Plans::of(read, now.date(), now.date())? })
    }

    pub(super) fn plans(&self) -> &Plans {
        &self.plans
    }

    /// Everything of a part to say from two weeks ago to 400 days ahead.
    pub(super) fn wanted(&self, read: &Reader<'_>, part: Part) -> Result<Timetable> {
        let (mut all, mut until) = (Vec::new(), None);
        match part {
            Part::People(slice) => {
                let marks = read.marks_in(slice)?;
                for milestone in read.milestones_coming_round_in(slice)?.iter().filter(|one| one.fields.kind.is_celebrated()) {
                    self.of_milestone(read, milestone, marks.get(&milestone.id), &mut all)?;
                }
                let people = self.plans.leave(read.people_with_rhythm_in(slice)?);
                all.extend(people.iter().filter_map(|person: &PersonLine| self.of_check_in(person)));
            }
            Part::Plans => {
                until = self.of_catch_ups(read, &mut all)?;
                self.of_reminders(read, &mut all)?;
            }
        }
        Ok(Timetable { wants: all, until })
    }

    fn today(&self) -> Date {
        self.now.date()
    }

    fn last_day(&self) -> Date {
        self.today().saturating_add(Span::new().days(i64::from(AHEAD)))
    }

    /// The day on the user's clock of something that came into the book at an instant.
    fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.now.time_zone().clone()).date()
    }

    /// Something to say at `said_at`, or when the snooze on it ends, whichever is later: what was hidden ahead of its time is said at its
    /// time, and an old snooze does not bring the next round forward (R9).
    fn want(&self, key: AlarmKey, contact: Option<ContactId>, occurs_on: Date, said_at: Until, mark: Option<Mark>) -> Wanted {
        let put_off = mark.and_then(|mark| mark.snoozed_until);
        let is_far = |until: Until| until.instant(&self.now).duration_since(self.now.timestamp()) > LONGEST_SNOOZE;
        let is_too_far = put_off.is_some_and(is_far);
        let later = put_off.filter(|until| !is_too_far && until.instant(&self.now) >= said_at.instant(&self.now));
        let settled = mark.and_then(|mark| match mark.outcome {
            MarkOutcome::Congratulated => Some(AlarmState::Congratulated),
            MarkOutcome::Done => Some(AlarmState::Done),
            MarkOutcome::Snoozed => None,
        });
        Wanted {
            key,
            contact,
            occurs_on,
            due: later.unwrap_or(said_at),
            own_time: said_at,
            put_off,
            is_too_far,
            snoozed: later.is_some(),
            settled,
        }
    }
}
