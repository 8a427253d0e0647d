//! The window is a program of its own, `fondly-window` beside this one: a toolkit has no place in what runs all day.

use std::{
    ffi::OsString,
    path::PathBuf,
    process::{Command, ExitCode},
};

use fondly_core::{Error, Result};

/// The argument of a start without a window, as at login.
pub const BACKGROUND: &str = "--background";

/// How Fondly is started without a verb.
#[derive(Debug, Clone, clap::Args)]
pub struct Start {
    /// The folder of the book; without it FONDLY_DATA, or the platform's own folder.
    #[arg(long, global = true, value_name = "DIR", env = "FONDLY_DATA")]
    pub data: Option<PathBuf>,
    /// Start without a window, as at login: tray and reminders only.
    #[arg(long)]
    pub background: bool,
    /// Fill an empty book with sample people first.
    #[arg(long)]
    pub demo: bool,
}

impl Start {
    /// The same as arguments.
    fn arguments(&self) -> Vec<OsString> {
        let data = self.data.iter().flat_map(|folder| ["--data".into(), folder.clone().into_os_string()]);
        let flags = [(self.background, BACKGROUND), (self.demo, "--demo")];
        data.chain(flags.into_iter().filter(|(given, _)| *given).map(|(_, flag)| flag.into())).collect()
    }
}

/// Hands over to the window's program; returns only when that could not be started, or has ended.
///
/// # Errors
/// - `Refused`: it is not where it belongs, or the system does not start it.
pub fn hand_over(start: &Start) -> Result<ExitCode> {
    let program = program()?;
    let mut command = Command::new(&program);
    command.args(start.arguments());
    become_it(&mut command)
        .map_err(|error| Error::Refused(format!("{} could not be started: {error}. Nothing was changed.", program.display())))
}

/// The window's program: beside the one that runs.
fn program() -> Result<PathBuf> {
    let own = std::env::current_exe().map_err(|error| Error::Broken(error.to_string()))?;
    let beside = own.with_file_name(format!("fondly-window{}", std::env::consts::EXE_SUFFIX));
    if beside.is_file() {
        return Ok(beside);
    }
    Err(Error::Refused(format!(
        "The window’s program is missing: {} is not there. Please install Fondly again. The terminal’s verbs work: fondly --help.",
        beside.display()
    )))
}

/// One process stays: who started Fondly sees the window’s end as its own.
#[cfg(unix)]
fn become_it(command: &mut Command) -> std::io::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

/// Elsewhere a process can't become another: this one waits for it.
#[cfg(not(unix))]
fn become_it(command: &mut Command) -> std::io::Result<ExitCode> {
    let status = command.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
