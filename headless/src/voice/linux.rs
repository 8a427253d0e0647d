//! Linux: the Desktop Notifications specification over one D-Bus connection that subscribes *before* it shows.
//!
//! A handler attached after showing loses fast clicks, and a server that dies leaves its waiters hanging for ever: so one thread
//! hears every signal of the connection, and a map tells whose popup an id is.

use std::{
    collections::HashMap,
    io::ErrorKind,
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc::Sender},
    thread,
    time::Duration,
};

use super::Service;
use fondly_core::{
    domain::AlarmId,
    reminders::{Act, Answer, Event, Popup, Voice, VoiceError},
};
use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, Proxy, connection},
    message::Type,
    zvariant::Value,
};

const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// How long the service may take to answer a call.
const PATIENCE: Duration = Duration::from_secs(10);

/// The popups on screen, by the service's name on the bus and its id for them: a service that took another's place counts anew.
type Popups = HashMap<(String, u32), Vec<AlarmId>>;
type OnScreen = Arc<Mutex<Popups>>;

/// Notifications of a Linux desktop.
pub(crate) struct LinuxVoice {
    /// Where the bus is, if it is not the session's.
    address: Option<String>,
    connection: Option<Connection>,
    on_screen: OnScreen,
    events: Sender<Event>,
}

impl LinuxVoice {
    /// A voice that connects when it first speaks. Answers go to `events`.
    pub(crate) fn new(events: Sender<Event>) -> Self {
        Self { address: None, connection: None, on_screen: OnScreen::default(), events }
    }

    /// The same on another bus than the session's.
    pub(crate) fn on(address: &str, events: Sender<Event>) -> Self {
        Self { address: Some(address.to_owned()), ..Self::new(events) }
    }

    fn bus(&self) -> zbus::Result<connection::Builder<'_>> {
        self.address.as_deref().map_or_else(connection::Builder::session, connection::Builder::address)
    }

    fn connection(&mut self) -> zbus::Result<Connection> {
        if let Some(connection) = &self.connection {
            return Ok(connection.clone());
        }
        let connection = self.bus()?.method_timeout(PATIENCE).build()?;
        for rule in [
            MatchRule::builder().msg_type(Type::Signal).interface(SERVICE)?.path(PATH)?.build(),
            MatchRule::builder()
                .msg_type(Type::Signal)
                .interface("org.freedesktop.DBus")?
                .member("NameOwnerChanged")?
                .arg(0, SERVICE)?
                .build(),
        ] {
            let signals = MessageIterator::for_match_rule(rule, &connection, None)?;
            let (bus, on_screen, events) = (connection.clone(), Arc::clone(&self.on_screen), self.events.clone());
            thread::Builder::new().name("notification answers".to_owned()).spawn(move || listen(signals, &bus, &on_screen, &events))?;
        }
        self.connection = Some(connection.clone());
        Ok(connection)
    }

    fn notify(&mut self, popup: &Popup) -> zbus::Result<()> {
        let connection = self.connection()?;
        let proxy = Proxy::new(&connection, SERVICE, PATH, SERVICE)?;
        let capabilities: Vec<String> = proxy.call("GetCapabilities", &())?;
        let has = |capability: &str| capabilities.iter().any(|known| known == capability);
        let body = if has("body-markup") { escaped(&popup.body) } else { popup.body.clone() };
        let mut actions = Vec::new();
        if has("actions") {
            actions.extend(["default", "Open"]);
            actions.extend(popup.acts.iter().flat_map(|act| [act.key(), act.label()]));
        }
        let hints: HashMap<&str, Value<'_>> =
            HashMap::from([("desktop-entry", "fondly".into()), ("urgency", 1_u8.into()), ("category", "presence".into())]);
        // Held until the id is in the map: an answer that is faster than that waits for it in the other thread.
        let mut on_screen = lock(&self.on_screen);
        let reply = proxy.call_method("Notify", &("Fondly", 0_u32, "fondly", &popup.title, body, actions, hints, -1_i32))?;
        let id: u32 = reply.body().deserialize()?;
        on_screen.insert((sender(&reply), id), popup.alarms.clone());
        Ok(())
    }
}

impl Voice for LinuxVoice {
    fn show(&mut self, popup: &Popup) -> Result<(), VoiceError> {
        self.notify(popup).map_err(|error| {
            // A bus that is gone is asked for anew the next time; a service that isn't there, or hangs, is no fault of the bus.
            if !matches!(error, zbus::Error::MethodError(..))
                && !is_late(&error)
                && let Some(connection) = self.connection.take()
            {
                // The listeners end with the connection; one that is broken already may say so.
                let _ = connection.close();
            }
            VoiceError(in_words(&error))
        })
    }

