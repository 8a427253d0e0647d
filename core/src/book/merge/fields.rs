//! Three ways at once: what one side said when the two were last the same, what it says now, and what the book says (V2, V4).

use crate::domain::{ContactFields, Facet, PersonName};

/// What one side said when the two were last the same, and what it says now.
pub(in crate::book) struct Sides<'a, T> {
    pub(in crate::book) before: &'a T,
    pub(in crate::book) after: &'a T,
}

impl<T> Clone for Sides<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Sides<'_, T> {}

/// Which of two that differ is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::book) enum Choice {
    /// The book's.
    Mine,
    /// The other side's.
    Theirs,
    /// One below the other, where that can be; else the book's.
    Both,
}

/// What both sides had changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What.
    pub facet: Facet,
    /// What the book says.
    pub mine: String,
    /// What the other side says.
    pub theirs: String,
}

/// Brings values together one after the other, and notes where both sides had changed one.
pub(super) struct Merging<'a> {
    pub(super) choose: &'a dyn Fn(Facet) -> Choice,
    pub(super) conflicts: Vec<Conflict>,
}

impl Merging<'_> {
    /// One value: whoever changed it has it; where both did, the choice decides, and it is noted.
    pub(super) fn one<'v, T>(
        &mut self,
        facet: Facet,
        mine: &'v T,
        theirs: Sides<'v, T>,
        same: impl Fn(&T, &T) -> bool,
        say: impl Fn(&T) -> String,
    ) -> &'v T {
        let Sides { before, after } = theirs;
        if same(after, before) || same(mine, after) {
            return mine;
        }
        if same(mine, before) {
            return after;
        }
        self.conflicts.push(Conflict { facet, mine: say(mine), theirs: say(after) });
        if (self.choose)(facet) == Choice::Theirs { after } else { mine }
    }
}

/// The fields together, and what both sides had changed.
///
/// A text is one or the other; lists are merged entry by entry, so that neither side's new number is lost.
pub(in crate::book) fn fields(
    mine: &ContactFields,
    theirs: Sides<'_, ContactFields>,
    choose: &dyn Fn(Facet) -> Choice,
) -> (ContactFields, Vec<Conflict>) {
    let (Sides { before, after }, mut merged) = (theirs, mine.clone());
    let mut merging = Merging { choose, conflicts: Vec::new() };
    macro_rules! texts {
        ($($($field:ident).+ as $facet:ident),+) => {$(
            let sides = Sides { before: &before.$($field).+, after: &after.$($field).+ };
            merged.$($field).+ = merging.one(Facet::$facet, &mine.$($field).+, sides, PartialEq::eq, Clone::clone).clone();
        )+};
    }
    macro_rules! lists {
        ($($field:ident by $same:expr),+) => {$(
            let sides = Sides { before: &before.$field, after: &after.$field };
            merged.$field = list(&mine.$field, sides, |one, other| $same(&one.value) == $same(&other.value));
        )+};
    }
    merged.name = name(&mine.name, Sides { before: &before.name, after: &after.name }, &mut merging);
    texts!(
        name.nickname as Nickname,
        organization as Organization,
        title as Title,
        pronouns as Pronouns,
        language as Language,
        time_zone as TimeZone,
        note as Note
    );
    lists!(
        other_work by str::to_lowercase,
        emails by str::to_lowercase,
        phones by number,
        addresses by str::to_owned,
        links by str::to_owned,
        relations by str::to_owned
    );
    let tags = Sides { before: &before.tags, after: &after.tags };
    merged.tags = list(&mine.tags, tags, |one, other| one.to_lowercase() == other.to_lowercase());
    let both_notes = merging.conflicts.iter().any(|conflict| conflict.facet == Facet::Note) && choose(Facet::Note) == Choice::Both;
    if both_notes && !mine.note.contains(&after.note) {
        merged.note = format!("{}\n\n{}", mine.note, after.note);
    }
    (merged, merging.conflicts)
}

/// A phone number without the ways to write it.
fn number(phone: &str) -> String {
    let bare: String = phone.chars().filter(|c| !c.is_whitespace() && !"-./()".contains(*c)).collect();
    bare.strip_prefix("00").map_or_else(|| bare.clone(), |rest| format!("+{rest}"))
}

