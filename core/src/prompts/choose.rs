//! Which question or first words fit someone now. The same ground gives the same answer.

use std::collections::HashSet;

use super::library::{Occasion, Opener, OpenerFor, Question, openers, questions};
use crate::domain::{Avoided, ContactId, Depth, Topic, Topics};

/// What a choice depends on.
#[derive(Debug, Clone)]
pub struct Ground<'a> {
    /// For whom.
    pub person: ContactId,
    /// What is not to be brought up.
    pub avoided: &'a Avoided,
    /// The words that they were given within a year, and are not given again.
    pub given: HashSet<&'a str>,
    /// How near a question may go.
    pub depth: Depth,
    /// The occasions there are, the weightiest first.
    pub occasions: Vec<Occasion>,
    /// Another number, another choice.
    pub turn: u64,
}

/// A question to ask; `None` where their boundaries and the last year leave none.
///
/// Whoever mourns or is ill is asked nothing but what is meant for that. Anyone else is asked what fits an occasion, as long as there is
/// something, and what fits always after that.
#[must_use]
pub fn question(ground: &Ground<'_>) -> Option<Question> {
    ground.asked_about().into_iter().find_map(|occasion| {
        let is_open = |one: &&Question| one.occasion == occasion && !ground.given.contains(one.words) && ground.allows(one);
        let open: Vec<&Question> = questions().iter().filter(is_open).collect();
        ground.one_of(&open)
    })
}

/// May this question, which was chosen some time ago, still be asked?
#[must_use]
pub fn still_fits(question: &Question, ground: &Ground<'_>) -> bool {
    ground.asked_about().contains(&question.occasion) && ground.allows(question)
}

/// First words for an occasion; `None` where their boundaries and the last year leave none.
#[must_use]
pub fn opener(ground: &Ground<'_>, occasion: OpenerFor) -> Option<Opener> {
    let is_open =
        |one: &&Opener| one.occasion == occasion && !ground.given.contains(one.words) && !ground.avoided.forbids(one.topics, one.words);
    let open: Vec<&Opener> = openers().iter().filter(is_open).collect();
    ground.one_of(&open)
}

/// What an occasion itself is about: who does not want to speak of their job is not asked how the new one began. A loss and an illness are
/// not among them: beside what is said of them there is what helps without a word of it.
fn of(occasion: Occasion) -> Topics {
    let topics: &[Topic] = match occasion {
        Occasion::NewJob => &[Topic::Work],
        Occasion::Move => &[Topic::Home],
        Occasion::Baby => &[Topic::Children],
        Occasion::BeforeTravel | Occasion::AfterTravel => &[Topic::Travel],
        _ => &[],
    };
    topics.iter().copied().collect()
}

impl Ground<'_> {
    /// The occasions that are asked about, the weightiest first: what is hard alone, else what fits always after the others.
    fn asked_about(&self) -> Vec<Occasion> {
        let hard =
            self.occasions.iter().copied().find(|occasion| matches!(occasion, Occasion::Loss | Occasion::Illness | Occasion::HardTime));
        match hard {
            Some(hard) => vec![hard],
            None => self.occasions.iter().copied().chain([Occasion::Any]).collect(),
        }
    }

    /// Is it near enough, and across no boundary?
    fn allows(&self, question: &Question) -> bool {
        question.depth <= self.depth && !self.avoided.forbids(question.topics.and(of(question.occasion)), question.words)
    }

    /// One of them, another for everyone and each turn.
    fn one_of<T: Copy>(&self, open: &[&T]) -> Option<T> {
        // FNV-1a (64 bits) over whom it is for and which turn it is.
        let bytes = self.person.as_bytes().iter().copied().chain(self.turn.to_le_bytes());
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let place = hash.checked_rem(open.len() as u64)?;
        open.get(usize::try_from(place).ok()?).map(|one| **one)
    }
}
