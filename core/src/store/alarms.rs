//! The tables `alarms` and `engine`: what the reminder engine promised, and what became of it.

use std::fmt;

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id},
};
use crate::{
    Result,
    domain::{AlarmId, ContactId, Until},
};

/// What an alarm reminds of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AlarmKind {
    /// A milestone coming round.
    Milestone,
    /// A check-in falling due.
    CheckIn,
}

/// The identity of what an alarm says (R1): the same key is said once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AlarmKey {
    /// Milestone or check-in.
    pub kind: AlarmKind,
    /// The milestone's or the contact's identity.
    pub rule: [u8; 16],
    /// The rule's revision.
    pub revision: u32,
    /// Which coming round: the year of a milestone, the day a check-in is counted from.
    pub period: String,
    /// Days ahead.
    pub lead: u16,
    /// Times moved.
    pub moved: u32,
}

impl fmt::Display for AlarmKey {
    /// `milestone/0198…/r0/2026/lead0/moved0`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, rule, revision, period, lead, moved } = self;
        let rule: crate::domain::Id<()> = crate::domain::Id::from_bytes(*rule);
        write!(f, "{}/{rule}/r{revision}/{period}/lead{lead}/moved{moved}", kind.stored())
    }
}

/// State of an alarm (R3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AlarmState {
    /// Its time has not come.
    Scheduled,
    /// It is to be said.
    Due,
    /// It is to be said when the quiet hours end.
    Held,
    /// It is being said; a crash now means that it is said once more.
    Claimed,
    /// It was shown.
    Presented,
    /// The user did it.
    Done,
    /// The user congratulated.
    Congratulated,
    /// The user wants it later.
    Snoozed,
    /// The user saw it and did no more.
    Seen,
    /// A newer one took its place, or it is too long ago.
    Superseded,
    /// What it was about is gone or changed.
    Cancelled,
}

impl fmt::Display for AlarmState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stored())
    }
}

impl AlarmState {
    /// Was it shown, or has it ended without?
    #[must_use]
    pub fn was_said(self) -> bool {
        self == Self::Presented || self.is_final()
    }

    /// Is this the end of it?
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Congratulated | Self::Seen | Self::Superseded | Self::Cancelled)
    }
}

/// One alarm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Its row.
    pub id: AlarmId,
    /// What it says.
    pub key: AlarmKey,
    /// About whom.
    pub contact: ContactId,
    /// The civil day it is about.
    pub occurs_on: Date,
    /// When to say it.
    pub due: Until,
    /// The same as an instant in the user's present zone.
    pub due_at: Timestamp,
    /// What became of it.
    pub state: AlarmState,
    /// Why, in words.
    pub why: String,
    /// Since when.
    pub changed_at: Timestamp,
    /// When it was last shown.
    pub shown_at: Option<Timestamp>,
}

/// What the engine last saw of the world.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EngineRow {
    /// The instant of its last pass.
    pub checked_at: Option<Timestamp>,
    /// Why notifications can't be shown; `None` when they can.
    pub trouble: Option<String>,
}

const ALARM: &str =
    "SELECT id, kind, rule_id, revision, period, lead, move, contact_id, occurs_on, due, due_second, state, why, changed_at, shown_at
    FROM alarms";

fn alarm(row: &Row<'_>) -> rusqlite::Result<Alarm> {
    let key = AlarmKey {
        kind: Stored::get(row, "kind")?,
        rule: row.get("rule_id")?,
        revision: row.get("revision")?,
        period: row.get("period")?,
        lead: row.get("lead")?,
        moved: row.get("move")?,
    };
    Ok(Alarm {
        id: row.get("id")?,
        key,
        contact: id(row, "contact_id")?,
        occurs_on: Stored::get(row, "occurs_on")?,
        due: Stored::get(row, "due")?,
        due_at: Timestamp::from_second(row.get("due_second")?).unwrap_or(Timestamp::MAX),
        state: Stored::get(row, "state")?,
        why: row.get("why")?,
        changed_at: Stored::get(row, "changed_at")?,
        shown_at: Stored::get_opt(row, "shown_at")?,
    })
}

