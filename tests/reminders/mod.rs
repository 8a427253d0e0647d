//! Rules R: the real engine over a book in a file, with a stopped clock and a voice that records what it says.

mod answers;
mod failing;
mod laws;
mod quiet;
mod snoozed;
mod spoken;
mod watching;
mod zones;
