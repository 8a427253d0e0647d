//! What a search looks in: what people are called, and what was noted of them, each text with where it stands.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Row, ToSql};

use super::{
    Reader,
    interactions::{INTERACTION, interaction},
    milestones::{MILESTONE, milestone},
    text::{Stored, id, id_opt},
};
use crate::{
    Result,
    domain::{CircleId, ContactId, ContactState, Depth, FactKind, Feeling, Interaction, Milestone, search_key},
};

/// What a search needs of someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRow {
    /// Who.
    pub id: ContactId,
    /// Where their name stands among others.
    pub sort_key: Vec<u8>,
    /// Folded texts, each on a line of its own; the name first.
    pub search: String,
    /// What was noted of them, folded the same way; each line begins with the mark of its [`Source`].
    pub noted: String,
    /// Where they stand.
    pub state: ContactState,
    /// Their circle.
    pub circle: Option<CircleId>,
    /// Have they a cadence, their own or their circle's?
    pub has_rhythm: bool,
    /// Does the user want to know them better?
    pub know_better: bool,
}

/// Where a text stands that was noted of someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The note on their page.
    Note,
    /// An address.
    Address,
    /// Where they work or belong, and what they do there.
    Work,
    /// A tag.
    Tag,
    /// A web page or a handle.
    Link,
    /// Whom their card names.
    Relation,
    /// What they told of themselves.
    Fact(FactKind),
    /// What was given, or might be.
    Exchange,
    /// What was received.
    Received,
    /// A date in their life that has a name of its own.
    Milestone,
    /// What was said in a talk on a day.
    Talk(Date),
}

/// What a search needs of people.
const ROW: &str =
    "SELECT c.id, c.sort_key, c.search, c.state, c.circle_id, (c.every IS NOT NULL OR circles.every IS NOT NULL) AS has_rhythm,
    c.know_better FROM contacts AS c LEFT JOIN circles ON circles.id = c.circle_id WHERE c.state <> 'merged'";

/// Texts of everyone but of talks: whose, where it stands, what kind of it, and the text.
const NOTED: &str = "SELECT id AS contact_id, 'note' AS source, NULL AS which, note AS text FROM contacts WHERE note <> ''
    UNION ALL SELECT id, 'work', NULL, organization FROM contacts WHERE organization <> ''
    UNION ALL SELECT id, 'work', NULL, title FROM contacts WHERE title <> ''
    UNION ALL SELECT contact_id, 'tag', NULL, tag FROM tags
    UNION ALL SELECT contact_id, kind, NULL, value FROM details WHERE kind IN ('work', 'address', 'link', 'relation')
    UNION ALL SELECT contact_id, 'fact', kind, words FROM facts
    UNION ALL SELECT contact_id, iif(standing = 'received', 'received', 'exchange'), NULL, words FROM exchanges
    UNION ALL SELECT contact_id, 'milestone', NULL, trim(label || ' ' || note) FROM milestones WHERE label <> '' OR note <> ''";

/// Those of talks: which is the day.
const TALKED: &str = "SELECT p.contact_id, 'talk' AS source, i.day AS which, trim(i.note || char(10) || i.appreciated, char(10)) AS text
    FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id WHERE (i.note <> '' OR i.appreciated <> '')";

/// The marks begin here, where Unicode has letters for nobody: no query holds one.
const FIRST_MARK: u32 = 0xE000;

impl Source {
    /// The letter that a line of this source begins with; a talk is a talk whatever its day.
    #[must_use]
    pub fn mark(self) -> char {
        let number = match self {
            Self::Note => 0,
            Self::Address => 1,
            Self::Link => 2,
            Self::Relation => 3,
            Self::Exchange => 4,
            Self::Milestone => 5,
            Self::Talk(_) => 6,
            Self::Work => 7,
            Self::Tag => 8,
            Self::Received => 9,
            Self::Fact(kind) => 10 + FactKind::ALL.iter().position(|one| *one == kind).and_then(|at| u32::try_from(at).ok()).unwrap_or(0),
        };
        char::from_u32(FIRST_MARK + number).unwrap_or_default()
    }

    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(match row.get_ref("source")?.as_str()? {
            "address" => Self::Address,
            "work" => Self::Work,
            "tag" => Self::Tag,
            "link" => Self::Link,
            "relation" => Self::Relation,
            "fact" => Self::Fact(Stored::get(row, "which")?),
            "exchange" => Self::Exchange,
            "received" => Self::Received,
            "milestone" => Self::Milestone,
            "talk" => Self::Talk(Stored::get(row, "which")?),
            _ => Self::Note,
        })
    }
}

/// How a talk is that is asked for: there is an index of those that are.
const FELT: &str = "i.feeling = ?1";
const SO_NEAR: &str = "i.depth IN (?1, 'deep')";

