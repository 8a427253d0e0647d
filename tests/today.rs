//! Today: what it shows, in what order, and why (C4–C6, D4, R4, R5, R9).

use fondly_core::{
    domain::{Channel, ContactState, Later, MilestoneKind, Outcome, Period},
    planner::{Celebration, WayKind, length},
};
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{call, reachable, yearly},
};

// C5: celebrations of whoever has a rhythm, and of a few others.

#[test]
fn birthdays_of_people_without_a_rhythm_are_asked_for_beyond_the_first_five() {
    let mut book = TestBook::new();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed", "Flo"] {
        book.someone_born(name, "1990-03-10");
    }
    let shown = |book: &TestBook| {
        let agenda = book.agenda(None).unwrap();
        let names = |list: &[Celebration]| -> Vec<String> {
            list.iter().map(|one| book.person(one.milestone.contact).unwrap().contact.fields.shown()).collect()
        };
        (names(&agenda.celebrate), names(&agenda.celebrate_more))
    };
    assert_eq!(shown(&book), (["Ana", "Bo", "Cy", "Di", "Ed"].map(str::to_owned).to_vec(), vec!["Flo".to_owned()]));
    let close: Vec<_> = ["Gus", "Hal"].map(|name| book.someone_born(name, "1990-03-12")).to_vec();
    close.iter().for_each(|one| book.every(*one, "10 days"));
    let (first, more) = shown(&book);
    assert_eq!(first, ["Ana", "Bo", "Cy", "Gus", "Hal"], "in the order of their days, whoever they are of");
    assert_eq!(more, ["Di", "Ed", "Flo"]);
    for name in ["Ida", "Jon", "Kim", "Lou"] {
        let one = book.someone_born(name, "1990-03-12");
        book.every(one, "10 days");
    }
    assert_eq!(shown(&book).0, ["Gus", "Hal", "Ida", "Jon", "Kim", "Lou"], "all who have a rhythm, and then nobody else");
    assert_eq!(shown(&book).1.len(), 6);
}

#[test]
fn of_very_many_the_nearest_that_are_not_celebrated_yet_are_looked_at() {
    let mut book = TestBook::new();
    let people: Vec<_> = (0..70).map(|n| book.someone_born(&format!("Someone {n}"), "1990-03-10")).collect();
    book.someone_born("Zoë", "1990-03-11");
    let shown = |book: &TestBook| {
        let agenda = book.agenda(None).unwrap();
        (
            agenda.celebrate.len(),
            agenda.celebrate_more.len(),
            agenda.celebrate.iter().chain(&agenda.celebrate_more).map(|one| one.occurrence.on).max().unwrap(),
        )
    };
    assert_eq!(shown(&book), (5, 55, day("2026-03-10")));
    for person in people {
        let birthday = book.person(person).unwrap().milestones[0].0.id;
        book.mark_celebrated(birthday, Period::Year(2026)).unwrap();
    }
    assert_eq!(shown(&book), (1, 0, day("2026-03-11")));
}

// C5: the highest ratio first; ties by closeness.

#[test]
fn who_has_waited_longest_for_their_rhythm_comes_first() {
    let mut book = TestBook::new();
    for (name, cadence, talked) in [("Bo", "10 days", "2026-02-27"), ("Ana", "3 months", "2025-12-01"), ("Cy", "10 days", "2026-02-26")] {
        let id = book.someone_every(name, cadence);
        book.talked(id, talked, "");
    }
    let names: Vec<_> = book.agenda(None).unwrap().reach_out.iter().map(|nudge| nudge.person.fields.shown()).collect();
    assert_eq!(names, ["Cy", "Bo", "Ana"], "1.2, 1.1 and 1.08 intervals; not the one who was due first");
}

