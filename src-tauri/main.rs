//! Fondly: the window around the book, and the terminal's verbs. Nothing here decides; see `core/src/book/`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod cli;
mod clock;
mod commands;
mod desk;
mod export;
mod faces;
mod keeping;
mod links;
mod place;
mod reminding;
mod tray;
mod voice;
mod window;
mod wire;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
