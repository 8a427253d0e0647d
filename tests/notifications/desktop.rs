//! A bus of one's own, and a notification service on it with manners of its own.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard},
    thread,
    time::Duration,
};

use zbus::{
    blocking::{Connection, connection},
    interface,
    zvariant::OwnedValue,
};

const PATH: &str = "/org/freedesktop/Notifications";
const NAME: &str = "org.freedesktop.Notifications";

/// A message bus; it ends with the test.
pub(crate) struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    pub(crate) fn start() -> Self {
        let config = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/e2e/support/bus.conf");
        let mut daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--nopidfile", "--print-address=1", &format!("--config-file={config}")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned() }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// What a service does with a popup.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Manner {
    /// Its user presses Done within this time, on some at once.
    AnswersWithin(Duration),
    /// It closes it as if its user had, before it says that it took it.
    ClosesAtOnce,
    /// It takes so long to say that it took it.
    TakesItsTime(Duration),
    /// Nothing.
    Silent,
    /// Nothing; and it knows markup.
    KnowsMarkup,
}

#[derive(Default)]
struct Record {
    shown: u32,
    bodies: Vec<String>,
    closed: Vec<u32>,
}

/// A notification service on a bus.
pub(crate) struct Service {
    connection: Connection,
    record: Arc<Mutex<Record>>,
}

struct Served {
    manner: Manner,
    record: Arc<Mutex<Record>>,
    /// Its own connection, once there is one: what it says of its own accord goes that way.
    connection: Arc<Mutex<Option<Connection>>>,
}

impl Service {
    pub(crate) fn start(bus: &Bus, manner: Manner) -> Self {
        let (record, own) = (Arc::<Mutex<Record>>::default(), Arc::<Mutex<Option<Connection>>>::default());
        let served = Served { manner, record: Arc::clone(&record), connection: Arc::clone(&own) };
        let builder = connection::Builder::address(bus.address()).unwrap().serve_at(PATH, served).unwrap();
        let connection = builder.build().unwrap();
        *own.lock().unwrap() = Some(connection.clone());
        connection.request_name(NAME).unwrap();
        Self { connection, record }
    }

    pub(crate) fn shown(&self) -> u32 {
        self.record().shown
    }

    pub(crate) fn bodies(&self) -> Vec<String> {
        self.record().bodies.clone()
    }

    pub(crate) fn closed(&self) -> Vec<u32> {
        self.record().closed.clone()
    }

    pub(crate) fn stop(self) {
        self.connection.release_name(NAME).unwrap();
        let _ = self.connection.close();
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap()
    }
}

#[interface(name = "org.freedesktop.Notifications")]
impl Served {
    fn get_capabilities(&self) -> Vec<String> {
        let markup = matches!(self.manner, Manner::KnowsMarkup).then_some("body-markup");
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
        _hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> u32 {
        let id = {
            let mut record = self.record.lock().unwrap();
            record.shown += 1;
            record.bodies.push(body);
            record.shown
        };
        match self.manner {
            Manner::AnswersWithin(most) => {
                let (bus, wait) = (self.bus(), most / 10 * (id * 7 % 11));
                thread::spawn(move || {
                    thread::sleep(wait);
                    say(&bus, "ActionInvoked", &(id, "done"));
                    say(&bus, "NotificationClosed", &(id, 2_u32));
                });
            }
            Manner::ClosesAtOnce => say(&self.bus(), "NotificationClosed", &(id, 2_u32)),
            Manner::TakesItsTime(time) => thread::sleep(time),
            Manner::Silent | Manner::KnowsMarkup => {}
        }
        id
    }

    fn close_notification(&self, id: u32) {
        self.record.lock().unwrap().closed.push(id);
    }
}

impl Served {
    fn bus(&self) -> Connection {
        self.connection.lock().unwrap().clone().unwrap()
    }
}

fn say<B: serde::Serialize + zbus::zvariant::DynamicType>(bus: &Connection, signal: &str, body: &B) {
    // Whoever listened may be gone.
    let _ = bus.emit_signal(None::<&str>, PATH, NAME, signal, body);
}
