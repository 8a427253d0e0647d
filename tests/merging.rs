//! Rule V4: two entries of one person become one when the user says so, can be taken apart for ever, and who are two stay two.

use std::collections::BTreeMap;

use fondly_core::{
    book::{DuplicateGroup, PeopleFilter, Sureness, Whom},
    cards::CardForm,
    domain::{Calendar, ContactFields, ContactId, ContactState, Facet, Labelled, MilestoneKind, PartialDate, Period},
};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, any, prop_assert_eq, proptest},
};

use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{date, named, reachable, yearly},
};

pub(crate) const NOTHING_CHOSEN: BTreeMap<Facet, ContactId> = BTreeMap::new();

pub(crate) fn two() -> (TestBook, ContactId, ContactId) {
    let mut book = TestBook::on_disk();
    let ana = book.add_contact(reachable("Ana Costa"), Some(date("15 April"))).unwrap().value;
    let other = ContactFields {
        emails: vec![Labelled::new("work", "ana@vela.example"), Labelled::new("home", "Ana@example.org")],
        phones: vec![Labelled::new("home", "+351 21 000"), Labelled::new("", "+351912345678")],
        organization: "Vela".into(),
        note: "Sails.".into(),
        tags: vec!["Choir".into(), "sailing".into()],
        ..named("Anita Costa")
    };
    let anita = book.add_contact(other, Some(date("15 April 1986"))).unwrap().value;
    (book, ana, anita)
}

pub(crate) fn fields(book: &TestBook, id: ContactId) -> ContactFields {
    book.person(id).unwrap().contact.fields
}

pub(crate) fn values(list: &[Labelled]) -> Vec<&str> {
    list.iter().map(|entry| entry.value.as_str()).collect()
}

/// Everyone, with all that is shown of them, and the cards they go out as.
pub(crate) fn all(book: &TestBook) -> Vec<String> {
    let (_, lines) = book.people(&PeopleFilter::active(""), 0, 1000).unwrap();
    let mut people: Vec<_> = lines
        .iter()
        .map(|line| {
            let mut person = book.person(line.id).unwrap();
            // Whose rhythm changed has other reminders, and that stays so (R1).
            (person.contact.rhythm_revision, person.line.check_in.revision) = (0, 0);
            format!("{person:?}")
        })
        .collect();
    people.sort();
    let mut cards = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut cards).unwrap();
    people.push(String::from_utf8(cards).unwrap());
    people
}

#[test]
fn what_both_say_comes_together_and_of_what_there_is_one_each_the_kept_ones_stands() {
    let (mut book, ana, anita) = two();
    book.talked(anita, "2026-02-01", "About boats");
    let said = book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap().said;
    assert_eq!(said, "Merged Anita Costa into Ana Costa");
    let person = book.person(ana).unwrap();
    let fields = &person.contact.fields;
    assert_eq!(fields.shown(), "Ana Costa");
    assert_eq!(values(&fields.emails), ["ana@example.org", "ana@vela.example"], "the same address in other letters is the same");
    assert_eq!(values(&fields.phones), ["+351 912 345 678", "+351 21 000"], "the same number written otherwise is the same");
    assert_eq!((fields.organization.as_str(), fields.note.as_str()), ("Vela", "Sails."));
    assert_eq!(fields.tags, ["choir", "sailing"]);
    assert_eq!(person.timeline[0].interaction.fields.note, "About boats");
    let birthdays: Vec<_> = person.milestones.iter().map(|(milestone, _)| milestone.fields.date.to_string()).collect();
    assert_eq!(birthdays, ["1986-04-15"], "the one that says more");
    assert!(book.person(anita).is_err(), "nobody of her own any more");
    assert_eq!(book.people_count().unwrap(), 1);
}

#[test]
fn the_user_chooses_field_by_field_whose_stands() {
    let (mut book, ana, anita) = two();
    let mut mine = fields(&book, ana);
    (mine.organization, mine.note) = ("Harbour".into(), "Sings.".into());
    book.edit_contact(ana, mine, Some(date("16 April 1986"))).unwrap();
    let chosen = BTreeMap::from([(Facet::Name, anita), (Facet::Organization, anita), (Facet::Birthday, anita)]);
    book.merge(ana, &[anita], &chosen).unwrap();
    let person = book.person(ana).unwrap();
    let fields = person.contact.fields;
    assert_eq!((fields.shown().as_str(), fields.organization.as_str()), ("Anita Costa", "Vela"));
    assert_eq!(fields.note, "Sings.\n\nSails.", "notes stand one below the other unless one is chosen");
    assert_eq!(person.milestones[0].0.fields.date, date("15 April 1986"));
}

