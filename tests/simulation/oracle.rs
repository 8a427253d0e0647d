//! What the rules say is to be said at a moment, reckoned from facts alone: no alarms, no states, nothing that was laid out before.

use std::collections::{BTreeMap, BTreeSet};

use fondly_core::{
    domain::Settings,
    reminders::{Act, Answer},
};
use jiff::{SignedDuration, Timestamp, Zoned, civil::Date};
use rusqlite::Connection;

use super::facts::{CatchUp, CheckIn, Due, Hidden, Milestone, Reminder};

pub(super) type Id = [u8; 16];

/// What is said: of what kind, of what, which coming round, how far ahead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) rule: Id,
    pub(super) kind: &'static str,
    pub(super) period: String,
    pub(super) lead: u16,
}

impl Key {
    /// The key of an alarm in the file.
    pub(super) fn of(file: &Connection, alarm: i64) -> Self {
        let kind = |word: String| ["milestone", "check-in", "catch-up", "met", "reminder"].into_iter().find(|kind| *kind == word).unwrap();
        let mut query = file.prepare_cached("SELECT kind, rule_id, period, lead FROM alarms WHERE id = ?1").unwrap();
        query
            .query_row([alarm], |row| Ok(Self { kind: kind(row.get(0)?), rule: row.get(1)?, period: row.get(2)?, lead: row.get(3)? }))
            .unwrap()
    }

    /// What the engine noted of it, for whoever looks for the reason.
    pub(super) fn log(&self, file: &Connection) -> Vec<String> {
        let sql =
            "SELECT l.at || ' ' || l.state || ' (' || l.why || ') due ' || a.due FROM alarm_log AS l JOIN alarms AS a ON a.id = l.alarm_id
                   WHERE a.kind = ?1 AND a.rule_id = ?2 AND a.period = ?3 AND a.lead = ?4 ORDER BY l.id";
        let mut query = file.prepare_cached(sql).unwrap();
        query.query_map((self.kind, self.rule, &self.period, self.lead), |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }
}

/// Everything that matters, as a user would know it.
#[derive(Default)]
pub(super) struct Oracle {
    pub(super) milestones: BTreeMap<Id, Milestone>,
    pub(super) check_ins: BTreeMap<Id, CheckIn>,
    pub(super) catch_ups: BTreeMap<Id, CatchUp>,
    pub(super) reminders: BTreeMap<Id, Reminder>,
    /// What was said, and when; or when a newer one took its place.
    said: BTreeMap<Key, Timestamp>,
    /// What was put off until when.
    hidden: BTreeMap<Key, Hidden>,
    /// Of those, what was put off by a clock that was ahead: it counts no more (R7).
    void: BTreeSet<Key>,
    /// The next moment at which something is to be said, as far as is known now.
    pub(super) next: Option<Timestamp>,
}

impl Oracle {
    /// What is to be said now; nothing in quiet hours, silence, or when the system is not to disturb (R8).
    pub(super) fn expected(&mut self, now: &Zoned, settings: &Settings, is_inhibited: bool) -> BTreeSet<Key> {
        let silent = settings.silent_until.is_some_and(|until| until.holds(now));
        let due = self.due(now, settings);
        // R5: of one thing only the newest, of one occasion the lead that is nearest to it; by their time alone, whatever keeps quiet.
        let mut newest: BTreeMap<(&str, Id, String), (Date, i32)> = BTreeMap::new();
        for (key, on, class) in &due {
            let place = newest.entry((key.kind, key.rule, class.clone())).or_insert((*on, i32::MIN));
            *place = (*place).max((*on, -i32::from(key.lead)));
        }
        let (said, older): (Vec<_>, Vec<_>) =
            due.into_iter().partition(|(key, on, class)| newest[&(key.kind, key.rule, class.clone())] == (*on, -i32::from(key.lead)));
        self.said.extend(older.into_iter().map(|(key, ..)| (key, now.timestamp())));
        let is_quiet = settings.is_quiet(now.time()) || silent || is_inhibited;
        if is_quiet { BTreeSet::new() } else { said.into_iter().map(|(key, ..)| key).collect() }
    }

