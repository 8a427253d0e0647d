//! The library of questions and first words, and which of them someone gets (B3, B4, B5).

use std::collections::HashSet;

use fondly_core::{
    domain::{ContactState, Depth, MilestoneKind, Planning, ReminderFields, ReminderKind, Topic, Topics},
    prompts::{Occasion, OpenerFor, openers, questions},
};
use rstest::rstest;

use crate::support::{
    TestBook,
    people::{not_about, promise, yearly},
};

#[test]
fn the_library_has_enough_of_everything() {
    assert!(questions().len() >= 200, "{}", questions().len());
    for depth in [Depth::Light, Depth::Real, Depth::Deep] {
        assert!(questions().iter().filter(|one| one.depth == depth).count() >= 60, "{depth:?}");
    }
    for topic in Topic::ALL {
        assert!(questions().iter().filter(|one| one.topics.contains(*topic)).count() >= 6, "{topic:?}");
    }
    for occasion in Occasion::ALL {
        assert!(questions().iter().filter(|one| one.occasion == *occasion).count() >= 4, "{occasion:?}");
    }
    for occasion in OpenerFor::ALL {
        assert!(openers().iter().filter(|one| one.occasion == *occasion).count() >= 4, "{occasion:?}");
    }
}

#[test]
fn every_question_is_one_and_said_once() {
    let mut said = HashSet::new();
    for one in questions() {
        assert!(one.words.ends_with('?') && one.words.chars().count() <= 110, "{}", one.words);
        assert!(!one.words.contains(['!', '{']), "{}", one.words);
        assert!(said.insert(one.words.to_lowercase()), "twice: {}", one.words);
    }
    for one in openers() {
        assert!(one.words.matches("{name}").count() <= 1 && one.words.chars().count() <= 140, "{}", one.words);
        assert!(said.insert(one.words.to_lowercase()), "twice: {}", one.words);
        let may_cheer = matches!(one.occasion, OpenerFor::Birthday | OpenerFor::RoundBirthday | OpenerFor::Baby);
        assert!(may_cheer || !one.words.contains('!'), "{}", one.words);
    }
}

#[test]
fn whatever_a_question_names_is_among_its_topics() {
    let left_out = |topics: Topics, words: &str| {
        let named: Vec<&str> = Topics::named_in(words).iter().filter(|topic| !topics.contains(*topic)).map(Topic::word).collect();
        (!named.is_empty()).then(|| format!("{words} ({})", named.join(", ")))
    };
    let all = questions().iter().map(|one| (one.topics, one.words)).chain(openers().iter().map(|one| (one.topics, one.words)));
    let found: Vec<String> = all.filter_map(|(topics, words)| left_out(topics, words)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_question_stays_until_they_talked_and_never_comes_twice_in_a_year() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let mut seen = HashSet::new();
    for week in 0..20 {
        let question = book.question_for(ana).unwrap().unwrap().words;
        assert!(seen.insert(question), "week {week}: {question}");
        book.clock.pass(jiff::Span::new().days(2));
        assert_eq!(book.question_for(ana).unwrap().unwrap().words, question, "it stays");
        book.clock.pass(jiff::Span::new().days(5));
        let today = book.now().today().to_string();
        book.talked(ana, &today, "");
    }
}

#[test]
fn another_question_can_be_wanted_and_what_was_asked_is_settled() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let first = book.question_for(ana).unwrap().unwrap().words;
    book.pass_question(ana, first).unwrap();
    let second = book.question_for(ana).unwrap().unwrap().words;
    assert_ne!(second, first);
    assert_eq!(book.question_asked(ana, second).unwrap().said, format!("You asked Ana Costa: “{second}”"));
    let third = book.question_for(ana).unwrap().unwrap().words;
    assert!(third != first && third != second);
    assert!(book.pass_question(ana, "Who are you?").is_err(), "it was never shown");
    book.undo(None).unwrap();
    assert_eq!(book.question_for(ana).unwrap().unwrap().words, second, "it stands again");
    book.redo().unwrap();
    assert_eq!(book.question_for(ana).unwrap().unwrap().words, third);
    book.opener_used(ana, "Hi Ana, I was thinking of you. How have you been?").unwrap();
    assert_eq!(book.question_for(ana).unwrap().unwrap().words, third, "first words settle no question");
}

#[test]
fn a_clock_that_is_set_back_leaves_the_question_as_it_is() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.clock.set("2026-09-10T10:00");
    let first = book.question_for(ana).unwrap().unwrap().words;
    book.pass_question(ana, first).unwrap();
    book.clock.set("2026-03-11T10:00");
    let second = book.question_for(ana).unwrap().unwrap().words;
    assert_ne!(second, first);
    assert_eq!(book.question_for(ana).unwrap().unwrap().words, second, "looking again asks nothing else");
}

#[test]
fn there_is_no_talk_to_prepare_with_whoever_has_died_or_is_in_the_trash() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    for (state, said) in [
        (ContactState::Deceased, "Ana Costa is remembered here: there is no talk to prepare. Nothing was changed."),
        (ContactState::Trashed, "Ana Costa is in the trash: there is no talk to prepare. Nothing was changed."),
    ] {
        book.set_state(ana, state).unwrap();
        assert_eq!(book.brief(ana).unwrap_err().to_string(), said);
        assert_eq!(book.question_for(ana).unwrap_err().to_string(), said);
    }
    book.set_state(ana, ContactState::Archived).unwrap();
    assert!(book.brief(ana).is_ok());
}

