//! The contract that every voice of the system keeps, held against services of our own on a bus of their own (R10, R11, R12): the
//! service of a desktop, and the portal of a sandbox. The voices of macOS and Windows can't run here: see ARCHITECTURE.md.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

mod bus;
mod contract;
mod desktop;
mod disturbing;
mod portal;
mod server;

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

use bus::Bus;
use server::Kind;

const PATIENCE: Duration = Duration::from_secs(20);
/// How long the voice waits for a service.
const OF_THE_VOICE: Duration = Duration::from_secs(2);

fn popup(alarm: i64) -> Popup {
    Popup { alarms: vec![alarm], title: format!("Popup {alarm}"), body: "<b>&</b>".to_owned(), acts: vec![Act::Done, Act::Snooze] }
}

/// A voice on a bus, and what comes back from it.
fn voice_on(bus: &Bus, kind: Kind) -> (Box<dyn Voice>, Receiver<Event>) {
    let (events, heard) = mpsc::channel();
    let voice = match kind {
        Kind::Desktop => voice::desktop_on(bus.address(), OF_THE_VOICE, events),
        Kind::Portal => voice::portal_on(bus.address(), OF_THE_VOICE, events),
    };
    (voice, heard)
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

/// Is it so before long?
fn comes_true(what: impl Fn() -> bool) -> bool {
    let until = Instant::now() + PATIENCE;
    while !what() && Instant::now() < until {
        thread::sleep(Duration::from_millis(20));
    }
    what()
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
