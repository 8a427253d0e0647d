//! E-mail addresses, phone numbers and handles, bare of what programs wrap them in.

use super::labels::GroupLabels;
use crate::cards::syntax::Property;

/// `"Omega" <omega@example.com>` and `mailto:omega@example.com` → the address.
pub(super) fn email(value: &str) -> String {
    let inner = value.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
    without_scheme(inner.unwrap_or(value), "mailto:").to_owned()
}

/// `tel:+1-418-656-9254` → the number; otherwise as written.
pub(super) fn phone(value: &str) -> String {
    without_scheme(value, "tel:").to_owned()
}

/// A place as a link: `37.38;-122.08` (3.0) and `geo:37.38,-122.08` (4.0, RFC 5870). The comma of 2.1 puts the longitude first for some
/// programs and last for others: nobody knows.
pub(in crate::cards) fn geo(value: &str) -> Option<String> {
    let bare = without_scheme(value, "geo:");
    let separator = if bare.len() < value.trim().len() { ',' } else { ';' };
    let (north, east) = bare.split_once(separator)?;
    let number =
        |text: &str, most: f64| text.trim().parse::<f64>().is_ok_and(|number| number.abs() <= most).then(|| text.trim().to_owned());
    Some(format!("geo:{},{}", number(north, 90.0)?, number(east, 180.0)?))
}

fn without_scheme<'a>(value: &'a str, scheme: &str) -> &'a str {
    let named = value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    named.then(|| value.get(scheme.len()..)).flatten().unwrap_or(value).trim()
}

/// The service a handle belongs to, by the property's name or parameters; `None` when it is no handle.
pub(super) fn service(property: &Property<'_>, labels: &GroupLabels) -> Option<String> {
    let named = match property.name.as_str() {
        "IMPP" | "X-IMPP" => return Some(impp_service(property, labels)),
        "X-SOCIALPROFILE" | "SOCIALPROFILE" => {
            let declared = property.parameter("SERVICE-TYPE").map(str::to_lowercase);
            return Some(declared.unwrap_or_else(|| labels.of_property(property)));
        }
        "X-AIM" => "aim",
        "X-ICQ" => "icq",
        "X-JABBER" | "X-XMPP" => "jabber",
        "X-MSN" => "msn",
        "X-YAHOO" => "yahoo",
        "X-SKYPE" | "X-SKYPE-USERNAME" => "skype",
        "X-GTALK" | "X-GOOGLE-TALK" | "X-GOOGLE TALK" => "google talk",
        "X-QQ" => "qq",
        "X-TWITTER" => "twitter",
        "X-GADUGADU" => "gadu-gadu",
        "X-GROUPWISE" => "groupwise",
        "X-SAMETIME" => "sametime",
        "X-SIP" => "sip",
        "X-MATRIX" => "matrix",
        "X-TELEGRAM" => "telegram",
        "X-SIGNAL" => "signal",
        "X-WHATSAPP" => "whatsapp",
        "X-MS-IMADDRESS" | "X-KADDRESSBOOK-X-IMADDRESS" => "chat",
        _ => return None,
    };
    Some(named.to_owned())
}

fn impp_service(property: &Property<'_>, labels: &GroupLabels) -> String {
    let declared = ["X-SERVICE-TYPE", "SERVICE-TYPE"].iter().find_map(|name| property.parameter(name));
    let scheme = || {
        let text = property.text();
        text.split_once(':').map(|(scheme, _)| scheme.to_lowercase()).filter(|scheme| scheme != "x-apple")
    };
    declared.map(str::to_lowercase).or_else(scheme).unwrap_or_else(|| labels.of_property(property))
}

/// The handle: the value, or the user's name where the value says nothing.
pub(super) fn of_service(property: &Property<'_>) -> String {
    let value = property.text();
    let bare = without_scheme(&value, "x-apple:");
    let user = property.parameter("X-USER").filter(|_| bare.is_empty() || bare.len() < value.len());
    user.map_or_else(|| bare.to_owned(), str::to_owned)
}
