//! Gatherings (B16): a goal and a counter, whom the user met, and hearing from each of them within three days, spread and with thanks.

use fondly_core::{
    Error,
    book::{Companion, Whom},
    domain::{ContactFields, ContactId, ContactState, FactKind, GatheringFields, GatheringId, HardKind, Presence, ReminderKind},
    prompts::{OpenerFor, openers},
};
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{call, gathering, hard, named, not_about},
};

fn fair(on: &str) -> GatheringFields {
    GatheringFields { day: day(on), ..gathering("Book fair") }
}

fn new(name: &str) -> Companion {
    Companion::New(name.to_owned())
}

fn met(book: &mut TestBook, at: GatheringId, name: &str) -> ContactId {
    book.meet(at, &new(name), "binds books in Braga", "send the address").unwrap().value
}

#[test]
fn whom_the_user_met_comes_into_the_book_with_a_talk_and_a_reminder_all_in_one_step() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let before = book.people_count().unwrap();
    let done = book.meet(at, &new("Rita Vale"), "binds books in Braga", "send the address").unwrap();
    assert_eq!(done.said, "Met Rita Vale at Book fair: follow up on Wednesday, 11 March");
    let rita = book.person(done.value).unwrap();
    assert_eq!(rita.timeline[0].interaction.fields.note, "Book fair: binds books in Braga");
    let facts: Vec<_> = rita.facts.iter().map(|one| (one.fields.kind, one.fields.words.as_str())).collect();
    assert_eq!(facts, [(FactKind::Met, "At Book fair")]);
    let reminders = book.reminders_about(done.value).unwrap();
    assert_eq!((reminders[0].fields.kind, reminders[0].fields.words.as_str()), (ReminderKind::FollowUp, "Send the address"));
    assert_eq!((book.gathering(at).unwrap().met(), book.gathering(at).unwrap().gathering.fields.hoped), (1, Some(3)));
    book.undo(None).unwrap();
    assert_eq!((book.people_count().unwrap(), book.gathering(at).unwrap().met()), (before, 0));
}

#[test]
fn follow_ups_are_spread_over_the_three_days_after() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    for name in ["Ana", "Bo", "Cy", "Di"] {
        met(&mut book, at, name);
    }
    let days = |book: &TestBook| -> Vec<_> { book.gathering(at).unwrap().guests.iter().map(|one| one.follow_up.unwrap()).collect() };
    assert_eq!(days(&book), ["2026-03-11", "2026-03-12", "2026-03-13", "2026-03-11"].map(day));
}

#[test]
fn whoever_is_noted_days_later_is_followed_up_from_then_on() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-01")).unwrap().value;
    met(&mut book, at, "Ana");
    let line = book.gathering(at).unwrap().guests.remove(0);
    assert_eq!(line.follow_up, Some(day("2026-03-11")));
    assert_eq!(book.person(line.contact.id).unwrap().timeline[0].interaction.fields.day, day("2026-03-01"), "the talk was then");
}

#[test]
fn whoever_was_asked_along_is_met_there_once() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    book.invite(at, &[ana, bo]).unwrap();
    let again = book.invite(at, &[ana]).unwrap();
    assert_eq!((again.step, again.said.as_str()), (None, "Part of Book fair already: Ana"));
    book.meet(at, &Companion::Known(ana), "", "").unwrap();
    let presences: Vec<_> = book.gathering(at).unwrap().guests.iter().map(|one| one.guest.presence).collect();
    assert_eq!(presences, [Presence::Met, Presence::Invited]);
    assert!(book.meet(at, &Companion::Known(ana), "", "").unwrap_err().to_string().contains("noted there already"));
    assert_eq!(book.person(ana).unwrap().timeline.len(), 1);
    assert_eq!(book.reminders_about(ana).unwrap()[0].fields.words, "Say that it was good to meet");
}

