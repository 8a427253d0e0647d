//! The tables `alarms` and `engine`: what the reminder engine promised, and what became of it.

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id_opt},
};
use crate::{
    Result,
    domain::{Alarm, AlarmEvent, AlarmId, AlarmKey, AlarmKind, AlarmState, ContactId, Until},
};

/// What the engine last saw of the world.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EngineRow {
    /// The instant of its last pass.
    pub checked_at: Option<Timestamp>,
    /// Why notifications can't be shown; `None` when they can.
    pub trouble: Option<String>,
    /// What the time should have been when the clock was last found to be wrong; `None` while it is believed (R7).
    pub doubted_since: Option<Timestamp>,
    /// Is it known that it was not later than that, either?
    pub doubt_is_exact: bool,
}

/// A part of the people in the book: those whose identities are after one and up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// After this one.
    pub(super) after: [u8; 16],
    /// Up to this one, which is in it.
    pub(super) up_to: [u8; 16],
}

/// Its end has not come, or came lately.
const NOT_LONG_OVER: &str =
    "state IN ('scheduled', 'due', 'held', 'claimed', 'presented', 'snoozed') OR occurs_on >= ?1 OR changed_at >= ?1";

/// `alarm` reads these by their places.
const ALARM: &str =
    "SELECT id, kind, rule_id, revision, period, lead, move, contact_id, occurs_on, due, due_second, state, why, changed_at, shown_at, said_at, put_off, put_off_void
    FROM alarms";

/// By the places of `ALARM`: every alarm is read at every laying out, and to look a column up by its name took a third of that.
fn alarm(row: &Row<'_>) -> rusqlite::Result<Alarm> {
    let key = AlarmKey {
        kind: Stored::get(row, 1)?,
        rule: row.get(2)?,
        revision: row.get(3)?,
        period: row.get(4)?,
        lead: row.get(5)?,
        moved: row.get(6)?,
    };
    Ok(Alarm {
        id: row.get(0)?,
        key,
        contact: id_opt(row, 7)?,
        occurs_on: Stored::get(row, 8)?,
        due: Stored::get(row, 9)?,
        due_at: Timestamp::from_second(row.get(10)?).unwrap_or(Timestamp::MAX),
        state: Stored::get(row, 11)?,
        why: row.get(12)?,
        changed_at: Stored::get(row, 13)?,
        shown_at: Stored::get_opt(row, 14)?,
        said_at: Stored::get_opt(row, 15)?,
        put_off: Stored::get_opt(row, 16)?,
        put_off_void: row.get(17)?,
    })
}

