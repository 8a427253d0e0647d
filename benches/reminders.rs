//! What the reminders cost, as ratios within one run; and lives of three years in virtual time, as many as one likes: with `USERS=10000`
//! nothing but them.

#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a benchmark may stop with a panic, and does not use all that tests do"
)]

#[path = "../tests/simulation/mod.rs"]
mod simulation;
#[path = "../tests/support/mod.rs"]
mod support;

use std::{fmt::Write as _, sync::Mutex, thread, time::Duration};

use cpu_time::ThreadTime;
use fondly_core::{book::unwatched, reminders::Engine, store::Store};
use rusqlite::Connection;

use support::{RecordingVoice, TestBook};

const PEOPLE: usize = 100_000;
const MOMENT: &str = "2026-03-10T07:00[Europe/Lisbon]";

fn main() {
    let users = number("USERS");
    if users.is_none() {
        lay_out();
    }
    lives(users.unwrap_or(200), number("SEED").unwrap_or(1_000));
}

/// Laying out 400 days for a hundred thousand people, and asking for what is due next, beside the same rows written by SQLite alone.
fn lay_out() {
    let mut book = TestBook::on_disk_at(MOMENT);
    let file = book.file("people.vcf", cards());
    book.import(&[file], &mut unwatched).unwrap();
    let mut engine = Engine::new(book.second_opening());
    let mut voice = RecordingVoice::default();
    let ours = timed(|| assert!(engine.pass(&mut voice).is_ok()));
    let again = timed(|| assert!(engine.pass(&mut voice).is_ok()));
    let someone = book.find("Person 7").unwrap();
    book.check_in_done(someone).unwrap();
    let edited = timed(|| assert!(engine.pass(&mut voice).is_ok()));
    let store = Store::open(book.path(), &|_, _| Ok(())).unwrap();
    let rows = rows_of(book.path());
    let inserts = timed(|| insert(&rows));
    println!(
        "laying out {} reminders of {PEOPLE} people: {:.1} × the inserts alone ({:.2?}, at most 2)",
        rows.len(),
        ratio(ours, inserts),
        ours
    );
    println!("a pass in which nothing has changed: {again:.2?}");
    println!("a pass after someone was talked to: {:.1} × the inserts alone ({edited:.2?})", ratio(edited, inserts));
    let rounds: u32 = 1_000;
    let next = timed(|| (0..rounds).for_each(|_| drop(store.read().next_alarm().unwrap()))) / rounds;
    println!("what is due next of {} alarms: {next:.2?}, at most 50 µs", rows.len());
}

fn cards() -> String {
    let mut text = String::new();
    for n in 0..PEOPLE {
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        let _ = write!(
            text,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:Person {n}\r\nBDAY:19{:02}-{month:02}-{day:02}\r\nEND:VCARD\r\n",
            n % 70 + 30
        );
    }
    text
}

type Plain = (Vec<u8>, String, String, String, i64);

/// The alarms as plain values.
fn rows_of(path: &std::path::Path) -> Vec<Plain> {
    let file = Connection::open(path).unwrap();
    let mut query = file.prepare("SELECT rule_id, period, occurs_on, due, due_second FROM alarms").unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
    query.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap()
}

/// The same rows into the same table and its indexes, in one transaction, with nothing reckoned.
fn insert(rows: &[Plain]) {
    let book = TestBook::on_disk_at(MOMENT);
    let mut file = Connection::open(book.path()).unwrap();
    let transaction = file.transaction().unwrap();
    {
        let sql = "INSERT INTO alarms (kind, rule_id, revision, period, lead, move, contact_id, occurs_on, due, due_second, state, why, changed_at)
                   VALUES ('milestone', ?1, 0, ?2, 0, 0, ?1, ?3, ?4, ?5, 'scheduled', '', '2026-03-10T07:00:00Z')";
        let mut insert = transaction.prepare(sql).unwrap();
        for (rule, period, on, due, second) in rows {
            insert.execute((rule, period, on, due, second)).unwrap();
        }
    }
    transaction.commit().unwrap();
}

/// Lives on every processor there is; a seed in which the engine differs from the rules is told and fails the whole.
fn lives(users: u64, first: u64) {
    let (next, done) = (Mutex::new(first), Mutex::new((simulation::Tally::default(), Vec::new())));
    let live = || loop {
        let seed = {
            let mut next = next.lock().unwrap();
            if *next == first + users {
                return;
            }
            *next += 1;
            *next - 1
        };
        let life = std::panic::catch_unwind(|| simulation::live(seed, 3 * 365));
        let mut done = done.lock().unwrap();
        match life {
            Ok(tally) => done.0.add(&tally),
            Err(_) => done.1.push(seed),
        }
    };
    let aside = std::panic::take_hook();
    // The power goes by a panic, thousands of times; what matters is told by its seed.
    std::panic::set_hook(Box::new(|info| {
        if info.payload().downcast_ref::<&str>() != Some(&"the power is gone") {
            eprintln!("{info}");
        }
    }));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(live);
        }
    });
    std::panic::set_hook(aside);
    let (tally, failed) = done.into_inner().unwrap();
    println!("{users} lives of three years, seeds {first}–{}: {tally:?}", first + users - 1);
    assert!(failed.is_empty(), "the engine differs from the rules in the lives of seeds {failed:?}");
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn timed(work: impl FnOnce()) -> Duration {
    let from = ThreadTime::now();
    work();
    from.elapsed()
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}