#[rstest]
#[case("2026-03-11", "Rita", "still to come")]
#[case("2026-03-10", " ", "a name")]
fn nobody_is_met_before_it_and_nobody_without_a_name(#[case] on: &str, #[case] name: &str, #[case] says: &str) {
    let mut book = TestBook::on_disk();
    let at = book.add_gathering(fair(on)).unwrap().value;
    let rows = book.rows();
    let refusal = book.meet(at, &new(name), "", "").unwrap_err();
    assert!(matches!(&refusal, Error::Refused(words) if words.contains(says)), "{refusal}");
    assert_eq!(book.rows(), rows);
    assert!(book.add_gathering(GatheringFields { name: " ".to_owned(), ..fair(on) }).is_err());
}

#[test]
fn what_comes_next_is_changed_and_the_reminder_says_it_and_goes_with_the_guest() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let rita = met(&mut book, at, "Rita Vale");
    let guest = book.gathering(at).unwrap().guests[0].guest.id;
    book.edit_guest(guest, "binds books", "ask her for lunch").unwrap();
    assert_eq!(book.reminders_about(rita).unwrap()[0].fields.words, "Ask her for lunch");
    assert_eq!(book.edit_guest(guest, "binds books ", "ask her for lunch").unwrap().step, None);
    book.remove_guest(guest).unwrap();
    assert_eq!((book.reminders_about(rita).unwrap().len(), book.gathering(at).unwrap().guests.len()), (0, 0));
    assert!(book.find("Rita Vale").is_ok(), "she stays in the book");
}

#[test]
fn first_words_thank_keep_to_what_is_not_wanted_and_are_gone_once_the_follow_up_is_done() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let rita = met(&mut book, at, "Rita Vale");
    let opener = |book: &TestBook| book.gathering(at).unwrap().guests.remove(0).opener;
    book.add_boundary(rita, not_about("work")).unwrap();
    let mut sent = Vec::new();
    while let words = opener(&book)
        && !words.is_empty()
    {
        assert!(words.contains("Rita") && (words.contains("hank")), "{words}");
        book.opener_used(rita, &words).unwrap();
        assert!(!sent.contains(&words), "what was sent does not come again");
        sent.push(words);
    }
    let all = openers().iter().filter(|one| one.occasion == OpenerFor::Met).count();
    assert!(sent.len() >= 5 && sent.len() < all, "{} of {all}: those about work are left out", sent.len());
    let other = met(&mut book, at, "Otto Lund");
    let of_otto = |book: &TestBook| book.gathering(at).unwrap().guests.remove(1).opener;
    assert_ne!(of_otto(&book), "");
    let reminder = book.reminders_about(other).unwrap().remove(0);
    book.clock.set("2026-03-13T10:00");
    book.finish_reminder(reminder.id, reminder.fields.day).unwrap();
    assert_eq!(of_otto(&book), "");
}

#[test]
fn in_a_hard_time_first_words_are_of_it() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let rita = met(&mut book, at, "Rita Vale");
    book.add_hard_time(rita, hard(HardKind::Loss, "her mother", "2026-03-09")).unwrap();
    let words = book.gathering(at).unwrap().guests.remove(0).opener;
    let of_loss = openers().iter().filter(|one| one.occasion == OpenerFor::Loss);
    assert!(of_loss.map(|one| one.words.replace("{name}", "Rita")).any(|one| one == words), "{words}");
}

#[test]
fn the_talk_goes_with_the_day_the_name_and_the_guest_as_long_as_nobody_changed_it() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let [rita, otto] = ["Rita Vale", "Otto Lund"].map(|name| met(&mut book, at, name));
    let talks = |book: &TestBook, who| -> Vec<(String, String)> {
        book.person(who)
            .unwrap()
            .timeline
            .iter()
            .map(|row| (row.interaction.fields.day.to_string(), row.interaction.fields.note.clone()))
            .collect()
    };
    book.edit_gathering(at, GatheringFields { name: "The fair".to_owned(), ..fair("2026-03-09") }).unwrap();
    assert_eq!(talks(&book, rita), [("2026-03-09".to_owned(), "The fair: binds books in Braga".to_owned())]);
    let guests: Vec<_> = book.gathering(at).unwrap().guests.iter().map(|one| one.guest.id).collect();
    book.edit_guest(guests[0], "binds books by hand", "").unwrap();
    assert_eq!(talks(&book, rita)[0].1, "The fair: binds books by hand");
    let own = book.person(otto).unwrap().timeline[0].interaction.id;
    book.edit_interaction(own, call("2026-03-09", "We talked for hours")).unwrap();
    for guest in guests {
        book.remove_guest(guest).unwrap();
    }
    assert_eq!((talks(&book, rita).len(), talks(&book, otto).len()), (0, 1), "what the user wrote stays");
}

