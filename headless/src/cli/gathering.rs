//! `fondly gathering` and `fondly communities`: where people meet, and who belongs together.

use clap::Subcommand;
use fondly_core::{
    Error, Result,
    book::{Book, Companion},
    domain::{GatheringFields, GatheringId, Guest, Presence},
};

use super::{Format, day::Day, log::someone_new, say};
use crate::wire::{CommunityView, GatheringView, id};

#[derive(Debug, clap::Args)]
pub(super) struct Gathering {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List them, the latest first.
    List {
        #[command(flatten)]
        format: Format,
    },
    /// Show one: its goal, and whom you met.
    Show {
        /// Its id in the list.
        id: String,
        #[command(flatten)]
        format: Format,
    },
    /// Note one, to come or over.
    Add(Fields),
    /// Change one; what is not given stays.
    Edit(Edit),
    /// Note whom you ask along.
    Invite {
        /// Its id in the list.
        id: String,
        /// Whom: names, e-mail addresses or ids.
        #[arg(required = true)]
        whom: Vec<String>,
    },
    /// Note whom you met there: you are reminded of following up within three days.
    Met(Met),
    /// Change what you noted of someone there; what is not given stays.
    Note {
        /// Its id in the list.
        id: String,
        /// Who: a name, an e-mail address or an id.
        who: String,
        /// What to remember of them.
        #[arg(long, value_name = "WORDS")]
        line: Option<String>,
        /// What comes next.
        #[arg(long, value_name = "WORDS")]
        next: Option<String>,
    },
    /// Take someone out of it, with the reminder and the talk.
    Out {
        /// Its id in the list.
        id: String,
        /// Who: a name, an e-mail address or an id.
        who: String,
    },
    /// Remove one; whom you met there stays in the book.
    Remove {
        /// Its id in the list.
        id: String,
    },
}

#[derive(Debug, clap::Args)]
struct Fields {
    /// What it is called.
    name: String,
    /// Its day: YYYY-MM-DD, today, friday; without it today.
    #[arg(long, value_name = "DAY")]
    on: Option<Day>,
    /// Where.
    #[arg(long, default_value = "")]
    place: String,
    /// What you hope for.
    #[arg(long, default_value = "", value_name = "WORDS")]
    goal: String,
    /// How many people you hope to meet.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    hope: Option<u16>,
    /// What you say of yourself.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pitch: String,
}

#[derive(Debug, clap::Args)]
struct Edit {
    /// Its id in the list.
    id: String,
    /// What it is called.
    #[arg(long)]
    name: Option<String>,
    /// Its day: YYYY-MM-DD, today, friday.
    #[arg(long, value_name = "DAY")]
    on: Option<Day>,
    /// Where.
    #[arg(long)]
    place: Option<String>,
    /// What you hope for.
    #[arg(long, value_name = "WORDS")]
    goal: Option<String>,
    /// How many people you hope to meet; 0 for no number.
    #[arg(long, value_name = "NUMBER")]
    hope: Option<u16>,
    /// What you say of yourself.
    #[arg(long, value_name = "WORDS")]
    pitch: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Met {
    /// Its id in the list.
    id: String,
    /// Who: a name, an e-mail address or an id; with --new the name of someone who comes into the book.
    who: String,
    /// Whoever it is comes into the book.
    #[arg(long)]
    new: bool,
    /// What to remember of them.
    #[arg(long, default_value = "", value_name = "WORDS")]
    line: String,
    /// What comes next: you are reminded of it.
    #[arg(long, default_value = "", value_name = "WORDS")]
    next: String,
}

/// Lists those who work at the same place or carry the same tag.
#[derive(Debug, clap::Args)]
pub(super) struct Communities {
    #[command(flatten)]
    format: Format,
}

impl Gathering {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { format } => list(book, format),
            Verb::Show { id: text, format } => format.print(&GatheringView::ask(book, id(&text)?)?, plain),
            Verb::Add(fields) => fields.run(book),
            Verb::Edit(edit) => edit.run(book),
            Verb::Invite { id: text, whom } => {
                let people = whom.iter().map(|who| book.find(who)).collect::<Result<Vec<_>>>()?;
                say(&book.invite(id(&text)?, &people)?.said)
            }
            Verb::Met(met) => met.run(book),
            Verb::Note { id: text, who, line, next } => {
                let before = guest(book, &text, &who)?;
                say(&book.edit_guest(before.id, &line.unwrap_or(before.line), &next.unwrap_or(before.next))?.said)
            }
            Verb::Out { id: text, who } => {
                let guest = guest(book, &text, &who)?.id;
                say(&book.remove_guest(guest)?.said)
            }
            Verb::Remove { id: text } => say(&book.remove_gathering(id(&text)?)?.said),
        }
    }
}