    /// Everything whose time has come and that was not said, with the day it is about and what its newest one takes the place of.
    fn due(&mut self, now: &Zoned, settings: &Settings) -> Vec<(Key, Date, String)> {
        let mut all = Vec::new();
        self.milestones.iter().for_each(|(id, one)| one.due(id, &self.hidden, now, settings, &mut all));
        self.check_ins.iter().for_each(|(id, one)| all.push(one.due(id, now, settings)));
        self.catch_ups.iter().for_each(|(id, one)| one.due(id, &self.hidden, now, settings, &mut all));
        self.reminders.iter().for_each(|(id, one)| one.due(id, &self.hidden, now, settings, &mut all));
        let mut due = Vec::new();
        self.next = None;
        for Due { key, on, at, class } in all {
            // R9: at its time, or when a snooze of it ends if that is later.
            let hidden = self.hidden.get(&key).map(|hidden| hidden.ends(now));
            if hidden.is_some_and(|ends| ends.duration_since(now.timestamp()) > LONGEST) {
                self.void.insert(key.clone());
            }
            let hidden = hidden.filter(|_| !self.void.contains(&key));
            let at = hidden.map_or(at, |ends| ends.max(at));
            // R7: what a clock said that was ahead is said again at its time.
            let too_early = |said: &Timestamp| said.duration_since(now.timestamp()) > AHEAD;
            if at > now.timestamp() && self.said.get(&key).is_some_and(too_early) {
                self.said.remove(&key);
            }
            match at <= now.timestamp() {
                _ if self.said.contains_key(&key) => {}
                true => due.push((key, on, class)),
                false => self.next = [self.next, Some(at)].into_iter().flatten().min(),
            }
        }
        due
    }

    pub(super) fn was_said(&mut self, keys: &BTreeSet<Key>, now: &Zoned) {
        self.said.extend(keys.iter().map(|key| (key.clone(), now.timestamp())));
    }

    /// It is another thing from now on: whatever was said of it was about something else (R1).
    pub(super) fn is_new(&mut self, kinds: &[&str], rule: &Id) {
        let is_of_it = |key: &Key| key.rule == *rule && kinds.contains(&key.kind);
        self.said.retain(|key, _| !is_of_it(key));
        // On the day of a milestone a snooze is of the day, whatever its date is now called.
        self.hidden.retain(|key, _| !is_of_it(key) || key.kind == "milestone" && key.lead == 0);
    }

    /// A talk ends the snooze of a check-in.
    pub(super) fn talked(&mut self, person: &Id, on: Date) {
        self.hidden.retain(|key, _| key.kind != "check-in" || key.rule != *person);
        self.check_ins.get_mut(person).unwrap().talked(on);
    }

    /// All that is known of what these are about, for whoever looks for the reason.
    pub(super) fn tell<'k>(&self, keys: impl IntoIterator<Item = &'k Key>) -> Vec<String> {
        let of = |key: &Key| match key.kind {
            "milestone" => format!("{:?}", self.milestones.get(&key.rule)),
            "check-in" => format!("{:?}", self.check_ins.get(&key.rule)),
            "catch-up" | "met" => format!("{:?}", self.catch_ups.get(&key.rule)),
            _ => format!("{:?}", self.reminders.get(&key.rule)),
        };
        let line = |key: &Key| {
            let (said, hidden) = (self.said.get(key), self.hidden.get(key));
            format!("{} {} {} ahead: {} said {said:?} hidden {hidden:?}", key.kind, key.period, key.lead, of(key))
        };
        keys.into_iter().map(line).collect()
    }

    /// Before a catch-up, and ahead of a birthday, there is nothing to be done yet.
    pub(super) fn can_be_answered(&self, key: &Key, answer: Answer) -> bool {
        let is_ahead = key.kind == "catch-up" || key.lead > 0;
        !is_ahead || !matches!(answer, Answer::Act(Act::Done | Act::Congratulate))
    }

    pub(super) fn was_answered(&mut self, key: &Key, answer: Answer, now: &Zoned, settings: &Settings) {
        match answer {
            Answer::Act(Act::Done | Act::Congratulate) => self.was_done(key, now),
            Answer::Act(Act::Snooze) => {
                let tomorrow = matches!(key.kind, "check-in" | "met") || key.kind == "milestone" && key.lead > 0;
                let until = if tomorrow { Hidden::tomorrow(now, settings) } else { Hidden::an_hour(now) };
                self.put_off(key, until);
            }
            Answer::Act(Act::Later(later)) => self.put_off(key, Hidden::later(later, now, settings)),
            _ => {}
        }
    }

    fn put_off(&mut self, key: &Key, until: Hidden) {
        self.void.remove(key);
        self.hidden.insert(key.clone(), until);
        self.said.remove(key);
    }

    fn was_done(&mut self, key: &Key, now: &Zoned) {
        match key.kind {
            "milestone" => drop(self.milestones.get_mut(&key.rule).unwrap().done.insert(key.period.clone())),
            "check-in" => self.talked(&key.rule, now.date()),
            "met" => self.catch_ups.get_mut(&key.rule).unwrap().is_planned = false,
            _ => drop(self.reminders.get_mut(&key.rule).unwrap().done.insert(key.period.clone())),
        }
    }
}

/// R7: what ends later than that was put off by a clock that was ahead; a month is the longest there is, and a day for whoever travels.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 33);
/// R7: what was said so far ahead was said by a clock that was ahead.
const AHEAD: SignedDuration = SignedDuration::from_hours(1);
