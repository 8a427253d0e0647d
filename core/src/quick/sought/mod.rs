//! What a search says besides names (K8): where someone lives and works, what they like, when they were seen, when their birthday is; in
//! English and German. What is not understood is looked for as it stands, and what is understood is said back and can be taken away again.
//!
//! `about` reads what someone is like, `spells` the times that can be said, `standing` how talks with them went and how things stand.

mod about;
mod spells;
mod standing;

use std::ops::Range;

use jiff::civil::Date;

use super::{
    pattern::{any, begins, is_choice},
    words::{Word, words},
};
use crate::domain::{CircleId, Depth, Feeling, LifeDate, fold};

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spell {
    /// The first.
    pub from: Date,
    /// The last; [`Date::MAX`] where it goes on.
    pub until: Date,
}

/// What someone is like who is looked for. Words are folded, and any of several will do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// Their address, or what was noted of them, says this place.
    Place(Vec<String>),
    /// They work or belong there.
    Work(Vec<String>),
    /// They like it.
    Likes(Vec<String>),
    /// They are good at it.
    GoodAt(Vec<String>),
    /// They need it.
    Needs(Vec<String>),
    /// They have one of these tags.
    Tagged(Vec<String>),
    /// They are in this circle.
    Circle(CircleId, String),
    /// They were met there.
    MetAt(Vec<String>),
    /// A talk with them left the user so.
    Felt(Feeling),
    /// A talk with them went so near, or nearer.
    Near(Depth),
    /// The user can tell them more than everyday things (B22).
    Trusted,
    /// They go through a hard time (B12).
    HardTime,
    /// Something that was received of them waits for thanks (B9).
    ToThank,
    /// The user wants to know them better (B14).
    KnowBetter,
    /// The user promised them something that is not done (K7).
    Promised,
    /// Something worries them.
    Worried,
    /// This worries them.
    WorriedAbout(Vec<String>),
    /// They gave this to the user.
    Gave(Vec<String>),
    /// They were born from one day to another.
    BornBetween(Spell),
    /// There was a talk with them in this time, or they were met in person.
    InTouch {
        /// When.
        when: Spell,
        /// Only in person?
        seen: bool,
    },
    /// Their birthday falls into this time.
    Birthday(Spell),
    /// They were born in this year.
    Born(i16),
}

impl What {
    /// The words that are looked for in texts, folded; `None`: it is known otherwise.
    #[must_use]
    pub fn words(&self) -> Option<&[String]> {
        match self {
            Self::Place(words)
            | Self::Work(words)
            | Self::Likes(words)
            | Self::GoodAt(words)
            | Self::Needs(words)
            | Self::Tagged(words)
            | Self::MetAt(words)
            | Self::WorriedAbout(words)
            | Self::Gave(words) => Some(words),
            _ => None,
        }
    }
}

/// One thing that a search asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What.
    pub what: What,
    /// Its words as they were typed, where it has words.
    pub said: Vec<String>,
    /// Those are meant of whom it is not so.
    pub is_not: bool,
    /// The bytes of the search that say it.
    pub at: Range<usize>,
}

/// A search as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// What it asks for, in the order it is said.
    pub conditions: Vec<Condition>,
    /// All the rest, to be looked for as it stands.
    pub words: String,
}

/// Circles of the book: which, and the name.
pub type Circles<'a> = &'a [(CircleId, String)];

/// Words that ask without saying whom.
const ASKING: [&str; 14] = [
    "who do i know that|who|which?",
    "do i know anyone|anybody|someone|somebody|people who|that?",
    "wen kenne ich der|die?",
    "kenne ich jemanden|jemand|leute der|die?",
    "hi|hello|hey who|whom",
    "which|what of? my? friends|people|contacts who|that?",
    "does|do anyone|anybody|someone|somebody",
    "know anyone|anybody|someone|somebody who|that?",
    "mit|von wem",
    "with|from whom|who",
    "show|list|find me? all? everyone|everybody|people|those|anyone|someone|friends|contacts who|that?",
    "zeig|zeige|finde mir? alle|leute|jemanden? der|die?",
    "people|everyone|everybody|anyone|anybody|someone|somebody|those|friends|contacts|all|leute|alle|jemand|freunde who|that|der|die?",
    "who|whom|wer|wen|wem",
];
/// Words that join what is asked for, and say nothing of their own beside it.
const BETWEEN: &str = "who|whose|that|which|and|but|also|is|are|am|be|was|were|have|has|had|do|does|did|i|we|my|our|the|a|an|they|them|he|\
    she|und|aber|auch|die|der|das|den|ist|sind|hat|haben|habe|hab|ich|wir|mein|meine|meinem|ein|eine|sie|er|helfen";
