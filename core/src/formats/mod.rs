//! What goes to programs that read no cards: calendars, tables, pages to read, and the whole book as JSON. Text from words and back; no
//! clock, no verbs.

mod calendar;
mod columns;
mod pages;
mod sheet;
mod table;
mod whole;

pub use calendar::{CalendarDay, calendar};
pub use pages::{Page, page, page_name};
pub use sheet::{SheetRow, sheet_header, sheet_row};
pub use table::{Table, read_table};
pub use whole::{NotWhole, WholeTables, read_whole, whole_text};
