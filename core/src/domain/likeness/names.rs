//! Whether two names may be one person's: folded, in any order of their words, with short forms; letters that only look alike are not
//! enough (Anna and Anne, Daniel and Daniela are two).

use super::super::{PersonName, fold, umlauts_spelt};

/// Words before and after a name that are no part of it.
const HONORIFICS: [&str; 18] =
    ["dr", "prof", "mr", "mrs", "ms", "mx", "miss", "sir", "herr", "frau", "ing", "dipl", "mag", "phd", "md", "sr", "jr", "esq"];

/// Short forms, each row one name. Who shares a row may be called so by some and otherwise by others.
const SHORT_FORMS: [&[&str]; 61] = [
    &["ana", "anita"],
    &["robert", "bob", "bobby", "rob", "robbie", "bert"],
    &["william", "bill", "billy", "will", "willy", "liam"],
    &["richard", "dick", "rick", "ricky", "rich", "richie"],
    &["elizabeth", "elisabeth", "liz", "lizzie", "beth", "betty", "eliza", "lisa", "liesel", "ela", "sisi"],
    &["margaret", "margarete", "margarethe", "peggy", "maggie", "meg", "greta", "gretchen", "grete"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon", "jonny"],
    &["jonathan", "jon", "jonny", "nathan"],
    &["edward", "ted", "ed", "eddie", "ned", "eduard", "edi"],
    &["katherine", "katharine", "catherine", "kate", "kathy", "katie", "kitty", "cathy", "kat"],
    &["katharina", "kathi", "kati", "katja", "kate"],
    &["alexander", "alex", "alec", "sasha", "sascha", "sandy", "xander", "aleksandr", "lex"],
    &["alexandra", "alex", "sandra", "sasha", "sascha", "lexi", "aleksandra", "ola"],
    &["michael", "mike", "mick", "micky", "michi", "mikey"],
    &["mikhail", "misha", "mischa"],
    &["thomas", "tom", "tommy"],
    &["anthony", "tony", "anton", "toni", "antonio"],
    &["andrew", "andy", "drew"],
    &["andreas", "andi", "andy"],
    &["charles", "charlie", "chuck", "chas", "karl", "carl"],
    &["joseph", "joe", "joey", "josef", "sepp", "jupp", "beppo"],
    &["josephine", "jo", "josie", "josi"],
    &["patricia", "pat", "patty", "trish", "patti"],
    &["patrick", "pat", "paddy"],
    &["susanne", "susan", "sue", "susi", "susie", "susanna", "suzanne"],
    &["francisco", "paco", "pancho", "curro", "fran"],
    &["francis", "frank", "fran"],
    &["jose", "pepe"],
    &["johannes", "hans", "hannes", "jo", "johann"],
    &["maximilian", "max", "maxi"],
    &["christopher", "chris", "kit", "topher"],
    &["christian", "chris", "kris"],
    &["christine", "christina", "chris", "chrissy", "tina", "christa", "kirsten"],
    &["benjamin", "ben", "benny", "benji"],
    &["daniel", "dan", "danny"],
    &["daniela", "dani", "ela"],
    &["david", "dave", "davy"],
    &["deborah", "debbie", "deb", "debora"],
    &["dorothy", "dorothea", "dot", "dottie", "dolly", "doro", "thea"],
    &["samuel", "sam", "sammy"],
    &["samantha", "sam", "sammy"],
    &["stephen", "steven", "steve", "stephan", "stefan", "steff"],
    &["stephanie", "stefanie", "steffi", "steph"],
    &["matthew", "matt", "matty"],
    &["matthias", "mathias", "matze", "hias"],
    &["nicholas", "nicolas", "nick", "nicky", "nikolaus", "klaus", "niko", "nico"],
    &["gregory", "greg", "gregor"],
    &["jeffrey", "geoffrey", "jeff", "geoff"],
    &["jennifer", "jen", "jenny", "jenna"],
    &["jessica", "jess", "jessie"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "laurence", "larry", "lorenz"],
    &["leonard", "leo", "len", "lenny", "leonhard"],
    &["peter", "pete", "piotr", "pedro"],
    &["philip", "phillip", "phil", "philipp"],
    &["rebecca", "becky", "becca"],
    &["ronald", "ron", "ronnie"],
    &["theodore", "theodor", "ted", "teddy", "theo"],
    &["timothy", "tim", "timmy"],
    &["victoria", "vicky", "vicki", "tori"],
];

/// A name as it is compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Name {
    /// The words of the given name, in their order.
    given: Vec<String>,
    family: String,
    nicknames: Vec<String>,
    /// The words of the whole name, sorted: as it is shown, with the German spelling of umlauts, and of its two main parts alone.
    wholes: Vec<Vec<String>>,
    generation: String,
}

