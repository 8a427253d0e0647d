//! D3: what instant a local time is, in every zone and at every change of its clocks, as python's zoneinfo reckons it from the same data.
//!
//! Every fortieth zone unless told otherwise: `STEP=1 cargo test zoneinfo -- --nocapture` asks about all of them and takes minutes. The
//! zones are the system's, or those of the folder that `TZDIR` names.

use std::{
    io::{BufReader, Read, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use fondly_core::domain::Until;
use jiff::{
    Timestamp, Zoned,
    tz::{self, Offset, TimeZone},
};

#[test]
fn zoneinfo_reckons_the_same_instant_for_every_local_time() {
    let step = std::env::var("STEP").map_or(40, |step| step.parse().unwrap());
    let names = zones().into_iter().step_by(step).collect::<Vec<_>>();
    let questions: String = names.iter().map(|name| format!("{name}{}\n", changes(name))).collect();
    let mut child = python().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(questions.as_bytes()));
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let [mut compared, mut moved, mut twice] = [0; 3];
    for name in &names {
        let now = Timestamp::UNIX_EPOCH.in_tz(name).unwrap();
        for _ in 0..number(&mut answers) {
            let local = Timestamp::from_second(number(&mut answers)).unwrap();
            let theirs = Timestamp::from_second(number(&mut answers)).unwrap();
            let at = Offset::UTC.to_datetime(local);
            assert_eq!(Until::Floating(at).instant(&now), theirs, "{at} in {name}");
            compared += 1;
            let kind = now.time_zone().to_ambiguous_timestamp(at).offset();
            moved += u32::from(matches!(kind, tz::AmbiguousOffset::Gap { .. }));
            twice += u32::from(matches!(kind, tz::AmbiguousOffset::Fold { .. }));
        }
    }
    writer.join().unwrap().unwrap();
    assert!(child.wait().unwrap().success());
    println!("{compared} local times in {} zones compared, {moved} of them in gaps, {twice} in overlaps", names.len());
    assert!(moved > 0 && twice > 0, "the zones that were asked about have summer time");
}

/// All that the system knows, in order; without `posix/` and `right/`, which are the same again, and with leap seconds.
fn zones() -> Vec<String> {
    let mut names: Vec<_> = tz::db().available().map(|name| name.as_str().to_owned()).filter(|name| data().join(name).exists()).collect();
    names.sort();
    assert!(names.len() > 300, "the system's zones are not here: ./prepare build test puts them in their place");
    names
}

/// Where jiff finds them, so that both reckon from the same.
fn data() -> PathBuf {
    let places = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"].map(PathBuf::from);
    let told = std::env::var_os("TZDIR").map(PathBuf::from);
    told.into_iter().chain(places).find(|place| place.is_dir()).unwrap_or_default()
}

/// When jiff says that a zone's clocks change; zoneinfo has those that it finds itself besides.
fn changes(zone: &str) -> String {
    let zone = TimeZone::get(zone).unwrap();
    let last: Zoned = "2051-01-01T00:00[UTC]".parse().unwrap();
    let changes = zone.following(Timestamp::UNIX_EPOCH).map(|change| change.timestamp());
    changes.take_while(|at| *at < last.timestamp()).map(|at| format!(" {}", at.as_second())).collect()
}

fn python() -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let python = root.join("target/python/bin/python");
    assert!(python.exists(), "python's place is missing: ./prepare build test makes it");
    let mut python = Command::new(python);
    python.arg(root.join("tests/support/instants_by_zoneinfo.py")).arg(data());
    python
}

fn number(answers: &mut impl Read) -> i64 {
    let mut bytes = [0; 8];
    answers.read_exact(&mut bytes).unwrap();
    i64::from_ne_bytes(bytes)
}
