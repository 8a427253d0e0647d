//! `fondly duplicates`, `fondly merge`, `fondly unmerge` and `fondly apart`.

use std::collections::BTreeMap;

use clap::ValueEnum;
use fondly_core::{
    Error, Result,
    book::{Book, DuplicateGroup, Sureness},
    domain::{ContactId, Facet},
};

use super::{Format, say};
use crate::wire::terminal::{DuplicateLine, NamedLine};

#[derive(Debug, clap::Args)]
pub(super) struct Duplicates {
    /// Merge those who are as good as certainly one person; each group into the first that is listed.
    #[arg(long)]
    merge_certain: bool,
    #[command(flatten)]
    format: Format,
}

/// How sure it is that two are one person.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Sure {
    Certain,
    Likely,
    Maybe,
    /// The same name is enough: for calendars of birthdays.
    ByName,
}

#[derive(Debug, clap::Args)]
pub(super) struct Merge {
    /// Who stays: a name, an e-mail address or an id.
    keep: String,
    /// Who turns out to be the same person.
    #[arg(required = true)]
    others: Vec<String>,
    /// Whose of a part is to stand where they differ: "name=ID", "birthday=ID"; may be given more than once.
    #[arg(long, value_name = "FIELD=WHO")]
    take: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Unmerge {
    /// Someone whom others went into, or the id of one who did.
    who: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Apart {
    /// Those who are different people.
    #[arg(required = true, num_args = 2..)]
    people: Vec<String>,
}

impl From<Sure> for Sureness {
    fn from(sure: Sure) -> Self {
        match sure {
            Sure::Certain => Self::Certain,
            Sure::Likely => Self::Likely,
            Sure::Maybe => Self::Maybe,
            Sure::ByName => Self::ByName,
        }
    }
}

/// A sureness in a word.
pub(super) fn word(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Certain => "certain",
        Sureness::Likely => "likely",
        Sureness::Maybe => "maybe",
        Sureness::ByName => "perhaps",
    }
}

impl Duplicates {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let groups = book.duplicates()?;
        if self.merge_certain {
            return say(&book.merge_groups(&Book::certain(groups))?.said);
        }
        let lines = groups.iter().map(|group| line(book, group)).collect::<Result<Vec<_>>>()?;
        self.format.print(&lines, |lines| match lines.as_slice() {
            [] => "Nobody in the book looks like someone else.".to_owned(),
            lines => lines.iter().map(plain).collect::<Vec<_>>().join("\n"),
        })
    }
}

fn line(book: &Book, group: &DuplicateGroup) -> Result<DuplicateLine> {
    let person = |id: &ContactId| Ok(NamedLine { id: id.to_string(), name: book.person(*id)?.contact.fields.shown() });
    Ok(DuplicateLine {
        sureness: word(group.sureness),
        evidence: group.evidence.iter().map(|text| (*text).to_owned()).collect(),
        people: group.people.iter().map(person).collect::<Result<_>>()?,
    })
}

fn plain(line: &DuplicateLine) -> String {
    let people = line.people.iter().map(|one| format!("{} ({})", one.name, one.id)).collect::<Vec<_>>().join(", ");
    format!("{}\t{people}\t{}", line.sureness, line.evidence.join(", "))
}

impl Merge {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let keep = book.find(&self.keep)?;
        let others = self.others.iter().map(|who| book.find(who)).collect::<Result<Vec<_>>>()?;
        let chosen = self.take.iter().map(|text| choice(book, text)).collect::<Result<BTreeMap<_, _>>>()?;
        say(&book.merge(keep, &others, &chosen)?.said)
    }
}

fn choice(book: &Book, text: &str) -> Result<(Facet, ContactId)> {
    let single = || Facet::ALL.into_iter().filter(|facet| facet.is_single()).map(Facet::name).collect::<Vec<_>>().join(", ");
    let refusal = || Error::Refused(format!("“{text}” does not say whose of what. Of these there is one each: {}.", single()));
    let (facet, who) = text.split_once('=').ok_or_else(refusal)?;
    let facet = Facet::named(facet).filter(|facet| facet.is_single()).ok_or_else(refusal)?;
    Ok((facet, book.find(who)?))
}

impl Unmerge {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        // Whoever went into someone is not listed any more: only their id names them.
        let part = match (book.find(&self.who), self.who.parse()) {
            (Err(_), Ok(id)) => id,
            (found, _) => only_part(book, found?)?,
        };
        say(&book.unmerge(part)?.said)
    }
}

fn only_part(book: &Book, kept: ContactId) -> Result<ContactId> {
    let name = book.person(kept)?.contact.fields.shown();
    match book.merged_into(kept)?.as_slice() {
        [] => Err(Error::Refused(format!("Nobody went into {name}. Nothing was changed."))),
        [(only, _)] => Ok(*only),
        several => {
            let names = several.iter().map(|(id, name)| format!("{name} ({id})")).collect::<Vec<_>>().join(", ");
            Err(Error::Refused(format!("Several went into {name}: {names}. Give the id of the one to take out.")))
        }
    }
}

impl Apart {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let people = self.people.iter().map(|who| book.find(who)).collect::<Result<Vec<_>>>()?;
        say(&book.keep_apart(&people)?.said)
    }
}
