//! A copy of a book as JSON comes in again: whom the book doesn't have comes back with everything. Whom it has stays as the book has
//! them, unless the user says otherwise for one or for all: then what the copy says comes in beside what the book says, like a card's.

mod restore;

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use super::{
    ImportFate, ImportPreview, ImportReport, PreviewLine, Problem,
    decide::{CardKey, Decisions, Verdict, Who},
    file_name,
    known::Known,
    problems::in_the_trash,
    unreadable,
    update::{self, Said, Update},
};
use crate::{
    Result,
    book::{Book, merge::Choice},
    clock::{Clock, Moment},
    domain::{ContactId, ContactState, Facet, in_a_row},
    formats::{WholeTables, read_whole},
    store::{Reader, Table, TableRow, Writer},
};

/// The state of those who went into someone else.
const MERGED: &str = "merged";

/// Is this file a copy of a book, and not cards?
pub(super) fn is_whole(path: &Path) -> bool {
    use std::io::Read as _;
    let mut start = [0; 64];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut start)).unwrap_or(0);
    let text = start.get(..read).unwrap_or_default();
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start().starts_with(b"{") && !super::foreign::is_of_monica(path)
}

/// A copy of a book, read.
pub(super) struct Whole {
    path: PathBuf,
    tables: WholeTables,
    /// For each person the places of their rows among who was there, and among what is theirs alone.
    by_person: HashMap<(Table, [u8; 16]), Vec<usize>>,
    clock: Arc<dyn Clock>,
    /// The copy as a book of its own, for comparing; made when the first of its people is in this book too.
    copy: OnceCell<Book>,
}

/// What the book has of someone in the file.
enum Here {
    Nobody,
    Same,
    /// They are in the trash, and stay there.
    InTrash(String),
    /// What the copy would make of them, and what it has of them that the book never heard of.
    Otherwise(Box<Update>, Unheard),
}

/// What happens or is planned with people, is to be shared with them, where they were met and to whom they are introduced: the table, who is part of it, and the column that joins them.
const SHARED: [(Table, Table, &str); 6] = [
    (Table::Interactions, Table::InteractionPeople, "interaction_id"),
    (Table::CatchUps, Table::CatchUpPeople, "catch_up_id"),
    (Table::Shares, Table::SharePeople, "share_id"),
    (Table::Gatherings, Table::GatheringPeople, "gathering_id"),
    (Table::Introductions, Table::IntroductionPeople, "introduction_id"),
    (Table::Goals, Table::GoalPeople, "goal_id"),
];

/// What is someone's own alone, beside their card: what they told, what was given and received, what is better not, what the user is to be reminded of.
const OWN: [Table; 7] =
    [Table::Facts, Table::Exchanges, Table::HardTimes, Table::Rifts, Table::Boundaries, Table::Reflections, Table::Reminders];

/// How many rows of which table the book never heard of.
#[derive(Default)]
struct Unheard(Vec<(Table, usize)>);

impl Unheard {
    /// "1 talk and 2 facts that are not here".
    fn in_words(&self) -> String {
        let count = |(table, count): &(Table, usize)| {
            let [one, more] = match table {
                Table::Interactions => ["talk", "talks"],
                Table::CatchUps => ["plan", "plans"],
                Table::Shares => ["thing to share", "things to share"],
                Table::Gatherings => ["gathering", "gatherings"],
                Table::Introductions => ["introduction", "introductions"],
                Table::Goals => ["goal", "goals"],
                Table::Reflections => ["thought", "thoughts"],
                Table::Facts => ["fact", "facts"],
                Table::Exchanges => ["thing given or received", "things given or received"],
                Table::HardTimes => ["hard time", "hard times"],
                Table::Rifts => ["thing to mend", "things to mend"],
                Table::Boundaries => ["boundary", "boundaries"],
                _ => ["reminder", "reminders"],
            };
            format!("{count} {}", if *count == 1 { one } else { more })
        };
        let all: Vec<String> = self.0.iter().map(count).collect();
        let verb = if matches!(self.0.as_slice(), [(_, 1)]) { "is" } else { "are" };
        format!("{} that {verb} not here", in_a_row(&all))
    }
}

