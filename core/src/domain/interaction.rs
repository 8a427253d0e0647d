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
