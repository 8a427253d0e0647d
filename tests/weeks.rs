//! Rules P1, P2 and P4 in a book: a week is proposed, agreed to in one step, and keeps to what the user and the others need.

use fondly_core::{
    book::{Book, Week},
    domain::{AwayTimes, CatchUpFields, ContactId, Planning, Settings, Weekdays},
    planner::why_in_words,
};
use rstest::rstest;

use crate::support::{TestBook, day, people::planned};

/// "Ana 2026-03-10" for everyone who is placed.
fn said(week: &Week) -> Vec<String> {
    week.placed.iter().map(|one| format!("{} {}", one.person.shown, one.day)).collect()
}

fn week(book: &mut TestBook, monday: &str) -> Week {
    let week = book.propose_week(day(monday)).unwrap();
    book.note_shown(&week).unwrap();
    week
}

fn change(book: &mut Book, change: impl FnOnce(&mut Settings)) {
    let mut settings = book.settings().unwrap();
    change(&mut settings);
    book.change_settings(&settings).unwrap();
}

/// Someone to be talked with every month, last on this day. Today is Tuesday, 10 March 2026.
fn monthly(book: &mut TestBook, name: &str, last: &str) -> ContactId {
    let id = book.someone_every(name, "month");
    book.talked(id, last, "");
    id
}

#[test]
fn a_week_places_who_is_due_and_what_is_agreed_to_is_one_step() {
    let mut book = TestBook::on_disk();
    let (ana, bo) = (monthly(&mut book, "Ana", "2026-02-12"), monthly(&mut book, "Bo", "2026-02-12"));
    let proposed = week(&mut book, "2026-03-09");
    assert_eq!(said(&proposed), ["Bo 2026-03-11", "Ana 2026-03-12"], "due on the 12th both, a day early is less than a day late");
    let words: Vec<String> = proposed.placed.iter().map(|one| why_in_words(&one.why, day("2026-03-10"))).collect();
    assert_eq!(words, ["Due 12 March; the 12th is busier", "Due 12 March"]);
    assert_eq!((proposed.budget, proposed.planned, proposed.waiting), (7, 0, 0));
    let before = book.rows();
    let outcome = book.plan_week(&[(ana, day("2026-03-12")), (bo, day("2026-03-13"))]).unwrap();
    assert_eq!(outcome.said, "Planned catch-ups with 2 people");
    assert_eq!(book.occasions(day("2026-03-09"), day("2026-03-15")).unwrap().len(), 2);
    let again = week(&mut book, "2026-03-09");
    assert_eq!((said(&again), again.planned), (Vec::new(), 2), "whom something is planned with is taken care of");
    book.undo(None).unwrap();
    assert_eq!(book.rows(), before, "one step back");
}

#[test]
fn whom_something_is_planned_with_soon_needs_no_nudge() {
    let mut book = TestBook::new();
    let ana = monthly(&mut book, "Ana", "2026-01-02");
    assert_eq!(book.agenda(None).unwrap().waiting.len(), 1);
    let far = book.plan_catch_up(&[ana], planned("2026-05-10"), None).unwrap();
    assert_eq!(book.agenda(None).unwrap().waiting.len(), 1, "that is two months away");
    book.undo(far.step).unwrap();
    book.plan_catch_up(&[ana], planned("2026-03-14"), None).unwrap();
    assert!(book.agenda(None).unwrap().waiting.is_empty());
    assert!(book.calendar(day("2026-03-09"), day("2026-03-15")).unwrap().unplanned.is_empty());
}

#[test]
fn days_that_are_kept_free_hold_nobody() {
    let mut book = TestBook::new();
    monthly(&mut book, "Ana", "2026-02-14");
    change(&mut book, |settings| settings.closed_days = Some("saturday, sunday".parse().unwrap()));
    let proposed = week(&mut book, "2026-03-09");
    assert_eq!(said(&proposed), ["Ana 2026-03-13"], "due on Saturday the 14th");
    assert_eq!(why_in_words(&proposed.placed[0].why, day("2026-03-10")), "Due 14 March; the 14th you keep free");
}

