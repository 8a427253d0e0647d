//! How two are related, who lives together, what the user and someone have in common (B15), and how close they are (B14).

use fondly_core::{
    book::{Only, PeopleFilter},
    domain::{ContactFields, ContactId, ContactState, FactKind, Kin, Labelled},
    planner::{Deed, closeness},
};
use jiff::ToSpan as _;
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{likes, named, not_about, planned},
};

fn naming(book: &mut TestBook, name: &str, pronouns: &str, relations: &[(&str, &str)]) -> ContactId {
    let relations = relations.iter().map(|(label, name)| Labelled::new(*label, *name)).collect();
    let fields = ContactFields { relations, pronouns: pronouns.to_owned(), ..named(name) };
    book.add_contact(fields, None).unwrap().value
}

#[rstest]
#[case(&["mother", "sister"], "she/her", Some("aunt"))]
#[case(&["mother", "brother"], "he/him", Some("uncle"))]
#[case(&["father", "sibling", "child"], "", Some("cousin"))]
#[case(&["mother", "mother", "father"], "he", Some("great-grandfather"))]
#[case(&["wife", "mother"], "she/her", Some("mother-in-law"))]
#[case(&["brother", "wife"], "sie", Some("sister-in-law"))]
#[case(&["son", "daughter"], "they/them", Some("grandchild"))]
#[case(&["sister", "son"], "he/him", Some("nephew"))]
#[case(&["cousin", "mother"], "she/her", None)]
#[case::in_german(&["Vater", "Schwester", "Sohn"], "", Some("cousin"))]
#[case::in_german_too(&["Ehefrau", "Mutter"], "she/her", Some("mother-in-law"))]
#[case(&["friend", "mother"], "she/her", None)]
#[case::a_mothers_husband_need_be_no_father(&["mother", "husband"], "he/him", None)]
#[case::nor_is_a_girlfriends_mother_in_law(&["girlfriend", "mother"], "she/her", None)]
fn ties_one_after_the_other_come_to_a_word_of_the_family(#[case] labels: &[&str], #[case] pronouns: &str, #[case] word: Option<&str>) {
    let path: Option<Vec<Kin>> = labels.iter().map(|label| Kin::labelled(label)).collect();
    assert_eq!(path.and_then(|path| Kin::of_path(&path)).map(|kin| kin.word(pronouns)), word);
}

#[test]
fn how_two_are_related_is_told_by_the_shortest_way_in_both_directions() {
    let mut book = TestBook::new();
    let ana = naming(&mut book, "Ana Costa", "she/her", &[("mother", "Rosa Costa"), ("friend", "Bo Lind")]);
    let _rosa = naming(&mut book, "Rosa Costa", "she/her", &[("sister", "Rita Dias")]);
    let rita = naming(&mut book, "Rita Dias", "she/her", &[]);
    let bo = naming(&mut book, "Bo Lind", "he/him", &[]);
    let said = |book: &TestBook, one, other| book.related_in_words(one, other).unwrap();
    assert_eq!(said(&book, ana, rita).unwrap(), "Rita Dias is Ana Costa’s aunt (mother’s sister)");
    assert_eq!(said(&book, rita, ana).unwrap(), "Ana Costa is Rita Dias’s niece (sister’s daughter)");
    assert_eq!(said(&book, ana, bo).unwrap(), "Bo Lind is Ana Costa’s friend");
    assert_eq!(said(&book, bo, rita).unwrap(), "Rita Dias is Bo Lind’s friend’s mother’s sister", "no word for it");
    assert_eq!((said(&book, ana, ana), said(&book, rita, book.find("Bo Lind").unwrap()).is_some()), (None, true));
    let alone = book.someone("Cy Ray");
    assert_eq!(said(&book, ana, alone), None);
}

#[test]
fn ties_that_lead_in_a_circle_end() {
    let mut book = TestBook::new();
    let names = ["Ana A", "Bo B", "Cy C", "Di D", "Ed E", "Flo F"];
    for (at, name) in names.iter().enumerate() {
        naming(&mut book, name, "", &[("sibling", names[(at + 1) % names.len()])]);
    }
    let (ana, di) = (book.find("Ana A").unwrap(), book.find("Di D").unwrap());
    assert_eq!(book.related_in_words(ana, di).unwrap().unwrap(), "Di D is Ana A’s sibling (sibling’s sibling’s sibling)");
}

