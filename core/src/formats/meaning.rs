//! What a column means in words the user can choose from, by its name in other languages, and by what stands in it.

use super::columns::{Column, Kind, Part};

/// Columns in German, French, Spanish, Portuguese, Italian and Dutch, as Outlook, Google and people name them.
const ELSEWHERE: [(Meaning, &[&str]); 15] = [
    (Meaning::Name, &["vollständiger name", "nom complet", "nombre completo", "nome completo", "volledige naam", "anzeigename"]),
    (Meaning::Given, &["vorname", "prénom", "prenom", "nombre", "primer nombre", "nome", "primeiro nome", "voornaam"]),
    (Meaning::Middle, &["weitere vornamen", "zweiter vorname", "deuxième prénom", "segundo nombre", "segundo nome", "secondo nome"]),
    (
        Meaning::Family,
        &["nachname", "familienname", "nom", "nom de famille", "apellidos", "apellido", "sobrenome", "apelido", "cognome", "achternaam"],
    ),
    (Meaning::Nickname, &["spitzname", "surnom", "apodo", "alcunha", "soprannome", "bijnaam"]),
    (
        Meaning::Organization,
        &["firma", "organisation", "société", "entreprise", "empresa", "organización", "azienda", "società", "bedrijf"],
    ),
    (Meaning::Title, &["position", "beruf", "titre", "fonction", "puesto", "cargo", "posizione", "qualifica", "functie"]),
    (
        Meaning::Birthday,
        &[
            "geburtstag",
            "geburtsdatum",
            "geb.",
            "né le",
            "née le",
            "dob",
            "date de naissance",
            "anniversaire",
            "cumpleaños",
            "fecha de nacimiento",
            "aniversário",
            "data de nascimento",
            "compleanno",
            "data di nascita",
            "verjaardag",
            "geboortedatum",
        ],
    ),
    (
        Meaning::Anniversary,
        &[
            "jahrestag",
            "hochzeitstag",
            "hochzeit",
            "anniversaire de mariage",
            "aniversario",
            "aniversário de casamento",
            "anniversario",
            "trouwdag",
        ],
    ),
    (
        Meaning::Email,
        &[
            "e-mail-adresse",
            "mail",
            "adresse e-mail",
            "courriel",
            "correo electrónico",
            "dirección de correo electrónico",
            "correo",
            "endereço de email",
            "indirizzo posta elettronica",
            "indirizzo e-mail",
            "e-mailadres",
        ],
    ),
    (
        Meaning::Phone,
        &[
            "telefon",
            "tel",
            "tel.",
            "tél.",
            "tél. domicile",
            "mobiltelefon",
            "handy",
            "mobil",
            "telefon (privat)",
            "telefon geschäftlich",
            "téléphone",
            "téléphone mobile",
            "tél. mobile",
            "teléfono",
            "teléfono móvil",
            "móvil",
            "telefone",
            "telemóvel",
            "celular",
            "telefono",
            "cellulare",
            "telefoon",
            "mobiele telefoon",
        ],
    ),
    (Meaning::Address, &["adresse", "anschrift", "dirección", "endereço", "morada", "indirizzo", "adres", "address"]),
    (Meaning::Link, &["webseite", "site web", "página web", "página da web", "sito web", "website"]),
    (Meaning::Tags, &["kategorien", "catégories", "categorías", "categorias", "categorie", "gruppen", "tags", "groups", "group"]),
    (
        Meaning::Note,
        &[
            "notizen",
            "notes",
            "notas",
            "observações",
            "annotazioni",
            "opmerkingen",
            "bemerkungen",
            "bemerkung",
            "remarque",
            "remarques",
            "comments",
            "comment",
        ],
    ),
];

/// What the user can say that a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// The whole name.
    Name,
    /// Given name.
    Given,
    /// Additional names.
    Middle,
    /// Family name.
    Family,
    /// Honorifics before.
    Prefix,
    /// Honorifics and generations after.
    Suffix,
    /// What friends say.
    Nickname,
    /// Where they work.
    Organization,
    /// What they do there.
    Title,
    /// How to speak of them.
    Pronouns,
    /// When they were born.
    Birthday,
    /// Their wedding.
    Anniversary,
    /// The day they began their job.
    JobStart,
    /// Another day; the column's name is its label.
    Day,
    /// An e-mail address.
    Email,
    /// A phone number; the column's name is its label.
    Phone,
    /// A postal address; the column's name is its label.
    Address,
    /// A page or a handle.
    Link,
    /// Someone in their life; the column's name is what they are.
    Relation,
    /// The language they like.
    Language,
    /// Where they live by the clock.
    TimeZone,
    /// Free labels.
    Tags,
    /// Anything else.
    Note,
    /// Nothing to bring over.
    LeftOut,
}

