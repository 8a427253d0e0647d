//! What a whole sentence says: its times and names are found first, what is left is what it is about.

use jiff::civil::{Date, Time};

use super::{
    Called, Meant, Reading, Unsure,
    lexicon::{AND, AT, FILLER, IN, IS, ON, WITH, channel, happened, is_of_the_evening, milestone, must_be_understood},
    tokens::{Token, tokens},
    when::{Day, clock, day, length, repetition},
    who::{Named, names, unknown},
};
use crate::domain::{
    Cadence, CatchUpFields, Channel, ContactId, InteractionFields, LifeDate, MilestoneFields, MilestoneKind, Outcome, PartialDate,
    Repetition,
};

/// What is meant by a sentence that is said on a day.
#[must_use]
pub fn understand(sentence: &str, today: Date, called: Called<'_>) -> Reading {
    let (said, note) = split_note(sentence);
    let heard = Heard::of(said, today, called);
    // What stands before a colon may be no more than the day.
    let (heard, note) = if heard.names.is_empty() && !note.is_empty() { (Heard::of(sentence, today, called), "") } else { (heard, note) };
    let mut reading = Reading { names: heard.whole_names(), or: heard.or_later(sentence), ..Reading::default() };
    if let Some(words) = heard.unclear() {
        reading.unsure.push(Unsure::Unclear(words));
    }
    for name in &heard.names {
        if name.who.len() > 1 {
            reading.unsure.push(Unsure::Several { name: name.text.clone(), choices: choices(sentence, &heard, name) });
        }
    }
    reading.unsure.extend(heard.unknown.iter().cloned().map(Unsure::Unknown));
    if heard.names.is_empty() && heard.unknown.is_empty() && !heard.tokens.is_empty() {
        reading.unsure.push(Unsure::Nobody);
    }
    match heard.meant(note, today) {
        Some(meant) if reading.unsure.is_empty() => reading.meant = Some(meant),
        Some(_) => {}
        None if heard.tokens.is_empty() => {}
        None => reading.unsure.push(Unsure::NoDay),
    }
    reading
}

/// The sentence, and what stands behind a colon: the words of it.
fn split_note(sentence: &str) -> (&str, &str) {
    sentence.split_once(": ").map_or((sentence.trim_end_matches(':'), ""), |(said, note)| (said, note.trim()))
}

/// What was heard in a sentence.
struct Heard {
    tokens: Vec<Token>,
    /// Which words say a day, a time, a length or a repetition.
    taken: Vec<bool>,
    day: Option<Day>,
    /// The words of the day.
    day_at: std::ops::Range<usize>,
    time: Option<Time>,
    minutes: Option<u16>,
    /// The words of how long it lasts.
    length_at: std::ops::Range<usize>,
    repeats: Option<(Repetition, String)>,
    names: Vec<Named>,
    unknown: Vec<String>,
}

impl Heard {
    fn of(said: &str, today: Date, called: Called<'_>) -> Self {
        let tokens = tokens(said);
        let taken = vec![false; tokens.len()];
        let mut heard = Self {
            tokens,
            taken,
            day: None,
            day_at: 0..0,
            time: None,
            minutes: None,
            length_at: 0..0,
            repeats: None,
            names: Vec::new(),
            unknown: Vec::new(),
        };
        heard.find_times(today);
        heard.names = names(&heard.tokens, &heard.taken, called);
        for name in &mut heard.names {
            // Whoever is called so and no more is meant, where others are called so in part.
            let whole = crate::domain::fold(&name.text);
            let exact: Vec<_> = name.who.iter().filter(|(_, shown)| crate::domain::fold(shown) == whole).cloned().collect();
            if exact.len() == 1 {
                name.who = exact;
            }
        }
        heard.unknown = unknown(&heard.tokens, &heard.taken, &heard.names);
        heard
    }

