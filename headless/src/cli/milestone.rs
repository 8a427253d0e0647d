//! `fondly milestone`: dates in someone's life.

use clap::{Subcommand, ValueEnum};
use fondly_core::{
    Error, Result,
    book::Book,
    domain::{MilestoneFields, MilestoneId, MilestoneKind},
};

use super::{say, settings::leads};
use crate::wire::{id, life_date};

#[derive(Debug, clap::Args)]
pub(super) struct Milestone {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add one.
    Add {
        /// Whose: a name, an e-mail address or an id.
        who: String,
        /// What it is.
        #[arg(value_enum)]
        kind: Kind,
        #[command(flatten)]
        facts: Facts,
    },
    /// Change one; its id is in `fondly show --json`.
    Edit {
        /// Its id.
        id: String,
        #[command(flatten)]
        facts: Facts,
    },
    /// Remove one.
    Remove {
        /// Its id.
        id: String,
    },
}

#[derive(Debug, clap::Args)]
struct Facts {
    /// When it was: 1996-04-15, --04-15, 1996, "15 April".
    #[arg(long = "on", value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
    /// What its owner calls it.
    #[arg(long)]
    label: Option<String>,
    /// Anything to remember with it.
    #[arg(long)]
    note: Option<String>,
    /// Does it come round every year: yes or no.
    #[arg(long, value_parser = clap::builder::BoolishValueParser::new())]
    yearly: Option<bool>,
    /// Days ahead that reminders of it come: "7, 0" is a week before and on the day; never; or "as all".
    #[arg(long, value_name = "DAYS")]
    remind: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Birthday,
    Anniversary,
    WorkAnniversary,
    Promotion,
    Graduation,
    NewJob,
    Move,
    Victory,
    Loss,
    Custom,
}

impl Milestone {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::Add { who, kind, facts } => {
                let person = book.find(&who)?;
                let kind = MilestoneKind::from(kind);
                let date = facts.date.as_deref().map(life_date).transpose()?.flatten();
                let date =
                    date.ok_or_else(|| Error::refused("A milestone needs a date. Please give it with --on. Nothing was changed."))?;
                let fields = facts.over(MilestoneFields::new(kind, date))?;
                say(&book.add_milestone(person, fields)?.said)
            }
            Verb::Edit { id: text, facts } => {
                let milestone: MilestoneId = id(&text)?;
                let fields = facts.over(book.milestone(milestone)?.fields)?;
                say(&book.edit_milestone(milestone, fields)?.said)
            }
            Verb::Remove { id: text } => say(&book.remove_milestone(id(&text)?)?.said),
        }
    }
}

impl Facts {
    /// The fields with what was given in the place of their own.
    fn over(self, mut fields: MilestoneFields) -> Result<MilestoneFields> {
        if let Some(date) = self.date.as_deref().map(life_date).transpose()?.flatten() {
            fields.date = date;
        }
        fields.label = self.label.unwrap_or(fields.label);
        fields.note = self.note.unwrap_or(fields.note);
        fields.yearly = self.yearly.unwrap_or(fields.yearly);
        match self.remind.as_deref() {
            None => {}
            Some("as all") => fields.leads = None,
            Some(ahead) => fields.leads = Some(leads(ahead)?),
        }
        Ok(fields)
    }
}

impl From<Kind> for MilestoneKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Birthday => Self::Birthday,
            Kind::Anniversary => Self::Anniversary,
            Kind::WorkAnniversary => Self::WorkAnniversary,
            Kind::Promotion => Self::Promotion,
            Kind::Graduation => Self::Graduation,
            Kind::NewJob => Self::NewJob,
            Kind::Move => Self::Move,
            Kind::Victory => Self::Victory,
            Kind::Loss => Self::Loss,
            Kind::Custom => Self::Custom,
        }
    }
}
