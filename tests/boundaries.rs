//! What people do not want (B1, B2, B3): noted, asked about once a year, and kept to by everything that Fondly proposes to say.

use fondly_core::{
    domain::{Boundaries, Boundary, BoundaryFields, BoundaryId, BoundaryKind, Channel, ContactId, Depth, Topic, Topics},
    prompts::{self, Ground, Occasion, OpenerFor},
};
use jiff::{Timestamp, civil::time};
use proptest::prelude::*;
use rstest::rstest;

use crate::support::{TestBook, day, people::not_about};

#[test]
fn a_boundary_is_noted_changed_confirmed_and_ended_and_each_can_be_undone() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let added = book.add_boundary(ana, not_about("her father")).unwrap();
    assert_eq!(added.said, "Better not, with Ana Costa: her father");
    let kept = |book: &TestBook| book.boundaries(ana).unwrap().0.into_iter().map(|one| one.fields.in_words()).collect::<Vec<_>>();
    book.edit_boundary(added.value, not_about("her parents")).unwrap();
    assert_eq!(kept(&book), ["her parents"]);
    assert_eq!(book.remove_boundary(added.value).unwrap().said, "No longer: her parents");
    assert_eq!(kept(&book), [""; 0]);
    book.undo(None).unwrap();
    assert_eq!(kept(&book), ["her parents"]);
    book.undo(None).unwrap();
    assert_eq!(kept(&book), ["her father"]);
    book.undo(None).unwrap();
    assert_eq!(kept(&book), [""; 0]);
}

#[test]
fn whether_it_is_still_so_is_asked_once_a_year() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_boundary(ana, not_about("her father")).unwrap().value;
    let asks = |book: &mut TestBook| book.brief(ana).unwrap().boundaries[0].1;
    assert!(!asks(&mut book));
    book.clock.set("2027-03-09T10:00");
    assert!(!asks(&mut book));
    book.clock.set("2027-03-10T10:00");
    assert!(asks(&mut book));
    book.confirm_boundary(id).unwrap();
    assert!(!asks(&mut book));
    book.clock.set("2028-03-10T10:00");
    assert!(asks(&mut book));
}

#[rstest]
#[case::nothing(BoundaryKind::Topic(Topics::default()), "  ", "2026-03-10", "Please say what not to bring up. Nothing was changed.")]
#[case::no_hours(
    BoundaryKind::Hours(time(9, 0, 0, 0), time(9, 0, 0, 0)),
    "",
    "2026-03-10",
    "Please say from when until when: these hours are none. Nothing was changed."
)]
#[case::a_day_to_come(
    BoundaryKind::Channel(Channel::Call),
    "",
    "2026-03-11",
    "Please choose today, or a day that is over. Nothing was changed."
)]
fn what_says_nothing_is_refused(#[case] kind: BoundaryKind, #[case] words: &str, #[case] since: &str, #[case] said: &str) {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let fields = BoundaryFields { kind, words: words.to_owned(), since: day(since) };
    assert_eq!(book.add_boundary(ana, fields).unwrap_err().to_string(), said);
    assert_eq!(book.boundaries(ana).unwrap(), Boundaries::default());
}

#[rstest]
#[case("her father's illness", "family, health")]
#[case("die Scheidung", "partner")]
#[case("Kinder und Kinderwunsch", "children")]
#[case("money, politics", "money, politics")]
#[case("her miscarriage", "children, health, loss")]
#[case("the thing with Tom", "")]
#[case("", "")]
fn words_name_their_topics_and_nothing_is_guessed(#[case] words: &str, #[case] topics: &str) {
    assert_eq!(Topics::named_in(words).to_string(), topics);
    assert_eq!(topics.parse::<Topics>().unwrap(), Topics::named_in(words));
}

#[rstest]
#[case("Es war schön, mit Frau Berger essen zu gehen", "food")]
#[case("Großartig! Ein großes Haus, so eine Art Scheune", "home")]
#[case("Her birthday party was fun, and it worked out", "")]
#[case("She lost her keys and booked a plan B", "")]
#[case("Her jewellery, every single piece", "")]
#[case("She was laid off, and her dementia is worse", "health")]
#[case("my in-laws, her stepdad", "family")]
fn ordinary_words_name_no_topic(#[case] words: &str, #[case] topics: &str) {
    assert_eq!(Topics::named_in(words).to_string(), topics);
}

#[rstest]
#[case("Bo", "What is Bo up to?", true)]
#[case("Bo", "Which book are you reading?", false)]
#[case("Will", "How is Will?", true)]
#[case("stress", "Which street do you live in?", false)]
#[case("the loss", "Have you been to Los Angeles?", false)]
#[case("her boss", "Is your boss still there?", true)]
#[case("her exes", "Do you see your ex?", false)]
#[case("父亲", "你父亲好吗?", true)]
#[case("the divorce", "How long have you been divorced?", true)]
fn what_the_user_wrote_is_found_as_a_word(#[case] words: &str, #[case] text: &str, #[case] is_found: bool) {
    assert_eq!(kept(vec![(BoundaryKind::Topic(Topics::default()), words)]).avoided().forbids(Topics::default(), text), is_found);
}

