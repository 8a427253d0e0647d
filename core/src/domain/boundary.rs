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

/// What is not to be brought up with someone: topics, and the words that the user chose for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Avoided {
    topics: Topics,
    words: Vec<String>,
}

impl Avoided {
    /// May a text that touches these topics not be put before the user, to say to them? A topic forbids it, and a word of the user's own, or
    /// one that begins with it.
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
        let is_said = |said: &String| self.words.iter().any(|word| said == word || word.len() > 3 && said.starts_with(word.as_str()));
        self.topics.meets(topics) || !self.words.is_empty() && telling_words(text).iter().any(is_said)
    }

    /// These topics, and what these words say.
    #[must_use]
    pub fn new(topics: Topics, words: &[&str]) -> Self {
        Self { topics, words: words.iter().flat_map(|words| telling_words(words)).collect() }
    }
}

impl Boundaries {
    /// What is not to be brought up.
    #[must_use]
    pub fn avoided(&self) -> Avoided {
        let topics = self.0.iter().filter_map(|one| match one.fields.kind {
            BoundaryKind::Topic(topics) => Some((topics, one.fields.words.as_str())),
            BoundaryKind::Channel(_) | BoundaryKind::Hours(..) => None,
        });
        let (topics, words): (Vec<Topics>, Vec<&str>) = topics.unzip();
        Avoided::new(topics.into_iter().fold(Topics::default(), Topics::and), &words)
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

/// The words of a text by which it is known: folded, without the plural's s, and none of those that stand in every sentence.
fn telling_words(text: &str) -> Vec<String> {
    static EVERYWHERE: LazyLock<HashSet<&str>> = LazyLock::new(|| IN_EVERY_SENTENCE.split(' ').collect());
    const IN_EVERY_SENTENCE: &str = "about after again also always because been before being bring could does don doesn from have having help her \
        here him his how into just know like mention more never new not old one only other our over please really she should since some \
        something still talk tell than that the their them then there these they thing things this those too very want was well what when \
        where which while who why will with would you your yours aber auch bitte das dem den der die dir ein eine einen einer fur ihm ihr \
        ihre ihren mein meine mehr mit nicht noch oder seine seinen sich und uns uber von was wie wir";
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.filter(|word| !EVERYWHERE.contains(word)).map(|word| word.trim_end_matches('s').to_owned()).collect()
}
