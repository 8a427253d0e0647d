//! Something that happened between the user and someone.

use jiff::civil::Date;

use super::InteractionId;

/// How they were in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Channel {
    /// Face to face.
    InPerson,
    /// A phone call.
    Call,
    /// A video call.
    Video,
    /// A written message of any kind.
    #[default]
    Message,
    /// Paper.
    Letter,
    /// Anything else.
    Other,
}

impl Channel {
    /// Its name in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InPerson => "in person",
            Self::Call => "call",
            Self::Video => "video call",
            Self::Message => "message",
            Self::Letter => "letter",
            Self::Other => "chat",
        }
    }

    /// What a catch-up of this kind is called, behind "a" or "the".
    #[must_use]
    pub fn planned(self) -> &'static str {
        match self {
            Self::InPerson => "meeting",
            Self::Other => "catch-up",
            Self::Call | Self::Video | Self::Message | Self::Letter => self.name(),
        }
    }
}

/// Whether they were reached. No answer is a reach-out all the same (C3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Outcome {
    /// They talked.
    #[default]
    Talked,
    /// Nobody answered.
    NoAnswer,
}

/// Who began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum StartedBy {
    /// The user.
    Me,
    /// The other side.
    Them,
    /// Not said.
    #[default]
    Unknown,
}

/// How near a talk or a question goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Daily life, tastes, facts.
    Light,
    /// Plans and opinions, how things go.
    Real,
    /// Hopes and fears, what matters.
    Deep,
}

impl Depth {
    /// What a talk so near is called: "small talk", "real talk", "deep talk".
    #[must_use]
    pub fn of_talk(self) -> &'static str {
        match self {
            Self::Light => "small talk",
            Self::Real => "real talk",
            Self::Deep => "deep talk",
        }
    }

    /// What the user can tell someone of themselves, of whom they say that talks may go so near (B22).
    #[must_use]
    pub fn of_trust(self) -> &'static str {
        match self {
            Self::Light => "everyday things",
            Self::Real => "what moves you",
            Self::Deep => "anything",
        }
    }
}

/// How a talk left the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feeling {
    /// Better than before.
    Lifted,
    /// Neither.
    Even,
    /// Tired.
    Drained,
}

impl Feeling {
    /// What is said of it; nothing of neither.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Lifted => "it lifted you",
            Self::Even => "",
            Self::Drained => "it drained you",
        }
    }
}

/// What the user notes of an interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InteractionFields {
    /// The civil day it happened.
    pub day: Date,
    /// How.
    pub channel: Channel,
    /// Whether they were reached.
    pub outcome: Outcome,
    /// Who began it.
    pub started_by: StartedBy,
    /// What was said, in the user's words; may be empty.
    pub note: String,
    /// How near it went, if the user says so.
    pub depth: Option<Depth>,
    /// How it left the user, if they say so.
    pub feeling: Option<Feeling>,
    /// What the user appreciated of it (B10); may be empty.
    pub appreciated: String,
}

/// An interaction on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interaction {
    /// Which.
    pub id: InteractionId,
    /// What the user notes of it.
    pub fields: InteractionFields,
}

impl InteractionFields {
    /// A talk of which nothing more is said: neither who began it, nor how near it went, nor how it felt.
    #[must_use]
    pub fn talk(day: Date, channel: Channel, note: impl Into<String>) -> Self {
        let (outcome, started_by) = (Outcome::Talked, StartedBy::Unknown);
        Self { day, channel, outcome, started_by, note: note.into(), depth: None, feeling: None, appreciated: String::new() }
    }

    /// The first words of the note, at most `limit` characters, cut at a word; `None` when nothing was noted.
    #[must_use]
    pub fn last_words(&self, limit: usize) -> Option<String> {
        let line = self.note.lines().map(str::trim).find(|line| !line.is_empty())?;
        if line.chars().count() <= limit {
            return Some(line.trim_end_matches('.').to_owned());
        }
        let cut: String = line.chars().take(limit).collect();
        let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
        Some(format!("{words} …"))
    }
}
