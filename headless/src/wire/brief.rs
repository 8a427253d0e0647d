//! The brief before a talk, for the page and for the terminal.

use fondly_core::{
    Result,
    book::{Book, Brief, BriefTalk},
    domain::{ContactId, Occasion, Reminder},
    planner::ago,
    prompts::Question,
};
use jiff::civil::Date;
use serde::Serialize;
use specta::Type;

use super::{
    boundaries::BoundaryView,
    exchanges::{ExchangeView, hint},
    facts::FactView,
    hard_times::{HardTimeView, RiftView},
    person::RelationshipView,
    plan::OccasionLine,
    reminders::ReminderView,
    settings::clock,
    shares::{ShareView, ToShareView},
    words::{ChannelView, DepthView, TopicView},
};

/// What to have in mind before talking to someone.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Brief", rename_all = "camelCase")]
pub struct BriefView {
    /// With whom.
    pub person: String,
    /// Their name.
    pub name: String,
    /// How it is said; empty where that is not known.
    pub pronounced: String,
    /// How to speak of them.
    pub pronouns: String,
    /// HH:MM now where they live; null where that is the same, or not known.
    pub their_time: Option<String>,
    /// Why this is no hour to call: "no calls from 21:00 to 08:00".
    pub not_now: Option<String>,
    /// HH:MM until when it is quiet for the talk; null where it is not.
    pub quiet_until: Option<String>,
    /// What they do not want.
    pub boundaries: Vec<BoundaryView>,
    /// Why the user is in touch with them; may be empty.
    pub intention: String,
    /// How near talks with them may go, as the user trusts them.
    pub trust: Option<DepthView>,
    /// What they go through.
    pub hard_times: Vec<HardTimeView>,
    /// What is not settled with them.
    pub rifts: Vec<RiftView>,
    /// The last talks, the newest first.
    pub talks: Vec<BriefTalkView>,
    /// What is to be reminded of about them.
    pub open: Vec<OpenView>,
    /// What there is to share with them.
    pub to_share: Vec<ShareView>,
    /// What the user has not thanked them for yet.
    pub to_thank: Vec<ExchangeView>,
    /// What the user thinks of giving them.
    pub ideas: Vec<ExchangeView>,
    /// Said where the last three things were all what the user had asked of them.
    pub only_asked: Option<String>,
    /// How many dates, facts, news and people around them are held back, because they touch what they do not want.
    pub held_back: u32,
    /// What is planned with them next.
    pub planned: Option<PlannedView>,
    /// Milestones near: "Turns 40 in 10 days, a big one".
    pub near: Vec<String>,
    /// "Ask whether they would like to meet Bo Lind: her piano".
    pub to_introduce: Vec<String>,
    /// What they told of themselves.
    pub facts: Vec<FactView>,
    /// What the user and they have in common.
    pub in_common: Vec<String>,
    /// Who else is in their life.
    pub(crate) around: Vec<RelationshipView>,
    /// One question to ask.
    pub question: Option<QuestionView>,
    /// Something that is not known of them, as a question.
    pub unknown: Option<String>,
}

/// A talk of old.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "BriefTalk", rename_all = "camelCase")]
pub struct BriefTalkView {
    day: String,
    /// "5 weeks ago".
    pub ago: String,
    channel: ChannelView,
    /// What was said; null where nothing was noted, or it is held back.
    pub words: Option<String>,
    /// It touches what they do not want.
    pub held_back: bool,
}

/// Something to be reminded of about them.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "BriefOpen", rename_all = "camelCase")]
pub struct OpenView {
    /// What.
    pub reminder: ReminderView,
    /// It touches what they do not want.
    pub touches: bool,
}

/// What is planned next.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "BriefPlanned", rename_all = "camelCase")]
pub struct PlannedView {
    /// "Coffee with Ana and Bo".
    pub title: String,
    day: String,
    time: Option<String>,
    /// It touches what they do not want.
    pub touches: bool,
}

