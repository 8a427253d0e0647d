//! The tables `merges`, `merge_moves` and `apart`: who went into whom, what changed hands, and who are known to be two.

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row};

use super::{
    Reader, Table, Writer,
    text::{Stored, id},
};
use crate::{
    Result,
    domain::{ContactId, ContactState, MergeId},
};

/// One person who went into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRow {
    /// Which merge.
    pub id: MergeId,
    /// Who stays.
    pub kept: ContactId,
    /// Who went in. Their row keeps what was theirs alone.
    pub part: ContactId,
    /// A copy of who stays, as they were before.
    pub before: ContactId,
    /// A copy of who stays, as they were right after.
    pub after: ContactId,
    /// Where who went in stood, and since when.
    pub part_state: (ContactState, Date),
    /// Where who stays stood, and since when.
    pub kept_state: (ContactState, Date),
    /// When it was.
    pub at: Timestamp,
}

const MERGE: &str = "SELECT id, contact_id, part_id, before_id, after_id, part_state, part_since, kept_state, kept_since, at FROM merges";

/// The tables whose rows can change hands, each with the column that says whose they are.
const OWNED: [(Table, &str); 17] = [
    (Table::Milestones, "contact_id"),
    (Table::MilestoneMarks, "milestone_id"),
    (Table::InteractionPeople, "contact_id"),
    (Table::CatchUpPeople, "contact_id"),
    (Table::Questions, "contact_id"),
    (Table::Reminders, "contact_id"),
    (Table::Boundaries, "contact_id"),
    (Table::SharePeople, "contact_id"),
    (Table::Facts, "contact_id"),
    (Table::Exchanges, "contact_id"),
    (Table::HardTimes, "contact_id"),
    (Table::Rifts, "contact_id"),
    (Table::GatheringPeople, "contact_id"),
    (Table::IntroductionPeople, "contact_id"),
    (Table::GoalPeople, "contact_id"),
    (Table::Reflections, "contact_id"),
    (Table::Asked, "contact_id"),
];

fn merge(row: &Row<'_>) -> rusqlite::Result<MergeRow> {
    Ok(MergeRow {
        id: id(row, "id")?,
        kept: id(row, "contact_id")?,
        part: id(row, "part_id")?,
        before: id(row, "before_id")?,
        after: id(row, "after_id")?,
        part_state: (Stored::get(row, "part_state")?, Stored::get(row, "part_since")?),
        kept_state: (Stored::get(row, "kept_state")?, Stored::get(row, "kept_since")?),
        at: Stored::get(row, "at")?,
    })
}

impl Reader<'_> {
    /// Who went into this one, in that order.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn merges_into(&self, kept: ContactId) -> Result<Vec<MergeRow>> {
        let mut query = self.connection.prepare_cached(&format!("{MERGE} WHERE contact_id = ?1 ORDER BY id"))?;
        Ok(query.query_map([kept.as_bytes()], merge)?.collect::<Result<_, _>>()?)
    }

    /// How this one went into another, if they did.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn merge_of(&self, part: ContactId) -> Result<Option<MergeRow>> {
        Ok(self.connection.prepare_cached(&format!("{MERGE} WHERE part_id = ?1"))?.query_row([part.as_bytes()], merge).optional()?)
    }

    /// Who someone is by now: themselves, or whom they went into, however often.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn now_called(&self, id: ContactId) -> Result<ContactId> {
        let mut now = id;
        while let Some(merge) = self.merge_of(now)? {
            now = merge.kept;
        }
        Ok(now)
    }

    /// Everyone who was said to be two people, as who they are by now.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn apart(&self) -> Result<Vec<(ContactId, ContactId)>> {
        let mut query = self.connection.prepare_cached("SELECT one_id, other_id FROM apart")?;
        let pairs = query.query_map([], |row| Ok((id(row, "one_id")?, id(row, "other_id")?)))?.collect::<Result<Vec<_>, _>>()?;
        pairs.into_iter().map(|(one, other)| Ok((self.now_called(one)?, self.now_called(other)?))).collect()
    }
}

