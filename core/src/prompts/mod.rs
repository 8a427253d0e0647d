//! A small library of questions to ask and of first words to send, and which of them fits someone: pure, and never across a boundary.

mod choose;
mod library;

pub use choose::{Ground, opener, question, still_fits};
pub use library::{Occasion, Opener, OpenerFor, Question, openers, questions};