/// Words that say nothing of their own beside it, and may stand in what is asked for: "live music".
const BESIDE: &str = "lives|live|works|work|wohnt|arbeitet|lebt|whos|anyone|someone";
const NOT: &str = "not|never|no|nichts|nicht|nie|niemals|kein|keine|keinen";

/// What a search asks for.
#[must_use]
pub fn sought(text: &str, circles: Circles<'_>, today: Date) -> Sought {
    let all = words(text);
    let reader = Reader { text, words: &all, circles, today };
    // "Wen, in Lyon" is somebody's name.
    let has_comma = |taken: &usize| all.get(taken - 1).and_then(|word| text.get(word.to..)).is_some_and(|behind| behind.starts_with(','));
    let asking = any(&ASKING, &all).filter(|taken| !has_comma(taken)).unwrap_or(0);
    let (mut found, mut rest) = (Sought::default(), Vec::new());
    let mut at = asking;
    while at < all.len() {
        let taken = match reader.condition(at) {
            Some((taken, condition)) => {
                found.conditions.push(condition);
                taken
            }
            None => {
                let taken = reader.left_alone(at);
                rest.extend(all.iter().skip(at).take(taken));
                taken
            }
        };
        at += taken;
    }
    // "In Lyon, likes": what is being typed says nothing yet.
    if rest.last() == all.last().as_ref() && rest.last().is_some_and(|word| about::is_begun(word)) {
        rest.pop();
    }
    found.words = if found.conditions.is_empty() { fold(text) } else { left_of(&rest, text) };
    found
}

/// What is left beside the conditions, as it was typed.
fn left_of(rest: &[&Word], text: &str) -> String {
    let mut ends = 0;
    let mut left = Vec::new();
    let says_nothing = |word: &Word| is_choice(BETWEEN, &word.folded) || is_choice(BESIDE, &word.folded);
    for word in rest.iter().filter(|word| !says_nothing(word)) {
        // "Doesn't" is two words at one place.
        if word.from >= ends {
            left.push(fold(text.get(word.from..word.to).unwrap_or_default()));
        }
        ends = word.to;
    }
    left.join(" ")
}

/// Does a part of a search end with a word?
fn ends_a_part(text: &str, word: &Word) -> bool {
    text.get(word.to..).is_some_and(|behind| behind.starts_with([',', ';', '?', '!']) || behind.trim() == ".")
}

/// A search, its words, and what is known while it is read.
struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    circles: Circles<'a>,
    today: Date,
}

