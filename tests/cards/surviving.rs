//! Any bytes are survived: no panic, no standstill, nothing invented.

use std::{fs, io, time::Duration};

use cpu_time::ThreadTime;
use fondly_core::cards::{CardReader, Reading, fingerprint, read_all, write_card};
use proptest::{
    collection::vec,
    prelude::{any, prop_assert, prop_assert_eq, proptest},
    sample::Index,
};
use rstest::rstest;

use super::{FOLDER, card, cards, problems};

/// Reads, writes and fingerprints all there is.
fn survives(bytes: &[u8]) -> usize {
    let found = cards(bytes);
    for card in &found {
        assert_eq!(write_card(&card.content, Some(&card.raw)), card.raw, "unchanged is byte for byte");
        let mut edited = card.content.clone();
        edited.fields.title.push_str(" edited");
        assert!(!write_card(&edited, Some(&card.raw)).is_empty());
        _ = fingerprint(card);
    }
    found.len()
}

fn tricky_files() -> Vec<Vec<u8>> {
    let files = fs::read_dir(format!("{FOLDER}/tricky")).unwrap().map(|file| file.unwrap().path());
    let mut cards: Vec<_> = files.filter(|path| path.extension().is_some_and(|extension| extension == "vcf")).collect();
    cards.sort();
    cards.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

proptest! {
    #[test]
    fn random_bytes_are_survived(bytes in vec(any::<u8>(), 0..3000)) {
        survives(&bytes);
    }

    #[test]
    fn random_text_in_a_frame_is_survived(text in "(BEGIN:VCARD|END:VCARD|AGENT:|BDAY|N:|TEL|PHOTO;ENCODING=b:|;CHARSET=|=|:|;|\"|\\\\|\r|\n| |=\n|QUOTED-PRINTABLE|ü|--|1604|\0|item1\\.|X-ABLabel:){0,60}") {
        survives(format!("BEGIN:VCARD\n{text}\nEND:VCARD\n").as_bytes());
    }

    #[test]
    fn mutated_cards_are_survived(file in any::<Index>(), edits in vec((any::<Index>(), any::<u8>(), 0_u8..3), 1..12)) {
        let files = tricky_files();
        let mut bytes = file.get(&files).clone();
        for (at, byte, kind) in edits {
            let at = at.index(bytes.len().max(1));
            match kind {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => _ = bytes.remove(at),
                _ => bytes.insert(at.min(bytes.len()), byte),
            }
        }
        survives(&bytes);
    }

    #[test]
    fn how_the_bytes_arrive_changes_nothing(file in any::<Index>(), sizes in vec(1_usize..7, 1..20)) {
        let files = tricky_files();
        let bytes = file.get(&files);
        let slow: Vec<Reading> = CardReader::new(Drops { bytes, sizes: &sizes, turn: 0 }).collect::<io::Result<_>>().unwrap();
        prop_assert_eq!(slow, read_all(bytes));
    }

    #[test]
    fn line_numbers_lie_inside_the_file(text in "(BEGIN:VCARD\n|END:VCARD\n|FN:A\n|junk\n|\n){0,40}") {
        let lines = text.lines().count() as u64;
        for problem in problems(text.as_bytes()) {
            prop_assert!((1..=lines).contains(&problem.line));
        }
        for warning in cards(text.as_bytes()).into_iter().flat_map(|card| card.warnings) {
            prop_assert!((1..=lines).contains(&warning.line));
        }
    }
}

/// A source that gives a few bytes at a time.
struct Drops<'a> {
    bytes: &'a [u8],
    sizes: &'a [usize],
    turn: usize,
}

impl io::Read for Drops<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes[self.turn % self.sizes.len()].min(room.len()).min(self.bytes.len());
        self.turn += 1;
        let (now, later) = self.bytes.split_at(size);
        room[..size].copy_from_slice(now);
        self.bytes = later;
        Ok(size)
    }
}

#[rstest]
#[case::nested("BEGIN:VCARD\n".repeat(100_000))]
#[case::nested_agents("BEGIN:VCARD\n".to_owned() + &"AGENT:\nBEGIN:VCARD\n".repeat(100_000))]
#[case::semicolons(card(&format!("N:{}", ";".repeat(1_000_000))))]
#[case::parameters(card(&format!("TEL{}:1", ";TYPE=x".repeat(100_000))))]
#[case::words(card(&format!("TEL;TYPE={}:1", (0..100_000).map(|word| format!("w{word},")).collect::<String>())))]
#[case::commas(card(&format!("TEL;TYPE={}:1", "x,".repeat(500_000))))]
#[case::backslashes(card(&format!("NOTE:{}", "\\".repeat(3_000_000))))]
#[case::quotes(card(&format!("NOTE;{}:x", "\"".repeat(1_000_000))))]
#[case::soft_breaks(card(&format!("NOTE;ENCODING=QUOTED-PRINTABLE:{}", "a=\n".repeat(500_000))))]
#[case::header_without_end(card(&format!("NOTE{}", "=\n =".repeat(500_000))))]
#[case::returns("\r".repeat(3_000_000))]
#[case::folds(card(&format!("NOTE:x{}", "\n  ".repeat(1_000_000))))]
#[case::many_values(card(&"TEL:1\n".repeat(60_000)))]
#[case::many_tags(card(&format!("CATEGORIES:{}", (0..60_000).map(|tag| format!("t{tag},")).collect::<String>())))]
#[case::many_nicknames(card(&format!("NICKNAME:{}", (0..60_000).map(|tag| format!("t{tag},")).collect::<String>())))]
#[case::many_notes(card(&(0..60_000).map(|tag| format!("NOTE:t{tag}\n")).collect::<String>()))]
#[case::many_labels(card(&(0..20_000).map(|item| format!("item{item}.TEL:{item}\nitem{item}.X-ABLabel:x{item}\n")).collect::<String>()))]
fn hostile_files_take_linear_time(#[case] file: String) {
    // Of this thread's own: whatever else the machine is doing does not count. Where it is not linear it is hours.
    let start = ThreadTime::now();
    _ = survives(file.as_bytes());
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn a_card_that_is_too_large_is_told_and_the_next_is_read() {
    let file = format!("{}{}", card(&format!("FN:Big\nNOTE:{}", "x".repeat(13 * 1024 * 1024))), card("FN:Next"));
    assert_eq!(cards(file.as_bytes()).iter().map(|card| card.content.fields.name.shown()).collect::<Vec<_>>(), ["Next"]);
    let told = problems(file.as_bytes());
    assert_eq!(told.iter().map(|problem| (problem.card, problem.line)).collect::<Vec<_>>(), [(1, 1)]);
    assert!(told[0].reason.contains("10 MB"), "{}", told[0].reason);
}

#[test]
fn a_source_that_fails_says_so_once() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let mut reader = CardReader::new(Broken);
    assert!(reader.next().is_some_and(|reading| reading.is_err()));
    assert!(reader.next().is_none());
}
