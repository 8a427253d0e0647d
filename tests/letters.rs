//! A letter to someone (B10): what the year held, kept as it is typed, and what it says once it is sent.

use fondly_core::domain::{BoundaryFields, BoundaryKind, Channel, ContactState};

use crate::support::{
    TestBook, day,
    people::{given, idea, not_about, received},
};

#[test]
fn a_letter_is_written_from_what_was_received_and_said_within_a_year() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    for (words, on) in [("A scarf", "2026-03-01"), ("An old map", "2025-03-10"), ("The move", "2025-03-11")] {
        book.add_exchange(ana, received(words, on)).unwrap();
    }
    book.add_exchange(ana, given("A fern", "2026-03-02")).unwrap();
    book.add_exchange(ana, idea("A pot")).unwrap();
    for (on, note) in [("2025-03-10", "Long ago"), ("2025-06-01", "Her garden"), ("2026-01-05", " "), ("2026-02-05", "Her move to Porto")] {
        book.talked(ana, on, note);
    }
    let letter = book.letter(ana).unwrap();
    assert_eq!(letter.kindnesses.iter().map(|one| one.fields.words.as_str()).collect::<Vec<_>>(), ["A scarf", "The move"]);
    assert_eq!(letter.talks.iter().filter_map(|talk| talk.words.as_deref()).collect::<Vec<_>>(), ["Her move to Porto", "Her garden"]);
    assert_eq!((letter.words.as_str(), letter.held_back), ("Dear Ana,\n\n", 0));
}

#[test]
fn what_touches_what_they_do_not_want_is_held_back_and_counted() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_boundary(ana, not_about("her father")).unwrap();
    book.add_exchange(ana, received("A picture of her father", "2026-03-01")).unwrap();
    book.talked(ana, "2026-02-05", "Her father is ill");
    let letter = book.letter(ana).unwrap();
    assert_eq!((letter.kindnesses.len(), letter.talks.len(), letter.held_back), (0, 0, 2));
}

#[test]
fn who_would_rather_have_no_letters_is_known_before_one_is_written() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let kind = BoundaryKind::Channel(Channel::Letter);
    book.add_boundary(ana, BoundaryFields { kind, words: String::new(), since: day("2026-01-01") }).unwrap();
    assert_eq!(book.letter(ana).unwrap().not_wanted.as_deref(), Some("no letters"));
}

#[test]
fn what_is_typed_is_kept_and_leaves_no_step_to_undo() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let steps = book.history(10).unwrap().len();
    for words in ["Dear Ana,", "Dear Ana, thank you"] {
        book.keep_letter(ana, words).unwrap();
    }
    assert_eq!(book.letter(ana).unwrap().words, "Dear Ana, thank you");
    assert_eq!(book.history(10).unwrap().len(), steps);
    book.keep_letter(ana, "  ").unwrap();
    assert_eq!(book.letter(ana).unwrap().words, "Dear Ana,\n\n", "as if it were not begun");
}

#[test]
fn sent_it_stands_among_what_happened_and_thanks_for_the_year_and_one_undo_takes_it_back() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_exchange(ana, received("An old map", "2025-03-10")).unwrap();
    book.add_exchange(ana, received("A scarf", "2026-03-01")).unwrap();
    book.keep_letter(ana, "Dear Ana, thank you").unwrap();
    let sent = book.send_letter(ana, " Dear Ana, thank you for the scarf.\n").unwrap();
    assert_eq!(sent.said, "Sent your letter to Ana Costa");
    let person = book.person(ana).unwrap();
    let talk = &person.timeline[0].interaction.fields;
    assert_eq!((talk.channel, talk.day, talk.note.as_str()), (Channel::Letter, day("2026-03-10"), "Dear Ana, thank you for the scarf."));
    let waiting: Vec<_> = person.giving.to_thank.iter().map(|(one, _)| one.fields.words.as_str()).collect();
    assert_eq!(waiting, ["An old map"], "what is older is not spoken of");
    assert_eq!(book.letter(ana).unwrap().words, "Dear Ana,\n\n", "the next one begins anew");
    book.undo(None).unwrap();
    let person = book.person(ana).unwrap();
    assert_eq!((person.timeline.len(), person.giving.to_thank.len()), (0, 2));
    assert_eq!(book.letter(ana).unwrap().words, "Dear Ana, thank you", "and what was written is there");
}

#[test]
fn nothing_is_written_to_whoever_has_died_and_nothing_is_not_sent() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    assert_eq!(book.send_letter(ana, " ").unwrap_err().to_string(), "Nothing is written yet. Nothing was changed.");
    book.set_state(ana, ContactState::Deceased).unwrap();
    assert!(book.letter(ana).is_err() && book.keep_letter(ana, "Dear Ana").is_err() && book.send_letter(ana, "Dear Ana").is_err());
}