#[test]
fn a_gathering_where_people_were_met_is_not_to_come() {
    let mut book = TestBook::on_disk();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    met(&mut book, at, "Rita Vale");
    let rows = book.rows();
    assert!(book.edit_gathering(at, fair("2026-03-11")).unwrap_err().to_string().contains("can’t be to come"));
    assert_eq!(book.rows(), rows);
    assert_eq!(book.edit_gathering(at, fair("2026-03-10")).unwrap().step, None);
}

#[test]
fn of_two_who_become_one_the_one_who_was_met_counts_and_comes_apart_again() {
    let mut book = TestBook::new();
    let kept = book.someone("Ana Costa");
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    book.invite(at, &[kept]).unwrap();
    let part = met(&mut book, at, "Ana");
    book.merge(kept, &[part], &std::collections::BTreeMap::new()).unwrap();
    let shown = |book: &TestBook| -> Vec<_> {
        let guests = book.gathering(at).unwrap().guests;
        guests.into_iter().map(|one| (one.contact.id, one.guest.presence, one.guest.line, one.follow_up.is_some())).collect()
    };
    assert_eq!(shown(&book), [(kept, Presence::Met, "binds books in Braga".to_owned(), true)]);
    book.unmerge(part).unwrap();
    assert_eq!(
        shown(&book),
        [(kept, Presence::Invited, String::new(), false), (part, Presence::Met, "binds books in Braga".to_owned(), true)]
    );
}

#[test]
fn a_gathering_that_is_removed_takes_its_reminders_and_leaves_whom_the_user_met() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let rita = met(&mut book, at, "Rita Vale");
    book.remove_gathering(at).unwrap();
    assert_eq!((book.gatherings().unwrap().len(), book.reminders_about(rita).unwrap().len()), (0, 0));
    assert_eq!(book.person(rita).unwrap().timeline.len(), 1);
    book.undo(None).unwrap();
    assert_eq!((book.gathering(at).unwrap().met(), book.reminders_about(rita).unwrap().len()), (1, 1));
}

#[test]
fn who_is_in_the_trash_is_out_of_sight_and_who_was_merged_is_there_as_who_they_are() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let (rita, double) = (met(&mut book, at, "Rita Vale"), book.someone("Rita V"));
    book.add_boundary(double, not_about("her father")).unwrap();
    book.merge(double, &[rita], &std::collections::BTreeMap::new()).unwrap();
    let guests = book.gathering(at).unwrap().guests;
    assert_eq!((guests.len(), guests[0].contact.id, guests[0].follow_up.is_some()), (1, double, true));
    book.set_state(double, ContactState::Trashed).unwrap();
    assert_eq!(book.gathering(at).unwrap().met(), 0);
}

#[test]
fn who_works_at_the_same_place_or_carries_the_same_tag_is_a_community() {
    let mut book = TestBook::new();
    for (name, place, tag) in [("Ana", "Vela", "choir"), ("Bo", "vela ", ""), ("Cy", "Acme", "Choir"), ("Di", "", "choir")] {
        let fields = ContactFields {
            organization: place.to_owned(),
            tags: if tag.is_empty() { vec![] } else { vec![tag.to_owned()] },
            ..named(name)
        };
        book.add_contact(fields, None).unwrap();
    }
    let bo = book.find("Bo").unwrap();
    book.talked(bo, "2026-03-01", "");
    let found = book.communities().unwrap();
    let names = |at: usize| found[at].people.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>();
    assert_eq!((found[0].name.as_str(), found[0].is_tag, names(0)), ("choir", true, vec!["Ana", "Cy", "Di"]));
    assert_eq!((found[1].name.as_str(), found[1].is_tag, names(1)), ("Vela", false, vec!["Ana", "Bo"]));
    assert_eq!((found[1].last_talk, found.len()), (Some(day("2026-03-01")), 2), "Acme is one person's");
}

