//! How alike two people are who may be one, and what speaks for it (V4). It only ever suggests.

use std::collections::{HashMap, HashSet};

use super::{ContactFields, Labelled, LifeDate, PersonName, fold, umlauts_spelt};

/// From here on two people are as good as certainly one.
pub const CERTAIN: u32 = 90;
/// From here on they are very likely one.
pub const LIKELY: u32 = 80;
/// From here on they may be.
pub const MAYBE: u32 = 50;

/// Mailboxes that belong to an office and not to a person.
const OFFICES: [&str; 14] =
    ["info", "office", "contact", "kontakt", "mail", "admin", "sales", "support", "hello", "team", "service", "post", "hr", "accounts"];
/// Short forms that share no beginning with the long one, or that no measure of letters finds.
const SHORT_FORMS: [&[&str]; 24] = [
    &["robert", "bob", "bobby", "rob"],
    &["william", "bill", "billy", "will", "willy"],
    &["richard", "dick", "rick", "rich"],
    &["elizabeth", "elisabeth", "liz", "beth", "betty", "lisa", "liesel"],
    &["margaret", "peggy", "maggie", "meg", "greta", "gretchen"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon"],
    &["edward", "ted", "ed", "eddie", "ned"],
    &["katherine", "catherine", "kate", "kathy", "katie", "kitty"],
    &["alexander", "alex", "sasha", "sandy", "xander"],
    &["alexandra", "alex", "sandra", "sasha", "lexi"],
    &["michael", "mike", "mick", "michi"],
    &["thomas", "tom", "tommy"],
    &["anthony", "tony"],
    &["andrew", "andy", "drew"],
    &["charles", "charlie", "chuck"],
    &["joseph", "joe", "joey", "sepp", "jupp"],
    &["josephine", "jo", "josie"],
    &["patricia", "pat", "patty", "trish"],
    &["susanne", "susan", "sue", "susi"],
    &["francisco", "paco", "pancho"],
    &["jose", "pepe"],
    &["johannes", "hans", "hannes", "jo"],
    &["maximilian", "max"],
];

/// Two people who may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// In hundredths; [`LIKELY`] and [`MAYBE`] say from where on it counts.
    pub score: u32,
    /// What speaks for it: "the same e-mail address".
    pub evidence: Vec<&'static str>,
}

impl Likeness {
    /// The same name and nothing else: too little to suggest, enough to mention.
    #[must_use]
    pub fn by_name_alone() -> Self {
        Self { score: 40, evidence: vec!["the same name, and nothing else"] }
    }
}

/// What of someone is compared, made ready once.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    given: String,
    family: String,
    /// The words of the whole name, folded and sorted; once more with the German spelling of umlauts.
    names: [Vec<String>; 2],
    generation: String,
    emails: Vec<String>,
    phones: Vec<(String, bool)>,
    addresses: Vec<String>,
    birthday: Option<LifeDate>,
}

impl Traits {
    /// What of someone is compared.
    #[must_use]
    pub fn of(fields: &ContactFields, birthday: Option<&LifeDate>) -> Self {
        let shown = fields.name.shown();
        let parts =
            if fields.name.given.is_empty() && fields.name.family.is_empty() { PersonName::typed(&shown) } else { fields.name.clone() };
        let values = |list: &[Labelled]| list.iter().map(|entry| fold(&entry.value)).collect();
        Self {
            given: fold(&parts.given),
            family: fold(&parts.family),
            names: [words(&fold(&shown)), words(&fold(&umlauts_spelt(&shown)))],
            generation: generation(&parts.suffix),
            emails: values(&fields.emails),
            phones: fields.phones.iter().filter_map(phone).collect(),
            addresses: values(&fields.addresses),
            birthday: birthday.cloned(),
        }
    }

