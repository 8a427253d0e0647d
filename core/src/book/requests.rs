//! What one program asks of another that has the same book open: the one that reminds, and the window. The book is the only way between
//! them; each sees that it has changed.

use super::Book;
use crate::{
    Result,
    domain::{Request, RequestKind},
};

impl Book {
    /// Asks whoever has this book open; the request's number.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn request(&mut self, what: RequestKind) -> Result<i64> {
        let at = self.now().instant();
        self.store_mut().write(|w| w.add_request(what, at))
    }

    /// A request as it stands.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn request_of(&self, id: i64) -> Result<Option<Request>> {
        self.read().request(id)
    }

    /// The number of the newest request: whoever starts now has nothing to do with those until it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_request(&self) -> Result<i64> {
        self.read().last_request()
    }

    /// Those that came after another.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn requests_after(&self, id: i64) -> Result<Vec<Request>> {
        self.read().requests_after(id)
    }

    /// Answers a request, with what went wrong.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn answer_request(&mut self, id: i64, trouble: Option<&str>) -> Result<()> {
        let at = self.now().instant();
        self.store_mut().write(|w| w.answer_request(id, at, trouble))
    }

    /// Keeps the memory of this opening small, at the price of reading more often: for what runs all day.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn be_frugal(&self) -> Result<()> {
        self.store.be_frugal()
    }
}