#[test]
fn nobody_is_invited_to_a_way_they_do_not_want() {
    let no_calls = kept(vec![(BoundaryKind::Channel(Channel::Call), "")]).avoided();
    assert!(no_calls.forbids(Topics::default(), "Would a short call suit you?"));
    assert!(!no_calls.touches("We had a long call."), "what was said stays");
}

#[test]
fn a_word_that_is_no_topic_is_said() {
    let refused = "family, footbal".parse::<Topics>().unwrap_err().to_string();
    assert!(refused.starts_with("“footbal” is no topic. There are: family, children, partner"), "{refused}");
}

#[test]
fn hours_are_on_their_clock_and_may_cross_midnight() {
    let hours = |from, until| kept(vec![(BoundaryKind::Hours(time(from, 0, 0, 0), time(until, 0, 0, 0)), "")]);
    let (night, noon) = (hours(21, 8), hours(12, 14));
    for (hour, at_night, at_noon) in
        [(0, true, false), (7, true, false), (8, false, false), (12, false, true), (14, false, false), (21, true, false)]
    {
        let at = time(hour, 0, 0, 0);
        assert_eq!((night.at(at).is_some(), noon.at(at).is_some()), (at_night, at_noon), "{hour}:00");
    }
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let mut fields = book.person(ana).unwrap().contact.fields;
    fields.time_zone = "Asia/Tokyo".to_owned();
    book.edit_contact(ana, fields, None).unwrap();
    let night = BoundaryKind::Hours(time(21, 0, 0, 0), time(8, 0, 0, 0));
    book.add_boundary(ana, BoundaryFields { kind: night, words: String::new(), since: day("2026-03-10") }).unwrap();
    assert_eq!(book.brief(ana).unwrap().not_now, None, "it is 19:00 there");
    book.clock.set("2026-03-10T12:00");
    assert_eq!(book.brief(ana).unwrap().not_now.as_deref(), Some("no calls from 21:00 to 08:00"));
}

fn kept(kinds: Vec<(BoundaryKind, &str)>) -> Boundaries {
    let one = |(kind, words): (BoundaryKind, &str)| Boundary {
        id: BoundaryId::new(Timestamp::UNIX_EPOCH),
        contact: ContactId::from_bytes([7; 16]),
        fields: BoundaryFields { kind, words: words.to_owned(), since: day("2026-03-10") },
        confirmed_on: day("2026-03-10"),
    };
    Boundaries(kinds.into_iter().map(one).collect())
}

/// A topic or two, and words that may stand in a question.
fn any_boundary() -> impl Strategy<Value = (Vec<usize>, String)> {
    let words = prop_oneof![
        Just(String::new()),
        prop::sample::select(vec!["her father", "the divorce", "books", "die Arbeit", "weekends", "Tom"]).prop_map(str::to_owned),
        prop::sample::select(prompts::questions().to_vec()).prop_map(|one| one
            .words
            .split(' ')
            .filter(|word| !["something", "because"].contains(word))
            .max_by_key(|word| word.len())
            .unwrap_or_default()
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()),
    ];
    (prop::collection::vec(0..Topic::ALL.len(), 0..5), words)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_forbidden_is_ever_proposed_and_nothing_twice(boundaries in prop::collection::vec(any_boundary(), 0..4), person in any::<[u8; 16]>()) {
        let avoided: Vec<Topics> = boundaries.iter().map(|(topics, _)| topics.iter().map(|at| Topic::ALL[*at]).collect()).collect();
        let kinds = boundaries.iter().zip(&avoided).map(|((_, words), topics)| (BoundaryKind::Topic(*topics), words.as_str()));
        let avoids = kept(kinds.collect()).avoided();
        let may_be = |topics: Topics, words: &str| {
            let words = words.to_lowercase();
            let mut said = words.split(|c: char| !c.is_alphanumeric());
            let has_word = said.any(|said| boundaries.iter().any(|(_, own)| own.len() > 3 && said.starts_with(&own.to_lowercase())));
            !avoided.iter().any(|avoided| avoided.meets(topics)) && !has_word
        };
        let mut ground = Ground {
            person: ContactId::from_bytes(person),
            avoided: &avoids,
            given: std::collections::HashSet::new(),
            depth: Depth::Deep,
            occasions: Vec::new(),
            turn: 0,
        };
        for occasion in Occasion::ALL {
            ground.occasions = vec![*occasion];
            // The library is large: a couple of dozen of each.
            for _ in 0..24 {
                ground.turn += 1;
                let Some(found) = prompts::question(&ground) else { break };
                prop_assert!(may_be(found.topics, found.words), "{found:?}");
                prop_assert!(ground.given.insert(found.words), "twice: {found:?}");
            }
        }
        for occasion in OpenerFor::ALL {
            while let Some(found) = prompts::opener(&ground, *occasion) {
                prop_assert!(may_be(found.topics, found.words), "{found:?}");
                prop_assert!(ground.given.insert(found.words), "twice: {found:?}");
            }
        }
    }
}