/// A question to ask.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Question", rename_all = "camelCase")]
pub struct QuestionView {
    /// Its words.
    pub words: String,
    depth: DepthView,
    topics: Vec<TopicView>,
}

impl BriefView {
    /// The brief of someone. That their question is shown is noted.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn ask(book: &mut Book, person: ContactId) -> Result<Self> {
        let brief = book.brief(person)?;
        let today = book.now().today();
        let Brief {
            contact,
            their_clock,
            boundaries,
            not_now,
            in_common,
            hard_times,
            rifts,
            talks,
            open,
            to_share,
            giving,
            planned,
            near,
            to_introduce,
            facts,
            around,
            question,
            unknown,
            held_back,
        } = brief;
        let name = &contact.fields.name;
        let sound = [name.phonetic_given.as_str(), name.phonetic_family.as_str()].into_iter().filter(|part| !part.is_empty());
        Ok(Self {
            person: contact.id.to_string(),
            name: contact.fields.shown(),
            pronounced: sound.collect::<Vec<_>>().join(" "),
            pronouns: contact.fields.pronouns.clone(),
            their_time: their_clock.map(|at| clock(at.time())),
            not_now,
            intention: contact.intention.clone(),
            trust: contact.trust.map(DepthView::from),
            quiet_until: book
                .quiet_for(contact.id)?
                .map(|until| clock(until.instant(book.now().zoned()).to_zoned(book.now().zoned().time_zone().clone()).time())),
            boundaries: boundaries.iter().map(|(one, _)| BoundaryView::of(one, today)).collect(),
            hard_times: hard_times.iter().map(|one| HardTimeView::of(one, today)).collect(),
            rifts: rifts.iter().map(|one| RiftView::of(one, None)).collect(),
            talks: talks.into_iter().map(|talk| BriefTalkView::of(talk, today)).collect(),
            open: open.iter().map(|(one, on, touches)| OpenView::of(book, one, *on, *touches)).collect::<Result<_>>()?,
            to_share: ToShareView::of(book, &to_share)?.open,
            to_thank: ExchangeView::all(&giving.to_thank, today),
            ideas: ExchangeView::all(&giving.ideas, today),
            only_asked: hint(&giving, &contact.fields.name),
            held_back: u32::try_from(held_back).unwrap_or(u32::MAX),
            planned: planned.map(|(one, touches)| PlannedView::of(book, &one, touches)).transpose()?,
            to_introduce,
            near,
            facts: facts.iter().map(|one| FactView::of(one, today)).collect(),
            in_common,
            around: around.iter().map(RelationshipView::from).collect(),
            question: question.map(QuestionView::from),
            unknown: unknown.map(str::to_owned),
        })
    }
}

impl BriefTalkView {
    /// It, as long ago as it is on a day.
    pub fn of(talk: BriefTalk, today: Date) -> Self {
        let BriefTalk { day, channel, words, held_back } = talk;
        Self { day: day.to_string(), ago: ago(day, today), channel: channel.into(), words, held_back }
    }
}

impl OpenView {
    fn of(book: &Book, reminder: &Reminder, on: Date, touches: bool) -> Result<Self> {
        Ok(Self { reminder: ReminderView::of(book, reminder, on)?, touches })
    }
}

impl PlannedView {
    /// "2026-03-12 17:00".
    pub fn when(&self) -> String {
        [Some(self.day.as_str()), self.time.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn of(book: &Book, one: &Occasion, touches: bool) -> Result<Self> {
        let line = OccasionLine::of(book, one)?;
        Ok(Self { title: line.title, day: line.day, time: line.time, touches })
    }
}

impl From<Question> for QuestionView {
    fn from(question: Question) -> Self {
        Self {
            words: question.words.to_owned(),
            depth: question.depth.into(),
            topics: question.topics.iter().map(TopicView::from).collect(),
        }
    }
}