#[rstest]
#[case::away(Planning { away: AwayTimes::new([(day("2026-03-11"), day("2026-03-13"))]), ..Planning::default() }, "Ana 2026-03-10", "Due 12 March; the 11th and the 12th they are away")]
#[case::kept(Planning { kept_days: Weekdays::new([jiff::civil::Weekday::Sunday]), ..Planning::default() }, "Ana 2026-03-15", "Due 12 March; the 12th to the 14th are not a day you keep for them")]
#[case::gap(Planning { least_gap: 30, ..Planning::default() }, "Ana 2026-03-14", "Due 14 March")]
fn what_planning_keeps_to_with_someone_decides_their_day(#[case] planning: Planning, #[case] expected: &str, #[case] why: &str) {
    let mut book = TestBook::new();
    let ana = monthly(&mut book, "Ana", "2026-02-12");
    book.set_planning(ana, &planning).unwrap();
    let proposed = week(&mut book, "2026-03-09");
    assert_eq!(said(&proposed), [expected]);
    assert_eq!(why_in_words(&proposed.placed[0].why, day("2026-03-10")), why, "P4");
}

#[test]
fn a_week_holds_what_the_user_wants_and_what_is_planned_counts() {
    let mut book = TestBook::new();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed", "Flo"] {
        monthly(&mut book, name, "2026-02-16");
    }
    change(&mut book, |settings| settings.weekly_budget = 3);
    let guest = book.someone("Guest");
    book.plan_catch_up(&[guest], planned("2026-03-17"), None).unwrap();
    let next = week(&mut book, "2026-03-16");
    assert_eq!((next.placed.len(), next.planned, next.budget), (2, 1, 3), "{:?}", said(&next));
    let this = week(&mut book, "2026-03-09");
    assert_eq!(this.placed.len(), 3, "a few days early are better than too many at once: {:?}", said(&this));
}

#[test]
fn after_a_holiday_nothing_piles_up() {
    let mut book = TestBook::new();
    let people: Vec<ContactId> = (0..20).map(|number| monthly(&mut book, &format!("Number {number}"), "2026-01-20")).collect();
    change(&mut book, |settings| {
        settings.paused_until = Some(day("2026-03-23"));
        settings.weekly_budget = 6;
    });
    assert!(book.agenda(None).unwrap().waiting.is_empty(), "nobody is proposed while everyone is paused");
    assert!(week(&mut book, "2026-03-09").placed.is_empty());
    let weeks: Vec<usize> = ["2026-03-23", "2026-03-30"].iter().map(|monday| week(&mut book, monday).placed.len()).collect();
    assert_eq!(weeks, [6, 6]);
    let first = week(&mut book, "2026-03-23");
    let days: std::collections::BTreeSet<_> = first.placed.iter().map(|one| one.day).collect();
    assert_eq!(days.len(), 6, "each on a day of its own");
    assert!(people.len() > 12 && first.waiting > 0, "some wait, and that is said");
}

#[test]
fn a_week_is_full_when_someone_who_is_due_in_it_has_to_wait() {
    let mut book = TestBook::new();
    change(&mut book, |settings| settings.weekly_budget = 1);
    assert_eq!(week(&mut book, "2026-03-09").waiting, 0, "nobody is due");
    monthly(&mut book, "Bo", "2026-02-12");
    assert_eq!(week(&mut book, "2026-03-09").waiting, 0, "and that one has room");
    let ana = book.someone("Ana");
    book.plan_catch_up(&[ana], planned("2026-03-13"), None).unwrap();
    let full = week(&mut book, "2026-03-09");
    assert_eq!((full.waiting, full.room, full.placed.len()), (1, 0, 0));
    assert_eq!(week(&mut book, "2026-03-16").waiting, 0, "the week after is not");
}

#[test]
fn week_after_week_can_be_planned_ahead() {
    let mut book = TestBook::new();
    let id = book.someone_every("Ana", "week");
    book.talked(id, "2026-03-09", "");
    for (monday, expected) in [("2026-03-16", "Ana 2026-03-16"), ("2026-03-23", "Ana 2026-03-23"), ("2026-03-30", "Ana 2026-03-30")] {
        let proposed = week(&mut book, monday);
        assert_eq!(said(&proposed), [expected], "as if they had met as planned");
        book.plan_week(&[(id, proposed.placed[0].day)]).unwrap();
    }
}

