//! Where someone lives and works, what they like, can do and need, their tags and circles.

use super::{BETWEEN, NOT, Reader, What, spells};
use crate::{
    domain::fold,
    quick::{
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
}
use Kind::{GoodAt, Likes, Needs, Place, Tagged, Work};

/// How it is said; what is longer comes first.
const BEGINNINGS: [(Kind, &str); 21] = [
    (Likes, "interested in"),
    (Likes, "fan|fans of"),
    (Likes, "interessiert|interessieren sich fur"),
    (Likes, "likes|like|loves|enjoys|enjoy|plays|play|into|mag|mogen|liebt|spielt|spielen"),
    (GoodAt, "good|great at|with"),
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

/// What begins at a word of a search, and how many words it takes.
pub(super) fn read(search: &Reader<'_>, at: usize) -> Option<(usize, What, Vec<String>)> {
    let rest = search.words.get(at..)?;
    if let Some(found) = tag(search, rest).or_else(|| circle(search, rest)) {
        return Some(found);
    }
    let (kind, taken) = first(&BEGINNINGS, rest)?;
    let (more, said) = argument(search, at + taken)?;
    let words: Vec<String> = said.iter().map(|typed| fold(typed)).collect();
    let what = match kind {
        Place => What::Place(words),
        Work => What::Work(words),
        Likes => What::Likes(words),
        GoodAt => What::GoodAt(words),
        Needs => What::Needs(words),
        Tagged => What::Tagged(words.join(" ")),
    };
    Some((taken + more, what, said))
}

/// Does a word begin something, or deny it?
pub(super) fn is_begun(word: &Word) -> bool {
    first(&BEGINNINGS, std::slice::from_ref(word)).is_some() || is_choice(NOT, &word.folded)
}

/// "#choir".
fn tag(search: &Reader<'_>, rest: &[Word]) -> Option<(usize, What, Vec<String>)> {
    let word = rest.first()?;
    search.text.get(..word.from)?.ends_with('#').then(|| (1, What::Tagged(word.folded.clone()), vec![search.typed(word, word)]))
}

/// "In my inner circle", where a circle is called so.
fn circle(search: &Reader<'_>, rest: &[Word]) -> Option<(usize, What, Vec<String>)> {
    let taken = any(&["in|im|aus my|the|meinem|dem?", "from my|the?"], rest)?;
    let behind = rest.get(taken..)?;
    let called = |name: &str| {
        let name = fold(name);
        let words: Vec<&str> = name.split_whitespace().collect();
        let fits = words.len() <= behind.len() && words.iter().zip(behind).all(|(word, said)| *word == said.folded);
        let more = words.len() + usize::from(behind.get(words.len()).is_some_and(|word| is_choice("circle|kreis", &word.folded)));
        (fits && !words.is_empty()).then_some(more)
    };
    let (id, name, more) = search.circles.iter().filter_map(|(id, name)| Some((*id, name, called(name)?))).max_by_key(|found| found.2)?;
    Some((taken + more, What::Circle(id, name.clone()), Vec::new()))
}

/// What is meant by the words behind: up to a comma, to a word that joins, and to where something else is said. "Lyon or Paris" is two.
fn argument(search: &Reader<'_>, at: usize) -> Option<(usize, Vec<String>)> {
    let rest = search.words.get(at..)?;
    let articles = rest.iter().take_while(|word| is_choice("the|a|an|der|die|das|dem|den|einen|eine", &word.folded)).count();
    let mut taken = articles;
    let mut said: Vec<Vec<&Word>> = vec![Vec::new()];
    while let Some(word) = rest.get(taken) {
        let is_joining = is_choice(BETWEEN, &word.folded) || is_choice(NOT, &word.folded);
        let begins_another = !said.iter().all(Vec::is_empty)
            && (first(&BEGINNINGS, rest.get(taken..)?).is_some() || spells::says_when(rest.get(taken..)?, search.text, search.today));
        if is_joining || begins_another || word.is_half {
            break;
        }
        match (is_choice("or|oder", &word.folded), said.last_mut()) {
            (true, _) => said.push(Vec::new()),
            (false, Some(last)) => last.push(word),
            (false, None) => {}
        }
        taken += 1;
        let behind = search.text.get(word.to..).unwrap_or_default();
        if behind.starts_with([',', ';', '.', '?', '!']) {
            break;
        }
    }
    let typed = |words: &Vec<&Word>| Some(search.typed(words.first()?, words.last()?));
    let said: Vec<String> = said.iter().filter_map(typed).collect();
    (!said.is_empty()).then_some((taken, said))
}
