//! What a user does: people with birthdays, rhythms, catch-ups, things to be reminded of; added, corrected, done, undone.

use std::collections::BTreeSet;

use fondly_core::domain::{
    Calendar, CatchUpFields, ContactFields, ContactId, ContactState, MilestoneId, OccasionId, PartialDate, Reach, ReminderFields,
    ReminderId, Repetition, Settings, Until,
};
use jiff::{Span, ToSpan, civil::Date, civil::time};

use super::{
    facts::{CatchUp, CheckIn, Milestone, Reminder},
    oracle::Oracle,
};
use crate::support::{
    Dice, TestBook, card,
    people::{named, own, planned, to},
};

/// Where people live: half hours, three quarters, both halves of the world, days without a midnight, and none of daylight saving.
pub(super) const ZONES: [&str; 12] = [
    "Europe/Lisbon",
    "America/New_York",
    "Pacific/Auckland",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Asia/Beirut",
    "Africa/Cairo",
    "America/Santiago",
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Europe/London",
];

/// Whom and what this life holds.
#[derive(Default)]
pub(super) struct Life {
    born: Vec<(ContactId, MilestoneId)>,
    rhythms: Vec<ContactId>,
    friends: Vec<ContactId>,
    catch_ups: Vec<OccasionId>,
    reminders: Vec<ReminderId>,
    count: u32,
    /// Reminders that come every week: each is laid out for a year.
    series: u32,
}

impl Life {
    /// One thing that the user does.
    pub(super) fn edit(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle, is_down: bool) {
        match dice.below(13) {
            0 | 1 => self.is_born(dice, book, oracle),
            2 => self.import(dice, book, oracle),
            3 => self.corrects(dice, book, oracle),
            4 => self.archives(dice, book, oracle),
            5 => self.begins_a_rhythm(dice, book, oracle),
            6 => self.talks(dice, book, oracle),
            7 | 8 => self.plans(dice, book, oracle),
            9 => self.moves(dice, book, oracle),
            10 => self.wants_to_be_reminded(dice, book, oracle),
            11 => self.puts_off(dice, book, oracle),
            // What a newer one took the place of is told by what could not be said, too: nothing changes in between.
            _ if is_down => {}
            _ => sets(dice, book),
        }
    }

    fn name(&mut self) -> String {
        self.count += 1;
        format!("P{}", self.count)
    }

    fn is_born(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        if self.born.len() > 12 {
            return;
        }
        let name = self.name();
        let person = book.someone_born(&name, &born_around(dice, book.now().today()));
        self.knows(book, oracle, person);
    }

    fn import(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        if self.born.len() > 12 {
            return;
        }
        let day = book.now().today().saturating_add(Span::new().days(pick(dice, 30) - 3));
        let name = self.name();
        let text = card(&[&format!("UID:{name}"), &format!("FN:{name}"), &format!("BDAY:1980{}", day.strftime("%m%d"))]);
        book.import_text(&text);
        let person = book.find(&name).unwrap();
        self.knows(book, oracle, person);
    }

    fn knows(&mut self, book: &TestBook, oracle: &mut Oracle, person: ContactId) {
        let id = book.milestone_of(person);
        let fields = book.milestone(id).unwrap().fields;
        self.born.push((person, id));
        oracle.milestones.insert(*id.as_bytes(), Milestone::new(&fields.date, book.now().instant()));
    }

    fn corrects(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        let Some((_, id)) = one_of(dice, &self.born) else { return };
        let mut fields = book.milestone(id).unwrap().fields;
        fields.date = crate::support::people::date(&born_around(dice, book.now().today()));
        if fields.date != book.milestone(id).unwrap().fields.date {
            oracle.milestones.get_mut(id.as_bytes()).unwrap().corrected(&fields.date, book.now().instant());
            oracle.is_new(&["milestone"], id.as_bytes());
        }
        book.edit_milestone(id, fields).unwrap();
    }

    fn archives(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        let Some((person, id)) = one_of(dice, &self.born) else { return };
        let known = oracle.milestones.get_mut(id.as_bytes()).unwrap();
        let state = if known.is_active { ContactState::Archived } else { ContactState::Active };
        book.set_state(person, state).unwrap();
        known.is_active = !known.is_active;
    }

    fn begins_a_rhythm(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        if self.rhythms.len() > 8 {
            return;
        }
        let (name, days) = (self.name(), pick(dice, 40) + 2);
        let person = book.someone_every(&name, &format!("{days} days"));
        self.rhythms.push(person);
        oracle.check_ins.insert(*person.as_bytes(), CheckIn::new(days, book.now().today()));
    }

    fn talks(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        let Some(person) = one_of(dice, &self.rhythms) else { return };
        book.check_in_done(person).unwrap();
        oracle.talked(person.as_bytes(), book.now().today());
    }

    fn plans(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        if self.friends.is_empty() {
            let name = self.name();
            self.friends.push(book.someone(&name));
        }
        let day = book.now().today().saturating_add(Span::new().days(pick(dice, 12)));
        let at = dice.below(3) > 0;
        let hour = i8::try_from(dice.below(24)).unwrap();
        let fields = CatchUpFields { time: at.then(|| time(hour, 30, 0, 0)), minutes: at.then_some(90), ..planned(&day.to_string()) };
        let id = book.plan_catch_up(&self.friends, fields.clone(), None).unwrap().value;
        self.catch_ups.push(id);
        oracle.catch_ups.insert(*id.catch_up.as_bytes(), CatchUp::new(day, fields.time, book.now().instant()));
    }

