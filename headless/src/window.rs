//! The window is a program of its own, `fondly-window` beside this one: a toolkit has no place in what runs all day.

use std::{
    ffi::OsString,
    path::PathBuf,
    process::{Child, Command, ExitCode, Stdio},
    str::FromStr,
};

use fondly_core::{Error, Result};

use crate::{login::BACKGROUND, place::Place};

/// How the window is started.
#[derive(Debug, Clone, clap::Args)]
pub struct Start {
    /// The folder of the book; without it FONDLY_DATA, or the platform's own folder.
    #[arg(long, global = true, value_name = "DIR", env = "FONDLY_DATA")]
    pub data: Option<PathBuf>,
    /// Fill an empty book with sample people first.
    #[arg(long)]
    pub demo: bool,
}

impl Start {
    /// The same as arguments.
    fn arguments(&self) -> Vec<OsString> {
        let data = self.data.iter().flat_map(|folder| ["--data".into(), folder.clone().into_os_string()]);
        data.chain(self.demo.then(|| "--demo".into())).collect()
    }
}

/// A place in the window to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// Someone, with the sentence of what was just done for them.
    Person {
        /// Who.
        id: String,
        /// The sentence, if something was done.
        say: Option<String>,
    },
    /// Today.
    Today,
    /// A small window that takes down a thought (K10), and nothing else.
    Thought,
}

impl Goal {
    /// The place as it is given to the window: `today`, `thought`, or `person:` and who; the sentence is given beside it.
    fn arguments(&self) -> Vec<String> {
        match self {
            Self::Today => vec!["--at=today".to_owned()],
            Self::Thought => vec!["--at=thought".to_owned()],
            Self::Person { id, say } => {
                let say = say.iter().map(|sentence| format!("--say={sentence}"));
                std::iter::once(format!("--at=person:{id}")).chain(say).collect()
            }
        }
    }

    /// The place with a sentence to say there.
    #[must_use]
    pub fn saying(self, said: Option<String>) -> Self {
        match self {
            Self::Person { id, .. } => Self::Person { id, say: said },
            Self::Today | Self::Thought => self,
        }
    }
}

impl FromStr for Goal {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        match text.split_once(':') {
            Some(("person", id)) => Ok(Self::Person { id: id.to_owned(), say: None }),
            None if text == "today" => Ok(Self::Today),
            None if text == "thought" => Ok(Self::Thought),
            _ => Err("That is no place in the window: today, thought, or person:ID.".to_owned()),
        }
    }
}

/// Hands over to the window's program; returns only when that could not be started, or has ended.
///
/// # Errors
/// - `Refused`: it is not where it belongs, or the system does not start it.
pub fn hand_over(start: &Start) -> Result<ExitCode> {
    let program = beside("fondly-window")?;
    let mut command = Command::new(&program);
    command.args(start.arguments());
    become_it(&mut command).map_err(|error| unstarted(&program, &error))
}

/// Starts a window, or leads the one that is open to a place.
///
/// # Errors
/// - As [`hand_over`].
pub fn open(place: &Place, goal: Option<&Goal>) -> Result<Child> {
    let program = beside("fondly-window")?;
    let mut command = Command::new(&program);
    command.arg("--data").arg(place.folder()).args(goal.map(Goal::arguments).unwrap_or_default());
    alone(&mut command).spawn().map_err(|error| unstarted(&program, &error))
}

/// Starts what reminds without a window.
///
/// # Errors
/// - `Refused`: it is not where it belongs, or the system does not start it.
pub fn start_resident(place: &Place) -> Result<Child> {
    let program = beside("fondly")?;
    let mut command = Command::new(&program);
    command.arg("--data").arg(place.folder()).arg(BACKGROUND);
    alone(&mut command).spawn().map_err(|error| unstarted(&program, &error))
}

/// Leaves a program that was started to itself, and takes note of its end, so that no dead process stays behind.
pub fn let_go(mut child: Child) {
    // Without a thread it stays behind until this program ends.
    let _ = std::thread::Builder::new().name("another program".to_owned()).spawn(move || child.wait());
}

/// The program of this name that belongs to Fondly: beside the one that runs.
///
/// # Errors
/// - `Refused`: it is not there.
pub fn beside(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe().map_err(|error| Error::Broken(error.to_string()))?;
    let beside = own.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if beside.is_file() {
        return Ok(beside);
    }
    Err(Error::Refused(format!(
        "A part of Fondly is missing: {} is not there. Please install Fondly again. Nothing was changed.",
        beside.display()
    )))
}

fn unstarted(program: &std::path::Path, error: &std::io::Error) -> Error {
    Error::Refused(format!("{} could not be started: {error}. Nothing was changed.", program.display()))
}

/// It has its own life: what ends this program must not end it, nor does it read what is typed here.
fn alone(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    command.stdin(Stdio::null())
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
