//! Rule K8: a search says more than names, in English and German; what is understood is said back, can be changed and left out, and why
//! someone was found is shown.

use fondly_core::{
    book::{Companion, PeopleFilter},
    domain::{
        Channel, CircleId, ContactFields, ContactId, Depth, FactFields, FactKind, Feeling, HardKind, InteractionFields, Labelled, LeapDay,
        LifeDate, MilestoneFields, Outcome, PartialDate,
    },
    quick::{Sought, sought},
};
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{call, gathering, given, hard, likes, named, promise, received},
};

fn read(query: &str) -> Sought {
    let circle = |name: &str| (CircleId::from_bytes([7; 16]), name.to_owned());
    sought(query, &[circle("Inner"), circle("Old friends")], day("2026-03-10"))
}

/// The conditions of a search, and in brackets what is looked for as it stands.
fn in_words(found: &Sought) -> String {
    let conditions = found.conditions.iter().map(|one| one.in_words());
    let words = (!found.words.is_empty()).then(|| format!("[{}]", found.words));
    conditions.chain(words).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_search_says_what_is_understood_and_the_rest_is_looked_for_as_it_stands() {
    let table = include_str!("search.txt");
    let lines: Vec<_> = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).collect();
    let wrong: Vec<_> = lines
        .iter()
        .filter_map(|line| {
            let (query, expected) = line.split_once("=> ")?;
            let found = in_words(&read(query.trim()));
            (found != expected.trim()).then(|| format!("{query}\n   is   {found}\n   not  {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
    assert!(lines.len() >= 120, "{} searches", lines.len());
}

#[rstest]
#[case("who do I know in Lyon, likes hockey", 0, "who do I know, likes hockey", "who do I know Lyon, likes hockey")]
#[case("likes hockey, not seen this year", 1, "likes hockey", "likes hockey, not seen this month")]
#[case("Ana #choir", 0, "Ana", "Ana choir")]
fn a_condition_is_left_out_or_changed_in_the_sentence(#[case] query: &str, #[case] at: usize, #[case] without: &str, #[case] other: &str) {
    let condition = read(query).conditions.remove(at);
    let words = condition.others().remove(0).1;
    assert_eq!((condition.left_out_of(query).as_str(), condition.replaced_in(query, &words).as_str()), (without, other));
}

#[test]
fn every_other_meaning_is_understood_again_as_one_condition_or_none() {
    assert!(read("not in Lyon").conditions.remove(0).others().is_empty(), "it would ask for the opposite");
    assert!(read("in Lyon or Paris").conditions.remove(0).others().is_empty());
    for query in ["in Lyon", "likes hockey", "not seen this year", "talked to this month", "#choir", "not met since May"] {
        for (said, words) in read(query).conditions.remove(0).others() {
            let again = read(&words);
            let is_anywhere = said.ends_with("anywhere");
            assert_eq!(again.conditions.len(), usize::from(!is_anywhere), "{query}: {words}");
            assert!(is_anywhere || again.words.is_empty(), "{query}: {words}");
        }
    }
}

/// A book in which Ana lives in Lyon, Bo was said to move there, and Cy does not.
fn a_book() -> (TestBook, [ContactId; 3]) {
    let mut book = TestBook::on_disk();
    let lyon = ContactFields { addresses: vec![Labelled::new("", "3 rue Mercière, 69002 Lyon")], ..named("Ana Costa") };
    let ana = book.add_contact(lyon, None).unwrap().value;
    let [bo, cy] = ["Bo Lind", "Cy Ray"].map(|name| book.someone(name));
    book.talked(bo, "2026-02-01", "He moves to Lyon in May, for the hockey club there.");
    book.talked(cy, "2025-12-01", "A long evening about the garden.");
    book.add_fact(cy, likes("Ice hockey")).unwrap();
    (book, [ana, bo, cy])
}

fn found(book: &TestBook, query: &str) -> Vec<ContactId> {
    book.people(&PeopleFilter::active(query), 0, 10).unwrap().1.into_iter().map(|line| line.id).collect()
}

fn why(book: &TestBook, query: &str, who: ContactId) -> Option<String> {
    book.why_found(&book.sought(query).unwrap(), who).unwrap().map(|why| why.to_string())
}

#[test]
fn who_is_asked_for_comes_before_those_of_whom_it_was_only_noted() {
    let (book, [ana, bo, cy]) = a_book();
    assert_eq!(found(&book, "who do I know in Lyon"), [ana, bo]);
    assert_eq!(found(&book, "likes hockey"), [cy, bo]);
    assert_eq!(found(&book, "likes hockey in Lyon"), [bo]);
    assert_eq!(found(&book, "not in Lyon"), [bo, cy], "that something was noted of Lyon does not put him there");
    assert_eq!(found(&book, "bo in lyon"), [bo]);
    assert_eq!(found(&book, "in Ly"), [ana, bo], "while it is being typed");
    assert_eq!(found(&book, "in Yon"), [], "a word is looked for from its beginning");
}

#[test]
fn whole_words_are_found_before_those_that_begin_so() {
    let mut book = TestBook::new();
    let [ana, bo, cy] = ["Ana", "Bo", "Cy"].map(|name| book.someone(name));
    book.talked(ana, "2026-03-01", "Moving the team to Porto.");
    assert_eq!(found(&book, "likes tea"), [ana], "it may be on its way to being typed");
    book.talked(bo, "2026-03-01", "Tea in the garden.");
    book.add_fact(cy, likes("Green teas")).unwrap();
    assert_eq!(found(&book, "likes tea"), [cy, bo]);
    assert_eq!(why(&book, "likes tea", bo).unwrap(), "1 March 2026: Tea in the garden.");
}

#[test]
fn why_someone_was_found_is_said() {
    let (book, [ana, bo, cy]) = a_book();
    assert_eq!(why(&book, "in Lyon", ana).unwrap(), "Address: 3 rue Mercière, 69002 Lyon");
    assert_eq!(why(&book, "in Lyon", bo).unwrap(), "1 February 2026: He moves to Lyon in May, for the hockey club there.");
    assert_eq!(why(&book, "likes hockey, not seen this year", cy).unwrap(), "Interest: Ice hockey");
    assert_eq!(why(&book, "garden", cy).unwrap(), "1 December 2025: A long evening about the garden.");
    assert_eq!(why(&book, "cy", cy), None, "a name shows itself");
}

#[test]
fn of_a_long_text_what_stands_around_the_words_is_shown() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    let long = format!("{} She keeps bees on the roof of the library. {}", "Nothing of note. ".repeat(20), "And so on. ".repeat(20));
    book.talked(ana, "2026-03-01", &long);
    let shown = why(&book, "bees", ana).unwrap();
    assert!(shown.contains("keeps bees on the roof") && shown.chars().count() < 120, "{shown}");
}

#[test]
fn when_someone_was_seen_and_when_they_were_heard_of_are_two_questions() {
    let (mut book, [ana, bo, cy]) = a_book();
    let met = InteractionFields { channel: Channel::InPerson, ..call("2026-01-20", "") };
    book.log_interaction(&[cy], met).unwrap();
    let missed = InteractionFields { outcome: Outcome::NoAnswer, ..call("2026-03-01", "") };
    book.log_interaction(&[ana], missed).unwrap();
    assert_eq!(found(&book, "seen this year"), [cy]);
    assert_eq!(found(&book, "not seen this year"), [ana, bo]);
    assert_eq!(found(&book, "talked to this year"), [bo, cy]);
    assert_eq!(found(&book, "not talked to this year"), [ana], "an answer that did not come is no talk");
    assert_eq!(found(&book, "talked to in February"), [bo]);
    assert_eq!(found(&book, "never talked to"), [ana]);
    let again = call("2026-03-09", "");
    book.log_interaction(&[ana], again).unwrap();
    assert_eq!(found(&book, "never talked to"), [], "what was found is not kept longer than the book stays as it is");
}

#[test]
fn a_birthday_in_a_month_is_one_that_comes_round_in_it_whatever_is_known_of_its_date() {
    let mut book = TestBook::new();
    let born =
        ["2026-06-04", "2025-06-04", "--06-04", "1980-06", "2027-06-04", "2026-02-10", "2027-02-10", "2024-02-29", "--02-29", "1990-12-31"];
    let people: Vec<_> = born
        .into_iter()
        .map(|on| {
            let who = book.someone(on);
            book.add_milestone(who, MilestoneFields::birthday(LifeDate::from(on.parse::<PartialDate>().unwrap()))).unwrap();
            who
        })
        .collect();
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    for (month, name) in (1..).zip(months) {
        // The month that comes or is: from the tenth of March on.
        let first = jiff::civil::date(if month < 3 { 2027 } else { 2026 }, month, 1);
        let comes = |who: &ContactId| {
            book.person(*who)
                .unwrap()
                .milestones
                .into_iter()
                .any(|(milestone, _)| milestone.fields.occurrences(first, first.last_of_month(), LeapDay::default()).next().is_some())
        };
        let mut expected: Vec<_> = people.iter().copied().filter(comes).collect();
        let mut found = found(&book, &format!("birthday in {name}"));
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_birthday_is_found_by_the_calendar_it_is_kept_by() {
    let mut book = TestBook::new();
    let born = |book: &mut TestBook, name: &str, on: &str| {
        let who = book.someone(name);
        book.add_milestone(who, MilestoneFields::birthday(LifeDate::typed(on).unwrap())).unwrap();
        who
    };
    let ana = born(&mut book, "Ana", "15 April 1986");
    // 16 Nisan 5786 is 3 April 2026.
    let bo = born(&mut book, "Bo", "16 Nisan 5746");
    let cy = born(&mut book, "Cy", "29 February");
    assert_eq!(found(&book, "birthday in April"), [ana, bo]);
    assert_eq!(found(&book, "born in 1986"), [ana, bo]);
    assert_eq!(found(&book, "turning 40 this year"), [ana, bo]);
    assert_eq!(found(&book, "birthday in February"), [cy]);
    assert_eq!(found(&book, "birthday this month"), []);
    assert_eq!(why(&book, "birthday in April", bo).unwrap(), "Birthday: 16 Nisan 5746 (25 April 1986)");
}

#[test]
fn a_circle_is_one_of_the_book_and_a_tag_is_a_tag() {
    let mut book = TestBook::new();
    let ana = book.add_contact(ContactFields { tags: vec!["choir".into()], ..named("Ana") }, None).unwrap().value;
    let bo = book.someone("Bo");
    let name = book.circles().unwrap().remove(0).0.fields.name;
    book.join_circle(bo, &name);
    assert_eq!(found(&book, &format!("in my {name} circle")), [bo]);
    assert_eq!(found(&book, &format!("not in {name}")), [ana]);
    assert_eq!((found(&book, "#choir"), found(&book, "not tagged choir")), (vec![ana], vec![bo]));
    book.talked(bo, "2026-03-01", "She sings in a choir now.");
    assert_eq!(found(&book, "not #choir"), [bo], "what was noted makes no tag");
}

#[test]
fn a_name_is_no_employer() {
    let mut book = TestBook::new();
    let [harrison, ana] = ["Harrison Ford", "Ana"].map(|name| book.someone(name));
    let works = ContactFields { organization: "Ford".into(), title: "Engineer".into(), ..named("Bo") };
    let bo = book.add_contact(works, None).unwrap().value;
    assert_eq!(found(&book, "at Ford"), [bo, harrison], "a name is found, after those who work there");
    assert_eq!(found(&book, "not at Ford"), [ana, harrison]);
    assert_eq!(why(&book, "at Ford", bo), None, "the row shows where he works");
}

#[test]
fn what_is_asked_names_nobody_to_a_verb() {
    let (book, _) = a_book();
    assert!(book.find("in Lyon").unwrap_err().to_string().starts_with("No one called"));
}

#[test]
fn how_talks_went_and_how_things_stand_finds_whom_it_is_so_of_and_says_why() {
    let mut book = TestBook::new();
    let [ana, bo, cy] = ["Ana", "Bo", "Cy"].map(|name| book.someone(name));
    let mut log = |who, talk| book.log_interaction(&[who], talk).map(drop).unwrap();
    log(ana, InteractionFields { feeling: Some(Feeling::Drained), ..call("2026-02-01", "Her father again.") });
    log(ana, InteractionFields { depth: Some(Depth::Real), ..call("2026-03-01", "") });
    log(bo, InteractionFields { feeling: Some(Feeling::Lifted), depth: Some(Depth::Deep), ..call("2026-02-01", "") });
    book.set_trust(cy, Some(Depth::Real)).unwrap();
    book.set_trust(bo, Some(Depth::Light)).unwrap();
    book.add_hard_time(bo, hard(HardKind::Loss, "her mother", "2026-03-01")).unwrap();
    book.know_better(cy, true).unwrap();
    book.add_exchange(ana, received("A scarf of hers", "2025-11-02")).unwrap();
    book.add_exchange(bo, given("A scarf", "2025-12-24")).unwrap();
    book.add_reminder(promise(cy, "Bring the drill", "2026-03-16")).unwrap();
    let worry = FactFields { kind: FactKind::Worry, words: "her father's health".to_owned(), said_on: day("2026-03-01") };
    book.add_fact(bo, worry).unwrap();
    for (who, on) in [(ana, "1986-03-10"), (bo, "--03-10"), (cy, "1986-03-11")] {
        book.add_milestone(who, MilestoneFields::birthday(LifeDate::typed(on).unwrap())).unwrap();
    }
    for (query, who) in [
        ("felt drained", vec![ana]),
        ("who lifts me up", vec![bo]),
        ("deep talk", vec![bo]),
        ("real talk", vec![ana, bo]),
        ("who do I trust", vec![cy]),
        ("in a hard time", vec![bo]),
        ("not thanked yet", vec![ana]),
        ("whom do I want to know better", vec![cy]),
        ("deep talk, who do I trust", vec![]),
        ("who did I promise something", vec![cy]),
        ("who is worried", vec![bo]),
        ("who is worried about her father", vec![bo, ana]),
        ("who gave me a scarf", vec![ana]),
        ("who is older than 40", vec![ana]),
        ("under 40", vec![cy]),
    ] {
        assert_eq!(found(&book, query), who, "{query}");
    }
    assert_eq!(
        why(&book, "felt drained", ana).unwrap(),
        "1 February 2026: it drained you",
        "what was said is quoted to nobody who did not look for it"
    );
    assert_eq!(why(&book, "deep talk", bo).unwrap(), "1 February 2026: deep talk");
    assert_eq!(why(&book, "not thanked yet", ana).unwrap(), "Gifts and thanks: A scarf of hers");
    assert_eq!(why(&book, "who do I trust", cy).unwrap(), "You can tell them: what moves you");
    assert_eq!(why(&book, "in a hard time", bo), None, "what weighs on someone stands in no list");
}

#[test]
fn whoever_was_met_at_a_gathering_is_found_by_it() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let fair = book.add_gathering(gathering("Book fair")).unwrap().value;
    book.meet(fair, &Companion::Known(ana), "", "").unwrap();
    book.meet(fair, &Companion::New("Rita Vale".to_owned()), "binds books", "").unwrap();
    let other = book.add_gathering(gathering("Choir evening")).unwrap().value;
    book.meet(other, &Companion::New("Otto Lund".to_owned()), "", "").unwrap();
    let names = |query: &str| -> Vec<String> {
        book.people(&PeopleFilter::active(query), 0, 10).unwrap().1.into_iter().map(|line| line.shown).collect()
    };
    assert_eq!(names("who did I meet at the book fair"), ["Rita Vale", "Ana Costa"]);
    assert_eq!(names("met at the choir"), ["Otto Lund"]);
}
