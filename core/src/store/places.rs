//! What stands where undoing would bring a row back: a later step may have put another row there, by a key besides the identity, such as who was
//! told of what.

use rusqlite::{Connection, OptionalExtension as _, params_from_iter, types::Value};

use super::{Reader, Step, Table, journal, steps};
use crate::{Result, domain::StepId};

/// A key of a table besides its identity, by the places of its columns; of which rows, if not of all.
struct Key {
    columns: Vec<u32>,
    of: Option<String>,
}

impl Reader<'_> {
    /// The newest step that holds and put a row where undoing step `id` would bring one back.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn step_that_took_a_place(&self, id: StepId) -> Result<Option<Step>> {
        for table in self.tables_of_step(id)? {
            let keys = keys(self.connection, table)?;
            if keys.is_empty() {
                continue;
            }
            let columns = journal::columns(self.connection, table)?;
            let sql = "SELECT before FROM step_rows WHERE step_id = ?1 AND tbl = ?2 AND before IS NOT NULL";
            let mut query = self.connection.prepare_cached(sql)?;
            let images = query.query_map((id, table.name()), |row| row.get(0))?.collect::<Result<Vec<Vec<u8>>, _>>()?;
            for before in images.iter().filter_map(|image| journal::values(image)) {
                for key in &keys {
                    let taken = self.row_in_the_place(id, (table, &columns), key, &before)?;
                    if let Some(step) = taken.map(|row| self.step_that_touched(id, table, &row)).transpose()?.flatten() {
                        return Ok(Some(step));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Another row with this key that step `id` did not touch itself.
    fn row_in_the_place(&self, id: StepId, (table, columns): (Table, &[String]), key: &Key, before: &[Value]) -> Result<Option<Value>> {
        // An image from before a column was added says nothing of it.
        let said: Option<Vec<(&String, &Value)>> =
            key.columns.iter().map(|at| usize::try_from(*at).ok()).map(|at| Some((columns.get(at?)?, before.get(at?)?))).collect();
        let (Some(said), Some(own)) = (said, before.first()) else { return Ok(None) };
        let same = said.iter().enumerate().map(|(at, (column, _))| format!("{column} = ?{}", at + 4)).collect::<Vec<_>>().join(" AND ");
        let of = key.of.as_deref().map(|of| format!(" AND ({of})")).unwrap_or_default();
        let sql = format!(
            "SELECT id FROM {} AS here WHERE {same}{of} AND id <> ?1
               AND NOT EXISTS (SELECT 1 FROM step_rows WHERE step_id = ?2 AND tbl = ?3 AND row_id = here.id)",
            table.name()
        );
        let first = [own.clone(), Value::Integer(id), Value::Text(table.name().to_owned())];
        let values = first.into_iter().chain(said.into_iter().map(|(_, value)| value.clone()));
        Ok(self.connection.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0)).optional()?)
    }

    /// The newest step after step `id` that holds and touched a row.
    fn step_that_touched(&self, id: StepId, table: Table, row: &Value) -> Result<Option<Step>> {
        let sql = format!(
            "{} WHERE state = 'done' AND id > ?1 AND EXISTS (SELECT 1 FROM step_rows WHERE step_id = steps.id AND tbl = ?2 AND row_id = ?3)
             ORDER BY id DESC LIMIT 1",
            steps::STEP
        );
        Ok(self.connection.prepare_cached(&sql)?.query_row((id, table.name(), row), steps::step).optional()?)
    }
}

/// The keys of a table besides its identity.
fn keys(connection: &Connection, table: Table) -> Result<Vec<Key>> {
    let sql = "SELECT of.name, of.partial, (SELECT sql FROM sqlite_schema WHERE name = of.name) AS sql FROM pragma_index_list(?1) AS of
               WHERE of.\"unique\" AND of.origin <> 'pk'";
    let mut query = connection.prepare_cached(sql)?;
    let mut rows = query.query([table.name()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = connection.prepare_cached("SELECT cid FROM pragma_index_info(?1) ORDER BY seqno")?;
        let columns = columns.query_map([row.get_ref("name")?.as_str().unwrap_or_default()], |row| row.get(0))?;
        let sql: Option<String> = row.get("sql")?;
        let of = sql.filter(|_| row.get("partial").unwrap_or(false)).and_then(|sql| Some(sql.split_once(" WHERE ")?.1.to_owned()));
        found.push(Key { columns: columns.collect::<Result<_, _>>()?, of });
    }
    Ok(found)
}
