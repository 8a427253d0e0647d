//! The loop: passes over the book, and answers as they come, until told to stop.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    time::Duration,
};

use super::{Answer, Effect, Engine, Voice, popup};
use crate::{Error, domain::AlarmId};

/// What wakes the engine.
#[derive(Debug)]
pub enum Event {
    /// The book may have changed.
    Changed,
    /// The user answered the popup that speaks for these alarms.
    Answered(Vec<AlarmId>, Answer),
    /// The system's notifications came or went; what was on screen is gone.
    ServiceChanged,
    /// Show a popup now, and tell whether the system took it.
    Test(Sender<Result<(), String>>),
    /// Stop.
    Quit,
}

/// The engine, its voice and its ears, on a thread of their own.
pub struct Watch {
    engine: Engine,
    voice: Box<dyn Voice>,
    events: Receiver<Event>,
    effects: Box<dyn FnMut(Effect) + Send>,
}

impl Watch {
    /// A watch over `engine`. `effects` is called on the watch's own thread.
    pub fn new(engine: Engine, voice: Box<dyn Voice>, events: Receiver<Event>, effects: impl FnMut(Effect) + Send + 'static) -> Self {
        Self { engine, voice, events, effects: Box::new(effects) }
    }

    /// Runs until [`Event::Quit`], or until nobody can send events any more.
    pub fn run(mut self) {
        loop {
            // A full disk today is no reason to be silent tomorrow: whatever fails is tried again.
            let before = self.engine.writes();
            let rest = self.engine.pass(&mut *self.voice).unwrap_or_else(|error| self.after(&error));
            if self.engine.writes() != before {
                (self.effects)(Effect::Reminded);
            }
            match self.events.recv_timeout(rest) {
                Ok(Event::Quit) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(event) => self.hear(event),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Answered(alarms, answer) => match self.engine.answer(&alarms, answer) {
                Ok(effects) => effects.into_iter().for_each(&mut self.effects),
                Err(_) => (self.effects)(Effect::ShowToday),
            },
            Event::ServiceChanged => self.engine.forget_retry(),
            Event::Test(reply) => {
                // Nobody waits any more: then nobody needs to know.
                let _ = reply.send(self.voice.show(&popup::test()).map_err(|error| error.to_string()));
            }
            Event::Changed | Event::Quit => {}
        }
    }

    fn after(&self, error: &Error) -> Duration {
        match error {
            Error::Busy => Duration::from_secs(1),
            _ => Duration::from_secs(30),
        }
    }
}
