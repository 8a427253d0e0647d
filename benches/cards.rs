//! What cards cost at 100,000 people with photos (262 MB), as ratios within one run: reading them, importing, importing again, undoing,
//! looking for duplicates; and how much memory that takes. `cargo bench --bench cards`.

#![expect(clippy::indexing_slicing, reason = "a benchmark may stop with a panic")]

mod support;

use std::{
    env,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use cpu_time::ProcessTime;
use fondly_core::{
    book::{Book, unwatched},
    cards::{CardReader, Reading},
};
use jiff::Zoned;
use rusqlite::Connection;
use vcard::tree::cst::VcardCst;

use support::{Failure, Still};

const PEOPLE: usize = 100_000;
/// For readers that take minutes for all.
const SOME: usize = 10_000;

/// Each part runs in a process of its own, so that its memory is its own; the part's name, file and folder are the arguments.
fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [part, file, folder] => measure(part, Path::new(file), Path::new(folder)),
        _ => run(),
    }
}

fn run() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let (all, some) = (folder.path().join("all.vcf"), folder.path().join("some.vcf"));
    write_cards(&all, PEOPLE)?;
    write_cards(&some, SOME)?;
    println!("{PEOPLE} cards, every tenth with a photo of 15 KB: {} MB. CPU seconds, ratio, peak memory.", fs::metadata(&all)?.len() >> 20);
    let floor = part("floor", &all, folder.path())?;
    println!("  vcard-rs and SQLite's inserts   {:>7.2} s   1.00", floor.seconds);
    for (name, what) in
        [("import", "import"), ("again", "the same file again"), ("undo", "undo of the import"), ("duplicates", "duplicates")]
    {
        let took = part(name, &all, folder.path())?;
        println!("  {what:<30}  {:>7.2} s   {:.2}   {:>4} MB", took.seconds, took.seconds / floor.seconds, took.megabytes);
    }
    println!("reading {SOME} of them");
    let ours = part("read", &some, folder.path())?;
    println!("  Fondly                          {:>7.2} s   1.00", ours.seconds);
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (what, program, script) in [
        ("ical.js", "node".into(), top.join("tests/e2e/support/read-cards.mjs")),
        ("python's vobject", top.join("target/python/bin/python"), top.join("tests/e2e/support/read-cards.py")),
    ] {
        let said = Command::new::<PathBuf>(program).arg(script).arg(&some).output()?;
        match String::from_utf8_lossy(&said.stdout).trim().parse::<f64>() {
            Ok(seconds) => println!("  {what:<30}  {seconds:>7.2} s   {:.2}", seconds / ours.seconds),
            Err(_) => println!("  {what:<30}  not there: {}", String::from_utf8_lossy(&said.stderr).lines().last().unwrap_or_default()),
        }
    }
    Ok(())
}

struct Took {
    seconds: f64,
    megabytes: u64,
}

fn part(name: &str, file: &Path, folder: &Path) -> Result<Took, Failure> {
    let said = Command::new(env::current_exe()?).args([name]).arg(file).arg(folder).output()?;
    let text = String::from_utf8(said.stdout)?;
    let (seconds, megabytes) = text.trim().split_once(' ').ok_or_else(|| format!("{name}: {}", String::from_utf8_lossy(&said.stderr)))?;
    Ok(Took { seconds: seconds.parse()?, megabytes: megabytes.parse()? })
}

