//! The tables `steps` and `step_rows`: the history of the user's changes.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};

use super::{Reader, Writer, text::Stored};
use crate::{Result, domain::StepId};

/// A table that the user's changes touch, and undo puts back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// `circles`
    Circles,
    /// `contacts`
    Contacts,
    /// `details`
    Details,
    /// `tags`
    Tags,
    /// `milestones`
    Milestones,
    /// `milestone_marks`
    MilestoneMarks,
    /// `interactions`
    Interactions,
    /// `interaction_people`
    InteractionPeople,
    /// `catch_ups`
    CatchUps,
    /// `catch_up_people`
    CatchUpPeople,
    /// `cards`
    Cards,
    /// `merges`
    Merges,
    /// `merge_moves`
    MergeMoves,
    /// `apart`
    Apart,
    /// `group_members`
    GroupMembers,
    /// `questions`
    Questions,
    /// `shares`
    Shares,
    /// `share_people`
    SharePeople,
    /// `facts`
    Facts,
    /// `exchanges`
    Exchanges,
    /// `hard_times`
    HardTimes,
    /// `rifts`
    Rifts,
    /// `gatherings`
    Gatherings,
    /// `gathering_people`
    GatheringPeople,
    /// `introductions`
    Introductions,
    /// `introduction_people`
    IntroductionPeople,
    /// `goals`
    Goals,
    /// `goal_people`
    GoalPeople,
    /// `reflections`
    Reflections,
    /// `letters`
    Letters,
    /// `boundaries`
    Boundaries,
    /// `asked`
    Asked,
    /// `reminders`
    Reminders,
    /// `alarm_marks`
    AlarmMarks,
    /// `settings`
    Settings,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 35] = [
        Self::Circles,
        Self::Contacts,
        Self::Details,
        Self::Tags,
        Self::Milestones,
        Self::MilestoneMarks,
        Self::Interactions,
        Self::InteractionPeople,
        Self::CatchUps,
        Self::CatchUpPeople,
        Self::Cards,
        Self::Merges,
        Self::MergeMoves,
        Self::Apart,
        Self::GroupMembers,
        Self::Questions,
        Self::Shares,
        Self::SharePeople,
        Self::Facts,
        Self::Exchanges,
        Self::HardTimes,
        Self::Rifts,
        Self::Gatherings,
        Self::GatheringPeople,
        Self::Introductions,
        Self::IntroductionPeople,
        Self::Goals,
        Self::GoalPeople,
        Self::Reflections,
        Self::Letters,
        Self::Boundaries,
        Self::Asked,
        Self::Reminders,
        Self::AlarmMarks,
        Self::Settings,
    ];

    /// Its name in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Circles => "circles",
            Self::Contacts => "contacts",
            Self::Details => "details",
            Self::Tags => "tags",
            Self::Milestones => "milestones",
            Self::MilestoneMarks => "milestone_marks",
            Self::Interactions => "interactions",
            Self::InteractionPeople => "interaction_people",
            Self::CatchUps => "catch_ups",
            Self::CatchUpPeople => "catch_up_people",
            Self::Cards => "cards",
            Self::Merges => "merges",
            Self::MergeMoves => "merge_moves",
            Self::Apart => "apart",
            Self::GroupMembers => "group_members",
            Self::Questions => "questions",
            Self::Shares => "shares",
            Self::SharePeople => "share_people",
            Self::Facts => "facts",
            Self::Exchanges => "exchanges",
            Self::HardTimes => "hard_times",
            Self::Rifts => "rifts",
            Self::Gatherings => "gatherings",
            Self::GatheringPeople => "gathering_people",
            Self::Introductions => "introductions",
            Self::IntroductionPeople => "introduction_people",
            Self::Goals => "goals",
            Self::GoalPeople => "goal_people",
            Self::Reflections => "reflections",
            Self::Letters => "letters",
            Self::Boundaries => "boundaries",
            Self::Asked => "asked",
            Self::Reminders => "reminders",
            Self::AlarmMarks => "alarm_marks",
            Self::Settings => "settings",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// It holds.
    Done,
    /// It was undone and can be redone.
    Undone,
    /// It was undone, and what came after took the place of redoing it.
    PastRedo,
}

/// One change in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub id: StepId,
    /// The sentence, "Added Ana Costa".
    pub said: String,
    /// When.
    pub at: Timestamp,
    /// Whether it holds.
    pub state: StepState,
}

pub(super) const STEP: &str = "SELECT id, said, at, state FROM steps";

pub(super) fn step(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step { id: row.get("id")?, said: row.get("said")?, at: Stored::get(row, "at")?, state: Stored::get(row, "state")? })
}

