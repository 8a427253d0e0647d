//! The cards of real programs, as they are read.

use std::{fs, path::PathBuf};

use super::{FOLDER, cards, outline::outline};
use fondly_core::cards::{fingerprint, write_card};

/// Which program wrote a file, where it is known.
const PROGRAMS: [(&str, &str); 27] = [
    ("John_Doe_ANDROID", "android"),
    ("John_Doe_BLACK_BERRY", "blackberry"),
    ("John_Doe_EVOLUTION", "evolution"),
    ("John_Doe_GMAIL", "gmail"),
    ("John_Doe_IPHONE", "iphone"),
    ("John_Doe_LOTUS_NOTES", "lotus_notes"),
    ("John_Doe_MAC_ADDRESS_BOOK", "macos_address_book"),
    ("John_Doe_MS_OUTLOOK", "outlook"),
    ("fullcontact", "fullcontact"),
    ("gmail-list", "gmail_list"),
    ("gmail-single", "gmail_one"),
    ("gmail-single2", "gmail_everything"),
    ("outlook-2003", "outlook_2003"),
    ("outlook-2007", "outlook_2007"),
    ("thunderbird-MoreFunctionsForAddressBook-extension", "thunderbird_more_functions"),
    ("AnsiIssue", "outlook_windows_1252"),
    ("LabelIssue", "outlook_labels"),
    ("LabelTest1", "outlook_label_without_address"),
    ("LabelTest2", "outlook_labels_only"),
    ("Outlook v2", "outlook_german"),
    ("Photo Outlook v2", "outlook_photo_only"),
    ("Photo v3", "thunderbird_cardbook_photo"),
    ("v4", "thunderbird_cardbook"),
    ("v2_1", "windows_contacts"),
    ("WhatsAppIssue", "whatsapp"),
    ("051", "nextcloud"),
    ("077", "macos_company"),
];

fn files() -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    for suite in fs::read_dir(format!("{FOLDER}/corpus")).unwrap() {
        let suite = suite.unwrap();
        let project = suite.file_name().to_string_lossy().rsplit_once('+').unwrap().1.to_lowercase().replace('-', "_");
        for file in fs::read_dir(suite.path()).unwrap() {
            let path = file.unwrap().path();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            if path.extension().is_some_and(|extension| extension == "vcf") {
                let known = PROGRAMS.iter().find(|(file, _)| *file == stem).map(|(_, program)| (*program).to_owned());
                files.push((known.unwrap_or_else(|| format!("suite_{project}_{}", stem.replace([' ', '-'], "_").to_lowercase())), path));
            }
        }
    }
    files.sort();
    assert!(files.len() > 80, "the corpus is there");
    files
}

#[test]
fn every_program_is_read_as_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("{FOLDER}/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, path) in files() {
            insta::assert_snapshot!(name, outline(&fs::read(path).unwrap()));
        }
    });
}

#[test]
fn an_unchanged_card_is_written_byte_for_byte() {
    for (name, path) in files() {
        for card in cards(&fs::read(path).unwrap()) {
            assert!(write_card(&card.content, Some(&card.raw)) == card.raw, "{name}, card {}", card.card);
        }
    }
}

#[test]
fn a_card_written_without_its_base_says_the_same() {
    for (name, path) in files() {
        for card in cards(&fs::read(path).unwrap()) {
            let mut wanted = card.content;
            let written = write_card(&wanted, None);
            let read = cards(&written).pop().unwrap().content;
            wanted.uid = wanted.uid.or(read.uid.clone());
            if wanted.fields.name.display.is_empty() {
                wanted.fields.name.display = wanted.fields.name.shown();
            }
            assert_eq!(read, wanted, "{name}, card {}", card.card);
        }
    }
}

#[test]
fn an_edited_card_says_what_was_edited_and_keeps_the_rest() {
    for (name, path) in files() {
        for card in cards(&fs::read(path).unwrap()) {
            let mut edited = card.content.clone();
            edited.fields.note = "Met in Lisbon; likes cello,\nnot tea".to_owned();
            edited.fields.emails.insert(0, fondly_core::domain::Labelled::new("work", "new@example.org"));
            edited.fields.emails.truncate(2);
            let written = write_card(&edited, Some(&card.raw));
            let mut read = cards(&written).pop().unwrap();
            assert_eq!(write_card(&edited, Some(&written)), written, "{name}: writing twice changes nothing");
            edited.uid = edited.uid.or(read.content.uid.take().inspect(|uid| read.content.uid = Some(uid.clone())));
            if edited.fields.name.display.is_empty() {
                edited.fields.name.display.clone_from(&read.content.fields.name.display);
            }
            assert_eq!(read.content, edited, "{name}, card {}", card.card);
        }
    }
}

#[test]
fn a_fingerprint_does_not_see_line_ends() {
    for (name, path) in files() {
        let bytes = fs::read(path).unwrap();
        for mut card in cards(&bytes).into_iter().filter(|card| !card.raw.windows(3).any(|bytes| bytes == b"\r\r\n")) {
            let before = fingerprint(&card);
            card.raw = String::from_utf8_lossy(&card.raw).into_owned().into_bytes();
            let lossless = fingerprint(&card);
            card.raw.retain(|byte| *byte != b'\r');
            assert_eq!(fingerprint(&card), lossless, "{name}");
            assert!(before == lossless || !card.raw.is_ascii(), "{name}");
        }
    }
}
