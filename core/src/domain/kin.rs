//! Families: what several ties one after the other come to. A mother's sister is an aunt.

use super::relationship::tie_word;

/// What someone is to somebody, whoever they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kin {
    /// Mother, father.
    Parent,
    /// Daughter, son.
    Child,
    /// Sister, brother.
    Sibling,
    /// Wife, husband.
    Spouse,
    /// Grandmother, grandfather.
    Grandparent,
    /// Granddaughter, grandson.
    Grandchild,
    /// One generation further up.
    GreatGrandparent,
    /// One generation further down.
    GreatGrandchild,
    /// A parent's sibling.
    AuntOrUncle,
    /// A sibling's child.
    NieceOrNephew,
    /// A grandparent's sibling.
    GreatAuntOrUncle,
    /// A parent's sibling's child.
    Cousin,
    /// A spouse's parent.
    ParentInLaw,
    /// A child's spouse.
    ChildInLaw,
    /// A spouse's sibling, a sibling's spouse.
    SiblingInLaw,
}

use Kin::{
    AuntOrUncle, Child, ChildInLaw, Cousin, Grandchild, Grandparent, GreatAuntOrUncle, GreatGrandchild, GreatGrandparent, NieceOrNephew,
    Parent, ParentInLaw, Sibling, SiblingInLaw, Spouse,
};

/// The words of each: of whom nothing is known, of a woman, of a man.
const WORDS: [(Kin, [&str; 3]); 15] = [
    (Parent, ["parent", "mother", "father"]),
    (Child, ["child", "daughter", "son"]),
    (Sibling, ["sibling", "sister", "brother"]),
    (Spouse, ["spouse", "wife", "husband"]),
    (Grandparent, ["grandparent", "grandmother", "grandfather"]),
    (Grandchild, ["grandchild", "granddaughter", "grandson"]),
    (GreatGrandparent, ["great-grandparent", "great-grandmother", "great-grandfather"]),
    (GreatGrandchild, ["great-grandchild", "great-granddaughter", "great-grandson"]),
    (AuntOrUncle, ["aunt or uncle", "aunt", "uncle"]),
    (NieceOrNephew, ["niece or nephew", "niece", "nephew"]),
    (GreatAuntOrUncle, ["great-aunt or great-uncle", "great-aunt", "great-uncle"]),
    (Cousin, ["cousin", "cousin", "cousin"]),
    (ParentInLaw, ["parent-in-law", "mother-in-law", "father-in-law"]),
    (ChildInLaw, ["child-in-law", "daughter-in-law", "son-in-law"]),
    (SiblingInLaw, ["sibling-in-law", "sister-in-law", "brother-in-law"]),
];

/// What the first tie and then the second come to. What is not here has no word of its own, or not always: a mother's husband need be no father.
const SUMS: [(Kin, Kin, Kin); 21] = [
    (Parent, Parent, Grandparent),
    (Parent, Sibling, AuntOrUncle),
    (Parent, Child, Sibling),
    (Parent, Grandparent, GreatGrandparent),
    (Parent, AuntOrUncle, GreatAuntOrUncle),
    (Parent, NieceOrNephew, Cousin),
    (Child, Child, Grandchild),
    (Child, Spouse, ChildInLaw),
    (Child, Grandchild, GreatGrandchild),
    (Sibling, Sibling, Sibling),
    (Sibling, Child, NieceOrNephew),
    (Sibling, Spouse, SiblingInLaw),
    (Sibling, AuntOrUncle, AuntOrUncle),
    (Sibling, Cousin, Cousin),
    (Spouse, Parent, ParentInLaw),
    (Spouse, Sibling, SiblingInLaw),
    (Grandparent, Sibling, GreatAuntOrUncle),
    (Grandparent, Parent, GreatGrandparent),
    (Grandchild, Child, GreatGrandchild),
    (AuntOrUncle, Child, Cousin),
    (AuntOrUncle, Spouse, AuntOrUncle),
];

impl Kin {
    /// What a label of a tie says; `None` for a friend, a mentor or a word of the user's own.
    #[must_use]
    pub fn labelled(label: &str) -> Option<Self> {
        let label = tie_word(label);
        let other = match label.as_str() {
            "mom" | "mum" | "dad" => Some(Parent),
            "twin" => Some(Sibling),
            _ => None,
        };
        let named = WORDS.iter().find(|(_, words)| words.contains(&label.as_str())).map(|(kin, _)| *kin);
        other.or(named)
    }

    /// What this tie and then another come to; `None` where there is no word for it.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::Kin;
    /// assert_eq!(Kin::Parent.then(Kin::Sibling), Some(Kin::AuntOrUncle));
    /// assert_eq!(Kin::Cousin.then(Kin::Parent), None);
    /// ```
    #[must_use]
    pub fn then(self, next: Self) -> Option<Self> {
        SUMS.iter().find(|(first, second, _)| (*first, *second) == (self, next)).map(|(.., sum)| *sum)
    }

    /// What several ties one after the other come to, in whatever order they are put together.
    #[must_use]
    pub fn of_path(path: &[Self]) -> Option<Self> {
        match path {
            [] => None,
            [one] => Some(*one),
            _ => (1..path.len()).find_map(|at| {
                let (first, rest) = path.split_at(at);
                Self::of_path(first)?.then(Self::of_path(rest)?)
            }),
        }
    }

    /// The word for whoever is this to somebody, where it is one for anyone: "sibling" is "sister" for she; a partner stays one.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::Kin;
    /// assert_eq!((Kin::spoken_of("sibling", "she/her"), Kin::spoken_of("partner", "she/her")), ("sister", "partner"));
    /// ```
    #[must_use]
    pub fn spoken_of<'w>(word: &'w str, pronouns: &str) -> &'w str {
        let kin = WORDS.iter().find(|(_, words)| words.first() == Some(&word)).map(|(kin, _)| *kin);
        kin.map_or(word, |kin| kin.word(pronouns))
    }

    /// The pronoun that a label tells of whoever bears it: "he" for a brother; nothing for a sibling.
    #[must_use]
    pub fn pronoun_of(label: &str) -> &'static str {
        let label = tie_word(label);
        let place = WORDS.iter().filter(|(kin, _)| *kin != Cousin).find_map(|(_, words)| words.iter().position(|word| *word == label));
        match place {
            Some(1) => "she",
            Some(2) => "he",
            _ => "",
        }
    }

    /// Its word for someone of whom is spoken with these pronouns: "aunt" for she, "uncle" for he, "aunt or uncle" where nothing is known.
    #[must_use]
    pub fn word(self, pronouns: &str) -> &'static str {
        let first = pronouns.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
        let place = match first.as_str() {
            "she" | "sie" | "ela" | "elle" | "ella" => 1,
            "he" | "er" | "ele" | "il" => 2,
            _ => 0,
        };
        WORDS.iter().find(|(kin, _)| *kin == self).and_then(|(_, words)| words.get(place)).copied().unwrap_or_default()
    }
}
