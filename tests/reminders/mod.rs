//! Rules R: the real engine over a book in a file, with a stopped clock and a voice that records what it says.

mod ahead;
mod answers;
mod calendars;
mod enough;
mod examined;
mod failing;
mod history;
mod laws;
mod own;
mod pairs;
mod plans;
mod put_off_wrongly;
mod quiet;
mod round_numbers;
mod snoozed;
mod spoken;
mod watching;
mod wrong_clock;
mod zones;
