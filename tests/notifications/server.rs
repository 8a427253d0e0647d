//! A notification service with manners of its own, whichever of the two kinds of Linux it is.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
    thread,
    time::Duration,
};

use zbus::blocking::{Connection, connection};

use crate::{bus::Bus, desktop, portal};

/// What shows notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The service of a desktop.
    Desktop,
    /// The portal of a sandbox.
    Portal,
}

impl Kind {
    pub(crate) const ALL: [Self; 2] = [Self::Desktop, Self::Portal];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Desktop => desktop::NAME,
            Self::Portal => portal::NAME,
        }
    }
}

/// What a service does with a popup.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Manner {
    /// Its user presses Done within this time, on some at once.
    AnswersWithin(Duration),
    /// Its user presses Done before it says that it took it.
    AnswersFirst,
    /// It closes it as if its user had, before it says that it took it. The portal never tells of that.
    ClosesFirst,
    /// It tells of so many answers to other popups, and then of Done, before it says that it took it.
    IsBusy(u32),
    /// It takes so long to say that it took the first.
    TakesItsTime(Duration),
    /// It takes so long to say whether it is to disturb.
    HesitatesToDisturb(Duration),
    /// Nothing.
    Silent,
    /// Nothing; and it knows markup. The portal doesn't, where we write.
    KnowsMarkup,
}

#[derive(Default)]
pub(crate) struct Record {
    /// The popups' ids and texts, as they came.
    shown: Vec<(String, String)>,
    closed: Vec<String>,
    inhibited: Option<&'static str>,
}

/// A notification service on a bus.
pub(crate) struct Service {
    kind: Kind,
    connection: Connection,
    record: Arc<Mutex<Record>>,
}

/// What both kinds do with what they are asked.
#[derive(Clone)]
pub(crate) struct Served {
    kind: Kind,
    pub(crate) manner: Manner,
    record: Arc<Mutex<Record>>,
    /// Its own connection, once there is one: what it says of its own accord goes that way.
    connection: Arc<Mutex<Option<Connection>>>,
}

impl Service {
    pub(crate) fn start(bus: &Bus, kind: Kind, manner: Manner) -> Self {
        let (record, own) = (Arc::<Mutex<Record>>::default(), Arc::<Mutex<Option<Connection>>>::default());
        let served = Served { kind, manner, record: Arc::clone(&record), connection: Arc::clone(&own) };
        let builder = connection::Builder::address(bus.address()).unwrap();
        let builder = match kind {
            Kind::Desktop => desktop::serve(builder, served),
            Kind::Portal => portal::serve(builder, served),
        };
        let connection = builder.build().unwrap();
        *own.lock().unwrap() = Some(connection.clone());
        connection.request_name(kind.name()).unwrap();
        Self { kind, connection, record }
    }

    pub(crate) fn shown(&self) -> usize {
        self.record().shown.len()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.record().shown.iter().map(|(id, _)| id.clone()).collect()
    }

    pub(crate) fn bodies(&self) -> Vec<String> {
        self.record().shown.iter().map(|(_, body)| body.clone()).collect()
    }

    pub(crate) fn closed(&self) -> Vec<String> {
        self.record().closed.clone()
    }

    /// Its user asks not to be disturbed, or no longer; it calls that `property`, and tells.
    pub(crate) fn inhibit(&self, property: &'static str, on: bool) {
        self.record().inhibited = on.then_some(property);
        desktop::tell_of_inhibition(&self.connection, property, on);
    }

    /// Answers a popup of this id.
    pub(crate) fn answer(&self, id: &str) {
        answer(self.kind, &self.connection, id);
    }

    pub(crate) fn stop(self) {
        self.connection.release_name(self.kind.name()).unwrap();
        let _ = self.connection.close();
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap()
    }
}

impl Served {
    /// Takes a popup, as is its manner. Returns how many it took before.
    pub(crate) fn take(&self, id: impl FnOnce(usize) -> String, body: String) -> usize {
        let (id, before) = {
            let mut record = self.record.lock().unwrap();
            let before = record.shown.len();
            let id = id(before);
            record.shown.push((id.clone(), body));
            (id, before)
        };
        match self.manner {
            Manner::AnswersWithin(most) => {
                let (kind, bus, wait) = (self.kind, self.bus(), most / 10 * (u32::try_from(before).unwrap() * 7 % 11));
                thread::spawn(move || {
                    thread::sleep(wait);
                    answer(kind, &bus, &id);
                });
            }
            Manner::AnswersFirst => answer(self.kind, &self.bus(), &id),
            Manner::ClosesFirst => desktop::close(&self.bus(), &id),
            Manner::IsBusy(others) => {
                for other in 0..others {
                    answer(self.kind, &self.bus(), &(1_000_000 + other).to_string());
                }
                answer(self.kind, &self.bus(), &id);
            }
            Manner::TakesItsTime(time) if before == 0 => thread::sleep(time),
            Manner::TakesItsTime(_) | Manner::HesitatesToDisturb(_) | Manner::Silent | Manner::KnowsMarkup => {}
        }
        before
    }

    pub(crate) fn note_closed(&self, id: String) {
        self.record.lock().unwrap().closed.push(id);
    }

    /// Is this what it calls its user's wish not to be disturbed, and is it on? Nothing if it has no such property.
    pub(crate) fn inhibited(&self, property: &str) -> zbus::fdo::Result<bool> {
        if let Manner::HesitatesToDisturb(time) = self.manner {
            thread::sleep(time);
        }
        match self.record.lock().unwrap().inhibited {
            Some(of) if of == property => Ok(true),
            _ => Err(zbus::fdo::Error::UnknownProperty(property.to_owned())),
        }
    }

    fn bus(&self) -> Connection {
        self.connection.lock().unwrap().clone().unwrap()
    }
}

fn answer(kind: Kind, bus: &Connection, id: &str) {
    match kind {
        Kind::Desktop => desktop::answer(bus, id),
        Kind::Portal => portal::answer(bus, id),
    }
}

/// What came with a call by name.
pub(crate) type Named = HashMap<String, zbus::zvariant::OwnedValue>;

/// Says something to whoever listens, who may be gone.
pub(crate) fn say<B: serde::Serialize + zbus::zvariant::DynamicType>(bus: &Connection, (path, name): (&str, &str), signal: &str, body: &B) {
    let _ = bus.emit_signal(None::<&str>, path, name, signal, body);
}
