//! Gatherings: what the user hopes for, whom they asked along and whom they met, and hearing from each of those within three days (B16).

use jiff::civil::Date;

use super::{
    Book, Outcome,
    belongings::{first_of, lay_out, silent},
    contacts::{alive, known},
    interactions::{Companion, came_new, log},
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        Channel, Contact, ContactId, Gathering, GatheringFields, GatheringId, Guest, GuestId, Interaction, InteractionFields, Presence,
        Reminder, ReminderFields, ReminderKind, capitalised, in_a_row,
    },
    store::{Reader, Writer},
};

/// What comes next with someone of whom nothing else is said.
const NEXT: &str = "Say that it was good to meet";

/// A gathering, and who is part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// It.
    pub gathering: Gathering,
    /// Whoever is part of it, in the order they came to it.
    pub guests: Vec<GuestLine>,
}

/// Someone at a gathering.
#[derive(Debug, Clone, PartialEq)]
pub struct GuestLine {
    /// How they are part of it, and what to remember.
    pub guest: Guest,
    /// Who they are.
    pub contact: Contact,
    /// When the user means to follow up, if that is not done.
    pub follow_up: Option<Date>,
    /// First words for it, as long as it is not done; empty where the library has none that they want.
    pub opener: String,
}

impl Gathered {
    /// How many people were met there.
    #[must_use]
    pub fn met(&self) -> usize {
        self.guests.iter().filter(|one| one.guest.presence == Presence::Met).count()
    }
}

