//! Rule S3 as laws over random histories: whatever was done, undoing it all is the beginning and redoing it all the end.

use proptest::{
    collection::vec,
    prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest},
    sample::Index,
};

use crate::support::{
    TestBook,
    people::share,
    verbs::{Verb, World, every_verb},
};

/// The verbs that a run of random numbers picks; one that is refused is left out, as a user would leave it.
fn act(world: &mut World, picks: &[Index]) {
    let verbs: Vec<Verb> = every_verb().collect();
    for pick in picks {
        let _refused = pick.get(&verbs)(world);
    }
}

/// Twenty-four random histories: every one is a new file with hundreds of transactions.
fn few() -> ProptestConfig {
    ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn undoing_everything_is_the_beginning_and_redoing_everything_the_end(picks in vec(any::<Index>(), 1..16)) {
        let mut world = World::new();
        world.book.undo_all();
        let beginning = world.book.rows();
        world.book.redo_all();
        act(&mut world, &picks);
        let end = world.book.rows();
        let undone = world.book.undo_all();
        prop_assert_eq!(world.book.rows(), &beginning[..]);
        prop_assert_eq!(world.book.redo_all(), undone);
        prop_assert_eq!(world.book.rows(), end);
    }

    #[test]
    fn steps_are_undone_in_any_order_or_refused_in_a_sentence(picks in vec(any::<Index>(), 1..12), order in vec(any::<Index>(), 1..20)) {
        let mut world = World::new();
        act(&mut world, &picks);
        let end = world.book.rows();
        for pick in order {
            let steps = world.steps();
            if steps.is_empty() {
                break;
            }
            let (before, step) = (world.book.rows(), *pick.get(&steps));
            if let Err(refusal) = world.book.undo(Some(step)) {
                prop_assert!(matches!(refusal, fondly_core::Error::Refused(_) | fondly_core::Error::InTheWay(_)), "{}", refusal);
                prop_assert_eq!(world.book.rows(), before);
            }
            prop_assert_eq!(world.book.check().unwrap(), [""; 0]);
        }
        world.book.redo_all();
        prop_assert_eq!(world.book.rows(), end, "redoing what was undone in any order is where it began");
    }

    #[test]
    fn a_step_undone_with_all_it_takes_along_and_redone_is_as_it_was(picks in vec(any::<Index>(), 1..12), which in any::<Index>()) {
        let mut world = World::new();
        act(&mut world, &picks);
        let (end, steps) = (world.book.rows(), world.steps());
        let step = *which.get(&steps);
        let along = world.book.would_take_along(step).unwrap();
        prop_assert_eq!(world.book.rows(), &end[..]);
        world.book.undo_along(step).unwrap();
        prop_assert_eq!(world.book.check().unwrap(), [""; 0]);
        prop_assert_eq!(world.steps().len() + along.len() + 1, steps.len());
        world.book.redo_all();
        prop_assert_eq!(world.book.rows(), end);
    }

    #[test]
    fn undo_and_redo_in_between_leave_nothing_behind(picks in vec((any::<Index>(), 0u8..3), 1..12)) {
        let mut world = World::new();
        for (pick, then) in picks {
            act(&mut world, &[pick]);
            match then {
                0 => drop(world.book.undo(None)),
                1 => drop(world.book.redo()),
                _ => {}
            }
        }
        let end = world.book.rows();
        let undone = world.book.undo_all();
        prop_assert!(world.book.person(world.ana).is_err(), "all the way back nobody was there");
        for _ in 0..undone {
            world.book.redo().unwrap();
        }
        prop_assert_eq!(world.book.rows(), end);
    }
}

#[test]
fn what_would_come_back_where_a_later_step_put_another_is_undone_after_that() {
    let mut book = TestBook::on_disk();
    let [bo, cy] = ["Bo", "Cy"].map(|name| book.someone(name));
    let id = book.add_share(share("the article about ferns", &[bo, cy])).unwrap().value;
    let left_out = book.edit_share(id, share("the article about ferns", &[cy])).unwrap().step.unwrap();
    book.edit_share(id, share("the article about ferns", &[bo, cy])).unwrap();
    let before = book.rows();
    let refused = book.undo(Some(left_out)).unwrap_err();
    assert!(matches!(refused, fondly_core::Error::InTheWay(_)), "{refused}");
    assert_eq!(book.rows(), before);
    assert_eq!(book.would_take_along(left_out).unwrap().len(), 1);
    book.undo_along(left_out).unwrap();
    assert_eq!(book.check().unwrap(), [""; 0]);
    book.redo_all();
    assert_eq!(book.rows(), before);
}

#[test]
fn thoughts_of_one_day_are_in_nobodys_way() {
    let mut book = TestBook::new();
    let first = book.add_reflection(None, "The boat").unwrap().value;
    let removed = book.remove_reflection(first).unwrap().step.unwrap();
    book.add_reflection(None, "The sail").unwrap();
    book.undo(Some(removed)).unwrap();
    assert_eq!(book.reflections().unwrap().len(), 2);
}
