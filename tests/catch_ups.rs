//! Rules K1–K4: what is planned, once or coming round; moved, done and cancelled, alone or from here on.

use fondly_core::{
    book::{AtTime, MovedTo, Whom},
    domain::{CatchUpFields, CatchUpState, Channel, ContactId, ContactState, OccasionId, Reach, Repetition},
};

use crate::support::{
    TestBook, day,
    people::{planned, to},
};

/// "10 March planned" for every catch-up of a stretch of days, one a line.
fn said(book: &TestBook, from: &str, until: &str) -> Vec<String> {
    let all = book.occasions(day(from), day(until)).unwrap();
    let state = |state| match state {
        CatchUpState::Planned => "",
        CatchUpState::Done => " done",
        CatchUpState::Cancelled => " cancelled",
    };
    all.iter().map(|one| format!("{}{}", one.fields.day, state(one.state))).collect()
}

/// A catch-up with Ana every Wednesday from 11 March on.
fn wednesdays(book: &mut TestBook) -> (ContactId, OccasionId) {
    let ana = book.someone("Ana Costa");
    let how = Repetition::typed("Wednesday", day("2026-03-10")).unwrap();
    let outcome = book.plan_catch_up(&[ana], planned("2026-03-10"), Some(how)).unwrap();
    assert_eq!(outcome.said, "Planned a call with Ana Costa, every Wednesday");
    assert_eq!(outcome.value.period, Some(day("2026-03-11")), "the first day the repetition has");
    (ana, outcome.value)
}

fn on(series: OccasionId, period: &str) -> OccasionId {
    OccasionId { period: Some(day(period)), ..series }
}

// K1: planned, done, cancelled.

#[test]
fn one_is_planned_moved_and_done_and_done_logs_it_for_everyone() {
    let mut book = TestBook::on_disk();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let fields = CatchUpFields { what_for: " coffee ".into(), time: Some(jiff::civil::time(17, 0, 0, 0)), ..planned("2026-03-12") };
    let outcome = book.plan_catch_up(&[ana, bo, ana], fields, None).unwrap();
    assert_eq!(outcome.said, "Planned “Coffee” with Ana Costa and Bo Lind on 12 March 2026 at 17:00");
    let moved = book.reschedule_catch_ups(&[(outcome.value, to("2026-03-10"))], Reach::This).unwrap();
    assert_eq!(moved.said, "Moved the call with Ana Costa and Bo Lind to 10 March 2026");
    let one = book.occasion(outcome.value).unwrap();
    assert_eq!((one.people.len(), one.revision, one.fields.what_for.as_str()), (2, 1, "coffee"));
    assert_eq!(one.fields.time.map(|time| time.hour()), Some(17), "the time stays");
    assert_eq!(book.finish_catch_up(outcome.value, "Her boat").unwrap().said, "Logged a call with Ana Costa and Bo Lind");
    for who in [ana, bo] {
        let timeline = book.person(who).unwrap().timeline;
        assert_eq!((timeline[0].interaction.fields.note.as_str(), timeline[0].interaction.fields.day), ("Her boat", day("2026-03-10")));
    }
    assert_eq!(said(&book, "2026-03-01", "2026-03-31"), ["2026-03-10 done"]);
    for refused in [
        book.finish_catch_up(outcome.value, "").unwrap_err(),
        book.reschedule_catch_ups(&[(outcome.value, to("2026-03-11"))], Reach::This).unwrap_err(),
        book.cancel_catch_up(outcome.value, Reach::This).unwrap_err(),
    ] {
        assert!(refused.to_string().ends_with("Nothing was changed."), "{refused}");
    }
}

#[test]
fn with_nobody_with_the_trashed_or_for_longer_than_a_day_nothing_is_planned() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    assert!(book.plan_catch_up(&[], planned("2026-03-12"), None).unwrap_err().to_string().contains("with whom"));
    let long = CatchUpFields { minutes: Some(1441), time: Some(jiff::civil::time(9, 0, 0, 0)), ..planned("2026-03-12") };
    assert!(book.plan_catch_up(&[ana], long, None).unwrap_err().to_string().contains("a minute and a day"));
    book.set_state(ana, ContactState::Trashed).unwrap();
    assert!(book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap_err().to_string().contains("any more"));
}

// K2: a single coming round.

