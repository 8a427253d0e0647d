//! Rule K6: what sentences mean, in English and German, said back before anything is saved; what is unsure is asked.

use fondly_core::{
    domain::{ContactFields, PersonName},
    quick::Unsure,
};
use rstest::rstest;

use crate::support::{TestBook, day, people::named};

/// Today is Tuesday, 10 March 2026. Ann Lee, Bo Lind, Maria Silva who is called Mum and Mama, Jonas Weber, and two called Kim.
fn book() -> TestBook {
    let mut book = TestBook::on_disk();
    for name in ["Ann Lee", "Bo Lind", "Jonas Weber", "May Ito", "Kim Roth", "Kim Park", "Jean-Luc Picard", "Ana Maria Costa", "Eva Müller"]
    {
        book.someone(name);
    }
    for nickname in ["Mum", "Mama"] {
        let name =
            PersonName { given: "Maria".into(), family: format!("Silva {nickname}"), nickname: nickname.into(), ..PersonName::default() };
        book.add_contact(ContactFields { name, ..ContactFields::default() }, None).unwrap();
    }
    book
}

#[test]
fn a_sentence_is_understood_as_it_is_said_back() {
    let book = book();
    let mut wrong = Vec::new();
    let table = include_str!("quick_add.txt");
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (sentence, expected) = line.split_once(" => ").unwrap();
        let reading = book.understand(sentence.trim()).unwrap();
        let found = reading.in_words(day("2026-03-10")).unwrap_or_else(|| match reading.unsure.first() {
            Some(Unsure::Nobody) => "who?".to_owned(),
            Some(Unsure::Unknown(name)) => format!("who is {name}?"),
            Some(Unsure::Several { name, choices }) => {
                format!("which {name}? {}", choices.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", "))
            }
            Some(Unsure::NoDay) => "when?".to_owned(),
            Some(Unsure::Unclear(words)) => format!("“{words}”?"),
            None => "nothing".to_owned(),
        });
        count += 1;
        if found != expected.trim() {
            wrong.push(format!("{sentence}\n   is   {found}\n   not  {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 100, "{count} sentences");
}

#[rstest]
#[case("coffee with Ann and Bo next Friday at 5", "Planned “Coffee” with Ann Lee and Bo Lind on 13 March 2026 at 17:00")]
#[case("call mum every Sunday", "Planned a call with Maria Silva Mum, every Sunday")]
#[case("Bo's exam is on 3 June", "Noted Exam for Bo Lind")]
#[case("coffee with Ann yesterday: her new job", "Logged a meeting with Ann Lee")]
#[case("call Ann every 3 weeks", "Ann Lee: every 3 weeks")]
fn what_is_meant_is_done_in_one_step(#[case] sentence: &str, #[case] said: &str) {
    let mut book = book();
    let before = book.rows();
    let meant = book.understand(sentence).unwrap().meant.unwrap();
    assert_eq!(book.quick_add(meant).unwrap().said, said);
    assert_ne!(book.rows(), before);
    book.undo(None).unwrap();
    assert_eq!(book.rows(), before);
}

#[test]
fn whoever_may_be_meant_is_offered_as_the_sentence_that_names_them() {
    let book = book();
    let Some(Unsure::Several { choices, .. }) = book.understand("coffee with Kim tomorrow").unwrap().unsure.into_iter().next() else {
        panic!()
    };
    let sentences: Vec<&str> = choices.iter().map(|(_, sentence)| sentence.as_str()).collect();
    assert_eq!(sentences, ["coffee with Kim Park tomorrow", "coffee with Kim Roth tomorrow"]);
    assert!(book.understand(sentences[0]).unwrap().unsure.is_empty());
}

#[test]
fn the_other_day_that_may_be_meant_is_offered() {
    let book = book();
    let (on, sentence) = book.understand("coffee with Ann next Friday at 5").unwrap().or.unwrap();
    assert_eq!((on, sentence.as_str()), (day("2026-03-20"), "coffee with Ann 2026-03-20 at 5"));
    assert!(book.understand(&sentence).unwrap().in_words(day("2026-03-10")).unwrap().contains("Friday, 20 March at 17:00"));
    assert_eq!(book.understand("coffee with Ann on Friday").unwrap().or, None);
}

#[test]
fn any_sentence_is_read_without_a_panic_and_what_is_unsure_does_nothing() {
    let book = book();
    let words = [
        "coffee",
        "with",
        "Ann",
        "Bo's",
        "every",
        "3",
        "first",
        "Sunday",
        "at",
        "5pm",
        "17:30",
        ":",
        "on",
        "June",
        "31",
        "3.",
        "in",
        "ago",
        "next",
        "week",
        "und",
        "jeden",
        "um",
        "Uhr",
        "is",
        "birthday",
        "’s",
        "",
        "…",
        "in 999 years",
        "the 31st",
        "from 5 to",
        "99:99",
        "für",
        "2 Stunden",
        "Kim,",
        "29 February",
    ];
    let mut dice = crate::support::Dice::new(11);
    for _ in 0..3_000 {
        let count = dice.below(9);
        let sentence: Vec<&str> = (0..count).map(|_| words[usize::try_from(dice.below(words.len() as u64)).unwrap()]).collect();
        let reading = book.understand(&sentence.join(" ")).unwrap();
        assert!(reading.unsure.is_empty() || reading.meant.is_none(), "{sentence:?}");
        assert_eq!(reading.in_words(day("2026-03-10")).is_some(), reading.meant.is_some());
    }
    assert!(named("Ann").name.given == "Ann");
}