#[test]
fn who_has_no_place_yet_gets_the_others_circle_and_rhythm() {
    let (mut book, ana, anita) = two();
    book.join_circle(anita, "Close");
    book.every(anita, "2 weeks");
    book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap();
    let person = book.person(ana).unwrap();
    assert_eq!(person.circle.unwrap().fields.name, "Close");
    assert_eq!(person.contact.rhythm.own, "2 weeks".parse().ok());
}

#[test]
fn what_was_celebrated_stays_celebrated_whoevers_birthday_it_was() {
    let (mut book, ana, anita) = two();
    let hers = book.milestone_of(ana);
    book.clock.set("2026-04-15T10:00");
    book.mark_celebrated(hers, Period::Year(2026)).unwrap();
    book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap();
    assert_eq!(book.today_in_words().celebrate, [""; 0], "her birthday is known from the other entry now, and done");
    book.unmerge(anita).unwrap();
    assert_eq!(book.today_in_words().celebrate.len(), 1, "only Anita’s is open again");
}

#[rstest]
#[case::who_stays("1998-10-23", "persian")]
#[case::who_goes("persian", "1998-10-23")]
fn ten_thousand_days_are_celebrated_once_though_two_calendars_told_of_the_birthday(#[case] mine: &str, #[case] theirs: &str) {
    let mut book = TestBook::on_disk();
    let persian = PartialDate::called(Calendar::Persian, day("1998-10-23")).unwrap().to_string();
    let born = |text: &str| if text == "persian" { persian.clone() } else { text.to_owned() };
    let [ana, anita] = [("Ana Costa", mine), ("Anita Costa", theirs)].map(|(name, text)| book.someone_born(name, &born(text)));
    let hers = book.milestone_of(anita);
    book.mark_celebrated(hers, Period::Days(10_000)).unwrap();
    assert_eq!(book.today_in_words().celebrate.len(), 1);
    book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap();
    assert_eq!(book.today_in_words().celebrate, [""; 0]);
    book.unmerge(anita).unwrap();
    assert_eq!(book.today_in_words().celebrate.len(), 1);
}

#[test]
fn three_become_one_and_each_is_taken_out_in_any_order() {
    let (mut book, ana, anita) = two();
    let third = book.add_contact(ContactFields { title: "Captain".into(), ..named("A. Costa") }, None).unwrap().value;
    let before = all(&book);
    book.merge(ana, &[anita, third], &NOTHING_CHOSEN).unwrap();
    assert_eq!(book.people_count().unwrap(), 1);
    let names: Vec<String> = book.merged_into(ana).unwrap().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Anita Costa", "A. Costa"]);
    book.unmerge(anita).unwrap();
    assert_eq!(fields(&book, ana).title, "Captain", "what the third brought stays");
    book.unmerge(third).unwrap();
    assert_eq!(all(&book), before);
}

#[test]
fn what_was_edited_since_stays_when_they_are_taken_apart_years_later() {
    let (mut book, ana, anita) = two();
    book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap();
    let mut now = fields(&book, ana);
    now.title = "Captain".into();
    now.emails.push(Labelled::new("boat", "ana@boat.example"));
    book.edit_contact(ana, now, Some(date("15 April 1986"))).unwrap();
    book.talked(ana, "2026-03-01", "Since then");
    book.restart();
    book.clock.set("2031-01-01T10:00");
    assert_eq!(book.unmerge(anita).unwrap().said, "Anita Costa and Ana Costa are two people again");
    let (one, other) = (fields(&book, ana), fields(&book, anita));
    assert_eq!(
        (one.title.as_str(), one.organization.as_str(), values(&one.emails)),
        ("Captain", "", vec!["ana@example.org", "ana@boat.example"])
    );
    assert_eq!((other.title.as_str(), other.organization.as_str()), ("", "Vela"));
    assert_eq!(book.person(ana).unwrap().timeline.len(), 1);
    assert_eq!(book.duplicates().unwrap(), [], "that they are two is remembered");
}

#[test]
fn a_merge_of_someone_merged_is_taken_apart_from_the_outside_in() {
    let (mut book, ana, anita) = two();
    let zoe = book.someone("Zoe Costa");
    book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap();
    book.merge(zoe, &[ana], &NOTHING_CHOSEN).unwrap();
    let refusal = book.unmerge(anita).unwrap_err().to_string();
    assert_eq!(refusal, "Ana Costa was merged into Zoe Costa since. Take that apart first. Nothing was changed.");
    book.unmerge(ana).unwrap();
    book.unmerge(anita).unwrap();
    assert_eq!(book.people_count().unwrap(), 3);
}

