//! What the book costs, as ratios within one run: import against SQLite's inserts alone, and searching as one types.

#![expect(clippy::indexing_slicing, reason = "a benchmark may stop with a panic")]

mod support;

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use fondly_core::book::{Book, PeopleFilter};
use rusqlite::Connection;

use support::{Failure, Still};

const PEOPLE: usize = 10_000;
const ROUNDS: usize = 3;

fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("people.vcf");
    std::fs::write(&file, cards())?;
    import(folder.path(), &file)?;
    search(folder.path(), &file)
}

/// Cards as an address book of a phone writes them; every person differs.
fn cards() -> String {
    const GIVEN: [&str; 12] = ["Anna", "Ben", "Zoë", "José", "Łukasz", "美咲", "伟", "Олена", "Noah", "Maria", "Søren", "Priya"];
    const FAMILY: [&str; 11] =
        ["Müller", "García", "Kowalski", "中村", "王", "O'Neill", "van der Berg", "Nguyen", "Rossi", "Okafor", "Lind"];
    let mut text = String::new();
    for n in 0..PEOPLE {
        let (given, family) = (GIVEN[n % GIVEN.len()], FAMILY[n * 7 % FAMILY.len()]);
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        let _ = write!(
            text,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{given} {family} {n}\r\nUID:bench-{n}\r\nTEL;type=CELL:+49 151 {n:07}\r\n\
             EMAIL;type=HOME:p{n}@example.org\r\nADR;type=HOME:;;Street {n};City;;{n:05};Country\r\nORG:Company {}\r\nBDAY:19{:02}-{month:02}-{day:02}\r\n\
             NOTE:met at the conference in spring\\nlikes hiking and old films\r\nCATEGORIES:Friends\r\nEND:VCARD\r\n",
            n % 400,
            n % 70 + 30,
        );
    }
    text
}

fn book(path: &Path) -> Result<Book, Failure> {
    Ok(Book::open(path, Arc::new(Still("2026-11-22T10:00:00[UTC]".parse()?)))?)
}

fn import(folder: &Path, file: &Path) -> Result<(), Failure> {
    let (mut ours, mut again, mut undone, mut inserts) = (Duration::MAX, Duration::MAX, Duration::MAX, Duration::MAX);
    for round in 0..ROUNDS {
        let mut book = book(&folder.join(format!("import-{round}.db")))?;
        let files = [PathBuf::from(file)];
        ours = ours.min(timed(|| Ok(book.import(&files, &mut fondly_core::book::unwatched)?))?);
        again = again.min(timed(|| Ok(book.import(&files, &mut fondly_core::book::unwatched)?))?);
        undone = undone.min(timed(|| Ok(book.undo(None)?))?);
        inserts = inserts.min(timed(|| plain_inserts(&folder.join(format!("plain-{round}.db"))))?);
    }
    println!("import of {PEOPLE} cards, best of {ROUNDS}");
    println!("  SQLite inserts alone     {inserts:>8.0?}   1.00");
    for (what, time) in [("import", ours), ("the same file again", again), ("undo of the import", undone)] {
        println!("  {what:<24} {time:>8.0?}   {:.2}", time.as_secs_f64() / inserts.as_secs_f64());
    }
    Ok(())
}

/// The rows that the import writes (a contact, three details, a milestone, a tag, a card, and the journal's line for each) into the
/// same tables, with nothing read, compared or reckoned.
fn plain_inserts(path: &Path) -> Result<(), Failure> {
    drop(book(path)?);
    let mut plain = Connection::open(path)?;
    plain.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    let all = plain.transaction()?;
    let id = |n: usize, kind: u8| {
        let mut id = [kind; 16];
        id[..8].copy_from_slice(&n.to_be_bytes());
        id
    };
    all.execute("INSERT INTO steps (action, said, at, state) VALUES ('bench', '', '', 'done')", [])?;
    let step = all.last_insert_rowid();
    let journal = |tbl: &str, id: [u8; 16]| {
        all.prepare_cached("INSERT INTO step_rows (step_id, tbl, row_id) VALUES (?1, ?2, ?3)")?.execute((step, tbl, id))
    };
    for n in 0..PEOPLE {
        let person = id(n, 1);
        all.prepare_cached(
            "INSERT INTO contacts (id, given, family, additional, prefix, suffix, nickname, display, organization, title, pronouns, note, state,
               state_since, rhythm_since, rhythm_revision, leap_day, created_at, shown, sort_key, search)
             VALUES (?1, 'Anna', 'Müller', '', '', '', '', ?2, 'Company 12', '', '', 'met at the conference in spring', 'active', '2026-11-22',
               '2026-11-22', 0, 'february28', '2026-11-22T10:00:00Z', ?2, ?1, ?2)",
        )?
        .execute((person, format!("Anna Müller {n}")))?;
        journal("contacts", person)?;
        for kind in 2..5 {
            let detail = id(n, kind);
            all.prepare_cached(
                "INSERT INTO details (id, contact_id, kind, label, value, position) VALUES (?1, ?2, 'email', 'home', ?3, 0)",
            )?
            .execute((detail, person, format!("p{n}@example.org")))?;
            journal("details", detail)?;
        }
        let (milestone, tag, card) = (id(n, 5), id(n, 6), id(n, 7));
        all.prepare_cached(
            "INSERT INTO milestones (id, contact_id, kind, label, year, month, day, yearly, note, revision, known_at)
             VALUES (?1, ?2, 'birthday', '', 1980, 4, 15, 1, '', 0, '2026-11-22T10:00:00Z')",
        )?
        .execute((milestone, person))?;
        journal("milestones", milestone)?;
        all.prepare_cached("INSERT INTO tags (id, contact_id, tag, position) VALUES (?1, ?2, 'Friends', 0)")?.execute((tag, person))?;
        journal("tags", tag)?;
        all.prepare_cached("INSERT INTO cards (id, contact_id, uid, fingerprint, raw) VALUES (?1, ?2, ?3, zeroblob(32), zeroblob(380))")?
            .execute((card, person, format!("bench-{n}")))?;
        journal("cards", card)?;
    }
    all.commit()?;
    Ok(())
}

fn search(folder: &Path, file: &Path) -> Result<(), Failure> {
    let mut book = book(&folder.join("search.db"))?;
    book.import(&[PathBuf::from(file)], &mut fondly_core::book::unwatched)?;
    // What someone types, letter by letter, in several scripts; nobody, and everybody.
    let typed = [
        "a",
        "an",
        "ann",
        "anna m",
        "anna muller 77",
        "zoe",
        "mueller",
        "王",
        "美咲",
        "олена",
        "company 12",
        "+49151",
        "p77@",
        "nobody at all",
        "e",
    ];
    let mut times = Vec::new();
    for _ in 0..20 {
        for query in typed {
            let begun = Instant::now();
            book.people(&PeopleFilter::active(query), 0, 60)?;
            times.push(begun.elapsed());
        }
    }
    times.sort_unstable();
    let frame = Duration::from_micros(16_667);
    println!("\nsearch over {PEOPLE} people, one window of 60 rows, {} searches", times.len());
    for (name, part) in [("p50", 50), ("p95", 95)] {
        let time = times[times.len() * part / 100];
        println!("  {name}   {time:>8.1?}   {:.2} of a frame at 60 Hz", time.as_secs_f64() / frame.as_secs_f64());
    }
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<Duration, Failure> {
    let begun = Instant::now();
    work()?;
    Ok(begun.elapsed())
}
