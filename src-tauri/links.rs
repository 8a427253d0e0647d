//! Links that may leave the program: opened by the system's own program, and only of four kinds.

use fondly_core::Error;

/// The schemes that may be opened.
const ALLOWED: [&str; 4] = ["https", "mailto", "tel", "sms"];

/// Opens a link with the system's program for it.
///
/// # Errors
/// - `Refused`: it is of another kind, or no program took it.
pub(crate) fn open(link: &str) -> Result<(), Error> {
    let allowed = link.split_once(':').is_some_and(|(scheme, rest)| {
        ALLOWED.iter().any(|allowed| allowed.eq_ignore_ascii_case(scheme)) && !rest.is_empty() && !link.chars().any(char::is_control)
    });
    if !allowed {
        return Err(Error::refused("Fondly opens only https, mailto, tel and sms links. Nothing was opened."));
    }
    open::that_detached(link).map_err(|error| Error::Refused(format!("No program took the link ({error}). You can copy it instead.")))
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn only_https_mailto_tel_and_sms_are_opened() {
        for link in [
            "file:///etc/passwd",
            "http://example.org",
            "javascript:alert(1)",
            "https:",
            "",
            "mailto",
            "sms:1\n2",
            "/bin/sh",
            " https://example.org",
        ] {
            assert!(open(link).is_err(), "{link:?} must be refused");
        }
    }
}
