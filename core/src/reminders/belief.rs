//! Whether the clock is believed (R7): one that was set by more than a day and a half is asked about before anything is laid out or said.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, Zoned};

use super::{Engine, Voice, popup};
use crate::{Result, book::Book, store::EngineRow};

/// A clock that is off by no more than this is set right by whoever keeps it; travel and daylight saving don't touch instants at all.
pub(super) const TOO_FAR: SignedDuration = SignedDuration::from_hours(36);

/// A clock that is not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockDoubt {
    /// What it says.
    pub shows: Zoned,
    /// What it should have said when that was found.
    pub expected: Zoned,
}

/// What the engine knows of the time besides what the clock says.
#[derive(Debug, Default)]
pub(super) struct Belief {
    /// What the time was, and how long the computer had gone on then.
    last: Option<(Timestamp, Duration)>,
    /// It was found to be wrong, and nobody has said since that it is right.
    in_doubt: bool,
    /// The user was asked.
    has_asked: bool,
}

impl Belief {
    /// What the clock should show now. After a start only what was seen last is known, which is a lower bound.
    fn expected(&self, row: &EngineRow, ran: Option<Duration>) -> (Option<Timestamp>, bool) {
        let went_on = self.last.zip(ran).and_then(|((at, then), ran)| at.checked_add(ran.checked_sub(then)?).ok());
        match went_on {
            Some(at) => (Some(at), true),
            None => (row.doubted_since.or(row.checked_at), row.doubted_since.is_some()),
        }
    }
}

impl Engine {
    /// Is the clock believed at this moment? If not, the user is asked, once.
    pub(super) fn believes(&mut self, voice: &mut dyn Voice) -> Result<bool> {
        let (now, ran) = (self.book.now().instant(), self.book.clock().ran());
        let row = self.book.read().engine()?;
        // Somebody said that it is right: in the window, on a terminal, or by the popup.
        if self.belief.in_doubt && row.doubted_since.is_none() {
            self.belief = Belief::default();
        }
        let (expected, is_known_both_ways) = self.belief.expected(&row, ran);
        let is_wrong = expected.is_some_and(|expected| {
            let ahead = now.duration_since(expected);
            ahead < -TOO_FAR || (is_known_both_ways && ahead > TOO_FAR)
        });
        match expected {
            Some(expected) if is_wrong => {
                self.doubt(voice, &row, expected, ran)?;
                Ok(false)
            }
            _ => {
                if row.doubted_since.is_some() {
                    // It was set right again.
                    self.book.store_mut().write(|w| w.put_engine(&EngineRow { doubted_since: None, ..row }))?;
                    self.forget_layout();
                }
                self.belief = Belief { last: ran.map(|ran| (now, ran)), ..Belief::default() };
                Ok(true)
            }
        }
    }

    fn doubt(&mut self, voice: &mut dyn Voice, row: &EngineRow, expected: Timestamp, ran: Option<Duration>) -> Result<()> {
        self.belief.last = ran.map(|ran| (expected, ran));
        self.belief.in_doubt = true;
        if row.doubted_since.is_none() {
            self.book.store_mut().write(|w| w.put_engine(&EngineRow { doubted_since: Some(expected), ..row.clone() }))?;
        }
        // What can't be asked by a popup is on Today.
        if !self.belief.has_asked {
            let now = self.book.now();
            let expected = expected.to_zoned(now.zoned().time_zone().clone());
            self.belief.has_asked = voice.show(&popup::which_time(now.zoned(), &expected)).is_ok();
        }
        Ok(())
    }

    /// Does the engine wait for someone to say that the clock is right?
    pub(super) fn is_in_doubt(&self) -> bool {
        self.belief.in_doubt
    }
}

impl Book {
    /// What the time is and what it should be, while the clock is not believed.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn clock_in_doubt(&self) -> Result<Option<ClockDoubt>> {
        let shows = self.now().zoned().clone();
        let expected = self.read().engine()?.doubted_since.map(|at| at.to_zoned(shows.time_zone().clone()));
        Ok(expected.map(|expected| ClockDoubt { shows, expected }))
    }

    /// The user says that the clock is right: reminders go on from now.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn trust_clock(&mut self) -> Result<()> {
        let row = self.read().engine()?;
        let now = self.now().instant();
        self.store_mut().write(|w| w.put_engine(&EngineRow { checked_at: Some(now), doubted_since: None, ..row }))
    }
}
