//! What hears everything that comes over a voice's connection, on a thread of its own, in the order in which the bus tells it.
//!
//! It never waits for anything: zbus stops reading when a listener is 64 messages behind, and then replies stay away as well. So it
//! holds the map of popups only to look something up, and what it says itself wants no reply.

use std::{
    marker::PhantomData,
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc::Sender},
};

use fondly_core::reminders::{Answer, Event};
use zbus::{
    Message,
    blocking::{Connection, MessageIterator},
    message::Type,
};

use super::{
    bus::Dialect,
    on_screen::{Arrived, OnScreen},
};

/// The popups, as the voice and its ear share them.
pub(super) type Shared = Arc<Mutex<OnScreen<zbus::Error>>>;

/// What hears everything that comes over the connection.
pub(super) struct Ear<D> {
    bus: Connection,
    /// The connection's number among those of this voice.
    number: u64,
    on_screen: Shared,
    events: Sender<Event>,
    of: PhantomData<D>,
}

impl<D: Dialect> Ear<D> {
    /// An ear on a connection.
    pub(super) fn new(bus: Connection, number: u64, on_screen: Shared, events: Sender<Event>) -> Self {
        Self { bus, number, on_screen, events, of: PhantomData }
    }

    /// Hears until the connection ends, or nobody wants to know.
    pub(super) fn listen(self, messages: MessageIterator) {
        for message in messages.map_while(Result::ok) {
            if self.hear(&message).is_some_and(|event| self.events.send(event).is_err()) {
                break;
            }
        }
        lock(&self.on_screen).over(self.number);
    }

    /// What a message means to the engine.
    fn hear(&self, message: &Message) -> Option<Event> {
        match message.message_type() {
            Type::MethodReturn | Type::Error => self.hear_reply(message),
            Type::Signal => self.hear_signal(message),
            Type::MethodCall => None,
        }
    }

    fn hear_reply(&self, reply: &Message) -> Option<Event> {
        let call = (self.number, reply.header().reply_serial()?.get());
        let mut on_screen = lock(&self.on_screen);
        if !on_screen.expects(call) {
            return None;
        }
        if reply.message_type() == Type::Error {
            on_screen.failed(call, zbus::Error::from(reply.clone()));
            return None;
        }
        let (id, arrived) = on_screen.arrived(call, sender(reply), || D::id(reply));
        drop(on_screen);
        let event = match arrived {
            Arrived::Nothing => return None,
            Arrived::Late => None,
            Arrived::Answered(alarms, answer) => Some(Event::Answered(alarms, answer)),
        };
        self.take_away(&id?, event.as_ref());
        event
    }

    fn hear_signal(&self, signal: &Message) -> Option<Event> {
        let header = signal.header();
        if header.member()?.as_str() == "NameOwnerChanged" {
            let (name, gone, _): (String, String, String) = signal.body().deserialize().ok()?;
            if name != D::SERVICE {
                return None;
            }
            lock(&self.on_screen).gone(&gone);
            return Some(Event::ServiceChanged);
        }
        if header.path()?.as_str() != D::PATH {
            return None;
        }
        if D::is_of_disturbing(signal) {
            return Some(Event::ServiceChanged);
        }
        if header.interface()?.as_str() != D::INTERFACE {
            return None;
        }
        let (id, answer) = D::answer(signal)?;
        let name = (sender(signal), id);
        // Answered: what the service says of its closing is no answer any more.
        let alarms = lock(&self.on_screen).answered(name.clone(), answer)?;
        let event = Event::Answered(alarms, answer);
        self.take_away(&name.1, Some(&event));
        Some(event)
    }

    /// Some services leave an answered popup up, as if it could be answered again. One that was closed is gone.
    fn take_away(&self, id: &str, event: Option<&Event>) {
        if !matches!(event, Some(Event::Answered(_, Answer::Dismissed | Answer::Expired))) {
            close::<D>(&self.bus, id);
        }
    }
}

/// Takes a popup away. Nobody waits for it, and no service is started for it: one that is gone needs no closing.
pub(super) fn close<D: Dialect>(bus: &Connection, id: &str) {
    let _ = D::closing(id).and_then(|call| bus.send(&call));
}

/// Who sent a message, by their name on the bus.
fn sender(message: &Message) -> String {
    message.header().sender().map(ToString::to_string).unwrap_or_default()
}

/// The popups, for as short a time as it takes to look something up.
pub(super) fn lock(on_screen: &Shared) -> MutexGuard<'_, OnScreen<zbus::Error>> {
    on_screen.lock().unwrap_or_else(PoisonError::into_inner)
}
