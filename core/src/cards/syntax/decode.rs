//! A value's bytes to letters: quoted-printable, base64, charset; each property by itself (one file may hold three charsets).

use std::borrow::Cow;

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Quoted-printable without its soft breaks, which are gone by now. What is no escape stays as it is.
pub(super) fn quoted_printable(value: &[u8]) -> Vec<u8> {
    unhex(value, |byte, decoded| decoded.push(byte))
}

/// The same, with an encoded `;` escaped, so that it is told from one that separates.
pub(super) fn protected_quoted_printable(value: &[u8]) -> Vec<u8> {
    unhex(value, |byte, decoded| {
        if byte == b';' && decoded.last() != Some(&b'\\') {
            decoded.push(b'\\');
        }
        decoded.push(byte);
    })
}

fn unhex(value: &[u8], push: impl Fn(u8, &mut Vec<u8>)) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(value.len());
    let mut rest = value;
    loop {
        rest = match rest {
            [] | [b'='] => return decoded,
            [b'=', high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                push(hex(*high) << 4 | hex(*low), &mut decoded);
                after
            }
            [byte, after @ ..] => {
                decoded.push(*byte);
                after
            }
        };
    }
}

fn hex(digit: u8) -> u8 {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok()).unwrap_or(0)
}

/// The charset of that name, if it can be one of a single value.
pub(super) fn charset(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_matches([' ', '"', '\'']);
    // Windows' own numbers, which the web's list of names leaves out.
    let label = match label.to_ascii_lowercase().trim_start_matches("windows-").trim_start_matches("cp") {
        "932" => "shift_jis",
        "936" => "gbk",
        "949" => "euc-kr",
        "950" => "big5",
        _ => label,
    };
    // A name that belongs to the whole file, and was undone with it.
    Encoding::for_label(label.as_bytes()).filter(|known| *known != UTF_16LE && *known != UTF_16BE)
}

/// Bytes to text: as declared; else UTF-8 if it is that; else the fallback.
///
/// `raw` bytes (not quoted-printable) that are UTF-8 beyond ASCII are never a single-byte charset, whatever is declared:
/// some program converted the file and not the declaration.
pub(super) fn decode_text<'a>(
    bytes: Cow<'a, [u8]>,
    declared: Option<&'static Encoding>,
    fallback: &'static Encoding,
    raw: bool,
) -> Cow<'a, str> {
    let believed = declared.is_some_and(|charset| charset != encoding_rs::UTF_8 && !(raw && charset.is_single_byte()));
    let text = match bytes {
        bytes if believed => Err(bytes),
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| Cow::Borrowed(bytes)),
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|error| Cow::Owned(error.into_bytes())),
    };
    text.unwrap_or_else(|bytes| {
        if !believed && is_damaged_utf8(&bytes) {
            return Cow::Owned(String::from_utf8_lossy(&bytes).trim_end_matches(char::REPLACEMENT_CHARACTER).to_owned());
        }
        let charset = declared.filter(|charset| *charset != encoding_rs::UTF_8).unwrap_or(fallback);
        Cow::Owned(charset.decode_without_bom_handling(&bytes).0.into_owned())
    })
}

/// UTF-8 that was cut in the middle of a character, and not another charset: whole characters far outnumber the broken ones.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 2 * broken
}

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true).with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Base64 as programs write it: blanks anywhere, backslashes, too much padding or none. `None` when it is something else.
pub(crate) fn base64_bytes(value: &[u8]) -> Option<Vec<u8>> {
    let mut digits: Vec<u8> = Vec::with_capacity(value.len());
    digits.extend(value.iter().filter(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'\\')).map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    }));
    let length = digits.iter().rposition(|byte| *byte != b'=').map_or(0, |at| at + 1);
    digits.truncate(length);
    // One digit too many holds no whole byte.
    if digits.len() % 4 == 1 {
        digits.pop();
    }
    LENIENT.decode(&digits).ok().filter(|bytes| !bytes.is_empty())
}

/// Base64 with padding, as a card writes it.
pub(crate) fn base64_text(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