#[test]
fn ties_go_to_the_closer_circle() {
    let mut book = TestBook::new();
    let names = [("Ana", "Wider"), ("Bo", "Inner"), ("Cy", "Close")];
    for (name, circle) in names {
        let id = book.someone(name);
        book.join_circle(id, circle);
        book.every(id, "10 days");
    }
    let nobody = book.someone_every("Di", "10 days");
    book.clock.set("2026-03-20T10:00");
    let names: Vec<_> = book.agenda(None).unwrap().reach_out.iter().map(|nudge| nudge.person.fields.shown()).collect();
    assert_eq!(names, ["Bo", "Cy", "Ana", "Di"], "inner, close, wider, no circle");
    assert_eq!(book.agenda(None).unwrap().reach_out[3].person.id, nobody);
}

// C4: ready people are to be reached, those past one and a half intervals are waiting, the others are not shown.

#[test]
fn the_ready_and_the_waiting_are_shown_and_nobody_else() {
    let mut book = TestBook::new();
    for (name, talked) in [("Ready", "2026-02-28"), ("Waiting", "2026-02-20"), ("Resting", "2026-03-05")] {
        let id = book.someone_every(name, "10 days");
        book.talked(id, talked, "");
    }
    let paused = book.someone_every("Paused", "10 days");
    book.talked(paused, "2026-01-01", "");
    book.pause(paused, Some(day("2026-04-01"))).unwrap();
    let archived = book.someone_every("Archived", "10 days");
    book.talked(archived, "2026-01-01", "");
    book.set_state(archived, ContactState::Archived).unwrap();
    let today = book.today_in_words();
    assert_eq!(today.reach_out, ["Ready: Every 10 days · last talked 10 days ago"]);
    assert_eq!(today.waiting, ["Waiting: Every 10 days · last talked 18 days ago"]);
}

// C6: every nudge carries its because, made of facts.

#[rstest]
#[case("2026-02-14", "Her move to Porto.", "Every 3 weeks · last talked 24 days ago: “Her move to Porto”")]
#[case("2026-02-17", "", "Every 3 weeks · last talked 3 weeks ago")]
#[case("2026-02-14", "\n  \nSecond line counts", "Every 3 weeks · last talked 24 days ago: “Second line counts”")]
fn a_nudge_says_the_rhythm_the_last_talk_and_its_words(#[case] talked: &str, #[case] note: &str, #[case] because: &str) {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana Costa", "3 weeks");
    book.talked(ana, talked, note);
    assert_eq!(book.today_in_words().reach_out, [format!("Ana Costa: {because}")]);
    assert_eq!(book.person(ana).unwrap().because.unwrap(), because, "the page of the person says the same");
}

#[test]
fn a_nudge_says_when_they_never_talked_and_when_nobody_answered() {
    let mut book = TestBook::at("2026-01-01T10:00[Europe/Lisbon]");
    let ana = book.someone_every("Ana Costa", "2 months");
    book.clock.set("2026-03-10T10:00");
    assert_eq!(book.today_in_words().reach_out, ["Ana Costa: Every 2 months · no talk noted yet"]);
    book.tried(ana, "2026-02-20");
    let tried = "Ana Costa: Every 2 months · you tried 18 days ago, no answer · no talk noted yet";
    assert_eq!(book.today_in_words().reach_out, [tried]);
}

#[test]
fn long_last_words_are_cut_at_a_word() {
    let note = "She told me about the flat in Porto with the lemon tree and about her mother who is ill";
    assert_eq!(call("2026-03-01", note).last_words(40).unwrap(), "She told me about the flat in Porto …");
}

#[rstest]
#[case("1986-03-10", "Turns 40 today, a big one")]
#[case("1986-03-11", "Turns 40 tomorrow, a big one")]
#[case("1986-03-12", "Turns 40 on Thursday, a big one")]
#[case("--03-12", "Birthday on Thursday")]
#[case("--03-10", "Birthday today")]
fn a_birthday_says_the_age_only_where_the_year_is_known(#[case] birthday: &str, #[case] because: &str) {
    let mut book = TestBook::new();
    book.someone_born("Ana Costa", birthday);
    assert_eq!(book.today_in_words().celebrate, [format!("Ana Costa: {because}")]);
}

