//! Tables of other programs, as each writes them.

use fondly_core::{
    cards::CardContent,
    domain::{Labelled, LifeDate},
    formats::{Foreign, Meaning, Meanings, read_calendar, read_monica},
};
use rstest::rstest;

use super::outline::outline_of;

/// The table, its columns as Fondly guesses them.
fn read_table(text: &str) -> Option<Foreign> {
    fondly_core::formats::read_table(text, &Meanings::new())
}

/// Google Contacts today; in 2015; Outlook on Windows; LinkedIn's connections; and what someone made by hand.
const GOOGLE: &str = "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value\nAna,Maria,Costa,Ah-na,,,,,Ani,,Vela,Sailor,Crew,1986-04-15,\"Likes lemons,\nand early trains\",https://example.org/photo,* myContacts ::: Choir,* Home,ana@example.org ::: ana@vela.example,Mobile,+351 912 345 678,Boat,+351 1,Home,\"Rua 1\n1000 Lisboa\",Rua 1,Lisboa,,,1000,PT,,Mother,Rita,Blog,https://example.org/ana,Anniversary,2011-01-13\nBo,,,,,,,,,,,,, --04-15,,,* myContacts,,,,,,,,,,,,,,,,,,,,,\n";
const OLD_GOOGLE: &str = "Name,Given Name,Additional Name,Family Name,Given Name Yomi,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title,Organization 2 - Name,Organization 2 - Title,Organization 2 - Department,Event 1 - Type,Event 1 - Value\nAna Costa,Ana,,Costa,,--04-15,* Friends ::: Choir,* Home,ana@example.org,Vela,Sailor,Library,Reader,Books,First kiss,2001-02-03\n";
const OUTLOOK: &str = "\u{feff}First Name;Last Name;Company;Job Title;Business Street;Business City;Business Postal Code;Business Country/Region;Business Phone;Mobile Phone;E-mail Address;E-mail 2 Address;Birthday;Anniversary;Spouse;Categories;Hobby;Web Page\r\nJörg;Gräf;Vela;Chief;Hauptstr. 1;Halle;06108;Germany;+49 1;+49 2;j@example.org;g@example.org;15/4/1986;0/0/00;Jo;Work;sailing;example.org\r\nZoë;Lefèvre;;;;;;;;;;;4/5/1990;;;;;\r\n";
const LINKEDIN: &str = "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On,Started On\nAna,Costa,https://www.linkedin.com/in/ana,,Vela,Captain,13 Jan 2020,2019-09\n";
const BY_HAND: &str = "Name\tPhone\tBirthday\tShoe size\nAna Costa\t112\tsome day in May\t38\n李小龍\t\t1940-11-27\t\n";

#[rstest]
#[case("google", GOOGLE)]
#[case("google_until_2023", OLD_GOOGLE)]
#[case("outlook", OUTLOOK)]
#[case("linkedin", LINKEDIN)]
#[case("by_hand", BY_HAND)]
fn the_table_of_a_program_is_understood(#[case] program: &str, #[case] text: &str) {
    let table = read_table(text.trim_start_matches('\u{feff}')).unwrap();
    let mut seen: Vec<String> = table.people.iter().map(|(line, content)| format!("line {line}\n{}", outline_of(content))).collect();
    seen.extend(table.complaints.iter().map(|(line, reason)| format!("complaint, line {line}: {reason}")));
    insta::assert_snapshot!(program, seen.join("\n"));
}

#[rstest]
#[case("")]
#[case("Dear diary,\nI met Ana, and Bo.\n")]
#[case("id,amount,currency\n1,2,EUR\n")]
#[case("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n")]
fn what_is_no_table_of_people_is_none(#[case] text: &str) {
    assert_eq!(read_table(text), None);
}

