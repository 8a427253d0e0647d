//! What people talk about, in a couple of dozen words: what a question touches, and what someone does not want to be asked about.

mod words;

use std::{fmt, str::FromStr};

use super::fold;

/// Gives every topic its word in files and its name on screen.
macro_rules! topics {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// Something to talk about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Topic {
            $($(#[$doc])* $variant),+
        }

        impl Topic {
            /// All of them, in the order they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word, on screen and in files.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }
    };
}

topics! {
    /// Parents, siblings, relatives, how someone was brought up.
    Family = "family",
    /// Children, the wish for them, pregnancy.
    Children = "children",
    /// Love, marriage, separation.
    Partner = "partner",
    /// Other people in their life.
    Friends = "friends",
    /// Jobs, colleagues, retirement.
    Work = "work",
    /// Schools, trainings, exams.
    Study = "study",
    /// Income, debts, prices.
    Money = "money",
    /// Illness, the body, sleep, the mind.
    Health = "health",
    /// The house, neighbours, the place they live in.
    Home = "home",
    /// Journeys.
    Travel = "travel",
    /// Cooking, eating, drinking.
    Food = "food",
    /// Sport, walking, outdoors.
    Sport = "sport",
    /// Books, films, music, games.
    Arts = "arts",
    /// What free time goes into.
    Hobbies = "hobbies",
    /// Animals, plants, weather.
    Nature = "nature",
    /// Childhood, memories, where someone comes from.
    Past = "past",
    /// Plans, dreams, growing old.
    Future = "future",
    /// Religion and its feasts.
    Faith = "faith",
    /// What matters, right and wrong.
    Values = "values",
    /// News, society, governments.
    Politics = "politics",
    /// Fears, stress, failure.
    Worries = "worries",
    /// Grief, death, endings.
    Loss = "loss",
    /// Gratitude, pride, happy moments.
    Joys = "joys",
    /// The two of us.
    Us = "us",
    /// A day, a week.
    Everyday = "everyday",
}

impl Topic {
    /// The topic of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.word() == word)
    }
}

/// Several topics, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Topics(u32);

impl Topics {
    /// What words are about, as far as they name it; in English and German. Nothing is guessed beyond the words.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::Topics;
    /// assert_eq!(Topics::named_in("her father’s illness").to_string(), "family, health");
    /// assert_eq!(Topics::named_in("die Scheidung").to_string(), "partner");
    /// assert_eq!(Topics::named_in("the thing with Tom").to_string(), "");
    /// ```
    #[must_use]
    pub fn named_in(words: &str) -> Self {
        let folded = fold(words);
        folded.split(|c: char| !c.is_alphanumeric()).flat_map(words::of).collect()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Is this one of them?
    #[must_use]
    pub fn contains(self, topic: Topic) -> bool {
        self.0 & bit(topic) != 0
    }

    /// Is any of these one of those?
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Each of them, in the order they are listed.
    pub fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.iter().copied().filter(move |topic| self.contains(*topic))
    }
}

fn bit(topic: Topic) -> u32 {
    1 << topic as u32
}

impl FromIterator<Topic> for Topics {
    fn from_iter<I: IntoIterator<Item = Topic>>(topics: I) -> Self {
        Self(topics.into_iter().fold(0, |all, topic| all | bit(topic)))
    }
}

impl fmt::Display for Topics {
    /// "family, health"; nothing for none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iter().map(Topic::word).collect::<Vec<_>>().join(", "))
    }
}

/// The text holds a word that is no topic.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{}” is no topic. There are: {}.", .0, every_word())]
pub struct NotATopic(pub String);

fn every_word() -> String {
    Topic::ALL.iter().map(|topic| topic.word()).collect::<Vec<_>>().join(", ")
}

impl FromStr for Topics {
    type Err = NotATopic;

    fn from_str(text: &str) -> Result<Self, NotATopic> {
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        words.map(|word| Topic::of_word(&fold(word)).ok_or_else(|| NotATopic(word.to_owned()))).collect()
    }
}
