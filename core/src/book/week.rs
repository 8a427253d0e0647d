//! Planning a week: who is due, placed on days that hold no more than the user wants (P1–P4); what the user agrees to is planned in one step.

use std::collections::HashMap;

use jiff::{ToSpan as _, civil::Date};

use super::{
    Book, Outcome,
    catch_ups::{occasion, occasions, plan_one},
    plans::Plans,
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        CatchUpFields, CatchUpState, Channel, CheckIn, CheckInBasis, CheckInState, ContactId, OccasionId, PersonLine, Settings, Weekdays,
        days_between,
    },
    planner::{Earliest, Ground, GroundDay, Levelled, Why, Wish, level},
};

/// Days that are looked at from the first day of the week on, so that one week is not relieved at the cost of the next.
const AHEAD: i64 = 27;
/// Days before a week, or a catch-up, that are looked at: from so far before, something may be moved into it.
const BEFORE: i64 = 14;
/// A catch-up is given room as a check-in of this cadence is: from a week before its day to four days after it.
const ROOM: u32 = 40;
/// How far ahead a week may be planned, in days.
const FAR: i32 = 180;

/// A week as it could be.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its first day, today at the earliest.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// How many check-ins and catch-ups a week may hold.
    pub budget: u8,
    /// How many are planned in it already.
    pub planned: u32,
    /// Whom to be in touch with, in the order of the days.
    pub placed: Vec<Placed>,
    /// How many more it may hold on the days that are left of it.
    pub room: u32,
    /// How many who are due by its end have to wait until after it, because it is full.
    pub waiting: u32,
    /// Everyone is paused until this day, which is after it.
    pub paused_until: Option<Date>,
    /// The day that is shown for each of the four weeks.
    shown: Vec<(ContactId, Date)>,
}

/// Someone's check-in on its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Who.
    pub person: PersonLine,
    /// Where their rhythm stands.
    pub check_in: CheckIn,
    /// The day.
    pub day: Date,
    /// Why that day (P4).
    pub why: Why,
}

/// What a week is planned from.
struct Facts {
    people: Vec<(PersonLine, CheckIn)>,
    ground: Ground,
    /// What each wants of the days, in the order of the people.
    wishes: Vec<Wish>,
}

impl Book {
    /// How the week that begins on `start` could be: who is due in it, on days that hold no more than the user wants. What was shown before
    /// stays where nothing speaks for another day: see [`Self::note_shown`].
    ///
    /// # Errors
    /// - `Refused`: that week is over, or further away than half a year.
    pub fn propose_week(&self, start: Date) -> Result<Week> {
        let today = self.now().today();
        let last = start.saturating_add(6.days());
        if last < today {
            return Err(Error::refused("That week is over."));
        }
        if days_between(today, start) > FAR {
            return Err(Error::refused("That is too far ahead to say who will be due. Half a year can be planned."));
        }
        let Facts { people, ground, wishes } = self.facts_of_week(start)?;
        let levelled = level(&ground, &wishes);
        let shown: Vec<(ContactId, Date)> = wishes.iter().zip(&levelled.days).filter_map(|(wish, day)| Some((wish.id, (*day)?))).collect();
        let first = start.max(today);
        let planned = occasions(&self.read(), start, last)?.iter().filter(|one| one.state != CatchUpState::Cancelled).count();
        let waits = |(wish, day): &(&Wish, &Option<Date>)| wish.due <= last && day.is_none_or(|day| day > last);
        let waiting = wishes.iter().zip(&levelled.days).filter(waits).count();
        let placed = placed(people, &ground, &wishes, &levelled, first, last);
        let room = ground.place_of(first).and_then(|at| ground.room.get(ground.days.get(at)?.week)).copied().unwrap_or(0);
        let is_full = placed.len() >= room as usize;
        let settings = self.settings()?;
        Ok(Week {
            first,
            last,
            budget: self.budget_of(&start.series(1.day()).take(7).collect::<Vec<_>>(), &settings)?,
            planned: u32::try_from(planned).unwrap_or(u32::MAX),
            room,
            waiting: if is_full { u32::try_from(waiting).unwrap_or(u32::MAX) } else { 0 },
            paused_until: settings.paused_until.filter(|until| *until > last),
            placed,
            shown,
        })
    }

