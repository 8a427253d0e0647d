//! The brief: what to have in mind before a call or a catch-up, on one page. What they do not want stands first, and keeps the rest of it out.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};

use super::{Book, contacts::known, relationships::relationships};
use crate::{
    Result,
    domain::{
        Avoided, Boundary, CatchUpState, Channel, Contact, ContactId, Fact, MilestoneKind, Occasion, Relationship, Reminder, Topic, Topics,
        days_between,
    },
    planner,
    prompts::Question,
    store::Reader,
};

/// How many talks are looked back at.
const TALKS: usize = 3;
/// How many people of their life are named.
const AROUND: usize = 6;
/// Milestones so many days ahead are near, and those that were so many days ago still are.
const NEAR: (i32, i32) = (30, 14);

/// What to have in mind before talking to someone.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// With whom.
    pub contact: Contact,
    /// What their clock shows, where it is not the user's.
    pub their_clock: Option<DateTime>,
    /// What they do not want; each with whether it is to be asked if it is still so.
    pub boundaries: Vec<(Boundary, bool)>,
    /// Why this is no hour to call.
    pub not_now: Option<String>,
    /// The last talks, the newest first.
    pub talks: Vec<BriefTalk>,
    /// Open loops, promises and other reminders about them, each with its day; and whether it touches what they do not want.
    pub open: Vec<(Reminder, Date, bool)>,
    /// What is planned with them next.
    pub planned: Option<Occasion>,
    /// Milestones near, in words.
    pub near: Vec<String>,
    /// What they told of themselves; what touches what they do not want is held back.
    pub facts: Vec<Fact>,
    /// Who else is in their life.
    pub around: Vec<Relationship>,
    /// A question to ask.
    pub question: Option<Question>,
    /// Something that is not known of them, as a question.
    pub unknown: Option<&'static str>,
}

/// A talk of old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefTalk {
    /// When.
    pub day: Date,
    /// How.
    pub channel: Channel,
    /// What was said; `None` where nothing was noted, or it touches what they do not want.
    pub words: Option<String>,
    /// It does.
    pub held_back: bool,
}

impl Book {
    /// What to have in mind before talking to someone.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn brief(&mut self, person: ContactId) -> Result<Brief> {
        let question = self.question_for(person)?;
        let (read, now) = (self.read(), self.now());
        let contact = known(&read, person)?;
        let boundaries = read.boundaries_of(person)?;
        let avoided = boundaries.avoided();
        let there = planner::their_clock(&contact.fields.time_zone, now.zoned());
        let not_now = boundaries.at(there.unwrap_or(now.zoned().datetime()).time());
        Ok(Brief {
            their_clock: there,
            not_now: not_now.map(|one| one.fields.in_words()),
            talks: talks(&read, person, &avoided)?,
            open: self.open_about(person, &avoided)?,
            planned: next_with(&read, person, now.today())?,
            near: near(&read, &contact, &avoided, now.today())?,
            facts: self.facts(person)?.into_iter().filter(|one| !touches(&avoided, &one.fields.words)).collect(),
            around: around(&read, &contact, &avoided)?,
            question,
            unknown: unknown(&read, &contact, &avoided)?,
            boundaries: boundaries.0.into_iter().map(|one| (one.clone(), one.is_to_confirm(now.today()))).collect(),
            contact,
        })
    }

    fn open_about(&self, person: ContactId, avoided: &Avoided) -> Result<Vec<(Reminder, Date, bool)>> {
        let theirs = self.reminders()?.into_iter().filter(|one| one.fields.person == Some(person));
        let mut open = theirs
            .map(|one| Ok((self.next_day_of(&one)?, touches(avoided, &one.fields.words), one)))
            .map(|found| found.map(|(day, touches, one)| (one, day, touches)))
            .collect::<Result<Vec<_>>>()?;
        open.sort_by_key(|(one, day, _)| (*day, one.id));
        Ok(open)
    }
}

/// Do words of the user's own touch what someone does not want?
fn touches(avoided: &Avoided, words: &str) -> bool {
    avoided.forbids(Topics::named_in(words), words)
}