#[test]
fn whoever_has_an_address_in_common_lives_together_and_a_city_alone_is_no_home() {
    let mut book = TestBook::new();
    let living = |book: &mut TestBook, name: &str, at: &str| {
        book.add_contact(ContactFields { addresses: vec![Labelled::new("home", at)], ..named(name) }, None).unwrap().value
    };
    let ana = living(&mut book, "Ana Costa", "Rua Nova 12\nLisbon");
    let bo = living(&mut book, "Bo Costa", "rua nova 12\nlisbon");
    let cy = living(&mut book, "Cy Ray", "Lisbon");
    living(&mut book, "Di Ray", "Lisbon");
    assert_eq!(book.household(ana).unwrap(), [(bo, "Bo Costa".to_owned())]);
    assert_eq!(book.household(cy).unwrap(), []);
    let at_work = ContactFields { addresses: vec![Labelled::new("work", "Rua Nova 12\nLisbon")], ..named("Ed Ray") };
    book.add_contact(at_work, None).unwrap();
    assert_eq!(book.household(ana).unwrap().len(), 1, "where one works is no home");
    book.set_state(bo, ContactState::Trashed).unwrap();
    assert_eq!(book.household(ana).unwrap(), []);
}

#[test]
fn one_card_is_the_users_own_it_is_silent_and_another_takes_its_place() {
    let mut book = TestBook::new();
    let (me, other) = (book.someone_born("Sam Lee", "1990-03-10"), book.someone("Sam L"));
    assert_eq!(book.set_me(me, false).unwrap_err().to_string(), "Sam Lee is not you. Nothing was changed.");
    assert_eq!(book.set_me(me, true).unwrap().said, "Sam Lee is you");
    assert_eq!((book.me().unwrap(), book.agenda(None).unwrap().celebrate.len()), (Some(me), 0), "nobody congratulates themselves");
    book.set_me(other, true).unwrap();
    assert_eq!(book.me().unwrap(), Some(other));
    assert_eq!(book.person(me).unwrap().contact.state, ContactState::Active, "whoever was taken for the user is back");
    book.undo(None).unwrap();
    assert_eq!(book.me().unwrap(), Some(me));
    book.set_me(me, false).unwrap();
    assert_eq!((book.me().unwrap(), book.person(me).unwrap().contact.state), (None, ContactState::Active));
}

#[test]
fn whoever_is_merged_with_the_users_card_and_taken_apart_is_not_the_user() {
    let mut book = TestBook::new();
    let (me, bo) = (book.someone("Sam Lee"), book.someone("Bo Lind"));
    book.set_me(me, true).unwrap();
    book.merge(bo, &[me], &std::collections::BTreeMap::new()).unwrap();
    assert_eq!(book.me().unwrap(), Some(bo), "as who they are by now");
    book.unmerge(me).unwrap();
    assert_eq!((book.me().unwrap(), book.person(bo).unwrap().contact.state), (Some(me), ContactState::Active));
    book.know_better(bo, true).unwrap();
    let cy = book.someone("Cy Ray");
    book.merge(cy, &[bo], &std::collections::BTreeMap::new()).unwrap();
    book.unmerge(bo).unwrap();
    let wanted = |who| book.person(who).unwrap().contact.know_better;
    assert_eq!((wanted(cy), wanted(bo)), (false, true));
}

