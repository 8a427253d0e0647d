//! Rule S3: every change goes through one door, and can be undone and redone, across restarts.

use std::{collections::BTreeSet, fs, path::Path};

use fondly_core::{
    book::Subject,
    domain::{ContactState, Later, LeapDay, Period},
    store::StepState,
};
use rusqlite::Connection;

use crate::support::{
    TestBook, card, day,
    people::call,
    verbs::{World, every_verb},
};

#[test]
fn every_verb_undone_leaves_every_row_as_it_was_and_redone_as_it_became() {
    for (number, verb) in every_verb().enumerate() {
        let mut world = World::new();
        let before = world.book.rows();
        let done = verb(&mut world).unwrap();
        let after = world.book.rows();
        assert_ne!(before, after, "verb {number} ({}) does something", done.said);
        for round in ["once", "twice"] {
            let undone = world.book.undo(None).unwrap();
            assert_eq!(world.book.rows(), before, "verb {number} ({}) undone {round}", done.said);
            let redone = world.book.redo().unwrap();
            assert_eq!(world.book.rows(), after, "verb {number} ({}) redone {round}", done.said);
            assert_eq!((undone.step, redone.step), (done.step, done.step), "it keeps its place in the history");
            assert_eq!((&undone.changed, &redone.changed), (&done.changed, &done.changed), "the page hears the same");
        }
        assert_eq!(world.book.check().unwrap(), [""; 0], "the file is sound");
    }
}

#[test]
fn every_verb_is_undone_after_a_restart() {
    for (number, verb) in every_verb().enumerate() {
        let mut world = World::new();
        let before = world.book.rows();
        verb(&mut world).unwrap();
        let after = world.book.rows();
        world.book.restart();
        world.book.undo(None).unwrap();
        assert_eq!(world.book.rows(), before, "verb {number} undone after a restart");
        world.book.restart();
        world.book.redo().unwrap();
        assert_eq!(world.book.rows(), after, "verb {number} redone after a restart");
    }
}

#[test]
fn no_verb_of_the_book_is_missing_from_these_tests() {
    let mut tried = BTreeSet::new();
    for verb in every_verb() {
        let mut world = World::new();
        let step = verb(&mut world).unwrap().step.unwrap();
        let file = Connection::open(world.book.path()).unwrap();
        tried.insert(file.query_row("SELECT action FROM steps WHERE id = ?1", [step], |row| row.get::<_, String>(0)).unwrap());
    }
    assert_eq!(tried, actions_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/book")));
}

/// The actions that the source of the book names at its one door.
fn actions_in(folder: &Path) -> BTreeSet<String> {
    let mut actions = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            actions.extend(actions_in(&entry));
        } else {
            let source = fs::read_to_string(&entry).unwrap();
            actions.extend(source.split("self.change(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    actions
}

#[test]
fn a_verb_says_what_it_did_and_what_it_touched() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let logged = book.log_interaction(&[ana], call("2026-03-10", "")).unwrap();
    assert_eq!((logged.said.as_str(), logged.changed), ("Logged a call with Ana Costa", vec![Subject::Interactions]));
    let undone = book.undo(None).unwrap();
    assert_eq!((undone.said.as_str(), undone.changed), ("Undone: Logged a call with Ana Costa", vec![Subject::Interactions]));
    assert_eq!(book.redo().unwrap().said, "Done again: Logged a call with Ana Costa");
}

#[test]
fn a_verb_that_changes_nothing_leaves_no_step() {
    let mut world = World::new();
    world.book.every(world.ana, "10 days");
    let (ana, milestone) = (world.ana, world.book.milestone_of(world.ana));
    world.book.mark_celebrated(milestone, Period::Year(2026)).unwrap();
    world.book.skip_check_in(ana).unwrap();
    world.book.pause(ana, Some(day("2026-08-01"))).unwrap();
    world.book.snooze_check_in(ana, Later::NextWeek).unwrap();
    let (before, person) = (world.book.rows(), world.book.person(ana).unwrap());
    let book = &mut world.book;
    let fields = person.contact.fields;
    let circle = person.circle.unwrap();
    let settings = book.settings().unwrap();
    let outcomes = [
        book.edit_contact(ana, fields, Some(person.milestones[0].0.fields.date.clone())).unwrap(),
        book.set_state(ana, ContactState::Active).unwrap(),
        book.edit_circle(circle.id, circle.fields).unwrap(),
        book.set_circle(ana, Some(circle.id)).unwrap(),
        book.set_rhythm(ana, "10 days".parse().ok(), None).unwrap(),
        book.edit_milestone(milestone, person.milestones[0].0.fields.clone()).unwrap(),
        book.mark_celebrated(milestone, Period::Year(2026)).unwrap(),
        book.set_leap_day(ana, LeapDay::February28).unwrap(),
        book.edit_interaction(person.timeline[0].interaction.id, person.timeline[0].interaction.fields.clone()).unwrap(),
        book.pause(ana, Some(day("2026-08-01"))).unwrap(),
        book.snooze_check_in(ana, Later::NextWeek).unwrap(),
        book.change_settings(&settings).unwrap(),
    ];
    for outcome in outcomes {
        assert_eq!((outcome.step, outcome.changed), (None, Vec::new()), "{}", outcome.said);
    }
    assert_eq!(world.book.rows(), before);
}

#[test]
fn a_refused_verb_changes_nothing_and_leaves_no_step() {
    let mut world = World::new();
    let (before, steps) = (world.book.rows(), world.steps());
    assert!(world.book.log_interaction(&[world.ana], call("2027-01-01", "")).is_err());
    assert!(world.book.log_interaction(&[], call("2026-01-01", "")).is_err());
    assert!(world.book.pause(world.ana, Some(day("2026-01-01"))).is_err());
    let close = world.book.circle_named("Close").unwrap();
    assert!(world.book.add_circle(close.fields).is_err(), "a second circle of the same name");
    assert_eq!((world.book.rows(), world.steps()), (before, steps));
}

#[test]
fn redo_is_gone_after_a_new_change() {
    let mut book = TestBook::new();
    book.someone("Ana");
    book.undo(None).unwrap();
    book.someone("Bo");
    assert_eq!(book.redo().unwrap_err().to_string(), "There is nothing to redo.");
    let states: Vec<_> = book.history(10).unwrap().iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Done, StepState::PastRedo], "the history keeps what was undone");
}