#[test]
fn a_week_far_ahead_holds_whom_it_is_for_and_nobody_who_is_due_before() {
    let mut book = TestBook::new();
    let id = book.someone_every("Half-yearly", "6 months");
    book.talked(id, "2026-01-20", "");
    monthly(&mut book, "Monthly", "2026-02-12");
    assert_eq!(said(&week(&mut book, "2026-07-20")), ["Half-yearly 2026-07-20"]);
}

#[test]
fn what_was_shown_stays_where_it_was() {
    let mut book = TestBook::new();
    for name in ["Ana", "Bo", "Cy"] {
        monthly(&mut book, name, "2026-02-14");
    }
    let shown = said(&week(&mut book, "2026-03-09"));
    monthly(&mut book, "Zoë", "2026-02-18");
    let again = said(&week(&mut book, "2026-03-09"));
    assert!(shown.iter().all(|line| again.contains(line)), "{shown:?} {again:?}");
}

#[test]
fn a_week_that_is_over_or_far_away_is_refused_with_a_sentence() {
    let mut book = TestBook::new();
    assert_eq!(book.propose_week(day("2026-03-02")).unwrap_err().to_string(), "That week is over.");
    assert!(book.propose_week(day("2027-03-01")).unwrap_err().to_string().contains("too far ahead"));
    assert!(book.plan_week(&[]).unwrap_err().to_string().contains("nobody to plan"));
    let ana = book.someone("Ana");
    assert!(book.plan_week(&[(ana, day("2026-03-09"))]).unwrap_err().to_string().contains("is over"));
}

#[test]
fn where_there_is_room_is_the_day_with_least_on_it_near_its_own() {
    let mut book = TestBook::new();
    let (ana, guest) = (book.someone("Ana"), book.someone("Guest"));
    let one = book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap().value;
    assert_eq!(book.room_for(one).unwrap(), day("2026-03-12"), "there is room where it is");
    for busy in ["2026-03-11", "2026-03-12", "2026-03-13"] {
        book.plan_catch_up(&[guest], planned(busy), None).unwrap();
    }
    assert_eq!(book.room_for(one).unwrap(), day("2026-03-14"));
    change(&mut book, |settings| settings.closed_days = Some("saturday".parse().unwrap()));
    assert_eq!(book.room_for(one).unwrap(), day("2026-03-15"));
    let away = AwayTimes::new([(day("2026-03-15"), day("2026-03-15"))]);
    book.set_planning(ana, &Planning { away, ..Planning::default() }).unwrap();
    assert_eq!(book.room_for(one).unwrap(), day("2026-03-16"));
}

#[test]
fn the_calendar_file_is_kept_current_and_left_alone_when_it_is() {
    let mut book = TestBook::on_disk();
    assert_eq!(book.keep_calendar().unwrap(), None);
    let folder = crate::support::folder();
    change(&mut book, |settings| settings.calendar_folder = folder.path().display().to_string());
    let ana = book.someone_born("Ana", "1986-03-10");
    let path = book.keep_calendar().unwrap().unwrap();
    let first = std::fs::metadata(&path).unwrap().modified().unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("Ana: Birthday"));
    book.keep_calendar().unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), first, "the same is not written again");
    book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap();
    book.keep_calendar().unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("Call with Ana"));
    drop(folder);
    let said = book.keep_calendar().unwrap_err().to_string();
    assert!(said.contains("could not be written. All of it is safe in the book."), "{said}");
}

#[test]
fn a_check_in_is_never_due_before_the_space_that_someone_is_left() {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana", "week");
    book.talked(ana, "2026-03-01", "");
    let due = |book: &TestBook| book.person(ana).unwrap().check_in.unwrap().due;
    assert_eq!((due(&book), book.agenda(None).unwrap().reach_out.len()), (day("2026-03-08"), 1));
    book.set_planning(ana, &Planning { least_gap: 14, ..Planning::default() }).unwrap();
    assert_eq!((due(&book), book.agenda(None).unwrap().reach_out.len()), (day("2026-03-15"), 0), "C1");
    book.clock.set("2026-03-15T10:00");
    assert_eq!(book.agenda(None).unwrap().reach_out.len() + book.agenda(None).unwrap().waiting.len(), 1);
}

