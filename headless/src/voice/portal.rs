//! Linux in a sandbox: the notification portal. It tells of clicks and not of dismissals, shows plain text, and keeps “do not
//! disturb” to itself.

use std::{collections::HashMap, env, path::Path};

use fondly_core::reminders::{Answer, Popup};
use zbus::{
    Message,
    blocking::{Connection, Proxy},
    zvariant::Value,
};

use super::{
    Service,
    answers::{OPEN, answer, buttons},
    asking::{aside, in_words, session},
    bus::Dialect,
};

const SERVICE: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const INTERFACE: &str = "org.freedesktop.portal.Notification";

/// How the portal is spoken to.
#[derive(Default)]
pub(super) struct Portal {
    /// How many popups this run has shown.
    shown: u64,
}

/// Do we run in a sandbox, so that the desktop's own service is out of reach?
pub(super) fn is_needed() -> bool {
    Path::new("/.flatpak-info").exists() || env::var_os("SNAP").is_some()
}

impl Dialect for Portal {
    const SERVICE: &'static str = SERVICE;
    const PATH: &'static str = PATH;
    const INTERFACE: &'static str = INTERFACE;

    fn call(&mut self, bus: &Connection, popup: &Popup) -> zbus::Result<(Message, Option<String>)> {
        self.shown += 1;
        // A popup outlives who showed it. The bus's own id and our name on it are never given twice, so that an answer to one of an
        // earlier run is not taken for one of this.
        let us = bus.unique_name().map(ToString::to_string).unwrap_or_default();
        let id = format!("{}{us}-{}", bus.server_guid(), self.shown);
        let buttons: Vec<HashMap<&str, Value<'_>>> =
            buttons(popup).map(|(key, label)| HashMap::from([("action", key.into()), ("label", label.into())])).collect();
        // Without “app.” in front, an action comes back as a signal and starts no program.
        let popup: HashMap<&str, Value<'_>> = HashMap::from([
            ("title", popup.title.as_str().into()),
            ("body", popup.body.as_str().into()),
            ("priority", "normal".into()),
            ("default-action", OPEN.into()),
            ("buttons", buttons.into()),
        ]);
        let call = Message::method_call(PATH, "AddNotification")?.destination(SERVICE)?.interface(INTERFACE)?;
        Ok((call.build(&(&id, popup))?, Some(id)))
    }

    fn id(_reply: &Message) -> Option<String> {
        // Ours to give.
        None
    }

    fn answer(signal: &Message) -> Option<(String, Answer)> {
        if signal.header().member()?.as_str() != "ActionInvoked" {
            return None;
        }
        let body = signal.body();
        let (id, key, _): (String, String, Vec<Value<'_>>) = body.deserialize().ok()?;
        Some((id, answer(&key)))
    }

    fn closing(id: &str) -> zbus::Result<Message> {
        aside((SERVICE, PATH, INTERFACE), "RemoveNotification", &id)
    }
}

/// Asks the portal whether it is there.
pub(super) fn service() -> Result<Service, String> {
    let version = session().and_then(|bus| Proxy::new(&bus, SERVICE, PATH, INTERFACE)?.get_property::<u32>("version"));
    let version = version.map_err(|error| in_words(&error))?;
    Ok(Service { name: format!("The desktop’s notification portal (version {version})"), has_buttons: true, is_inhibited: false })
}
