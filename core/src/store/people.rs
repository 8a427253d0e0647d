//! Questions about many people at once: the list, the search, and whose rhythm is running.

use jiff::civil::Date;
use rusqlite::{Row, named_params};

use super::{
    Reader,
    contacts::rhythm,
    text::{Stored, cadence, id},
};
use crate::{
    Result,
    domain::{CheckInBasis, CircleId, ContactFields, ContactId, ContactState, Contacts, PersonLine, PersonName, Until, fold, search_key},
};

/// Who to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Words that must all be found; empty for everyone.
    pub query: String,
    /// Only this circle.
    pub circle: Option<CircleId>,
    /// Only this state.
    pub state: ContactState,
    /// Only some of them.
    pub only: Only,
}

/// Which of the people in a state to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// All.
    Any,
    /// Those without a cadence, neither their own nor their circle's.
    WithoutRhythm,
    /// Those with one.
    WithRhythm,
    /// Those whose check-in is due on this day. SQL can't tell: the book sorts them out of those with a rhythm.
    Due(Date),
}

/// The columns of [`PersonLine`]. The two days are found by an index on each person's interactions.
const PERSON: &str =
    "SELECT c.id, c.given, c.family, c.additional, c.prefix, c.suffix, c.nickname, c.display, c.organization, c.title, c.shown,
    c.state, c.every, c.unit, c.fixed_from, c.rhythm_since, c.rhythm_revision, c.skipped_on, c.paused_until, c.snoozed_until,
    circles.name AS circle_name, circles.tone, circles.position, circles.every AS circle_every, circles.unit AS circle_unit,
    (SELECT max(i.day) FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id
      WHERE p.contact_id = c.id AND i.outcome = 'talked') AS talked,
    (SELECT max(i.day) FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id
      WHERE p.contact_id = c.id AND i.outcome = 'no answer') AS tried
    FROM contacts AS c LEFT JOIN circles ON circles.id = c.circle_id";

fn person(row: &Row<'_>) -> rusqlite::Result<PersonLine> {
    let name = PersonName {
        given: row.get("given")?,
        family: row.get("family")?,
        additional: row.get("additional")?,
        prefix: row.get("prefix")?,
        suffix: row.get("suffix")?,
        nickname: row.get("nickname")?,
        display: row.get("display")?,
    };
    let circle: Option<String> = row.get("circle_name")?;
    Ok(PersonLine {
        id: id(row, "id")?,
        shown: row.get("shown")?,
        fields: ContactFields { name, organization: row.get("organization")?, title: row.get("title")?, ..ContactFields::default() },
        state: Stored::get(row, "state")?,
        circle: match circle {
            Some(name) => Some((name, Stored::get(row, "tone")?, row.get("position")?)),
            None => None,
        },
        check_in: CheckInBasis {
            rhythm: rhythm(row)?,
            revision: row.get("rhythm_revision")?,
            of_circle: cadence(row, "circle_every", "circle_unit")?,
            contacts: Contacts { talked: Stored::get_opt(row, "talked")?, tried: Stored::get_opt(row, "tried")? },
            snoozed_until: Until::get_opt(row, "snoozed_until")?,
        },
    })
}

impl PeopleFilter {
    /// With a rhythm, without, or either.
    fn rhythm(&self) -> Option<bool> {
        match self.only {
            Only::Any => None,
            Only::WithoutRhythm => Some(false),
            Only::WithRhythm | Only::Due(_) => Some(true),
        }
    }

    /// Everyone active.
    #[must_use]
    pub fn active(query: &str) -> Self {
        Self { query: query.to_owned(), circle: None, state: ContactState::Active, only: Only::Any }
    }
}

/// The conditions of a filter. `:q0` … `:q3` are the first four words, the last one holding what is left.
const MATCHES: &str = "c.state = :state AND (:circle IS NULL OR c.circle_id = :circle)
    AND (:rhythm IS NULL OR (c.every IS NOT NULL OR circles.every IS NOT NULL) = :rhythm)
    AND instr(c.search, :q0) > 0 AND instr(c.search, :q1) > 0 AND instr(c.search, :q2) > 0 AND instr(c.search, :q3) > 0";