    fn find_times(&mut self, today: Date) {
        let of_the_evening = self.tokens.iter().any(|token| is_of_the_evening(&token.word));
        let mut at = 0;
        while let Some(rest) = self.tokens.get(at..).filter(|rest| !rest.is_empty()) {
            let length_of = if let Some((taken, found)) = self.repeats.is_none().then(|| repetition(rest, today)).flatten() {
                self.repeats = Some(found);
                taken
            } else if let Some((taken, found)) = self.day.is_none().then(|| day(rest, today)).flatten() {
                self.day = Some(found);
                self.day_at = at..at + taken;
                taken
            } else if let Some((taken, (time, minutes))) = self.time.is_none().then(|| clock(rest, of_the_evening)).flatten() {
                self.time = Some(time);
                self.minutes = self.minutes.or(minutes);
                taken
            } else if let Some((taken, minutes)) = self.minutes.is_none().then(|| length(rest)).flatten() {
                self.minutes = Some(minutes);
                self.length_at = at..at + taken;
                taken
            } else {
                at += 1;
                continue;
            };
            self.taken.iter_mut().skip(at).take(length_of).for_each(|taken| *taken = true);
            at += length_of;
        }
    }

    fn whole_names(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (_, name) in self.names.iter().filter_map(|name| name.who.first()) {
            if !found.contains(name) {
                found.push(name.clone());
            }
        }
        found
    }

    fn people(&self) -> Vec<ContactId> {
        let mut found = Vec::new();
        for (id, _) in self.names.iter().filter_map(|name| name.who.first()) {
            if !found.contains(id) {
                found.push(*id);
            }
        }
        found
    }

    /// "Next Friday" may be the one after: the sentence that says so.
    fn or_later(&self, sentence: &str) -> Option<(Date, String)> {
        let day = self.day.as_ref().filter(|day| day.or_later)?;
        let later = day.on.saturating_add(jiff::Span::new().weeks(1));
        Some((later, self.replaced(sentence, &self.day_at, &later.to_string())?))
    }

    /// The sentence with other words in the place of some.
    fn replaced(&self, sentence: &str, at: &std::ops::Range<usize>, words: &str) -> Option<String> {
        let (first, last) = (self.tokens.get(at.start)?, self.tokens.get(at.end.checked_sub(1)?)?);
        Some(format!("{}{words}{}", sentence.get(..first.at.start)?, sentence.get(last.at.end..)?))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    fn is_free(&self, at: usize) -> bool {
        let is_name = self.names.iter().any(|name| (name.from..name.to).contains(&at));
        !is_name && self.taken.get(at).is_some_and(|taken| !taken)
    }

    fn free_words(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.tokens.len()).filter(|at| self.is_free(*at)).map(|at| (at, self.word(at)))
    }