    /// Notes the days that a proposal showed, so that the next one leaves them where they were (P2). That is no change of the user's.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn note_shown(&mut self, week: &Week) -> Result<()> {
        self.store_mut().write(|w| w.set_shown_days(&week.shown))
    }

    /// The day on which there is room for a catch-up: the one with least on it near its own, from tomorrow on, on which nobody of it is away or
    /// paused, which is one of the days kept for each of them, and which the user does not keep free.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: there is no such day near its own.
    pub fn room_for(&self, id: OccasionId) -> Result<Date> {
        let one = occasion(&self.read(), id)?;
        let taken = (one.state == CatchUpState::Planned).then_some(one.fields.day);
        let found = self.room_near(&one.people, one.fields.day, taken)?;
        found.ok_or_else(|| Error::refused("There is no free day near its own. Nothing was changed."))
    }

    /// The same for people and a day; `taken`: the day on which it stands already. `None`: there is no such day near it.
    pub(super) fn room_near(&self, people: &[ContactId], day: Date, taken: Option<Date>) -> Result<Option<Date>> {
        let (read, today, settings) = (self.read(), self.now().today(), self.settings()?);
        let tomorrow = today.saturating_add(1.day());
        let due = day.max(tomorrow);
        let from = today.max(due.saturating_sub(BEFORE.days()));
        let mut ground = self.ground(from, (from, due.saturating_add(AHEAD.days())), &settings)?;
        ground.room.fill(1);
        if let Some(day) = taken.and_then(|taken| ground.place_of(taken)).and_then(|at| ground.days.get_mut(at)) {
            day.fixed = day.fixed.saturating_sub(1);
        }
        let (mut away, mut keeps, mut from) = (Vec::new(), None, tomorrow.max(settings.paused_until.unwrap_or(tomorrow)));
        for person in people {
            let Some(line) = read.person_row(*person)? else { continue };
            away.extend(line.planning.away.times().iter().copied());
            from = from.max(line.check_in.rhythm.paused_until.unwrap_or(from));
            keeps = match (keeps, line.planning.kept_days) {
                // Where two have no day in common, the first one's count.
                (Some(known), Some(theirs)) => Weekdays::new(theirs.days().filter(|day| Weekdays::has(known, *day))).or(Some(known)),
                (known, theirs) => known.or(theirs),
            };
        }
        let id = *people.first().ok_or(Error::NotFound("person"))?;
        let wish = Wish { id, due: due.max(from), cadence: ROOM, earliest: Some(Earliest::Paused(from)), away, keeps, shown: None };
        Ok(level(&ground, &[wish]).days.into_iter().next().flatten())
    }

    /// Plans catch-ups with people on days, in one step: a week that the user has agreed to, changed or not.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: a day is over, or there is nobody.
    pub fn plan_week(&mut self, lines: &[(ContactId, Date)]) -> Result<Outcome> {
        self.change("plan week", |w, now| {
            let mut names = Vec::new();
            for (person, day) in lines {
                if *day < now.today() {
                    return Err(Error::refused("One of these days is over. Nothing was changed."));
                }
                names.push(plan_one(w, now, &[*person], someday(*day), None)?.1);
            }
            match names.as_slice() {
                [] => Err(Error::refused("There is nobody to plan. Nothing was changed.")),
                [name] => Ok(((), format!("Planned a catch-up with {name}"))),
                names => Ok(((), format!("Planned catch-ups with {} people", names.len()))),
            }
        })
    }

    /// Everyone with a rhythm, as they stand when what is planned has come to pass, the days, and what each wants of them.
    fn facts_of_week(&self, start: Date) -> Result<Facts> {
        let (read, now, settings) = (self.read(), self.now(), self.settings()?);
        let today = now.today();
        let last = start.max(today).saturating_add(AHEAD.days());
        // What does not fit into the next weeks runs over into those after them; a week far ahead is looked at with those beside it.
        let is_far = i64::from(days_between(today, start)) > AHEAD;
        let first = if is_far { start.saturating_sub(BEFORE.days()) } else { today };
        let ground = self.ground(start, (first, last), &settings)?;
        let plans = Plans::of(&read, today, last)?;
        let shown = read.shown_days()?;
        let all = read.people_with_rhythm()?.into_iter().filter_map(|person| {
            let (basis, check_in) = plans.after(&person)?;
            let wish = wish(&person, &basis, &check_in, &now, shown.get(&person.id).copied());
            Some(((person, check_in), wish))
        });
        // Whom to be in touch with before these days is no matter of theirs.
        let is_theirs = |(_, wish): &(_, Wish)| !is_far || wish.latest() >= first;
        let (people, wishes) = all.filter(is_theirs).unzip();
        Ok(Facts { people, ground, wishes })
    }

    /// What a week of these days may hold: of a quiet one half, if most of it is.
    fn budget_of(&self, days: &[Date], settings: &Settings) -> Result<u8> {
        let quiet = self.read().quiet_week()?;
        let is_in = |day: &&Date| quiet.is_some_and(|monday| (0..7).contains(&days_between(monday, **day)));
        let is_quiet = days.iter().filter(is_in).count() * 2 > days.len();
        Ok(if is_quiet { settings.weekly_budget.div_ceil(2) } else { settings.weekly_budget })
    }

    /// The days from `first` to `last`, in weeks that begin where the week of `start` does.
    fn ground(&self, start: Date, (first, last): (Date, Date), settings: &Settings) -> Result<Ground> {
        let read = self.read();
        // The week of the first day began up to six days before: what it held then counts in its budget.
        let from = first.saturating_sub(i64::from(days_between(start, first).rem_euclid(7)).days());
        let (mut catch_ups, mut lives): (HashMap<Date, u32>, HashMap<Date, u32>) = (HashMap::new(), HashMap::new());
        for one in occasions(&read, from, last)?.iter().filter(|one| one.state != CatchUpState::Cancelled) {
            *catch_ups.entry(one.fields.day).or_default() += 1;
        }
        for milestone in read.milestones_between(first, last, false)?.iter().filter(|one| one.fields.kind.is_celebrated()) {
            for occurrence in milestone.fields.occurrences(first, last, milestone.leap_day) {
                *lives.entry(occurrence.on).or_default() += 1;
            }
        }
        let all = usize::try_from(days_between(from, last) + 1).unwrap_or(0);
        let day = |at: usize| from.saturating_add(i64::try_from(at).unwrap_or(0).days());
        let mut room = Vec::new();
        for week in (0..all).step_by(7) {
            let days: Vec<Date> = (week..week + 7).map(day).collect();
            let taken: u32 = days.iter().filter_map(|day| catch_ups.get(day)).sum();
            let open = days.iter().filter(|day| !settings.keeps_free(**day)).count();
            let left = days.iter().filter(|day| !settings.keeps_free(**day) && **day >= first).count();
            let to_come: u32 = days.iter().filter(|day| **day >= first).filter_map(|day| catch_ups.get(day)).sum();
            let budget = self.budget_of(&days, settings)?;
            room.push(room_of(u32::from(budget), (taken, to_come), (open, left)));
        }
        let ground_day = |at: usize| GroundDay {
            fixed: [&catch_ups, &lives].iter().filter_map(|on| on.get(&day(at))).sum(),
            closed: settings.keeps_free(day(at)),
            week: at / 7,
        };
        let days = (0..all).filter(|at| day(*at) >= first).map(ground_day).collect();
        Ok(Ground { first, days, room })
    }
}

