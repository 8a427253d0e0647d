//! What a person is called: the parts, the whole, and the letters on an avatar.

/// The parts of a name as RFC 6350 §6.2.2 has them, a nickname, and the name as its owner writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Given name, "Ana".
    pub given: String,
    /// Family name, "Costa".
    pub family: String,
    /// Additional (middle) names.
    pub additional: String,
    /// Honorifics before, "Dr".
    pub prefix: String,
    /// Honorifics and generations after, "Jr".
    pub suffix: String,
    /// What friends say.
    pub nickname: String,
    /// How the given name is said, in letters or Kana.
    pub phonetic_given: String,
    /// How the family name is said.
    pub phonetic_family: String,
    /// The whole name where it is known as such (vCard `FN`); empty when it is to be made from the parts.
    pub display: String,
}

impl PersonName {
    /// A name known only as a whole.
    #[must_use]
    pub fn whole(display: &str) -> Self {
        Self { display: display.trim().to_owned(), ..Self::default() }
    }

    /// A name as someone types it: the last word is the family's, as far as there are several; kept whole as it was typed.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::PersonName;
    /// let ana = PersonName::typed("Ana Maria Costa");
    /// assert_eq!((ana.given.as_str(), ana.family.as_str(), ana.shown().as_str()), ("Ana Maria", "Costa", "Ana Maria Costa"));
    /// assert_eq!(PersonName::typed("中村美咲").family, "", "where no space says so, nobody knows");
    /// ```
    #[must_use]
    pub fn typed(name: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        match words.as_slice() {
            [given @ .., family] if !given.is_empty() => Self { given: given.join(" "), family: (*family).to_owned(), ..Self::whole(name) },
            [only] if !is_cjk(only) => Self { given: (*only).to_owned(), ..Self::whole(name) },
            _ => Self::whole(name),
        }
    }

    /// Someone of this name who is called so from now on: what friends say stays, and how a part is said as far as that part does.
    #[must_use]
    pub fn renamed(self, name: &str) -> Self {
        let typed = Self::typed(name);
        let said = |same: bool, spoken: String| if same { spoken } else { String::new() };
        Self {
            phonetic_given: said(typed.given == self.given, self.phonetic_given),
            phonetic_family: said(typed.family == self.family, self.phonetic_family),
            nickname: self.nickname,
            ..typed
        }
    }

    /// This name as it was edited from `before`: who changes the parts and not the whole means the whole to follow, unless it says
    /// something else than the parts did.
    #[must_use]
    pub fn edited_from(self, before: &Self) -> Self {
        let parts =
            |name: &Self| Self { display: String::new(), phonetic_given: String::new(), phonetic_family: String::new(), ..name.clone() };
        let (old, new) = (parts(before), parts(&self));
        let followed = old.shown().is_empty() || old.shown() == before.shown();
        if self.display == before.display && old != new && followed && !new.shown().is_empty() {
            Self { display: String::new(), ..self }
        } else {
            self
        }
    }

    /// The name as it is shown: as written, else put together from the parts, else the nickname; may be empty.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::PersonName;
    /// let ana = PersonName { given: "Ana".into(), family: "Costa".into(), ..Default::default() };
    /// assert_eq!(ana.shown(), "Ana Costa");
    /// let wei = PersonName { given: "伟".into(), family: "王".into(), ..Default::default() };
    /// assert_eq!(wei.shown(), "王伟", "Han names: family first, no space");
    /// ```
    #[must_use]
    pub fn shown(&self) -> String {
        if !self.display.trim().is_empty() {
            return self.display.trim().to_owned();
        }
        if is_cjk(&self.family) && is_cjk(&self.given) {
            return format!("{}{}", self.family.trim(), self.given.trim());
        }
        let parts = [&self.prefix, &self.given, &self.additional, &self.family, &self.suffix];
        let whole = parts.map(|part| part.trim()).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if whole.is_empty() { self.nickname.trim().to_owned() } else { whole }
    }

    /// What to call them in a sentence: nickname, else given name, else the first word of the whole (all of it in Han script).
    #[must_use]
    pub fn short(&self) -> String {
        let shown = self.shown();
        let first = if is_cjk(&shown) { shown.as_str() } else { shown.split_whitespace().next().unwrap_or_default() };
        [self.nickname.as_str(), self.given.as_str(), first]
            .into_iter()
            .map(str::trim)
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .to_owned()
    }

    /// One or two letters for an avatar: first and last word's initials; in Han, Kana and Hangul the last two characters.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::PersonName;
    /// assert_eq!(PersonName::whole("Ana Maria Costa").initials(), "AC");
    /// assert_eq!(PersonName::whole("中村美咲").initials(), "美咲");
    /// assert_eq!(PersonName::whole("").initials(), "?");
    /// ```
    #[must_use]
    pub fn initials(&self) -> String {
        let shown = self.shown();
        if is_cjk(&shown) {
            let count = shown.chars().count();
            return shown.chars().skip(count.saturating_sub(2)).collect();
        }
        let letters: Vec<char> = shown.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
        let initials: String = match letters.as_slice() {
            [] => "?".to_owned(),
            [only] => only.to_uppercase().collect(),
            [first, .., last] => first.to_uppercase().chain(last.to_uppercase()).collect(),
        };
        initials
    }
}

/// Names in a sentence: "Ana", "Ana and Bo", "Ana, Bo and Cy".
#[must_use]
pub fn in_a_row<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        names => names.concat(),
    }
}

/// With a capital first letter, as a sentence begins.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a small first letter, as within a sentence.
#[must_use]
pub fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Only Han, Kana, Hangul and Bopomofo letters, and at least one.
pub(super) fn is_cjk(text: &str) -> bool {
    let mut letters = text.trim().chars().peekable();
    letters.peek().is_some()
        && letters.all(|c| {
            matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{312F}' | '\u{3400}'..='\u{4DBF}'
                | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
        })
}