    /// Keys of which two people who may be one share at least one.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let names = self.names.iter().filter(|words| !words.is_empty()).map(|words| format!("name {}", words.join(" ")));
        let families =
            (!self.family.is_empty()).then(|| format!("family {} {}", self.family, self.given.chars().take(1).collect::<String>()));
        let emails = self.emails.iter().map(|email| format!("mail {email}"));
        let phones = self.phones.iter().map(|(number, _)| format!("phone {number}"));
        names.chain(families).chain(emails).chain(phones)
    }

    /// How alike they are; `None` when too little speaks for it, or something against it.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.differs(other) {
            return None;
        }
        let mut found = Likeness { score: 0, evidence: Vec::new() };
        let mut speaks = |score: u32, evidence: &'static str| {
            found.score += score;
            found.evidence.push(evidence);
        };
        match shared(&self.emails, &other.emails) {
            Some(email) if is_office(email) => speaks(10, "the same office address"),
            Some(_) => speaks(50, "the same e-mail address"),
            None => {}
        }
        match self.shared_phone(other) {
            Some(true) => speaks(45, "the same mobile number"),
            Some(false) => speaks(15, "the same phone number"),
            None => {}
        }
        if self.has_same_name(other) {
            speaks(40, "the same name");
        } else if self.has_like_name(other) {
            speaks(25, "a name much like it");
        }
        match (&self.birthday, &other.birthday) {
            (Some(mine), Some(theirs)) if mine == theirs => speaks(20, "the same birthday"),
            (Some(mine), Some(theirs)) if mine.says_more(theirs) || theirs.says_more(mine) => speaks(15, "a birthday on the same day"),
            _ => {}
        }
        (found.score >= MAYBE).then_some(found)
    }

    /// Speaks anything against their being one?
    fn differs(&self, other: &Self) -> bool {
        let full =
            |date: &Option<LifeDate>| date.as_ref().and_then(LifeDate::known).filter(|date| date.year().is_some() && date.day().is_some());
        let birthdays = full(&self.birthday).zip(full(&other.birthday)).is_some_and(|(one, other)| one != other);
        let generations = self.generation != other.generation && !(self.generation.is_empty() || other.generation.is_empty());
        // Who share a home and a family name and not a first name are its members.
        let given =
            !self.given.is_empty() && !other.given.is_empty() && self.given != other.given && !is_short_form(&self.given, &other.given);
        let home = shared(&self.addresses, &other.addresses).is_some() || self.shared_phone(other).is_some();
        let members = given && self.family == other.family && !self.family.is_empty() && home && !self.has_same_name(other);
        birthdays || generations || members
    }

    /// Is a number the same, and if so, is it one person's on both sides?
    fn shared_phone(&self, other: &Self) -> Option<bool> {
        let same = |(number, own): &(String, bool)| {
            other.phones.iter().filter(|(theirs, _)| theirs == number).map(|(_, theirs_own)| *own && *theirs_own).max()
        };
        self.phones.iter().filter_map(same).max()
    }

    fn has_same_name(&self, other: &Self) -> bool {
        self.names.iter().any(|mine| mine.len() > 1 && other.names.contains(mine))
    }

    /// As [`Self::has_same_name`]; a name of one word says less, and is the same all the same.
    fn is_called_alike(&self, other: &Self) -> bool {
        self.names.iter().any(|mine| !mine.is_empty() && other.names.contains(mine))
    }

    fn has_like_name(&self, other: &Self) -> bool {
        let alike =
            |one: &str, other: &str| !one.is_empty() && !other.is_empty() && (one == other || strsim::jaro_winkler(one, other) >= 0.92);
        alike(&self.family, &other.family) && (alike(&self.given, &other.given) || is_short_form(&self.given, &other.given))
    }
}

/// People by what two who may be one would share.
pub struct Alike<T> {
    people: Vec<(T, Traits)>,
    by_key: HashMap<String, Vec<usize>>,
}

/// A key that more people share says nothing.
const CROWD: usize = 50;

impl<T> Default for Alike<T> {
    fn default() -> Self {
        Self { people: Vec::new(), by_key: HashMap::new() }
    }
}

impl<T: Clone> Alike<T> {
    /// Takes someone in.
    pub fn add(&mut self, who: T, traits: Traits) {
        for key in traits.keys() {
            let places = self.by_key.entry(key).or_default();
            if places.last() != Some(&self.people.len()) {
                places.push(self.people.len());
            }
        }
        self.people.push((who, traits));
    }