#[test]
fn of_one_that_comes_round_a_single_one_is_moved_done_or_cancelled() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    book.reschedule_catch_ups(&[(on(series, "2026-03-18"), to("2026-03-19"))], Reach::This).unwrap();
    book.cancel_catch_up(on(series, "2026-03-25"), Reach::This).unwrap();
    book.finish_catch_up(on(series, "2026-04-01"), "Early").unwrap();
    assert_eq!(
        said(&book, "2026-03-01", "2026-04-10"),
        ["2026-03-11", "2026-03-19", "2026-03-25 cancelled", "2026-04-01 done", "2026-04-08"]
    );
    book.restore_catch_up(on(series, "2026-03-25")).unwrap();
    book.reschedule_catch_ups(&[(on(series, "2026-03-18"), to("2026-03-18"))], Reach::This).unwrap();
    assert_eq!(said(&book, "2026-03-18", "2026-03-25"), ["2026-03-18", "2026-03-25"], "it keeps its name wherever it goes");
    let refused = book.occasion(on(series, "2026-03-26")).unwrap_err().to_string();
    assert!(refused.contains("catch-up"), "a Thursday is none of its days: {refused}");
}

// K3: from here on.

#[test]
fn from_here_on_it_comes_round_where_it_was_moved_to_and_what_was_before_stays() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    book.reschedule_catch_ups(&[(on(series, "2026-04-01"), to("2026-04-03"))], Reach::This).unwrap();
    book.clock.set("2026-03-12T10:00");
    book.finish_catch_up(series, "The first").unwrap();
    let before = book.rows();
    let moved = book.reschedule_catch_ups(&[(on(series, "2026-03-25"), to("2026-03-26"))], Reach::FromHereOn).unwrap();
    assert_eq!(
        said(&book, "2026-03-01", "2026-04-10"),
        ["2026-03-11 done", "2026-03-18", "2026-03-26", "2026-04-02", "2026-04-09"],
        "a single move after it gives way"
    );
    let one = book.occasion(moved.value[0]).unwrap();
    assert_eq!(one.repeats.map(Repetition::in_words).as_deref(), Some("every Thursday"));
    book.undo(None).unwrap();
    assert_eq!(book.rows(), before, "one step");
    book.cancel_catch_up(on(series, "2026-03-25"), Reach::FromHereOn).unwrap();
    assert_eq!(said(&book, "2026-03-01", "2027-03-01"), ["2026-03-11 done", "2026-03-18"]);
}

#[test]
fn one_that_was_once_comes_round_from_then_on_and_ends_when_it_is_said() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let once = book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap().value;
    let monthly = Repetition::typed("month", day("2026-03-12")).unwrap();
    let series = book.edit_catch_up(once, &[ana], planned("2026-03-12"), Some(monthly), Reach::This).unwrap().value;
    assert_eq!(said(&book, "2026-03-01", "2026-05-30"), ["2026-03-12", "2026-04-12", "2026-05-12"]);
    let last = book.edit_catch_up(on(series, "2026-05-12"), &[ana], planned("2026-05-13"), None, Reach::FromHereOn).unwrap().value;
    assert_eq!(
        (last.period, said(&book, "2026-03-01", "2026-12-30")),
        (None, ["2026-03-12", "2026-04-12", "2026-05-13"].map(str::to_owned).to_vec())
    );
    let whole = book.cancel_catch_up(on(series, "2026-03-12"), Reach::FromHereOn).unwrap();
    assert_eq!(said(&book, "2026-03-01", "2026-12-30"), ["2026-05-13"], "nothing of it is left");
    book.undo(whole.step).unwrap();
}

#[test]
fn of_someone_merged_the_catch_ups_go_along_and_come_out_again() {
    let mut book = TestBook::on_disk();
    let (ana, anita, bo) = (book.someone("Ana Costa"), book.someone("Anita Costa"), book.someone("Bo Lind"));
    let with_both = book.plan_catch_up(&[anita, bo], planned("2026-03-12"), None).unwrap().value;
    let rows = book.rows();
    book.merge(ana, &[anita], &Default::default()).unwrap();
    assert_eq!(book.occasion(with_both).unwrap().people, [ana, bo]);
    book.undo(None).unwrap();
    assert_eq!(book.rows(), rows);
    book.merge(ana, &[anita], &Default::default()).unwrap();
    book.unmerge(anita).unwrap();
    assert_eq!(book.occasion(with_both).unwrap().people, [anita, bo]);
}

#[test]
fn nobody_is_planned_with_who_is_in_the_trash() {
    let mut book = TestBook::on_disk();
    let (ana, series) = wednesdays(&mut book);
    book.set_state(ana, ContactState::Trashed).unwrap();
    assert_eq!(said(&book, "2026-03-01", "2026-03-31"), [""; 0]);
    book.set_state(ana, ContactState::Active).unwrap();
    assert_eq!(said(&book, "2026-03-11", "2026-03-11"), ["2026-03-11"]);
    assert_eq!(book.occasion(series).unwrap().fields.channel, Channel::Call);
}

