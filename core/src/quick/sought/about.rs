//! Where someone lives and works, what they like, can do and need, their tags and circles.

use super::{BETWEEN, NOT, Reader, What, spells};
use crate::{
    domain::fold,
    quick::{
        dates,
        lexicon::{month_in_english, unit},
        pattern::{any, first, is_choice},
        words::Word,
    },
};

/// What words begin.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Place,
    Work,
    Likes,
    GoodAt,
    Needs,
    Tagged,
    MetAt,
    WorriedAbout,
    Gave,
}
use Kind::{Gave, GoodAt, Likes, MetAt, Needs, Place, Tagged, Work, WorriedAbout};

/// How it is said; what is longer comes first.
const BEGINNINGS: [(Kind, &str); 28] = [
    (WorriedAbout, "worried|worries|worry about"),
    (WorriedAbout, "sorgt|sorgen sich um"),
    (Gave, "gave|gives|brought|sent me"),
    (Gave, "schenkte|brachte|gab mir"),
    (MetAt, "met|meet at|on"),
    (MetAt, "getroffen|kennengelernt auf|bei|beim"),
    (Likes, "interested in"),
    (Likes, "fan|fans of"),
    (Likes, "interessiert|interessieren sich fur"),
    (Likes, "likes|like|loves|enjoys|enjoy|plays|play|into|mag|mogen|liebt|spielt|spielen"),
    (GoodAt, "good|great at|with"),
    (GoodAt, "kann|konnen mir|uns bei|beim|mit"),
    (GoodAt, "can|could help me|us? with"),
    (GoodAt, "knows|know a? lot? about"),
    (GoodAt, "expert|experts in|on|for"),
    (GoodAt, "kennt|kennen sich mit"),
    (GoodAt, "gut in|im|mit"),
    (GoodAt, "speaks|speak|teaches|teach|knows|spricht|sprechen|kann|konnen"),
    (Needs, "looking|searching for"),
    (Needs, "could use"),
    (Needs, "needs|need|braucht|brauchen|sucht|suchen"),
    (Tagged, "tagged with|as?"),
    (Work, "works|work|working|worked|arbeitet|arbeiten at|for|in|with|bei|beim|fur|in|im"),
    (Place, "lives|live|living|lived|based|wohnt|wohnen|lebt|leben in|at|near|by|im|am|an|auf|bei|nahe"),
    (Place, "comes|come|kommt|kommen from|aus"),
    (Work, "at|bei|beim"),
    (Place, "in|im|near|from|aus"),
    (Place, "around"),
];

/// Words before what is meant that say nothing of their own.
const ARTICLES: &str = "the|a|an|der|die|das|dem|den|einen|eine|einem|einer|meinem|meiner|gern|gerne";

/// What begins at a word of a search, and how many words it takes.
pub(super) fn read(search: &Reader<'_>, at: usize) -> Option<(usize, What, Vec<String>)> {
    let rest = search.words.get(at..)?;
    // Of a phrase that is denied nobody knows.
    if search.phrase(at).is_some() {
        return None;
    }
    if let Some(found) = tag(search, rest).or_else(|| circle(search, at)) {
        return Some(found);
    }
    let (kind, taken) = first(&BEGINNINGS, rest)?;
    // "Mag. Huber" is somebody's title.
    let verb = rest.get(taken.checked_sub(1)?)?;
    if search.ends_a_part(verb) || search.text.get(verb.to..).is_some_and(|behind| behind.starts_with('.')) {
        return None;
    }
    let (more, said) = argument(search, at + taken)?;
    let words: Vec<String> = said.iter().map(|typed| fold(typed)).collect();
    let what = match kind {
        // "In May", "in the next 24 hours" are no places.
        Place if words.iter().any(|said| said.split(' ').any(is_of_a_time)) => return None,
        Place => What::Place(words),
        Work => What::Work(words),
        Likes => What::Likes(words),
        GoodAt => What::GoodAt(words),
        Needs => What::Needs(words),
        Tagged => What::Tagged(words),
        MetAt => What::MetAt(words),
        WorriedAbout => What::WorriedAbout(words),
        Gave => What::Gave(words),
    };
    Some((taken + more, what, said))
}

/// Does a word begin something, or deny it?
pub(super) fn is_begun(word: &Word) -> bool {
    first(&BEGINNINGS, std::slice::from_ref(word)).is_some() || is_choice(NOT, &word.folded)
}

