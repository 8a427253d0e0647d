//! What someone likes, eats, plans, needs, is good at or fears.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject},
};
use crate::{
    domain::{FactFields, FactKind, capitalised},
    quick::{pattern, words::Word},
};

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

const PATTERNS: [((FactKind, Keep), &str); 54] = [
    (
        (Diet, Alone),
        "is|are|went|turned|became|eats|ist|lebt|isst? a|an? \
         vegetarian|vegan|vegetarisch|vegetarier|vegetarierin|veganer|veganerin|pescatarian|coeliac",
    ),
    ((Diet, All), "is|ist? allergic|allergisch to|gegen"),
    ((Diet, Whole), "is? gluten|lactose|dairy free|intolerant"),
    ((Diet, All), "does|can|do not eat|drink|digest"),
    ((Diet, All), "no longer eats|drinks"),
    ((Diet, All), "eats|drinks no"),
    ((Diet, All), "isst|trinkt|vertragt kein|keine|keinen"),
    ((Worry, Rest), "is|are? worried|anxious|nervous|scared|afraid|stressed about|of"),
    ((Worry, Rest), "worries about"),
    ((Worry, Rest), "is? struggling|struggles with"),
    ((Worry, Rest), "has trouble with"),
    ((Worry, Rest), "macht sich? sorgen um|wegen"),
    ((Worry, Rest), "sorgt sich um"),
    ((Worry, Rest), "hat angst vor|um"),
    ((Worry, Alone), "is|are|ist? lonely|exhausted|overwhelmed|einsam|erschopft"),
    ((Plan, All), "wants|hopes|plans|intends|dreams to|of"),
    ((Plan, All), "would like|love to"),
    ((Plan, All), "is|are planning|thinking|dreaming|considering|hoping to|of|about|a|the"),
    ((Plan, All), "is|are? saving up? for"),
    ((Plan, All), "is learning to"),
    ((Plan, All), "mochte gern|gerne?"),
    ((Plan, All), "wurde gern|gerne"),
    ((Plan, All), "traumt von|davon"),
    ((Need, All), "is|are? looking|searching for"),
    ((Need, All), "looks for"),
    ((Need, Rest), "needs|braucht"),
    ((Need, All), "could use"),
    ((Need, Rest), "could do with"),
    ((Need, Rest), "wants help with"),
    ((Need, All), "sucht"),
    ((Skill, Rest), "is|are? good|great|brilliant at"),
    ((Skill, All), "knows everything|everybody|everyone|lots"),
    ((Skill, All), "knows a lot about"),
    ((Skill, All), "kennt sich gut? mit|aus"),
    ((Skill, All), "kann gut|super"),
    ((Skill, All), "speaks|spricht fluent|fluently|good|flieszend|fliessend|gut|gutes"),
    ((Interest, Rest), "is|are? obsessed|fascinated with|by"),
    ((Interest, Rest), "is|are|got|gets? into"),
    ((Interest, All), "plays|collects|paints|sings|dances|climbs|bakes|gardens|spielt|sammelt|malt|singt|tanzt|klettert"),
    ((Interest, All), "is|are learning|studying"),
    ((Interest, All), "took|takes|has taken? up"),
    ((Interest, All), "lernt"),
    ((Interest, Rest), "is|ist interested|interessiert in|an"),
    ((Interest, Rest), "interessiert sich fur"),
    ((Interest, Whole), "started|began playing|painting|running|climbing|singing|baking|learning|rowing|sailing"),
    ((Taste, All), "does|do not like|love|enjoy"),
    ((Taste, All), "can not stand"),
    ((Taste, All), "hates|dislikes|prefers|hasst|bevorzugt"),
    ((Taste, All), "mag|liebt kein|keine|keinen|nicht"),
    ((Taste, Rest), "likes|loves|enjoys|adores|liebt|mag"),
    ((Taste, Rest), "is|are fond of"),
    ((Skill, All), "speaks|spricht english|french|german|spanish|portuguese|italian|japanese|swedish|englisch|deutsch|spanisch"),
    ((Skill, All), "speaks|spricht franzosisch|italienisch|japanisch|portugiesisch|chinesisch|chinese|arabic|arabisch|dutch"),
    ((Interest, All), "rows|sails|knits|rudert|segelt|strickt"),
];

