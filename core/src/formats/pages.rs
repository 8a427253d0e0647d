//! People as pages of Markdown: one file for one person, to read without Fondly, now and in thirty years.

use crate::domain::{ContactFields, Labelled};

/// One person as a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What is known of them.
    pub fields: ContactFields,
    /// One line: circle, rhythm, last talk.
    pub standing: String,
    /// Their dates: "Birthday", "15 April 1996".
    pub dates: Vec<Labelled>,
    /// What they do not want.
    pub better_not: Vec<Labelled>,
    /// What they told of themselves: "Interest", "hockey (2023-05-01)".
    pub facts: Vec<Labelled>,
    /// What was given and received, and what may be: "Gift, given 2026-03-01", "a fern".
    pub giving: Vec<Labelled>,
    /// What happened, newest first: a heading and what was said.
    pub timeline: Vec<(String, String)>,
}

/// The page.
#[must_use]
pub fn page(page: &Page) -> String {
    let fields = &page.fields;
    let mut text = format!("# {}\n", plain(&fields.shown()));
    let mut paragraph = |words: &str| {
        if !words.trim().is_empty() {
            text.push_str(&format!("\n{}\n", plain(words.trim())));
        }
    };
    let role = [&fields.pronouns, &fields.title, &fields.organization].into_iter().filter(|part| !part.is_empty());
    paragraph(&role.map(String::as_str).collect::<Vec<_>>().join(" · "));
    paragraph(&page.standing);
    let nickname = [Labelled::new("Nickname", fields.name.nickname.clone())];
    let lists: [(&str, &[Labelled]); 11] = [
        ("Better not", &page.better_not),
        ("Names", if fields.name.nickname.is_empty() { &[] } else { &nickname }),
        ("Also at", &fields.other_work),
        ("Dates", &page.dates),
        ("E-mail", &fields.emails),
        ("Phone", &fields.phones),
        ("Address", &fields.addresses),
        ("Links", &fields.links),
        ("In their life", &fields.relations),
        ("Good to know", &page.facts),
        ("Given and received", &page.giving),
    ];
    for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        text.push_str(&format!("\n## {title}\n\n"));
        list.iter().for_each(|entry| text.push_str(&line(entry)));
    }
    if !fields.tags.is_empty() {
        text.push_str(&format!("\n## Tags\n\n{}\n", plain(&fields.tags.join(", "))));
    }
    if !fields.note.is_empty() {
        text.push_str(&format!("\n## Note\n\n{}\n", plain(&fields.note)));
    }
    if !page.timeline.is_empty() {
        text.push_str("\n## Timeline\n");
    }
    for (heading, said) in &page.timeline {
        text.push_str(&format!("\n### {}\n", plain(heading)));
        if !said.is_empty() {
            text.push_str(&format!("\n{}\n", plain(said)));
        }
    }
    text
}

fn line(Labelled { label, value }: &Labelled) -> String {
    let value = inline(value).replace('\n', "  \n  ");
    if label.is_empty() { format!("- {value}\n") } else { format!("- {}: {value}\n", inline(label)) }
}

/// Lines that stay what they are: no sign in them becomes Markdown, and a break stays a break.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, line) in text.lines().map(str::trim_start).enumerate() {
        if at > 0 {
            // Two blanks at the end of a line keep the break.
            safe.push_str(if line.is_empty() || safe.ends_with('\n') { "\n" } else { "  \n" });
        }
        let number = line.chars().take_while(char::is_ascii_digit).count();
        let begins_a_list = number > 0 && line.get(number..).is_some_and(|rest| rest.starts_with(['.', ')']));
        match (begins_a_list, line.split_at_checked(number)) {
            (true, Some((number, rest))) => safe.push_str(&format!("{number}\\{}", inline(rest))),
            _ if line.starts_with(['#', '-', '+', '>', '=']) => safe.push_str(&format!("\\{}", inline(line))),
            _ => safe.push_str(&inline(line)),
        }
    }
    safe
}

/// The same within a line.
fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if r"\`*_[]<|".contains(letter) {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

/// A file name for someone's page: their name without what no file system takes; `taken` tells two of one name apart.
#[must_use]
pub fn page_name(shown: &str, taken: impl Fn(&str) -> bool) -> String {
    let safe: String =
        shown.chars().map(|letter| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { ' ' } else { letter }).collect();
    let safe = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = safe.trim_matches('.').chars().take(60).collect();
    let stem = if short.trim().is_empty() { "Someone" } else { short.trim() };
    let name = |number: u32| if number == 1 { format!("{stem}.md") } else { format!("{stem} {number}.md") };
    (1..).map(name).find(|name| !taken(name)).unwrap_or_default()
}
