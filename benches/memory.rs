//! What remembering costs in a book of 100,000 people and 1,000,000 talks: the brief, Today, and searches that answer; each against a frame.

#![expect(clippy::indexing_slicing, reason = "a benchmark may stop with a panic")]

mod support;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use fondly_core::{
    book::{Book, PeopleFilter},
    domain::{Channel, ContactId, InteractionFields},
};
use rusqlite::Connection;

use support::{Failure, Still};

const PEOPLE: usize = 100_000;
const TALKS: usize = 1_000_000;
/// So many have a rhythm: the ones whom the user cares for.
const CLOSE: usize = 500;
const TOWNS: [&str; 6] = ["Lyon", "Porto", "Graz", "Leeds", "Turku", "Bergen"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const LIKES: [&str; 6] = ["ice hockey", "old maps", "climbing", "baking bread", "choir music", "long walks"];

fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("book.db");
    fill(&path)?;
    let mut book = book(&path)?;
    println!("{PEOPLE} people, {CLOSE} of them with a rhythm, {TALKS} talks");
    say("brief", 1.0, briefs(&mut book)?);
    say("Today, whole", 1.0, todays(&book)?);
    let first = Instant::now();
    answer(&book, "who do I know in Lyon")?;
    println!("  the first search after a start: {:.0?}", first.elapsed());
    book.log_interaction(&[person(7)], InteractionFields::talk("2026-11-22".parse()?, Channel::Call, "The garden"))?;
    let next = Instant::now();
    answer(&book, "who do I know in Lyon")?;
    println!("  the first after a change: {:.0?}", next.elapsed());
    say("a search that answers", 3.0, searches(&book)?);
    say("whom to stay close to", 60.0, each(5, |_| Ok(book.maybe_close(12)?))?);
    Ok(())
}

fn book(path: &Path) -> Result<Book, Failure> {
    Ok(Book::open(path, Arc::new(Still("2026-11-22T10:00:00[UTC]".parse()?)))?)
}

/// Half and almost all of them, against the frames that there is time for.
fn say(what: &str, frames: f64, mut times: Vec<Duration>) {
    times.sort_unstable();
    for (name, part) in [("p50", 50), ("p95", 95)] {
        let time = times[times.len() * part / 100];
        println!("  {what:<24} {name} {time:>8.1?}   {:.2} of {frames} frames at 60 Hz", time.as_secs_f64() * 60.0 / frames);
    }
}

fn each<T>(count: usize, mut work: impl FnMut(usize) -> Result<T, Failure>) -> Result<Vec<Duration>, Failure> {
    let timed = |at| {
        let begun = Instant::now();
        work(at)?;
        Ok(begun.elapsed())
    };
    (0..count).map(timed).collect()
}

fn briefs(book: &mut Book) -> Result<Vec<Duration>, Failure> {
    each(200, |at| Ok(book.brief(person(at % CLOSE))?))
}

/// All that Today shows.
fn todays(book: &Book) -> Result<Vec<Duration>, Failure> {
    let today = book.now().today();
    each(40, |_| {
        let agenda = book.agenda(None)?;
        for one in &agenda.celebrate {
            book.celebration_line(one, today)?;
        }
        for one in agenda.reach_out.iter().take(5).chain(agenda.waiting.iter().take(5)) {
            book.nudge_line(one, today)?;
        }
        book.reminders_due()?;
        book.is_nobody_kept_close()?;
        book.remembered_today()?;
        book.to_thank(true)?;
        book.missed()?;
        Ok(book.small_acts(&agenda)?)
    })
}

fn searches(book: &Book) -> Result<Vec<Duration>, Failure> {
    // Each is asked once: nothing of it was worked out before.
    let query = |at: usize| {
        let (turn, town, month) = (at / 8, TOWNS[at % TOWNS.len()], MONTHS[at / 8 % MONTHS.len()]);
        let like = LIKES[turn % LIKES.len()];
        match at % 8 {
            0 => format!("who do I know in {town} {turn}"),
            1 => format!("likes {like}, not seen since {} May", turn + 1),
            2 => format!("birthday in {month}"),
            3 => format!("not seen for {} weeks, likes climbing", turn + 3),
            4 => format!("works at company {turn}"),
            5 => format!("talked to since {} {month} in Porto", turn + 1),
            6 => format!("likes choir, birthday in {month}"),
            _ => format!("anna {turn}"),
        }
    };
    each(160, |at| answer(book, &query(at)))
}