/// What follows says that it is not of that kind at all: "loves it", "needs to go"; whether only where nothing more follows.
const NOT: [(&str, &str, bool); 13] = [
    ("likes|loves|enjoys", "her|him|me|us|that|this|them", true),
    ("likes|loves|enjoys|plays|takes", "it", false),
    ("loves|likes", "to complain|moan|tease|argue|talk", false),
    ("mag|liebt", "sie|ihn|mich|uns|es|das|ihr", true),
    ("needs", "to", false),
    ("wants|hopes|plans", "to talk|speak|know|hear|go|leave|come|call|thank|say", false),
    ("would love|like", "to say|think|know|believe|hear|talk|meet|thank|come", false),
    ("braucht", "immer|ewig|lange|noch|nur|nicht|mal", false),
    ("spielt", "gern|gerne? die|keine", false),
    ("does|can not eat|drink", "much|well|enough|a|anything|properly|at|with|out|here|there|these", false),
    ("kann gut|super", "sein|dass", false),
    ("sucht", "sich|immer|noch", false),
    ("plays", "down|up|along|with|a? part|role", false),
];

pub(super) fn begins_with_a_verb(words: &[Word]) -> bool {
    pattern::first(&PATTERNS, words).is_some()
}

/// The fact that a clause states of the person.
pub(super) fn read(clause: &Clause<'_>, on: Date) -> Option<Noticed> {
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
    let is_of_me = |word: &Word| pattern::is_one_of("i|me|my|mine|we|us|our|mich|mir|mein|meine|meinen|uns|ich|wir", word);
    let begins_folded = clause.words.first()?;
    // What is folded alike: "mochte den Film" is over, "möchte" is to come; "got into Oxford" is no interest.
    let is_alike = begins_folded.folded == "mochte" && !clause.text.contains(['ö', 'Ö'])
        || begins_folded.folded == "wurde" && !clause.text.contains(['ü', 'Ü'])
        || pattern::begins("got into", &clause.words).is_some() && clause.is_capital(taken);
    if is_other || is_alike || rest.iter().any(is_of_me) {
        return None;
    }
    let words = match keep {
        // "Afraid of it": what that is stands elsewhere.
        _ if rest.len() == 1 && rest.iter().all(|only| pattern::is_one_of("it|that|this|her|him|them|es|das|ihn|ihr", only)) => {
            return None;
        }
        // "Likes no fuss", "mag Hunde nicht": what is denied is not that.
        Rest if rest.iter().any(|word| pattern::is_one_of("no|not|kein|keine|keinen|nicht|doch", word)) => match kind {
            Taste => clause.from(0)?,
            _ => return None,
        },
        Rest => clause.from(taken)?,
        All if rest.is_empty() => return None,
        All | Whole => clause.from(0)?,
        Alone if rest.first().is_some_and(|first| !pattern::is_one_of("now|since|again|too|for|these|seit|jetzt|wieder|in", first)) => {
            return None;
        }
        Alone => clause.between(taken.saturating_sub(1), taken)?,
    };
    let words = without_chatter(&words);
    // What goes on for long is a story, and no fact.
    let is_short = words.split_whitespace().count() <= 12;
    is_short.then(|| Noticed::Fact(FactFields { kind: *kind, words: capitalised(words), said_on: on }))
}

/// Without what only rounds it off.
fn without_chatter(words: &str) -> &str {
    let chatter =
        [" lol", " haha", " lately", " recently", " now", " too", " apparently", " at the moment", " these days", " though", " dort"];
    chatter.iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words)
}
