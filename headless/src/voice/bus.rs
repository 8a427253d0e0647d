//! A voice over D-Bus, whatever service it speaks to: one connection that subscribes *before* it shows.
//!
//! A handler attached after showing loses fast clicks, and a service that dies leaves its waiters hanging for ever: so one thread
//! hears everything (`ear`), and a map tells whose popup an id is (`on_screen`).

use std::{
    io::ErrorKind,
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use fondly_core::{
    domain::AlarmId,
    reminders::{Answer, Event, Popup, Voice, VoiceError},
};
use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, connection, fdo::DBusProxy},
    message::Type,
};

use super::{
    asking::{PATIENCE, PROPERTIES, failure, in_a_moment, in_words, is_late},
    ear::{Ear, Shared, close, lock},
};

/// How one service is spoken to, and what its signals mean.
pub(super) trait Dialect: Default + Send + 'static {
    /// Its name on the bus.
    const SERVICE: &'static str;
    /// Where it is asked.
    const PATH: &'static str;
    /// What it is asked for.
    const INTERFACE: &'static str;

    /// The call that shows a popup, and the popup's id if that is ours to give.
    fn call(&mut self, bus: &Connection, popup: &Popup) -> zbus::Result<(Message, Option<String>)>;
    /// The id that the service gave a popup, from its reply.
    fn id(reply: &Message) -> Option<String>;
    /// Which popup a signal is about, and what the user did with it.
    fn answer(signal: &Message) -> Option<(String, Answer)>;
    /// The call that takes a popup away.
    fn closing(id: &str) -> zbus::Result<Message>;

    /// Does a signal say that “do not disturb” was turned on or off?
    fn is_of_disturbing(_signal: &Message) -> bool {
        false
    }
    /// Is “do not disturb” on?
    fn is_inhibited(_bus: &Connection) -> bool {
        false
    }
}

/// Notifications over a bus.
pub(super) struct BusVoice<D: Dialect> {
    /// Where the bus is, if it is not the session's.
    address: Option<String>,
    patience: Duration,
    dialect: D,
    connection: Option<Connection>,
    /// How many there have been.
    connections: u64,
    on_screen: Shared,
    events: Sender<Event>,
}

impl<D: Dialect> BusVoice<D> {
    /// A voice that connects when it first speaks. Answers go to `events`.
    pub(super) fn new(events: Sender<Event>) -> Self {
        let on_screen = Shared::default();
        Self { address: None, patience: PATIENCE, dialect: D::default(), connection: None, connections: 0, on_screen, events }
    }

    /// The same on another bus than the session's, with another patience.
    pub(super) fn on(address: &str, patience: Duration, events: Sender<Event>) -> Self {
        let mut voice = Self::new(events);
        (voice.address, voice.patience) = (Some(address.to_owned()), patience);
        voice
    }

    fn connection(&mut self) -> zbus::Result<Connection> {
        if let Some(connection) = &self.connection {
            return Ok(connection.clone());
        }
        let bus = self.address.as_deref().map_or_else(connection::Builder::session, connection::Builder::address)?;
        let connection = bus.method_timeout(self.patience).build()?;
        self.connections += 1;
        let ear = Ear::<D>::new(connection.clone(), self.connections, Arc::clone(&self.on_screen), self.events.clone());
        // All in one row: a signal of the service's end must not overtake its last answer.
        let messages = MessageIterator::from(&connection);
        thread::Builder::new().name("notification answers".to_owned()).spawn(move || ear.listen(messages))?;
        // From here on it is ours to end: the ear holds on to it.
        self.connection = Some(connection.clone());
        if let Err(error) = subscribe::<D>(&connection) {
            self.hang_up();
            return Err(error);
        }
        Ok(connection)
    }

    fn say(&mut self, popup: &Popup) -> zbus::Result<()> {
        let bus = self.connection()?;
        let (call, id) = self.dialect.call(&bus, popup)?;
        let number = (self.connections, call.primary_header().serial_num().get());
        let (waiting, reply) = mpsc::channel();
        lock(&self.on_screen).expect(number, id, popup.alarms.clone(), waiting);
        if let Err(error) = bus.send(&call) {
            lock(&self.on_screen).give_up(number);
            return Err(error);
        }
        match reply.recv_timeout(self.patience) {
            Ok(outcome) => outcome,
            Err(RecvTimeoutError::Disconnected) => Err(failure(ErrorKind::BrokenPipe)),
            Err(RecvTimeoutError::Timeout) => {
                lock(&self.on_screen).give_up(number);
                // It may have come just now.
                reply.try_recv().unwrap_or_else(|_| Err(failure(ErrorKind::TimedOut)))
            }
        }
    }

    fn hang_up(&mut self) {
        if let Some(connection) = self.connection.take() {
            // The listener ends with the connection; one that is broken already may say so.
            let _ = connection.close();
        }
    }
}

impl<D: Dialect> Voice for BusVoice<D> {
    fn show(&mut self, popup: &Popup) -> Result<(), VoiceError> {
        self.say(popup).map_err(|error| {
            // A bus that is gone is asked for anew the next time; a service that isn't there, or hangs, is no fault of the bus.
            if !matches!(error, zbus::Error::MethodError(..)) && !is_late(&error) {
                self.hang_up();
            }
            VoiceError(in_words(&error))
        })
    }

    fn close(&mut self, alarm: AlarmId) {
        let gone = lock(&self.on_screen).take(alarm);
        let Some(bus) = &self.connection else {
            return;
        };
        for (_, id) in gone {
            close::<D>(bus, &id);
        }
    }

    fn is_inhibited(&mut self) -> bool {
        self.connection().is_ok_and(|bus| in_a_moment(move || D::is_inhibited(&bus)).unwrap_or(false))
    }
}

impl<D: Dialect> Drop for BusVoice<D> {
    fn drop(&mut self) {
        self.hang_up();
    }
}

/// Asks the bus to tell us of answers, of “do not disturb”, and of the service's coming and going.
fn subscribe<D: Dialect>(connection: &Connection) -> zbus::Result<()> {
    let bus = DBusProxy::new(connection)?;
    let signals = || MatchRule::builder().msg_type(Type::Signal);
    for rule in [
        signals().interface(D::INTERFACE)?.path(D::PATH)?.build(),
        signals().sender(D::SERVICE)?.interface(PROPERTIES)?.member("PropertiesChanged")?.path(D::PATH)?.build(),
        signals().interface("org.freedesktop.DBus")?.member("NameOwnerChanged")?.arg(0, D::SERVICE)?.build(),
    ] {
        bus.add_match_rule(rule)?;
    }
    Ok(())
}