impl Reader<'_> {
    /// How many people are active.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn count_active(&self) -> Result<u32> {
        let sql = "SELECT count(*) FROM contacts WHERE state = 'active'";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// How many people a filter finds.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn count_people(&self, filter: &PeopleFilter) -> Result<u32> {
        let sql = format!("SELECT count(*) FROM contacts AS c LEFT JOIN circles ON circles.id = c.circle_id WHERE {MATCHES}");
        let [q0, q1, q2, q3] = query_words(&filter.query);
        Ok(self.connection.prepare_cached(&sql)?.query_row(
            named_params! { ":state": filter.state.stored(), ":circle": filter.circle.map(|id| *id.as_bytes()),
            ":rhythm": filter.rhythm(), ":q0": q0, ":q1": q1, ":q2": q2, ":q3": q3 },
            |row| row.get(0),
        )?)
    }

    /// One window of the people a filter finds, in the order of their names; those whose name begins with the query first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people(&self, filter: &PeopleFilter, offset: u32, limit: u32) -> Result<Vec<PersonLine>> {
        // The window is cut before the days are looked up: 60 look-ups, not 100,000.
        let sql = format!(
            "{PERSON} JOIN (SELECT c.id, row_number() OVER (ORDER BY NOT (:q0 <> '' AND substr(c.search, 1, length(:q0)) = :q0), c.sort_key, c.id) AS place
               FROM contacts AS c LEFT JOIN circles ON circles.id = c.circle_id WHERE {MATCHES}
               ORDER BY place LIMIT :limit OFFSET :offset) AS chosen ON chosen.id = c.id ORDER BY chosen.place"
        );
        let [q0, q1, q2, q3] = query_words(&filter.query);
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map(
            named_params! { ":state": filter.state.stored(), ":circle": filter.circle.map(|id| *id.as_bytes()),
            ":rhythm": filter.rhythm(), ":q0": q0, ":q1": q1, ":q2": q2, ":q3": q3, ":limit": limit, ":offset": offset },
            person,
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One person's line.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn person_row(&self, id: ContactId) -> Result<Option<PersonLine>> {
        let mut query = self.connection.prepare_cached(&format!("{PERSON} WHERE c.id = ?1"))?;
        let mut rows = query.query_map([id.as_bytes()], person)?;
        Ok(rows.next().transpose()?)
    }

    /// Every active person with a cadence of their own or their circle's.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_with_rhythm(&self) -> Result<Vec<PersonLine>> {
        let sql = format!("{PERSON} WHERE c.state = 'active' AND (c.every IS NOT NULL OR circles.every IS NOT NULL)");
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map([], person)?.collect::<Result<_, _>>()?)
    }

    /// People whose name, whole or given or family, nickname or e-mail address is exactly `name` after folding; the trashed are not found.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_named(&self, name: &str) -> Result<Vec<ContactId>> {
        let sql = "SELECT id, shown, given, family, nickname,
                     (SELECT group_concat(value, char(10)) FROM details WHERE contact_id = contacts.id AND kind = 'email') AS emails
                   FROM contacts WHERE state <> 'trashed' AND instr(char(10) || search, char(10) || ?1 || char(10)) > 0
                   ORDER BY state = 'active' DESC, sort_key, id";
        let wanted = fold(name);
        let mut query = self.connection.prepare_cached(sql)?;
        let mut rows = query.query([&wanted])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            // The search text holds work and tags as well: they are nobody's name.
            let names: [String; 4] = [row.get("shown")?, row.get("given")?, row.get("family")?, row.get("nickname")?];
            let emails: Option<String> = row.get("emails")?;
            let called = search_key(names.iter().map(String::as_str).chain(emails.iter().flat_map(|emails| emails.lines())));
            if called.lines().any(|line| line == wanted) {
                found.push(id(row, "id")?);
            }
        }
        Ok(found)
    }
}

/// A word that is part of a phone number as its digits, which is how numbers stand in the search text; other words as they are.
fn digits_of_phone(word: &str) -> String {
    let is_phone = word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || "+-()./ ".contains(c));
    if is_phone { word.chars().filter(char::is_ascii_digit).collect() } else { word.to_owned() }
}

/// The query folded, as four words to look for; an empty word is found everywhere.
fn query_words(query: &str) -> [String; 4] {
    let folded = fold(query);
    let mut words = folded.splitn(4, ' ').map(digits_of_phone);
    std::array::from_fn(|_| words.next().unwrap_or_default())
}
