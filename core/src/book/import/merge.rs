//! Three ways at once: what the card said before, what it says now, and what the user made of it. What the user edited stays (V2).

use crate::domain::{ContactFields, PersonName};

/// What the card said, and what it says now.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a, T> {
    pub(super) before: &'a T,
    pub(super) after: &'a T,
}

/// The fields together, and the names of those that are not the same here and in the file, where the user's stayed.
///
/// A text is one or the other; lists are merged entry by entry, so that neither side's new number is lost.
pub(super) fn fields(mine: &ContactFields, card: Sides<'_, ContactFields>) -> (ContactFields, Vec<&'static str>) {
    let mut merged = mine.clone();
    let mut kept = Vec::new();
    macro_rules! texts {
        ($($field:ident as $name:literal),+) => {$(
            if card.after.$field != card.before.$field && mine.$field != card.after.$field {
                if mine.$field == card.before.$field { merged.$field = card.after.$field.clone() } else { kept.push($name) }
            }
        )+};
    }
    macro_rules! lists {
        ($($field:ident),+) => {$(
            let sides = Sides { before: &card.before.$field, after: &card.after.$field };
            merged.$field = list(&mine.$field, sides, |one, other| one.value == other.value);
        )+};
    }
    if !is_same_name(&card.after.name, &card.before.name) && !is_same_name(&mine.name, &card.after.name) {
        if is_same_name(&mine.name, &card.before.name) { merged.name = card.after.name.clone() } else { kept.push("name") }
    }
    texts!(
        organization as "organization",
        title as "title",
        pronouns as "pronouns",
        language as "language",
        time_zone as "time zone",
        note as "note"
    );
    lists!(emails, phones, addresses, links, relations);
    let tags = Sides { before: &card.before.tags, after: &card.after.tags };
    merged.tags = list(&mine.tags, tags, |one, other| one.to_lowercase() == other.to_lowercase());
    (merged, kept)
}

/// A whole name that the parts make anyway says nothing more; every card has one.
fn is_same_name(one: &PersonName, other: &PersonName) -> bool {
    let parts = |name: &PersonName| PersonName { display: name.shown(), ..name.clone() };
    parts(one) == parts(other)
}

/// What the card no longer says goes, if it is still as it came; what it says anew comes, if it isn't there. An entry that only got
/// another label is the same entry with that label.
fn list<T: Clone + PartialEq>(mine: &[T], card: Sides<'_, Vec<T>>, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    if mine == card.before.as_slice() {
        return card.after.clone();
    }
    let (mut merged, mut added) = (Vec::new(), card.after.iter().filter(|new| !card.before.contains(new)).collect::<Vec<_>>());
    for entry in mine {
        let gone = card.before.contains(entry) && !card.after.contains(entry);
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