/// Does a word join what is asked for, or deny what follows?
fn is_joining(word: &Word) -> bool {
    is_choice(BETWEEN, &word.folded) || is_choice(NOT, &word.folded)
}

/// Does something else that is asked for begin at a word?
fn begins_a_condition(search: &Reader<'_>, at: usize) -> bool {
    let rest = search.words.get(at..).unwrap_or_default();
    first(&BEGINNINGS, rest).is_some() || search.phrase(at).is_some() || spells::says_when(rest, search.text, search.today)
}

/// "#choir".
fn tag(search: &Reader<'_>, rest: &[Word]) -> Option<(usize, What, Vec<String>)> {
    let is_tag = |word: &Word| search.text.get(..word.from).is_some_and(|before| before.ends_with('#'));
    let first = rest.first().filter(|word| is_tag(word))?;
    let (mut taken, mut tags) = (1, vec![first]);
    while let (Some(or), Some(next)) = (rest.get(taken), rest.get(taken + 1))
        && is_choice("or|oder", &or.folded)
        && is_tag(next)
    {
        tags.push(next);
        taken += 2;
    }
    let said = tags.iter().map(|tag| search.typed(tag, tag)).collect();
    Some((taken, What::Tagged(tags.iter().map(|tag| tag.folded.clone()).collect()), said))
}

/// A month, a length of time, a year.
fn is_of_a_time(word: &str) -> bool {
    let is_year = word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
    is_year || dates::MONTHS.contains(&month_in_english(word)) || unit(word).is_some()
}

/// "In my inner circle", where a circle is called so.
fn circle(search: &Reader<'_>, at: usize) -> Option<(usize, What, Vec<String>)> {
    let rest = search.words.get(at..)?;
    let taken = any(&["in|im|aus|from my|the|meinem|dem? circle|kreis?", "my"], rest).unwrap_or(0);
    let behind = rest.get(taken..)?;
    let called = |name: &str| {
        let name = fold(name);
        let words: Vec<&str> = name.split_whitespace().collect();
        let fits = words.len() <= behind.len() && words.iter().zip(behind).all(|(word, said)| *word == said.folded);
        let more = words.len() + usize::from(behind.get(words.len()).is_some_and(|word| is_choice("circle|kreis", &word.folded)));
        // "In family court" is none of the family.
        let next = behind.get(more);
        let ends = next.is_none_or(|word| is_joining(word) || first(&BEGINNINGS, std::slice::from_ref(word)).is_some())
            || more.checked_sub(1).and_then(|last| behind.get(last)).is_some_and(|last| search.ends_a_part(last))
            || search.phrase(at + taken + more).is_some()
            || spells::says_when(behind.get(more..).unwrap_or_default(), search.text, search.today);
        // A name alone is looked for as a name.
        let is_said = taken > 0 || more > words.len();
        (fits && ends && is_said && !words.is_empty()).then_some(more)
    };
    let (id, name, more) = search.circles.iter().filter_map(|(id, name)| Some((*id, name, called(name)?))).max_by_key(|found| found.2)?;
    Some((taken + more, What::Circle(id, name.clone()), Vec::new()))
}

/// What is meant by the words behind: up to a comma, to a word that joins, and to where something else is said. "Lyon or Paris" is two.
fn argument(search: &Reader<'_>, at: usize) -> Option<(usize, Vec<String>)> {
    let rest = search.words.get(at..)?;
    let articles = rest.iter().take_while(|word| is_choice(ARTICLES, &word.folded)).count();
    let mut taken = articles;
    let mut said: Vec<Vec<&Word>> = vec![Vec::new()];
    while let Some(word) = rest.get(taken) {
        let begins_another = !said.iter().all(Vec::is_empty) && begins_a_condition(search, at + taken);
        if is_joining(word) || begins_another || word.is_half {
            break;
        }
        match (is_choice("or|oder", &word.folded), said.last_mut()) {
            (true, _) => said.push(Vec::new()),
            (false, Some(last)) => last.push(word),
            (false, None) => {}
        }
        taken += 1;
        if search.ends_a_part(word) {
            break;
        }
    }
    let typed = |words: &Vec<&Word>| Some(search.typed(words.first()?, words.last()?));
    let said: Vec<String> = said.iter().filter_map(typed).collect();
    (!said.is_empty()).then_some((taken, said))
}