    /// Every two of them who may be one, each once.
    #[must_use]
    pub fn pairs(&self) -> Vec<(T, T, Likeness)> {
        let mut seen = HashSet::new();
        let mut pairs = Vec::new();
        for places in self.by_key.values().filter(|places| (2..=CROWD).contains(&places.len())) {
            for (at, one) in places.iter().enumerate() {
                for other in places.iter().skip(at + 1).filter(|other| *other != one) {
                    if !seen.insert((*one, *other)) {
                        continue;
                    }
                    if let (Some((first, mine)), Some((second, theirs))) = (self.people.get(*one), self.people.get(*other)) {
                        pairs.extend(mine.likeness(theirs).map(|likeness| (first.clone(), second.clone(), likeness)));
                    }
                }
            }
        }
        pairs
    }

    /// Who may be someone: who is most like them, else someone of the same name.
    #[must_use]
    pub fn who_may_be(&self, traits: &Traits) -> Option<(T, Likeness)> {
        self.most_like(traits).or_else(|| Some((self.namesake(traits)?, Likeness::by_name_alone())))
    }

    /// Who is most like someone, if anybody is.
    #[must_use]
    pub fn most_like(&self, traits: &Traits) -> Option<(T, Likeness)> {
        let mut places: Vec<usize> =
            traits.keys().filter_map(|key| self.by_key.get(&key)).filter(|places| places.len() <= CROWD).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let candidates = places.into_iter().filter_map(|place| self.people.get(place));
        let alike = candidates.filter_map(|(who, theirs)| Some((who.clone(), traits.likeness(theirs)?)));
        // Of several that are as like, the one who came first.
        alike.fold(
            None,
            |best: Option<(T, Likeness)>, one| if best.as_ref().is_none_or(|best| one.1.score > best.1.score) { Some(one) } else { best },
        )
    }

    /// Someone of the same name of whom nothing says that they are another.
    #[must_use]
    pub fn namesake(&self, traits: &Traits) -> Option<T> {
        // By the name alone: colleagues share a number by the thousand.
        let names = traits.keys().filter(|key| key.starts_with("name "));
        let places = names.filter_map(|key| self.by_key.get(&key)).flat_map(|places| places.iter().take(CROWD));
        let mut people = places.filter_map(|place| self.people.get(*place));
        people.find(|(_, theirs)| theirs.is_called_alike(traits) && !theirs.differs(traits)).map(|(who, _)| who.clone())
    }
}

fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort();
    words
}

fn generation(suffix: &str) -> String {
    let bare = fold(suffix).replace('.', "");
    bare.split(|c: char| !c.is_alphanumeric()).find(|word| ["jr", "sr", "ii", "iii", "iv"].contains(word)).unwrap_or_default().to_owned()
}

/// A number that means the same everywhere, and whether it is one person's. Without the country's code nobody knows which number it is.
fn phone(phone: &Labelled) -> Option<(String, bool)> {
    let digits: String = phone.value.chars().filter(char::is_ascii_digit).collect();
    let international =
        phone.value.trim_start().starts_with('+').then(|| digits.clone()).or_else(|| digits.strip_prefix("00").map(str::to_owned));
    let number = international.filter(|digits| digits.len() >= 7)?;
    let shared = ["home", "work", "main", "fax", "school"].iter().any(|word| phone.label.to_lowercase().contains(word));
    let own = !shared || ["cell", "mobile", "iphone"].iter().any(|word| phone.label.to_lowercase().contains(word));
    Some((number, own))
}

fn shared<'a>(mine: &'a [String], theirs: &[String]) -> Option<&'a str> {
    mine.iter().find(|value| !value.is_empty() && theirs.contains(value)).map(String::as_str)
}

fn is_office(email: &str) -> bool {
    email.split('@').next().is_some_and(|mailbox| OFFICES.contains(&mailbox))
}

fn is_short_form(one: &str, other: &str) -> bool {
    SHORT_FORMS.iter().any(|forms| forms.contains(&one) && forms.contains(&other))
}