fn measure(part: &str, file: &Path, folder: &Path) -> Result<(), Failure> {
    let path = folder.join("book.db");
    let now: Zoned = "2026-11-22T10:00:00[UTC]".parse()?;
    let book = || Book::open(&path, Arc::new(Still(now.clone())));
    let files = [PathBuf::from(file)];
    let took = match part {
        "floor" => timed(|| floor(file, &folder.join("floor.db")))?,
        "import" | "again" => {
            let mut book = book()?;
            timed(|| Ok(book.import(&files, &mut unwatched)?))?
        }
        // Undone and done again, so that the next part finds everyone.
        "undo" => {
            let mut book = book()?;
            let took = timed(|| Ok(book.undo(None)?))?;
            book.redo()?;
            took
        }
        "duplicates" => {
            let book = book()?;
            timed(|| Ok(book.duplicates()?))?
        }
        "read" => timed(|| read(file))?,
        other => return Err(format!("there is no part {other}").into()),
    };
    println!("{} {}", took.as_secs_f64(), peak_megabytes());
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<Duration, Failure> {
    let began = ProcessTime::now();
    let _done = work()?;
    Ok(began.elapsed())
}

fn read(file: &Path) -> Result<(), Failure> {
    for reading in CardReader::new(std::io::BufReader::new(fs::File::open(file)?)) {
        if let Reading::Card(card) = reading? {
            std::hint::black_box(card);
        }
    }
    Ok(())
}

/// The most memory this process had, by the kernel; 0 where it does not say.
fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
    peak.unwrap_or_default() >> 10
}

/// Another library's parse of every card, and the inserts of its rows: what an import can't do without.
fn floor(file: &Path, path: &Path) -> Result<(), Failure> {
    drop(Book::open(path, Arc::new(Still("2026-11-22T10:00:00[UTC]".parse()?)))?);
    let bytes = fs::read(file)?;
    let mut plain = Connection::open(path)?;
    plain.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    let all = plain.transaction()?;
    all.execute("INSERT INTO steps (action, said, at, state) VALUES ('bench', '', '', 'done')", [])?;
    let step = all.last_insert_rowid();
    let (mut from, mut at, mut n) = (0, 0, 0_u64);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line != b"END:VCARD\r\n" {
            continue;
        }
        let card = &bytes[from..at];
        from = at;
        let parsed = VcardCst::parse(card).map_err(|error| format!("{error:?}"))?;
        insert(&all, step, n, card, &parsed)?;
        n += 1;
    }
    all.commit()?;
    Ok(())
}

fn insert(all: &Connection, step: i64, n: u64, card: &[u8], parsed: &VcardCst<'_>) -> Result<(), Failure> {
    let id = |kind: u8| {
        let mut id = [kind; 16];
        id[..8].copy_from_slice(&n.to_be_bytes());
        id
    };
    let journal = |tbl: &str, id: [u8; 16]| {
        all.prepare_cached("INSERT INTO step_rows (step_id, tbl, row_id) VALUES (?1, ?2, ?3)")?.execute((step, tbl, id))
    };
    let value = |name: &str| {
        parsed.props.iter().find(|line| line.bare_name() == name).map(|line| line.raw_value_str().into_owned()).unwrap_or_default()
    };
    let person = id(1);
    all.prepare_cached(
        "INSERT INTO contacts (id, given, family, additional, prefix, suffix, nickname, display, organization, title, pronouns, note, state,
           state_since, rhythm_since, rhythm_revision, leap_day, created_at, shown, sort_key, search)
         VALUES (?1, ?2, '', '', '', '', '', ?2, ?3, '', '', ?4, 'active', '2026-11-22', '2026-11-22', 0, 'february28', '', ?2, ?1, ?2)",
    )?
    .execute((person, value("FN"), value("ORG"), value("NOTE")))?;
    journal("contacts", person)?;
    let lists = [("TEL", "phone"), ("EMAIL", "email"), ("ADR", "address")];
    for (at, (line, kind)) in
        parsed.props.iter().filter_map(|line| Some((line, lists.iter().find(|(name, _)| *name == line.bare_name())?.1))).enumerate()
    {
        let detail = id(10 + u8::try_from(at)?);
        all.prepare_cached("INSERT INTO details (id, contact_id, kind, label, value, position) VALUES (?1, ?2, ?3, 'home', ?4, 0)")?
            .execute((detail, person, kind, format!("{} ", line.raw_value_str())))?;
        journal("details", detail)?;
    }
    if parsed.props.iter().any(|line| line.bare_name() == "BDAY") {
        all.prepare_cached(
            "INSERT INTO milestones (id, contact_id, kind, label, year, month, day, yearly, note, revision, known_at)
             VALUES (?1, ?2, 'birthday', '', 1980, 4, 15, 1, '', 0, '')",
        )?
        .execute((id(2), person))?;
        journal("milestones", id(2))?;
    }
    all.prepare_cached("INSERT INTO cards (id, contact_id, uid, fingerprint, raw) VALUES (?1, ?2, ?3, zeroblob(32), ?4)")?.execute((
        id(3),
        person,
        value("UID"),
        card,
    ))?;
    journal("cards", id(3))?;
    Ok(())
}

