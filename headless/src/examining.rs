//! Why reminders do or don't arrive: what the book tells, and what the system does.

use fondly_core::{Result, book::Book, reminders::Finding};

use crate::{
    login,
    place::Place,
    reminding,
    voice::{self, Service},
};

/// Everything that can be found out.
///
/// # Errors
/// - What the disk says.
pub fn everything(place: &Place, book: &Book) -> Result<Vec<Finding>> {
    let mut found = book.examine_reminders(reminding::runs(&place.engine_lock()))?;
    found.push(match login::is_on(place) {
        Ok(true) => Finding::well("Fondly starts at login."),
        Ok(false) => Finding::bad("Fondly does not start at login: after a restart nothing reminds until it is started."),
        Err(error) => Finding::bad(format!("Whether Fondly starts at login can’t be found out: {error}")),
    });
    found.extend(of_service(voice::service()));
    Ok(found)
}

fn of_service(service: std::result::Result<Service, String>) -> Vec<Finding> {
    let Service { name, has_buttons, is_inhibited } = match service {
        Ok(service) => service,
        Err(trouble) => return vec![Finding::bad(format!("Notifications can’t be shown: {trouble}."))],
    };
    let mut found = vec![Finding::well(format!("{name} takes notifications."))];
    if !has_buttons {
        found.push(Finding::bad("It shows no buttons: a click opens the person, and what is to be done is done there."));
    }
    if is_inhibited {
        found.push(Finding::bad("“Do not disturb” is on: the system takes notifications and does not show them now."));
    }
    found
}