#[test]
fn a_community_is_one_whatever_the_form_of_the_company_and_whether_it_is_a_tag_too() {
    let mut book = TestBook::new();
    for (name, place, tag) in
        [("Ana", "Vela Ltd.", ""), ("Bo", "VELA GmbH & Co. KG", "vela"), ("Cy", "", "Vela"), ("Di", "Co", ""), ("Ed", "Inc", "")]
    {
        let tags = if tag.is_empty() { vec![] } else { vec![tag.to_owned()] };
        book.add_contact(ContactFields { organization: place.to_owned(), tags, ..named(name) }, None).unwrap();
    }
    let found = book.communities().unwrap();
    let names: Vec<_> = found[0].people.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!((found.len(), found[0].name.as_str(), found[0].is_tag, found[0].is_both), (1, "Vela", false, true));
    assert_eq!(names, ["Ana", "Bo", "Cy"]);
    let works_there = book.people(&fondly_core::book::PeopleFilter::active("works at Vela"), 0, 9).unwrap().0;
    assert!(works_there >= 2, "it is looked for by what all its names have");
}

#[test]
fn of_two_who_were_met_there_and_become_one_the_same_follow_up_does_not_come_twice() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    let [kept, part] = ["Ana Costa", "Ana"].map(|name| met(&mut book, at, name));
    book.merge(kept, &[part], &std::collections::BTreeMap::new()).unwrap();
    assert_eq!(book.reminders_about(kept).unwrap().len(), 1);
    book.unmerge(part).unwrap();
    assert_eq!([kept, part].map(|who| book.reminders_about(who).unwrap().len()), [1, 1]);
    let guest = book.gathering(at).unwrap().guests.into_iter().find(|one| one.contact.id == part).unwrap().guest.id;
    book.edit_guest(guest, "", "Ask for the recipe").unwrap();
    book.merge(kept, &[part], &std::collections::BTreeMap::new()).unwrap();
    assert_eq!(book.reminders_about(kept).unwrap().len(), 2, "what is to be done besides stays to be done");
}

#[test]
fn the_user_is_no_guest_of_their_own() {
    let mut book = TestBook::new();
    let me = book.someone("Sam");
    book.set_me(me, true).unwrap();
    let at = book.add_gathering(fair("2026-03-10")).unwrap().value;
    assert!(book.invite(at, &[me]).is_err() && book.meet(at, &Companion::Known(me), "", "").is_err());
}

#[test]
fn a_gathering_stands_on_its_day_in_the_calendar_and_in_the_file_for_others() {
    let mut book = TestBook::new();
    let at = book.add_gathering(fair("2026-03-12")).unwrap().value;
    let days = |from: &str, to: &str| book.calendar(day(from), day(to)).unwrap().gatherings.iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(days("2026-03-01", "2026-03-12"), [at]);
    assert_eq!(days("2026-03-13", "2026-03-31"), []);
    let file = |book: &TestBook, whom: &Whom| {
        let mut out = Vec::new();
        book.export_calendar(whom, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let all = file(&book, &Whom::Everyone);
    assert!(all.contains("DTSTART;VALUE=DATE:20260312\r\nDTEND;VALUE=DATE:20260313\r\nSUMMARY:Book fair\r\n"), "{all}");
    assert!(!all.contains("mend"), "what one says of oneself goes to no other program");
    let ana = book.someone("Ana");
    assert!(!file(&book, &Whom::One(ana)).contains("Book fair"));
    book.invite(at, &[ana]).unwrap();
    assert!(file(&book, &Whom::One(ana)).contains("Book fair"));
}

#[test]
fn today_tells_of_the_gatherings_of_today_and_tomorrow() {
    let mut book = TestBook::new();
    for (name, on) in [("Yesterday", "2026-03-09"), ("Soon", "2026-03-11"), ("Now", "2026-03-10"), ("Later", "2026-03-12")] {
        book.add_gathering(GatheringFields { day: day(on), ..gathering(name) }).unwrap();
    }
    let near: Vec<_> = book.gatherings_near().unwrap().into_iter().map(|one| one.fields.name).collect();
    assert_eq!(near, ["Now", "Soon"]);
}