/// An address book of a Mac: names in many scripts, two or three ways to reach each, half with a birthday, every tenth with a photo.
fn write_cards(path: &Path, people: usize) -> Result<(), Failure> {
    const GIVEN: [&str; 16] = [
        "Anna",
        "Ben",
        "Zoë",
        "José",
        "Łukasz",
        "美咲",
        "伟",
        "Олена",
        "Noah",
        "Maria",
        "Søren",
        "Priya",
        "Chloé",
        "Björn",
        "Nguyễn",
        "محمد",
    ];
    const FAMILY: [&str; 17] = [
        "Müller",
        "García",
        "Kowalski",
        "中村",
        "王",
        "O'Neill",
        "van der Berg",
        "Nguyen",
        "Rossi",
        "Okafor",
        "Lind",
        "Smith",
        "Hansen",
        "Dubois",
        "Ivanov",
        "Suzuki",
        "Kim",
    ];
    let mut out = std::io::BufWriter::new(fs::File::create(path)?);
    // Bytes that don't repeat: a generator of Lehmer's is enough.
    let mut state = 42_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap_or_default()
    };
    for n in 0..people {
        let card = card(n, &mut next, GIVEN[n * 7 % GIVEN.len()], FAMILY[n * 11 % FAMILY.len()]);
        out.write_all(card.as_bytes())?;
    }
    Ok(out.flush()?)
}

/// One person's card.
fn card(n: usize, next: &mut impl FnMut() -> usize, given: &str, family: &str) -> String {
    let mut card = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//macOS 15.5//EN\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\nUID:{:08x}-{n:012x}\r\n\
         REV:20240102T120000Z\r\nTEL;type=CELL;type=VOICE;type=pref:+49 1{} {:08}\r\nEMAIL;type=INTERNET;type=HOME:p{n}@example.org\r\n",
        next(),
        50 + next() % 30,
        next(),
    );
    if n.is_multiple_of(3) {
        let _ = write!(card, "item1.EMAIL;type=INTERNET:{n}@work.example.com\r\nitem1.X-ABLabel:Arbeit\r\n");
    }
    if n % 5 < 3 {
        let _ = write!(
            card,
            "ADR;type=HOME:;;{family}straße {};Berlin;;{:05};Deutschland\r\nBDAY:19{:02}-{:02}-{:02}\r\n",
            n % 200,
            n % 100_000,
            30 + n % 70,
            1 + n % 12,
            1 + n % 28
        );
    }
    if n.is_multiple_of(2) {
        card.push_str("ORG:Globex\\, Inc.;\r\nNOTE:met at the conference in spring\\, likes hiking coffee and old films\r\n  works on distributed systems\r\n");
    }
    if n.is_multiple_of(7) {
        let _ = write!(
            card,
            "item2.X-ABDATE;type=pref:20{:02}-05-17\r\nitem2.X-ABLabel:_$!<Anniversary>!$_\r\nCATEGORIES:Friends,Work\r\n",
            n % 24
        );
    }
    if n.is_multiple_of(10) {
        let photo: Vec<u8> = (0..15_360).map(|_| u8::try_from(next() & 0xFF).unwrap_or_default()).collect();
        let text = BASE64_STANDARD.encode(photo);
        let (first, rest) = text.split_at(48);
        let _ = write!(card, "PHOTO;ENCODING=b;TYPE=JPEG:{first}");
        for line in rest.as_bytes().chunks(74) {
            let _ = write!(card, "\r\n {}", String::from_utf8_lossy(line));
        }
        card.push_str("\r\n");
    }
    card.push_str("END:VCARD\r\n");
    card
}