impl Reader<'_> {
    /// Does a part of the search end with a word?
    fn ends_a_part(&self, word: &Word) -> bool {
        ends_a_part(self.text, word)
    }

    /// The words from one to another as they were typed.
    fn typed(&self, first: &Word, last: &Word) -> String {
        self.text.get(first.from..last.to).unwrap_or_default().to_owned()
    }

    /// The condition that begins at a word, and how many words it takes.
    fn condition(&self, at: usize) -> Option<(usize, Condition)> {
        let rest = self.words.get(at..)?;
        // "Last seen in 2025" asks for the last time, which is something else.
        let is_last = at.checked_sub(1).and_then(|last| self.words.get(last)).is_some_and(|last| is_choice("last|zuletzt", &last.folded));
        let in_time = || {
            if is_last {
                return None;
            }
            let birthday = || spells::birthday(rest, self.text, self.today).map(|(taken, what)| (taken, false, what));
            let (taken, is_not, what) = spells::in_touch(rest, self.text, self.today).or_else(birthday)?;
            Some((taken, is_not, what, Vec::new()))
        };
        let phrase = || self.phrase(at).filter(|(taken, _)| !self.denies(at, *taken)).map(|(taken, what)| (taken, false, what, Vec::new()));
        let (taken, is_not, what, said) = in_time().or_else(phrase).or_else(|| self.about(at))?;
        let (first, last) = (rest.first()?, rest.get(taken.checked_sub(1)?)?);
        let is_tag = self.text.get(..first.from).is_some_and(|before| before.ends_with('#'));
        Some((taken, Condition { what, said, is_not, at: first.from - usize::from(is_tag)..last.to }))
    }

    /// What is said in a phrase that can't be denied: how things stand, and how old somebody is.
    fn phrase(&self, at: usize) -> Option<(usize, What)> {
        let rest = self.words.get(at..)?;
        standing::read(rest).or_else(|| spells::aged(rest, self.text, self.today))
    }

    /// Does the part of the search in which a phrase stands deny it? "Whom do I not trust" asks for nobody whom one trusts.
    fn denies(&self, at: usize, taken: usize) -> bool {
        let joins = |word: &Word| is_choice("and|und|but|aber", &word.folded);
        let begin = self.words.iter().take(at).rposition(|word| self.ends_a_part(word) || joins(word)).map_or(0, |last| last + 1);
        let ends = |(at, word): (usize, &Word)| self.ends_a_part(word) || self.words.get(at + 1).is_some_and(joins);
        let last = at + taken - 1;
        let end = self.words.iter().enumerate().skip(last).position(ends).map_or(self.words.len(), |more| last + more + 1);
        let says_not = |at: usize| self.words.get(at).is_some_and(|word| is_choice(NOT, &word.folded));
        (begin..at).chain(at + taken..end).any(says_not)
    }

    /// What someone is like; "not" before it says that they are not.
    fn about(&self, at: usize) -> Option<(usize, bool, What, Vec<String>)> {
        let denied = self.denied(at);
        let (mut taken, what, said) = about::read(self, at + denied)?;
        let behind = self.denied_behind(at + denied + taken);
        taken += behind;
        // Who "does not like hockey" is not everyone of whom it isn't known that they do.
        let can_be_denied = matches!(what, What::Place(_) | What::Work(_) | What::Tagged(_) | What::Circle(..));
        let is_not = denied + behind > 0;
        (!is_not || can_be_denied).then_some((denied + taken, is_not, what, said))
    }

    /// How many words say "not" at a word.
    fn denied(&self, at: usize) -> usize {
        let denied = self.words.iter().skip(at).take_while(|word| is_choice(NOT, &word.folded)).count();
        // "No longer", "nicht mehr".
        let more = self.words.get(at + denied).is_some_and(|word| is_choice("longer|more|mehr", &word.folded));
        denied + usize::from(denied > 0 && more)
    }

    /// "Mag Tee nicht": how many words deny what stands before them, where nothing else follows that they would deny.
    fn denied_behind(&self, at: usize) -> usize {
        let last = |at: usize| at.checked_sub(1).and_then(|last| self.words.get(last)).is_some_and(|last| self.ends_a_part(last));
        let denied = if last(at) { 0 } else { self.denied(at) };
        let ends = last(at + denied) || self.words.get(at + denied).is_none_or(|next| is_choice(BETWEEN, &next.folded));
        if ends { denied } else { 0 }
    }

    /// How many words are to be looked for as they stand, where no condition begins: all of "not good at cooking".
    fn left_alone(&self, at: usize) -> usize {
        // What was so once is not asked for.
        let once = self.words.get(at..).and_then(|rest| begins("used to", rest)).unwrap_or(0);
        let denied = once + self.denied(at + once);
        let phrase = self.phrase(at + denied).map(|(taken, _)| taken);
        let read = phrase.or_else(|| about::read(self, at + denied).map(|(taken, ..)| taken)).unwrap_or(0);
        let behind = if read > 0 { self.denied_behind(at + denied + read) } else { 0 };
        if denied + behind > 0 { denied + read + behind } else { phrase.unwrap_or(1) }
    }
}