impl Reader<'_> {
    /// Every alarm whose end has not come, and every one that ended on or after `since`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarms_since(&self, since: Date) -> Result<Vec<Alarm>> {
        let sql = format!(
            "{ALARM} WHERE state IN ('scheduled', 'due', 'held', 'claimed', 'presented', 'snoozed') OR occurs_on >= ?1 OR changed_at >= ?1"
        );
        Ok(self.connection.prepare_cached(&sql)?.query_map([since.stored()], alarm)?.collect::<Result<_, _>>()?)
    }

    /// The moments from `from` on and before `to` at which something is to be said, and how much at each.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn moments_between(&self, from: Timestamp, to: Timestamp) -> Result<Vec<(Timestamp, u32)>> {
        let sql = "SELECT due_second, count(*) FROM alarms WHERE state IN ('scheduled', 'snoozed') AND due_second >= ?1 AND due_second < ?2
                   GROUP BY due_second ORDER BY due_second";
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get(1)?));
        let found: Vec<(i64, u32)> = query.query_map((from.as_second(), to.as_second()), row)?.collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter_map(|(second, count)| Some((Timestamp::from_second(second).ok()?, count))).collect())
    }

    /// The alarms in `state` whose time has come at `now`, earliest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarms_in(&self, state: AlarmState, now: Timestamp) -> Result<Vec<Alarm>> {
        let sql = format!("{ALARM} WHERE state = ?1 AND due_second <= ?2 ORDER BY due_second, id");
        Ok(self.connection.prepare_cached(&sql)?.query_map((state.stored(), now.as_second()), alarm)?.collect::<Result<_, _>>()?)
    }

    /// One alarm.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarm(&self, id: AlarmId) -> Result<Option<Alarm>> {
        Ok(self.connection.prepare_cached(&format!("{ALARM} WHERE id = ?1"))?.query_row([id], alarm).optional()?)
    }

    /// The alarm with this key.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarm_with_key(&self, key: &AlarmKey) -> Result<Option<Alarm>> {
        let sql = format!("{ALARM} WHERE kind = ?1 AND rule_id = ?2 AND revision = ?3 AND period = ?4 AND lead = ?5 AND move = ?6");
        let AlarmKey { kind, rule, revision, period, lead, moved } = key;
        let key = (kind.stored(), rule, revision, period, lead, moved);
        Ok(self.connection.prepare_cached(&sql)?.query_row(key, alarm).optional()?)
    }

    /// When the next alarm is due.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn next_due(&self) -> Result<Option<Timestamp>> {
        let sql = "SELECT min(due_second) FROM alarms WHERE state IN ('scheduled', 'snoozed')";
        let second: Option<i64> = self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(second.and_then(|second| Timestamp::from_second(second).ok()))
    }

    /// What happened to alarms, newest first; those that still wait for their time are not listed.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarm_history(&self, limit: u32) -> Result<Vec<Alarm>> {
        let sql = format!("{ALARM} WHERE state <> 'scheduled' ORDER BY changed_at DESC, id DESC LIMIT ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_map([limit], alarm)?.collect::<Result<_, _>>()?)
    }

    /// What the engine last saw.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn engine(&self) -> Result<EngineRow> {
        let row = |row: &Row<'_>| Ok(EngineRow { checked_at: Stored::get_opt(row, "checked_at")?, trouble: row.get("trouble")? });
        Ok(self.connection.prepare_cached("SELECT checked_at, trouble FROM engine")?.query_row([], row)?)
    }
}

impl Writer<'_> {
    /// Writes a new alarm. One with the same key stays as it is (R1), unless it was cancelled before it was said: that one is
    /// wanted again. Its `id` is not looked at.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn add_alarm(&self, alarm: &Alarm) -> Result<()> {
        let sql = "INSERT INTO alarms (kind, rule_id, revision, period, lead, move, contact_id, occurs_on, due, due_second, state, why, changed_at)
            VALUES (:kind, :rule, :revision, :period, :lead, :move, :contact, :occurs_on, :due, :due_second, :state, :why, :changed_at)
            ON CONFLICT (kind, rule_id, revision, period, lead, move) DO UPDATE SET due = :due, due_second = :due_second, state = :state,
              why = 'wanted again', changed_at = :changed_at WHERE state = 'cancelled' AND shown_at IS NULL";
        let AlarmKey { kind, rule, revision, period, lead, moved } = &alarm.key;
        self.prepare_cached(sql)?.execute(named_params! {
            ":kind": kind.stored(), ":rule": rule, ":revision": revision, ":period": period, ":lead": lead, ":move": moved,
            ":contact": alarm.contact.as_bytes(), ":occurs_on": alarm.occurs_on.stored(), ":due": alarm.due.stored(),
            ":due_second": alarm.due_at.as_second(), ":state": alarm.state.stored(), ":why": alarm.why, ":changed_at": alarm.changed_at.stored(),
        })?;
        Ok(())
    }

    /// Moves an alarm to a state, with the reason.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_state(&self, id: AlarmId, state: AlarmState, why: &str, at: Timestamp) -> Result<()> {
        let sql = "UPDATE alarms SET state = ?2, why = ?3, changed_at = ?4 WHERE id = ?1 AND (state <> ?2 OR why <> ?3)";
        self.prepare_cached(sql)?.execute((id, state.stored(), why, at.stored()))?;
        Ok(())
    }

    /// Says when an alarm is due.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_due(&self, id: AlarmId, due: Until, at: Timestamp) -> Result<()> {
        self.prepare_cached("UPDATE alarms SET due = ?2, due_second = ?3 WHERE id = ?1")?.execute((id, due.stored(), at.as_second()))?;
        Ok(())
    }

    /// Says about whom an alarm is: people turn out to be one, and a birthday changes hands.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_contact(&self, id: AlarmId, contact: ContactId) -> Result<()> {
        self.prepare_cached("UPDATE alarms SET contact_id = ?2 WHERE id = ?1")?.execute((id, contact.as_bytes()))?;
        Ok(())
    }

    /// Notes that an alarm was shown.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_shown(&self, id: AlarmId, at: Timestamp) -> Result<()> {
        self.prepare_cached("UPDATE alarms SET shown_at = ?2 WHERE id = ?1")?.execute((id, at.stored()))?;
        Ok(())
    }

    /// Notes what the engine saw.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_engine(&self, engine: &EngineRow) -> Result<()> {
        let checked_at = super::text::stored(engine.checked_at.as_ref());
        self.prepare_cached("UPDATE engine SET checked_at = ?1, trouble = ?2")?.execute((checked_at, &engine.trouble))?;
        Ok(())
    }
}
