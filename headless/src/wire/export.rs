//! The forms in which people go out.

use clap::ValueEnum;
use serde::Deserialize;
use specta::Type;

/// A form in which people go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type, ValueEnum)]
#[serde(rename_all = "camelCase")]
pub enum ExportForm {
    /// vCard 3.0, what every program reads.
    #[value(alias = "vcard")]
    Vcard3,
    /// vCard 4.0.
    Vcard4,
    /// iCalendar: birthdays and other days, for calendar programs.
    Ics,
    /// A table, with the columns of Google Contacts.
    Csv,
    /// Everything, to be imported again: a backup.
    Json,
    /// One file to read for each person, in a folder.
    Markdown,
}
