//! Fondly's window around the book. Nothing here decides; see `core/src/book/`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod commands;
mod companion;
mod desk;
mod events;
mod faces;
mod window;

use std::process::ExitCode;

use clap::Parser;
use fondly_core::Result;
use fondly_headless::{
    place::Place,
    window::{self as program, Goal, Start},
};

/// The window of Fondly.
#[derive(Debug, Parser)]
#[command(name = "fondly-window", version, about)]
struct Arguments {
    #[command(flatten)]
    start: Start,
    /// Where to go: today, thought, or person:ID.
    #[arg(long, value_name = "PLACE")]
    at: Option<Goal>,
    /// As entries for a start at login from before the reminders were a program of their own have it.
    #[arg(long, hide = true)]
    background: bool,
    /// A sentence to say there: what was just done.
    #[arg(long, value_name = "SENTENCE", requires = "at")]
    say: Option<String>,
}

impl Arguments {
    /// Where to go, and what to say there.
    fn goal(self) -> Option<Goal> {
        Some(self.at?.saying(self.say))
    }
}

fn run(place: Place, arguments: Arguments) -> Result<()> {
    if arguments.background {
        return program::start_resident(&place).map(program::let_go);
    }
    app::run(place, arguments)
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Place::find(arguments.start.data.clone()).and_then(|place| run(place, arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fondly: {error}");
            ExitCode::from(1)
        }
    }
}