impl Communities {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let today = book.now().today();
        let all: Vec<CommunityView> = book.communities()?.into_iter().map(|one| CommunityView::of(one, today)).collect();
        self.format.list(&all, "Nobody works at the same place, and nobody carries the same tag.", |one| {
            format!("{}\t{}\t{}\t{}", one.name, one.count, one.names, one.last)
        })
    }
}

impl Fields {
    fn run(self, book: &mut Book) -> Result<()> {
        let Self { name, on, place, goal, hope, pitch } = self;
        let day = on.unwrap_or(Day::FromToday(0)).of(book);
        let outcome = book.add_gathering(GatheringFields { name, day, place, goal, hoped: hope, pitch })?;
        say(&format!("{} ({})", outcome.said, outcome.value))
    }
}

impl Edit {
    fn run(self, book: &mut Book) -> Result<()> {
        let which: GatheringId = id(&self.id)?;
        let before = book.gathering(which)?.gathering.fields;
        let fields = GatheringFields {
            name: self.name.unwrap_or(before.name),
            day: self.on.map_or(before.day, |day| day.of(book)),
            place: self.place.unwrap_or(before.place),
            goal: self.goal.unwrap_or(before.goal),
            hoped: self.hope.map_or(before.hoped, Some),
            pitch: self.pitch.unwrap_or(before.pitch),
        };
        say(&book.edit_gathering(which, fields)?.said)
    }
}

impl Met {
    fn run(self, book: &mut Book) -> Result<()> {
        let who = if self.new { someone_new(book, self.who)? } else { Companion::Known(book.find(&self.who)?) };
        say(&book.meet(id(&self.id)?, &who, &self.line, &self.next)?.said)
    }
}

/// Someone who is part of a gathering.
fn guest(book: &Book, gathering: &str, who: &str) -> Result<Guest> {
    let (person, gathered) = (book.find(who)?, book.gathering(id(gathering)?)?);
    let name = gathered.gathering.fields.name;
    let guest = gathered.guests.into_iter().find(|one| one.contact.id == person);
    guest.map(|one| one.guest).ok_or_else(|| Error::Refused(format!("{who} is not part of {name}. Nothing was changed.")))
}

fn list(book: &Book, format: Format) -> Result<()> {
    let all = book.gatherings()?.into_iter().map(|one| GatheringView::ask(book, one.gathering.id)).collect::<Result<Vec<_>>>()?;
    format.list(&all, "No gathering is noted.", |one| format!("{}\t{}\t{}\t{}", one.fields.name, one.when, one.count, one.id))
}

fn plain(one: &GatheringView) -> String {
    let mut lines = vec![one.fields.name.clone(), format!("  {}", one.when)];
    let said = [("place", &one.fields.place), ("goal", &one.fields.goal), ("pitch", &one.fields.pitch)];
    lines.extend(said.into_iter().filter(|(_, words)| !words.is_empty()).map(|(what, words)| format!("  {what}: {words}")));
    lines.push(format!("  {}", one.count));
    lines.extend(one.guests.iter().map(|guest| {
        let asked = (Presence::from(guest.presence) == Presence::Invited).then(|| "asked along".to_owned());
        let said = [asked, Some(guest.line.clone()), Some(guest.next.clone()), guest.follow_up.clone()];
        let said: Vec<String> = said.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        [vec![guest.name.clone()], said].concat().join("\t")
    }));
    lines.join("\n")
}
