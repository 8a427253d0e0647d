//! Hard times (B12): gentle reminders to be there, no cheer while it lasts, no word where they would rather not speak of it; and those who have
//! died, remembered.

use fondly_core::{
    domain::{ContactId, ContactState, HardKind, MilestoneKind, ReminderKind, Settings, Topic},
    prompts::{Occasion, OpenerFor, openers, questions},
    reminders::Act,
};
use rstest::rstest;

use crate::support::{
    Reminders, TestBook, day,
    people::{hard, not_about, yearly},
};

/// What is to be reminded of about someone: the day and the words.
fn steps(book: &TestBook, who: ContactId) -> Vec<String> {
    let all = book.reminders_about(who).unwrap().into_iter();
    all.map(|one| format!("{} {}", one.fields.day, one.fields.words.split(':').next().unwrap_or_default())).collect()
}

#[test]
fn a_hard_time_reminds_of_being_there_after_three_days_two_weeks_two_months_and_of_a_loss_after_a_year() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let outcome = book.add_hard_time(ana, hard(HardKind::Loss, " her father ", "2026-03-09")).unwrap();
    let said = "Noted of Ana Costa: Loss: her father. Reminders to be there: 12 March 2026, 23 March 2026, 9 May 2026 and 9 March 2027";
    assert_eq!(outcome.said, said);
    let all = [
        "2026-03-12 Let them know that you are thinking of them",
        "2026-03-23 Ask what would help",
        "2026-05-09 Ask how it is by now, when others have stopped asking",
        "2027-03-09 A year since",
    ];
    assert_eq!(steps(&book, ana), all);
    assert!(book.reminders_about(ana).unwrap().iter().all(|one| one.fields.kind == ReminderKind::Support));
    book.undo(None).unwrap();
    assert_eq!((steps(&book, ana).len(), book.hard_times(ana).unwrap().len()), (0, 0), "one step takes all of it back");
}

#[test]
fn what_is_noted_late_reminds_only_of_what_is_still_to_come() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_hard_time(ana, hard(HardKind::Illness, "", "2026-02-24")).unwrap();
    assert_eq!(steps(&book, ana), ["2026-04-24 Ask how it is by now, when others have stopped asking"], "today's is over, too");
    let late = book.add_hard_time(ana, hard(HardKind::Other, "the flood", "2025-12-01")).unwrap();
    assert_eq!(late.said, "Noted of Ana Costa: the flood. There is nothing left to be reminded of");
}

#[test]
fn it_is_over_at_the_users_word_and_what_was_done_stays_in_the_history() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    let id = reminders.book.add_hard_time(ana, hard(HardKind::Illness, "her knee", "2026-03-09")).unwrap().value;
    reminders.pass();
    reminders.book.clock.set("2026-03-12T09:00");
    let popup = reminders.popups().remove(0);
    let said = (popup.title.as_str(), popup.body.as_str());
    assert_eq!(said, ("Let them know that you are thinking of them", "You want to be there for Ana Costa."));
    let first = reminders.book.reminders_about(ana).unwrap().remove(0);
    reminders.book.finish_reminder(first.id, first.fields.day).unwrap();
    assert_eq!(reminders.book.end_hard_time(id).unwrap().said, "It is over: Illness: her knee");
    assert_eq!(steps(&reminders.book, ana), [""; 0]);
    assert!(reminders.book.reminder(first.id).is_ok(), "what was done is there");
    assert_eq!(reminders.pass_at("2026-03-23T10:00"), [""; 0]);
    reminders.book.undo(None).unwrap();
    assert_eq!(steps(&reminders.book, ana).len(), 2, "what was to come is there again");
}

#[test]
fn another_kind_lays_its_reminders_out_anew_another_day_moves_them_and_other_words_do_not() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_hard_time(ana, hard(HardKind::Illness, "", "2026-03-09")).unwrap().value;
    let before = book.reminders_about(ana).unwrap();
    book.edit_hard_time(id, hard(HardKind::Illness, "her knee", "2026-03-09")).unwrap();
    assert_eq!(book.reminders_about(ana).unwrap(), before);
    let first = before[0].clone();
    let moved = fondly_core::domain::ReminderFields { day: day("2026-03-15"), ..first.fields };
    book.edit_reminder(first.id, moved).unwrap();
    book.edit_hard_time(id, hard(HardKind::Illness, "her knee", "2026-03-08")).unwrap();
    let days: Vec<String> = book.reminders_about(ana).unwrap().iter().map(|one| one.fields.day.to_string()).collect();
    assert_eq!(days, ["2026-03-14", "2026-03-22", "2026-05-08"], "what was moved by hand keeps its distance");
    book.edit_hard_time(id, hard(HardKind::Loss, "her knee", "2026-03-08")).unwrap();
    let days: Vec<String> = book.reminders_about(ana).unwrap().iter().map(|one| one.fields.day.to_string()).collect();
    assert_eq!(days, ["2026-03-11", "2026-03-22", "2026-05-08", "2027-03-08"]);
    book.remove_hard_time(id).unwrap();
    assert_eq!(steps(&book, ana), [""; 0]);
}