impl Reader<'_> {
    /// Everyone in the book, in slices of at most `size`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn slices(&self, size: u32) -> Result<Vec<Slice>> {
        let mut last = self.connection.prepare_cached("SELECT id FROM contacts WHERE id > ?1 ORDER BY id LIMIT 1 OFFSET ?2")?;
        let mut slices = Vec::new();
        let mut after = [0; 16];
        while let Some(up_to) = last.query_row((after, size.saturating_sub(1)), |row| row.get(0)).optional()? {
            slices.push(Slice { after, up_to });
            after = up_to;
        }
        slices.push(Slice { after, up_to: [u8::MAX; 16] });
        Ok(slices)
    }

    /// The alarms about the lives and the rhythms of a slice of people whose end has not come, or that ended on or after `since`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarms_of_people(&self, Slice { after, up_to }: Slice, since: Date) -> Result<Vec<Alarm>> {
        let sql =
            format!("{ALARM} WHERE contact_id > ?2 AND contact_id <= ?3 AND +kind IN ('milestone', 'check-in') AND ({NOT_LONG_OVER})");
        Ok(self.connection.prepare_cached(&sql)?.query_map((since.stored(), after, up_to), alarm)?.collect::<Result<_, _>>()?)
    }

    /// The same of what is planned and of what the user wants to be reminded of.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarms_of_plans(&self, since: Date) -> Result<Vec<Alarm>> {
        let sql = format!("{ALARM} WHERE kind IN ('catch-up', 'met', 'reminder') AND ({NOT_LONG_OVER})");
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

    /// Is there anything whose time has come at `now` and that was not said?
    ///
    /// # Errors
    /// - What the disk says.
    pub fn is_any_due(&self, now: Timestamp) -> Result<bool> {
        let of = |state: AlarmState| format!("EXISTS (SELECT 1 FROM alarms WHERE state = '{state}' AND due_second <= ?1)");
        let any = AlarmState::UNSAID.map(of).join(" OR ");
        Ok(self.connection.prepare_cached(&format!("SELECT {any}"))?.query_row([now.as_second()], |row| row.get(0))?)
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

    /// The alarm that is due next.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn next_alarm(&self) -> Result<Option<Alarm>> {
        // One state at a time: the first of the index, however many there are.
        let first =
            |state| format!("SELECT * FROM (SELECT id, due_second FROM alarms WHERE state = '{state}' ORDER BY due_second LIMIT 1)");
        let next = format!("SELECT id FROM ({} UNION ALL {}) ORDER BY due_second LIMIT 1", first("scheduled"), first("snoozed"));
        Ok(self.connection.prepare_cached(&format!("{ALARM} WHERE id = ({next})"))?.query_row([], alarm).optional()?)
    }

    /// Is it known of an alarm of this kind, about the same coming round and so many days ahead, that the snooze until then counts no more
    /// (R7)? It need not be one of these dates: a snooze is of a milestone's day, whatever its date is called since.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn is_put_off_void(&self, AlarmKey { kind, rule, period, lead, .. }: &AlarmKey, until: Until) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM alarms
                   WHERE kind = ?1 AND rule_id = ?2 AND period = ?3 AND lead = ?4 AND put_off = ?5 AND put_off_void)";
        let key = (kind.stored(), rule, period, lead, until.stored());
        Ok(self.connection.prepare_cached(sql)?.query_row(key, |row| row.get(0))?)
    }

    /// What happened to alarms, newest first. Those that still wait for their time are not listed, nor those that were taken back more than two
    /// days ahead of it: of what comes round every day that is hundreds.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarm_history(&self, limit: u32) -> Result<Vec<Alarm>> {
        let sql = format!("{ALARM} WHERE state <> 'scheduled'
               AND NOT (state = 'cancelled' AND shown_at IS NULL AND due_second > unixepoch(changed_at) + 172800) ORDER BY changed_at DESC, id DESC LIMIT ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_map([limit], alarm)?.collect::<Result<_, _>>()?)
    }

    /// Every state that an alarm came into after it was laid out, in order.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarm_log(&self, id: AlarmId) -> Result<Vec<AlarmEvent>> {
        let mut query = self.connection.prepare_cached("SELECT at, state, why FROM alarm_log WHERE alarm_id = ?1 ORDER BY id")?;
        let event = |row: &Row<'_>| Ok(AlarmEvent { at: Stored::get(row, "at")?, state: Stored::get(row, "state")?, why: row.get("why")? });
        Ok(query.query_map([id], event)?.collect::<Result<_, _>>()?)
    }

    /// How many popups were shown on a day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn popups_on(&self, day: Date) -> Result<u32> {
        let sql = "SELECT iif(popups_on = ?1, popups, 0) FROM engine";
        Ok(self.connection.prepare_cached(sql)?.query_row([day.stored()], |row| row.get(0))?)
    }

    /// What the engine last saw.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn engine(&self) -> Result<EngineRow> {
        let row = |row: &Row<'_>| {
            Ok(EngineRow {
                checked_at: Stored::get_opt(row, "checked_at")?,
                trouble: row.get("trouble")?,
                doubted_since: Stored::get_opt(row, "doubted_since")?,
                doubt_is_exact: row.get("doubt_is_exact")?,
            })
        };
        Ok(self.connection.prepare_cached("SELECT checked_at, trouble, doubted_since, doubt_is_exact FROM engine")?.query_row([], row)?)
    }
}

