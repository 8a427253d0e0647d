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
        .set_app_path(&quoted(&program.display().to_string()))
        .set_args(&arguments)
        .build()
        .map_err(|error| refusal(&error))
}

/// As the Desktop Entry specification wants a program with blanks or signs of its own in its path. Elsewhere the entry is not a line to be read.
fn quoted(program: &str) -> String {
    let is_plain = program.chars().all(|c| c.is_alphanumeric() || "/._-+".contains(c));
    if is_plain || !cfg!(target_os = "linux") {
        return program.to_owned();
    }
    let escaped = program.replace('\\', "\\\\").replace('"', "\\\"").replace('`', "\\`").replace('$', "\\$").replace('%', "%%");
    format!("\"{escaped}\"")
}

fn refusal(error: &auto_launch::Error) -> Error {
    Error::Refused(format!("This system did not take it: {error}. Nothing was changed."))
}
