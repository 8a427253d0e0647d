//! Questions about many people at once: the list, what they are called, and whose rhythm is running.

use rusqlite::Row;

use super::{
    Reader, Slice,
    contacts::{name, planning, rhythm},
    text::{Stored, cadence, id},
};
use crate::{
    Result,
    domain::{CheckInBasis, ContactFields, ContactId, Contacts, PersonLine, Until, fold, mark, search_key},
};

/// The columns of [`PersonLine`]. The two days are kept beside each person's interactions.
const PERSON: &str =
    "SELECT c.id, c.given, c.family, c.additional, c.prefix, c.suffix, c.nickname, c.phonetic_given, c.phonetic_family, c.display, c.organization, c.title, c.time_zone, c.shown,
    c.state, c.every, c.unit, c.fixed_from, c.rhythm_since, c.rhythm_revision, c.skipped_on, c.snoozed_until,
    nullif(max(coalesce(c.paused_until, ''), coalesce((SELECT paused_until FROM settings), '')), '') AS paused_until, c.least_gap, c.kept_days, c.away,
    circles.notify_at, circles.name AS circle_name, circles.tone, circles.position, circles.every AS circle_every, circles.unit AS circle_unit,
    last_talks.talked, last_talks.tried,
    coalesce((SELECT hex(substr(fingerprint, 1, 6)) FROM cards WHERE contact_id = c.id AND has_photo ORDER BY id DESC LIMIT 1),
      (SELECT hex(substr(fingerprint, 1, 6)) FROM merges JOIN cards ON cards.contact_id = part_id AND has_photo
        WHERE merges.contact_id = c.id ORDER BY merges.id LIMIT 1)) AS photo
    FROM contacts AS c LEFT JOIN circles ON circles.id = c.circle_id LEFT JOIN last_talks ON last_talks.contact_id = c.id";

/// The plus keeps SQLite from going through everyone active where a slice of them is wanted; the second condition has it go through those alone
/// who are kept close. Active, with a cadence of their own or their circle's.
const HAS_RHYTHM: &str =
    "+c.state = 'active' AND (c.every IS NOT NULL OR c.circle_id IS NOT NULL) AND (c.every IS NOT NULL OR circles.every IS NOT NULL)";

fn person(row: &Row<'_>) -> rusqlite::Result<PersonLine> {
    let circle: Option<String> = row.get("circle_name")?;
    Ok(PersonLine {
        id: id(row, "id")?,
        shown: row.get("shown")?,
        fields: ContactFields {
            name: name(row)?,
            organization: row.get("organization")?,
            title: row.get("title")?,
            time_zone: row.get("time_zone")?,
            ..ContactFields::default()
        },
        state: Stored::get(row, "state")?,
        photo: row.get("photo")?,
        planning: planning(row)?,
        notify_at: Stored::get_opt(row, "notify_at")?,
        circle: match circle {
            Some(name) => Some((name, Stored::get(row, "tone")?, row.get("position")?)),
            None => None,
        },
        check_in: CheckInBasis {
            rhythm: rhythm(row)?,
            revision: row.get("rhythm_revision")?,
            of_circle: cadence(row, "circle_every", "circle_unit")?,
            contacts: Contacts { talked: Stored::get_opt(row, "talked")?, tried: Stored::get_opt(row, "tried")? },
            least_gap: row.get("least_gap")?,
            snoozed_until: Until::get_opt(row, "snoozed_until")?,
        },
    })
}

impl Reader<'_> {
    /// How many people are active.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn count_active(&self) -> Result<u32> {
        let sql = "SELECT count(*) FROM contacts WHERE state = 'active'";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
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

    /// Every e-mail address, and whose it is.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn addresses(&self) -> Result<Vec<(ContactId, String)>> {
        let mut query = self.connection.prepare_cached("SELECT contact_id, value FROM details WHERE kind = 'email'")?;
        Ok(query.query_map([], |row| Ok((id::<mark::Contact>(row, "contact_id")?, row.get("value")?)))?.collect::<Result<_, _>>()?)
    }

    /// What everyone active is called: identity, whole name, and every name there is of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn names(&self) -> Result<Vec<(ContactId, String, [String; 4])>> {
        let sql = "SELECT id, shown, given, family, nickname FROM contacts WHERE state = 'active' ORDER BY sort_key, id";
        let mut query = self.connection.prepare_cached(sql)?;
        let row = |row: &Row<'_>| {
            let shown: String = row.get("shown")?;
            Ok((id(row, "id")?, shown.clone(), [shown, row.get("given")?, row.get("family")?, row.get("nickname")?]))
        };
        Ok(query.query_map([], row)?.collect::<Result<_, _>>()?)
    }

    /// Every active person with a cadence of their own or their circle's.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_with_rhythm(&self) -> Result<Vec<PersonLine>> {
        let sql = format!("{PERSON} WHERE {HAS_RHYTHM}");
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map([], person)?.collect::<Result<_, _>>()?)
    }

    /// The same of a slice of people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_with_rhythm_in(&self, Slice { after, up_to }: Slice) -> Result<Vec<PersonLine>> {
        let sql = format!("{PERSON} WHERE {HAS_RHYTHM} AND c.id > ?1 AND c.id <= ?2");
        Ok(self.connection.prepare_cached(&sql)?.query_map((after, up_to), person)?.collect::<Result<_, _>>()?)
    }

    /// People whose name, whole or given or family, nickname or e-mail address is exactly `name` after folding; the trashed are not found.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_named(&self, name: &str) -> Result<Vec<ContactId>> {
        let sql = "SELECT id, shown, given, family, nickname,
                     (SELECT group_concat(value, char(10)) FROM details WHERE contact_id = contacts.id AND kind = 'email') AS emails
                   FROM contacts WHERE state NOT IN ('trashed', 'merged') AND instr(char(10) || search, char(10) || ?1 || char(10)) > 0
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
