//! The notification service of a desktop, as Plasma, dunst and others have it.

use zbus::{
    blocking::{Connection, connection::Builder},
    interface,
};

use crate::server::{Manner, Named, Served, say};

pub(crate) const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const DUNST: &str = "org.dunstproject.cmd0";

/// Serves it.
pub(crate) fn serve(builder: Builder<'_>, served: Served) -> Builder<'_> {
    builder.serve_at(PATH, Dunst(served.clone())).unwrap().serve_at(PATH, Desktop(served)).unwrap()
}

pub(crate) fn answer(bus: &Connection, id: &str) {
    let id: u32 = id.parse().unwrap();
    say(bus, (PATH, NAME), "ActionInvoked", &(id, "done"));
    close(bus, &id.to_string());
}

/// As if the user had closed it.
pub(crate) fn close(bus: &Connection, id: &str) {
    say(bus, (PATH, NAME), "NotificationClosed", &(id.parse::<u32>().unwrap(), 2_u32));
}

pub(crate) fn tell_of_inhibition(bus: &Connection, property: &str, on: bool) {
    let interface = if property == "paused" { DUNST } else { NAME };
    let changed = Named::from([(property.to_owned(), on.into())]);
    say(bus, (PATH, "org.freedesktop.DBus.Properties"), "PropertiesChanged", &(interface, changed, Vec::<String>::new()));
}

struct Desktop(Served);

#[interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    fn get_capabilities(&self) -> Vec<String> {
        let markup = (self.0.manner == Manner::KnowsMarkup).then_some("body-markup");
        ["body", "actions"].into_iter().chain(markup).map(str::to_owned).collect()
    }

    #[expect(clippy::too_many_arguments, reason = "as the specification has it")]
    fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        _summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: Named,
        _expires: i32,
    ) -> u32 {
        u32::try_from(self.0.take(|before| (before + 1).to_string(), body) + 1).unwrap()
    }

    fn close_notification(&self, id: u32) {
        self.0.note_closed(id.to_string());
    }

    #[zbus(property)]
    fn inhibited(&self) -> zbus::fdo::Result<bool> {
        self.0.inhibited("Inhibited")
    }
}

struct Dunst(Served);

#[interface(name = "org.dunstproject.cmd0")]
impl Dunst {
    #[zbus(property, name = "paused")]
    fn paused(&self) -> zbus::fdo::Result<bool> {
        self.0.inhibited("paused")
    }
}
