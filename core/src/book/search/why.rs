//! Why someone was found.

use std::{cell::OnceCell, fmt};

use super::{Fit, is_in, query_words};
use crate::{
    Result,
    book::{Book, contacts::known},
    domain::{ContactId, InteractionFields, LifeDate, MilestoneKind, fold, search_key},
    quick::{Sought, What},
    store::{Reader, Source},
};

/// Why someone was found: where it stands, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// "Interest", "Address", "3 May 2025".
    pub source: String,
    /// The text, or what of it stands around the words.
    pub text: String,
}

impl fmt::Display for Why {
    /// "Interest: ice hockey".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source, self.text)
    }
}

impl Book {
    /// Why a search finds someone: the first of what was noted of them that says what is asked for, but for what the list shows anyway.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn why_found(&self, asked: &Sought, person: ContactId) -> Result<Option<Why>> {
        let meant = asked.conditions.iter().filter(|condition| !condition.is_not).map(|condition| &condition.what);
        let mut asks: Vec<(Vec<String>, Option<&What>)> = meant.filter_map(|what| Some((what.words()?.to_vec(), Some(what)))).collect();
        let fields = known(&self.read(), person)?.fields;
        let shown = fold(&[fields.shown(), fields.organization, fields.title].join("\n"));
        asks.extend(query_words(&asked.words).into_iter().filter(|word| !shown.contains(word)).map(|word| (vec![word], None)));
        if asks.is_empty() {
            let meant = asked.conditions.iter().filter(|condition| !condition.is_not);
            return meant.map(|condition| self.known_because(&condition.what, person)).find_map(Result::transpose).transpose();
        }
        let noted = Noted::of(self.read(), person)?;
        for (words, what) in &asks {
            if let Some((source, text)) = noted.that_says(words, *what, &shown)? {
                return Ok(Some(Why { source: source.in_words(), text: around(text, words) }));
            }
        }
        Ok(None)
    }

    /// What is known of someone that a search asks for and no text says; nothing of what weighs on them.
    fn known_because(&self, what: &What, person: ContactId) -> Result<Option<Why>> {
        let read = self.read();
        Ok(match what {
            What::Birthday(_) | What::Born(_) | What::BornBetween(_) => {
                let birthday = read.milestones_of(person)?.into_iter().find(|one| one.fields.kind == MilestoneKind::Birthday);
                birthday.map(|one| Why { source: one.fields.shown().to_owned(), text: one.fields.date.in_both_words() })
            }
            What::Felt(feeling) => read.last_talk_that_felt(person, *feeling)?.map(|talk| Why::of_talk(&talk.fields, feeling.in_words())),
            What::Near(depth) => read.last_talk_so_near(person, *depth)?.map(|talk| {
                let went = talk.fields.depth.unwrap_or(*depth);
                Why::of_talk(&talk.fields, went.of_talk())
            }),
            What::ToThank => {
                let waits = self.giving(person)?.to_thank.into_iter().next();
                waits.map(|(one, _)| Why { source: Source::Exchange.in_words(), text: one.fields.words })
            }
            What::Trusted => {
                let trust = known(&read, person)?.trust;
                trust.map(|trust| Why { source: "You can tell them".to_owned(), text: trust.of_trust().to_owned() })
            }
            _ => None,
        })
    }
}

impl Why {
    /// A talk, by how it went alone: what was said is quoted to nobody who did not look for it.
    fn of_talk(talk: &InteractionFields, how: &str) -> Self {
        Self { source: LifeDate::from(talk.day).in_words(), text: how.to_owned() }
    }
}

/// A text, folded as it is looked for, and as it was written.
type Text = (Source, String, String);

/// What was noted of someone; talks, of which there may be a thousand, only once nothing else says what is asked for.
struct Noted<'a> {
    read: Reader<'a>,
    person: ContactId,
    texts: Vec<Text>,
    talks: OnceCell<Vec<Text>>,
}

fn keyed(texts: Vec<(Source, String)>) -> Vec<Text> {
    texts.into_iter().map(|(source, text)| (source, search_key([text.as_str()]), text)).collect()
}

