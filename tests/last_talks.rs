//! When someone was talked to, tried and met last is kept beside the talks (S9): whatever is done and undone, it is what the talks say.

use rusqlite::Connection;

use crate::support::{
    Dice,
    verbs::{World, every_verb},
};

/// Those of whom what is kept and what the talks say differ.
pub(crate) fn wrong(path: &std::path::Path) -> i64 {
    let last = |which: &str| {
        format!(
            "(SELECT max(i.day) FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id WHERE p.contact_id = c.id AND {which})"
        )
    };
    let sql = format!(
        "SELECT count(*) FROM contacts AS c LEFT JOIN last_talks AS l ON l.contact_id = c.id
         WHERE l.talked IS NOT {} OR l.tried IS NOT {} OR l.met IS NOT {}",
        last("i.outcome = 'talked'"),
        last("i.outcome = 'no answer'"),
        last("i.outcome = 'talked' AND i.channel = 'in person'")
    );
    Connection::open(path).unwrap().query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn what_is_kept_of_the_last_talks_is_what_the_talks_say_whatever_is_done_and_undone() {
    let verbs: Vec<_> = every_verb().collect();
    let mut dice = Dice::new(17);
    for _ in 0..6 {
        let mut world = World::new();
        for _ in 0..25 {
            let verb = verbs[usize::try_from(dice.below(verbs.len() as u64)).unwrap()];
            match dice.below(4) {
                0 => drop(world.book.undo(None)),
                1 => drop(world.book.redo()),
                _ => drop(verb(&mut world)),
            }
            assert_eq!(wrong(world.book.path()), 0);
        }
    }
}
