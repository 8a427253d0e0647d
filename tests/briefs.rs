//! The brief (B7): what to have in mind before a talk, what they do not want first.

use fondly_core::domain::{BoundaryFields, BoundaryKind, CatchUpFields, Channel, Labelled, MilestoneKind, ReminderFields, ReminderKind};
use jiff::civil::time;

use crate::support::{
    Reminders, TestBook, day,
    people::{date, named, not_about, planned, promise, yearly},
};

#[test]
fn a_brief_holds_what_matters_before_a_talk() {
    let mut book = TestBook::new();
    let mut fields = named("Ana Costa");
    fields.time_zone = "Asia/Tokyo".to_owned();
    fields.relations = vec![Labelled::new("spouse", "Jo")];
    let ana = book.add_contact(fields, Some(date("1986-03-20"))).unwrap().value;
    book.talked(ana, "2026-01-04", "Her move to Porto");
    book.talked(ana, "2026-02-04", "She waits for her exam results");
    book.tried(ana, "2026-03-01");
    book.add_reminder(promise(ana, "Lend the drill", "2026-03-12")).unwrap();
    book.add_reminder(ReminderFields { kind: ReminderKind::OpenLoop, ..promise(ana, "Her results", "2026-03-11") }).unwrap();
    let coffee = CatchUpFields { time: Some(time(17, 0, 0, 0)), what_for: "coffee".to_owned(), ..planned("2026-03-12") };
    book.plan_catch_up(&[ana], coffee, None).unwrap();
    let brief = book.brief(ana).unwrap();
    assert_eq!(brief.their_clock.unwrap().to_string(), "2026-03-10T19:00:00");
    let talks: Vec<_> = brief.talks.iter().map(|talk| (talk.day, talk.words.as_deref())).collect();
    assert_eq!(
        talks,
        [(day("2026-02-04"), Some("She waits for her exam results")), (day("2026-01-04"), Some("Her move to Porto"))],
        "whoever was not reached said nothing"
    );
    let open: Vec<_> = brief.open.iter().map(|(one, on, _)| (one.fields.words.as_str(), *on)).collect();
    assert_eq!(open, [("Her results", day("2026-03-11")), ("Lend the drill", day("2026-03-12"))]);
    assert_eq!(brief.planned.unwrap().0.fields.day, day("2026-03-12"));
    assert_eq!(brief.near, ["Turns 40 in 10 days, a big one"]);
    assert_eq!(brief.around[0].name, "Jo");
    assert!(brief.question.is_some() && brief.boundaries.is_empty() && brief.not_now.is_none());
}

#[test]
fn what_they_do_not_want_keeps_everything_else_out() {
    let mut book = TestBook::new();
    let mut fields = named("Ana Costa");
    fields.relations = vec![Labelled::new("father", "Rui"), Labelled::new("friend", "Bea")];
    let ana = book.add_contact(fields, None).unwrap().value;
    book.talked(ana, "2026-02-04", "Her father is in hospital. She sees him on Sundays.");
    book.talked(ana, "2026-02-06", "The flat with the lemon tree");
    book.add_milestone(ana, yearly(MilestoneKind::Custom, "Dad's operation", "2026-03-12")).unwrap();
    book.add_milestone(ana, yearly(MilestoneKind::WorkAnniversary, "", "2020-03-12")).unwrap();
    book.add_reminder(promise(ana, "Ask how her father is", "2026-03-12")).unwrap();
    book.add_boundary(ana, BoundaryFields { kind: BoundaryKind::Topic("family".parse().unwrap()), ..not_about("her father") }).unwrap();
    let brief = book.brief(ana).unwrap();
    assert_eq!(brief.boundaries.iter().map(|(one, _)| one.fields.in_words()).collect::<Vec<_>>(), ["her father"]);
    let talks: Vec<_> = brief.talks.iter().map(|talk| (talk.words.as_deref(), talk.held_back)).collect();
    assert_eq!(talks, [(Some("The flat with the lemon tree"), false), (None, true)]);
    assert_eq!(brief.near, ["Work anniversary: 6 years on Thursday"]);
    assert_eq!(brief.around.iter().map(|tie| tie.name.as_str()).collect::<Vec<_>>(), ["Bea"]);
    assert_eq!(brief.held_back, 2, "it is said that a date and someone around her are held back");
    assert!(brief.open[0].2, "what the user wanted to be reminded of is not lost, but it is said that it touches this");
    assert_eq!(book.person(ana).unwrap().timeline.len(), 2, "nothing is lost: the timeline has it all");
}

#[test]
fn what_was_said_of_it_is_quoted_neither_on_today_nor_on_a_notification() {
    let mut reminders = Reminders::new();
    let book = &mut reminders.book;
    let ana = book.someone_every("Ana Costa", "10 days");
    book.talked(ana, "2026-02-04", "Her father is in hospital.");
    let because = |book: &TestBook| book.person(ana).unwrap().because.unwrap();
    assert_eq!(because(book), "Every 10 days · last talked 4 weeks ago: “Her father is in hospital”");
    book.add_boundary(ana, not_about("her father")).unwrap();
    assert_eq!(because(book), "Every 10 days · last talked 4 weeks ago");
    let agenda = book.agenda(None).unwrap();
    assert_eq!(book.nudge_line(&agenda.waiting[0], book.now().today()).unwrap().because, "Every 10 days · last talked 4 weeks ago");
    reminders.pass();
    reminders.book.clock.set("2026-03-11T09:00");
    let popup = reminders.popups().remove(0);
    assert_eq!(popup.body, "You aimed for every 10 days.");
}

#[test]
fn what_is_not_known_becomes_a_question_unless_they_would_rather_not() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    assert_eq!(book.brief(ana).unwrap().unknown, Some("When is your birthday?"));
    book.add_milestone(ana, yearly(MilestoneKind::Birthday, "", "1986-04-15")).unwrap();
    assert_eq!(book.brief(ana).unwrap().unknown, Some("Where do you live these days?"));
    book.add_boundary(ana, not_about("home")).unwrap();
    assert_eq!(book.brief(ana).unwrap().unknown, Some("What are you working on at the moment?"));
    book.add_boundary(ana, not_about("her job")).unwrap();
    assert_eq!(book.brief(ana).unwrap().unknown, Some("Who are the people around you?"));
    book.add_boundary(ana, not_about("children")).unwrap();
    assert_eq!(book.brief(ana).unwrap().unknown, None);
}

#[test]
fn a_way_they_do_not_want_is_not_offered() {
    let mut book = TestBook::new();
    let mut fields = named("Ana Costa");
    fields.phones = vec![Labelled::new("", "+351 912")];
    fields.emails = vec![Labelled::new("", "ana@example.org")];
    let ana = book.add_contact(fields, None).unwrap().value;
    let ways = |book: &TestBook| book.person(ana).unwrap().ways.iter().map(fondly_core::planner::Way::label).collect::<Vec<_>>();
    assert_eq!(ways(&book), ["Mail ana@example.org", "Call +351 912", "Message +351 912"]);
    let calls = BoundaryFields { kind: BoundaryKind::Channel(Channel::Call), words: String::new(), since: day("2026-03-10") };
    book.add_boundary(ana, calls).unwrap();
    assert_eq!(ways(&book), ["Mail ana@example.org", "Message +351 912"]);
}