#[rstest]
#[case::german("Vorname;Nachname;E-Mail-Adresse;Mobiltelefon;Geburtstag;Firma;Notizen")]
#[case::french("Prénom;Nom;Adresse e-mail;Téléphone mobile;Date de naissance;Société;Notes")]
#[case::spanish("Nombre;Apellidos;Correo electrónico;Teléfono móvil;Cumpleaños;Empresa;Notas")]
#[case::portuguese("Primeiro nome;Sobrenome;Endereço de email;Celular;Aniversário;Empresa;Notas")]
#[case::italian("Nome;Cognome;Indirizzo e-mail;Cellulare;Compleanno;Azienda;Annotazioni")]
#[case::dutch("Voornaam;Achternaam;E-mailadres;Mobiele telefoon;Verjaardag;Bedrijf;Opmerkingen")]
fn a_table_in_another_language_is_understood(#[case] header: &str) {
    let table = read_table(&format!("{header}\nAna;Costa;ana@example.org;+351 912 345 678;15.4.1986;Vela;Sails\n")).unwrap();
    let [(_, ana)] = table.people.try_into().unwrap();
    let fields = &ana.fields;
    assert_eq!((fields.name.given.as_str(), fields.name.family.as_str()), ("Ana", "Costa"));
    assert_eq!((fields.emails[0].value.as_str(), fields.phones[0].value.as_str()), ("ana@example.org", "+351 912 345 678"));
    assert_eq!((fields.organization.as_str(), fields.note.as_str()), ("Vela", "Sails"));
    assert_eq!(ana.birthday.unwrap().to_string(), "1986-04-15");
    assert_eq!(table.complaints, []);
}

#[test]
fn a_table_of_unknown_names_is_guessed_by_what_stands_in_it_and_the_user_says_the_rest() {
    let text = "kto,adres,numer\nAna Costa,ana@example.org,+48 22 123 45 67\nBo Lind,bo@example.org,+48 22 765 43 21\n";
    let guesses: Vec<_> = read_table(text).unwrap().columns.into_iter().map(|column| (column.name, column.guess)).collect();
    assert_eq!(guesses, [("kto".to_owned(), None), ("adres".to_owned(), Some(Meaning::Email)), ("numer".to_owned(), Some(Meaning::Phone))]);
    let said = Meanings::from([("kto".to_owned(), Meaning::Name)]);
    let table = fondly_core::formats::read_table(text, &said).unwrap();
    let ana = &table.people[0].1.fields;
    assert_eq!(
        (ana.name.shown().as_str(), ana.emails[0].value.as_str(), ana.phones[0].label.as_str()),
        ("Ana Costa", "ana@example.org", "numer")
    );
    assert_eq!(table.columns[0].samples, ["Ana Costa", "Bo Lind"]);
    let left = Meanings::from([("numer".to_owned(), Meaning::LeftOut)]);
    assert!(fondly_core::formats::read_table(text, &left).unwrap().people[0].1.fields.phones.is_empty());
}

#[rstest]
#[case("Ana Costa's birthday", "Ana Costa", None)]
#[case("Ana Costa’s Birthday", "Ana Costa", None)]
#[case("James' birthday", "James", None)]
#[case("🎂 Ana Costa's Birthday 🎉", "Ana Costa", None)]
#[case("🎂 Thomas", "Thomas", None)]
#[case("Geburtstag von Jörg Gräf", "Jörg Gräf", None)]
#[case("Ana Costa hat Geburtstag", "Ana Costa", None)]
#[case("Anniversaire de Zoë Lefèvre", "Zoë Lefèvre", None)]
#[case("Cumpleaños de José", "José", None)]
#[case("Ana Costa: Birthday (1988)", "Ana Costa", Some(1988))]
#[case("李小龍的生日", "李小龍", None)]
fn the_title_of_a_birthday_tells_whose_it_is(#[case] title: &str, #[case] name: &str, #[case] year: Option<i16>) {
    let text = format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:b1@facebook.com\r\nDTSTART;VALUE=DATE:20260229\r\nSUMMARY:{title}\r\nRRULE:FREQ=YEARLY\r\nBEGIN:VALARM\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    let [(line, content)] = read_calendar(text.as_bytes()).unwrap().people.try_into().unwrap();
    assert_eq!((line, content.fields.name.shown().as_str()), (2, name));
    let LifeDate::Known(date) = content.birthday.unwrap() else { panic!("a date") };
    assert_eq!((date.year(), date.month(), date.day()), (year, Some(2), Some(29)), "the year of the event is nobody’s");
    assert_eq!(content.uid.as_deref(), Some("b1@facebook.com"));
}

