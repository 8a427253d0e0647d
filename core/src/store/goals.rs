//! The tables `goals` and `goal_people`: what kind of connection the user wants, and with whom.

use jiff::{Timestamp, civil::Date};
use rusqlite::{Params, Row};

use super::{
    Reader, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{ContactId, Goal, GoalFields, GoalId},
};

const GOAL: &str = "SELECT id, words, why, since, reached_on FROM goals";

fn goal(row: &Row<'_>) -> rusqlite::Result<Goal> {
    let fields = GoalFields { words: row.get("words")?, why: row.get("why")?, people: Vec::new() };
    Ok(Goal { id: id(row, "id")?, fields, since: Stored::get(row, "since")?, reached_on: Stored::get_opt(row, "reached_on")? })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn goal(&self, id: GoalId) -> Result<Option<Goal>> {
        Ok(self.goals_where("WHERE id = ?1", [id.as_bytes()])?.pop())
    }

    /// All of them, those that are not reached first, in the order they were set.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn goals(&self) -> Result<Vec<Goal>> {
        self.goals_where("ORDER BY reached_on IS NOT NULL, id", [])
    }

    fn goals_where(&self, which: &str, params: impl Params) -> Result<Vec<Goal>> {
        let mut query = self.connection.prepare_cached(&format!("{GOAL} {which}"))?;
        let mut goals = query.query_map(params, goal)?.collect::<Result<Vec<_>, _>>()?;
        // Whoever went into someone else, or is in the trash, is out of sight.
        let sql = "SELECT p.contact_id FROM goal_people AS p JOIN contacts AS c ON c.id = p.contact_id
                   WHERE p.goal_id = ?1 AND c.state NOT IN ('merged', 'trashed') ORDER BY p.id";
        let mut people = self.connection.prepare_cached(sql)?;
        for one in &mut goals {
            one.fields.people = people.query_map([one.id.as_bytes()], |row| id(row, "contact_id"))?.collect::<Result<_, _>>()?;
        }
        Ok(goals)
    }

    /// How many talks there were with someone since a day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talks_since(&self, person: ContactId, since: Date) -> Result<u32> {
        let sql = "SELECT count(*) FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id
                   WHERE p.contact_id = ?1 AND i.outcome = 'talked' AND i.day >= ?2";
        Ok(self.connection.prepare_cached(sql)?.query_row((person.as_bytes(), since.stored()), |row| row.get(0))?)
    }
}

impl Writer<'_> {
    /// Writes one, new or known, with its people. Who is out of sight stays part of it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_goal(&self, one: &Goal, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO goals (id, words, why, since, reached_on) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (id) DO UPDATE SET words = ?2, why = ?3, reached_on = ?5";
        let (GoalFields { words, why, people }, key) = (&one.fields, one.id.as_bytes());
        self.prepare_cached(sql)?.execute((key, words, why, one.since.stored(), stored(one.reached_on.as_ref())))?;
        let before = self.read().goal(one.id)?.map(|goal| goal.fields.people).unwrap_or_default();
        for gone in before.iter().filter(|person| !people.contains(person)) {
            let sql = "DELETE FROM goal_people WHERE goal_id = ?1 AND contact_id = ?2";
            self.prepare_cached(sql)?.execute((key, gone.as_bytes()))?;
        }
        let sql = "INSERT INTO goal_people (id, goal_id, contact_id) VALUES (?1, ?2, ?3) ON CONFLICT (goal_id, contact_id) DO NOTHING";
        for person in people {
            self.prepare_cached(sql)?.execute((GoalId::new(at).as_bytes(), key, person.as_bytes()))?;
        }
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_goal(&self, id: GoalId) -> Result<()> {
        self.prepare_cached("DELETE FROM goals WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
