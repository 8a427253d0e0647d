//! Questions to the services of a bus, and what went wrong with them, in words. Shows nothing.

use std::{
    collections::HashMap,
    io::{self, ErrorKind},
    sync::mpsc,
    thread,
    time::Duration,
};

use zbus::{
    Message,
    blocking::{Connection, Proxy, connection},
    message::Flags,
    proxy::MethodFlags,
    zvariant::{DynamicType, OwnedValue},
};

/// How long a service may take to answer a call.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// How long one may take to say what is only nice to know.
const MOMENT: Duration = Duration::from_secs(1);
/// The interface of whatever has properties.
pub(super) const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// The names of the properties of an interface that a signal says have changed.
pub(super) fn changed(signal: &Message) -> Option<(String, Vec<String>)> {
    if signal.header().interface()?.as_str() != PROPERTIES {
        return None;
    }
    let (interface, values, names): (String, HashMap<String, OwnedValue>, Vec<String>) = signal.body().deserialize().ok()?;
    Some((interface, values.into_keys().chain(names).collect()))
}

/// A property of a service, if it runs and has it. Starts none.
pub(super) fn property(bus: &Connection, (service, path, interface): (&str, &str, &str), name: &str) -> Option<OwnedValue> {
    let proxy = Proxy::new(bus, service, path, PROPERTIES).ok()?;
    proxy.call_with_flags("Get", MethodFlags::NoAutoStart.into(), &(interface, name)).ok()?
}

/// A connection of one's own to the session's bus, for a question.
pub(super) fn session() -> zbus::Result<Connection> {
    connection::Builder::session()?.method_timeout(PATIENCE).build()
}

/// What `ask` finds out, if it does so in a moment; a service that hangs is not waited for.
pub(super) fn in_a_moment<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (tell, told) = mpsc::channel();
    thread::Builder::new().name("asks the bus".to_owned()).spawn(move || tell.send(ask())).ok()?;
    told.recv_timeout(MOMENT).ok()
}

/// A call that wants no reply and starts nothing.
pub(super) fn aside<B: serde::Serialize + DynamicType>(
    (service, path, interface): (&str, &str, &str),
    member: &str,
    body: &B,
) -> zbus::Result<Message> {
    Message::method_call(path, member)?
        .destination(service)?
        .interface(interface)?
        .with_flags(Flags::NoReplyExpected)?
        .with_flags(Flags::NoAutoStart)?
        .build(body)
}

/// A call that failed in this way.
pub(super) fn failure(kind: ErrorKind) -> zbus::Error {
    io::Error::from(kind).into()
}

/// Did the service take too long?
pub(super) fn is_late(error: &zbus::Error) -> bool {
    matches!(error, zbus::Error::InputOutput(error) if error.kind() == ErrorKind::TimedOut)
}

/// What went wrong, for the health light.
pub(super) fn in_words(error: &zbus::Error) -> String {
    match error {
        zbus::Error::MethodError(name, ..) if name.contains(".Spawn.") => {
            "the notification service of this desktop could not be started".to_owned()
        }
        zbus::Error::MethodError(name, ..) if name.ends_with("ServiceUnknown") || name.ends_with("NameHasNoOwner") => {
            "no notification service runs on this desktop".to_owned()
        }
        error if is_late(error) => "the notification service does not answer".to_owned(),
        zbus::Error::Connection(..) | zbus::Error::InputOutput(_) | zbus::Error::Address(_) => "this session has no message bus".to_owned(),
        other => other.to_string(),
    }
}
