//! Rule V1: a copy of a book comes in beside another: what is the same is the same, what happened and is planned comes along, and no copy
//! that Fondly wrote is refused.

use fondly_core::{
    book::{AtTime, Decisions, MovedTo, Whom, unwatched},
    domain::{ContactState, FactFields, FactKind, MilestoneFields, MilestoneKind, OccasionId, Reach, Repetition},
};

use jiff::ToSpan as _;

use crate::support::{
    TestBook, day,
    people::{call, idea, not_about, planned, promise, share, to, yearly},
};

fn copy_of(book: &TestBook, whom: &Whom) -> Vec<u8> {
    let mut out = Vec::new();
    book.export_whole(whom, &mut out).unwrap();
    out
}

/// The same book elsewhere.
fn elsewhere(book: &TestBook) -> TestBook {
    let mut other = TestBook::on_disk();
    let file = other.file("book.json", copy_of(book, &Whom::Everyone));
    other.import(&[file], &mut unwatched).unwrap();
    other
}

fn theirs() -> Decisions {
    Decisions { take_theirs: true, ..Decisions::default() }
}

fn interest(words: &str) -> FactFields {
    FactFields { kind: FactKind::Interest, words: words.to_owned(), said_on: day("2026-03-01") }
}

fn on(series: OccasionId, period: &str) -> OccasionId {
    OccasionId { period: Some(day(period)), ..series }
}

#[test]
fn a_copy_of_the_same_book_says_nothing_new_of_anyone() {
    let mut book = TestBook::on_disk();
    let ana = book.someone_born("Ana Costa", "1986-04-15");
    book.add_milestone(ana, yearly(MilestoneKind::Loss, "Her father", "2019-03-03")).unwrap();
    book.add_milestone(ana, yearly(MilestoneKind::WorkAnniversary, "At Vela", "2020-09-01")).unwrap();
    book.add_milestone(ana, MilestoneFields { yearly: false, ..yearly(MilestoneKind::Promotion, "Lead", "2021-05-01") }).unwrap();
    book.talked(ana, "2026-03-01", "Her boat");
    let before = book.rows();
    let file = book.file("book.json", copy_of(&book, &Whom::Everyone));
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.unchanged, preview.resting), (1, 0));
    book.import_as(&[file], &theirs(), &mut unwatched).unwrap();
    assert_eq!(book.rows(), before, "a loss is never made something to celebrate");
}

#[test]
fn what_happened_and_is_planned_in_the_other_book_comes_where_the_user_takes_it() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let mut other = elsewhere(&book);
    other.log_interaction(&[ana], call("2026-03-05", "Porto")).unwrap();
    other.plan_catch_up(&[ana], planned("2026-03-20"), None).unwrap();
    let file = book.file("other.json", copy_of(&other, &Whom::Everyone));
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.resting, preview.lines[0].detail.as_str()), (1, "1 talk and 1 plan that are not here"));
    book.import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!(book.person(ana).unwrap().timeline.len(), 0, "nothing comes unasked");
    book.import_as(std::slice::from_ref(&file), &theirs(), &mut unwatched).unwrap();
    let planned = book.occasions(day("2026-03-01"), day("2026-03-31")).unwrap();
    assert_eq!((book.person(ana).unwrap().timeline.len(), planned.len()), (1, 1));
    assert_eq!(book.import_as(&[file], &theirs(), &mut unwatched).unwrap().value.unchanged, 1, "and once");
}

#[test]
fn what_is_known_not_wanted_and_to_be_done_comes_from_the_other_book_but_never_what_was_removed_here() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let gone = book.add_fact(ana, interest("chess")).unwrap().value;
    let mut other = elsewhere(&book);
    let question = other.question_for(ana).unwrap().unwrap().words;
    assert_eq!(book.question_for(ana).unwrap().unwrap().words, question, "shown here, too");
    book.remove_fact(gone).unwrap();
    other.add_fact(ana, interest("hockey")).unwrap();
    other.add_boundary(ana, not_about("her father")).unwrap();
    other.add_exchange(ana, idea("A fern")).unwrap();
    other.add_reminder(promise(ana, "Return the drill", "2026-03-20")).unwrap();
    other.clock.pass(1.hour());
    other.question_asked(ana, question).unwrap();
    let file = book.file("other.json", copy_of(&other, &Whom::Everyone));
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!(preview.lines[0].detail, "1 fact, 1 thing given or received, 1 boundary and 1 reminder that are not here");
    book.import_as(std::slice::from_ref(&file), &theirs(), &mut unwatched).unwrap();
    let facts: Vec<_> = book.facts(ana).unwrap().into_iter().map(|fact| fact.fields.words).collect();
    assert_eq!((facts, book.boundaries(ana).unwrap().0.len()), (vec!["hockey".to_owned()], 1));
    assert_eq!([book.reminders_about(ana).unwrap().len(), book.giving(ana).unwrap().ideas.len()], [1, 1]);
    assert_ne!(book.question_for(ana).unwrap().unwrap().words, question, "what was asked there is not asked again here");
    assert_eq!(book.import_as(&[file], &theirs(), &mut unwatched).unwrap().value.unchanged, 1, "and once");
}

