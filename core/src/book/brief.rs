//! The brief: what to have in mind before a call or a catch-up, on one page. What they do not want stands first, and keeps the rest of it out.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};

use super::{Book, Giving, ToShare, contacts::known, hard_times::weighs_on, relationships::relationships};
use crate::{
    Result,
    domain::{
        Avoided, Boundary, Channel, Contact, ContactId, Fact, FactFields, FactKind, HardTime, InteractionFields, Milestone,
        MilestoneFields, MilestoneKind, Occasion, Relationship, Reminder, Rift, Topic, Topics, days_between,
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
    /// What they go through.
    pub hard_times: Vec<HardTime>,
    /// What is not settled with them; for the user's eyes, whatever it touches.
    pub rifts: Vec<Rift>,
    /// The last talks, the newest first.
    pub talks: Vec<BriefTalk>,
    /// Open loops, promises and other reminders about them, each with its day; and whether it touches what they do not want.
    pub open: Vec<(Reminder, Date, bool)>,
    /// What there is to share with them.
    pub to_share: ToShare,
    /// What to thank them for, and what to give them; what they need stands among what they told.
    pub giving: Giving,
    /// How many dates, facts, news and people around them are held back, because they touch what they do not want.
    pub held_back: usize,
    /// What is planned with them next, and whether that touches what they do not want.
    pub planned: Option<(Occasion, bool)>,
    /// Milestones near, in words.
    pub near: Vec<String>,
    /// To whom the user wants to introduce them, as something to ask.
    pub to_introduce: Vec<String>,
    /// What they told of themselves; what touches what they do not want is held back.
    pub facts: Vec<Fact>,
    /// What the user and they have in common, in words.
    pub in_common: Vec<String>,
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
    /// - `NotFound`; `Refused`: they have died, or are in the trash.
    pub fn brief(&mut self, person: ContactId) -> Result<Brief> {
        let question = self.question_for(person)?;
        let (read, now) = (self.read(), self.now());
        let contact = known(&read, person)?;
        let boundaries = read.boundaries_of(person)?;
        let (avoided, milestones) = (boundaries.avoided(), read.milestones_of(person)?);
        let facts = self.facts(person)?;
        let giving = self.giving_within(&contact, &facts, &avoided)?;
        let (held_facts, facts): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(|one| is_held_back_fact(&one.fields, &avoided));
        let is_hard = weighs_on(&read, person, &milestones, now.today())?.is_some();
        let (near, held_dates) = near(&milestones, self.settings()?.round_days, &avoided, (now.today(), is_hard));
        let (around, held_ties) = around(&read, &contact, &avoided)?;
        let to_share = self.to_share_without(person, &avoided)?;
        let there = planner::their_clock(&contact.fields.time_zone, now.zoned());
        let lasting = self.hard_times(person)?.into_iter().filter(|one| one.lasts(now.today()));
        let (held_times, hard_times): (Vec<HardTime>, Vec<HardTime>) = lasting.partition(|one| one.fields.touches(&avoided));
        let not_now = boundaries.at(there.unwrap_or(now.zoned().datetime()).time());
        Ok(Brief {
            their_clock: there,
            not_now: not_now.map(|one| one.fields.in_words()),
            in_common: self.in_common(person)?,
            hard_times,
            rifts: read.rifts_with(person)?.into_iter().filter(|one| one.settled_on.is_none()).collect(),
            talks: talks(&read, person, &avoided)?,
            open: self.open_about(person, &avoided)?,
            held_back: held_times.len() + held_facts.len() + held_dates + held_ties + to_share.held_back,
            to_share,
            giving,
            planned: self.planned_with(person)?.into_iter().next().map(|one| {
                let touches = avoided.touches(&one.fields.what_for);
                (one, touches)
            }),
            near,
            to_introduce: self.to_introduce(person)?,
            facts,
            around,
            question,
            // Whoever mourns is not asked what they are working on.
            unknown: if is_hard { None } else { unknown(&contact, &milestones, &avoided) },
            boundaries: boundaries.0.into_iter().map(|one| (one.clone(), one.is_to_confirm(now.today()))).collect(),
            contact,
        })
    }

    /// The last talk with someone as it may be spoken of: without its words where they touch what they do not want (B3).
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn last_talk_of(&self, person: ContactId) -> Result<Option<InteractionFields>> {
        let read = self.read();
        let Some(talk) = read.last_talk(person)? else { return Ok(None) };
        let mut fields = talk.fields;
        if read.boundaries_of(person)?.avoided().touches(&fields.note) {
            fields.note.clear();
        }
        Ok(Some(fields))
    }

    fn open_about(&self, person: ContactId, avoided: &Avoided) -> Result<Vec<(Reminder, Date, bool)>> {
        let mut open = Vec::new();
        for one in self.reminders_about(person)? {
            let (day, touches) = (self.next_day_of(&one)?, avoided.touches(&one.fields.words) || self.is_of_what_touches(&one, avoided)?);
            open.push((one, day, touches));
        }
        open.sort_by_key(|(one, day, _)| (*day, one.id));
        Ok(open)
    }
}

fn talks(read: &Reader<'_>, person: ContactId, avoided: &Avoided) -> Result<Vec<BriefTalk>> {
    let last = read.last_talks(person, TALKS)?.into_iter().map(|talk| talk.fields);
    let told = last.map(|fields| {
        let held_back = avoided.touches(&fields.note);
        let words = Some(fields.note.trim().to_owned()).filter(|note| !note.is_empty() && !held_back);
        BriefTalk { day: fields.day, channel: fields.channel, words, held_back }
    });
    Ok(told.collect())
}

/// Dates in their life that are near, and how many are held back. A loss is remembered, and not celebrated.
fn near(milestones: &[Milestone], with_days: bool, avoided: &Avoided, (today, is_hard): (Date, bool)) -> (Vec<String>, usize) {
    let (from, to) = (today.saturating_sub(i64::from(NEAR.1).days()), today.saturating_add(i64::from(NEAR.0).days()));
    let in_words = if is_hard { planner::quiet_celebration } else { planner::celebration };
    let (mut found, mut held) = (Vec::new(), 0);
    for milestone in milestones {
        let rounds = milestone.fields.celebrated(from, to, milestone.leap_day, with_days);
        if is_held_back(avoided, &milestone.fields) {
            held += rounds.len();
            continue;
        }
        found.extend(rounds.into_iter().map(|round| (round.on, in_words(&milestone.fields, &round, today))));
    }
    found.sort_by_key(|(on, _)| days_between(today, *on).abs());
    (found.into_iter().map(|(_, words)| words).collect(), held)
}

/// What someone eats is never held back: nobody is to be served what they can't have.
fn is_held_back_fact(fields: &FactFields, avoided: &Avoided) -> bool {
    fields.kind != FactKind::Diet && avoided.touches(&fields.words)
}

/// Does a date in a life touch what someone does not want?
pub(super) fn is_held_back(avoided: &Avoided, fields: &MilestoneFields) -> bool {
    avoided.forbids(about(fields.kind).and(Topics::named_in(&fields.label)), &fields.label)
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

fn around(read: &Reader<'_>, contact: &Contact, avoided: &Avoided) -> Result<(Vec<Relationship>, usize)> {
    let touches = |tie: &Relationship| avoided.touches(&tie.label) || avoided.touches(&tie.name);
    let (held, mut wanted): (Vec<_>, Vec<_>) = relationships(read, contact)?.into_iter().partition(touches);
    wanted.truncate(AROUND);
    Ok((wanted, held.len()))
}

/// The first thing that is not known of someone, and that may be asked.
fn unknown(contact: &Contact, milestones: &[Milestone], avoided: &Avoided) -> Option<&'static str> {
    let fields = &contact.fields;
    let is_born = milestones.iter().any(|one| one.fields.kind == MilestoneKind::Birthday);
    let gaps: [(bool, &[Topic], &'static str); 4] = [
        (!is_born, &[], "When is your birthday?"),
        (fields.addresses.is_empty() && fields.time_zone.is_empty(), &[Topic::Home], "Where do you live these days?"),
        (fields.organization.is_empty() && fields.title.is_empty(), &[Topic::Work], "What are you working on at the moment?"),
        (fields.relations.is_empty(), &[Topic::Family, Topic::Partner, Topic::Children], "Who are the people around you?"),
    ];
    let may_be_asked = |topics: &[Topic], words: &str| !avoided.forbids(topics.iter().copied().collect(), words);
    gaps.into_iter().find(|(is_gap, topics, words)| *is_gap && may_be_asked(topics, words)).map(|(_, _, words)| words)
}