fn talks(read: &Reader<'_>, person: ContactId, avoided: &Avoided) -> Result<Vec<BriefTalk>> {
    let last = read.last_talks(person, TALKS)?.into_iter().map(|talk| talk.fields);
    let told = last.map(|fields| {
        let held_back = touches(avoided, &fields.note);
        let words = Some(fields.note.trim().to_owned()).filter(|note| !note.is_empty() && !held_back);
        BriefTalk { day: fields.day, channel: fields.channel, words, held_back }
    });
    Ok(told.collect())
}

fn next_with(read: &Reader<'_>, person: ContactId, today: Date) -> Result<Option<Occasion>> {
    let coming = super::catch_ups::occasions(read, today, today.saturating_add(1.year()))?;
    Ok(coming.into_iter().find(|one| one.state == CatchUpState::Planned && one.people.contains(&person)))
}

/// Dates in their life that are near. A loss is remembered, and not celebrated.
fn near(read: &Reader<'_>, contact: &Contact, avoided: &Avoided, today: Date) -> Result<Vec<String>> {
    let (from, to) = (today.saturating_sub(i64::from(NEAR.1).days()), today.saturating_add(i64::from(NEAR.0).days()));
    let mut found = Vec::new();
    for milestone in read.milestones_of(contact.id)? {
        let topics = about(milestone.fields.kind).and(Topics::named_in(&milestone.fields.label));
        if avoided.forbids(topics, &milestone.fields.label) {
            continue;
        }
        let rounds = milestone.fields.celebrated(from, to, contact.leap_day, read.settings()?.round_days);
        found.extend(rounds.into_iter().map(|round| (round.on, planner::celebration(&milestone.fields, &round, today))));
    }
    found.sort_by_key(|(on, _)| days_between(today, *on).abs());
    Ok(found.into_iter().map(|(_, words)| words).collect())
}

/// What a date in a life is about.
fn about(kind: MilestoneKind) -> Topics {
    let topics: &[Topic] = match kind {
        MilestoneKind::Anniversary => &[Topic::Partner],
        MilestoneKind::WorkAnniversary | MilestoneKind::Promotion | MilestoneKind::NewJob => &[Topic::Work],
        MilestoneKind::Graduation => &[Topic::Study],
        MilestoneKind::Move => &[Topic::Home],
        MilestoneKind::Loss => &[Topic::Loss],
        MilestoneKind::Birthday | MilestoneKind::Victory | MilestoneKind::Custom => &[],
    };
    topics.iter().copied().collect()
}

fn around(read: &Reader<'_>, contact: &Contact, avoided: &Avoided) -> Result<Vec<Relationship>> {
    let ties = relationships(read, contact)?.into_iter();
    let wanted = ties.filter(|tie| !avoided.forbids(Topics::named_in(&tie.label), &format!("{} {}", tie.label, tie.name)));
    Ok(wanted.take(AROUND).collect())
}

/// The first thing that is not known of someone, and that may be asked.
fn unknown(read: &Reader<'_>, contact: &Contact, avoided: &Avoided) -> Result<Option<&'static str>> {
    let fields = &contact.fields;
    let is_born = read.milestones_of(contact.id)?.iter().any(|one| one.fields.kind == MilestoneKind::Birthday);
    let gaps: [(bool, &[Topic], &'static str); 4] = [
        (!is_born, &[], "When is your birthday?"),
        (fields.addresses.is_empty() && fields.time_zone.is_empty(), &[Topic::Home], "Where do you live these days?"),
        (fields.organization.is_empty() && fields.title.is_empty(), &[Topic::Work], "What are you working on at the moment?"),
        (fields.relations.is_empty(), &[Topic::Family, Topic::Partner, Topic::Children], "Who are the people around you?"),
    ];
    let may_be_asked = |topics: &[Topic], words: &str| !avoided.forbids(topics.iter().copied().collect(), words);
    Ok(gaps.into_iter().find(|(is_gap, topics, words)| *is_gap && may_be_asked(topics, words)).map(|(_, _, words)| words))
}