#[test]
fn nobody_is_merged_with_themselves_with_nobody_or_out_of_the_trash() {
    let (mut book, ana, anita) = two();
    book.set_state(anita, ContactState::Trashed).unwrap();
    let before = book.rows();
    for others in [vec![ana], vec![], vec![anita]] {
        assert!(book.merge(ana, &others, &NOTHING_CHOSEN).is_err());
    }
    assert!(book.unmerge(ana).is_err());
    assert!(book.keep_apart(&[ana, ana]).is_err());
    assert_eq!(book.rows(), before);
}

#[test]
fn who_is_gone_for_good_takes_along_those_who_went_into_them() {
    let (mut book, ana, anita) = two();
    book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap();
    book.set_state(ana, ContactState::Trashed).unwrap();
    book.clock.set("2026-06-01T10:00");
    assert_eq!(book.empty_trash().unwrap().value, 1);
    assert!(!book.rows().iter().any(|row| row.contains("Costa")), "{:#?}", book.rows());
}

#[test]
fn taken_apart_there_is_one_birthday_each_in_any_order() {
    for reverse in [false, true] {
        let mut book = TestBook::on_disk();
        let people = ["April", "15 April", "15 April 1986"].map(|birthday| book.someone_born("Ana Costa", birthday));
        let before = all(&book);
        book.merge(people[0], &people[1..], &NOTHING_CHOSEN).unwrap();
        let mut parts = people[1..].to_vec();
        if reverse {
            parts.reverse();
        }
        for part in parts {
            book.unmerge(part).unwrap();
            assert_eq!(book.person(people[0]).unwrap().milestones.len(), 1);
        }
        assert_eq!(all(&book), before);
    }
}

#[test]
fn who_has_died_stays_so_while_anyone_in_them_says_so() {
    let (mut book, ana, anita) = two();
    let third = book.someone("A. Costa");
    book.set_state(anita, ContactState::Deceased).unwrap();
    book.set_state(third, ContactState::Deceased).unwrap();
    book.merge(ana, &[anita, third], &NOTHING_CHOSEN).unwrap();
    let state = |book: &TestBook| book.person(ana).unwrap().contact.state;
    assert_eq!(state(&book), ContactState::Deceased);
    book.unmerge(anita).unwrap();
    assert_eq!(state(&book), ContactState::Deceased);
    book.unmerge(third).unwrap();
    assert_eq!(state(&book), ContactState::Active);
}

#[test]
fn whose_part_is_to_stand_must_be_among_those_who_are_merged() {
    let (mut book, ana, anita) = two();
    let zoe = book.someone("Zoe Lind");
    let refusal = book.merge(ana, &[anita], &BTreeMap::from([(Facet::Name, zoe)])).unwrap_err().to_string();
    assert_eq!(refusal, "Zoe Lind is not among those who are merged. Nothing was changed.");
    book.merge(ana, &[anita, anita], &NOTHING_CHOSEN).unwrap();
}

// Who may be one.

fn words(groups: &[DuplicateGroup]) -> Vec<(usize, Sureness, String)> {
    groups.iter().map(|group| (group.people.len(), group.sureness, group.evidence.join(", "))).collect()
}

#[test]
fn duplicates_are_groups_in_which_everyone_is_like_everyone_the_surest_first() {
    let mut book = TestBook::on_disk();
    let someone = |book: &mut TestBook, name: &str, email: &str, phone: &str| {
        let list = |value: &str| if value.is_empty() { Vec::new() } else { vec![Labelled::new("cell", value)] };
        let fields = ContactFields { emails: list(email), phones: list(phone), ..named(name) };
        book.add_contact(fields, None).unwrap().value
    };
    someone(&mut book, "Bo Lind", "", "+46 70 123 45 67");
    let bo = someone(&mut book, "Bo Lind", "", "+46 70 123 45 67");
    let talked = someone(&mut book, "Ana Costa", "ana@example.org", "");
    for _ in 0..2 {
        someone(&mut book, "Costa Ana", "ana@example.org", "");
    }
    someone(&mut book, "Robert Smith", "", "+1 404 555 1212");
    someone(&mut book, "Bob Smith", "", "+1 404 555 1212");
    someone(&mut book, "Daniel Roe", "", "");
    someone(&mut book, "Daniela Roe", "", "");
    book.talked(talked, "2026-03-01", "");
    let groups = book.duplicates().unwrap();
    let expected = [
        (3, Sureness::Certain, "the same e-mail address, the same name".to_owned()),
        (2, Sureness::Likely, "the same mobile number, the same name".to_owned()),
        (2, Sureness::Maybe, "a name much like it, the same mobile number".to_owned()),
    ];
    assert_eq!(words(&groups), expected);
    assert_eq!(groups[0].people[0], talked, "the one to keep has the most behind them");
    let [one, other] = groups[1].people.clone().try_into().unwrap();
    book.keep_apart(&[one, other]).unwrap();
    assert_eq!(book.duplicates().unwrap().len(), 2);
    book.restart();
    assert_eq!(book.duplicates().unwrap().len(), 2, "remembered for ever");
    let more = someone(&mut book, "Zoe Lind", "", "");
    book.merge(more, &[bo], &NOTHING_CHOSEN).unwrap();
    assert_eq!(book.duplicates().unwrap().len(), 2, "also of whom they went into");
    book.merge(one.min(other), &[more], &NOTHING_CHOSEN).unwrap();
    book.unmerge(more).unwrap();
}