    /// What is left that says a time or asks for something else.
    fn unclear(&self) -> Option<String> {
        let left = self.free_words().filter(|(_, word)| must_be_understood(word)).map(|(at, _)| at);
        // How long a catch-up lasts has a place only beside a time; nothing that is said is dropped.
        let has_happened = self.free_words().any(|(_, word)| happened(word).is_some());
        let left = left.chain(self.length_at.clone().filter(|_| self.time.is_none() && !has_happened));
        let words: Vec<&str> = left.filter_map(|at| self.tokens.get(at)).map(|token| token.text.as_str()).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn meant(&self, note: &str, today: Date) -> Option<Meant> {
        let happened = self.free_words().find_map(|(_, word)| happened(word));
        self.event().or_else(|| self.rhythm()).or_else(|| self.past(happened, note, today)).or_else(|| self.catch_up(note, today))
    }

    /// "Bo's exam is on 3 June".
    fn event(&self) -> Option<Meant> {
        let owner = self.names.iter().find(|name| name.owns);
        let kind_at = self.free_words().find(|(_, word)| milestone(word) != MilestoneKind::Custom).map(|(at, _)| at);
        let does_something = self.free_words().any(|(_, word)| channel(word).is_some() || WITH[..3].contains(&word));
        let label: Vec<&str> = match owner {
            Some(owner) => {
                let behind = (owner.to..self.tokens.len()).take_while(|at| self.is_free(*at) && !IS.contains(&self.word(*at)));
                behind.filter_map(|at| self.tokens.get(at)).map(|token| token.text.as_str()).collect()
            }
            None => kind_at
                .filter(|_| !does_something)
                .and_then(|at| self.tokens.get(at))
                .map(|token| token.text.as_str())
                .into_iter()
                .collect(),
        };
        let person = owner.or(self.names.first())?.who.first()?.0;
        let is_said = self.free_words().any(|(_, word)| IS.contains(&word));
        // "Read Bo's book": what stands before says what is done.
        let is_done = owner.is_some_and(|owner| (0..owner.from).any(|at| self.is_free(at) && !self.is_small(at)));
        if label.is_empty() || ((does_something || is_done) && !is_said) {
            return None;
        }
        let day = self.day.as_ref()?;
        let kind = label.last().map_or(MilestoneKind::Custom, |last| milestone(&crate::domain::fold(last)));
        let parts = day.date.unwrap_or_else(|| PartialDate::full(day.on));
        let date = match kind {
            MilestoneKind::Birthday | MilestoneKind::Anniversary if day.date.is_none() => {
                PartialDate::new(None, parts.month(), parts.day())?
            }
            MilestoneKind::Birthday | MilestoneKind::Anniversary => parts,
            _ => PartialDate::full(day.on),
        };
        let fields = MilestoneFields::new(kind, LifeDate::Known(date));
        let (label, yearly) = if kind == MilestoneKind::Custom {
            (crate::domain::capitalised(&label.join(" ")), false)
        } else {
            (String::new(), fields.yearly)
        };
        Some(Meant::Milestone { person, fields: MilestoneFields { label, yearly, ..fields } })
    }

    /// "Call Ana every 3 weeks".
    fn rhythm(&self) -> Option<Meant> {
        let (_, text) = self.repeats.as_ref().filter(|_| self.day.is_none() && self.time.is_none())?;
        let cadence: Cadence = text.parse().ok()?;
        let is_for_something = !self.what().0.is_empty();
        match self.people().as_slice() {
            [person] if !is_for_something => Some(Meant::Rhythm { person: *person, cadence }),
            _ => None,
        }
    }

    /// "Coffee with Ann yesterday: her new job".
    fn past(&self, happened: Option<Channel>, note: &str, today: Date) -> Option<Meant> {
        let said = self.day.as_ref().map(|day| if happened.is_some() && day.on > today { day.last.unwrap_or(day.on) } else { day.on });
        let on = said.or(happened.map(|_| today)).filter(|on| *on < today || happened.is_some())?;
        if on > today || self.repeats.is_some() {
            return None;
        }
        let (what, _, by) = self.what();
        let unanswered = ["no answer", "keine antwort", "nicht erreicht"];
        let is_unanswered =
            unanswered.iter().any(|words| crate::domain::fold(note).contains(words) || crate::domain::fold(&what).contains(words));
        let (what, note) = if is_unanswered { (String::new(), "") } else { (what, note) };
        let note = [what.as_str(), note].iter().filter(|words| !words.is_empty()).copied().collect::<Vec<_>>().join(": ");
        let channel = by.or(happened).unwrap_or(Channel::Other);
        let fields = InteractionFields {
            outcome: if is_unanswered { Outcome::NoAnswer } else { Outcome::Talked },
            ..InteractionFields::talk(on, channel, crate::domain::capitalised(&note))
        };
        Some(Meant::Happened { people: self.people(), fields })
    }

    fn catch_up(&self, note: &str, today: Date) -> Option<Meant> {
        let how = self.repeats.as_ref();
        let says_its_days = how.is_some_and(|(_, text)| text.parse::<Cadence>().is_err());
        let on = self.day.as_ref().map(|day| day.on).or(says_its_days.then_some(today))?;
        let (what, place, by) = self.what();
        let what_for = [what.as_str(), note].iter().filter(|words| !words.is_empty()).copied().collect::<Vec<_>>().join(": ");
        let fields = CatchUpFields {
            day: on,
            time: self.time,
            minutes: self.minutes.filter(|_| self.time.is_some()),
            channel: by.unwrap_or(Channel::Other),
            place,
            what_for,
        };
        let repeats = how.and_then(|(how, text)| if says_its_days { Some(*how) } else { Repetition::typed(text, on).ok() });
        Some(Meant::CatchUp { people: self.people(), fields, repeats })
    }

    /// What it is about, where, and how: all that is neither a name nor a time.
    fn what(&self) -> (String, String, Option<Channel>) {
        let (mut what, mut place, mut by): (Vec<&str>, Vec<&str>, Option<Channel>) = (Vec::new(), Vec::new(), None);
        // What it is about goes on as long as its words stand side by side.
        let mut goes_on = None;
        let mut at = 0;
        while at < self.tokens.len() {
            let is_owner = self.names.iter().any(|name| name.owns && name.to == at + 1) && self.is_free(at + 1);
            let Some(token) = self.tokens.get(at).filter(|_| self.is_free(at) || is_owner) else {
                at += 1;
                continue;
            };
            let word = token.word.as_str();
            if goes_on == Some(at) && self.leads_on(at) {
                what.push(&token.text);
                (at, goes_on) = (at + 1, Some(at + 1));
                continue;
            }
            if IN.contains(&word) && place.is_empty() {
                let there = (at + 1..self.tokens.len()).take_while(|at| self.is_free(*at) && !WITH.contains(&self.word(*at)));
                let words: Vec<&str> = there.filter_map(|at| self.tokens.get(at)).map(|token| token.text.as_str()).collect();
                if !words.is_empty() {
                    at += 1 + words.len();
                    let begins = usize::from(words.len() > 1 && words.first().is_some_and(|word| matches!(*word, "the" | "der" | "dem")));
                    place = words.into_iter().skip(begins).collect();
                    continue;
                }
            }
            match channel(word) {
                Some((channel, is_what)) => {
                    // "Write a letter": the more precise word counts.
                    by = by.filter(|by| *by != Channel::Message).or(Some(channel));
                    if is_what {
                        what.push(&token.text);
                        goes_on = Some(at + 1);
                    }
                }
                None if happened(word).is_some() || self.is_small(at) => {}
                None => {
                    what.push(&token.text);
                    goes_on = Some(at + 1);
                }
            }
            at += 1;
        }
        (what.join(" "), place.join(" "), by)
    }

    /// Is it a small word within what it is about, "about the job and the kids": one that leads on to another word of it?
    fn leads_on(&self, at: usize) -> bool {
        let is_said_otherwise = |at: usize| IN.contains(&self.word(at)) || happened(self.word(at)).is_some();
        let small = (at..self.tokens.len()).take_while(|at| self.is_free(*at) && self.is_small(*at) && !is_said_otherwise(*at)).count();
        let is_owner = |at: usize| self.names.iter().any(|name| name.owns && name.from == at);
        let next = at + small;
        small > 0 && (is_owner(next) || (self.is_free(next) && !is_said_otherwise(next) && channel(self.word(next)).is_none()))
    }

    /// Does a word say nothing of its own?
    fn is_small(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_pronoun = matches!(word, "i" | "we" | "me" | "us" | "ich" | "wir" | "habe" | "hab" | "haben" | "mich");
        let small = [&WITH[..], &AND[..], &ON[..], &AT[..], &IN[..], &FILLER[..]];
        is_pronoun || matches!(word, "for" | "fur") || small.iter().any(|words| words.contains(&word))
    }
}

/// The sentences that name each of those who are called so.
fn choices(sentence: &str, heard: &Heard, name: &Named) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (_, whole) in &name.who {
        let words = if name.owns { format!("{whole}'s") } else { whole.clone() };
        let Some(said) = heard.replaced(sentence, &(name.from..name.to), &words) else { continue };
        if *whole != name.text && !found.iter().any(|(known, _)| known == whole) {
            found.push((whole.clone(), said));
        }
    }
    found
}
