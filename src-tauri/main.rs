//! Fondly's window around the book. Nothing here decides; see `core/src/book/`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod commands;
mod desk;
mod events;
mod faces;
mod tray;
mod window;

use std::process::ExitCode;

use clap::Parser;
use fondly_headless::{place::Place, window::Start};

/// The window of Fondly.
#[derive(Debug, Parser)]
#[command(name = "fondly-window", version, about)]
struct Arguments {
    #[command(flatten)]
    start: Start,
}

fn main() -> ExitCode {
    let Start { data, background, demo } = Arguments::parse().start;
    match Place::find(data).and_then(|place| app::run(place, background, demo)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fondly: {error}");
            ExitCode::from(1)
        }
    }
}
