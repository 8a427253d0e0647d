//! `fondly brief`: what to have in mind before a talk.

use fondly_core::{Error, Result, book::Book, domain::Depth};

use super::{
    Format, say,
    sections::{Sections, touching},
};
use crate::wire::{BriefView, ExchangeView, FactView, RiftView, ShareView};

#[derive(Debug, clap::Args)]
pub(super) struct Brief {
    /// A name, an e-mail address or an id.
    who: String,
    /// Another question than the one that was shown.
    #[arg(long)]
    another: bool,
    /// You asked the question that was shown.
    #[arg(long, conflicts_with = "another")]
    asked: bool,
    /// Go quiet afterwards: nothing is said for an hour, or until you log the talk.
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    format: Format,
}

impl Brief {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let who = book.find(&self.who)?;
        let shown = book.question_for(who)?.map(|question| question.words);
        match shown {
            Some(words) if self.asked => return say(&book.question_asked(who, words)?.said),
            None if self.asked => return Err(Error::refused("There is no question to have asked. Nothing was changed.")),
            Some(words) if self.another => drop(book.pass_question(who, words)?),
            _ => {}
        }
        if self.quiet {
            book.go_quiet(who)?;
        }
        self.format.print(&BriefView::ask(book, who)?, plain)
    }
}

fn aged(age: &str) -> String {
    if age.is_empty() { String::new() } else { format!(" ({age})") }
}

fn plain(brief: &BriefView) -> String {
    let told = |what: &str, value: &str| (!value.is_empty()).then(|| format!("{what}{value}"));
    let head = [
        told("", &brief.name),
        told("said ", &brief.pronounced),
        told("", &brief.pronouns),
        brief.their_time.as_ref().map(|time| format!("{time} there")),
        brief.quiet_until.as_ref().map(|time| format!("quiet until {time}")),
    ];
    let mut text = Sections::below([head.into_iter().flatten().collect::<Vec<_>>().join(", ")]);
    let still_so = |asks: bool| if asks { " (still so?)" } else { "" };
    text.add("Why you are in touch", Some(brief.intention.clone()).filter(|words| !words.is_empty()));
    text.add("You can tell them", brief.trust.map(|trust| Depth::from(trust).of_trust().to_owned()));
    text.add("Better not", brief.boundaries.iter().map(|one| format!("{}{}", one.says, still_so(one.is_to_confirm))));
    text.add("Not now", brief.not_now.iter().cloned());
    text.add("In a hard time", brief.hard_times.iter().map(|one| format!("{}, {}", one.says, one.when)));
    let rift = |one: &RiftView| {
        let told = [("their side", &one.fields.their_side), ("you will", &one.fields.step)];
        let told = told.into_iter().filter(|(_, words)| !words.is_empty()).map(|(what, words)| format!("; {what}: {words}"));
        format!("{}, {}{}", one.fields.words, one.when, told.collect::<String>())
    };
    text.add("To introduce", brief.to_introduce.iter().cloned());
    text.add("To mend", brief.rifts.iter().map(rift));
    let talk = |talk: &crate::wire::BriefTalkView| {
        let words = match (&talk.words, talk.held_back) {
            (Some(words), _) => format!(": {words}"),
            (None, true) => ": about something better not brought up".to_owned(),
            (None, false) => String::new(),
        };
        format!("{}{words}", talk.ago)
    };
    text.add("Last time", brief.talks.iter().map(talk));
    let open = |one: &crate::wire::OpenView| {
        format!("{}{}: {}{}", one.reminder.lead_in(), one.reminder.words, one.reminder.when, touching(one.touches))
    };
    text.add("Open", brief.open.iter().map(open));
    let passing = |one: &ExchangeView| format!("{}{}", one.fields.words, touching(one.touches));
    text.add("Not thanked yet", brief.to_thank.iter().map(passing));
    let share = |one: &ShareView| format!("{}{}", one.words, touching(one.touches));
    text.add("To share", brief.to_share.iter().map(share));
    text.add("Ideas", brief.ideas.iter().map(passing));
    text.add("Of late", brief.only_asked.iter().cloned());
    text.add("Planned", brief.planned.iter().map(|one| format!("{}: {}{}", one.title, one.when(), touching(one.touches))));
    let fact = |one: &FactView| [one.about.as_str(), one.fields.words.as_str()].join(": ") + &aged(&one.age);
    text.add("Good to know", brief.facts.iter().map(fact));
    text.add("In common", brief.in_common.clone());
    text.add("Near", brief.near.clone());
    text.add(
        "In their life",
        brief.around.iter().map(|tie| [tie.name.as_str(), tie.label.as_str()].join(", ").trim_end_matches(", ").to_owned()),
    );
    let held = (brief.held_back > 0).then(|| format!("{} more that would touch what they would rather not", brief.held_back));
    text.add("Held back", held);
    text.add("Ask", brief.question.iter().map(|question| question.words.clone()));
    text.add("You don’t know yet", brief.unknown.iter().cloned());
    text.or("")
}
