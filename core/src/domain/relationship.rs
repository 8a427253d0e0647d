//! Ties between people and their inverses: whoever names someone as their mother is that person's child.

use super::{ContactId, fold};

/// Someone in someone's life, and what they are to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// "mother", or the user's own word; may be empty.
    pub label: String,
    /// Their name.
    pub name: String,
    /// Who that is, where exactly one person in the book is called so.
    pub person: Option<ContactId>,
}

/// Words that are each other's inverse; those of one row may stand on either side, the first of a side is what is said.
const PAIRS: [(&[&str], &[&str]); 9] = [
    (
        &["parent", "mother", "father", "mom", "mum", "dad", "step-parent", "stepmother", "stepfather"],
        &["child", "son", "daughter", "stepchild"],
    ),
    (&["grandparent", "grandmother", "grandfather"], &["grandchild", "grandson", "granddaughter"]),
    (&["aunt or uncle", "aunt", "uncle"], &["niece or nephew", "niece", "nephew"]),
    (&["godparent", "godmother", "godfather"], &["godchild", "godson", "goddaughter"]),
    (&["parent-in-law", "mother-in-law", "father-in-law"], &["child-in-law", "son-in-law", "daughter-in-law"]),
    (&["manager", "boss"], &["report", "subordinate"]),
    (&["employer"], &["employee"]),
    (&["mentor"], &["mentee", "protege"]),
    (&["host"], &["guest"]),
];

/// Words that are their own inverse; of a row the first is what is said.
const MUTUAL: [&[&str]; 14] = [
    &["spouse", "husband", "wife"],
    &["partner", "domestic partner", "lover", "sweetheart", "boyfriend", "girlfriend"],
    &["sibling", "brother", "sister"],
    &["friend", "best friend"],
    &["colleague", "co-worker", "coworker"],
    &["cousin"],
    &["neighbour", "neighbor"],
    &["acquaintance"],
    &["relative", "kin"],
    &["roommate", "flatmate", "co-resident"],
    &["classmate"],
    &["twin"],
    &["ex-partner", "ex-spouse", "ex-husband", "ex-wife"],
    &["sibling-in-law", "brother-in-law", "sister-in-law"],
];

/// German words for people of a family, folded, and the words they stand for here.
const GERMAN: [(&str, &[&str]); 28] = [
    ("mother", &["mutter", "mama", "mutti"]),
    ("father", &["vater", "papa"]),
    ("parent", &["elternteil"]),
    ("daughter", &["tochter"]),
    ("son", &["sohn"]),
    ("child", &["kind"]),
    ("sister", &["schwester"]),
    ("brother", &["bruder"]),
    ("sibling", &["geschwister"]),
    ("wife", &["frau", "ehefrau"]),
    ("husband", &["mann", "ehemann"]),
    ("partner", &["partnerin", "lebensgefahrte", "lebensgefahrtin"]),
    ("grandmother", &["oma", "grossmutter"]),
    ("grandfather", &["opa", "grossvater"]),
    ("grandson", &["enkel"]),
    ("granddaughter", &["enkelin"]),
    ("aunt", &["tante"]),
    ("uncle", &["onkel"]),
    ("niece", &["nichte"]),
    ("nephew", &["neffe"]),
    ("cousin", &["cousine", "kusine", "vetter"]),
    ("mother-in-law", &["schwiegermutter"]),
    ("father-in-law", &["schwiegervater"]),
    ("daughter-in-law", &["schwiegertochter"]),
    ("son-in-law", &["schwiegersohn"]),
    ("sister-in-law", &["schwagerin"]),
    ("brother-in-law", &["schwager"]),
    ("colleague", &["kollege", "kollegin"]),
];

/// The word that a label stands for, in small letters: "sister" for “Schwester”; any other is itself.
#[must_use]
pub fn tie_word(label: &str) -> String {
    let folded = fold(label.trim());
    let german = GERMAN.iter().find(|(_, words)| words.contains(&folded.as_str()));
    german.map_or_else(|| label.trim().to_lowercase(), |(word, _)| (*word).to_owned())
}

/// What someone is to the person who is `label` to them; `None` for a word of the user's own.
///
/// # Example
/// ```
/// use fondly_core::domain::inverse_of;
/// assert_eq!(inverse_of("Mother"), Some("child"));
/// assert_eq!(inverse_of("wife"), Some("spouse"));
/// assert_eq!(inverse_of("muse"), None);
/// ```
#[must_use]
pub fn inverse_of(label: &str) -> Option<&'static str> {
    let label = tie_word(label);
    let is = |words: &&'static [&'static str]| words.contains(&label.as_str());
    let pairs = PAIRS.iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    let mutual = MUTUAL.iter().map(|words| (words, words));
    pairs.chain(mutual).find(|(words, _)| is(words)).and_then(|(_, inverse)| inverse.first().copied())
}