impl Reader<'_> {
    /// The newest steps, newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn steps(&self, limit: u32) -> Result<Vec<Step>> {
        let mut query = self.connection.prepare_cached(&format!("{STEP} ORDER BY id DESC LIMIT ?1"))?;
        Ok(query.query_map([limit], step)?.collect::<Result<_, _>>()?)
    }

    /// The step `id`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn step(&self, id: StepId) -> Result<Option<Step>> {
        Ok(self.connection.prepare_cached(&format!("{STEP} WHERE id = ?1"))?.query_row([id], step).optional()?)
    }

    /// The step to undo next: the newest that holds.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn step_to_undo(&self) -> Result<Option<Step>> {
        let sql = format!("{STEP} WHERE state = 'done' ORDER BY id DESC LIMIT 1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([], step).optional()?)
    }

    /// The step to redo next: the one undone last.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn step_to_redo(&self) -> Result<Option<Step>> {
        let sql = format!("{STEP} WHERE state = 'undone' ORDER BY undone_no DESC LIMIT 1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([], step).optional()?)
    }

    /// The tables that step `id` touched.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn tables_of_step(&self, id: StepId) -> Result<Vec<Table>> {
        let mut query = self.connection.prepare_cached("SELECT DISTINCT tbl FROM step_rows WHERE step_id = ?1")?;
        let names = query.query_map([id], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(names.iter().filter_map(|name| Table::named(name)).collect())
    }

    /// A later step that holds and touched a row of step `id`: it must be undone first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn step_in_the_way(&self, id: StepId) -> Result<Option<Step>> {
        let sql = format!(
            "{STEP} WHERE state = 'done' AND id > ?1 AND EXISTS (SELECT 1 FROM step_rows AS later
               WHERE later.step_id = steps.id AND EXISTS
                 (SELECT 1 FROM step_rows AS ours WHERE ours.row_id = later.row_id AND ours.step_id = ?1 AND ours.tbl = later.tbl))
             ORDER BY id DESC LIMIT 1"
        );
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], step).optional()?)
    }

    /// Was there ever a row of this identity, as far as nothing undid it? The history forgets nothing.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn was_ever(&self, table: Table, row: &[u8; 16]) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM step_rows JOIN steps ON steps.id = step_id
                   WHERE row_id = ?2 AND tbl = ?1 AND state = 'done' AND before IS NULL)";
        Ok(self.connection.prepare_cached(sql)?.query_row((table.name(), row), |row| row.get(0))?)
    }

    /// Where a row points at one that is gone: the step that took it, if there is any.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn step_that_took_what_is_missing(&self) -> Result<Option<Step>> {
        let sql = "SELECT loose.\"table\", loose.rowid, loose.parent, keys.\"from\" FROM pragma_foreign_key_check AS loose
                   JOIN pragma_foreign_key_list(loose.\"table\") AS keys ON keys.id = loose.fkid LIMIT 1";
        let place = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let found: Option<(String, i64, String, String)> = self.connection.query_row(sql, [], place).optional()?;
        let Some((table, row, parent, column)) = found else {
            return Ok(None);
        };
        let sql = format!(
            "{STEP} WHERE state = 'done' AND EXISTS (SELECT 1 FROM step_rows AS gone WHERE gone.step_id = steps.id AND gone.tbl = ?1
               AND gone.row_id = (SELECT {column} FROM {table} WHERE rowid = ?2)) ORDER BY id DESC LIMIT 1"
        );
        Ok(self.connection.prepare(&sql)?.query_row((parent, row), step).optional()?)
    }
}

impl Writer<'_> {
    /// Opens a step: everything written until [`Self::close_step`] belongs to it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn open_step(&self, action: &str, at: Timestamp) -> Result<StepId> {
        self.prepare_cached("INSERT INTO steps (action, said, at, state) VALUES (?1, '', ?2, 'done')")?.execute((action, at.stored()))?;
        let id = self.last_insert_rowid();
        self.record_into(id)?;
        Ok(id)
    }

    /// Closes the step with its sentence. A step that touched nothing leaves no trace, and `None` is returned; one that
    /// did takes the place of whatever could have been redone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn close_step(&self, id: StepId, said: &str) -> Result<Option<StepId>> {
        self.stop_recording()?;
        let touched: bool =
            self.prepare_cached("SELECT EXISTS (SELECT 1 FROM step_rows WHERE step_id = ?1)")?.query_row([id], |row| row.get(0))?;
        if !touched {
            self.prepare_cached("DELETE FROM steps WHERE id = ?1")?.execute([id])?;
            return Ok(None);
        }
        self.prepare_cached("UPDATE steps SET said = ?2 WHERE id = ?1")?.execute((id, said))?;
        self.prepare_cached("DELETE FROM step_rows WHERE step_id IN (SELECT id FROM steps WHERE state = 'undone')")?.execute([])?;
        self.prepare_cached("UPDATE steps SET state = 'past redo' WHERE state = 'undone'")?.execute([])?;
        Ok(Some(id))
    }

    /// Undoes step `id`, which holds.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn undo_step(&self, id: StepId) -> Result<()> {
        self.reverse(id)?;
        let sql = "UPDATE steps SET state = 'undone', undone_no = (SELECT max(undone_no) + 1 FROM steps) WHERE id = ?1";
        self.execute(sql, [id])?;
        Ok(())
    }

    /// Redoes step `id`, which was undone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn redo_step(&self, id: StepId) -> Result<()> {
        self.reverse(id)?;
        self.execute("UPDATE steps SET state = 'done' WHERE id = ?1", [id])?;
        Ok(())
    }
}