/// One window of answers, each with why.
fn answer(book: &Book, query: &str) -> Result<(), Failure> {
    let asked = book.sought(query)?;
    for found in book.people(&PeopleFilter::active(query), 0, 60)?.1 {
        book.why_found(&asked, found.id)?;
    }
    Ok(())
}

fn identity(n: usize, kind: u8) -> [u8; 16] {
    let mut id = [kind; 16];
    id[..8].copy_from_slice(&n.to_be_bytes());
    id
}

fn person(n: usize) -> ContactId {
    ContactId::from_bytes(identity(n, 1))
}

/// Writes the rows themselves: the verbs would note a million steps.
fn fill(path: &Path) -> Result<(), Failure> {
    drop(book(path)?);
    let mut plain = Connection::open(path)?;
    let all = plain.transaction()?;
    let circle: Vec<u8> = all.query_row("SELECT id FROM circles ORDER BY position LIMIT 1 OFFSET 1", [], |row| row.get(0))?;
    for n in 0..PEOPLE {
        let (who, name) = (identity(n, 1), format!("Anna Müller {n}"));
        let circle = (n < CLOSE).then_some(&circle);
        all.prepare_cached(
            "INSERT INTO contacts (id, given, family, additional, prefix, suffix, nickname, display, organization, title, pronouns, note, state,
               state_since, circle_id, rhythm_since, rhythm_revision, leap_day, created_at, shown, sort_key, search)
             VALUES (?1, 'Anna', 'Müller', '', '', '', '', ?2, ?3, '', '', '', 'active', '2026-11-22', ?4, '2016-11-22', 0, 'february28',
               '2016-11-22T10:00:00Z', ?2, ?1, lower(?2))",
        )?
        .execute((who, &name, format!("Company {}", n % 400), circle))?;
        all.prepare_cached("INSERT INTO details (id, contact_id, kind, label, value, position) VALUES (?1, ?2, 'address', 'home', ?3, 0)")?
            .execute((identity(n, 2), who, format!("Street {n}\n{}", TOWNS[n % TOWNS.len()])))?;
        all.prepare_cached(
            "INSERT INTO milestones (id, contact_id, kind, label, year, month, day, yearly, note, revision, known_at)
             VALUES (?1, ?2, 'birthday', '', 1980, ?3, ?4, 1, '', 0, '2016-11-22T10:00:00Z')",
        )?
        .execute((identity(n, 3), who, i64::try_from(n % 12 + 1)?, i64::try_from(n % 28 + 1)?))?;
        all.prepare_cached("INSERT INTO facts (id, contact_id, kind, words, said_on) VALUES (?1, ?2, 'interest', ?3, '2025-03-01')")?
            .execute((identity(n, 4), who, LIKES[n / 6 % LIKES.len()]))?;
    }
    for n in 0..TALKS {
        // Half of all talks are with those who are close.
        let with = if n % 2 == 0 { n / 2 % CLOSE } else { n % PEOPLE };
        let note = if n % 3 == 0 { "Talked about the garden and the move" } else { "" };
        all.prepare_cached(
            "INSERT INTO interactions (id, day, channel, outcome, started_by, note, created_at)
             VALUES (?1, date('2026-11-21', ?2), ?3, 'talked', 'me', ?4, '2026-11-21T10:00:00Z')",
        )?
        .execute((identity(n, 5), format!("-{} days", n * 7919 % 3650), ["call", "in person", "message"][n % 3], note))?;
        all.prepare_cached("INSERT INTO interaction_people (id, interaction_id, contact_id) VALUES (?1, ?2, ?3)")?.execute((
            identity(n, 6),
            identity(n, 5),
            identity(with, 1),
        ))?;
    }
    all.commit()?;
    Ok(())
}