#[rstest]
#[case(hard(HardKind::Other, " ", "2026-03-10"), "Please say what it is. Nothing was changed.")]
#[case(hard(HardKind::Loss, "", "2026-03-11"), "Please choose today, or a day that is over. Nothing was changed.")]
fn what_says_nothing_or_lies_ahead_is_refused(#[case] fields: fondly_core::domain::HardTimeFields, #[case] said: &str) {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    assert_eq!(book.add_hard_time(ana, fields).unwrap_err().to_string(), said);
}

#[rstest]
#[case(HardKind::Illness, Occasion::Illness, OpenerFor::Illness)]
#[case(HardKind::Loss, Occasion::Loss, OpenerFor::Loss)]
#[case(HardKind::Work, Occasion::HardTime, OpenerFor::HardTime)]
#[case(HardKind::Separation, Occasion::HardTime, OpenerFor::HardTime)]
fn while_it_lasts_questions_and_first_words_are_of_it_and_nothing_is_said_with_cheer(
    #[case] kind: HardKind,
    #[case] occasion: Occasion,
    #[case] opener: OpenerFor,
) {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana Costa", "1986-03-10");
    book.every(ana, "2 weeks");
    book.talked(ana, "2026-01-01", "");
    book.add_milestone(ana, yearly(MilestoneKind::Anniversary, "", "2016-03-10")).unwrap();
    book.add_hard_time(ana, hard(kind, "", "2026-03-01")).unwrap();
    let question = book.question_for(ana).unwrap().unwrap();
    assert_eq!(questions().iter().find(|one| one.words == question.words).unwrap().occasion, occasion);
    let (agenda, today) = (book.agenda(None).unwrap(), book.now().today());
    let is_of = |words: &str, of: OpenerFor| openers().iter().any(|one| one.occasion == of && one.words.replace("{name}", "Ana") == words);
    for celebration in &agenda.celebrate {
        let line = book.celebration_line(celebration, today).unwrap();
        let is_birthday = celebration.milestone.fields.kind == MilestoneKind::Birthday;
        assert!(is_of(&line.opener, if is_birthday { OpenerFor::QuietBirthday } else { opener }), "{}", line.opener);
        assert!(line.gentle && line.because.contains("in a hard time"), "{}", line.because);
    }
    assert_eq!(agenda.celebrate.len(), 2);
    let nudge = &agenda.waiting[0];
    assert!(is_of(&book.nudge_line(nudge, today).unwrap().opener, opener));
    let id = book.hard_times(ana).unwrap()[0].id;
    book.end_hard_time(id).unwrap();
    assert!(!book.celebration_line(&agenda.celebrate[0], today).unwrap().gentle);
}

#[test]
fn nobody_in_a_hard_time_is_congratulated_by_a_press_on_a_popup() {
    let mut reminders = Reminders::at("2026-03-01T10:00[Europe/Lisbon]");
    let ana = reminders.book.someone_born("Ana Costa", "1986-03-10");
    reminders.book.add_hard_time(ana, hard(HardKind::Separation, "", "2026-02-27")).unwrap();
    reminders.pass();
    reminders.book.clock.set("2026-03-10T09:00");
    let popup = reminders.popups().into_iter().find(|popup| popup.title.contains("birthday")).unwrap();
    assert_eq!(popup.acts, [Act::Done, Act::Snooze]);
    let settings = Settings { discreet: true, ..reminders.book.settings().unwrap() };
    reminders.book.change_settings(&settings).unwrap();
    let bo = reminders.book.someone_born("Bo Lind", "1986-03-11");
    reminders.book.add_hard_time(bo, hard(HardKind::Work, "", "2026-03-01")).unwrap();
    reminders.book.clock.set("2026-03-11T09:00");
    let acts: Vec<_> = reminders.popups().into_iter().flat_map(|popup| popup.acts).collect();
    assert!(!acts.contains(&Act::Congratulate), "{acts:?}");
}

