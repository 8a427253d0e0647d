//! The contract that every voice of the system keeps, held against a service of our own on a bus of its own (R10, R11, R12).
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

mod desktop;

use std::{
    collections::BTreeMap,
    fs,
    sync::{
        Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver},
    },
    thread,
    time::{Duration, Instant},
};

use fondly_core::reminders::{Act, Answer, Event, Popup, Voice};
use fondly_headless::voice;

use desktop::{Bus, Manner, Service};

const PATIENCE: Duration = Duration::from_secs(20);

fn popup(alarm: i64) -> Popup {
    Popup { alarms: vec![alarm], title: format!("Popup {alarm}"), body: "<b>&</b>".to_owned(), acts: vec![Act::Done, Act::Snooze] }
}

/// A voice on a bus, and what comes back from it.
fn voice_on(bus: &Bus) -> (Box<dyn Voice>, Receiver<Event>) {
    let (events, heard) = mpsc::channel();
    (voice::on(bus.address(), events), heard)
}

/// The answers to so many popups, by their alarms.
fn answers(heard: &Receiver<Event>, count: usize) -> BTreeMap<i64, Answer> {
    let (mut answers, until) = (BTreeMap::new(), Instant::now() + PATIENCE);
    while answers.len() < count && Instant::now() < until {
        if let Ok(Event::Answered(alarms, answer)) = heard.recv_timeout(Duration::from_millis(200)) {
            assert_eq!(answers.insert(alarms[0], answer), None, "an answer comes once");
        }
    }
    answers
}

/// One at a time: each counts what this process holds, or what comes back to it.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Threads and open files of this process.
fn held() -> (usize, usize) {
    (fs::read_dir("/proc/self/task").unwrap().count(), fs::read_dir("/proc/self/fd").unwrap().count())
}

#[test]
fn of_a_thousand_popups_that_are_answered_at_once_or_soon_no_answer_is_lost_and_nothing_stays_behind() {
    let _turn = turn();
    let bus = Bus::start();
    let service = Service::start(&bus, Manner::AnswersWithin(Duration::from_millis(50)));
    let (mut voice, heard) = voice_on(&bus);
    voice.show(&popup(-1)).unwrap();
    assert_eq!(answers(&heard, 1).len(), 1);
    let before = held();
    for alarm in 0..1_000 {
        voice.show(&popup(alarm)).unwrap();
    }
    let answered = answers(&heard, 1_000);
    assert_eq!(answered.len(), 1_000, "no answer is lost");
    assert!(answered.values().all(|answer| *answer == Answer::Act(Act::Done)));
    assert_eq!(service.shown(), 1_001);
    // The service's own threads, which answer, end with their answers.
    let until = Instant::now() + PATIENCE;
    while held() > before && Instant::now() < until {
        thread::sleep(Duration::from_millis(50));
    }
    assert!(held() <= before, "threads and handles: {before:?} before, {:?} after", held());
}

#[test]
fn a_service_that_closes_everything_at_once_loses_no_answer() {
    let _turn = turn();
    let bus = Bus::start();
    let _service = Service::start(&bus, Manner::ClosesAtOnce);
    let (mut voice, heard) = voice_on(&bus);
    for alarm in 0..200 {
        voice.show(&popup(alarm)).unwrap();
    }
    let answered = answers(&heard, 200);
    assert_eq!(answered.len(), 200);
    assert!(answered.values().all(|answer| *answer == Answer::Dismissed));
}

#[test]
fn a_service_that_takes_its_time_is_waited_for() {
    let _turn = turn();
    let bus = Bus::start();
    let _service = Service::start(&bus, Manner::TakesItsTime(Duration::from_millis(700)));
    let (mut voice, _heard) = voice_on(&bus);
    let begun = Instant::now();
    voice.show(&popup(1)).unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(700));
}

#[test]
fn without_a_service_it_is_said_and_with_one_again_it_is_shown() {
    let _turn = turn();
    let bus = Bus::start();
    let (mut voice, _heard) = voice_on(&bus);
    assert_eq!(voice.show(&popup(1)).unwrap_err().0, "no notification service runs on this desktop");
    let service = Service::start(&bus, Manner::Silent);
    voice.show(&popup(1)).unwrap();
    assert_eq!(service.shown(), 1);
}

#[test]
fn fifty_restarts_of_the_service_are_told_of_and_confuse_no_answer() {
    let _turn = turn();
    let bus = Bus::start();
    let (mut voice, heard) = voice_on(&bus);
    let _ = voice.show(&popup(-1));
    for round in 0..50 {
        let service = Service::start(&bus, Manner::AnswersWithin(Duration::from_millis(5)));
        // Each counts its popups anew from one: what the last one was called says nothing of this one.
        voice.show(&popup(round)).unwrap();
        assert_eq!(answers(&heard, 1).into_keys().collect::<Vec<_>>(), [round]);
        service.stop();
    }
    let gone = voice.show(&popup(99)).unwrap_err();
    assert_eq!(gone.0, "no notification service runs on this desktop");
}

#[test]
fn a_popup_that_has_nothing_more_to_say_is_taken_off_the_screen() {
    let _turn = turn();
    let bus = Bus::start();
    let service = Service::start(&bus, Manner::Silent);
    let (mut voice, heard) = voice_on(&bus);
    for alarm in 1..=3 {
        voice.show(&popup(alarm)).unwrap();
    }
    voice.close(2);
    assert_eq!(service.closed(), [2]);
    assert!(answers(&heard, 0).is_empty(), "what we close ourselves is no answer");
}

#[test]
fn where_markup_is_known_names_are_escaped_and_where_not_they_are_left() {
    let _turn = turn();
    for (markup, body) in [(true, "&lt;b&gt;&amp;&lt;/b&gt;"), (false, "<b>&</b>")] {
        let bus = Bus::start();
        let service = Service::start(&bus, if markup { Manner::KnowsMarkup } else { Manner::Silent });
        let (mut voice, _heard) = voice_on(&bus);
        voice.show(&popup(1)).unwrap();
        assert_eq!(service.bodies(), [body]);
    }
}