#[test]
fn what_the_user_and_someone_have_in_common_is_told_but_for_what_they_do_not_want() {
    let mut book = TestBook::new();
    let at = |name: &str| ContactFields { organization: "Vela".into(), tags: vec!["choir".into()], ..named(name) };
    let (me, ana) = (book.add_contact(at("Sam Lee"), None).unwrap().value, book.add_contact(at("Ana Costa"), None).unwrap().value);
    book.add_fact(me, likes("long walks and ice hockey")).unwrap();
    book.add_fact(ana, likes("hockey, the old and the new")).unwrap();
    book.add_fact(ana, likes("long and old tiles")).unwrap();
    assert_eq!(book.in_common(ana).unwrap(), [""; 0], "no card is the user's");
    book.set_me(me, true).unwrap();
    let common = ["Interest: hockey, the old and the new", "Both at Vela", "Both: choir"];
    assert_eq!(book.in_common(ana).unwrap(), common);
    assert_eq!(book.brief(ana).unwrap().in_common, common);
    book.add_boundary(ana, not_about("hockey")).unwrap();
    assert_eq!(book.in_common(ana).unwrap(), common[1..]);
    book.add_boundary(ana, not_about("work")).unwrap();
    assert_eq!(book.in_common(ana).unwrap(), ["Both: choir"]);
    assert_eq!(book.in_common(me).unwrap(), [""; 0]);
    assert_eq!(book.facts(me).unwrap()[0].fields.kind, FactKind::Interest);
}

#[test]
fn how_someone_is_related_to_the_user_stands_on_their_page() {
    let mut book = TestBook::new();
    let me = naming(&mut book, "Sam Lee", "", &[("mother", "Rosa Costa")]);
    naming(&mut book, "Rosa Costa", "", &[("sister", "Rita Dias")]);
    let rita = naming(&mut book, "Rita Dias", "she/her", &[]);
    assert_eq!(book.person(rita).unwrap().to_me, None);
    book.set_me(me, true).unwrap();
    assert_eq!(book.person(rita).unwrap().to_me.unwrap(), "Rita Dias is your aunt (mother’s sister)");
}

#[test]
fn whom_the_user_wants_to_know_better_is_listed_has_a_rhythm_and_comes_up_two_weeks_after_a_talk() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    assert_eq!(book.know_better(ana, true).unwrap().said, "You want to know Ana Costa better: once a month from now on");
    let listed = |book: &TestBook| book.people(&PeopleFilter { only: Only::KnowBetter, ..PeopleFilter::active("") }, 0, 9).unwrap().0;
    assert_eq!(listed(&book), 1);
    let step = |book: &TestBook| {
        let acts = book.small_acts(&book.agenda(None).unwrap()).unwrap().acts;
        acts.into_iter().flat_map(|(_, acts)| acts).find(|act| act.deed == Deed::Write).map(|act| act.because)
    };
    assert_eq!(step(&book).unwrap(), "You want to know them better · no talk noted yet");
    book.talked(ana, "2026-03-10", "");
    book.clock.set("2026-03-23T10:00");
    assert_eq!(step(&book), None);
    book.clock.set("2026-03-24T10:00");
    assert_eq!(step(&book).unwrap(), "You want to know them better · last talked 2 weeks ago");
    book.plan_catch_up(&[ana], planned("2026-03-26"), None).unwrap();
    assert_eq!(step(&book), None, "something is planned");
    assert_eq!(book.know_better(ana, false).unwrap().said, "Ana Costa is no longer on the list; the rhythm stays");
    assert_eq!((listed(&book), step(&book)), (0, None));
    book.set_me(ana, true).unwrap();
    assert_eq!(book.know_better(ana, true).unwrap_err().to_string(), "That is you. Nothing was changed.");
}

#[rstest]
#[case::too_little(&[10, 20], None)]
#[case::new(&[10, 20, 30], Some("New: 3 talks in the first half year"))]
#[case::growing(&[10, 20, 30, 200], Some("Growing: 3 talks in half a year, 1 talk in the half before"))]
#[case::steady(&[10, 100, 200, 300], Some("Steady: 2 talks in half a year, 2 talks in the half before"))]
#[case::quieter(&[10, 200, 250, 300], Some("Quieter: 1 talk in half a year, 3 talks in the half before"))]
#[case::resting(&[300, 400, 500], Some("Resting: the last talk was 10 months ago"))]
#[case::back(&[10, 400, 500], Some("Back in touch: 1 talk in half a year, after a quiet half"))]
fn how_close_two_are_is_said_by_the_talks_of_the_last_halves(#[case] days_ago: &[i64], #[case] said: Option<&str>) {
    let today = day("2026-03-10");
    let talks: Vec<_> = days_ago.iter().map(|days| today - days.days()).collect();
    assert_eq!(closeness(&talks, today).as_deref(), said);
}
