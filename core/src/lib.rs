//! Everything Fondly knows and does: no window, no Tauri, no clock of its own.
//!
//! Reading order: [`domain`] (the words) → [`store`] (the disk) → [`planner`] (what is due and why) → [`quick`] (a sentence and its
//! meaning) → [`prompts`] (what to ask) →
//! [`cards`] (vCards in and out) → [`formats`] (what else goes out and in) → [`book`] (every verb; the one door) → [`reminders`] (the engine).

pub mod clock;
pub mod domain;
pub mod error;

pub mod store;

pub mod planner;

pub mod quick;

pub mod prompts;

pub mod cards;

pub mod formats;

pub mod book;

pub mod reminders;

pub use error::{Error, Result};