#[test]
fn several_stand_side_by_side_facet_by_facet() {
    let (book, ana, anita) = two();
    let compared = book.compare(&[ana, anita]).unwrap();
    let row = |facet| compared.rows.iter().find(|row| row.facet == facet).map(|row| row.texts.clone());
    let stands = |facet| compared.rows.iter().find(|row| row.facet == facet).and_then(|row| row.stands);
    assert_eq!(row(Facet::Name), Some(vec![vec!["Ana Costa".to_owned()], vec!["Anita Costa".to_owned()]]));
    assert_eq!(row(Facet::Birthday), Some(vec![vec!["15 April".to_owned()], vec!["15 April 1986".to_owned()]]));
    assert_eq!(row(Facet::Organization), Some(vec![vec![], vec!["Vela".to_owned()]]));
    assert_eq!(row(Facet::Pronouns), None, "nobody says anything of it");
    assert_eq!((stands(Facet::Name), stands(Facet::Birthday)), (Some(0), Some(1)), "the first one’s, but the fuller birthday");
    assert_eq!((stands(Facet::Organization), stands(Facet::Emails)), (None, None), "nothing to choose");
}

// Law: merged and taken apart again is as it was, whoever they are.

fn someone() -> impl Strategy<Value = (ContactFields, Option<&'static str>, u8)> {
    let word = || proptest::sample::select(vec!["", "Ana", "Costa", "Vela", "sings", "ana@example.org", "+351 912"]);
    (vec(word(), 12), any::<bool>(), any::<u8>()).prop_map(|(words, has_birthday, more)| {
        let word = |at: usize| words[at].to_owned();
        let list = |from: usize| {
            words[from..from + 2].iter().map(|value| Labelled::new("home", *value)).filter(|entry| !entry.value.is_empty()).collect()
        };
        let mut fields = named(&format!("Person{} {}", more % 3, words[1]));
        (fields.organization, fields.title, fields.note, fields.name.nickname) = (word(2), word(3), word(4), word(5));
        (fields.emails, fields.phones) = (list(6), list(8));
        fields.tags = words[10..].iter().filter(|tag| !tag.is_empty()).map(|tag| (*tag).to_owned()).collect();
        fields.pronouns = format!("p{more}");
        (fields, has_birthday.then_some(if more % 2 == 0 { "15 April" } else { "15 April 1986" }), more)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merged_and_taken_apart_again_is_as_it_was(people in vec(someone(), 2..5), choose in any::<u8>(), reverse in any::<bool>()) {
        let mut book = TestBook::on_disk();
        let mut ids = Vec::new();
        for (at, (fields, birthday, more)) in people.into_iter().enumerate() {
            let id = book.add_contact(fields, birthday.map(date)).unwrap().value;
            if more & 4 > 0 {
                book.add_milestone(id, yearly(MilestoneKind::Custom, "Sailing day", "2020-05-07")).unwrap();
            }
            if more & 8 > 0 {
                book.talked(id, "2026-02-01", &format!("Talk {at}"));
            }
            if more & 16 > 0 {
                book.join_circle(id, "Close");
            }
            if more & 32 > 0 {
                book.every(id, "3 weeks");
            }
            ids.push(id);
        }
        book.log_interaction(&ids, crate::support::people::call("2026-01-05", "All together")).unwrap();
        let before = all(&book);
        let (keep, others) = ids.split_first().unwrap();
        let chosen = Facet::ALL.into_iter().enumerate().filter(|(at, _)| (usize::from(choose) >> (at % 8)) & 1 > 0)
            .map(|(at, facet)| (facet, ids[at % ids.len()])).collect();
        book.merge(*keep, others, &chosen).unwrap();
        prop_assert_eq!(book.people_count().unwrap(), 1);
        prop_assert_eq!(book.check().unwrap(), [""; 0]);
        let mut out = others.to_vec();
        if reverse { out.reverse() }
        for part in out {
            book.unmerge(part).unwrap();
        }
        prop_assert_eq!(all(&book), before);
        prop_assert_eq!(book.check().unwrap(), [""; 0]);
    }
}