#[test]
fn events_that_are_nobodys_birthday_are_events() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260415T100000Z\nSUMMARY:Dentist\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Ana's birthday\nEND:VEVENT\nEND:VCALENDAR\n";
    let found = read_calendar(text.as_bytes()).unwrap();
    let titles: Vec<&str> = found.events.iter().map(|event| event.title.as_str()).collect();
    assert_eq!((found.people.len(), titles), (0, vec!["Dentist", "Ana's birthday"]), "a birthday without a day is none");
    assert_eq!(read_calendar(b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"), None);
}

/// What Monica 4 writes, by its own source: `app/ExportResources`.
pub(crate) const MONICA: &str = r#"{"version":"1.0-preview.1","app_version":"4.0.0","account":{"uuid":"acc","data":[
 {"count":3,"type":"contact","values":[
  {"uuid":"u-ana","properties":{"first_name":"Ana","last_name":"Costa","nickname":"Ani","description":"Sails","job":"Captain","company":"Vela","food_preferences":"no fish","tags":["choir"],"is_dead":false,
    "birthdate":{"is_age_based":false,"is_year_unknown":true,"date":"2016-04-15T00:00:00Z"},"first_met_date":{"is_age_based":false,"is_year_unknown":false,"date":"2011-01-13T00:00:00Z"}},
   "data":[{"type":"contact_field","values":[{"properties":{"type":"t-mail","data":"ana@example.org"}},{"properties":{"type":"t-phone","data":"+351 912 345 678"}},{"properties":{"type":"t-tg","data":"@ana"}}]},
    {"type":"address","values":[{"properties":{"name":"Home","street":"Rua 1","city":"Lisboa","postal_code":"1000","country":"PT"}}]},
    {"type":"note","values":[{"properties":{"body":"Likes lemons"}}]},
    {"type":"call","values":[{"properties":{"called_at":"2026-01-05T10:00:00Z","content":"Her move","contact_called":true}}]},
    {"type":"life_event","values":[{"properties":{"type":"e-job","happened_at":"2020-09-01T00:00:00Z"}}]},
    {"type":"debt","values":[{"properties":{}}]},{"type":"gift","values":[{"properties":{}},{"properties":{}}]},
    {"type":"activity","values":["a1"]}]},
  {"uuid":"u-bo","properties":{"first_name":"Bo","birthdate":{"is_age_based":true,"is_year_unknown":false,"date":"1990-01-01T00:00:00Z"}},"data":[{"type":"activity","values":["a1"]}]},
  {"uuid":"u-cy","properties":{"first_name":"Cy","is_partial":true}}]},
 {"type":"relationship","values":[{"properties":{"type":"child","contact_is":"u-cy","of_contact":"u-ana"}}]},
 {"type":"activity","values":[{"uuid":"a1","properties":{"summary":"Dinner","description":"By the river","happened_at":"2025-12-24T00:00:00Z"}}]}],
 "instance":{"contact_field_types":[{"uuid":"t-mail","properties":{"name":"Email","type":"email"}},{"uuid":"t-phone","properties":{"name":"Phone","type":"phone"}},{"uuid":"t-tg","properties":{"name":"Telegram","type":null}}],
  "life_event_types":[{"uuid":"e-job","properties":{"translation_key":"new_job"}}]}}}"#;

#[test]
fn a_copy_of_a_monica_account_comes_over_with_what_happened_and_says_what_stays_behind() {
    let found = read_monica(MONICA.as_bytes()).unwrap();
    let mut seen: Vec<String> = found.people.iter().map(|(_, content)| outline_of(content)).collect();
    seen.extend(
        found
            .talks
            .iter()
            .map(|(who, talk)| format!("{}: {} {} by {:?}: {}", who.join("+"), talk.day, talk.channel.name(), talk.started_by, talk.note)),
    );
    seen.extend(found.complaints.iter().map(|(_, reason)| format!("complaint: {reason}")));
    insta::assert_snapshot!("monica", seen.join("\n"));
    assert_eq!(read_monica(b"{\"account\": 1}"), None);
}

