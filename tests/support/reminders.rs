//! The real engine over a book in a file, with ears and a clock that stands still.

use std::{panic::AssertUnwindSafe, time::Duration};

use fondly_core::{
    domain::{Alarm, AlarmState},
    reminders::{Answer, Effect, Engine, Popup},
};

use super::{Dies, RecordingVoice, TestBook};

/// The real engine over a book in a file, with ears.
pub(crate) struct Reminders {
    pub(crate) book: TestBook,
    pub(crate) voice: RecordingVoice,
    engine: Engine,
}

impl Reminders {
    /// An empty book on a Tuesday at ten, an hour after the reminders; the engine rests.
    pub(crate) fn new() -> Self {
        Self::over(TestBook::on_disk())
    }

    /// An empty book at a moment.
    pub(crate) fn at(moment: &str) -> Self {
        Self::over(TestBook::on_disk_at(moment))
    }

    /// The engine over a book.
    pub(crate) fn over(book: TestBook) -> Self {
        let engine = Engine::new(book.second_opening());
        Self { book, voice: RecordingVoice::default(), engine }
    }

    /// One pass; the titles of what is said.
    pub(crate) fn pass(&mut self) -> Vec<String> {
        self.popups().into_iter().map(|popup| popup.title).collect()
    }

    /// One pass; what is said.
    pub(crate) fn popups(&mut self) -> Vec<Popup> {
        self.rest();
        self.voice.heard()
    }

    /// One pass; how long the engine rests after it.
    pub(crate) fn rest(&mut self) -> Duration {
        self.engine.pass(&mut self.voice).expect("a pass")
    }

    /// Moves the clock, then one pass; the titles of what is said.
    pub(crate) fn pass_at(&mut self, moment: &str) -> Vec<String> {
        self.book.clock.set(moment);
        self.pass()
    }

    /// One pass in which the power goes right after a popup; then the engine starts anew. The titles of what was said.
    pub(crate) fn crash_while_showing(&mut self) -> Vec<String> {
        let (said, crashed) = self.crash_at_popup(1, Dies::After);
        assert!(crashed, "the power went, so something was said");
        said.into_iter().map(|popup| popup.title).collect()
    }

    /// One pass in which the power goes at a popup, the first being 1; then the engine starts anew. What was said, and whether there was
    /// such a popup.
    pub(crate) fn crash_at_popup(&mut self, number: u32, when: Dies) -> (Vec<Popup>, bool) {
        self.voice.die(Some((number, when)));
        let crash = std::panic::catch_unwind(AssertUnwindSafe(|| self.engine.pass(&mut self.voice).expect("a pass")));
        self.voice.die(None);
        if crash.is_err() {
            self.restart();
        }
        (self.voice.heard(), crash.is_err())
    }

    /// The program ends and starts again.
    pub(crate) fn restart(&mut self) {
        self.engine = Engine::new(self.book.second_opening());
    }

    /// The user's answer to the popup of these alarms; no pass.
    pub(crate) fn answer(&mut self, alarms: &[i64], answer: Answer) -> Vec<Effect> {
        self.engine.answer(alarms, answer).expect("an answer")
    }

    /// Alarms with their states, as the history lists them.
    pub(crate) fn history(&self) -> Vec<Alarm> {
        self.book.reminder_history(1_000).expect("the history").into_iter().map(|past| past.alarm).collect()
    }

    /// The states in the history, newest first.
    pub(crate) fn states(&self) -> Vec<AlarmState> {
        self.history().into_iter().map(|alarm| alarm.state).collect()
    }

    /// The states of the alarms about a day.
    pub(crate) fn states_of(&self, day: &str) -> Vec<AlarmState> {
        self.history().into_iter().filter(|alarm| alarm.occurs_on == super::day(day)).map(|alarm| alarm.state).collect()
    }

    /// Every row of the file.
    pub(crate) fn whole_file(&self) -> Vec<String> {
        super::rows(self.book.path(), &[])
    }
}
