//! What is in the library: two texts, a line for each prompt, read once.

use std::sync::LazyLock;

use crate::domain::{Depth, Topic, Topics};

/// Gives an enum of the library its words.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$of])* $variant),+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word in the library.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

worded!(
    /// When a question fits.
    Occasion {
        /// At any time.
        Any = "any",
        /// You barely know each other yet.
        First = "first",
        /// After a long silence.
        Silence = "silence",
        /// Around their birthday.
        Birthday = "birthday",
        /// They have a new job.
        NewJob = "new job",
        /// They have a new home.
        Move = "move",
        /// They have a baby.
        Baby = "baby",
        /// They go on a journey.
        BeforeTravel = "before travel",
        /// They are back from one.
        AfterTravel = "after travel",
        /// They are ill.
        Illness = "illness",
        /// They lost someone or something.
        Loss = "loss",
        /// They go through something else that is hard.
        HardTime = "hard time",
        /// An exam or a big day is ahead.
        BeforeExam = "before exam",
        /// It is just over.
        AfterExam = "after exam",
        /// There is something to celebrate.
        Celebration = "celebration",
        /// A weekend is near.
        BeforeWeekend = "before weekend",
        /// It is just over.
        AfterWeekend = "after weekend",
    }
);

worded!(
    /// What first words are for.
    OpenerFor {
        /// A birthday, on its day.
        Birthday = "birthday",
        /// A birthday that is over.
        Belated = "belated",
        /// A round birthday.
        RoundBirthday = "round birthday",
        /// The day a couple began.
        Anniversary = "anniversary",
        /// The day a job began.
        WorkAnniversary = "work anniversary",
        /// A step up.
        Promotion = "promotion",
        /// A new job.
        NewJob = "new job",
        /// The end of a school.
        Graduation = "graduation",
        /// A new home.
        Move = "move",
        /// Something they are proud of.
        Victory = "victory",
        /// A baby.
        Baby = "baby",
        /// They lost someone or something.
        Loss = "loss",
        /// They are ill.
        Illness = "illness",
        /// They go through something else that is hard.
        HardTime = "hard time",
        /// A birthday in a time like that.
        QuietBirthday = "quiet birthday",
        /// After a long silence.
        Silence = "silence",
        /// Thanks.
        Thanks = "thanks",
        /// Being in touch.
        CheckIn = "check-in",
        /// The day after you met.
        After = "after",
        /// They were met for the first time.
        Met = "met",
        /// Something is ahead of them.
        WishLuck = "wish luck",
        /// Something is behind them.
        AskAfter = "ask after",
    }
);

impl OpenerFor {
    /// What the occasion itself is about, whatever its words say.
    #[must_use]
    pub fn topics(self) -> Topics {
        let topics: &[Topic] = match self {
            Self::Anniversary => &[Topic::Partner],
            Self::WorkAnniversary | Self::Promotion | Self::NewJob => &[Topic::Work],
            Self::Graduation => &[Topic::Study],
            Self::Move => &[Topic::Home],
            Self::Baby => &[Topic::Children, Topic::Family],
            Self::Loss => &[Topic::Loss],
            Self::Illness => &[Topic::Health],
            _ => &[],
        };
        topics.iter().copied().collect()
    }
}

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// How near it goes.
    pub depth: Depth,
    /// Everything it touches, or would lead to.
    pub topics: Topics,
    /// When it fits.
    pub occasion: Occasion,
    /// Its words.
    pub words: &'static str,
}

/// First words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opener {
    /// What they are for.
    pub occasion: OpenerFor,
    /// What they touch besides.
    pub topics: Topics,
    /// The words, with `{name}` where what they are called goes.
    pub words: &'static str,
}

const QUESTIONS: &str = include_str!("questions.txt");
const OPENERS: &str = include_str!("openers.txt");

/// The lines of a library that hold something.
pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn topics(words: &str) -> Option<Topics> {
    if words == "-" { Some(Topics::default()) } else { words.parse().ok() }
}

fn read_question(line: &'static str) -> Option<Question> {
    let mut parts = line.splitn(4, " | ");
    let depth = match parts.next()? {
        "light" => Depth::Light,
        "real" => Depth::Real,
        "deep" => Depth::Deep,
        _ => return None,
    };
    Some(Question { depth, topics: topics(parts.next()?)?, occasion: Occasion::of_word(parts.next()?)?, words: parts.next()? })
}

fn read_opener(line: &'static str) -> Option<Opener> {
    let mut parts = line.splitn(3, " | ");
    let occasion = OpenerFor::of_word(parts.next()?)?;
    Some(Opener { occasion, topics: topics(parts.next()?)?.and(occasion.topics()), words: parts.next()? })
}

/// Every question there is.
#[must_use]
pub fn questions() -> &'static [Question] {
    static ALL: LazyLock<Vec<Question>> = LazyLock::new(|| lines(QUESTIONS).filter_map(read_question).collect());
    &ALL
}

/// All first words there are.
#[must_use]
pub fn openers() -> &'static [Opener] {
    static ALL: LazyLock<Vec<Opener>> = LazyLock::new(|| lines(OPENERS).filter_map(read_opener).collect());
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_library_is_read() {
        let unread: Vec<&str> = lines(QUESTIONS).filter(|line| read_question(line).is_none()).collect();
        assert_eq!(unread, [""; 0]);
        let unread: Vec<&str> = lines(OPENERS).filter(|line| read_opener(line).is_none()).collect();
        assert_eq!(unread, [""; 0]);
    }
}