#[test]
fn celebrations_are_today_then_coming_then_missed() {
    let mut book = TestBook::at("2026-02-01T10:00[Europe/Lisbon]");
    for (name, birthday) in [("Missed", "1986-03-07"), ("Friday", "1986-03-13"), ("Saturday", "1986-03-14"), ("Long ago", "1986-02-23")] {
        book.someone_born(name, birthday);
    }
    let ana = book.someone("Ana");
    book.add_milestone(ana, yearly(MilestoneKind::WorkAnniversary, "At Vela", "2016-03-10")).unwrap();
    book.clock.set("2026-03-10T10:00");
    let shown =
        ["Ana: At Vela: 10 years today, a big one", "Friday: Turns 40 on Friday, a big one", "Missed: Turned 40, 3 days ago, a big one"];
    assert_eq!(book.today_in_words().celebrate, shown, "3 days ahead, 14 days back");
    book.clock.set("2026-03-09T10:00");
    assert!(
        book.today_in_words().celebrate.contains(&"Long ago: Turned 40, 2 weeks ago, a big one".to_owned()),
        "a fortnight is belated (R5)"
    );
}

// D4: the 29th of February has a home in every year, and the label says so.

#[rstest]
#[case("2027-02-28T10:00", Some("Ana: Turns 31 today, born 29 February"))]
#[case("2027-03-01T10:00", Some("Ana: Turned 31 yesterday, born 29 February"))]
#[case("2028-02-29T10:00", Some("Ana: Turns 32 today"))]
#[case("2027-02-25T10:00", Some("Ana: Turns 31 on Sunday, born 29 February"))]
#[case("2027-02-24T10:00", None)]
#[case("2027-03-14T10:00", Some("Ana: Turned 31, 2 weeks ago, born 29 February"))]
#[case("2027-03-15T10:00", None)]
fn a_leap_birthday_is_shown_in_common_years(#[case] today: &str, #[case] shown: Option<&str>) {
    let mut book = TestBook::at("2026-03-20T10:00[Europe/Lisbon]");
    book.someone_born("Ana", "1996-02-29");
    book.clock.set(today);
    assert_eq!(book.today_in_words().celebrate, shown.map(str::to_owned).into_iter().collect::<Vec<_>>());
}

// R4: what was over before Fondly knew of it is not belated.

#[test]
fn a_birthday_that_was_over_when_it_was_noted_is_not_belated() {
    let mut book = TestBook::new();
    book.someone_born("Ana", "1986-03-08");
    assert_eq!(book.today_in_words().celebrate, [""; 0]);
}

#[test]
fn a_birthday_corrected_to_a_day_gone_by_is_not_belated() {
    let mut book = TestBook::at("2026-01-01T10:00[Europe/Lisbon]");
    let ana = book.someone_born("Ana", "1986-06-01");
    book.clock.set("2026-03-10T10:00");
    let fields = book.person(ana).unwrap().contact.fields;
    book.edit_contact(ana, fields, Some(crate::support::people::date("1986-03-08"))).unwrap();
    assert_eq!(book.today_in_words().celebrate, [""; 0]);
}

#[test]
fn the_end_of_the_year_is_no_wall() {
    let mut book = TestBook::at("2026-12-01T10:00[Europe/Lisbon]");
    book.someone_born("New year", "1987-01-01");
    book.someone_born("Old year", "1986-12-25");
    book.clock.set("2026-12-30T10:00");
    assert_eq!(book.today_in_words().celebrate, ["New year: Turns 40 on Friday, a big one", "Old year: Turned 40, 5 days ago, a big one"]);
    book.clock.set("2027-01-02T10:00");
    assert_eq!(book.today_in_words().celebrate, ["New year: Turned 40 yesterday, a big one", "Old year: Turned 40, 8 days ago, a big one"]);
}

#[test]
fn a_loss_is_never_celebrated() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.add_milestone(ana, yearly(MilestoneKind::Loss, "Her father", "2020-03-10")).unwrap();
    let noor = book.someone_born("Noor", "1986-03-10");
    book.set_state(noor, ContactState::Deceased).unwrap();
    assert_eq!(book.today_in_words().celebrate, [""; 0]);
}

// R9: a snooze hides until its end, and dies with a contact.