impl Book {
    /// All gatherings, the latest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn gatherings(&self) -> Result<Vec<Gathered>> {
        let all = self.read().gatherings()?;
        all.into_iter().map(|one| self.gathered(one)).collect()
    }

    /// The gatherings of today and tomorrow, in the order of their days: what Today tells of.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn gatherings_near(&self) -> Result<Vec<Gathering>> {
        let today = self.now().today();
        self.read().gatherings_between(today, today.tomorrow().unwrap_or(today))
    }

    /// One gathering.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn gathering(&self, id: GatheringId) -> Result<Gathered> {
        self.gathered(known_gathering(&self.read(), id)?)
    }

    fn gathered(&self, gathering: Gathering) -> Result<Gathered> {
        let read = self.read();
        let line = |guest: Guest| {
            let contact = known(&read, guest.person)?;
            let follow_up = first_of(&read, guest.id.as_bytes())?.map(|reminder| reminder.fields.day);
            let opener = if follow_up.is_some() { self.words_after_meeting(&contact)? } else { String::new() };
            Ok(GuestLine { guest, contact, follow_up, opener })
        };
        let guests = read.guests(gathering.id)?.into_iter().map(line).collect::<Result<_>>()?;
        Ok(Gathered { gathering, guests })
    }

    /// Notes a gathering, to come or over.
    ///
    /// # Errors
    /// - `Refused`: without a name.
    pub fn add_gathering(&mut self, fields: GatheringFields) -> Result<Outcome<GatheringId>> {
        self.change("add gathering", |w, now| {
            let one = Gathering { id: GatheringId::new(now.instant()), fields: settled(fields)? };
            w.put_gathering(&one)?;
            Ok((one.id, format!("Added {}, {}", one.fields.name, one.fields.day.strftime("%A, %-d %B"))))
        })
    }

    /// Changes it; the talks of that day go with its day and its name.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without a name, or to a day to come where people were met already.
    pub fn edit_gathering(&mut self, id: GatheringId, fields: GatheringFields) -> Result<Outcome> {
        self.change("edit gathering", |w, now| {
            let before = known_gathering(&w.read(), id)?;
            let one = Gathering { id, fields: settled(fields)? };
            if one == before {
                return Ok(((), format!("{} stays as it is", one.fields.name)));
            }
            w.put_gathering(&one)?;
            for guest in w.read().guests(id)? {
                if guest.presence == Presence::Met && one.fields.day > now.today() {
                    return Err(Error::refused("People were met there already: it can’t be to come. Nothing was changed."));
                }
                take_along(w, now, &guest, (&before.fields, &guest.line), (&one.fields, &guest.line))?;
            }
            Ok(((), format!("Changed {}", one.fields.name)))
        })
    }

    /// Removes it. Whom the user met there stays in the book, and what was said to them.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_gathering(&mut self, id: GatheringId) -> Result<Outcome> {
        self.change("remove gathering", |w, _| {
            let (one, mut open) = (known_gathering(&w.read(), id)?, 0);
            for guest in w.read().guests(id)? {
                open += w.read().open_reminders_of(guest.id.as_bytes())?.len();
                w.remove_open_reminders_of(guest.id.as_bytes())?;
            }
            w.remove_gathering(id)?;
            let along = match open {
                0 => String::new(),
                1 => " and a reminder of following up".to_owned(),
                open => format!(" and {open} reminders of following up"),
            };
            Ok(((), format!("Removed {}{along}; whom you met stays", one.fields.name)))
        })
    }

    /// Notes whom the user asks along; whoever is part of it already stays as they are.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: nobody, or of whoever has died or is in the trash.
    pub fn invite(&mut self, id: GatheringId, people: &[ContactId]) -> Result<Outcome> {
        self.change("invite", |w, now| {
            let gathering = known_gathering(&w.read(), id)?;
            let (mut names, mut there) = (Vec::new(), Vec::new());
            for person in people {
                let name = another(&w.read(), *person)?.fields.shown();
                if w.read().guest_called(id, *person)?.is_some() {
                    there.push(name);
                    continue;
                }
                let (line, next, guest) = (String::new(), String::new(), GuestId::new(now.instant()));
                w.put_guest(&Guest { id: guest, gathering: id, person: *person, presence: Presence::Invited, line, next, talk: None })?;
                names.push(name);
            }
            match (names.as_slice(), there.as_slice()) {
                ([], []) => Err(Error::refused("Please say whom to ask along. Nothing was changed.")),
                ([], there) => Ok(((), format!("Part of {} already: {}", gathering.fields.name, in_a_row(there)))),
                (names, _) => Ok(((), format!("Asked along to {}: {}", gathering.fields.name, in_a_row(names)))),
            }
        })
    }

    /// Notes whom the user met there: who, a line to remember them by, and what comes next. It is a talk of that day, and the user is reminded of
    /// following up; whoever is new comes into the book. All of it is one step.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without a name, before the gathering, twice the same one, or of whoever has died or is in the trash.
    pub fn meet(&mut self, id: GatheringId, who: &Companion, line: &str, next: &str) -> Result<Outcome<ContactId>> {
        self.change("meet", |w, now| {
            let Gathering { fields: gathering, .. } = known_gathering(&w.read(), id)?;
            if gathering.day > now.today() {
                return Err(Error::Refused(format!("{} is still to come. Nothing was changed.", gathering.name)));
            }
            let contact = match who {
                Companion::Known(person) => another(&w.read(), *person)?,
                Companion::New(name) => came_new(w, now, name, &format!("At {}", gathering.name), gathering.day)?,
            };
            let (line, next) = (line.trim().to_owned(), next.trim().to_owned());
            let before = w.read().guest_called(id, contact.id)?;
            if before.as_ref().is_some_and(|guest| guest.presence == Presence::Met) {
                return Err(Error::Refused(format!(
                    "{} is noted there already; change what was noted instead. Nothing was changed.",
                    contact.fields.shown()
                )));
            }
            let talk = InteractionFields::talk(gathering.day, Channel::InPerson, gathering.note_of(&line));
            let (talk, _) = log(w, now, &[contact.id], talk)?;
            let id = (before.map_or_else(|| GuestId::new(now.instant()), |guest| guest.id), id);
            let guest = Guest { id: id.0, gathering: id.1, person: contact.id, presence: Presence::Met, line, next, talk: Some(talk) };
            w.put_guest(&guest)?;
            let (name, day) = (contact.fields.shown(), follow_up(w, now, &gathering, &guest)?);
            let said = format!("Met {name} at {}: follow up on {}{}", gathering.name, day.strftime("%A, %-d %B"), silent(&contact));
            Ok((contact.id, said))
        })
    }

    /// Changes what was noted of someone at a gathering; what the reminder and the talk say goes with it.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn edit_guest(&mut self, id: GuestId, line: &str, next: &str) -> Result<Outcome> {
        self.change("edit guest", |w, now| {
            let before = w.read().guest(id)?.ok_or(Error::NotFound("guest"))?;
            let gathering = known_gathering(&w.read(), before.gathering)?.fields;
            let guest = Guest { line: line.trim().to_owned(), next: next.trim().to_owned(), ..before };
            let name = known(&w.read(), guest.person)?.fields.shown();
            if guest == before {
                return Ok(((), format!("What you noted of {name} stays as it is")));
            }
            w.put_guest(&guest)?;
            take_along(w, now, &guest, (&gathering, &before.line), (&gathering, &guest.line))?;
            if guest.next != before.next
                && let Some(reminder) = first_of(&w.read(), id.as_bytes())?
            {
                let fields = ReminderFields { words: words_of(&guest), ..reminder.fields };
                w.put_reminder(&Reminder { fields, ..reminder })?;
            }
            Ok(((), format!("Changed what you noted of {name}")))
        })
    }

    /// Takes someone out of a gathering, with the reminder and, as long as nobody changed it, the talk. They stay in the book.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_guest(&mut self, id: GuestId) -> Result<Outcome> {
        self.change("remove guest", |w, _| {
            let guest = w.read().guest(id)?.ok_or(Error::NotFound("guest"))?;
            let gathering = known_gathering(&w.read(), guest.gathering)?.fields;
            w.remove_open_reminders_of(id.as_bytes())?;
            if let Some(talk) = untouched(&w.read(), &guest, (&gathering, &guest.line))? {
                w.remove_interaction(talk.id)?;
            }
            w.remove_guest(id)?;
            Ok(((), format!("Took {} out of {}", known(&w.read(), guest.person)?.fields.shown(), gathering.name)))
        })
    }
}

