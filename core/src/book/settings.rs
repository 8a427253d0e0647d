//! The user's settings.

use super::{Book, Outcome};
use crate::{Result, domain::Settings};

impl Book {
    /// The user's settings.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn settings(&self) -> Result<Settings> {
        self.read().settings()
    }

    /// Changes the settings.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn change_settings(&mut self, settings: &Settings) -> Result<Outcome> {
        self.change("change settings", |w, _| {
            if w.read().settings()? != *settings {
                w.put_settings(settings)?;
            }
            Ok(((), "Changed the settings".to_owned()))
        })
    }
}