impl Name {
    pub(super) fn of(name: &PersonName) -> Self {
        let shown = name.shown();
        let parts = if name.given.is_empty() && name.family.is_empty() { PersonName::typed(&shown) } else { name.clone() };
        let main = PersonName { given: parts.given.clone(), family: parts.family.clone(), ..PersonName::default() }.shown();
        let mut wholes: Vec<Vec<String>> =
            [fold(&shown), fold(&umlauts_spelt(&shown)), fold(&main)].iter().map(|text| sorted(text)).collect();
        wholes.retain(|words| !words.is_empty());
        wholes.sort();
        wholes.dedup();
        Self {
            given: words(&fold(&parts.given)),
            family: fold(&parts.family),
            nicknames: words(&fold(&name.nickname)),
            wholes,
            generation: generation(&parts.suffix),
        }
    }

    /// Keys of which two names that may be one share at least one.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        let wholes = self.wholes.iter().map(|words| format!("name {}", words.join(" ")));
        let initial = || self.given.first().and_then(|word| word.chars().next()).map(String::from).unwrap_or_default();
        wholes.chain((!self.family.is_empty()).then(|| format!("family {} {}", self.family, initial())))
    }

    /// The same words, at least two of them, or one that holds family and given name as Han names do.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let says_enough = |words: &&Vec<String>| words.len() > 1 || words.iter().any(|word| is_whole_in_one(word));
        self.wholes.iter().filter(says_enough).any(|mine| other.wholes.contains(mine))
    }

    /// As [`Self::is_same`]; a name of one word says less, and is the same all the same.
    pub(super) fn is_called_alike(&self, other: &Self) -> bool {
        self.wholes.iter().any(|mine| other.wholes.contains(mine))
    }

    /// A family name much like it, and a given name that may be one.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.given.join(" "), other.given.join(" "));
        alike(&self.family, &other.family) && (alike(&mine, &theirs) || self.given_may_be_one(other))
    }

    /// Of one family, and given names that are two?
    pub(super) fn is_of_another_in_the_family(&self, other: &Self) -> bool {
        let both_given = !self.given.is_empty() && !other.given.is_empty();
        both_given && !self.family.is_empty() && self.family == other.family && !self.is_same(other) && !self.given_may_be_one(other)
    }

    /// Of two generations, as far as both say which?
    pub(super) fn is_of_another_generation(&self, other: &Self) -> bool {
        self.generation != other.generation && !self.generation.is_empty() && !other.generation.is_empty()
    }

    /// "Ana" and "Ana Maria", "J." and "John", "Bob" and "Robert", and what friends say.
    fn given_may_be_one(&self, other: &Self) -> bool {
        let begins = self.given.iter().zip(&other.given).all(|(mine, theirs)| is_one_word(mine, theirs));
        let called = |nicknames: &[String], given: &[String]| given.first().is_some_and(|first| nicknames.contains(first));
        begins && !self.given.is_empty() && !other.given.is_empty()
            || called(&self.nicknames, &other.given)
            || called(&other.nicknames, &self.given)
    }
}

fn is_one_word(one: &str, other: &str) -> bool {
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let is_short_form = SHORT_FORMS.iter().any(|forms| forms.contains(&one) && forms.contains(&other));
    one == other || is_initial(one, other) || is_initial(other, one) || is_short_form
}

fn alike(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && (one == other || strsim::jaro_winkler(one, other) >= 0.92)
}

/// Han, Kana and Hangul names are written with a space or without one.
fn sorted(folded: &str) -> Vec<String> {
    let mut words = words(folded);
    if words.len() > 1 && words.iter().all(|word| is_cjk(word)) {
        return vec![words.concat()];
    }
    if words.len() > 2 {
        words.retain(|word| !HONORIFICS.contains(&word.as_str()));
    }
    words.sort();
    words
}

fn words(folded: &str) -> Vec<String> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_whole_in_one(word: &str) -> bool {
    is_cjk(word) && word.chars().count() > 1
}

fn is_cjk(word: &str) -> bool {
    super::super::name::is_cjk(word)
}

fn generation(suffix: &str) -> String {
    let bare = fold(suffix).replace('.', "");
    words(&bare).into_iter().find(|word| ["jr", "sr", "ii", "iii", "iv"].contains(&word.as_str())).unwrap_or_default()
}
