//! `fondly people`, `fondly show` and `fondly circles`.

use fondly_core::{
    Result,
    book::{Book, Only, PeopleFilter},
    domain::{ContactState, Depth, MilestoneKind},
    quick::Condition,
};

use super::Format;
use crate::wire::{
    CircleView,
    terminal::{PersonLine, PersonWhole},
};

#[derive(Debug, clap::Args)]
pub(super) struct People {
    /// Words to look for, or a question: "who do I know in Lyon", "likes hockey, not seen this year".
    #[arg(default_value = "")]
    query: String,
    /// Those in the trash.
    #[arg(long)]
    trashed: bool,
    /// Those archived.
    #[arg(long, conflicts_with = "trashed")]
    archived: bool,
    /// Those whom you want to know better.
    #[arg(long, conflicts_with_all = ["trashed", "archived"])]
    know_better: bool,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// A name, an e-mail address or an id.
    who: String,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct Circles {
    #[command(flatten)]
    format: Format,
}

impl People {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let state = match (self.trashed, self.archived) {
            (true, _) => ContactState::Trashed,
            (_, true) => ContactState::Archived,
            _ => ContactState::Active,
        };
        let only = if self.know_better { Only::KnowBetter } else { Only::Any };
        let asked = book.sought(&self.query)?;
        let (_, found) = book.people(&PeopleFilter { state, only, ..PeopleFilter::active(&self.query) }, 0, u32::MAX)?;
        let line = |id| Ok(PersonLine { why: book.why_found(&asked, id)?.map(|why| why.to_string()), ..PersonLine::of(&book.person(id)?) });
        let lines: Vec<PersonLine> = found.iter().map(|found| line(found.id)).collect::<Result<_>>()?;
        // What was understood is no answer: a pipe gets the people alone.
        if !asked.conditions.is_empty() {
            let said = asked.conditions.iter().map(Condition::in_words).chain(asked.words_beside()).collect::<Vec<_>>().join(", ");
            eprintln!("{said}: {}", lines.len());
        } else if lines.is_empty() && !self.query.is_empty() {
            eprintln!("Nobody is called so, and nothing of the kind is noted of anyone. The README says what a search understands.");
        }
        self.format.print(&lines, |lines| {
            let line = |person: &PersonLine| {
                let parts = [
                    Some(person.name.as_str()),
                    person.birthday.as_deref(),
                    person.circle.as_deref(),
                    person.emails.first().map(String::as_str),
                    person.why.as_deref(),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join("\t")
            };
            lines.iter().map(line).collect::<Vec<_>>().join("\n")
        })
    }
}

impl Show {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let person = PersonWhole::of(book, &book.person(book.find(&self.who)?)?)?;
        self.format.print(&person, plain)
    }
}

impl Circles {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let circles = book.circles()?;
        let plain = circles
            .iter()
            .map(|(circle, people)| {
                let rhythm = circle.fields.cadence.map_or_else(|| "no rhythm".to_owned(), |cadence| format!("every {cadence}"));
                format!("{}\t{rhythm}\t{people} people", circle.fields.name)
            })
            .collect::<Vec<_>>()
            .join("\n");
        let views: Vec<CircleView> = circles.into_iter().map(|(circle, people)| CircleView::of(circle, people)).collect();
        self.format.print(&views, |_| plain)
    }
}

fn plain(person: &PersonWhole) -> String {
    let short = &person.short;
    let mut lines = vec![short.name.clone()];
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{label:>14}  {}", value.replace('\n', "\n                ")));
        }
    };
    line("id", &short.id);
    line("organization", &person.organization);
    line("title", &person.title);
    for work in &person.other_work {
        let parts = [work.title.as_str(), &work.organization];
        line("other work", &parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "));
    }
    line("language", &person.language);
    line("time zone", &person.time_zone);
    line("circle", short.circle.as_deref().unwrap_or_default());
    line("rhythm", person.rhythm.as_deref().unwrap_or_default());
    line("last contact", short.last_contact.as_deref().unwrap_or_default());
    line("next due", short.next_due.as_deref().unwrap_or_default());
    line("because", person.because.as_deref().unwrap_or_default());
    for email in &short.emails {
        line("e-mail", email);
    }
    for phone in &short.phones {
        line("phone", phone);
    }
    for address in person.addresses.iter().chain(&person.links) {
        line("address", address);
    }
    for relation in &person.relations {
        line(if relation.label.is_empty() { "in their life" } else { &relation.label }, &relation.name);
    }
    for one in &person.planned {
        line("planned", &one.in_short());
    }
    line("planning", &person.planning.in_short());
    line("tags", &short.tags.join(", "));
    known(person, &mut line);
    line("note", &person.note);
    for entry in &person.timeline {
        line(&entry.day, &entry.in_words());
    }
    lines.join("\n")
}

/// What is known of them beside their card.
fn known(person: &PersonWhole, line: &mut impl FnMut(&str, &str)) {
    for milestone in &person.milestones {
        let kind = MilestoneKind::from(milestone.kind).name();
        let name = if milestone.label.is_empty() { kind.to_owned() } else { format!("{kind}, {}", milestone.label) };
        line("milestone", &format!("{name}: {}", milestone.shown));
    }
    for one in &person.better_not {
        line("better not", one);
    }
    for fact in &person.facts {
        line(&fact.about.to_lowercase(), &fact.fields.words);
    }
    line("why", &person.intention);
    line("can be told", person.trust.map_or("", |trust| Depth::from(trust).of_trust()));
    line("with you", person.to_me.as_deref().unwrap_or_default());
    line("closeness", person.closeness.as_deref().unwrap_or_default());
    line("lives with", &person.household.join(", "));
    for one in &person.in_common {
        line("in common", one);
    }
    for one in &person.hard_times {
        line("hard time", &format!("{} ({})", one.says, one.when));
    }
    for one in &person.to_mend {
        line("to mend", &format!("{} ({})", one.fields.words, one.when));
    }
    for one in &person.open {
        line("open", &format!("{}{} ({})", one.lead_in(), one.words, one.when));
    }
    let giving = &person.giving;
    for one in giving.to_thank.iter().chain(&giving.ideas).chain(&giving.passed) {
        line(if one.is_idea() { "idea" } else { "passed" }, &format!("{} ({})", one.fields.words, one.stands));
    }
}