impl Meaning {
    /// The column of this name, taken as the user says.
    pub(super) fn column(self, name: &str) -> Column {
        let entry = |kind| Column::Entry(kind, Part::Value, format!("{} ", name.trim()));
        match self {
            Self::Name => Column::Whole,
            Self::Family => Column::NamePart(0),
            Self::Given => Column::NamePart(1),
            Self::Middle => Column::NamePart(2),
            Self::Prefix => Column::NamePart(3),
            Self::Suffix => Column::NamePart(4),
            Self::Nickname => Column::Nickname,
            Self::Organization => Column::Organization,
            Self::Title => Column::Title,
            Self::Pronouns => Column::Pronouns,
            Self::Birthday => Column::Birthday,
            Self::Anniversary => Column::Anniversary,
            Self::JobStart => Column::JobStart,
            Self::Day => entry(Kind::Day),
            Self::Email => Column::Entry(Kind::Email, Part::Value, " ".repeat(name.len())),
            Self::Phone => entry(Kind::Phone),
            Self::Address => entry(Kind::Address),
            Self::Link => entry(Kind::Link),
            Self::Relation => entry(Kind::Relation),
            Self::Language => Column::Language,
            Self::TimeZone => Column::TimeZone,
            Self::Tags => Column::Tags,
            Self::Note => Column::Note,
            Self::LeftOut => Column::Nothing,
        }
    }

    /// What a column is taken for; `None` when Fondly has no place for it.
    pub(super) fn of(column: &Column) -> Option<Self> {
        Some(match column {
            Column::Whole => Self::Name,
            Column::NamePart(part) => *[Self::Family, Self::Given, Self::Middle, Self::Prefix, Self::Suffix].get(*part)?,
            Column::Nickname => Self::Nickname,
            Column::PhoneticGiven => Self::Given,
            Column::PhoneticFamily => Self::Family,
            Column::Organization | Column::Department => Self::Organization,
            Column::Title => Self::Title,
            Column::Pronouns => Self::Pronouns,
            Column::Language => Self::Language,
            Column::TimeZone => Self::TimeZone,
            Column::Note => Self::Note,
            Column::Tags => Self::Tags,
            Column::Birthday => Self::Birthday,
            Column::Anniversary => Self::Anniversary,
            Column::JobStart => Self::JobStart,
            Column::Day(_) => Self::Day,
            Column::Relation(_) => Self::Relation,
            Column::Entry(kind, ..) => match kind {
                Kind::Email => Self::Email,
                Kind::Phone => Self::Phone,
                Kind::Address => Self::Address,
                Kind::Link => Self::Link,
                Kind::Relation => Self::Relation,
                Kind::Work => Self::Organization,
                Kind::Day => Self::Day,
                Kind::Custom => Self::Note,
            },
            Column::Nothing => Self::LeftOut,
            Column::Id | Column::Unknown => return None,
        })
    }

    /// What a column of this name, in small letters, is called in another language.
    pub(super) fn elsewhere(name: &str) -> Option<Column> {
        ELSEWHERE.iter().find(|(_, names)| names.contains(&name)).map(|(meaning, _)| meaning.column(name))
    }

    /// What a column holds, told from what stands in it: addresses and numbers look like nothing else.
    pub(super) fn looks_like<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Self> {
        let cells: Vec<&str> = cells.map(str::trim).filter(|cell| !cell.is_empty()).take(200).collect();
        let most = |fits: fn(&str) -> bool| !cells.is_empty() && cells.iter().filter(|cell| fits(cell)).count() * 5 >= cells.len() * 4;
        let is_email =
            |cell: &str| cell.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !cell.contains(' '));
        let is_phone = |cell: &str| {
            let digits = cell.chars().filter(char::is_ascii_digit).count();
            (7..=15).contains(&digits)
                && cell.starts_with(['+', '0', '('])
                && cell.chars().all(|c| c.is_ascii_digit() || "+-()./ ".contains(c))
        };
        let is_link = |cell: &str| cell.starts_with("http://") || cell.starts_with("https://");
        if most(is_email) {
            Some(Self::Email)
        } else if most(is_phone) {
            Some(Self::Phone)
        } else if most(is_link) {
            Some(Self::Link)
        } else {
            None
        }
    }
}
