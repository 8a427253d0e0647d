//! Starting at login: an entry of the system's own, which starts what reminds and no window.

use auto_launch::{AutoLaunch, AutoLaunchBuilder};
use fondly_core::{Error, Result};

use crate::{place::Place, window};

/// The argument of a start without a window.
pub const BACKGROUND: &str = "--background";

/// Does Fondly start at login?
///
/// # Errors
/// - This system has no such thing.
pub fn is_on(place: &Place) -> Result<bool> {
    entry(place)?.is_enabled().map_err(|error| refusal(&error))
}

/// Starts Fondly at login from now on, or no longer.
///
/// # Errors
/// - This system has no such thing, or did not take it.
pub fn set(place: &Place, on: bool) -> Result<()> {
    let entry = entry(place)?;
    if on { entry.enable() } else { entry.disable() }.map_err(|error| refusal(&error))
}

fn entry(place: &Place) -> Result<AutoLaunch> {
    let program = window::beside("fondly")?;
    let arguments = [vec![BACKGROUND.to_owned()], place.argument()].concat();
    AutoLaunchBuilder::new()
        .set_app_name("Fondly")
        .set_app_path(&program.display().to_string())
        .set_args(&arguments)
        .build()
        .map_err(|error| refusal(&error))
}

fn refusal(error: &auto_launch::Error) -> Error {
    Error::Refused(format!("This system did not take it: {error}. Nothing was changed."))
}