#[test]
fn what_is_planned_within_a_long_interval_takes_care_of_someone_too() {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana", "6 months");
    book.talked(ana, "2025-09-01", "");
    book.plan_catch_up(&[ana], planned("2026-04-20"), None).unwrap();
    assert!(book.agenda(None).unwrap().reach_out.is_empty() && week(&mut book, "2026-03-09").placed.is_empty());
}

#[test]
fn a_week_that_has_begun_gives_no_more_than_its_share_when_some_of_it_is_taken() {
    let mut book = TestBook::at("2026-03-12T10:00[Europe/Lisbon]");
    let guest = book.someone("Guest");
    for on in ["2026-03-12", "2026-03-13", "2026-03-14", "2026-03-15"] {
        book.plan_catch_up(&[guest], planned(on), None).unwrap();
    }
    for name in ["Ana", "Bo", "Cy"] {
        monthly(&mut book, name, "2026-01-12");
    }
    assert!(week(&mut book, "2026-03-09").placed.is_empty(), "four of seven in four days are enough");
}

#[test]
fn where_there_is_room_is_near_its_own_day_and_keeps_to_pauses_and_kept_days() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    let far = book.plan_catch_up(&[ana], planned("2026-09-01"), None).unwrap().value;
    assert_eq!(book.room_for(far).unwrap(), day("2026-09-01"));
    let soon = book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap().value;
    book.set_planning(ana, &Planning { kept_days: "sunday".parse().ok(), ..Planning::default() }).unwrap();
    assert_eq!(book.room_for(soon).unwrap(), day("2026-03-15"));
    change(&mut book, |settings| settings.paused_until = Some(day("2026-03-17")));
    assert_eq!(book.room_for(soon).unwrap(), day("2026-03-22"));
    let mut settings = book.settings().unwrap();
    settings.paused_until = Some(day("2026-03-10"));
    assert!(book.change_settings(&settings).unwrap_err().to_string().contains("a day to come"));
}

#[test]
fn what_a_day_runs_into_is_who_is_away_a_day_kept_free_and_what_it_holds() {
    let mut book = TestBook::new();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let away = Planning { away: "2026-03-14/2026-03-20".parse().unwrap(), ..Planning::default() };
    book.set_planning(ana, &away).unwrap();
    change(&mut book, |settings| settings.closed_days = "saturday".parse().ok());
    book.plan_catch_up(&[bo], planned("2026-03-14"), None).unwrap();
    let held = book.runs_into(&[ana, bo], &planned("2026-03-14"), None).unwrap();
    assert_eq!(held, ["Ana Costa is away", "you keep that day free", "1 planned already"]);
    assert!(book.runs_into(&[ana, bo], &planned("2026-03-13"), None).unwrap().is_empty());
    let every_saturday = "FREQ=WEEKLY;INTERVAL=1;BYDAY=SA".parse().ok();
    let first = book.runs_into(&[bo], &planned("2026-03-10"), every_saturday).unwrap();
    assert_eq!(first, ["you keep that day free", "1 planned already"], "what comes round begins on its first day");
}

#[test]
fn what_a_time_runs_into_is_named_and_a_pause_is_not_a_day_kept_free() {
    let mut book = TestBook::new();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let at = |time: &str, minutes| CatchUpFields { time: time.parse().ok(), minutes, ..planned("2026-03-14") };
    book.plan_catch_up(&[bo], CatchUpFields { what_for: "Coffee".into(), ..at("17:00", Some(90)) }, None).unwrap();
    let held = |book: &TestBook, fields| book.runs_into(&[ana], &fields, None).unwrap();
    assert_eq!(held(&book, at("18:00", None)), ["at the same time as Coffee with Bo Lind", "1 planned already"]);
    assert_eq!(held(&book, at("16:00", None)), ["1 planned already"], "an hour, where nobody says how long");
    change(&mut book, |settings| settings.paused_until = Some(day("2026-03-20")));
    assert_eq!(held(&book, planned("2026-03-15")), ["everyone is paused then"]);
}
