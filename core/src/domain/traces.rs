//! Traces of closeness: what a book says of how close someone is to the user before the user has said anything (C9).

use jiff::civil::Date;

use super::{ContactId, fold};

/// Words of tags and circles for those who are close, folded: of phones, of mail programs, of people.
const CLOSE: [&str; 31] = [
    "family",
    "familie",
    "familia",
    "famille",
    "famiglia",
    "rodzina",
    "friend",
    "friends",
    "freund",
    "freunde",
    "freundin",
    "freundinnen",
    "amigos",
    "amigas",
    "amis",
    "amici",
    "venner",
    "favorites",
    "favourites",
    "favoriten",
    "favoritos",
    "favoris",
    "preferiti",
    "starred",
    "close",
    "closest",
    "besties",
    "relatives",
    "parents",
    "siblings",
    "verwandte",
];

/// What the book says of someone who has no rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traces {
    /// Of whom.
    pub person: ContactId,
    /// Their family name.
    pub family: String,
    /// Their tags, and their circle.
    pub tags: Vec<String>,
    /// The last talk with them.
    pub talked: Option<Date>,
    /// Their birthday is known.
    pub birthday: bool,
    /// What they are called is known, and is not their given name.
    pub nickname: bool,
    /// There is a picture of them.
    pub picture: bool,
    /// Where they live is known.
    pub home: bool,
    /// Something is noted of them.
    pub note: bool,
    /// They can be called, and written to.
    pub both_ways: bool,
}

impl Traces {
    /// The tag, or the circle, that says that they are close.
    #[must_use]
    pub fn close_tag(&self) -> Option<&str> {
        let is_close = |tag: &&String| fold(tag).split(|c: char| !c.is_alphanumeric()).any(|word| CLOSE.contains(&word));
        self.tags.iter().find(is_close).map(String::as_str)
    }
}
