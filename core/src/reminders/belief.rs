//! Whether the clock is believed (R7): one that was set by more than a day and a half is asked about before anything is laid out or said.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, Zoned};

use super::{Engine, Voice, hold::quiet, popup};
use crate::{Result, book::Book, domain::AlarmKind, store::EngineRow};

/// A clock that is off by no more than this is set right by whoever keeps it; travel and daylight saving don't touch instants at all.
const TOO_FAR: SignedDuration = SignedDuration::from_hours(36);

/// A clock that is not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockDoubt {
    /// What it says.
    pub shows: Zoned,
    /// What it should have said when that was found.
    pub expected: Zoned,
}

impl ClockDoubt {
    /// Both in words: "12 March 2029, 10:00".
    #[must_use]
    pub fn in_words(&self) -> [String; 2] {
        [&self.shows, &self.expected].map(|at| at.strftime("%-d %B %Y, %H:%M").to_string())
    }
}

/// What was said so far ahead of this moment was said by a clock that was ahead: smaller corrections of a clock double nothing.
pub(super) const AHEAD_OF_ITSELF: SignedDuration = SignedDuration::from_hours(1);

/// What the engine knows of the time besides what the clock says.
#[derive(Debug, Default)]
pub(super) struct Belief {
    /// What the time was, and how long the computer had gone on then.
    last: Option<(Timestamp, Duration)>,
    /// It may have been later than that: only what was seen before the program started is known.
    is_at_least: bool,
    /// It was found to be wrong, and nobody has said since that it is right.
    in_doubt: bool,
    /// The user was asked.
    has_asked: bool,
}

/// What the clock should show.
#[derive(Debug, Clone, Copy)]
struct Expected {
    at: Timestamp,
    /// Or any time after it.
    is_at_least: bool,
}

impl Belief {
    /// After a start only what was seen last is known, which is a lower bound; and so is a doubt that began with that.
    fn expected(&self, row: &EngineRow, ran: Option<Duration>) -> Option<Expected> {
        let went_on = self.last.zip(ran).and_then(|((at, then), ran)| at.checked_add(ran.checked_sub(then)?).ok());
        match went_on {
            Some(at) => Some(Expected { at, is_at_least: self.is_at_least }),
            None => {
                let is_at_least = row.doubted_since.is_none() || !row.doubt_is_exact;
                row.doubted_since.or(row.checked_at).map(|at| Expected { at, is_at_least })
            }
        }
    }
}

impl Engine {
    /// What is on record of the engine, if the clock is believed at this moment. If not, the user is asked: once for each start, and not
    /// while it is to be quiet.
    pub(super) fn believes(&mut self, voice: &mut dyn Voice) -> Result<Option<EngineRow>> {
        let (now, ran) = (self.book.now().instant(), self.book.clock().ran());
        let mut row = self.book.read().engine()?;
        // Somebody said that it is right: in the window, on a terminal, or by the popup.
        if self.belief.in_doubt && row.doubted_since.is_none() {
            self.is_settled(voice);
        }
        if let Some(expected) = self.wrong_by(&row) {
            self.doubt(voice, row, expected, ran)?;
            return Ok(None);
        }
        if row.doubted_since.take().is_some() {
            // It was set right again.
            self.book.store_mut().write(|w| w.put_engine(&row))?;
            self.is_settled(voice);
        }
        self.belief = Belief { last: ran.map(|ran| (now, ran)), ..Belief::default() };
        Ok(Some(row))
    }

    /// There is nothing to ask about the clock any more. Days passed in doubt, of which it may have come to the one that was laid out last.
    fn is_settled(&mut self, voice: &mut dyn Voice) {
        if self.belief.has_asked {
            voice.close(popup::CLOCK);
        }
        self.belief = Belief::default();
        self.forget_layout();
    }

    /// What the clock should show, where it is too far from that.
    fn wrong_by(&self, row: &EngineRow) -> Option<Expected> {
        let expected = self.belief.expected(row, self.book.clock().ran())?;
        let ahead = self.book.now().instant().duration_since(expected.at);
        (ahead < -TOO_FAR || (!expected.is_at_least && ahead > TOO_FAR)).then_some(expected)
    }

    fn doubt(&mut self, voice: &mut dyn Voice, row: EngineRow, expected: Expected, ran: Option<Duration>) -> Result<()> {
        self.belief.last = ran.map(|ran| (expected.at, ran));
        self.belief.is_at_least = expected.is_at_least;
        self.belief.in_doubt = true;
        if row.doubted_since.is_none() {
            self.book
                .store_mut()
                .write(|w| w.put_engine(&EngineRow { doubted_since: Some(expected.at), doubt_is_exact: !expected.is_at_least, ..row }))?;
        }
        if self.belief.has_asked {
            return Ok(());
        }
        // What can't be asked by a popup is on Today.
        let now = self.book.now();
        let is_quiet = quiet(&self.book.settings()?, now.zoned(), AlarmKind::Milestone).is_some();
        if !is_quiet && !voice.is_inhibited() {
            let expected = expected.at.to_zoned(now.zoned().time_zone().clone());
            self.belief.has_asked = voice.show(&popup::which_time(now.zoned(), &expected)).is_ok();
        }
        Ok(())
    }

    /// Is the clock not to be gone by at this moment, whether or not a pass has found that yet?
    ///
    /// # Errors
    /// - What the disk says.
    pub(super) fn is_in_doubt(&self) -> Result<bool> {
        let row = self.book.read().engine()?;
        let was_trusted = self.belief.in_doubt && row.doubted_since.is_none();
        Ok(!was_trusted && self.wrong_by(&row).is_some())
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