    fn moves(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        let Some(id) = one_of(dice, &self.catch_ups) else { return };
        let known = oracle.catch_ups.get_mut(id.catch_up.as_bytes()).unwrap();
        if !known.is_planned {
            return;
        }
        match dice.below(3) {
            0 => book.finish_catch_up(id, "").map(drop).map(|()| known.is_planned = false).unwrap(),
            1 => book.cancel_catch_up(id, Reach::This).map(drop).map(|()| known.is_planned = false).unwrap(),
            _ => {
                let day = book.now().today().saturating_add(Span::new().days(pick(dice, 9)));
                if day != known.day {
                    book.reschedule_catch_ups(&[(id, to(&day.to_string()))], Reach::This).unwrap();
                    known.moved(day, book.now().instant());
                    oracle.is_new(&["catch-up", "met"], id.catch_up.as_bytes());
                }
            }
        }
    }

    fn wants_to_be_reminded(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        let day = book.now().today().saturating_add(Span::new().days(pick(dice, 20)));
        let hour = i8::try_from(dice.below(24)).unwrap();
        let at = (dice.below(2) == 0).then(|| time(hour, 15, 0, 0));
        let weekly = self.series < 3 && dice.below(4) == 0;
        self.series += u32::from(weekly);
        let repeats = weekly.then(|| Repetition::typed("week", day).unwrap());
        let zone = (dice.below(4) == 0).then(|| ZONES[usize::try_from(dice.below(ZONES.len() as u64)).unwrap()].to_owned());
        let person = zone.as_ref().map(|zone| {
            let far = ContactFields { time_zone: zone.clone(), ..named(&self.name()) };
            book.add_contact(far, None).unwrap().value
        });
        let fields = ReminderFields { person, time: at, repeats, their_clock: zone.is_some(), ..own("Something", &day.to_string()) };
        let id = book.add_reminder(fields).unwrap().value;
        self.reminders.push(id);
        let known_at = book.now().instant();
        oracle.reminders.insert(*id.as_bytes(), Reminder { day, time: at, weekly, zone, known_at, done: BTreeSet::new() });
    }

    /// Another day for something to be reminded of, or it is done.
    fn puts_off(&mut self, dice: &mut Dice, book: &mut TestBook, oracle: &mut Oracle) {
        let Some(id) = one_of(dice, &self.reminders) else { return };
        let known = oracle.reminders.get_mut(id.as_bytes()).unwrap();
        if known.weekly || known.done.contains("") {
            return;
        }
        if dice.below(2) == 0 {
            book.finish_reminder(id, known.day).unwrap();
            known.done.insert(String::new());
            return;
        }
        let day = book.now().today().saturating_add(1.day());
        let fields = ReminderFields { day, ..book.reminder(id).unwrap().fields };
        if day != known.day {
            book.edit_reminder(id, fields).unwrap();
            known.moved(day, book.now().instant());
            oracle.is_new(&["reminder"], id.as_bytes());
        }
    }
}

/// A date in a life that comes round soon or lately: by any calendar, with its year or without, or a round number of days ago.
fn born_around(dice: &mut Dice, today: Date) -> String {
    let day = today.saturating_add(Span::new().days(pick(dice, 30) - 3));
    let calendar = Calendar::ALL[usize::try_from(dice.below(5)).unwrap()];
    match dice.below(4) {
        0 => calendar.date_of(day).and_then(|(_, month, of_month)| PartialDate::of_calendar(calendar, None, Some(month), Some(of_month))),
        1 => {
            let days = [100, 500, 1_000, 7_000, 10_000, 11_574, 15_000][usize::try_from(dice.below(7)).unwrap()];
            PartialDate::called(calendar, day.saturating_sub(Span::new().days(days)))
        }
        2 => PartialDate::called(calendar, day.saturating_sub(Span::new().years(30))),
        _ => PartialDate::new(None, Some(day.month()), Some(day.day())),
    }
    .unwrap_or_else(|| PartialDate::full(day))
    .to_string()
}

/// When reminders come, how far ahead, and when it is quiet.
fn sets(dice: &mut Dice, book: &mut TestBook) {
    let hour = |dice: &mut Dice, from: i8, hours: u64| time(from + i8::try_from(dice.below(hours)).unwrap(), 0, 0, 0);
    let (notify_at, quiet_from, quiet_to) = (hour(dice, 7, 14), hour(dice, 20, 4), hour(dice, 5, 4));
    let one_of = |dice: &mut Dice, texts: [&str; 4]| texts[usize::try_from(dice.below(4)).unwrap()].parse().unwrap();
    let silent_until = (dice.below(6) == 0).then(|| {
        let day = book.now().today() + (pick(dice, 9) + 1).days();
        Until::Floating(day.to_datetime(notify_at))
    });
    let settings = Settings {
        notify_at,
        quiet_from,
        quiet_to,
        birthday_leads: one_of(dice, ["0", "7,0", "3,1,0", "1"]),
        catch_up_leads: one_of(dice, ["60", "1440,30", "0", "120,15"]),
        digest: dice.below(3) == 0,
        round_days: dice.below(4) > 0,
        silent_until,
        ..book.settings().unwrap()
    };
    book.change_settings(&settings).unwrap();
}

fn pick(dice: &mut Dice, end: u64) -> i64 {
    i64::try_from(dice.below(end)).unwrap()
}

fn one_of<T: Copy>(dice: &mut Dice, list: &[T]) -> Option<T> {
    list.get(usize::try_from(dice.below(list.len() as u64)).unwrap()).copied()
}
