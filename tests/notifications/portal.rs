//! The notification portal of a sandbox.

use zbus::{
    blocking::{Connection, connection::Builder},
    interface,
    zvariant::{OwnedValue, Value},
};

use crate::server::{Named, Served, say};

pub(crate) const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const INTERFACE: &str = "org.freedesktop.portal.Notification";

/// Serves it.
pub(crate) fn serve(builder: Builder<'_>, served: Served) -> Builder<'_> {
    builder.serve_at(PATH, Portal(served)).unwrap()
}

pub(crate) fn answer(bus: &Connection, id: &str) {
    say(bus, (PATH, INTERFACE), "ActionInvoked", &(id, "done", Vec::<Value<'_>>::new()));
}

struct Portal(Served);

#[interface(name = "org.freedesktop.portal.Notification")]
impl Portal {
    fn add_notification(&self, id: String, notification: Named) {
        let text = |name: &str| notification.get(name).map(|text| String::try_from(OwnedValue::clone(text)).unwrap());
        assert_eq!(text("default-action").as_deref(), Some("default"));
        self.0.take(|_| id, text("body").unwrap());
    }

    fn remove_notification(&self, id: String) {
        self.0.note_closed(id);
    }

    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        2
    }
}
