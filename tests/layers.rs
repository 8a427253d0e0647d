//! The house rules that a program can check: which layer knows what, how long a piece may be, what a folder is called.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use rstest::rstest;

/// The top of the tree.
const TOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A source file: its path from the top, and its text.
struct Source {
    path: String,
    text: String,
}

/// Every file with one of these endings below a folder of the tree; empty when the folder isn't there.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let top = Path::new(TOP);
    let mut found = Vec::new();
    for path in files(&top.join(folder)) {
        if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            let text = fs::read_to_string(&path).expect("a source file is text");
            found.push(Source { path: path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/"), text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The same, where an empty answer would mean that the test looks in the wrong place.
fn some_sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let found = sources(folder, endings);
    assert!(!found.is_empty(), "there are sources in {folder}");
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["target", "node_modules", "dist", "gen", "corpus", "tricky", ".git"].contains(&name.as_str()) {
            found.push(path.clone());
            found.extend(files(&path));
        } else if path.is_file() {
            found.push(path);
        }
    }
    found
}

/// All of our Rust.
fn rust() -> Vec<Source> {
    ["core", "headless", "src-tauri", "tests", "benches", "fuzz"].into_iter().flat_map(|folder| sources(folder, &[".rs"])).collect()
}

impl Source {
    /// The lines that say one of `words` outside comments, with their numbers.
    fn naming(&self, words: &[&str]) -> Vec<String> {
        let code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*');
        let lines = self.text.lines().enumerate().filter(|(_, line)| code(line));
        let named = lines.filter(|(_, line)| words.iter().any(|word| has_word(line, word)));
        named.map(|(at, line)| format!("{}:{}: {}", self.path, at + 1, line.trim())).collect()
    }
}

/// Does the line hold `word` with no letter, digit or underscore beside it?
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

/// Nobody in `found`, else the test says who.
fn nobody(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

// Which layer knows what.

#[rstest]
#[case("core/src/domain", &["store", "planner", "cards", "book", "reminders", "clock", "rusqlite", "std::fs", "std::io"], "the words know no other layer")]
#[case("core/src/planner", &["store", "cards", "book", "reminders", "clock", "rusqlite"], "what is due is told from words alone")]
#[case("core/src/quick", &["store", "planner", "cards", "book", "reminders", "clock", "rusqlite"], "what a sentence means is told from words alone")]
#[case("core/src/cards", &["store", "planner", "book", "reminders", "clock", "rusqlite"], "cards know only words")]
#[case("core/src/formats", &["planner", "book", "reminders", "clock", "rusqlite", "std::fs"], "formats know words and rows")]
#[case("core/src/store", &["planner", "crate::formats", "crate::cards", "book", "reminders", "clock"], "the disk knows only words")]
#[case("core/src/book", &["reminders", "rusqlite"], "the book knows no engine and no SQL")]
#[case("core/src/reminders", &["rusqlite", "cards"], "the engine asks the store")]
fn a_layer_looks_only_downwards(#[case] folder: &str, #[case] unknown: &[&str], #[case] rule: &str) {
    let looks = |source: &Source| {
        source.naming(unknown).into_iter().filter(|line| unknown.iter().any(|name| is_path(line, name))).collect::<Vec<_>>()
    };
    nobody(some_sources(folder, &[".rs"]).iter().flat_map(looks).collect(), rule);
}

/// Does the line name a layer, a crate or a path of it, where the same word elsewhere may be ours?
fn is_path(line: &str, name: &str) -> bool {
    let whole = name.contains("::") || name == "rusqlite";
    has_word(line, name) && (whole || line.contains(&format!("crate::{name}")) || line.contains(&format!("{name}::")))
}

#[test]
fn the_check_of_layers_sees_every_way_to_name_one() {
    for line in
        ["use crate::store::Step;", "use crate::{Result, store::Step};", "    store::{Alarm, Step},", "fn of(x: &crate::store::Step) {}"]
    {
        assert!(is_path(line, "store"), "{line}");
    }
    for line in ["let store = 1;", "restore::all()", "// a store of words"] {
        assert!(!is_path(line, "store"), "{line}");
    }
}

#[test]
fn only_the_store_speaks_to_the_database() {
    let speaks = |source: &Source| source.naming(&["rusqlite", "SELECT", "INSERT INTO", "DELETE FROM", "PRAGMA"]);
    let others = some_sources("core/src", &[".rs"]).into_iter().filter(|source| !source.path.starts_with("core/src/store/"));
    // Its errors become sentences at the edge of the core.
    let others = others.filter(|source| source.path != "core/src/error.rs");
    nobody(others.flat_map(|source| speaks(&source)).collect(), "no SQL outside the store");
    let faces = ["headless/src", "src-tauri"].into_iter().flat_map(|folder| some_sources(folder, &[".rs"]));
    nobody(faces.flat_map(|source| speaks(&source)).collect(), "no SQL in the window and the terminal");
}

#[test]
fn the_core_knows_no_window_no_network_and_json_only_as_a_file() {
    let unknown = ["tauri", "serde", "Serialize", "Deserialize", "TcpStream", "reqwest", "ureq"];
    let core = some_sources("core/src", &[".rs"]);
    nobody(core.iter().flat_map(|source| source.naming(&unknown)).collect(), "the core is for people and disks");
    let elsewhere = core.iter().filter(|source| !source.path.starts_with("core/src/formats/"));
    nobody(elsewhere.flat_map(|source| source.naming(&["serde_json"])).collect(), "JSON is a format of files");
    let manifest = fs::read_to_string(Path::new(TOP).join("core/Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dev-dependencies]").next().unwrap();
    assert!(!["tauri", "serde ="].iter().any(|name| dependencies.contains(&format!("\n{name}"))), "nor do its dependencies");
}

#[test]
fn what_runs_all_day_knows_no_toolkit() {
    let headless = some_sources("headless/src", &[".rs"]);
    nobody(headless.iter().flat_map(|source| source.naming(&["tauri", "gtk", "webkit"])).collect(), "headless is without a window");
    let manifest = fs::read_to_string(Path::new(TOP).join("headless/Cargo.toml")).unwrap();
    assert!(!manifest.contains("tauri"), "nor do its dependencies");
    let program = some_sources("src-tauri", &["/fondly.rs"]);
    nobody(program.iter().flat_map(|source| source.naming(&["tauri", "mod"])).collect(), "the program is the headless part and no more");
}

#[test]
fn only_the_clock_asks_for_the_time() {
    let asks = ["Zoned::now", "Timestamp::now", "SystemTime::now", "Instant::now"];
    nobody(some_sources("core/src", &[".rs"]).iter().flat_map(|source| source.naming(&asks)).collect(), "time comes in through `Clock`");
}

#[test]
fn the_page_speaks_to_the_window_at_one_place() {
    let speaks = |source: &Source| source.text.contains("@tauri-apps") && !source.path.ends_with(".test.ts");
    let doors = ["ui/src/api/tauri.ts", "ui/src/api/bindings.ts"];
    let others = sources("ui/src", &[".ts", ".svelte"]).into_iter().filter(speaks).map(|source| source.path);
    nobody(others.filter(|path| !doors.contains(&path.as_str())).collect(), "`@tauri-apps` is imported in api/tauri.ts");
}

// How the pieces are cut.

#[test]
fn a_folder_is_a_noun_that_says_what_it_holds() {
    let empty_words = [
        "util",
        "utils",
        "helper",
        "helpers",
        "common",
        "manager",
        "managers",
        "service",
        "services",
        "processor",
        "processors",
        "data",
        "info",
    ];
    let folders = ["core", "headless", "src-tauri", "ui/src", "tests", "benches", "fuzz"]
        .into_iter()
        .flat_map(|folder| files(&Path::new(TOP).join(folder)));
    let named = |path: &PathBuf| empty_words.contains(&path.file_stem().unwrap().to_string_lossy().to_lowercase().as_str());
    nobody(folders.filter(named).map(|path| path.display().to_string()).collect(), "a name that says nothing");
}

#[test]
fn a_rust_file_opens_with_what_lives_in_it() {
    let silent = rust().into_iter().filter(|source| !source.text.starts_with("//! "));
    nobody(silent.map(|source| source.path).collect(), "the first line is a `//!` sentence");
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let pages = sources("ui/src", &[".ts", ".svelte"]).into_iter().filter(|source| !source.path.ends_with("bindings.ts"));
    let long = rust().into_iter().chain(pages).filter(|source| source.text.lines().count() > 400);
    nobody(long.map(|source| format!("{}: {} lines", source.path, source.text.lines().count())).collect(), "400 lines");
}

#[test]
fn no_function_is_longer_than_sixty_lines() {
    let mut long = Vec::new();
    for source in rust() {
        let lines: Vec<&str> = source.text.lines().collect();
        for (from, line) in lines.iter().enumerate() {
            let code = line.trim_start();
            let is_function =
                code.starts_with("fn ") || (code.starts_with("pub") && code.contains(" fn ")) || code.starts_with("const fn ");
            let end = format!("{}}}", &line[..line.len() - code.len()]);
            let body = lines[from..].iter().take_while(|line| **line != end);
            // A list of names, one a line, is read like a table and needs no screen of its own.
            let is_name =
                |line: &str| line.ends_with(',') && line.trim_end_matches(',').chars().all(|c| c.is_alphanumeric() || "_:".contains(c));
            let length = body.filter(|line| !is_name(line.trim())).count();
            if is_function && !code.ends_with([';', '}']) && length > 60 {
                long.push(format!("{}:{}: {length} lines", source.path, from + 1));
            }
        }
    }
    nobody(long, "60 lines");
}

#[test]
fn migrations_are_numbered_without_gaps_and_all_are_known() {
    let numbers: Vec<String> =
        some_sources("migrations", &[".sql"]).iter().map(|source| source.path["migrations/".len()..][..4].to_owned()).collect();
    assert_eq!(numbers, (1..=numbers.len()).map(|number| format!("{number:04}")).collect::<Vec<_>>());
    let known = fs::read_to_string(Path::new(TOP).join("core/src/store/migrate.rs")).unwrap();
    assert_eq!(known.matches("include_str!(\"../../../migrations/").count(), numbers.len(), "each is embedded");
}

// The rules.

/// The rules of docs/rules.md: number, and whether it is built.
fn rules() -> Vec<(String, bool)> {
    let text = fs::read_to_string(Path::new(TOP).join("docs/rules.md")).expect("docs/rules.md");
    let rules = text.lines().filter_map(|line| line.strip_prefix("- **")?.split_once("**"));
    rules.map(|(number, rule)| (number.to_owned(), !rule.trim_start().starts_with("*(not built yet)*"))).collect()
}

/// The rule numbers that a text cites: a capital of the rules, then digits, alone.
fn cited(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    let is_rule = |word: &&str| {
        word.starts_with(['B', 'D', 'C', 'K', 'P', 'R', 'S', 'V'])
            && (2..=3).contains(&word.len())
            && word[1..].bytes().all(|b| b.is_ascii_digit())
    };
    words.filter(is_rule).map(str::to_owned).collect()
}

/// The comments of a source, where rules are cited.
fn comments(source: &Source) -> String {
    let comment = |line: &str| line.find("//").or_else(|| line.find("--")).map(|at| line[at..].to_owned());
    source.text.lines().filter_map(comment).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_rule_has_its_own_number() {
    let numbers: Vec<String> = rules().into_iter().map(|(number, _)| number).collect();
    for letter in ["B", "D", "C", "K", "P", "R", "S", "V"] {
        let of_letter: Vec<&String> = numbers.iter().filter(|number| number.starts_with(letter)).collect();
        let expected: Vec<String> = (1..=of_letter.len()).map(|number| format!("{letter}{number}")).collect();
        assert_eq!(of_letter, expected.iter().collect::<Vec<_>>());
        assert!(!expected.is_empty(), "there are rules {letter}");
    }
}

#[test]
fn every_rule_that_is_cited_is_written_down() {
    let known: BTreeSet<String> = rules().into_iter().map(|(number, _)| number).collect();
    let mut unknown = Vec::new();
    for source in rust().into_iter().chain(sources("migrations", &[".sql"])) {
        unknown.extend(cited(&comments(&source)).difference(&known).map(|rule| format!("{}: {rule}", source.path)));
    }
    nobody(unknown, "cited, but not in docs/rules.md");
}

#[test]
fn every_rule_that_is_built_is_cited_by_a_test_or_by_the_window_that_keeps_it() {
    let tests = sources("tests", &[".rs"]).into_iter().chain(sources("src-tauri", &[".rs"])).chain(sources("headless", &[".rs"]));
    let tried: BTreeSet<String> = tests.flat_map(|source| cited(&comments(&source))).collect();
    let untried = rules().into_iter().filter(|(number, built)| *built && !tried.contains(number));
    nobody(untried.map(|(number, _)| number).collect(), "built, and neither a test nor the window says so");
}
