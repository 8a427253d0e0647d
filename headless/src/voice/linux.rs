//! Linux: the Desktop Notifications specification, and “do not disturb” where a desktop tells it.

use std::collections::HashMap;

use fondly_core::reminders::{Answer, Popup};
use zbus::{
    Message,
    blocking::{Connection, Proxy},
    zvariant::Value,
};

use super::{
    Service,
    answers::{OPEN, answer, buttons, escaped},
    asking::{aside, changed, in_words, property, session},
    bus::Dialect,
};

const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// Where “do not disturb” is told: by Plasma, as the property that the specification of KDE adds, and by dunst, which calls it a pause.
/// GNOME tells nobody: there its own list keeps what it did not show.
const DISTURBING: [(&str, &str); 2] = [(SERVICE, "Inhibited"), ("org.dunstproject.cmd0", "paused")];

/// How a notification service of a desktop is spoken to.
#[derive(Default)]
pub(super) struct Desktop;

impl Dialect for Desktop {
    const SERVICE: &'static str = SERVICE;
    const PATH: &'static str = PATH;
    const INTERFACE: &'static str = SERVICE;

    fn call(&mut self, bus: &Connection, popup: &Popup) -> zbus::Result<(Message, Option<String>)> {
        let capabilities = capabilities(bus)?;
        let has = |capability: &str| capabilities.iter().any(|known| known == capability);
        let body = if has("body-markup") { escaped(&popup.body) } else { popup.body.clone() };
        let mut actions = Vec::new();
        if has("actions") {
            actions.extend([OPEN, "Open"]);
            actions.extend(buttons(popup).flat_map(<[&str; 2]>::from));
        }
        let hints: HashMap<&str, Value<'_>> =
            HashMap::from([("desktop-entry", "fondly".into()), ("urgency", 1_u8.into()), ("category", "presence".into())]);
        let call = Message::method_call(PATH, "Notify")?.destination(SERVICE)?.interface(SERVICE)?;
        let call = call.build(&("Fondly", 0_u32, "fondly", &popup.title, body, actions, hints, -1_i32))?;
        Ok((call, None))
    }

    fn id(reply: &Message) -> Option<String> {
        reply.body().deserialize::<u32>().ok().map(|id| id.to_string())
    }

    fn answer(signal: &Message) -> Option<(String, Answer)> {
        match signal.header().member()?.as_str() {
            "ActionInvoked" => {
                let (id, key): (u32, String) = signal.body().deserialize().ok()?;
                Some((id.to_string(), answer(&key)))
            }
            "NotificationClosed" => {
                let (id, reason): (u32, u32) = signal.body().deserialize().ok()?;
                // Reasons of the specification: 1 expired, 2 dismissed by the user, 3 closed by us, 4 undefined.
                Some((id.to_string(), if reason == 2 { Answer::Dismissed } else { Answer::Expired }))
            }
            _ => None,
        }
    }

    fn closing(id: &str) -> zbus::Result<Message> {
        let id: u32 = id.parse().map_err(|_| zbus::Error::InvalidReply)?;
        aside((SERVICE, PATH, SERVICE), "CloseNotification", &id)
    }

    fn is_of_disturbing(signal: &Message) -> bool {
        // dunst tells of other things as well, at every popup.
        changed(signal).is_some_and(|(interface, names)| {
            DISTURBING.iter().any(|(of, name)| *of == interface && names.iter().any(|changed| changed == name))
        })
    }

    fn is_inhibited(bus: &Connection) -> bool {
        let told = DISTURBING.iter().find_map(|(of, name)| property(bus, (SERVICE, PATH, of), name));
        told.is_some_and(|value| bool::try_from(value).unwrap_or(false))
    }
}

/// Asks the service who it is and what it can do.
pub(super) fn service() -> Result<Service, String> {
    ask().map_err(|error| in_words(&error))
}

fn ask() -> zbus::Result<Service> {
    let bus = session()?;
    let proxy = Proxy::new(&bus, SERVICE, PATH, SERVICE)?;
    let (name, _, version, _): (String, String, String, String) = proxy.call("GetServerInformation", &())?;
    let has_buttons = capabilities(&bus)?.iter().any(|known| known == "actions");
    let is_inhibited = Desktop::is_inhibited(&bus);
    Ok(Service { name: format!("{name} {version}").trim().to_owned(), has_buttons, is_inhibited })
}

fn capabilities(bus: &Connection) -> zbus::Result<Vec<String>> {
    Proxy::new(bus, SERVICE, PATH, SERVICE)?.call("GetCapabilities", &())
}
