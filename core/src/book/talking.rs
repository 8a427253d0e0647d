//! Going quiet for a talk (R8): nothing is said while the user is with someone, for an hour or until the talk is noted.

use super::{Book, Outcome, contacts::alive};
use crate::{
    Result,
    domain::{ContactId, Later, Settings, Until},
    store::Writer,
};

impl Book {
    /// Until when it is quiet for a talk with someone; `None` where it is not.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn quiet_for(&self, person: ContactId) -> Result<Option<Until>> {
        let (read, now) = (self.read(), self.now());
        let is_with_them = read.talking_to()? == Some(person);
        Ok(read.settings()?.silent_until.filter(|until| is_with_them && until.holds(now.zoned())))
    }

    /// Nothing is said for an hour, or until a talk with them is noted. Where it is quiet for longer already it stays so.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died, or are in the trash.
    pub fn go_quiet(&mut self, person: ContactId) -> Result<Outcome> {
        self.change("go quiet", |w, now| {
            let who = alive(&w.read(), person)?.fields.shown();
            let (settings, hour) = (w.read().settings()?, Later::Hour.from(now.zoned(), jiff::civil::Time::midnight()));
            let stands = settings.silent_until.is_some_and(|until| until.instant(now.zoned()) > hour.instant(now.zoned()));
            if stands {
                return Ok(((), "It is quiet already, and for longer".to_owned()));
            }
            w.put_settings(&Settings { silent_until: Some(hour), ..settings })?;
            w.set_talking_to(Some(person))?;
            Ok(((), format!("Quiet for an hour, or until your talk with {who} is noted")))
        })
    }

    /// Speaks again, where it was quiet for a talk.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn end_quiet(&mut self) -> Result<Outcome> {
        self.change("end quiet", |w, _| {
            if let Some(person) = w.read().talking_to()? {
                is_noted(w, &[person])?;
            }
            Ok(((), "Not quiet any more".to_owned()))
        })
    }
}

/// A talk with these people is noted: if it was quiet for it, it is no longer.
pub(super) fn is_noted(w: &Writer<'_>, people: &[ContactId]) -> Result<()> {
    if w.read().talking_to()?.is_some_and(|person| people.contains(&person)) {
        w.put_settings(&Settings { silent_until: None, ..w.read().settings()? })?;
        w.set_talking_to(None)?;
    }
    Ok(())
}
