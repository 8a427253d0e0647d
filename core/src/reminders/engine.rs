//! One pass of the engine over one book.

use std::{collections::HashMap, time::Duration};

use jiff::{
    SignedDuration, Timestamp, Zoned,
    civil::{Date, DateTime},
};

use super::{Voice, belief::Belief, settle::settle, timetable::AHEAD};
use crate::{
    Result,
    book::Book,
    domain::{AlarmId, Request, StepId},
    store::EngineRow,
};

/// The longest rest: clocks jump and computers sleep without a word. It is more than half a minute, so that an idle computer is woken
/// less than twice a minute.
const LONGEST_REST: Duration = Duration::from_secs(45);
/// Seconds after which it is noted anew when the engine looked last.
const NOTED_EVERY: i64 = 600;

/// The first and the longest wait after a failure to speak (R11).
const RETRY: [Duration; 2] = [Duration::from_secs(5), Duration::from_mins(10)];

/// The engine over one book: it remembers what it laid out last, so that an idle pass costs next to nothing.
pub struct Engine {
    pub(super) book: Book,
    /// What the timetable was last laid out for.
    laid_out: Option<Seen>,
    /// Until when on the user's clock it holds, whatever else stays as it is.
    holds_until: Option<DateTime>,
    /// When it looked last, by its clock.
    looked_at: Option<Timestamp>,
    /// When to speak again after a failure, and how long the next wait is.
    retry: Option<(Timestamp, Duration)>,
    /// Rows written only to say when the engine looked last.
    heartbeats: u64,
    /// The newest request that was done, or that was there when the engine began.
    requests: Option<i64>,
    /// Alarms that were settled outside a pass; the next one takes their popups off the screen.
    pub(super) closing: Vec<AlarmId>,
    /// Whether the clock is believed.
    pub(super) belief: Belief,
    /// Congratulations of which it is asked whether they reached anyone, with the step that takes them back.
    pub(super) congratulated: HashMap<AlarmId, StepId>,
}

/// What a timetable depends on.
#[derive(PartialEq, Eq)]
struct Seen {
    /// Higher whenever anyone, this engine too, has changed what the user keeps.
    changes: i64,
    /// Another whenever someone else has written to the file, whatever it was.
    data_version: i64,
    day: Date,
    zone: String,
}

impl Engine {
    /// An engine over its own opening of the book.
    #[must_use]
    pub fn new(book: Book) -> Self {
        // One that keeps more in memory reminds as well.
        let _ = book.be_frugal();
        let requests = book.last_request().ok();
        Self {
            book,
            laid_out: None,
            holds_until: None,
            looked_at: None,
            retry: None,
            heartbeats: 0,
            requests,
            closing: Vec::new(),
            belief: Belief::default(),
            congratulated: HashMap::new(),
        }
    }

    /// Brings the alarms in line with the book, says what is due, and returns how long to rest, 45 s at most. Running it again at
    /// the same moment changes nothing. While the clock is not believed nothing is laid out, said or thrown away (R7).
    ///
    /// # Errors
    /// - What the disk says; the next pass begins anew.
    pub fn pass(&mut self, voice: &mut dyn Voice) -> Result<Duration> {
        let Some(before) = self.believes(voice)? else { return Ok(LONGEST_REST) };
        let now = self.book.now();
        self.lay_out()?;
        for alarm in self.closing.drain(..) {
            voice.close(alarm);
        }
        let trouble = self.speak(voice, before.trouble.clone())?;
        // Every write wakes the disk. That it looks at all is news the first time.
        let stale = before.checked_at.is_none_or(|at| now.instant().duration_since(at).as_secs().abs() >= NOTED_EVERY);
        let heartbeat = trouble == before.trouble && before.checked_at.is_some();
        if stale || !heartbeat {
            let written = self.book.writes();
            self.book.store_mut().write(|w| w.put_engine(&EngineRow { checked_at: Some(now.instant()), trouble, ..before }))?;
            self.heartbeats += if heartbeat { self.book.writes() - written } else { 0 };
        }
        self.rest()
    }

    /// How many rows this engine has written about reminders; more after a pass that found or said something.
    pub(super) fn writes(&self) -> u64 {
        self.book.writes() - self.heartbeats
    }

    /// How far anyone has changed the book, as this engine last saw it.
    pub(super) fn seen(&self) -> Option<i64> {
        self.laid_out.as_ref().map(|seen| seen.data_version)
    }