impl<'a> Noted<'a> {
    fn of(read: Reader<'a>, person: ContactId) -> Result<Self> {
        Ok(Self { read, person, texts: keyed(read.noted_of(person)?), talks: OnceCell::new() })
    }

    /// The newest first.
    fn talks(&self) -> Result<&[Text]> {
        if self.talks.get().is_none() {
            let _ = self.talks.set(keyed(self.read.talks_noted_of(self.person)?));
        }
        Ok(self.talks.get().map_or(&[], Vec::as_slice))
    }

    /// The text that says one of these words best: as whole words, where it is asked for, newest talks at last.
    fn that_says(&self, words: &[String], what: Option<&What>, shown: &str) -> Result<Option<(Source, &str)>> {
        let fits: &[Fit] = if what.is_some() { &[Fit::Whole, Fit::Begun] } else { &[Fit::Whole, Fit::Begun, Fit::Anywhere] };
        for fit in fits {
            // What the row shows anyway is no reason to hide it.
            let is_shown = what.is_some() && words.iter().any(|word| fit.finds(shown, word));
            let says = |(_, key, _): &&Text| key.lines().any(|line| words.iter().any(|word| fit.finds(line, word)));
            let is_own = |(source, ..): &&Text| what.is_some_and(|what| is_in(what, *source)) && !(*source == Source::Work && is_shown);
            let mut found = self.texts.iter().filter(is_own).find(says);
            if found.is_none() && !is_shown {
                found = self.texts.iter().filter(says).max_by_key(|(source, ..)| source.weight());
            }
            if found.is_none() && !is_shown {
                found = self.talks()?.iter().find(says);
            }
            if let Some((source, _, text)) = found {
                return Ok(Some((*source, text)));
            }
        }
        Ok(None)
    }
}

impl Source {
    /// What is shown first where several texts say it.
    fn weight(self) -> u8 {
        match self {
            Self::Fact(_) => 3,
            Self::Address | Self::Milestone => 2,
            Self::Note | Self::Relation | Self::Exchange | Self::Received | Self::Link | Self::Work | Self::Tag => 1,
            Self::Talk(_) => 0,
        }
    }

    fn in_words(self) -> String {
        match self {
            Self::Note => "Note".to_owned(),
            Self::Address => "Address".to_owned(),
            Self::Work => "Work".to_owned(),
            Self::Tag => "Tag".to_owned(),
            Self::Link => "Link".to_owned(),
            Self::Relation => "In their life".to_owned(),
            Self::Exchange | Self::Received => "Gifts and thanks".to_owned(),
            Self::Milestone => "Milestone".to_owned(),
            Self::Fact(kind) => kind.name().to_owned(),
            Self::Talk(day) => LifeDate::from(day).in_words(),
        }
    }
}

/// Letters that are shown of a text.
const SHOWN: usize = 64;

/// What of a text stands around the words, on one line.
fn around(text: &str, words: &[String]) -> String {
    let line = text.lines().find(|line| words.iter().any(|word| fold(line).contains(word))).unwrap_or(text).trim();
    let letters: Vec<char> = line.chars().collect();
    if letters.len() <= SHOWN {
        return line.to_owned();
    }
    // Folding changes the number of letters: the place of the words is found by the words before them.
    let folded = fold(line);
    let at = words.iter().filter_map(|word| folded.find(word.as_str())).min().unwrap_or(0);
    let begin = folded.get(..at).map_or(0, |before| before.chars().count()).saturating_sub(SHOWN / 4).min(letters.len() - SHOWN);
    let begin = if begin == 0 { 0 } else { letters.iter().skip(begin).position(|c| *c == ' ').map_or(begin, |space| begin + space + 1) };
    let end = (begin + SHOWN).min(letters.len());
    let shown: String = letters.get(begin..end).unwrap_or_default().iter().collect();
    let before = if begin > 0 { "… " } else { "" };
    let behind = if end < letters.len() { " …" } else { "" };
    format!("{before}{}{behind}", shown.trim())
}