/// The talk that was noted with a guest, as long as it is there and says what was noted.
fn untouched(read: &Reader<'_>, guest: &Guest, (gathering, line): (&GatheringFields, &str)) -> Result<Option<Interaction>> {
    let talk = guest.talk.map(|talk| read.interaction(talk)).transpose()?.flatten();
    Ok(talk.filter(|talk| talk.fields.day == gathering.day && talk.fields.note == gathering.note_of(line)))
}

/// The talk goes with what is changed, as long as it says what was noted.
fn take_along(
    w: &Writer<'_>,
    now: &Moment,
    guest: &Guest,
    before: (&GatheringFields, &str),
    (gathering, line): (&GatheringFields, &str),
) -> Result<()> {
    let Some(talk) = untouched(&w.read(), guest, before)? else { return Ok(()) };
    let fields = InteractionFields { day: gathering.day, note: gathering.note_of(line), ..talk.fields.clone() };
    if fields == talk.fields { Ok(()) } else { w.put_interaction(&Interaction { fields, ..talk }, &[], now.instant()) }
}

fn known_gathering(read: &Reader<'_>, id: GatheringId) -> Result<Gathering> {
    read.gathering(id)?.ok_or(Error::NotFound("gathering"))
}

/// Someone who can be met, which the user is not.
fn another(read: &Reader<'_>, person: ContactId) -> Result<Contact> {
    if read.me()? == Some(person) {
        return Err(Error::refused("That is your own card: who is meant are the others. Nothing was changed."));
    }
    alive(read, person)
}

/// Reminds of following up with someone, on the day on which fewest others are.
fn follow_up(w: &Writer<'_>, now: &Moment, gathering: &GatheringFields, guest: &Guest) -> Result<Date> {
    let mut taken = Vec::new();
    for other in w.read().guests(guest.gathering)? {
        taken.extend(first_of(&w.read(), other.id.as_bytes())?.map(|reminder| reminder.fields.day));
    }
    let day = gathering.follow_up_on(now.today(), &taken);
    lay_out(w, now, (ReminderKind::FollowUp, guest.id.as_bytes()), guest.person, [(day, words_of(guest).as_str())])?;
    Ok(day)
}

fn words_of(guest: &Guest) -> String {
    if guest.next.is_empty() { NEXT.to_owned() } else { capitalised(&guest.next) }
}

/// As it can be kept.
fn settled(fields: GatheringFields) -> Result<GatheringFields> {
    let [name, place, goal, pitch] = [&fields.name, &fields.place, &fields.goal, &fields.pitch].map(|text| text.trim().to_owned());
    if name.is_empty() {
        return Err(Error::refused("Please give the gathering a name. Nothing was changed."));
    }
    Ok(GatheringFields { name, place, goal, pitch, hoped: fields.hoped.filter(|hoped| *hoped > 0), day: fields.day })
}
