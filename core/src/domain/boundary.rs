//! What someone does not want to be asked about, how and when they do not want to be reached. It filters every question and every first
//! word that Fondly proposes, and stands first wherever a talk is prepared.

use std::{collections::HashSet, sync::LazyLock};

use jiff::{
    ToSpan as _,
    civil::{Date, Time},
};

use super::{BoundaryId, Channel, ContactId, Topics, fold};

/// What is to be avoided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundaryKind {
    /// Something not to bring up: what the words say, and these topics.
    Topic(Topics),
    /// A way not to reach them.
    Channel(Channel),
    /// Hours on their own clock in which not to call, from the first to before the second; they may cross midnight.
    Hours(Time, Time),
}

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryFields {
    /// What it is.
    pub kind: BoundaryKind,
    /// In the user's own words: "her father"; may be empty where the kind says it all.
    pub words: String,
    /// Since when, as far as the user knows of it.
    pub since: Date,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// Which.
    pub id: BoundaryId,
    /// Whose.
    pub contact: ContactId,
    /// What the user edits.
    pub fields: BoundaryFields,
    /// When the user last said that it holds: on the day it was noted, or when asked.
    pub confirmed_on: Date,
}

impl Boundary {
    /// Is it to be asked whether it still holds? Once a year.
    #[must_use]
    pub fn is_to_confirm(&self, today: Date) -> bool {
        self.confirmed_on.saturating_add(1.year()) <= today
    }
}

impl BoundaryFields {
    /// What it says, in a few words: "her father", "no calls", "no calls from 21:00 to 08:00".
    #[must_use]
    pub fn in_words(&self) -> String {
        let words = self.words.trim();
        let what = match self.kind {
            BoundaryKind::Topic(topics) if words.is_empty() => topics.to_string(),
            BoundaryKind::Topic(_) => return words.to_owned(),
            BoundaryKind::Channel(channel) => format!("no {}", plural(channel)),
            BoundaryKind::Hours(from, until) => format!("no calls from {} to {}", from.strftime("%H:%M"), until.strftime("%H:%M")),
        };
        if words.is_empty() { what } else { format!("{what} ({words})") }
    }
}

fn plural(channel: Channel) -> &'static str {
    match channel {
        Channel::InPerson => "visits",
        Channel::Call => "calls",
        Channel::Video => "video calls",
        Channel::Message => "messages",
        Channel::Letter => "letters",
        Channel::Other => "chats",
    }
}

/// All that one person does not want.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Boundaries(pub Vec<Boundary>);

/// What is not to be brought up with someone: topics, the words that the user chose for it, and what invites to a way they do not want.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Avoided {
    topics: Topics,
    words: Vec<String>,
    ways: Vec<&'static str>,
}

impl Avoided {
    /// These topics, and what these words say.
    #[must_use]
    pub fn new(topics: Topics, words: &[&str]) -> Self {
        Self { topics, words: words.iter().flat_map(|words| telling_words(words)).collect(), ways: Vec::new() }
    }

    /// May a text that touches these topics not be put before the user, to say to them? A topic forbids it, a word of the user's own or one
    /// that begins with it, and an invitation to a way that is not wanted.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::{Avoided, Topics};
    /// let avoided = Avoided::new(Topics::default(), &["her divorce"]);
    /// assert!(avoided.forbids(Topics::default(), "How long have you been divorced?"));
    /// assert!(!avoided.forbids(Topics::default(), "How was her exam?"));
    /// ```
    #[must_use]
    pub fn forbids(&self, topics: Topics, text: &str) -> bool {
        self.topics.meets(topics)
            || self.says(text)
            || !self.ways.is_empty() && words(text).iter().any(|said| self.ways.contains(&said.as_str()))
    }

    /// Do words of the user's own, a note, touch it?
    #[must_use]
    pub fn touches(&self, text: &str) -> bool {
        self.topics.meets(Topics::named_in(text)) || self.says(text)
    }

    fn says(&self, text: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let (said, folded) = (words(text), fold(text));
        self.words.iter().any(|word| {
            let begins = |said: &String| said == word || word.chars().count() > 3 && said.starts_with(word.as_str());
            // Where words are not apart by spaces, they are found anywhere.
            if word.is_ascii() { said.iter().any(begins) } else { folded.contains(word.as_str()) }
        })
    }
}

impl Boundaries {
    /// What is not to be brought up.
    #[must_use]
    pub fn avoided(&self) -> Avoided {
        let (mut topics, mut words, mut ways) = (Topics::default(), Vec::new(), Vec::new());
        for one in &self.0 {
            match one.fields.kind {
                BoundaryKind::Topic(avoided) => {
                    topics = topics.and(avoided);
                    words.push(one.fields.words.as_str());
                }
                BoundaryKind::Channel(channel) => ways.extend(invitations(channel)),
                BoundaryKind::Hours(..) => {}
            }
        }
        Avoided { ways, ..Avoided::new(topics, &words) }
    }

    /// Do they not want to be reached so?
    #[must_use]
    pub fn forbid_channel(&self, channel: Channel) -> bool {
        self.0.iter().any(|one| one.fields.kind == BoundaryKind::Channel(channel))
    }

    /// The first whose hours are on at this time of their clock.
    #[must_use]
    pub fn at(&self, time: Time) -> Option<&Boundary> {
        self.0.iter().find(|one| match one.fields.kind {
            BoundaryKind::Hours(from, until) if from < until => (from..until).contains(&time),
            BoundaryKind::Hours(from, until) => time >= from || time < until,
            BoundaryKind::Topic(_) | BoundaryKind::Channel(_) => false,
        })
    }
}

/// The words that invite to be in touch in a way.
fn invitations(channel: Channel) -> &'static [&'static str] {
    match channel {
        Channel::InPerson => &["coffee", "lunch", "supper", "visitor", "meet", "meeting"],
        Channel::Call => &["call", "phone", "voice", "ring"],
        Channel::Video => &["video"],
        Channel::Message | Channel::Letter | Channel::Other => &[],
    }
}

/// The words of a text: folded, and without one s of the plural.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| singular(word).to_owned()).collect()
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.chars().count() > 2 && !one.ends_with(['s', 'u', 'i']) => one,
        _ => word,
    }
}

/// Those by which it is known: not those that stand in every sentence, where there are others.
fn telling_words(text: &str) -> Vec<String> {
    static EVERYWHERE: LazyLock<HashSet<&str>> = LazyLock::new(|| IN_EVERY_SENTENCE.split(' ').collect());
    const IN_EVERY_SENTENCE: &str = "a about after again also always am an and any are as at be because been before being bring but by can could did do doe \
        don for from get had ha have having he help her here him hi his how i if in into is it its just know like me mention more my never new \
        no not of off on one only or other our out over please really she should since so some something still talk tell than that the their \
        them then there these they thing this those to too up very want wa was we well what when where which while who why will with would you \
        your yours aber als am an auch auf bei bitte da das dem den der die dir ein eine einen einer er es fur hat ich ihm ihr ihre ihren im in \
        ist mein meine mehr mit nicht noch oder seine seinen sich sie und un uns uber von war wa wie wir zu";
    let all = words(text);
    let telling: Vec<String> = all.iter().filter(|word| !EVERYWHERE.contains(word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}
