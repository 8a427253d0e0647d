//! Relations of cards are ties between people: whoever is named is found, and knows who names them.

use fondly_core::domain::{ContactFields, ContactId, ContactState, Labelled, Relationship, inverse_of};
use rstest::rstest;

use crate::support::{TestBook, people::named};

fn naming(name: &str, relations: &[(&str, &str)]) -> ContactFields {
    let relations = relations.iter().map(|(label, name)| Labelled::new(*label, *name)).collect();
    ContactFields { relations, ..named(name) }
}

fn add(book: &mut TestBook, fields: ContactFields) -> ContactId {
    book.add_contact(fields, None).unwrap().value
}

fn ties(book: &TestBook, who: ContactId) -> Vec<(String, String, Option<ContactId>)> {
    let ties = book.person(who).unwrap().relationships;
    ties.into_iter().map(|Relationship { label, name, person }| (label, name, person)).collect()
}

fn tie(label: &str, name: &str, person: Option<ContactId>) -> (String, String, Option<ContactId>) {
    (label.to_owned(), name.to_owned(), person)
}

#[test]
fn whoever_is_named_is_found_and_knows_who_names_them() {
    let mut book = TestBook::new();
    let bo = add(&mut book, naming("Bo Costa", &[("mother", "ana costa"), ("friend", "Someone Else")]));
    assert_eq!(ties(&book, bo)[0].2, None, "nobody is called so yet");
    let ana = add(&mut book, named("Ana Costa"));
    assert_eq!(ties(&book, bo), [tie("mother", "ana costa", Some(ana)), tie("friend", "Someone Else", None)]);
    assert_eq!(ties(&book, ana), [tie("child", "Bo Costa", Some(bo))]);
}

#[test]
fn whoever_names_is_spoken_of_by_their_pronouns_and_the_familys_word() {
    let mut book = TestBook::new();
    let ana = add(&mut book, named("Ana Costa"));
    let by = |book: &mut TestBook, name: &str, label: &str, pronouns: &str| {
        add(book, ContactFields { pronouns: pronouns.to_owned(), ..naming(name, &[(label, "Ana Costa")]) })
    };
    let bo = by(&mut book, "Bo Costa", "mother", "he/him");
    let cy = by(&mut book, "Cy Costa", "sister", "she/her");
    let di = by(&mut book, "Di Costa", "partner", "she/her");
    let known = [tie("son", "Bo Costa", Some(bo)), tie("sister", "Cy Costa", Some(cy)), tie("partner", "Di Costa", Some(di))];
    assert_eq!(ties(&book, ana), known);
}

#[test]
fn a_tie_that_both_name_is_said_once_as_each_says_it() {
    let mut book = TestBook::new();
    let bo = add(&mut book, naming("Bo Costa", &[("wife", "Ana Costa")]));
    let ana = add(&mut book, naming("Ana Costa", &[("husband", "Bo Costa")]));
    assert_eq!(ties(&book, bo), [tie("wife", "Ana Costa", Some(ana))]);
    assert_eq!(ties(&book, ana), [tie("husband", "Bo Costa", Some(bo))]);
}

#[test]
fn where_two_are_called_so_nobody_is_guessed() {
    let mut book = TestBook::new();
    let bo = add(&mut book, naming("Bo Costa", &[("mother", "Ana Costa")]));
    let ana = add(&mut book, named("Ana Costa"));
    let other = add(&mut book, named("Ana Costa"));
    assert_eq!(ties(&book, bo), [tie("mother", "Ana Costa", None)]);
    assert_eq!((ties(&book, ana), ties(&book, other)), (vec![], vec![]));
    book.set_state(other, ContactState::Trashed).unwrap();
    assert_eq!(ties(&book, bo), [tie("mother", "Ana Costa", Some(ana))]);
}

#[test]
fn whom_a_card_names_by_uid_is_found_by_uid() {
    let mut book = TestBook::new();
    book.import_text(
        "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:b0\nFN:Bo\nRELATED;TYPE=parent:urn:uuid:a1\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:a1\nFN:Ana\nEND:VCARD\n",
    );
    let (bo, ana) = (book.find("Bo").unwrap(), book.find("Ana").unwrap());
    assert_eq!(ties(&book, bo), [tie("parent", "Ana", Some(ana))]);
    assert_eq!(ties(&book, ana), [tie("child", "Bo", Some(bo))]);
}

#[test]
fn a_word_of_the_users_own_is_said_as_they_said_it() {
    let mut book = TestBook::new();
    let bo = add(&mut book, naming("Bo", &[("Trauzeuge", "Ana"), ("", "Ana")]));
    let ana = add(&mut book, named("Ana"));
    assert_eq!(ties(&book, ana), [tie("says “Trauzeuge”", "Bo", Some(bo))]);
}

#[rstest]
fn an_inverse_has_an_inverse(
    #[values(
        "mother",
        "son",
        "uncle",
        "niece",
        "godfather",
        "grandson",
        "boss",
        "mentor",
        "wife",
        "brother",
        "best friend",
        "father-in-law"
    )]
    label: &str,
) {
    let inverse = inverse_of(label).unwrap();
    let back = inverse_of(inverse).unwrap();
    assert_eq!(inverse_of(back), Some(inverse));
}