#[test]
fn a_verb_that_changes_nothing_does_not_take_redo_away() {
    let mut book = TestBook::new();
    book.someone("Ana");
    book.undo(None).unwrap();
    let settings = book.settings().unwrap();
    book.change_settings(&settings).unwrap();
    assert!(book.redo().is_ok());
}

#[test]
fn an_old_step_is_undone_alone_when_nothing_later_touched_the_same() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana");
    let bo = book.someone("Bo");
    let step = book.set_state(ana, ContactState::Archived).unwrap().step;
    book.set_state(bo, ContactState::Archived).unwrap();
    book.undo(step).unwrap();
    let states = [ana, bo].map(|id| book.person(id).unwrap().contact.state);
    assert_eq!(states, [ContactState::Active, ContactState::Archived]);
}

#[test]
fn an_old_step_is_not_undone_while_a_later_one_is_in_the_way() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana");
    let step = book.set_state(ana, ContactState::Archived).unwrap().step;
    book.every(ana, "10 days");
    let before = book.rows();
    let refusal = book.undo(step).unwrap_err().to_string();
    assert_eq!(refusal, "“Ana: every 10 days” came after it and changed the same. Undo that first. Nothing was changed.");
    assert_eq!(book.rows(), before);
    book.undo(None).unwrap();
    assert!(book.undo(step).is_ok(), "once it is out of the way");
}

#[test]
fn undoing_an_old_step_says_what_it_would_take_along_and_takes_it_along_when_asked() {
    let mut book = TestBook::on_disk();
    let empty = book.rows();
    let step = book.import_text(&(card(&["UID:a", "FN:Ana Costa"]) + &card(&["UID:b", "FN:Bo Lind"]))).step.unwrap();
    let (ana, bo) = (book.find("Ana Costa").unwrap(), book.find("Bo Lind").unwrap());
    book.every(ana, "10 days");
    let call = book.talked(bo, "2026-03-01", "Porto");
    book.edit_interaction(call, crate::support::people::call("2026-03-02", "Porto")).unwrap();
    let other = book.someone("Zoe Lind");
    book.restart();
    let full = book.rows();
    let said: Vec<String> = book.would_take_along(step).unwrap().into_iter().map(|step| step.said).collect();
    assert_eq!(said, ["Ana Costa: every 10 days", "Changed the entry", "Logged a call with Bo Lind"]);
    assert_eq!(book.rows(), full, "asking writes nothing");
    assert_eq!(book.undo_along(step).unwrap().said, "Undone: Imported 2 people, and 3 later changes");
    assert_eq!(book.people_count().unwrap(), 1, "who has nothing to do with it stays");
    for _ in 0..4 {
        book.redo().unwrap();
    }
    assert_eq!(book.rows(), full, "redone one by one");
    book.undo_along(step).unwrap();
    book.set_state(other, ContactState::Trashed).unwrap();
    assert!(book.would_take_along(step).is_err(), "not twice");
    book.undo_all();
    assert_eq!(book.rows(), empty);
}