#[test]
fn one_that_is_moved_to_some_time_of_a_day_has_neither_hour_nor_length() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let fields = CatchUpFields { time: Some(jiff::civil::time(17, 0, 0, 0)), minutes: Some(45), ..planned("2026-03-12") };
    let one = book.plan_catch_up(&[ana], fields, None).unwrap().value;
    let some_time = MovedTo { day: day("2026-03-12"), time: AtTime::SomeTime };
    book.reschedule_catch_ups(&[(one, some_time)], Reach::This).unwrap();
    let fields = book.occasion(one).unwrap().fields;
    assert_eq!((fields.day, fields.time, fields.minutes), (day("2026-03-12"), None, None));
}

// K4: for other programs.

#[test]
fn in_a_calendar_what_comes_round_is_one_event_and_what_differs_says_so() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    let at_five = MovedTo { day: day("2026-03-19"), time: AtTime::At(jiff::civil::time(17, 30, 0, 0)) };
    book.reschedule_catch_ups(&[(on(series, "2026-03-18"), at_five)], Reach::This).unwrap();
    book.cancel_catch_up(on(series, "2026-03-25"), Reach::This).unwrap();
    let bo = book.someone("Bo Lind");
    let lunch = CatchUpFields {
        channel: Channel::InPerson,
        what_for: "lunch".into(),
        place: "Rua 1, Porto".into(),
        time: Some(jiff::civil::time(12, 0, 0, 0)),
        minutes: Some(90),
        ..planned("2026-04-02")
    };
    book.plan_catch_up(&[bo], lunch, None).unwrap();
    let mut out = Vec::new();
    book.export_calendar(&Whom::Everyone, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let has = |line: &str| assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
    for line in [
        "DTSTART;VALUE=DATE:20260311",
        "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=WE",
        "EXDATE;VALUE=DATE:20260325",
        "RECURRENCE-ID;VALUE=DATE:20260318",
        "DTSTART:20260319T173000",
        "SUMMARY:Call with Ana Costa",
        "SUMMARY:Lunch with Bo Lind",
        "DTSTART:20260402T120000",
        "DURATION:PT90M",
        "LOCATION:Rua 1\\, Porto",
    ] {
        has(line);
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
}

/// Cancels all from a day on.
fn ended(book: &mut TestBook, series: OccasionId, period: &str) {
    book.cancel_catch_up(on(series, period), Reach::FromHereOn).unwrap();
}

#[test]
fn what_ended_ends_as_far_on_when_it_is_moved_from_here_on() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    ended(&mut book, series, "2026-04-08");
    let moved = |book: &mut TestBook, period: &str, to_day: &str| {
        book.reschedule_catch_ups(&[(on(series, period), to(to_day))], Reach::FromHereOn).unwrap();
        let all = said(book, "2026-03-01", "2027-03-01");
        book.undo(None).unwrap();
        all
    };
    assert_eq!(moved(&mut book, "2026-04-01", "2026-04-09"), ["2026-03-11", "2026-03-18", "2026-03-25", "2026-04-09"], "not for ever");
    assert_eq!(moved(&mut book, "2026-03-25", "2026-03-24"), ["2026-03-11", "2026-03-18", "2026-03-24", "2026-03-31"], "and not one more");
}

#[test]
fn what_ended_is_not_made_longer_by_ending_it_again() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    book.cancel_catch_up(on(series, "2026-04-15"), Reach::This).unwrap();
    ended(&mut book, series, "2026-03-25");
    ended(&mut book, series, "2026-04-15");
    assert_eq!(said(&book, "2026-03-01", "2026-05-01"), ["2026-03-11", "2026-03-18", "2026-04-15 cancelled"]);
}

#[test]
fn what_was_done_or_cancelled_is_not_planned_again_when_the_rest_is_moved() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    book.cancel_catch_up(on(series, "2026-03-25"), Reach::This).unwrap();
    book.finish_catch_up(on(series, "2026-04-01"), "Early").unwrap();
    book.reschedule_catch_ups(&[(on(series, "2026-03-18"), to("2026-03-19"))], Reach::FromHereOn).unwrap();
    assert_eq!(
        said(&book, "2026-03-01", "2026-04-10"),
        ["2026-03-11", "2026-03-19", "2026-03-25 cancelled", "2026-04-01 done", "2026-04-09"]
    );
    book.undo(None).unwrap();
    let at_six = MovedTo { day: day("2026-03-18"), time: AtTime::At(jiff::civil::time(18, 0, 0, 0)) };
    book.reschedule_catch_ups(&[(on(series, "2026-03-18"), at_six)], Reach::FromHereOn).unwrap();
    assert_eq!(said(&book, "2026-03-20", "2026-04-10"), ["2026-03-25 cancelled", "2026-04-01 done", "2026-04-08"]);
}

