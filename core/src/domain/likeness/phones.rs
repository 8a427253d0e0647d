//! Whether two phone numbers are one. Only a number with its country's code means the same everywhere; one without is compared by its
//! last digits, and says less.

use super::super::Labelled;

/// Digits from which on two numbers that end alike may be one, where a country's code is missing.
const TELLING: usize = 8;

/// A number as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Phone {
    /// All digits; without the zeros that a call within the country begins with, where the country is not told.
    digits: String,
    has_country: bool,
    /// One person's, and not a home's or a company's.
    is_own: bool,
}

/// What two numbers that are one say of their owners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SamePhone {
    /// Digits that end alike, where at least one has no country's code.
    ButForTheCountry,
    /// A number that others may share.
    Shared,
    /// A number of one's own.
    Own,
}

impl Phone {
    /// The number, if its digits tell it from others.
    pub(super) fn of(phone: &Labelled) -> Option<Self> {
        let digits: String = phone.value.chars().filter(char::is_ascii_digit).collect();
        let with_code = phone.value.trim_start().starts_with('+').then_some(digits.as_str()).or_else(|| digits.strip_prefix("00"));
        let least = if with_code.is_some() { 7 } else { TELLING };
        let known = with_code.unwrap_or_else(|| digits.trim_start_matches('0')).to_owned();
        let label = phone.label.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
        let is_own = !says(&["home", "work", "main", "fax", "school"]) || says(&["cell", "mobile", "iphone"]);
        (known.len() >= least).then_some(Self { has_country: with_code.is_some(), digits: known, is_own })
    }

    /// What two numbers that may be one share.
    pub(super) fn key(&self) -> String {
        let from = self.digits.len().saturating_sub(TELLING);
        format!("phone {}", self.digits.get(from..).unwrap_or_default())
    }

    /// Are they one, and if so, whose?
    pub(super) fn same(&self, other: &Self) -> Option<SamePhone> {
        if self.has_country && other.has_country {
            let kind = if self.is_own && other.is_own { SamePhone::Own } else { SamePhone::Shared };
            return (self.digits == other.digits).then_some(kind);
        }
        let ends = |long: &Self, short: &Self| !short.has_country && long.digits.ends_with(&short.digits);
        (ends(self, other) || ends(other, self)).then_some(SamePhone::ButForTheCountry)
    }
}