#[test]
fn a_slashed_date_below_a_name_in_another_language_is_day_first() {
    let born =
        |header: &str| read_table(&format!("{header}\nPaul,03/04/1985\n")).unwrap().people[0].1.birthday.clone().unwrap().to_string();
    assert_eq!(born("Nom,Date de naissance"), "1985-04-03");
    assert_eq!(born("Name,Birthday"), "1985-03-04");
}

#[test]
fn the_parts_of_an_address_come_together_whatever_they_are_called() {
    let table = read_table("Vorname,Nachname,Straße,PLZ,Ort,Land\nAna,Costa,Rua 1,1000,Lisboa,Portugal\n").unwrap();
    let addresses = &table.people[0].1.fields.addresses;
    assert_eq!(addresses.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(), ["Rua 1\n1000 Lisboa\nPortugal"]);
}

#[rstest::rstest]
#[case::nothing_tells("Name,Birthday\nPaul,03/04/1985\nAna,1/2/1986\n", true)]
#[case::a_month_first("Name,Birthday\nPaul,03/04/1985\nAna,1/22/1986\n", false)]
#[case::a_day_first("Name,Birthday\nPaul,03/04/1985\nAna,22/1/1986\n", false)]
#[case::the_same_either_way("Name,Birthday\nPaul,03/03/1985\n", false)]
#[case::another_language("Nom,Date de naissance\nPaul,03/04/1985\n", false)]
#[case::dashes("Name,Birthday\nPaul,1985-03-04\n", false)]
fn a_column_of_dates_that_could_be_read_either_way_is_told_of(#[case] text: &str, #[case] told: bool) {
    let complaints = read_table(text).unwrap().complaints;
    assert_eq!(complaints.iter().any(|(_, reason)| reason.contains("nothing tells whether the day or the month")), told, "{complaints:?}");
}

fn people(text: &str) -> Vec<CardContent> {
    read_table(text).unwrap().people.into_iter().map(|(_, one)| one).collect()
}

#[test]
fn a_birthday_without_its_year_is_never_turned_round() {
    for text in ["Name,Birthday,Notes\nLena Fischer,--07-09,\n", "First Name,Birthday\nLena, --07-09\nBo,13/4/1996\n"] {
        assert_eq!(people(text)[0].birthday.as_ref().unwrap().to_string(), "--07-09", "{text}");
    }
}

#[test]
fn what_has_no_list_of_its_own_is_a_line_of_the_note_and_takes_no_other_place() {
    let text = "First Name,Notes,E-mail 1 - Value,Website 1 - Label,Website 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n\
        Ana,sings,a@b.c,Blog,https://a.b,Shoe size,38\n";
    let ana = &people(text)[0];
    assert_eq!(ana.fields.note, "sings\nShoe size: 38");
    assert_eq!(ana.fields.links, [Labelled::new("Blog", "https://a.b")]);
}

#[test]
fn several_columns_that_are_notes_are_one_note() {
    let said = Meanings::from([("Kuchen".to_owned(), Meaning::Note)]);
    let read = fondly_core::formats::read_table("Name;Bemerkung;Kuchen\nJan Kos;schach;k\u{e4}se\nEva Lis;;nuss\n", &said).unwrap();
    let notes: Vec<_> = read.people.iter().map(|(_, one)| one.fields.note.as_str()).collect();
    assert_eq!(notes, ["schach\nk\u{e4}se", "nuss"]);
}

#[rstest]
#[case::one_column("Name\nJan Kos\n", "Jan Kos | ")]
#[case::mail_at_home("Name;Mail privat\nJan Kos;keine\nBo;bo@x.org\n", "Jan Kos | home keine")]
#[case::numbers("Name;Mobil privat;Telefon 2\nJan Kos;0170 1;0171 2\n", "Jan Kos | 0171 2, home 0170 1")]
fn columns_as_people_name_them_are_understood(#[case] text: &str, #[case] expected: &str) {
    let jan = &people(text)[0];
    let all = jan.fields.emails.iter().chain(&jan.fields.phones).map(|one| format!("{} {}", one.label, one.value).trim().to_owned());
    assert_eq!(format!("{} | {}", jan.fields.name.shown(), all.collect::<Vec<_>>().join(", ")), expected);
}
