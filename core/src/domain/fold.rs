//! Names as people search them: without case, accents or the letters a keyboard lacks.

use std::convert::Infallible;

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_normalizer::DecomposingNormalizer;

/// The bytes that sort `name` as people sort names: the root collation of the Unicode standard, 32 bytes at most.
///
/// # Example
/// ```
/// use fondly_core::domain::sort_key;
/// assert!(sort_key("Émile") < sort_key("Fanny"));
/// assert!(sort_key("anna") < sort_key("Ben"));
/// ```
#[must_use]
pub fn sort_key(name: &str) -> Vec<u8> {
    thread_local! {
        static COLLATOR: Option<CollatorBorrowed<'static>> = Collator::try_new(Default::default(), CollatorOptions::default()).ok();
    }
    let mut key = Vec::with_capacity(64);
    COLLATOR.with(|collator| {
        if let Some(collator) = collator {
            let Ok(()): Result<(), Infallible> = collator.write_sort_key_to(name, &mut key);
        }
    });
    key.truncate(32);
    key
}

/// `text` for comparing: NFKD, no marks, lower case, letters without a decomposition spelt in ASCII.
///
/// # Example
/// ```
/// use fondly_core::domain::fold;
/// assert_eq!(fold("Łukasz Müller"), "lukasz muller");
/// assert_eq!(fold("Straße"), "strasse");
/// assert_eq!(fold("王伟"), "王伟");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    // Most of what is noted is ASCII, which is normal as it is.
    if text.is_ascii() {
        return folded(text.chars(), text.len());
    }
    folded(DecomposingNormalizer::new_nfkd().normalize_iter(text.chars()), text.len())
}

fn folded(normal: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut space = true;
    for c in normal {
        if is_mark(c) {
            continue;
        }
        if c.is_whitespace() {
            if !space {
                folded.push(' ');
            }
            space = true;
            continue;
        }
        space = false;
        match spelt(c) {
            Some(ascii) => folded.push_str(ascii),
            None => folded.extend(c.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What a search looks in: every text folded, and once more with the German spelling of umlauts where that differs
/// (Müller is found as `muller` and as `mueller`). Texts are kept apart by a line feed, which no query holds.
#[must_use]
pub fn search_key<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        key.push_str(&fold(text));
        key.push('\n');
        if text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
            key.push_str(&fold(&umlauts_spelt(text)));
            key.push('\n');
        }
    }
    key
}

/// The text with ä, ö and ü as ae, oe and ue, as German spells them without dots.
#[must_use]
pub fn umlauts_spelt(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        match c {
            'ä' | 'Ä' => spelt.push_str("ae"),
            'ö' | 'Ö' => spelt.push_str("oe"),
            'ü' | 'Ü' => spelt.push_str("ue"),
            other => spelt.push(other),
        }
    }
    spelt
}

/// Combining marks that NFKD splits off: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
/// Marks that make another letter (Japanese voicing, Indic vowels) stay.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

fn spelt(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "n",
        '\u{2019}' | '\u{2BC}' => "'",
        _ => return None,
    })
}
