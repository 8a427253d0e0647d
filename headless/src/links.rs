//! Links that may leave the program: opened by the system's own program, and only of four kinds.

use std::{
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use fondly_core::{Error, book::Book, domain::StepId};

/// The schemes that may be opened.
const ALLOWED: [&str; 4] = ["https", "mailto", "tel", "sms"];

/// Opens a link with the system's program for it.
///
/// # Errors
/// - `Refused`: it is of another kind, or no program took it.
pub fn open(link: &str) -> Result<(), Error> {
    let allowed = link.split_once(':').is_some_and(|(scheme, rest)| {
        ALLOWED.iter().any(|allowed| allowed.eq_ignore_ascii_case(scheme)) && !rest.is_empty() && !link.chars().any(char::is_control)
    });
    if !allowed {
        return Err(Error::refused("Fondly opens only https, mailto, tel and sms links. Nothing was opened."));
    }
    for command in open::commands(link) {
        if takes(command) {
            return Ok(());
        }
    }
    let scheme = link.split_once(':').map(|(scheme, _)| scheme).unwrap_or_default();
    Err(Error::Refused(format!("No program here opens {scheme} links. Nothing was recorded. You can copy the words instead.")))
}

/// Opens a link for which something was recorded; where no program takes it, that is taken back.
///
/// # Errors
/// - As [`open`].
pub fn open_or_take_back(link: &str, step: Option<StepId>, book: impl FnOnce() -> fondly_core::Result<Book>) -> Result<(), Error> {
    open(link).inspect_err(|_| {
        if let (Some(step), Ok(mut book)) = (step, book()) {
            // What can't be taken back any more was changed by hand since.
            let _ = book.undo(Some(step));
        }
    })
}

/// Shows a folder of the user's own with the system's program for folders.
///
/// # Errors
/// - `Refused`: no program took it.
pub fn show_folder(folder: &Path) -> Result<(), Error> {
    open::that_detached(folder).map_err(|error| Error::Refused(format!("No program took the folder: {error}.")))
}

/// Does the program take the link? One that fails says so at once; one that is still at work after two seconds has it.
fn takes(mut command: Command) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return false;
    };
    for _ in 0..40 {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(Duration::from_millis(50)),
            Err(_) => return false,
        }
    }
    // Somebody must hear of its end, or it stays as a shadow in the list of processes.
    thread::spawn(move || child.wait());
    true
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn only_https_mailto_tel_and_sms_are_opened() {
        for link in [
            "file:///etc/passwd",
            "http://example.org",
            "javascript:alert(1)",
            "https:",
            "",
            "mailto",
            "sms:1\n2",
            "/bin/sh",
            " https://example.org",
        ] {
            assert!(open(link).is_err(), "{link:?} must be refused");
        }
    }
}