impl Whole {
    /// Reads the file.
    pub(super) fn read(path: &Path, clock: &Arc<dyn Clock>) -> Result<Self> {
        let text = std::fs::read(path).map_err(|error| unreadable(path, error.to_string()))?;
        let tables = read_whole(&text).map_err(|reason| unreadable(path, reason.to_string()))?;
        let mut by_person: HashMap<(Table, [u8; 16]), Vec<usize>> = HashMap::new();
        for with in SHARED.map(|(_, with, _)| with).into_iter().chain(OWN) {
            for (at, row) in tables.get(with.name()).into_iter().flatten().enumerate() {
                row.identity("contact_id").into_iter().for_each(|who| by_person.entry((with, who)).or_default().push(at));
            }
        }
        Ok(Self { path: path.to_owned(), tables, by_person, clock: Arc::clone(clock), copy: OnceCell::new() })
    }

    fn rows(&self, table: Table) -> &[TableRow] {
        self.tables.get(table.name()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What importing it would do.
    pub(super) fn preview(&self, read: &Reader<'_>, decisions: &Decisions, now: &Moment, preview: &mut ImportPreview) -> Result<()> {
        for row in self.people() {
            let key = key(row);
            let plain = PreviewLine::plain(row.text("shown").to_owned(), row.text("organization").to_owned(), ImportFate::Same);
            let line = match self.here(read, now, row, &|_| Choice::Mine)? {
                Here::Same => plain,
                Here::InTrash(name) => {
                    preview.problems.push(self.problem(in_the_trash(&name)));
                    preview.problem_count += 1;
                    plain
                }
                Here::Nobody => {
                    let left_out = matches!(decisions.on(&key, Known::Nobody, None), Verdict::LeaveOut);
                    PreviewLine { key: Some(key), fate: ImportFate::New, left_out, ..plain }
                }
                Here::Otherwise(update, unheard) => PreviewLine {
                    key: Some(key),
                    fate: ImportFate::Changed,
                    whose: Some(update.name()),
                    detail: if unheard.0.is_empty() { plain.detail } else { unheard.in_words() },
                    differences: update.differences(read)?,
                    rests: !decisions.takes_copy_of(&key),
                    conflicts: update.conflicts,
                    ..plain
                },
            };
            preview.take(line);
        }
        Ok(())
    }

    /// What the book has of someone, and what the copy would make of them. Who went into someone else stays there.
    fn here(&self, read: &Reader<'_>, now: &Moment, row: &TableRow, choose: &dyn Fn(Facet) -> Choice) -> Result<Here> {
        let Some(id) = row.identity("id").map(ContactId::from_bytes) else { return Ok(Here::Same) };
        let Some(known) = read.contact(id)? else { return Ok(Here::Nobody) };
        match known.state {
            ContactState::Trashed => return Ok(Here::InTrash(known.fields.shown())),
            ContactState::Merged => return Ok(Here::Same),
            ContactState::Active | ContactState::Archived | ContactState::Deceased => {}
        }
        let Some(news) = self.said_of(id)? else { return Ok(Here::Same) };
        let update = update::plan(read, now, id, [&Said::default(), &news], choose)?;
        let unheard = self.unheard_of(read, id)?;
        Ok(if update.is_nothing() && unheard.0.is_empty() { Here::Same } else { Here::Otherwise(Box::new(update), unheard) })
    }

    /// What the copy has of someone that the book never heard of. What was asked of them is no news of them.
    fn unheard_of(&self, read: &Reader<'_>, id: ContactId) -> Result<Unheard> {
        let mut unheard = Unheard::default();
        for (table, with, column) in SHARED.into_iter().chain(OWN.map(|table| (table, table, "id"))) {
            let places = self.by_person.get(&(with, *id.as_bytes())).map(Vec::as_slice).unwrap_or_default();
            let mut new = 0;
            for row in places.iter().filter_map(|at| self.rows(with).get(*at)) {
                // News that they were told is not saved for them.
                let is_theirs = with != Table::SharePeople || row.is_set("wanted");
                if is_theirs && let Some(of) = row.identity(column) {
                    new += usize::from(!read.was_ever(table, &of)?);
                }
            }
            unheard.0.extend((new > 0).then_some((table, new)));
        }
        Ok(unheard)
    }

    /// What the copy says of someone.
    fn said_of(&self, id: ContactId) -> Result<Option<Said>> {
        if self.copy.get().is_none() {
            let mut copy = Book::in_memory(Arc::clone(&self.clock))?;
            copy.store_mut().write(|w| self.restore_missing(w, |_| true))?;
            let _made_just_now = self.copy.set(copy);
        }
        let Some(read) = self.copy.get().map(Book::read) else { return Ok(None) };
        let contact = read.contact(id)?;
        contact.map(|contact| Ok(Said::of_copy(contact, read.milestones_of(id)?))).transpose()
    }

    /// Writes what the book doesn't have, and what the user takes of the rest.
    pub(super) fn restore(&self, w: &Writer<'_>, now: &Moment, decisions: &Decisions, report: &mut ImportReport) -> Result<()> {
        let mut taken = HashSet::new();
        let mut known = Vec::new();
        for row in self.people() {
            let key = key(row);
            match self.here(&w.read(), now, row, &|facet| decisions.choice(&key, facet))? {
                Here::Nobody => {}
                Here::Same => report.unchanged += 1,
                Here::InTrash(name) => {
                    report.unchanged += 1;
                    report.tell(self.problem(in_the_trash(&name)));
                }
                Here::Otherwise(update, _) if decisions.takes_copy_of(&key) => {
                    taken.extend(row.identity("id"));
                    known.push((row, key, update));
                }
                Here::Otherwise(update, _) => {
                    report.unchanged += 1;
                    report
                        .tell(self.problem(format!("{}: the book knows them otherwise than this copy. The book’s stayed.", update.name())));
                }
            }
        }
        let mut left_out = 0;
        report.added += self.restore_missing(w, |row| {
            let comes = !matches!(decisions.on(&key(row), Known::Nobody, None), Verdict::LeaveOut);
            left_out += u32::from(!comes);
            comes
        })?;
        report.left_out += left_out;
        for (row, key, update) in known {
            for reason in update.disagreements(&|facet| decisions.choice(&key, facet)) {
                report.tell(self.problem(reason));
            }
            let id = row.identity("id").map(ContactId::from_bytes);
            id.map_or(Ok(()), |id| update.write(w, now, id))?;
            report.updated += 1;
        }
        self.restore_own(w, &taken)?;
        self.restore_shared(w, &taken, &|table, id| Ok(!w.read().was_ever(table, id)?))?;
        // With nobody who comes or is taken, nothing comes.
        if report.added > 0 || !taken.is_empty() { self.restore_news(w) } else { Ok(()) }
    }

    fn problem(&self, reason: String) -> Problem {
        Problem { file: file_name(&self.path), card: 0, line: 0, reason }
    }
}

impl Decisions {
    /// Is someone whom the book has to take in what a copy of it says of them?
    fn takes_copy_of(&self, key: &CardKey) -> bool {
        match self.cards.get(key).and_then(|decision| decision.who) {
            None => self.take_theirs && !self.leave_out_changed,
            Some(who) => who != Who::LeaveOut,
        }
    }
}

/// Names someone in a copy in the user's decisions, by who they are and what their row says.
fn key(row: &TableRow) -> CardKey {
    Sha256::digest(format!("{row:?}")).into()
}
