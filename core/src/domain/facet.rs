//! What is known of someone, part by part, as it is compared and shown: the rows of a preview and of two people side by side.

use super::{ContactFields, Labelled, MilestoneFields, MilestoneKind, PersonName};

/// A part of what is known of someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The name but for nickname and pronunciation.
    Name,
    /// How the name is said.
    Pronunciation,
    /// What friends say.
    Nickname,
    /// When they were born; one each.
    Birthday,
    /// Their wedding; one each.
    Anniversary,
    /// Other dates in their life.
    Dates,
    /// Where they work or belong.
    Organization,
    /// What they do there.
    Title,
    /// Where else they work or belong.
    OtherWork,
    /// How to speak of them.
    Pronouns,
    /// E-mail addresses.
    Emails,
    /// Phone numbers.
    Phones,
    /// Postal addresses.
    Addresses,
    /// Web pages and handles.
    Links,
    /// Who else is in their life.
    Relations,
    /// The language they like to be written to in.
    Language,
    /// Where they live by the clock.
    TimeZone,
    /// Free labels.
    Tags,
    /// Anything else.
    Note,
}

impl Facet {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 19] = [
        Self::Name,
        Self::Pronunciation,
        Self::Nickname,
        Self::Birthday,
        Self::Anniversary,
        Self::Dates,
        Self::Organization,
        Self::Title,
        Self::OtherWork,
        Self::Pronouns,
        Self::Emails,
        Self::Phones,
        Self::Addresses,
        Self::Links,
        Self::Relations,
        Self::Language,
        Self::TimeZone,
        Self::Tags,
        Self::Note,
    ];

    /// Its name on screen and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Pronunciation => "pronunciation",
            Self::Nickname => "nickname",
            Self::Birthday => "birthday",
            Self::Anniversary => "anniversary",
            Self::Dates => "dates",
            Self::Organization => "organization",
            Self::Title => "title",
            Self::OtherWork => "other work",
            Self::Pronouns => "pronouns",
            Self::Emails => "email",
            Self::Phones => "phone",
            Self::Addresses => "address",
            Self::Links => "link",
            Self::Relations => "relation",
            Self::Language => "language",
            Self::TimeZone => "time zone",
            Self::Tags => "tags",
            Self::Note => "note",
        }
    }

    /// The facet of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Is there one of it, so that two that differ can't both stand? Of the others everyone may have several.
    #[must_use]
    pub fn is_single(self) -> bool {
        !matches!(
            self,
            Self::Dates | Self::OtherWork | Self::Emails | Self::Phones | Self::Addresses | Self::Links | Self::Relations | Self::Tags
        )
    }

    /// What it says of someone, an entry a text; empty when nothing is known.
    #[must_use]
    pub fn of(self, fields: &ContactFields, dates: &[MilestoneFields]) -> Vec<String> {
        let name = &fields.name;
        let date_of = |kind| dates.iter().filter(|date| date.kind == kind).map(|date| date.date.in_words()).collect();
        match self {
            Self::Name => one(&PersonName { nickname: String::new(), ..name.clone() }.shown()),
            Self::Pronunciation => one(&[name.phonetic_given.as_str(), &name.phonetic_family].join(" ")),
            Self::Nickname => one(&name.nickname),
            Self::Birthday => date_of(MilestoneKind::Birthday),
            Self::Anniversary => date_of(MilestoneKind::Anniversary),
            Self::Dates => {
                let others = dates.iter().filter(|date| !date.kind.is_single());
                others.map(|date| format!("{}: {}", date.shown(), date.date.in_words())).collect()
            }
            Self::Organization => one(&fields.organization),
            Self::Title => one(&fields.title),
            Self::OtherWork => entries(&fields.other_work),
            Self::Pronouns => one(&fields.pronouns),
            Self::Emails => entries(&fields.emails),
            Self::Phones => entries(&fields.phones),
            Self::Addresses => entries(&fields.addresses),
            Self::Links => entries(&fields.links),
            Self::Relations => entries(&fields.relations),
            Self::Language => one(&fields.language),
            Self::TimeZone => one(&fields.time_zone),
            Self::Tags => fields.tags.clone(),
            Self::Note => one(&fields.note),
        }
    }
}

fn one(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
}

fn entries(list: &[Labelled]) -> Vec<String> {
    let line = |entry: &Labelled| {
        let value = entry.value.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
        if entry.label.is_empty() { value } else { format!("{value} ({})", entry.label) }
    };
    list.iter().map(line).collect()
}