#[test]
fn a_step_whose_people_are_gone_is_refused_in_a_sentence() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana");
    let call = book.talked(ana, "2026-03-01", "");
    let removal = book.remove_interaction(call).unwrap().step;
    book.set_state(ana, ContactState::Trashed).unwrap();
    book.clock.set("2026-06-01T10:00");
    book.empty_trash().unwrap();
    let before = book.rows();
    let refusal = book.undo(removal).unwrap_err();
    assert!(matches!(refusal, fondly_core::Error::Refused(_) | fondly_core::Error::InTheWay(_)), "{refusal}");
    assert_eq!(book.rows(), before);
}

#[test]
fn undoing_with_all_it_takes_along_brings_back_who_it_needs() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana");
    let call = book.talked(ana, "2026-03-01", "");
    let removal = book.remove_interaction(call).unwrap().step.unwrap();
    book.set_state(ana, ContactState::Trashed).unwrap();
    book.clock.set("2026-06-01T10:00");
    book.empty_trash().unwrap();
    let along: Vec<String> = book.would_take_along(removal).unwrap().into_iter().map(|step| step.said).collect();
    assert_eq!(along, ["Emptied the trash of 1 person after 30 days"]);
    book.undo_along(removal).unwrap();
    assert_eq!(book.person(ana).unwrap().timeline.len(), 1);
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn what_is_undone_along_can_be_redone_one_by_one_where_a_circle_went_in_between() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana");
    let circle = book.circle_named("Close").unwrap().id;
    let joined = book.set_circle(ana, Some(circle)).unwrap().step.unwrap();
    book.set_circle(ana, None).unwrap();
    book.remove_circle(circle).unwrap();
    let end = book.rows();
    assert_eq!(book.would_take_along(joined).unwrap().len(), 2, "leaving the circle, and its removal");
    book.undo_along(joined).unwrap();
    assert_eq!(book.redo_all(), 3);
    assert_eq!(book.rows(), end);
}

#[test]
fn nothing_to_undo_is_said() {
    let mut book = TestBook::new();
    assert_eq!(book.undo(None).unwrap_err().to_string(), "There is nothing to undo.");
    assert_eq!(book.undo(Some(4711)).unwrap_err().to_string(), "There is nothing to undo.");
    let step = book.add_contact(crate::support::people::named("Ana"), None).unwrap().step;
    book.undo(step).unwrap();
    assert!(book.undo(step).is_err(), "not twice");
}

#[test]
fn what_one_opening_did_another_undoes() {
    let mut book = TestBook::on_disk();
    let before = book.rows();
    let mut other = book.second_opening();
    book.someone_born("Ana", "1986-03-10");
    other.undo(None).unwrap();
    assert_eq!(book.rows(), before);
    book.redo().unwrap();
    assert_eq!(other.history(1).unwrap()[0].state, StepState::Done);
}

#[test]
fn the_trash_is_emptied_after_thirty_days_and_comes_back_whole() {
    let mut book = TestBook::on_disk();
    let ana = book.someone_born("Ana", "1986-03-10");
    book.talked(ana, "2026-03-01", "Alone with Ana");
    book.import_text(&card(&["UID:cy", "FN:Cy Ray", "EMAIL:cy@example.org"]));
    book.set_state(ana, ContactState::Trashed).unwrap();
    book.clock.set("2026-04-09T10:00");
    assert_eq!(book.empty_trash().unwrap().value, 0, "thirty days are not over yet");
    book.clock.set("2026-04-10T10:00");
    let before = book.rows();
    assert_eq!(book.empty_trash().unwrap().value, 1);
    assert!(book.person(ana).is_err());
    assert!(!book.rows().iter().any(|row| row.contains("Alone with Ana")), "what was only theirs goes with them");
    book.undo(None).unwrap();
    assert_eq!(book.rows(), before);
}

#[test]
fn undoing_an_old_step_never_takes_what_later_steps_hung_on_it() {
    let mut book = TestBook::on_disk();
    let added = book.add_contact(crate::support::people::named("Ana"), None).unwrap();
    book.talked(added.value, "2026-03-09", "Her move to Porto.");
    let before = book.rows();
    let refusal = book.undo(added.step).unwrap_err().to_string();
    assert!(refusal.contains("came after it"), "{refusal}");
    assert_eq!(book.rows(), before, "nothing was changed");
}

#[test]
fn a_step_from_before_a_column_was_added_can_still_be_undone() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana");
    let before = book.person(ana).unwrap().contact.fields;
    book.edit_contact(ana, crate::support::people::named("Anabel"), None).unwrap();
    let other = Connection::open(book.path()).unwrap();
    other.execute_batch("ALTER TABLE contacts ADD COLUMN pronounced TEXT NOT NULL DEFAULT ''").unwrap();
    drop(other);
    book.restart();
    book.undo(None).unwrap();
    assert_eq!(book.person(ana).unwrap().contact.fields, before);
}