    /// Brings the alarms in line with the book when anything that they depend on has changed.
    pub(super) fn lay_out(&mut self) -> Result<()> {
        let now = self.book.now();
        if self.laid_out.as_ref().is_none_or(|before| before.day != now.today()) {
            self.book.empty_trash()?;
        }
        let zone = rules_ahead(now.zoned());
        let seen = Seen { data_version: self.book.data_version()?, changes: self.book.changes()?, day: now.today(), zone };
        let holds = self.holds_until.is_none_or(|until| now.zoned().datetime() < until);
        // What was said since may have been said by a clock that was ahead (R7).
        let was_set_back = self.looked_at.replace(now.instant()).is_some_and(|before| now.instant() < before);
        if was_set_back {
            // When to try again was told by the clock as it was.
            self.retry = self.retry.map(|(_, wait)| (now.instant(), wait));
        }
        if self.laid_out.as_ref() == Some(&seen) && holds && !was_set_back {
            return Ok(());
        }
        // Half of it done is none.
        self.laid_out = None;
        self.holds_until = settle(&mut self.book, &mut self.closing)?;
        self.laid_out = Some(seen);
        Ok(())
    }

    /// What was laid out holds no longer, whatever it was laid out for.
    pub(super) fn forget_layout(&mut self) {
        self.laid_out = None;
    }

    /// What was asked since the last time, by whoever has the book open. What was asked before the engine began is none of its business.
    pub(super) fn requests(&mut self) -> Result<Vec<Request>> {
        let Some(last) = self.requests else {
            self.requests = Some(self.book.last_request()?);
            return Ok(Vec::new());
        };
        let asked = self.book.requests_after(last)?;
        self.requests = asked.last().map(|request| request.id).or(self.requests);
        Ok(asked.into_iter().filter(|request| request.answered.is_none()).collect())
    }

    /// Answers a request, with what went wrong.
    pub(super) fn answer_request(&mut self, request: &Request, trouble: Option<&str>) -> Result<()> {
        self.book.answer_request(request.id, trouble)
    }

    /// The world has changed: try again at once.
    pub(super) fn forget_retry(&mut self) {
        self.retry = None;
    }

    /// Notes whether the system takes popups, as a test has just found; what waits is tried again at once.
    pub(super) fn note_voice(&mut self, trouble: Option<String>) -> Result<()> {
        let now = self.book.now().instant();
        self.retry = trouble.is_some().then_some((now, RETRY[0]));
        let row = self.book.read().engine()?;
        let checked_at = if self.is_in_doubt()? { row.checked_at } else { Some(now) };
        self.book.store_mut().write(|w| w.put_engine(&EngineRow { checked_at, trouble, ..row }))
    }

    fn speak(&mut self, voice: &mut dyn Voice, before: Option<String>) -> Result<Option<String>> {
        let now = self.book.now().instant();
        let waits = self.retry.is_some_and(|(until, _)| now < until);
        match super::say::say(&mut self.book, voice, waits)? {
            super::say::Said::Nothing => Ok(before.filter(|_| self.retry.is_some())),
            super::say::Said::Shown => {
                self.retry = None;
                Ok(None)
            }
            super::say::Said::Failed(error) => {
                let [first, longest] = RETRY;
                let wait = self.retry.map_or(first, |(_, wait)| (wait * 2).min(longest));
                let until = now.saturating_add(wait).unwrap_or(Timestamp::MAX);
                self.retry = Some((until, wait));
                Ok(Some(error))
            }
        }
    }

    fn rest(&self) -> Result<Duration> {
        let now = self.book.now().instant();
        let next = self.book.read().next_alarm()?.map(|alarm| alarm.due_at);
        // A retry that found nothing to say is over; it must not keep the engine awake.
        let retry = self.retry.map(|(until, _)| until).filter(|until| *until > now);
        // While nothing can be said, what is due waits for the retry; only what is still to come wakes earlier.
        let next = next.filter(|due| retry.is_none() || *due > now);
        let wait = [next, retry]
            .into_iter()
            .flatten()
            .map(|at| Duration::try_from(at.duration_since(now)).unwrap_or_default())
            .min()
            .unwrap_or(Duration::MAX);
        Ok(wait.clamp(Duration::from_millis(200), LONGEST_REST))
    }
}

/// A zone as far as it matters to what is laid out: its name, and when its clock changes in that time. New zone data is noticed by it (D8).
fn rules_ahead(now: &Zoned) -> String {
    let zone = now.time_zone();
    let last = now.timestamp().saturating_add(SignedDuration::from_hours(24 * i64::from(AHEAD))).unwrap_or(Timestamp::MAX);
    let changes = zone.following(now.timestamp()).take_while(|change| change.timestamp() <= last);
    let changes: String = changes.map(|change| format!(" {}{}", change.timestamp(), change.offset())).collect();
    format!("{:?}{}{changes}", zone.iana_name(), now.offset())
}
