//! A message bus of one's own.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

const CONFIG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/e2e/support/bus.conf");

/// A message bus; it ends with the test.
pub(crate) struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    pub(crate) fn start() -> Self {
        Self::with(CONFIG)
    }

    /// A bus that starts a program of this folder when someone asks for `service`; that program leaves a file called `started` in it, and
    /// fails.
    pub(crate) fn that_starts(service: &str, folder: &Path) -> Self {
        let started = folder.join("started");
        let entry = format!("[D-BUS Service]\nName={service}\nExec=/bin/sh -c \"touch {}; exit 1\"\n", started.display());
        fs::write(folder.join(format!("{service}.service")), entry).unwrap();
        let services = format!("<servicedir>{}</servicedir></busconfig>", folder.display());
        let config = folder.join("bus.conf");
        fs::write(&config, fs::read_to_string(CONFIG).unwrap().replace("</busconfig>", &services)).unwrap();
        Self::with(config.to_str().unwrap())
    }

    fn with(config: &str) -> Self {
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

    /// Ends it before the test does.
    pub(crate) fn end(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.end();
    }
}
