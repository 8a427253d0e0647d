//! People in one line each.

use fondly_core::{
    book::{AtTime, MovedTo, Outcome},
    domain::{
        BoundaryFields, BoundaryKind, CatchUpFields, Channel, CircleId, ContactFields, ContactId, ExchangeFields, ExchangeKind, FactFields,
        FactKind, GatheringFields, GoalFields, HardKind, HardTimeFields, InteractionFields, InteractionId, Labelled, LifeDate,
        MilestoneFields, MilestoneId, MilestoneKind, Outcome as Reached, PersonName, ReminderFields, ReminderKind, RiftFields, ShareFields,
        ShareFor, Standing, StartedBy, Topics,
    },
    planner::{Celebration, Nudge},
};

use super::{TestBook, day};

/// Fields with a given and a family name.
pub(crate) fn named(name: &str) -> ContactFields {
    let (given, family) = name.split_once(' ').unwrap_or((name, ""));
    ContactFields {
        name: PersonName { given: given.to_owned(), family: family.to_owned(), ..PersonName::default() },
        ..ContactFields::default()
    }
}

/// Fields with a name, a phone number and an e-mail address.
pub(crate) fn reachable(name: &str) -> ContactFields {
    ContactFields {
        emails: vec![Labelled::new("home", "ana@example.org")],
        phones: vec![Labelled::new("cell", "+351 912 345 678")],
        tags: vec!["choir".to_owned()],
        ..named(name)
    }
}

/// Something not to bring up, with the topics that its words name.
pub(crate) fn not_about(words: &str) -> BoundaryFields {
    BoundaryFields { kind: BoundaryKind::Topic(Topics::named_in(words)), words: words.to_owned(), since: day("2026-01-10") }
}

/// Something that someone cares for.
pub(crate) fn likes(words: &str) -> FactFields {
    FactFields { kind: FactKind::Interest, words: words.to_owned(), said_on: day("2026-01-10") }
}

/// A gift that the user thinks of.
pub(crate) fn idea(words: &str) -> ExchangeFields {
    ExchangeFields { kind: ExchangeKind::Gift, words: words.to_owned(), standing: Standing::Idea }
}

/// A gift that the user gave on a day.
pub(crate) fn given(words: &str, on: &str) -> ExchangeFields {
    ExchangeFields { standing: Standing::Given { on: day(on), thanked_on: None }, ..idea(words) }
}

/// A gift that the user received on a day, and has not thanked for.
pub(crate) fn received(words: &str, on: &str) -> ExchangeFields {
    ExchangeFields { standing: Standing::Received { on: day(on), asked_for: false, thanked_on: None }, ..idea(words) }
}

/// Help that the user had asked for.
pub(crate) fn asked(words: &str, on: &str) -> ExchangeFields {
    let standing = Standing::Received { on: day(on), asked_for: true, thanked_on: None };
    ExchangeFields { kind: ExchangeKind::Help, words: words.to_owned(), standing }
}

/// Something saved for people; for nobody: news of the user's own.
pub(crate) fn share(words: &str, whom: &[ContactId]) -> ShareFields {
    let whom = if whom.is_empty() { ShareFor::Anyone } else { ShareFor::People(whom.to_vec()) };
    ShareFields { words: words.to_owned(), whom }
}

/// What someone goes through since a day.
pub(crate) fn hard(kind: HardKind, words: &str, since: &str) -> HardTimeFields {
    HardTimeFields { kind, words: words.to_owned(), since: day(since) }
}

/// What stands between the user and someone since a day, with a draft.
pub(crate) fn rift(words: &str, since: &str) -> RiftFields {
    let [words, their_side, step, draft] = [words, "They waited an hour", "Say sorry", "I am sorry."].map(str::to_owned);
    RiftFields { words, their_side, step, draft, since: day(since) }
}

/// Something that the user wants, and whom they have in mind.
pub(crate) fn goal(words: &str, people: &[ContactId]) -> GoalFields {
    GoalFields { words: words.to_owned(), why: String::new(), people: people.to_vec() }
}

/// A gathering of the first days of 2026.
pub(crate) fn gathering(name: &str) -> GatheringFields {
    let [name, place, goal, pitch] = [name, "Porto", "Someone who binds books", "I mend old books"].map(str::to_owned);
    GatheringFields { name, day: day("2026-01-15"), place, goal, hoped: Some(3), pitch }
}

/// A date as a person types it.
pub(crate) fn date(text: &str) -> LifeDate {
    LifeDate::typed(text).expect("a date")
}