    fn close(&mut self, alarm: AlarmId) {
        let gone: Vec<u32> = lock(&self.on_screen).extract_if(|_, alarms| **alarms == [alarm]).map(|((_, id), _)| id).collect();
        let Some(connection) = &self.connection else {
            return;
        };
        for id in gone {
            close(connection, id);
        }
    }
}

/// Asks the service who it is and what it can do.
pub(crate) fn service() -> Result<Service, String> {
    ask().map_err(|error| in_words(&error))
}

fn ask() -> zbus::Result<Service> {
    let bus = connection::Builder::session()?.method_timeout(PATIENCE).build()?;
    let proxy = Proxy::new(&bus, SERVICE, PATH, SERVICE)?;
    let (name, _, version, _): (String, String, String, String) = proxy.call("GetServerInformation", &())?;
    let capabilities: Vec<String> = proxy.call("GetCapabilities", &())?;
    // Plasma tells; where there is no such property, nobody knows.
    let is_inhibited = proxy.get_property("Inhibited").unwrap_or(false);
    let has_buttons = capabilities.iter().any(|known| known == "actions");
    Ok(Service { name: format!("{name} {version}").trim().to_owned(), has_buttons, is_inhibited })
}

/// Hears signals until the connection ends.
fn listen(signals: MessageIterator, bus: &Connection, on_screen: &OnScreen, events: &Sender<Event>) {
    for signal in signals.map_while(Result::ok) {
        if hear(&signal, bus, on_screen).is_some_and(|event| events.send(event).is_err()) {
            return;
        }
    }
}

/// What a signal means to the engine.
fn hear(signal: &Message, bus: &Connection, on_screen: &OnScreen) -> Option<Event> {
    let header = signal.header();
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (id, key): (u32, String) = signal.body().deserialize().ok()?;
            // Answered: what the service says of its closing is no answer any more.
            let alarms = lock(on_screen).remove(&(sender(signal), id))?;
            // Some services leave an answered popup up, as if it could be answered again.
            close(bus, id);
            Some(Event::Answered(alarms, Act::named(&key).map_or(Answer::Open, Answer::Act)))
        }
        "NotificationClosed" => {
            let (id, reason): (u32, u32) = signal.body().deserialize().ok()?;
            let alarms = lock(on_screen).remove(&(sender(signal), id))?;
            // Reasons of the specification: 1 expired, 2 dismissed by the user, 3 closed by us, 4 undefined.
            Some(Event::Answered(alarms, if reason == 2 { Answer::Dismissed } else { Answer::Expired }))
        }
        "NameOwnerChanged" => {
            let (_, gone, _): (String, String, String) = signal.body().deserialize().ok()?;
            lock(on_screen).retain(|(service, _), _| *service != gone);
            Some(Event::ServiceChanged)
        }
        _ => None,
    }
}

fn close(bus: &Connection, id: u32) {
    // A popup that is gone already needs no closing.
    let _ = bus.call_method(Some(SERVICE), PATH, Some(SERVICE), "CloseNotification", &id);
}

/// Who sent a message, by their name on the bus.
fn sender(message: &Message) -> String {
    message.header().sender().map(ToString::to_string).unwrap_or_default()
}

fn lock(on_screen: &OnScreen) -> MutexGuard<'_, Popups> {
    on_screen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A name or a note must not become markup (R12).
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Did the service take too long?
fn is_late(error: &zbus::Error) -> bool {
    matches!(error, zbus::Error::InputOutput(error) if error.kind() == ErrorKind::TimedOut)
}

fn in_words(error: &zbus::Error) -> String {
    match error {
        zbus::Error::MethodError(name, ..) if name.contains(".Spawn.") => {
            "the notification service of this desktop could not be started".to_owned()
        }
        zbus::Error::MethodError(name, ..) if name.ends_with("ServiceUnknown") || name.ends_with("NameHasNoOwner") => {
            "no notification service runs on this desktop".to_owned()
        }
        error if is_late(error) => "the notification service does not answer".to_owned(),
        zbus::Error::InputOutput(_) | zbus::Error::Address(_) => "this session has no message bus".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn names_and_notes_never_become_markup() {
        assert_eq!(escaped("<a href=\"x\">Bo</a> & Ann"), "&lt;a href=\"x\"&gt;Bo&lt;/a&gt; &amp; Ann");
    }
}