/// The name and its pronunciation, each as a whole; the nickname is `mine`.
fn name(mine: &PersonName, theirs: Sides<'_, PersonName>, merging: &mut Merging<'_>) -> PersonName {
    let say = |name: &PersonName| name.shown();
    let mut bare = merging.one(Facet::Name, mine, theirs, is_same_name, say);
    // The same name with its parts says more than without them.
    if !has_parts(bare) && has_parts(theirs.after) && is_same_name(bare, theirs.after) {
        bare = theirs.after;
    }
    let spoken = |name: &PersonName| [name.phonetic_given.as_str(), &name.phonetic_family].join(" ").trim().to_owned();
    let said = merging.one(Facet::Pronunciation, mine, theirs, |one, other| spoken(one) == spoken(other), spoken);
    PersonName {
        nickname: mine.nickname.clone(),
        phonetic_given: said.phonetic_given.clone(),
        phonetic_family: said.phonetic_family.clone(),
        ..bare.clone()
    }
}

/// A whole name that the parts make anyway says nothing more; every card has one. One whose parts nobody knows is the same as one that
/// looks the same.
fn is_same_name(one: &PersonName, other: &PersonName) -> bool {
    let parts = |name: &PersonName| PersonName {
        display: PersonName { nickname: String::new(), ..name.clone() }.shown(),
        nickname: String::new(),
        phonetic_given: String::new(),
        phonetic_family: String::new(),
        ..name.clone()
    };
    let (one, other) = (parts(one), parts(other));
    one == other || (one.display == other.display && !(has_parts(&one) && has_parts(&other)))
}

/// Is given or family name known?
fn has_parts(name: &PersonName) -> bool {
    !(name.given.is_empty() && name.family.is_empty())
}

/// What the other side no longer says goes, if it is still as it came; what it says anew comes, if it isn't there. An entry that only got
/// another label is the same entry with that label.
fn list<T: Clone + PartialEq>(mine: &[T], theirs: Sides<'_, Vec<T>>, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let Sides { before, after } = theirs;
    if mine == before.as_slice() {
        return after.clone();
    }
    let (mut merged, mut added) = (Vec::new(), after.iter().filter(|new| !before.contains(new)).collect::<Vec<_>>());
    for entry in mine {
        let gone = before.contains(entry) && !after.contains(entry);
        match added.iter().position(|new| same(new, entry)) {
            Some(at) => {
                let new = added.remove(at);
                merged.push(if gone { new.clone() } else { entry.clone() });
            }
            None if gone => {}
            None => merged.push(entry.clone()),
        }
    }
    merged.extend(added.into_iter().cloned());
    merged
}

#[cfg(test)]
mod tests {
    use super::{Sides, list};
    use crate::domain::Labelled;

    fn numbers(text: &str) -> Vec<Labelled> {
        text.split_whitespace()
            .map(|entry| entry.split_once(':').map_or_else(|| Labelled::new("", entry), |(label, value)| Labelled::new(label, value)))
            .collect()
    }

    #[test]
    fn of_a_list_both_sides_keep_what_they_added_and_lose_what_they_removed() {
        for (before, mine, after, merged) in [
            ("1 2", "1 2", "2 3", "2 3"),
            ("1 2", "1 2 9", "1 2 3", "1 2 9 3"),
            ("1 2", "2", "1 2 3", "2 3"),
            ("1 2", "1 2 9", "2", "2 9"),
            ("", "home:1", "1 2", "home:1 2"),
            ("1", "9 1", "cell:1", "9 cell:1"),
            ("1", "private:1", "work:1", "private:1"),
            ("1", "", "work:1", "work:1"),
            ("1 2", "9", "1 2", "9"),
        ] {
            let (before, after) = (numbers(before), numbers(after));
            let found = list(&numbers(mine), Sides { before: &before, after: &after }, |one, other| one.value == other.value);
            assert_eq!(found, numbers(merged), "{before:?} → {mine} here, {after:?} in the file");
        }
    }
}
