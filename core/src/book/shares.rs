//! What the user wants to share: saved, changed, told, removed (B8).

use jiff::ToSpan as _;

use super::{
    Book, Outcome,
    contacts::{each_once, known},
};
use crate::{
    Error, Result,
    domain::{Avoided, ContactId, Share, ShareFields, ShareFor, ShareId},
    store::Reader,
};

/// What there is to share with someone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToShare {
    /// In the order it was saved; each with whether it touches what they do not want.
    pub open: Vec<(Share, bool)>,
    /// How much news is held back because it does.
    pub held_back: usize,
}

impl Book {
    /// Everything there is to share, and who was told, in the order it was saved.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn shares(&self) -> Result<Vec<Share>> {
        self.read().shares()
    }

    /// What there is to share with someone: what was saved for them until they were told, and the user's own news of the last year. News that
    /// touches what they do not want is held back (B3).
    ///
    /// # Errors
    /// - What the disk says.
    pub fn to_share(&self, person: ContactId) -> Result<ToShare> {
        self.to_share_without(person, &self.read().boundaries_of(person)?.avoided())
    }

    /// The same, where what is avoided is known.
    pub(super) fn to_share_without(&self, person: ContactId, avoided: &Avoided) -> Result<ToShare> {
        let since = self.now().today().saturating_sub(1.year());
        let untold = self.read().shares_untold(person, since)?.into_iter();
        let marked = untold.map(|share| {
            let touches = avoided.touches(&share.fields.words);
            (share, touches)
        });
        let (held, open): (Vec<_>, Vec<_>) = marked.partition(|(share, touches)| *touches && share.fields.whom == ShareFor::Anyone);
        Ok(ToShare { open, held_back: held.len() })
    }

    /// Saves something to share.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, for nobody, or for someone who can't be told any more.
    pub fn add_share(&mut self, fields: ShareFields) -> Result<Outcome<ShareId>> {
        self.change("add share", |w, now| {
            let words = worded(&fields.words)?;
            let (whom, names) = each_for(&w.read(), fields.whom)?;
            let said = format!("Saved for {names}: {words}");
            let fields = ShareFields { words, whom };
            let share = Share { id: ShareId::new(now.instant()), fields, saved_on: now.today(), told: Vec::new() };
            w.put_share(&share, now.instant())?;
            Ok((share.id, said))
        })
    }

    /// Changes it, or for whom it is. Who was told stays told; what becomes news is news from today on.
    ///
    /// # Errors
    /// - As [`Book::add_share`].
    pub fn edit_share(&mut self, id: ShareId, fields: ShareFields) -> Result<Outcome> {
        self.change("edit share", |w, now| {
            let before = known_share(&w.read(), id)?;
            let words = worded(&fields.words)?;
            // Whoever has died since it was saved for them may stay.
            let whom = if fields.whom == before.fields.whom { fields.whom } else { each_for(&w.read(), fields.whom)?.0 };
            let fields = ShareFields { words, whom };
            let becomes_news = fields.whom == ShareFor::Anyone && before.fields.whom != ShareFor::Anyone;
            let saved_on = if becomes_news { now.today() } else { before.saved_on };
            let said = format!("Changed “{}”", fields.words);
            w.put_share(&Share { fields, saved_on, ..before }, now.instant())?;
            Ok(((), said))
        })
    }

    /// Someone was told: it does not come again with them.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they were told already.
    pub fn tell_share(&mut self, id: ShareId, person: ContactId) -> Result<Outcome> {
        self.change("tell share", |w, now| {
            let (share, who) = (known_share(&w.read(), id)?, known(&w.read(), person)?.fields.shown());
            if share.told.iter().any(|(told, _)| *told == person) {
                return Err(Error::Refused(format!("{who} was told already. Nothing was changed.")));
            }
            w.put_told(id, person, now.today(), now.instant())?;
            Ok(((), format!("Told {who}: {}", share.fields.words)))
        })
    }

    /// Removes it, for everyone.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_share(&mut self, id: ShareId) -> Result<Outcome> {
        self.change("remove share", |w, _| {
            let share = known_share(&w.read(), id)?;
            w.remove_share(id)?;
            Ok(((), format!("Removed “{}”", share.fields.words)))
        })
    }
}

fn known_share(read: &Reader<'_>, id: ShareId) -> Result<Share> {
    read.share(id)?.ok_or(Error::NotFound("thing to share"))
}

/// As it can be kept.
fn worded(words: &str) -> Result<String> {
    let words = words.trim();
    if words.is_empty() { Err(Error::refused("Please say what to share. Nothing was changed.")) } else { Ok(words.to_owned()) }
}

/// For whom it can be, and that in words.
fn each_for(read: &Reader<'_>, whom: ShareFor) -> Result<(ShareFor, String)> {
    match whom {
        ShareFor::Anyone => Ok((ShareFor::Anyone, "whoever you talk to".to_owned())),
        ShareFor::People(people) if people.is_empty() => Err(Error::refused("Please say for whom. Nothing was changed.")),
        ShareFor::People(people) => {
            let (people, names) = each_once(read, &people, "can’t be told any more")?;
            Ok((ShareFor::People(people), names))
        }
    }
}
