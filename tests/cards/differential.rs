//! Three other readers, calcard, vcard-rs and python's vobject, over every card of the tests: where they see something else than we do, the reason stands
//! here. None of the four is right by itself; what all agree on needs no word.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use calcard::{Entry, Parser, vcard::VCardProperty};
use fondly_core::cards::Reading;
use serde_json::Value;
use vcard::{prop::r#fn::FN, tree::cst::VcardCst};

use super::{FOLDER, read_all};

/// What one reader sees in a card: its full name as written, and its e-mail addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    name: String,
    emails: Vec<String>,
}

/// Without blanks where readers differ by taste.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ours(bytes: &[u8]) -> Vec<Seen> {
    let cards = read_all(bytes).into_iter().filter_map(|reading| match reading {
        Reading::Card(card) => Some(card.content),
        Reading::Problem(_) => None,
    });
    cards
        .map(|card| Seen {
            name: plain(&card.fields.name.shown()),
            emails: card.fields.emails.iter().map(|one| plain(&one.value)).collect(),
        })
        .collect()
}

fn calcards(bytes: &[u8]) -> Vec<Seen> {
    let text = String::from_utf8_lossy(bytes);
    let mut parser = Parser::new(&text);
    let mut seen = Vec::new();
    for _ in 0..10_000 {
        match parser.entry() {
            Entry::VCard(card) => {
                let texts = |wanted: VCardProperty| {
                    card.entries.iter().filter(move |entry| entry.name == wanted).filter_map(|entry| entry.values.first()?.as_text())
                };
                seen.push(Seen {
                    name: plain(texts(VCardProperty::Fn).next().unwrap_or_default()),
                    emails: texts(VCardProperty::Email).map(plain).collect(),
                });
            }
            Entry::Eof => break,
            _ => {}
        }
    }
    seen
}

fn vcard_rs(bytes: &[u8]) -> Vec<Seen> {
    let cards = VcardCst::parse_many(bytes).filter_map(Result::ok).map(|mut card| {
        let emails = card
            .props
            .iter()
            .filter(|line| line.bare_name().eq_ignore_ascii_case("EMAIL"))
            .map(|line| plain(&line.raw_value_str()))
            .collect();
        Seen { name: card.prop_mut::<FN>().map(|name| plain(&name.charset())).unwrap_or_default(), emails }
    });
    cards.collect()
}

/// What vobject sees in each file; `None` where it refuses the file. No files where python has no vobject: `./prepare build test` puts
/// it in its place.
fn vobjects(files: &[PathBuf]) -> Vec<Option<Vec<Seen>>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let python = root.join("target/python/bin/python");
    if !python.exists() {
        eprintln!("not compared with vobject, which is not here");
        return Vec::new();
    }
    let ran = Command::new(python).arg(root.join("tests/cards/read_by_vobject.py")).args(files).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let line = |line: &str| {
        let cards: Option<Vec<BTreeMap<String, Value>>> = serde_json::from_str(line).unwrap();
        cards.map(|cards| cards.iter().map(seen).collect())
    };
    String::from_utf8(ran.stdout).unwrap().lines().map(line).collect()
}

fn seen(card: &BTreeMap<String, Value>) -> Seen {
    let texts = card["emails"].as_array().unwrap();
    Seen { name: plain(card["name"].as_str().unwrap()), emails: texts.iter().map(|text| plain(text.as_str().unwrap())).collect() }
}

/// Where a reader sees something else than we do, in a few words.
fn difference(ours: &[Seen], theirs: &[Seen]) -> Option<String> {
    if ours.len() != theirs.len() {
        return Some(format!("{} cards, not {}", theirs.len(), ours.len()));
    }
    let pair = ours.iter().zip(theirs).find(|(a, b)| a != b)?;
    Some(if pair.0.name == pair.1.name {
        format!("e-mail {:?}, not {:?}", pair.1.emails, pair.0.emails)
    } else {
        format!("name {:?}, not {:?}", pair.1.name, pair.0.name)
    })
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "vcf") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn where_other_readers_see_something_else_the_reason_is_known() {
    let mut seen = BTreeMap::new();
    let files = files(Path::new(FOLDER));
    let vobjects = vobjects(&files);
    for (at, file) in files.iter().enumerate() {
        let bytes = fs::read(file).unwrap();
        let (ours, name) = (ours(&bytes), file.strip_prefix(FOLDER).unwrap().to_string_lossy().replace('\\', "/"));
        for (reader, theirs) in [("calcard", calcards(&bytes)), ("vcard-rs", vcard_rs(&bytes))] {
            if let Some(what) = difference(&ours, &theirs) {
                seen.insert((name.clone(), reader), what);
            }
        }
        let what = match vobjects.get(at) {
            Some(Some(theirs)) => difference(&ours, theirs),
            Some(None) => Some("refused".to_owned()),
            None => None,
        };
        seen.extend(what.map(|what| ((name, "vobject"), what)));
    }
    let explained: BTreeMap<String, &str> =
        EXPLAINED.iter().flat_map(|(reason, files)| files.iter().map(move |file| ((*file).to_owned(), *reason))).collect();
    // A card that was written for a fault has its reason beside what is expected of it.
    let has_reason = |file: &str| explained.contains_key(file) || file.starts_with("families/");
    let unexplained: Vec<String> =
        seen.iter().filter(|((file, _), _)| !has_reason(file)).map(|((file, reader), how)| format!("{file} · {reader}: {how}")).collect();
    assert!(unexplained.is_empty(), "without a reason:\n{}", unexplained.join("\n"));
    // Some of the reasons are for what only that one sees.
    if vobjects.is_empty() {
        return;
    }
    let gone: Vec<&String> = explained.keys().filter(|file| !seen.keys().any(|(seen, _)| seen == *file)).collect();
    assert!(gone.is_empty(), "all agree by now, the reason can go: {gone:?}");
}

