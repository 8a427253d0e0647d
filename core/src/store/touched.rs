//! Who was touched by what changed: read off the journal (S3).

use std::collections::{HashMap, HashSet};

use rusqlite::{Row, types::Value};

use super::{
    Reader, Table,
    journal::{columns, values},
};
use crate::{Result, domain::ContactId};

/// So many rows are looked at; after more it is as quick to read everything.
const ROWS: i64 = 2_000;

impl Reader<'_> {
    /// Whose texts may be others than they were when [`super::Store::changes`] said `since`, now that it says `until`. `None`: it can't be told
    /// from the journal, or may be anyone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_touched(&self, since: i64, until: i64) -> Result<Option<HashSet<ContactId>>> {
        if !(0..=ROWS).contains(&(until - since)) {
            return Ok(None);
        }
        let mut query = self.connection.prepare_cached("SELECT tbl, row_id, before FROM step_rows WHERE seq > ?1 AND seq <= ?2")?;
        let mut rows = query.query((since, until))?;
        let (mut seen, mut people, mut places) = (0, HashSet::new(), HashMap::new());
        while let Some(row) = rows.next()? {
            seen += 1;
            let Some(table) = Table::named(row.get_ref("tbl")?.as_str().unwrap_or_default()) else { return Ok(None) };
            match table {
                // Of a circle whoever is in it.
                Table::Circles => return Ok(None),
                Table::Contacts => people.extend(contact(row.get("row_id")?)),
                Table::Interactions => people.extend(self.whose("interaction_people WHERE interaction_id = ?1", row.get("row_id")?)?),
                Table::Details | Table::Tags | Table::Milestones | Table::InteractionPeople | Table::Facts | Table::Exchanges => {
                    people.extend(self.whose(&format!("{} WHERE id = ?1", table.name()), row.get("row_id")?)?);
                    people.extend(self.whose_it_was(table, row, &mut places)?);
                }
                _ => {}
            }
        }
        // Undoing takes rows out of the journal: what they told is told by none.
        Ok((seen == until - since).then_some(people))
    }

    fn whose(&self, rows: &str, key: Value) -> Result<Vec<ContactId>> {
        let mut query = self.connection.prepare_cached(&format!("SELECT contact_id FROM {rows}"))?;
        let found: Vec<Value> = query.query_map([key], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter_map(contact).collect())
    }

    /// Whose a row was before the change.
    fn whose_it_was(&self, table: Table, row: &Row<'_>, places: &mut HashMap<Table, usize>) -> Result<Option<ContactId>> {
        let Some(before) = row.get::<_, Option<Vec<u8>>>("before")? else { return Ok(None) };
        let place = match places.get(&table) {
            Some(place) => *place,
            None => {
                let place = columns(self.connection, table)?.iter().position(|column| column == "contact_id").unwrap_or(usize::MAX);
                *places.entry(table).or_insert(place)
            }
        };
        Ok(values(&before).and_then(|values| values.into_iter().nth(place)).and_then(contact))
    }
}

fn contact(cell: Value) -> Option<ContactId> {
    if let Value::Blob(bytes) = cell { bytes.try_into().ok().map(ContactId::from_bytes) } else { None }
}
