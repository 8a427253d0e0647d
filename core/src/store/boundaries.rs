//! The table `boundaries`: what people do not want to be asked about, and how or when not to be reached.

use std::str::FromStr as _;

use jiff::civil::Time;
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{Boundaries, Boundary, BoundaryFields, BoundaryId, BoundaryKind, Channel, ContactId, Topics},
};

const BOUNDARY: &str = "SELECT id, contact_id, kind, words, topics, channel, not_from, not_until, since, confirmed_on FROM boundaries";

fn boundary(row: &Row<'_>) -> rusqlite::Result<Boundary> {
    let channel: Option<Channel> = Stored::get_opt(row, "channel")?;
    let hours: (Option<Time>, Option<Time>) = (Stored::get_opt(row, "not_from")?, Stored::get_opt(row, "not_until")?);
    let kind = match (channel, hours) {
        (Some(channel), _) => BoundaryKind::Channel(channel),
        (None, (Some(from), Some(until))) => BoundaryKind::Hours(from, until),
        // A topic that another version knows and this one does not is left out; the words stand.
        _ => BoundaryKind::Topic(
            row.get_ref("topics")?
                .as_str()?
                .split(", ")
                .filter_map(|word| Topics::from_str(word).ok())
                .fold(Topics::default(), Topics::and),
        ),
    };
    Ok(Boundary {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        fields: BoundaryFields { kind, words: row.get("words")?, since: Stored::get(row, "since")? },
        confirmed_on: Stored::get(row, "confirmed_on")?,
    })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn boundary(&self, id: BoundaryId) -> Result<Option<Boundary>> {
        Ok(self.connection.prepare_cached(&format!("{BOUNDARY} WHERE id = ?1"))?.query_row([id.as_bytes()], boundary).optional()?)
    }

    /// All of one person's, in the order they were noted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn boundaries_of(&self, contact: ContactId) -> Result<Boundaries> {
        let mut query = self.connection.prepare_cached(&format!("{BOUNDARY} WHERE contact_id = ?1 ORDER BY id"))?;
        Ok(Boundaries(query.query_map([contact.as_bytes()], boundary)?.collect::<Result<_, _>>()?))
    }
}

impl Writer<'_> {
    /// Writes one, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_boundary(&self, boundary: &Boundary) -> Result<()> {
        let sql = "INSERT INTO boundaries (id, contact_id, kind, words, topics, channel, not_from, not_until, since, confirmed_on)
            VALUES (:id, :contact, :kind, :words, :topics, :channel, :from, :until, :since, :confirmed_on)
            ON CONFLICT (id) DO UPDATE SET kind = :kind, words = :words, topics = :topics, channel = :channel, not_from = :from,
              not_until = :until, since = :since, confirmed_on = :confirmed_on";
        let BoundaryFields { kind, words, since } = &boundary.fields;
        let (word, topics, channel, hours) = match kind {
            BoundaryKind::Topic(topics) => ("topic", topics.to_string(), None, None),
            BoundaryKind::Channel(channel) => ("channel", String::new(), Some(*channel), None),
            BoundaryKind::Hours(from, until) => ("hours", String::new(), None, Some((*from, *until))),
        };
        let (from, until) = hours.unzip();
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": boundary.id.as_bytes(), ":contact": boundary.contact.as_bytes(), ":kind": word, ":words": words, ":topics": topics,
            ":channel": stored(channel.as_ref()), ":from": stored(from.as_ref()), ":until": stored(until.as_ref()), ":since": since.stored(),
            ":confirmed_on": boundary.confirmed_on.stored(),
        })?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_boundary(&self, id: BoundaryId) -> Result<()> {
        self.prepare_cached("DELETE FROM boundaries WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
