//! The loop: passes over the book, and answers as they come, until told to stop.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use super::{Act, Answer, Effect, Engine, Popup, Voice, popup};
use crate::{
    Error,
    domain::{AlarmId, RequestKind},
};

/// What wakes the engine.
#[derive(Debug)]
pub enum Event {
    /// The book may have changed.
    Changed,
    /// The user answered the popup that speaks for these alarms.
    Answered(Vec<AlarmId>, Answer),
    /// The system's notifications came or went, or may disturb again: what waits is tried at once.
    ServiceChanged,
    /// Stop.
    Quit,
}

/// The engine, its voice and its ears, on a thread of their own.
pub struct Watch {
    engine: Engine,
    voice: Box<dyn Voice>,
    events: Receiver<Event>,
    effects: Box<dyn FnMut(Effect) + Send>,
    /// Answers that came while another program was writing, or while the clock was not believed: done after a later pass.
    unheard: Vec<(Vec<AlarmId>, Answer)>,
    /// What is asked after an answer: only after the next pass, which takes the answered popups off the screen.
    questions: Vec<Popup>,
}

impl Watch {
    /// A watch over `engine`. `effects` is called on the watch's own thread.
    pub fn new(engine: Engine, voice: Box<dyn Voice>, events: Receiver<Event>, effects: impl FnMut(Effect) + Send + 'static) -> Self {
        Self { engine, voice, events, effects: Box::new(effects), unheard: Vec::new(), questions: Vec::new() }
    }

    /// Runs until [`Event::Quit`], or until nobody can send events any more.
    pub fn run(mut self) {
        let (mut told, mut seen) = (self.engine.writes(), None);
        loop {
            // A full disk today is no reason to be silent tomorrow: whatever fails is tried again.
            let mut rest = match self.engine.pass(&mut *self.voice) {
                Ok(rest) => {
                    self.ask();
                    rest
                }
                Err(error) => self.after(&error),
            };
            let asked = self.questions.len();
            for (alarms, answer) in std::mem::take(&mut self.unheard) {
                self.answer(alarms, answer);
            }
            if self.questions.len() > asked {
                rest = Duration::ZERO;
            }
            // What a pass, an answer or a test wrote since the last look.
            if std::mem::replace(&mut told, self.engine.writes()) != self.engine.writes() {
                (self.effects)(Effect::Reminded);
            }
            let before = std::mem::replace(&mut seen, self.engine.seen());
            if before.is_some() && before != seen {
                (self.effects)(Effect::Noticed);
            }
            if self.is_to_quit() {
                return;
            }
            match self.events.recv_timeout(rest) {
                Ok(Event::Quit) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(event) => self.hear(event),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Puts what there is to ask after a pass.
    fn ask(&mut self) {
        for question in std::mem::take(&mut self.questions) {
            // What was answered is done; a question that can't be put is not worth another try.
            if self.engine.still_asks(&question) {
                let _ = self.voice.show(&question);
            }
        }
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Answered(alarms, answer) => self.answer(alarms, answer),
            Event::ServiceChanged => self.engine.forget_retry(),
            Event::Changed | Event::Quit => {}
        }
    }

    /// Does what whoever has the book open has asked for; is it to end?
    fn is_to_quit(&mut self) -> bool {
        // What can't be read now is read after the next pass.
        for request in self.engine.requests().unwrap_or_default() {
            let trouble = match request.what {
                RequestKind::Quit => None,
                RequestKind::Test => {
                    let trouble = self.voice.show(&popup::test()).err().map(|error| error.to_string());
                    // The light is to say at once what the test found; a failing disk has its own sentence.
                    let _ = self.engine.note_voice(trouble.clone());
                    trouble
                }
            };
            // Whoever asked gives up after a while.
            let _ = self.engine.answer_request(&request, trouble.as_deref());
            if request.what == RequestKind::Quit {
                return true;
            }
        }
        false
    }

    fn answer(&mut self, alarms: Vec<AlarmId>, answer: Answer) {
        // What is to be done is done when the clock is believed: until tomorrow, or a talk today, are days of that clock (R7).
        let is_about_now = matches!(answer, Answer::Act(act) if !matches!(act, Act::RightClock | Act::WrongClock));
        if is_about_now && self.engine.is_in_doubt().unwrap_or(false) {
            return self.unheard.push((alarms, answer));
        }
        match self.engine.answer(&alarms, answer) {
            Ok(effects) => {
                for effect in effects {
                    match effect {
                        Effect::Ask(question) => self.questions.push(question),
                        other => (self.effects)(other),
                    }
                }
            }
            // Its popup is gone from the screen: the answer must not be lost as well.
            Err(Error::Busy) => self.unheard.push((alarms, answer)),
            Err(_) => (self.effects)(Effect::ShowToday),
        }
    }

    fn after(&self, error: &Error) -> Duration {
        match error {
            Error::Busy => Duration::from_secs(1),
            _ => Duration::from_secs(30),
        }
    }
}