#[rstest]
#[case(Later::Hour, "2026-03-10T10:59", "2026-03-10T11:00")]
#[case(Later::Tomorrow, "2026-03-11T08:59", "2026-03-11T09:00")]
#[case(Later::NextWeek, "2026-03-16T08:59", "2026-03-16T09:00")]
#[case(Later::Month, "2026-04-10T08:59", "2026-04-10T09:00")]
fn a_snoozed_check_in_is_hidden_until_its_end(#[case] later: Later, #[case] hidden: &str, #[case] back: &str) {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana", "10 days");
    book.talked(ana, "2026-02-25", "");
    let shown = |book: &TestBook| book.agenda(None).unwrap().reach_out.len() + book.agenda(None).unwrap().waiting.len();
    assert_eq!(shown(&book), 1);
    book.snooze_check_in(ana, later).unwrap();
    book.clock.set(hidden);
    assert_eq!(shown(&book), 0);
    book.clock.set(back);
    assert_eq!(shown(&book), 1);
}

#[test]
fn a_snoozed_celebration_is_hidden_until_its_end() {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana", "1986-03-10");
    let milestone = book.milestone_of(ana);
    book.snooze_milestone(milestone, Period::Year(2026), Later::Hour).unwrap();
    assert_eq!(book.today_in_words().celebrate, [""; 0]);
    book.clock.set("2026-03-10T11:00");
    assert_eq!(book.today_in_words().celebrate, ["Ana: Turns 40 today, a big one"]);
}

#[test]
fn a_contact_ends_the_snooze() {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana", "10 days");
    book.snooze_check_in(ana, Later::Month).unwrap();
    book.talked(ana, "2026-03-10", "");
    assert_eq!(book.person(ana).unwrap().contact.snoozed_until, None);
}

// Congratulating marks the round and logs the contact; the link is made and not opened.

#[test]
fn congratulating_marks_the_round_logs_the_contact_and_hands_out_the_link() {
    let mut book = TestBook::new();
    let ana = book.add_contact(reachable("Ana Costa"), Some(crate::support::people::date("1986-03-10"))).unwrap().value;
    let milestone = book.milestone_of(ana);
    let done = book.congratulate(milestone, Period::Year(2026), "Happy birthday & all", Some(WayKind::Mail)).unwrap();
    assert_eq!(done.value.unwrap(), "mailto:ana@example.org?body=Happy%20birthday%20%26%20all");
    assert_eq!(book.today_in_words().celebrate, [""; 0]);
    let logged = book.person(ana).unwrap().timeline.remove(0).interaction.fields;
    assert_eq!((logged.channel, logged.outcome, logged.day), (Channel::Message, Outcome::Talked, day("2026-03-10")));
    assert_eq!(logged.note, "Congratulated: Birthday.\nHappy birthday & all");
}

#[test]
fn congratulating_by_a_way_that_is_not_known_changes_nothing() {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana", "1986-03-10");
    let milestone = book.milestone_of(ana);
    assert!(book.congratulate(milestone, Period::Year(2026), "Hi", Some(WayKind::Phone)).is_err());
    assert_eq!((book.today_in_words().celebrate.len(), book.person(ana).unwrap().timeline.len()), (1, 0));
}

#[test]
fn the_sample_book_has_something_of_everything() {
    let mut book = TestBook::new();
    book.fill_with_samples().unwrap();
    let today = book.today_in_words();
    assert!(today.celebrate.contains(&"Marta Berg: Turns 40 today, a big one".to_owned()), "{:?}", today.celebrate);
    assert!([today.celebrate.len(), today.reach_out.len(), today.waiting.len()].iter().all(|count| *count >= 3), "{today:?}");
    assert!(book.check().unwrap().is_empty());
}

#[rstest]
#[case(0, "0 days")]
#[case(1, "1 day")]
#[case(13, "13 days")]
#[case(14, "2 weeks")]
#[case(20, "20 days")]
#[case(28, "4 weeks")]
#[case(69, "9 weeks")]
#[case(70, "2 months")]
#[case(365, "12 months")]
#[case(730, "2 years")]
fn a_length_is_said_as_people_say_it(#[case] days: i32, #[case] said: &str) {
    assert_eq!(length(days), said);
}