#[test]
fn a_question_that_is_forbidden_by_now_gives_way() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let first = book.question_for(ana).unwrap().unwrap();
    let topic = first.topics.iter().next().unwrap();
    book.add_boundary(ana, not_about(topic.word())).unwrap();
    let second = book.question_for(ana).unwrap().unwrap();
    assert!(!second.topics.contains(topic), "{second:?}");
}

#[rstest]
#[case(None, &[Depth::Light])]
#[case(Some(Depth::Real), &[Depth::Light, Depth::Real])]
#[case(Some(Depth::Deep), &[Depth::Light, Depth::Real, Depth::Deep])]
fn questions_go_as_near_as_the_user_trusts_someone_whatever_else_is_known(#[case] trust: Option<Depth>, #[case] near: &[Depth]) {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.set_trust(ana, trust).unwrap();
    let mut depths = HashSet::new();
    for _ in 0..60 {
        let question = book.question_for(ana).unwrap().unwrap();
        depths.insert(question.depth);
        book.pass_question(ana, question.words).unwrap();
    }
    assert_eq!(depths, near.iter().copied().collect());
}

#[test]
fn whom_one_barely_knows_is_asked_nothing_deep() {
    let mut book = TestBook::new();
    let (ana, bo) = (book.someone("Ana"), book.someone("Bo"));
    book.join_circle(bo, "Inner");
    for on in ["2026-01-01", "2026-02-01", "2026-03-01"] {
        book.talked(bo, on, "");
    }
    let mut depths = [HashSet::new(), HashSet::new()];
    for (who, depths) in [ana, bo].into_iter().zip(&mut depths) {
        for _ in 0..40 {
            let question = book.question_for(who).unwrap().unwrap();
            depths.insert(question.depth);
            book.pass_question(who, question.words).unwrap();
        }
    }
    assert_eq!(depths[0], HashSet::from([Depth::Light]));
    assert!(depths[1].contains(&Depth::Deep));
}

#[test]
fn whoever_mourns_is_asked_nothing_else() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    let before = book.question_for(ana).unwrap().unwrap();
    assert_ne!(before.occasion, Occasion::Loss);
    book.add_milestone(ana, yearly(MilestoneKind::Loss, "Her mother", "2026-02-20")).unwrap();
    book.add_milestone(ana, yearly(MilestoneKind::Birthday, "", "1986-03-12")).unwrap();
    let mut asked = 0;
    while let Some(question) = book.question_for(ana).unwrap() {
        assert_eq!((question.occasion, question.depth), (Occasion::Loss, Depth::Light), "B5: nobody knows her well: {question:?}");
        book.pass_question(ana, question.words).unwrap();
        asked += 1;
    }
    assert!(asked >= 2);
    assert_eq!(book.brief(ana).unwrap().unknown, None, "nothing else is asked for either");
    book.clock.set("2026-09-20T10:00");
    assert_ne!(book.question_for(ana).unwrap().unwrap().occasion, Occasion::Loss, "half a year later");
}

#[test]
fn what_happens_in_their_life_is_asked_about_first() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.talked(ana, "2026-03-01", "");
    book.add_milestone(ana, yearly(MilestoneKind::NewJob, "", "2026-03-02")).unwrap();
    assert_eq!(book.question_for(ana).unwrap().unwrap().occasion, Occasion::NewJob);
}

#[test]
fn a_journey_and_an_exam_are_asked_about_before_and_after() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.talked(ana, "2026-03-09", "");
    let away = "2026-03-14/2026-03-20".parse().unwrap();
    book.set_planning(ana, &Planning { away, ..Planning::default() }).unwrap();
    let asked = |book: &mut TestBook, at: &str| {
        book.clock.set(at);
        let yesterday = book.now().today().yesterday().unwrap().to_string();
        if at.starts_with("2026-03-2") || at.starts_with("2026-04-07") {
            book.talked(ana, &yesterday, "");
        }
        book.question_for(ana).unwrap().unwrap().occasion
    };
    assert_eq!(asked(&mut book, "2026-03-10T10:00"), Occasion::BeforeTravel);
    assert_eq!(asked(&mut book, "2026-03-17T10:00"), Occasion::Any, "the question of before has gone by");
    assert_eq!(asked(&mut book, "2026-03-24T10:00"), Occasion::AfterTravel);
    book.add_reminder(ReminderFields { kind: ReminderKind::OpenLoop, ..promise(ana, "Her exam", "2026-04-08") }).unwrap();
    assert_eq!(asked(&mut book, "2026-04-07T10:00"), Occasion::BeforeExam);
    assert_eq!(asked(&mut book, "2026-04-09T10:00"), Occasion::AfterExam);
}

#[test]
fn two_who_become_one_keep_what_was_asked_of_both_and_what_neither_wants() {
    let mut book = TestBook::new();
    let (ana, anita) = (book.someone("Ana Costa"), book.someone("Anita Costa"));
    let question = book.question_for(anita).unwrap().unwrap().words;
    book.question_asked(anita, question).unwrap();
    book.add_boundary(anita, not_about("her father")).unwrap();
    book.merge(ana, &[anita], &std::collections::BTreeMap::new()).unwrap();
    assert_eq!(book.boundaries(ana).unwrap().0.len(), 1);
    for _ in 0..40 {
        let next = book.question_for(ana).unwrap().unwrap().words;
        assert_ne!(next, question);
        book.pass_question(ana, next).unwrap();
    }
    book.unmerge(anita).unwrap();
    assert_eq!((book.boundaries(ana).unwrap().0.len(), book.boundaries(anita).unwrap().0.len()), (0, 1));
}
