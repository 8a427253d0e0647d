//! What someone goes through, an illness or a loss, and when to be there for them: gently, and not only on the first day (B12).

use jiff::{Span, civil::Date};

use super::{Avoided, ContactId, HardTimeId, Topic, Topics, days_between};

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HardKind {
    /// They are ill, or someone close is.
    Illness,
    /// They lost someone.
    Loss,
    /// They lost their work.
    Work,
    /// They part, or were left.
    Separation,
    /// What its words say.
    Other,
}

impl HardKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Illness, Self::Loss, Self::Work, Self::Separation, Self::Other];

    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Illness => "Illness",
            Self::Loss => "Loss",
            Self::Work => "Lost work",
            Self::Separation => "Separation",
            Self::Other => "A hard time",
        }
    }

    /// What it is about, whatever its words say.
    #[must_use]
    pub fn topics(self) -> Topics {
        let topics: &[Topic] = match self {
            Self::Illness => &[Topic::Health],
            Self::Loss => &[Topic::Loss],
            Self::Work => &[Topic::Work],
            Self::Separation => &[Topic::Partner],
            Self::Other => &[],
        };
        topics.iter().copied().collect()
    }

    /// How long it lasts where nobody says that it is over, in days: the year that is the longest.
    const LASTS: i32 = 366;

    /// What to do, and how long after it began: when everyone thinks of them, when the others stop, when nobody asks any more; of a loss
    /// the day that is hard again.
    fn steps(self) -> Vec<(Span, &'static str)> {
        let first = (Span::new().days(3), "Let them know that you are thinking of them");
        let second = match self {
            Self::Illness => "Offer something definite: a meal, a lift, an errand",
            Self::Loss => "Ask what would help: a meal, company, an errand",
            Self::Work => "Ask what would help: a name, a second pair of eyes, a walk",
            Self::Separation => "Do something together: a walk, a meal, a film",
            Self::Other => "Ask what would help",
        };
        let third = "Ask how it is by now, when others have stopped asking";
        let mut steps = vec![first, (Span::new().weeks(2), second), (Span::new().months(2), third)];
        if self == Self::Loss {
            steps.push((Span::new().years(1), "A year since: think of them today"));
        }
        steps
    }
}

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardTimeFields {
    /// What it is.
    pub kind: HardKind,
    /// In the user's own words; may be empty.
    pub words: String,
    /// Since which civil day.
    pub since: Date,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardTime {
    /// Which.
    pub id: HardTimeId,
    /// Who goes through it.
    pub contact: ContactId,
    /// What the user edits.
    pub fields: HardTimeFields,
    /// When it was over, as far as the user said.
    pub over_on: Option<Date>,
}

impl HardTime {
    /// Does it last? Until the user says that it is over, and a year at most.
    #[must_use]
    pub fn lasts(&self, today: Date) -> bool {
        self.over_on.is_none() && days_between(self.fields.since, today) <= HardKind::LASTS
    }
}

impl HardTimeFields {
    /// When to be there for them, and how: what is still to come after `today`.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::{HardKind, HardTimeFields};
    /// let day = |day: &str| day.parse().unwrap();
    /// let ill = HardTimeFields { kind: HardKind::Illness, words: String::new(), since: day("2026-03-01") };
    /// let steps = ill.steps_after(day("2026-03-10"));
    /// assert_eq!(steps[0], (day("2026-03-15"), "Offer something definite: a meal, a lift, an errand"));
    /// assert_eq!(steps[1].0, day("2026-05-01"));
    /// ```
    #[must_use]
    pub fn steps_after(&self, today: Date) -> Vec<(Date, &'static str)> {
        let steps = self.kind.steps().into_iter().map(|(after, words)| (self.since.saturating_add(after), words));
        steps.filter(|(day, _)| *day > today).collect()
    }

    /// Does it touch what someone does not want?
    #[must_use]
    pub fn touches(&self, avoided: &Avoided) -> bool {
        avoided.forbids(self.kind.topics().and(Topics::named_in(&self.words)), &self.words)
    }

    /// What it is, in words: "Illness: her knee"; "Loss".
    #[must_use]
    pub fn in_words(&self) -> String {
        match (self.kind, self.words.as_str()) {
            (kind, "") => kind.name().to_owned(),
            (HardKind::Other, words) => words.to_owned(),
            (kind, words) => format!("{}: {words}", kind.name()),
        }
    }
}
