//! What someone likes, eats, plans, needs, is good at or fears.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject, Word},
    pattern,
};
use crate::domain::{FactFields, FactKind};

/// What is kept of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// What stands behind these words: "likes" tea.
    Rest,
    /// These words, too: "plays hockey", "hates surprises".
    All,
    /// These words, and nothing more is needed: "started painting".
    Whole,
    /// Its last word is enough: "vegetarian".
    Alone,
}

use FactKind::{Diet, Interest, Need, Plan, Skill, Taste, Worry};
use Keep::{All, Alone, Rest, Whole};

const PATTERNS: [((FactKind, Keep), &str); 58] = [
    (
        (Diet, Alone),
        "is|are|went|turned|became|eats|ist|lebt|isst? a|an? vegetarian|vegan|vegetarisch|vegetarier|vegetarierin|veganer|veganerin|pescatarian|coeliac",
    ),
    ((Diet, All), "is|ist allergic|allergisch"),
    ((Diet, All), "allergic|allergisch to|gegen"),
    ((Diet, All), "does|can|do not eat|drink|digest"),
    ((Diet, All), "eats|drinks no"),
    ((Diet, All), "isst|trinkt kein|keine|keinen"),
    ((Diet, All), "vertragt kein|keine|keinen"),
    ((Worry, Rest), "is|are? worried|anxious|nervous|scared|afraid|stressed about|of"),
    ((Worry, Rest), "worries about"),
    ((Worry, Rest), "fears"),
    ((Worry, Rest), "is? struggling|struggles with"),
    ((Worry, Rest), "has trouble with"),
    ((Worry, Rest), "macht sich? sorgen um|wegen"),
    ((Worry, Rest), "sorgt sich um"),
    ((Worry, Rest), "hat angst vor|um"),
    ((Plan, All), "wants|hopes|plans|intends|would|dreams to|like|love|of"),
    ((Plan, All), "is|are planning|thinking|dreaming|considering|hoping"),
    ((Plan, All), "dreams of"),
    ((Plan, All), "is|are? saving up? for"),
    ((Plan, All), "is learning to"),
    ((Plan, All), "mochte gern|gerne?"),
    ((Plan, All), "wurde gern|gerne"),
    ((Plan, All), "traumt von|davon"),
    ((Plan, All), "uberlegt|plant"),
    ((Plan, All), "hat vor"),
    ((Need, All), "is|are? looking|searching for"),
    ((Need, All), "looks for"),
    ((Need, Rest), "needs|braucht"),
    ((Need, All), "could use"),
    ((Need, Rest), "could do with"),
    ((Need, All), "sucht"),
    ((Skill, Rest), "is|are? good|great|brilliant at"),
    ((Skill, All), "knows everything|everybody|everyone|lots|much|all"),
    ((Skill, All), "knows a lot about"),
    ((Skill, All), "kennt sich gut? mit|aus"),
    ((Skill, All), "kann gut"),
    ((Interest, Rest), "is|are? obsessed|fascinated with|by"),
    ((Interest, Rest), "is|are|got|gets? into"),
    ((Interest, All), "plays|collects|paints|sings|dances|climbs|bakes|gardens|spielt|sammelt|malt|singt|tanzt|klettert"),
    ((Interest, All), "is|are learning|studying"),
    ((Interest, All), "took|takes|has taken? up"),
    ((Interest, All), "lernt"),
    ((Interest, Rest), "is|ist interested|interessiert in|an"),
    ((Interest, Rest), "interessiert sich fur"),
    ((Taste, All), "does|do not like|love|enjoy|care"),
    ((Taste, All), "can not stand"),
    ((Taste, All), "hates|dislikes|prefers|hasst|bevorzugt"),
    ((Taste, Rest), "likes|loves|enjoys|adores|liebt"),
    ((Taste, Rest), "is|are fond of"),
    ((Taste, Rest), "mag"),
    ((Worry, Alone), "is|are? lonely|exhausted|overwhelmed|einsam|erschopft"),
    ((Diet, Alone), "vegetarian|vegan|vegetarisch"),
    ((Diet, Whole), "is? gluten|lactose|dairy free|intolerant"),
    ((Diet, All), "no longer eats|drinks"),
    ((Interest, Whole), "started|began playing|painting|running|climbing|singing|baking|learning|rowing|sailing"),
    ((Taste, Rest), "favourite|favorite is"),
    ((Need, Rest), "wants help with"),
    ((Skill, All), "speaks|spricht"),
];

/// What follows says that it is not of that kind at all: "loves it", "needs to go"; whether only where nothing more follows.
const NOT: [(&str, &str, bool); 10] = [
    ("plays|takes", "it", false),
    ("loves|likes", "to complain|moan|tease|argue|talk", false),
    ("would love|like", "to say|think|know|believe|hear", false),
    ("braucht", "immer|ewig|lange|noch|nur|nicht|mal", false),
    ("spielt", "gern|gerne? die|keine", false),
    ("likes|loves|enjoys", "her|him|me|us|it|that|this|them", true),
    ("mag|liebt", "sie|ihn|mich|uns|es|das|ihr", true),
    ("needs", "to", false),
    ("does|can not eat|drink", "much|well|enough|a|anything|properly|at|with|out|here|there|these", false),
    ("wants", "to talk|speak|know|hear|go|leave|come", false),
];

pub(super) fn begins_with_a_verb(words: &[Word]) -> bool {
    pattern::first(&PATTERNS, words).is_some()
}

/// The fact that a clause states of the person.
pub(super) fn read(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    if clause.subject != Subject::Them {
        return None;
    }
    let ((kind, keep), taken) = pattern::first(&PATTERNS, &clause.words)?;
    let rest = clause.words.get(taken..)?;
    let is_other = NOT.iter().any(|(verb, next, alone)| {
        let behind = pattern::begins(verb, &clause.words).and_then(|taken| clause.words.get(taken..)).unwrap_or_default();
        pattern::begins(next, behind).is_some_and(|taken| !alone || taken == behind.len())
    });
    // "Can't stand my cooking" is a jest, or a talk about the user.
    let is_of_me = |word: &Word| pattern::is_one_of("me|my|mine|us|our|mich|mir|mein|meine|uns", word);
    if is_other || rest.iter().any(is_of_me) {
        return None;
    }
    let words = match keep {
        Rest => clause.from(taken)?,
        All if rest.is_empty() => return None,
        All | Whole => clause.from(0)?,
        Alone if rest.len() > 3 => return None,
        Alone => clause.between(taken.saturating_sub(1), taken)?,
    };
    let words = without_chatter(&words);
    // What goes on for long is a story, and no fact.
    let is_short = words.split_whitespace().count() <= 12;
    is_short.then(|| Noticed::Fact(FactFields { kind: *kind, words: crate::domain::capitalised(words), said_on: today }))
}

/// Without what only rounds it off.
fn without_chatter(words: &str) -> &str {
    let chatter =
        [" lol", " haha", " lately", " recently", " now", " too", " apparently", " at the moment", " these days", " though", " dort"];
    chatter.iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words)
}