#[test]
fn moved_to_where_it_is_it_leaves_no_trace() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    let before = book.rows();
    for reach in [Reach::This, Reach::FromHereOn] {
        let outcome = book.reschedule_catch_ups(&[(on(series, "2026-03-18"), to("2026-03-18"))], reach).unwrap();
        assert_eq!((outcome.step, outcome.value[0]), (None, on(series, "2026-03-18")));
    }
    assert_eq!(book.rows(), before);
}

#[test]
fn one_that_is_made_to_come_round_begins_on_a_day_it_has_and_one_alone_keeps_how_it_does() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let thursday = book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap().value;
    let wednesday = Repetition::typed("Wednesday", day("2026-03-12")).unwrap();
    let series = book.edit_catch_up(thursday, &[ana], planned("2026-03-12"), Some(wednesday), Reach::This).unwrap().value;
    assert_eq!(series.period, Some(day("2026-03-18")));
    assert_eq!(said(&book, "2026-03-01", "2026-03-31"), ["2026-03-18", "2026-03-25"]);
    let refused = book.edit_catch_up(series, &[ana], planned("2026-03-18"), None, Reach::This).unwrap_err().to_string();
    assert!(refused.contains("only from here on"), "{refused}");
}

#[test]
fn a_catch_up_that_two_who_were_merged_share_is_with_the_one_who_stays() {
    let mut book = TestBook::on_disk();
    let (ana, anita) = (book.someone("Ana Costa"), book.someone("Anita Costa"));
    let both = book.plan_catch_up(&[ana, anita], planned("2026-03-12"), None).unwrap().value;
    book.merge(ana, &[anita], &Default::default()).unwrap();
    assert_eq!(book.occasion(both).unwrap().people, [ana]);
    assert_eq!(book.title_of(&book.occasion(both).unwrap()).unwrap(), "Call with Ana Costa");
    book.reschedule_catch_ups(&[(both, to("2026-03-13"))], Reach::This).unwrap();
    book.unmerge(anita).unwrap();
    assert_eq!(book.occasion(both).unwrap().people, [ana, anita], "and both are there again");
}

#[test]
fn who_is_in_the_trash_is_not_named_moved_or_logged_and_the_others_meet_all_the_same() {
    let mut book = TestBook::on_disk();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let both = book.plan_catch_up(&[ana, bo], planned("2026-03-12"), None).unwrap().value;
    book.set_state(ana, ContactState::Trashed).unwrap();
    let moved = book.reschedule_catch_ups(&[(both, to("2026-03-10"))], Reach::This).unwrap();
    assert_eq!(moved.said, "Moved the call with Bo Lind to 10 March 2026");
    let mut out = Vec::new();
    book.export_calendar(&Whom::Everyone, &mut out).unwrap();
    assert!(!String::from_utf8(out).unwrap().contains("Ana"));
    book.finish_catch_up(both, "").unwrap();
    book.set_state(ana, ContactState::Active).unwrap();
    assert_eq!((book.person(ana).unwrap().timeline.len(), book.person(bo).unwrap().timeline.len()), (0, 1));
    book.set_state(bo, ContactState::Deceased).unwrap();
    assert_eq!(book.occasion(both).unwrap().people, [ana, bo], "what was is what was");
}

#[test]
fn a_series_that_ended_before_its_first_leaves_only_what_was_done_in_a_calendar() {
    let mut book = TestBook::on_disk();
    let (_, series) = wednesdays(&mut book);
    book.finish_catch_up(on(series, "2026-03-18"), "Her boat").unwrap();
    book.cancel_catch_up(on(series, "2026-03-25"), Reach::This).unwrap();
    ended(&mut book, series, "2026-03-11");
    let mut out = Vec::new();
    book.export_calendar(&Whom::Everyone, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!((text.matches("BEGIN:VEVENT").count(), text.contains("RRULE"), text.contains("VALARM")), (1, false, false), "{text}");
    assert!(text.contains("DTSTART;VALUE=DATE:20260318"), "{text}");
}