/// What a week still holds: its budget without what is taken, and of a week that has begun no more than belongs to the days that are left.
fn room_of(budget: u32, (taken, to_come): (u32, u32), (open, left): (usize, usize)) -> u32 {
    let share = u32::try_from((budget as usize * left).div_ceil(open.max(1))).unwrap_or(budget);
    budget.saturating_sub(taken).min(share.saturating_sub(to_come))
}

fn wish(person: &PersonLine, basis: &CheckInBasis, check_in: &CheckIn, now: &Moment, shown: Option<Date>) -> Wish {
    let paused = basis.rhythm.paused_until.filter(|_| check_in.state == CheckInState::Paused);
    let hidden = basis.snoozed_until.map(|until| until.instant(now.zoned()).to_zoned(now.zoned().time_zone().clone()).date());
    let gap = basis.contacts.talked.filter(|_| person.planning.least_gap > 0);
    let gap = gap.map(|talked| talked.saturating_add(i64::from(person.planning.least_gap).days()));
    let paused = paused.max(hidden.filter(|day| *day > now.today()));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 31,000 days")]
    let cadence = check_in.cadence.days().round() as u32;
    Wish {
        id: person.id,
        due: check_in.due,
        cadence: cadence.max(1),
        earliest: if gap > paused { gap.map(Earliest::Gap) } else { paused.map(Earliest::Paused) },
        away: person.planning.away.times().to_vec(),
        keeps: person.planning.kept_days,
        shown,
    }
}

/// Those that stand on a day of the week.
fn placed(
    people: Vec<(PersonLine, CheckIn)>,
    ground: &Ground,
    wishes: &[Wish],
    levelled: &Levelled,
    first: Date,
    last: Date,
) -> Vec<Placed> {
    let mut all: Vec<Placed> = people
        .into_iter()
        .enumerate()
        .filter_map(|(at, (person, check_in))| {
            let day = levelled.days.get(at).copied().flatten().filter(|day| (first..=last).contains(day))?;
            Some(Placed { person, check_in, day, why: levelled.why(ground, wishes, at)? })
        })
        .collect();
    all.sort_by(|a, b| {
        a.day.cmp(&b.day).then_with(|| b.check_in.ratio.total_cmp(&a.check_in.ratio)).then_with(|| a.person.id.cmp(&b.person.id))
    });
    all
}

/// A catch-up on a day, without more being said.
fn someday(day: Date) -> CatchUpFields {
    CatchUpFields { day, time: None, minutes: None, channel: Channel::Other, place: String::new(), what_for: String::new() }
}