/// Why we see something else than one of the others, file by file.
const EXPLAINED: [(&str, &[&str]); 13] = [
    (
        "bytes in a charset that the card declares late, for some properties or not at all: valid UTF-8 wins, else what it declares once, else Windows-1252",
        &[
            "corpus/FolkerKinzel+VCards/German.vcf",
            "corpus/FolkerKinzel+VCards/Greek.vcf",
            "corpus/FolkerKinzel+VCards/Hebrew.vcf",
            "corpus/FolkerKinzel+VCards/Murks.vcf",
            "corpus/FolkerKinzel+VCards/Ukrainian.vcf",
            "corpus/FolkerKinzel+VCards/v3Ansi.vcf",
            "tricky/e06_qp_latin1_undeclared.vcf",
            "tricky/e07_qp_utf8_undeclared.vcf",
            "tricky/e09_raw_sjis_5c.vcf",
            "tricky/e10_mixed_charsets_one_file.vcf",
        ],
    ),
    (
        "UTF-16, with its mark or without; a NUL is no letter",
        &[
            "corpus/FolkerKinzel+VCards/v3Utf16Bom.vcf",
            "tricky/e12_utf16le_bom.vcf",
            "tricky/e13_utf16be_nobom.vcf",
            "tricky/l23_nul_bytes.vcf",
        ],
    ),
    (
        "a byte order mark, text outside any card, a missing end or a line that is no property does not cost the card",
        &[
            "corpus/FolkerKinzel+VCards/Cropped_2_1.vcf",
            "corpus/FolkerKinzel+VCards/Library v2.vcf",
            "corpus/FolkerKinzel+VCards/Utf-8_Greek.vcf",
            "corpus/FolkerKinzel+VCards/Utf-8_Hebrew.vcf",
            "corpus/FolkerKinzel+VCards/Utf-8_Ukrainian.vcf",
            "corpus/FolkerKinzel+VCards/utf-8.vcf",
            "corpus/stalwartlabs+calcard/028.vcf",
            "tricky/l10_truncated_eof.vcf",
            "tricky/l11_garbage_line_in_card.vcf",
        ],
    ),
    (
        "lines that end in a carriage return alone, and a letter folded in two",
        &["tricky/l02_bare_cr.vcf", "tricky/l04_fold_in_utf8_char.vcf"],
    ),
    (
        "a card without a full name is called by its parts, its company, an address or a number",
        &[
            "corpus/mangstadt+ez-vcard/John_Doe_ANDROID.vcf",
            "corpus/stalwartlabs+calcard/009.vcf",
            "corpus/stalwartlabs+calcard/020.vcf",
            "corpus/stalwartlabs+calcard/021.vcf",
            "corpus/stalwartlabs+calcard/056.vcf",
            "corpus/stalwartlabs+calcard/060.vcf",
            "corpus/stalwartlabs+calcard/062.vcf",
            "corpus/stalwartlabs+calcard/070.vcf",
            "corpus/stalwartlabs+calcard/071.vcf",
            "corpus/stalwartlabs+calcard/072.vcf",
            "corpus/stalwartlabs+calcard/074.vcf",
            "corpus/stalwartlabs+calcard/rfc.vcf",
            "tricky/n01_no_fn.vcf",
        ],
    ),
    ("what its owner prefers stands first", &["corpus/stalwartlabs+calcard/048.vcf", "corpus/stalwartlabs+calcard/vcard_003.vcf"]),
    (
        "a card that says nothing of anyone is nobody",
        &[
            "corpus/stalwartlabs+calcard/055.vcf",
            "corpus/stalwartlabs+calcard/063.vcf",
            "corpus/stalwartlabs+calcard/068.vcf",
            "corpus/stalwartlabs+calcard/069.vcf",
            "corpus/stalwartlabs+calcard/073.vcf",
        ],
    ),
    (
        "a value in base64 or quoted-printable that is cut off or of no known charset does not cost the file",
        &[
            "corpus/FolkerKinzel+VCards/AnsiIssueInvalidEncoding.vcf",
            "corpus/FolkerKinzel+VCards/v2_1.vcf",
            "corpus/stalwartlabs+calcard/010.vcf",
            "tricky/e04_qp_softbreak_inside_char.vcf",
            "tricky/p10_bad_padding.vcf",
        ],
    ),
    ("a property called PROFILE is one like any other", &["corpus/mangstadt+ez-vcard/John_Doe_LOTUS_NOTES.vcf"]),
    ("a soft line break of quoted-printable may stand anywhere, in a version 3.0 too", &["tricky/e01_qp_utf8_softbreak_per_component.vcf"]),
    (
        "a comma in a full name separates nothing: it has one value (RFC 6350 §6.2.1)",
        &["corpus/mangstadt+ez-vcard/John_Doe_GMAIL.vcf", "tricky/n04_unescaped_comma_fn.vcf"],
    ),
    ("blanks around the name of a property are none of it", &["tricky/l13_spaces_around.vcf"]),
    ("of “Name <address>” the address is the address", &["tricky/n10_email_display_name.vcf"]),
];
