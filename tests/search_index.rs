//! What a search looks in is kept in memory and brought up to date by the journal (S3): whatever is done and undone, by whichever program,
//! it finds what one finds who has just opened the book.

use fondly_core::{
    book::{Book, PeopleFilter, Why},
    domain::{ContactId, ContactState},
};

use crate::support::{
    Dice, TestBook,
    verbs::{World, every_verb},
};

const QUERIES: [&str; 9] = [
    "",
    "ana",
    "porto",
    "knee or gull",
    "likes hockey",
    "talked to this month",
    "not talked to since 2026-01-11",
    "birthday in march",
    "born in 1986",
];

/// Who is found by everything that is asked, and why.
fn found(book: &Book) -> Vec<(ContactId, Option<Why>)> {
    let states = [ContactState::Active, ContactState::Archived, ContactState::Trashed, ContactState::Deceased];
    let asked = QUERIES.iter().flat_map(|query| states.map(|state| PeopleFilter { state, ..PeopleFilter::active(query) }));
    let of = |filter: PeopleFilter| {
        let sought = book.sought(&filter.query).unwrap();
        let people = book.people(&filter, 0, 60).unwrap().1;
        people.into_iter().map(move |one| (one.id, book.why_found(&sought, one.id).unwrap())).collect::<Vec<_>>()
    };
    asked.flat_map(of).collect()
}

#[test]
fn whatever_is_done_and_undone_a_search_finds_what_a_book_just_opened_finds() {
    let verbs: Vec<_> = every_verb().collect();
    let mut dice = Dice::new(18);
    for _ in 0..5 {
        let mut world = World::new();
        // Another program that has the book open: it only ever sees what the journal says.
        let other = open(&world.book);
        for _ in 0..20 {
            let verb = verbs[usize::try_from(dice.below(verbs.len() as u64)).unwrap()];
            match dice.below(4) {
                0 => drop(world.book.undo(None)),
                1 => drop(world.book.redo()),
                _ => drop(verb(&mut world)),
            }
            let fresh = found(&open(&world.book));
            assert_eq!(found(&world.book), fresh);
            if dice.below(3) == 0 {
                assert_eq!(found(&other), fresh, "as another program finds");
            }
        }
    }
}

fn open(book: &TestBook) -> Book {
    Book::open(book.path(), book.clock.clone()).unwrap()
}