impl Reader<'_> {
    /// What a search needs of everyone, in the order of their names.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn search_rows(&self) -> Result<Vec<SearchRow>> {
        let mut noted: HashMap<ContactId, String> = HashMap::new();
        for sql in [NOTED, TALKED] {
            let mut query = self.connection.prepare_cached(sql)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                note(noted.entry(id(row, "contact_id")?).or_default(), Source::of(row)?, row.get_ref("text")?.as_str().unwrap_or_default());
            }
        }
        let mut query = self.connection.prepare_cached(&format!("{ROW} ORDER BY c.sort_key, c.id"))?;
        let rows = query.query_map([], |row| {
            let noted = noted.remove(&id(row, "id")?).unwrap_or_default();
            search_row(row, noted)
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The same of one person, if they are there.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn search_row(&self, person: ContactId) -> Result<Option<SearchRow>> {
        let mut noted = String::new();
        for (source, text) in self.noted_of(person)?.into_iter().chain(self.talks_noted_of(person)?) {
            note(&mut noted, source, &text);
        }
        let mut query = self.connection.prepare_cached(&format!("{ROW} AND c.id = ?1"))?;
        Ok(query.query_row([person.as_bytes()], |row| search_row(row, noted)).optional()?)
    }

    /// What was noted of one person but in talks, as it was written.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn noted_of(&self, person: ContactId) -> Result<Vec<(Source, String)>> {
        self.texts_of(person, &format!("SELECT source, which, text FROM ({NOTED}) WHERE contact_id = ?1"))
    }

    /// What was noted of talks with one person, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talks_noted_of(&self, person: ContactId) -> Result<Vec<(Source, String)>> {
        self.texts_of(person, &format!("{TALKED} AND p.contact_id = ?1 ORDER BY i.day DESC, i.id DESC"))
    }

    fn texts_of(&self, person: ContactId, sql: &str) -> Result<Vec<(Source, String)>> {
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &Row<'_>| Ok((Source::of(row)?, row.get("text")?));
        Ok(query.query_map([person.as_bytes()], row)?.collect::<Result<_, _>>()?)
    }

    /// With whom there was a talk from a day to another, both included; only those who were met in person, if so wanted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn in_touch(&self, from: Date, until: Date, in_person: bool) -> Result<HashSet<ContactId>> {
        let last = if in_person { "met" } else { "talked" };
        let whoever = |sql: &str| -> Result<HashSet<ContactId>> {
            let mut query = self.connection.prepare_cached(sql)?;
            let found = query.query_map((from.stored(), until.stored()), |row| id(row, "contact_id"))?;
            Ok(found.collect::<Result<_, _>>()?)
        };
        // Of a time that is not over the last talk says it all.
        let is_past = format!("SELECT EXISTS (SELECT 1 FROM last_talks WHERE {last} > ?1)");
        if !self.connection.prepare_cached(&is_past)?.query_row([until.stored()], |row| row.get::<_, bool>(0))? {
            return whoever(&format!("SELECT contact_id FROM last_talks WHERE {last} BETWEEN ?1 AND ?2"));
        }
        let met = if in_person { "AND i.channel = 'in person'" } else { "" };
        whoever(&format!(
            "SELECT DISTINCT p.contact_id FROM interactions AS i JOIN interaction_people AS p ON p.interaction_id = i.id
             WHERE i.day BETWEEN ?1 AND ?2 AND i.outcome = 'talked' {met}"
        ))
    }

    /// With whom a talk left the user so.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talks_that_felt(&self, feeling: Feeling) -> Result<HashSet<ContactId>> {
        self.whoever_talked(FELT, feeling.stored())
    }

    /// With whom a talk went so near, or nearer.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talks_so_near(&self, depth: Depth) -> Result<HashSet<ContactId>> {
        self.whoever_talked(SO_NEAR, depth.stored())
    }

    fn whoever_talked(&self, so: &str, how: impl ToSql) -> Result<HashSet<ContactId>> {
        let sql = format!(
            "SELECT DISTINCT p.contact_id FROM interactions AS i JOIN interaction_people AS p ON p.interaction_id = i.id
             WHERE {so} AND i.outcome = 'talked'"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map([how], |row| id(row, "contact_id"))?.collect::<Result<_, _>>()?)
    }

    /// The last talk with someone that left the user so.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_talk_that_felt(&self, contact: ContactId, feeling: Feeling) -> Result<Option<Interaction>> {
        self.last_talk_so(FELT, feeling.stored(), contact)
    }

    /// The last talk with someone that went so near, or nearer.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_talk_so_near(&self, contact: ContactId, depth: Depth) -> Result<Option<Interaction>> {
        self.last_talk_so(SO_NEAR, depth.stored(), contact)
    }

    fn last_talk_so(&self, so: &str, how: impl ToSql, contact: ContactId) -> Result<Option<Interaction>> {
        let sql = format!(
            "{INTERACTION} JOIN interaction_people AS p ON p.interaction_id = i.id
             WHERE p.contact_id = ?2 AND {so} AND i.outcome = 'talked' ORDER BY i.day DESC, i.id DESC LIMIT 1"
        );
        Ok(self.connection.prepare_cached(&sql)?.query_row((how, contact.as_bytes()), interaction).optional()?)
    }

    /// Every birthday that may be of this year of the Gregorian calendar.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn birthdays_of(&self, year: i16) -> Result<Vec<Milestone>> {
        let sql = format!("{MILESTONE} WHERE m.kind = 'birthday' AND (m.year = ?1 OR m.calendar <> 'gregorian')");
        Ok(self.connection.prepare_cached(&sql)?.query_map([year], milestone)?.collect::<Result<_, _>>()?)
    }
}

fn search_row(row: &Row<'_>, noted: String) -> rusqlite::Result<SearchRow> {
    Ok(SearchRow {
        id: id(row, "id")?,
        sort_key: row.get("sort_key")?,
        search: row.get("search")?,
        noted,
        state: Stored::get(row, "state")?,
        circle: id_opt(row, "circle_id")?,
        has_rhythm: row.get("has_rhythm")?,
        know_better: row.get("know_better")?,
    })
}

/// Adds a text to [`SearchRow::noted`].
fn note(noted: &mut String, source: Source, text: &str) {
    for line in search_key([text]).lines() {
        noted.push(source.mark());
        noted.push_str(line);
        noted.push('\n');
    }
}
