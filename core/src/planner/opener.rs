//! Beginning: the user's own words with the name filled in, and the ways to send them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::{Boundaries, Channel, ContactFields, Labelled};

/// What may stand bare in a link's part (RFC 3986 §2.3).
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A way to reach someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayKind {
    /// An e-mail.
    Mail,
    /// A call.
    Phone,
    /// A text message.
    Message,
}

impl WayKind {
    /// How one is in touch by it.
    fn channel(self) -> Channel {
        match self {
            Self::Mail | Self::Message => Channel::Message,
            Self::Phone => Channel::Call,
        }
    }
}

/// A way to reach someone, with their address on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub kind: WayKind,
    /// The address as it was written.
    pub address: String,
}

/// `words` with what they are called in the place of `{name}`.
#[must_use]
pub fn opener(words: &str, fields: &ContactFields) -> String {
    let short = fields.name.short();
    words.replace("{name}", if short.is_empty() { "you" } else { &short })
}

/// The ways to reach someone, from what is known of them: mail, call, message; none that they do not want.
#[must_use]
pub fn ways(fields: &ContactFields, boundaries: &Boundaries) -> Vec<Way> {
    let mail = fields.emails.first().map(|email| (WayKind::Mail, email));
    let phone = fields.phones.iter().find(|phone| !number(phone).is_empty());
    let call = phone.map(|phone| (WayKind::Phone, phone));
    let message = phone.map(|phone| (WayKind::Message, phone));
    let known = [mail, call, message].into_iter().flatten().filter(|(kind, _)| !boundaries.forbid_channel(kind.channel()));
    known.map(|(kind, detail)| Way { kind, address: detail.value.clone() }).collect()
}

impl Way {
    /// The link that opens it with `words` ready to send: `mailto` (RFC 6068), `tel` (RFC 3966) or `sms` (RFC 5724).
    ///
    /// # Example
    /// ```
    /// use fondly_core::planner::{Way, WayKind};
    /// let way = Way { kind: WayKind::Message, address: "+351 912 345 678".into() };
    /// assert_eq!(way.link("Hi & bye"), "sms:+351912345678?body=Hi%20%26%20bye");
    /// ```
    #[must_use]
    pub fn link(&self, words: &str) -> String {
        let body = utf8_percent_encode(words, PART);
        let number = number(&Labelled::new("", self.address.as_str()));
        match self.kind {
            WayKind::Mail => {
                let address = self.address.rsplit_once('<').map_or(self.address.as_str(), |(_, rest)| rest.trim_end_matches('>'));
                let address: String =
                    address.trim().split('@').map(|part| utf8_percent_encode(part, PART).to_string()).collect::<Vec<_>>().join("@");
                format!("mailto:{address}?body={body}")
            }
            WayKind::Phone => format!("tel:{number}"),
            WayKind::Message => format!("sms:{number}?body={body}"),
        }
    }

    /// What its button says: "Mail ana@example.org".
    #[must_use]
    pub fn label(&self) -> String {
        let verb = match self.kind {
            WayKind::Mail => "Mail",
            WayKind::Phone => "Call",
            WayKind::Message => "Message",
        };
        format!("{verb} {}", self.address)
    }
}

/// The dialled characters of a phone number.
fn number(phone: &Labelled) -> String {
    let text = phone.value.trim_start_matches("tel:");
    text.chars()
        .enumerate()
        .filter(|(at, c)| c.is_ascii_digit() || matches!(c, '*' | '#') || (*c == '+' && *at == 0))
        .map(|(_, c)| c)
        .collect()
}
