//! Rule S3 as laws over random histories: whatever was done, undoing it all is the beginning and redoing it all the end.

use proptest::{
    collection::vec,
    prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest},
    sample::Index,
};

use crate::support::verbs::{Verb, World, every_verb};

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