impl Sought {
    /// The words that are looked for as they stand beside what is asked for, to be said back with it; `None`: there are none, or nothing is asked for.
    #[must_use]
    pub fn words_beside(&self) -> Option<String> {
        (!self.words.is_empty() && !self.conditions.is_empty()).then(|| format!("“{}”", self.words))
    }

    /// The parts of the search that say its conditions.
    #[must_use]
    pub fn conditions_of(&self, text: &str) -> String {
        self.conditions.iter().filter_map(|condition| text.get(condition.at.clone())).collect::<Vec<_>>().join(", ")
    }
}

impl Condition {
    /// What it asks for, in words: "In Lyon", "Not seen since 1 January 2026".
    #[must_use]
    pub fn in_words(&self) -> String {
        let any = self.said.join(" or ");
        let not = if self.is_not { "Not " } else { "" };
        let said = match &self.what {
            What::Place(_) => format!("{not}in {any}"),
            What::Work(_) => format!("{not}at {any}"),
            What::Likes(_) => format!("likes {any}"),
            What::GoodAt(_) => format!("good at {any}"),
            What::Needs(_) => format!("needs {any}"),
            What::Tagged(_) => format!("{not}tagged {any}"),
            What::MetAt(_) => format!("met at {any}"),
            What::WorriedAbout(_) => format!("worried about {any}"),
            What::Gave(_) => format!("gave you {any}"),
            What::BornBetween(Spell { from: Date::MIN, until }) => format!("born by {}", LifeDate::from(*until).in_words()),
            What::BornBetween(Spell { from, .. }) => format!("born since {}", LifeDate::from(*from).in_words()),
            What::Circle(_, name) => format!("{not}in {name}"),
            What::InTouch { when, seen } => {
                let verb = if *seen { "seen in person" } else { "in touch" };
                format!("{not}{verb}{}", when.in_words())
            }
            What::Birthday(when) => format!("birthday{}", when.in_words()),
            What::Born(year) => format!("born in {year}"),
            what => standing::in_words(what).unwrap_or_default().to_owned(),
        };
        crate::domain::capitalised(&said)
    }

    /// The search without it.
    #[must_use]
    pub fn left_out_of(&self, text: &str) -> String {
        self.replaced_in(text, "")
    }

    /// The search with other words in its place.
    #[must_use]
    pub fn replaced_in(&self, text: &str, other: &str) -> String {
        let before = text.get(..self.at.start).unwrap_or_default();
        let behind = text.get(self.at.end..).unwrap_or_default();
        let joined = [before, other, behind].map(str::trim).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let joined = joined.replace(" ,", ",").replace(",,", ",");
        joined.trim_matches(|c: char| c == ',' || c.is_whitespace()).to_owned()
    }

    /// What else may be meant by it: each in words, and as the words of a search that stand in its place.
    #[must_use]
    pub fn others(&self) -> Vec<(String, String)> {
        let anywhere = |words: &str| vec![(format!("“{words}” anywhere"), words.to_owned())];
        match &self.what {
            // Of several, or denied, it would ask for something else.
            _ if self.is_not && !matches!(self.what, What::InTouch { .. }) || self.said.len() > 1 => Vec::new(),
            what if what.words().is_some() => anywhere(&self.said.concat()),
            What::Circle(_, name) => anywhere(name),
            What::InTouch { seen, .. } => spells::others(*seen, self.is_not),
            _ => Vec::new(),
        }
    }
}

impl Spell {
    /// From a day on.
    #[must_use]
    pub fn since(from: Date) -> Self {
        Self { from, until: Date::MAX }
    }

    /// " since 1 January 2026", " on 3 June 2026", " from 1 to 31 May 2026"; nothing for all time.
    fn in_words(self) -> String {
        let day = |day: Date| LifeDate::from(day).in_words();
        match (self.from, self.until) {
            (Date::MIN, Date::MAX) => " ever".to_owned(),
            (from, Date::MAX) => format!(" since {}", day(from)),
            (from, until) if from == until => format!(" on {}", day(from)),
            (from, until) => format!(" from {} to {}", day(from), day(until)),
        }
    }
}