impl Writer<'_> {
    /// Writes that someone went into another.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_merge(&self, merge: &MergeRow) -> Result<()> {
        let sql = "INSERT INTO merges (id, contact_id, part_id, before_id, after_id, part_state, part_since, kept_state, kept_since, at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let (part, kept) = (&merge.part_state, &merge.kept_state);
        self.prepare_cached(sql)?.execute((
            merge.id.as_bytes(),
            merge.kept.as_bytes(),
            merge.part.as_bytes(),
            merge.before.as_bytes(),
            merge.after.as_bytes(),
            part.0.stored(),
            part.1.stored(),
            kept.0.stored(),
            kept.1.stored(),
            merge.at.stored(),
        ))?;
        Ok(())
    }

    /// Says where who stays stood before a merge.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_kept_state(&self, merge: MergeId, (state, since): (ContactState, Date)) -> Result<()> {
        let sql = "UPDATE merges SET kept_state = ?2, kept_since = ?3 WHERE id = ?1 AND (kept_state <> ?2 OR kept_since <> ?3)";
        self.prepare_cached(sql)?.execute((merge.as_bytes(), state.stored(), since.stored()))?;
        Ok(())
    }

    /// Gives every talk and catch-up that `from` is at and `to` is not to `to`, every answer about `from` that `to` has none of, what is to
    /// be reminded of, what is to be shared, known, given and received, not wanted and was asked, where they were met and to whom they are introduced; notes each with the merge.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn move_shared(&self, merge: &MergeRow, from: ContactId, to: ContactId) -> Result<()> {
        let shared = [
            (Table::InteractionPeople, "interaction_id"),
            (Table::CatchUpPeople, "catch_up_id"),
            (Table::Questions, "kind || ' ' || about"),
            // Of two who were met at one gathering the same is not to come twice.
            (
                Table::Reminders,
                "coalesce((SELECT hex(g.gathering_id) || reminders.words FROM gathering_people AS g WHERE g.id = reminders.owner_id), reminders.id)",
            ),
            (Table::Boundaries, "id"),
            (Table::SharePeople, "share_id"),
            (Table::Facts, "kind || ' ' || words"),
            (Table::Exchanges, "id"),
            (Table::HardTimes, "id"),
            (Table::Rifts, "id"),
            (Table::GatheringPeople, "gathering_id"),
            (Table::IntroductionPeople, "introduction_id"),
            (Table::GoalPeople, "goal_id"),
            (Table::Reflections, "id"),
            (Table::Asked, "prompt"),
        ];
        for (table, of) in shared {
            let name = table.name();
            let sql = format!(
                "SELECT id FROM {name} WHERE contact_id = ?1 AND {of} NOT IN (SELECT {of} FROM {name} WHERE contact_id = ?2) ORDER BY id"
            );
            let mut query = self.prepare_cached(&sql)?;
            let rows =
                query.query_map((from.as_bytes(), to.as_bytes()), |row| row.get::<_, [u8; 16]>(0))?.collect::<Result<Vec<_>, _>>()?;
            rows.into_iter().try_for_each(|row| self.move_row(merge, table, &row, from.as_bytes(), to.as_bytes()))?;
        }
        Ok(())
    }

    /// What who goes in was told, who stays was told, too, and where they were met, they were met: what who stays was not told, and where they
    /// were only asked along, goes out of sight with who they were before.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn hide_untold_and_unmet(&self, merge: &MergeRow) -> Result<()> {
        let untold = "SELECT mine.id FROM share_people AS mine JOIN share_people AS theirs ON theirs.share_id = mine.share_id
                   WHERE mine.contact_id = ?1 AND theirs.contact_id = ?2 AND mine.told_on IS NULL AND theirs.told_on IS NOT NULL";
        let unmet =
            "SELECT mine.id FROM gathering_people AS mine JOIN gathering_people AS theirs ON theirs.gathering_id = mine.gathering_id
                   WHERE mine.contact_id = ?1 AND theirs.contact_id = ?2 AND mine.presence = 'invited' AND theirs.presence = 'met'";
        let (kept, part) = (merge.kept.as_bytes(), merge.part.as_bytes());
        for (table, sql) in [(Table::SharePeople, untold), (Table::GatheringPeople, unmet)] {
            let mut query = self.prepare_cached(sql)?;
            let rows = query.query_map((kept, part), |row| row.get::<_, [u8; 16]>(0))?.collect::<Result<Vec<_>, _>>()?;
            rows.iter().try_for_each(|row| self.move_row(merge, table, row, kept, merge.before.as_bytes()))?;
        }
        Ok(())
    }

    /// Gives the marks on one milestone to another that has none for that year, and notes it with the merge.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn move_marks(&self, merge: &MergeRow, from: &[u8; 16], to: &[u8; 16]) -> Result<()> {
        self.move_marks_where(merge, from, to, "")
    }

    /// The same of those on round numbers of days only.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn move_marks_of_days(&self, merge: &MergeRow, from: &[u8; 16], to: &[u8; 16]) -> Result<()> {
        self.move_marks_where(merge, from, to, "AND period < 0")
    }

    fn move_marks_where(&self, merge: &MergeRow, from: &[u8; 16], to: &[u8; 16], only: &str) -> Result<()> {
        let sql = format!(
            "SELECT id FROM milestone_marks WHERE milestone_id = ?1 {only}
             AND period NOT IN (SELECT period FROM milestone_marks WHERE milestone_id = ?2)"
        );
        let mut query = self.prepare_cached(&sql)?;
        let rows = query.query_map((from, to), |row| row.get::<_, [u8; 16]>(0))?.collect::<Result<Vec<_>, _>>()?;
        rows.into_iter().try_for_each(|row| self.move_row(merge, Table::MilestoneMarks, &row, from, to))
    }

    /// Gives a row to someone else, and notes it with the merge.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn move_row(&self, merge: &MergeRow, table: Table, row: &[u8; 16], from: &[u8; 16], to: &[u8; 16]) -> Result<()> {
        self.give(table, row, to)?;
        let sql = "INSERT INTO merge_moves (id, merge_id, tbl, row_id, from_id) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.prepare_cached(sql)?.execute((MergeId::new(merge.at).as_bytes(), merge.id.as_bytes(), table.name(), row, from))?;
        Ok(())
    }

    /// Gives back what changed hands with a merge, the last first, and forgets the merge. What was removed since stays removed.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn take_back(&self, merge: MergeId) -> Result<()> {
        let mut moves = self.prepare_cached("SELECT tbl, row_id, from_id FROM merge_moves WHERE merge_id = ?1 ORDER BY id DESC")?;
        let read = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 16]>(1)?, row.get::<_, [u8; 16]>(2)?));
        for (table, row, from) in moves.query_map([merge.as_bytes()], read)?.collect::<Result<Vec<_>, _>>()? {
            if let Some(table) = Table::named(&table) {
                self.give(table, &row, &from)?;
                // What was laid out for it since goes with it.
                let sql = "UPDATE reminders SET contact_id = ?2 WHERE owner_id = ?1 AND contact_id <> ?2";
                self.prepare_cached(sql)?.execute((row, from))?;
                // Where a later merge took it from is over too.
                let sql = "DELETE FROM merge_moves WHERE row_id = ?1 AND tbl = ?2 AND merge_id > ?3";
                self.prepare_cached(sql)?.execute((row, table.name(), merge.as_bytes()))?;
            }
        }
        self.prepare_cached("DELETE FROM merges WHERE id = ?1")?.execute([merge.as_bytes()])?;
        Ok(())
    }

    /// A row that its new owner has already, in another row, stays where it is.
    fn give(&self, table: Table, row: &[u8; 16], to: &[u8; 16]) -> Result<()> {
        if let Some((_, column)) = OWNED.iter().find(|(owned, _)| *owned == table) {
            let sql = format!("UPDATE OR IGNORE {} SET {column} = ?2 WHERE id = ?1 AND {column} <> ?2", table.name());
            self.prepare_cached(&sql)?.execute((row, to))?;
        }
        Ok(())
    }

    /// Remembers that these are two people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_apart(&self, one: ContactId, other: ContactId, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO apart (id, one_id, other_id) VALUES (?1, ?2, ?3) ON CONFLICT (one_id, other_id) DO NOTHING";
        self.prepare_cached(sql)?.execute((MergeId::new(at).as_bytes(), one.min(other).as_bytes(), one.max(other).as_bytes()))?;
        Ok(())
    }

    /// Forgets that they were said to be two people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn forget_apart(&self, one: ContactId, other: ContactId) -> Result<()> {
        let sql = "DELETE FROM apart WHERE one_id = ?1 AND other_id = ?2";
        self.prepare_cached(sql)?.execute((one.min(other).as_bytes(), one.max(other).as_bytes()))?;
        Ok(())
    }
}