#[test]
fn what_is_to_be_shared_comes_from_the_other_book_with_who_was_told_where_the_user_takes_it() {
    let mut book = TestBook::on_disk();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let mut other = elsewhere(&book);
    let news = other.add_share(share("We moved to Porto", &[])).unwrap().value;
    other.tell_share(news, ana).unwrap();
    other.add_share(share("The clip", &[ana])).unwrap();
    let file = book.file("other.json", copy_of(&other, &Whom::Everyone));
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.unchanged, preview.lines[0].detail.as_str()), (1, "1 thing to share that is not here"));
    book.import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!(book.shares().unwrap(), [], "nothing comes unasked");
    book.import_as(std::slice::from_ref(&file), &theirs(), &mut unwatched).unwrap();
    let with = |who| book.to_share(who).unwrap().open.into_iter().map(|(one, _)| one.fields.words).collect::<Vec<_>>();
    assert_eq!((with(ana), with(bo)), (vec!["The clip".to_owned()], vec!["We moved to Porto".to_owned()]));
}

#[test]
fn who_was_told_news_in_the_other_book_is_not_told_again_because_somebody_else_came() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let mut other = elsewhere(&book);
    other.someone("Cy Marr");
    let news = other.add_share(share("We moved to Porto", &[])).unwrap().value;
    other.tell_share(news, ana).unwrap();
    let file = book.file("other.json", copy_of(&other, &Whom::Everyone));
    book.import(&[file], &mut unwatched).unwrap();
    let cy = book.find("Cy Marr").unwrap();
    assert_eq!([ana, cy].map(|who| book.to_share(who).unwrap().open.len()), [0, 1]);
}

#[test]
fn who_is_in_the_trash_stays_there_and_is_named() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let file = book.file("book.json", copy_of(&book, &Whom::Everyone));
    book.set_state(ana, ContactState::Trashed).unwrap();
    let report = book.import(&[file], &mut unwatched).unwrap().value;
    assert!(report.problems[0].reason.starts_with("Ana Costa is in the trash"), "{:?}", report.problems);
}

/// A weekly catch-up with Anita, of which one was moved while she was one with Ana; Anita is in the trash.
fn tangled() -> (TestBook, OccasionId) {
    let mut book = TestBook::on_disk();
    let (ana, anita) = (book.someone("Ana Costa"), book.someone("Anita Costa"));
    let weekly = Repetition::typed("week", day("2026-03-11")).unwrap();
    let series = book.plan_catch_up(&[anita], planned("2026-03-11"), Some(weekly)).unwrap().value;
    book.merge(ana, &[anita], &Default::default()).unwrap();
    book.reschedule_catch_ups(&[(on(series, "2026-03-18"), to("2026-03-19"))], Reach::This).unwrap();
    book.unmerge(anita).unwrap();
    book.set_state(anita, ContactState::Trashed).unwrap();
    (book, series)
}

#[test]
fn every_copy_that_goes_out_comes_in() {
    let (book, _) = tangled();
    let ana = book.find("Ana Costa").unwrap();
    for whom in [Whom::Everyone, Whom::One(ana)] {
        let mut other = TestBook::on_disk();
        let file = other.file("book.json", copy_of(&book, &whom));
        other.import(&[file], &mut unwatched).unwrap();
        assert_eq!(other.check().unwrap(), [""; 0]);
        assert_eq!(other.occasions(day("2026-03-01"), day("2026-03-31")).unwrap().len(), 1, "the one that is Ana’s too");
    }
}

#[test]
fn of_two_books_that_moved_the_same_one_the_books_own_stays() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let weekly = Repetition::typed("week", day("2026-03-11")).unwrap();
    let series = book.plan_catch_up(&[ana], planned("2026-03-11"), Some(weekly)).unwrap().value;
    let mut other = elsewhere(&book);
    book.reschedule_catch_ups(&[(on(series, "2026-03-18"), to("2026-03-19"))], Reach::This).unwrap();
    other.reschedule_catch_ups(&[(on(series, "2026-03-18"), to("2026-03-20"))], Reach::This).unwrap();
    let file = book.file("other.json", copy_of(&other, &Whom::Everyone));
    book.import_as(&[file], &theirs(), &mut unwatched).unwrap();
    assert_eq!(book.occasion(on(series, "2026-03-18")).unwrap().fields.day, day("2026-03-19"));
    // The series was ended here; the copy has a newer single coming round of it.
    book.cancel_catch_up(on(series, "2026-03-11"), Reach::FromHereOn).unwrap();
    let later = MovedTo { day: day("2026-04-02"), time: AtTime::AsItIs };
    other.reschedule_catch_ups(&[(on(series, "2026-04-01"), later)], Reach::This).unwrap();
    let file = book.file("other.json", copy_of(&other, &Whom::Everyone));
    book.import_as(&[file], &theirs(), &mut unwatched).unwrap();
    assert_eq!(book.check().unwrap(), [""; 0]);
}
