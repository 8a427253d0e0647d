//! Those who have died: their days are thought of, and nothing is to be done (B12).

use super::Book;
use crate::{
    Result,
    domain::{Contact, MilestoneFields, MilestoneKind, Occurrence, fold},
};

/// Someone who is remembered today.
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// Who.
    pub contact: Contact,
    /// Names their picture, when there is one.
    pub photo: Option<String>,
    /// "Born 96 years ago today", "Died a year ago today".
    pub words: String,
}

impl Book {
    /// Whom today is a day of: they were born on it, or died.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remembered_today(&self) -> Result<Vec<Remembered>> {
        let (read, today) = (self.read(), self.now().today());
        let mut found = Vec::new();
        for milestone in read.milestones_of_the_dead()? {
            let on_today = milestone.fields.occurrences(today, today, milestone.leap_day).next();
            let words = on_today.and_then(|occurrence| words(&milestone.fields, &occurrence));
            if let (Some(words), Some(contact)) = (words, read.contact(milestone.contact)?) {
                let photo = read.person_row(contact.id)?.and_then(|line| line.photo);
                found.push(Remembered { contact, photo, words });
            }
        }
        Ok(found)
    }
}

/// What the day was; a wedding day of whoever has died is their partner's own, and a loss that has another name is one they had.
fn words(fields: &MilestoneFields, occurrence: &Occurrence) -> Option<String> {
    let what = match fields.kind {
        MilestoneKind::Birthday => "Born",
        MilestoneKind::Loss if matches!(fold(&fields.label).as_str(), "" | "death" | "tod") => "Died",
        _ => return None,
    };
    Some(match occurrence.years {
        Some(1) => format!("{what} a year ago today"),
        Some(years) => format!("{what} {years} years ago today"),
        None => format!("{what} on this day"),
    })
}