/// A milestone that comes round every year.
pub(crate) fn yearly(kind: MilestoneKind, label: &str, text: &str) -> MilestoneFields {
    MilestoneFields { kind, label: label.to_owned(), date: date(text), yearly: true, note: String::new(), leads: None }
}

/// A call on a day, with what was said.
pub(crate) fn call(on: &str, note: &str) -> InteractionFields {
    InteractionFields { started_by: StartedBy::Me, ..InteractionFields::talk(day(on), Channel::Call, note) }
}

/// A call that is planned for a day.
pub(crate) fn planned(on: &str) -> CatchUpFields {
    CatchUpFields { day: day(on), time: None, minutes: None, channel: Channel::Call, place: String::new(), what_for: String::new() }
}

/// Something the user promised someone, for a day.
pub(crate) fn promise(to: ContactId, words: &str, on: &str) -> ReminderFields {
    ReminderFields { kind: ReminderKind::Promise, person: Some(to), ..own(words, on) }
}

/// A reminder of the user's own, about nobody.
pub(crate) fn own(words: &str, on: &str) -> ReminderFields {
    ReminderFields {
        kind: ReminderKind::Own,
        person: None,
        words: words.to_owned(),
        day: day(on),
        time: None,
        repeats: None,
        their_clock: false,
    }
}

/// A day to move a catch-up to.
pub(crate) fn to(on: &str) -> MovedTo {
    MovedTo { day: day(on), time: AtTime::AsItIs }
}

impl TestBook {
    /// Someone of this name.
    pub(crate) fn someone(&mut self, name: &str) -> ContactId {
        self.add_contact(named(name), None).expect("someone new").value
    }

    /// Someone with a birthday.
    pub(crate) fn someone_born(&mut self, name: &str, birthday: &str) -> ContactId {
        self.add_contact(named(name), Some(date(birthday))).expect("someone new").value
    }

    /// Someone with a rhythm.
    pub(crate) fn someone_every(&mut self, name: &str, cadence: &str) -> ContactId {
        let id = self.someone(name);
        self.every(id, cadence);
        id
    }

    /// Gives someone a rhythm of their own.
    pub(crate) fn every(&mut self, id: ContactId, cadence: &str) {
        self.set_rhythm(id, Some(cadence.parse().expect("a rhythm")), None).expect("a rhythm");
    }

    /// Puts someone into one of the circles of a new book.
    pub(crate) fn join_circle(&mut self, id: ContactId, name: &str) -> CircleId {
        let circle = self.circle_named(name).expect("a circle").id;
        self.set_circle(id, Some(circle)).expect("in the circle");
        circle
    }

    /// A call on a day.
    pub(crate) fn talked(&mut self, id: ContactId, on: &str, note: &str) -> InteractionId {
        self.log_interaction(&[id], call(on, note)).expect("logged").value
    }

    /// A call that nobody answered.
    pub(crate) fn tried(&mut self, id: ContactId, on: &str) -> InteractionId {
        self.log_interaction(&[id], InteractionFields { outcome: Reached::NoAnswer, ..call(on, "") }).expect("logged").value
    }

    /// Someone's first milestone.
    pub(crate) fn milestone_of(&self, id: ContactId) -> MilestoneId {
        self.person(id).expect("someone").milestones.first().expect("a milestone").0.id
    }

    /// Everything that holds is undone, newest first; how many steps.
    pub(crate) fn undo_all(&mut self) -> usize {
        std::iter::from_fn(|| self.undo(None).ok()).map(|Outcome { .. }| ()).count()
    }

    /// Everything undone is redone; how many steps.
    pub(crate) fn redo_all(&mut self) -> usize {
        std::iter::from_fn(|| self.redo().ok()).map(|Outcome { .. }| ()).count()
    }

    /// Today in words: "Ana Costa: Turns 40 today".
    pub(crate) fn today_in_words(&self) -> Today {
        let (agenda, today) = (self.agenda(None).expect("an agenda"), self.now().today());
        let celebration = |line: &Celebration| {
            let line = self.celebration_line(line, today).expect("words");
            format!("{}: {}", line.name, line.because)
        };
        let nudge = |line: &Nudge| {
            let line = self.nudge_line(line, today).expect("words");
            format!("{}: {}", line.name, line.because)
        };
        Today {
            celebrate: agenda.celebrate.iter().map(celebration).collect(),
            reach_out: agenda.reach_out.iter().map(nudge).collect(),
            waiting: agenda.waiting.iter().map(nudge).collect(),
        }
    }
}

/// Today in words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Today {
    pub(crate) celebrate: Vec<String>,
    pub(crate) reach_out: Vec<String>,
    pub(crate) waiting: Vec<String>,
}