impl Writer<'_> {
    /// Writes a new alarm; false where there is one with the same key, which stays as it is (R1). Its `id` is not looked at.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn add_alarm(&self, alarm: &Alarm) -> Result<bool> {
        let sql = "INSERT INTO alarms (kind, rule_id, revision, period, lead, move, contact_id, occurs_on, due, due_second, state, why, changed_at, put_off, put_off_void)
            VALUES (:kind, :rule, :revision, :period, :lead, :move, :contact, :occurs_on, :due, :due_second, :state, :why, :changed_at, :put_off, :put_off_void)
            ON CONFLICT (kind, rule_id, revision, period, lead, move) DO NOTHING";
        let AlarmKey { kind, rule, revision, period, lead, moved } = &alarm.key;
        let added = self.prepare_cached(sql)?.execute(named_params! {
            ":kind": kind.stored(), ":rule": rule, ":revision": revision, ":period": period, ":lead": lead, ":move": moved,
            ":contact": alarm.contact.map(|contact| *contact.as_bytes()), ":occurs_on": alarm.occurs_on.stored(), ":due": alarm.due.stored(),
            ":due_second": alarm.due_at.as_second(), ":state": alarm.state.stored(), ":why": alarm.why, ":changed_at": alarm.changed_at.stored(), ":put_off": super::text::stored(alarm.put_off.as_ref()),
            ":put_off_void": alarm.put_off_void,
        })?;
        Ok(added == 1)
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

    /// Notes the snooze on an alarm.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_put_off(&self, id: AlarmId, until: Option<Until>) -> Result<()> {
        let until = super::text::stored(until.as_ref());
        self.prepare_cached("UPDATE alarms SET put_off = ?2, put_off_void = 0 WHERE id = ?1")?.execute((id, until))?;
        Ok(())
    }

    /// The snooze on an alarm counts no more.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn void_alarm_put_off(&self, id: AlarmId) -> Result<()> {
        self.prepare_cached("UPDATE alarms SET put_off_void = 1 WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Something was put off until then just now: an alarm that has heard of a snooze which ended at the same moment has not heard of this
    /// one. Where a clock was set back, there can be two. `round` is which coming round of it, and how many days ahead; `None`: all of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn hear_anew_of_put_off(&self, until: Until, kind: AlarmKind, rule: &[u8; 16], round: Option<(&str, u16)>) -> Result<()> {
        let sql = "UPDATE alarms SET put_off = NULL, put_off_void = 0
                   WHERE put_off = ?1 AND kind = ?2 AND rule_id = ?3 AND (?4 IS NULL OR (period = ?4 AND lead = ?5))";
        let (period, lead) = round.unzip();
        self.prepare_cached(sql)?.execute((until.stored(), kind.stored(), rule, period, lead))?;
        Ok(())
    }

    /// Says about whom an alarm is: people turn out to be one, and a birthday changes hands.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_contact(&self, id: AlarmId, contact: Option<ContactId>) -> Result<()> {
        let contact = contact.map(|contact| *contact.as_bytes());
        self.prepare_cached("UPDATE alarms SET contact_id = ?2 WHERE id = ?1")?.execute((id, contact))?;
        Ok(())
    }

    /// Notes that an alarm was shown, and with it said.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_shown(&self, id: AlarmId, at: Timestamp) -> Result<()> {
        self.prepare_cached("UPDATE alarms SET shown_at = ?2, said_at = ?2 WHERE id = ?1")?.execute((id, at.stored()))?;
        Ok(())
    }

    /// Notes when an alarm was said, or that it is still to be.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_alarm_said(&self, id: AlarmId, at: Option<Timestamp>) -> Result<()> {
        let at = super::text::stored(at.as_ref());
        self.prepare_cached("UPDATE alarms SET said_at = ?2 WHERE id = ?1")?.execute((id, at))?;
        Ok(())
    }

    /// Counts a popup that was shown on a day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn count_popup(&self, day: Date) -> Result<()> {
        let sql = "UPDATE engine SET popups = iif(popups_on = ?1, popups, 0) + 1, popups_on = ?1";
        self.prepare_cached(sql)?.execute([day.stored()])?;
        Ok(())
    }

    /// Notes what the engine saw.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_engine(&self, engine: &EngineRow) -> Result<()> {
        let [checked_at, doubted] = [engine.checked_at, engine.doubted_since].map(|at| super::text::stored(at.as_ref()));
        let sql = "UPDATE engine SET checked_at = ?1, trouble = ?2, doubted_since = ?3, doubt_is_exact = ?4";
        self.prepare_cached(sql)?.execute((checked_at, &engine.trouble, doubted, engine.doubt_is_exact))?;
        Ok(())
    }
}