#[test]
fn where_the_library_has_nothing_left_for_a_hard_time_there_are_no_first_words() {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana Costa", "1986-03-10");
    book.add_hard_time(ana, hard(HardKind::Work, "", "2026-03-01")).unwrap();
    for one in openers() {
        book.opener_used(ana, &one.words.replace("{name}", "Ana")).unwrap();
    }
    let celebration = book.agenda(None).unwrap().celebrate.remove(0);
    assert_eq!(book.celebration_line(&celebration, day("2026-03-10")).unwrap().opener, "");
}

#[test]
fn it_is_over_once_and_a_second_loss_is_noticed() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_hard_time(ana, hard(HardKind::Loss, "her father", "2026-03-01")).unwrap().value;
    let said = |book: &TestBook| book.noticed(ana, "Her mother died on Sunday.", day("2026-03-10")).unwrap().len();
    assert_eq!(said(&book), 2, "the date, and being there");
    book.end_hard_time(id).unwrap();
    book.clock.set("2026-03-12T10:00");
    book.end_hard_time(id).unwrap();
    assert_eq!(book.hard_times(ana).unwrap()[0].over_on, Some(day("2026-03-10")));
}

#[test]
fn what_was_laid_out_for_someone_who_is_taken_apart_goes_with_them() {
    let mut book = TestBook::new();
    let (ana, anita) = (book.someone("Ana Costa"), book.someone("Anita Costa"));
    let id = book.add_hard_time(anita, hard(HardKind::Loss, "", "2026-03-09")).unwrap().value;
    book.merge(ana, &[anita], &std::collections::BTreeMap::new()).unwrap();
    book.edit_hard_time(id, hard(HardKind::Illness, "", "2026-03-08")).unwrap();
    assert_eq!(steps(&book, ana).len(), 3);
    book.unmerge(anita).unwrap();
    assert_eq!((steps(&book, ana).len(), steps(&book, anita).len()), (0, 3));
}

#[test]
fn a_hard_time_lasts_a_year_where_nobody_says_that_it_is_over() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_hard_time(ana, hard(HardKind::Illness, "", "2026-03-10")).unwrap();
    let lasts = |book: &TestBook| book.hard_times(ana).unwrap()[0].lasts(book.now().today());
    book.clock.set("2027-03-11T10:00");
    assert!(lasts(&book));
    book.clock.set("2027-03-12T10:00");
    assert!(!lasts(&book));
}

#[test]
fn whoever_would_rather_not_speak_of_it_is_not_reminded_of_it_in_words() {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana Costa", "1986-03-10");
    book.add_hard_time(ana, hard(HardKind::Illness, "her knee", "2026-03-09")).unwrap();
    let line = |book: &TestBook| book.celebration_line(&book.agenda(None).unwrap().celebrate[0], day("2026-03-10")).unwrap().because;
    assert!(line(&book).ends_with("in a hard time (illness: her knee)"), "{}", line(&book));
    assert_eq!(book.brief(ana).unwrap().hard_times.len(), 1);
    let flood = book.add_hard_time(ana, hard(HardKind::Other, "chemotherapy", "2026-03-09")).unwrap().value;
    book.add_boundary(ana, not_about(Topic::Health.word())).unwrap();
    assert!(line(&book).ends_with("in a hard time"), "by its words, whatever its kind: {}", line(&book));
    book.remove_hard_time(flood).unwrap();
    assert!(line(&book).ends_with("in a hard time"), "{}", line(&book));
    let brief = book.brief(ana).unwrap();
    assert_eq!((brief.hard_times.len(), brief.held_back), (0, 1));
}

#[test]
fn whoever_has_died_is_remembered_on_their_days_and_nothing_is_to_be_done() {
    let mut book = TestBook::new();
    let karl = book.someone_born("Karl Berg", "1930-03-10");
    book.add_milestone(karl, yearly(MilestoneKind::Loss, "", "10 March 2020")).unwrap();
    book.add_milestone(karl, yearly(MilestoneKind::Loss, "His wife", "10 March 1990")).unwrap();
    book.add_milestone(karl, yearly(MilestoneKind::Anniversary, "", "1955-03-10")).unwrap();
    assert_eq!(book.remembered_today().unwrap().len(), 0, "the living are not remembered");
    book.set_state(karl, ContactState::Deceased).unwrap();
    let words = |book: &TestBook| book.remembered_today().unwrap().into_iter().map(|one| one.words).collect::<Vec<_>>();
    assert_eq!(words(&book), ["Born 96 years ago today", "Died 6 years ago today"]);
    assert_eq!(book.agenda(None).unwrap().celebrate.len(), 0);
    book.clock.set("2026-03-11T10:00");
    assert_eq!(words(&book), [""; 0]);
}
