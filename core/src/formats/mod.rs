//! What goes to programs that read no cards: calendars, tables, pages to read, and the whole book as JSON. Text from words and back; no
//! clock, no verbs.

mod birthdays;
mod calendar;
mod columns;
mod events;
mod foreign;
mod meaning;
mod monica;
mod pages;
mod picture;
mod rows;
mod rule;
mod sheet;
mod table;
mod whole;
mod zones;

pub use calendar::{CalendarCatchUp, CalendarDay, calendar, own_id};
pub use events::{CalendarEvent, EventTime, read_calendar};
pub use foreign::{Foreign, TableColumn, Talks};
pub use meaning::Meaning;
pub use monica::{is_monica, read_monica};
pub use pages::{Page, page, page_name};
pub use picture::{NotAPicture, face, first_face};
pub use rule::rule as repetition_of_rule;
pub use sheet::{SheetRow, sheet_header, sheet_row};
pub use table::{Meanings, read_table};
pub use whole::{NotWhole, WholeTables, read_whole, whole_text};
