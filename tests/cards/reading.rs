//! The rules of reading, each a table of what programs write and what is meant.

use fondly_core::{
    cards::{Photo, fingerprint, read_all, rev_key},
    domain::Labelled,
};
use rstest::rstest;

use super::{card, cards, content, problems};

#[rstest]
#[case::declared_utf8("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg", "Jörg")]
#[case::bare_words("fn;quoted-printable:D=C3=BCmmy", "Dümmy")]
#[case::undeclared_windows("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg", "Jörg")]
#[case::declared_cyrillic("FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=CA=EB=E8=F7", "Клич")]
#[case::unknown_charset("FN;CHARSET=blabla;ENCODING=QUOTED-PRINTABLE:J=F6rg", "Jörg")]
#[case::soft_break("FN;ENCODING=QUOTED-PRINTABLE:J=C3=\n=B6rg", "Jörg")]
#[case::soft_break_is_literal("FN;ENCODING=QUOTED-PRINTABLE:Land=\n Firma", "Land Firma")]
#[case::soft_break_after_a_blank_line("FN;ENCODING=QUOTED-PRINTABLE:J=C3=\n\n=B6rg", "Jörg")]
#[case::folded_before_the_colon("FN;ENCODING=QUOTED-\n PRINTABLE:J=F6rg", "Jörg")]
#[case::folded_inside_the_name("F\n N:Jörg", "Jörg")]
#[case::only_one_blank_is_the_fold("FN:Jörg\n  Müller", "Jörg Müller")]
#[case::dangling_break_before_a_property("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg=\nTEL;CELL:1", "Jörg")]
#[case::cut_inside_a_character("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg =C3=B6=C3=B6=C3", "Jörg öö")]
fn letters_are_decoded_each_property_by_itself(#[case] lines: &str, #[case] name: &str) {
    assert_eq!(content(&format!("VERSION:2.1\n{lines}")).fields.name.shown(), name);
}

#[rstest]
#[case::comma_in_a_name("FN:Shane\\, O\\;Neil", "Shane, O;Neil")]
#[case::bare_comma("FN:Richter, James", "Richter, James")]
#[case::unknown_escape_stays("FN:C:\\Temp", "C:\\Temp")]
#[case::folder_in_2_1("VERSION:2.1\nFN:C:\\new", "C:\\new")]
#[case::trailing_backslash("FN:A\\", "A\\")]
#[case::break_in_a_name("FN:Jane\\nDoe", "Jane Doe")]
fn escapes_mean_what_their_version_says(#[case] lines: &str, #[case] name: &str) {
    assert_eq!(content(lines).fields.name.shown(), name);
}

#[rstest]
#[case::parts("N:Doe;Jane;;;", "Jane Doe")]
#[case::han_parts("N:王;伟;;;", "王伟")]
#[case::nickname("NICKNAME:Bob", "Bob")]
#[case::company("N:;;;;\nORG:Acme;Sales", "Acme, Sales")]
#[case::email("EMAIL:a@b.c\nTEL:1", "a@b.c")]
#[case::phone("TEL:1", "1")]
#[case::empty_full_name("FN:\nN:Doe;Jane", "Jane Doe")]
fn a_card_without_a_full_name_is_still_called_something(#[case] lines: &str, #[case] name: &str) {
    assert_eq!(content(lines).fields.name.shown(), name);
}

#[rstest]
#[case::types("TEL;TYPE=WORK,FAX:1", "work fax", "1")]
#[case::bare("VERSION:2.1\nTEL;HOME;VOICE:1", "home", "1")]
#[case::quoted("TEL;TYPE=\"HOME,VOICE\":1", "home", "1")]
#[case::iphone("TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:1", "iphone", "1")]
#[case::whatsapp("item1.TEL;waid=491701234567:+49 170 1234567\nitem1.X-ABLabel:Mobil", "Mobil", "+49 170 1234567")]
#[case::apple_label("item1.TEL:1\nitem1.X-ABLabel:_$!<HomeFAX>!$_", "home fax", "1")]
#[case::uri("TEL;VALUE=uri;TYPE=\"work,voice\":tel:+1-418-656-9254;ext=102", "work", "+1-418-656-9254;ext=102")]
#[case::empty_parameters("TEL;TYPE=cell;:2", "cell", "2")]
#[case::no_parameter("TEL;:1", "", "1")]
#[case::unbalanced_quote("TEL;TYPE=\"cell:1", "cell", "1")]
#[case::not_a_uri("TEL;TYPE=cell;VALUE=URI:67545678", "cell", "67545678")]
fn a_phone_is_its_number_and_what_it_is_called(#[case] lines: &str, #[case] label: &str, #[case] number: &str) {
    assert_eq!(content(&format!("FN:A\n{lines}")).fields.phones, [Labelled::new(label, number)]);
}

#[rstest]
#[case::display_name("EMAIL;INTERNET:\"Omega\" <omega@example.com>", "omega@example.com")]
#[case::scheme("EMAIL:mailto:omega@example.com", "omega@example.com")]
#[case::blanks("EMAIL;TYPE=INTERNET: omega@example.com ", "omega@example.com")]
fn an_email_is_the_bare_address(#[case] line: &str, #[case] address: &str) {
    assert_eq!(content(&format!("FN:A\n{line}")).fields.emails, [Labelled::new("", address)]);
}

#[test]
fn the_preferred_value_stands_first() {
    let read = content("FN:A\nTEL:1\nTEL;TYPE=pref:2\nEMAIL;PREF=2:b@x.y\nEMAIL;PREF=1:a@x.y");
    assert_eq!(read.fields.phones.iter().map(|phone| phone.value.as_str()).collect::<Vec<_>>(), ["2", "1"]);
    assert_eq!(read.fields.emails.iter().map(|email| email.value.as_str()).collect::<Vec<_>>(), ["a@x.y", "b@x.y"]);
}

#[rstest]
#[case::apple("item1.X-ABRELATEDNAMES;type=pref:Andrea\nitem1.X-ABLabel:_$!<Mother>!$_", "mother", "Andrea")]
#[case::own_word("item1.X-ABRelatedNames:Andrea\nitem1.X-ABLabel:Trauzeugin", "Trauzeugin", "Andrea")]
#[case::rfc("RELATED;TYPE=friend;VALUE=uri:urn:uuid:f81d4fae", "friend", "urn:uuid:f81d4fae")]
#[case::evolution("X-EVOLUTION-SPOUSE:Jane", "spouse", "Jane")]
#[case::outlook("X-MS-SPOUSE;N:Jane", "spouse", "Jane")]
#[case::kde("X-KADDRESSBOOK-X-SpouseName:Jane", "spouse", "Jane")]
#[case::android("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Jane;14;;;;;;;;;;;;;", "spouse", "Jane")]
fn a_relation_is_who_and_what_they_are(#[case] lines: &str, #[case] label: &str, #[case] name: &str) {
    assert_eq!(content(&format!("FN:A\n{lines}")).fields.relations, [Labelled::new(label, name)]);
}

#[rstest]
#[case::web("URL;type=pref:http\\://www.ibm.com", "", "http://www.ibm.com")]
#[case::home_page("item5.URL:https://a.b\nitem5.X-ABLabel:_$!<HomePage>!$_", "home page", "https://a.b")]
#[case::chat("IMPP;X-SERVICE-TYPE=Skype:skype:ana", "skype", "skype:ana")]
#[case::own_property("X-SKYPE-USERNAME:ana", "skype", "ana")]
#[case::social("X-SOCIALPROFILE;type=twitter:https://twitter.com/ana", "twitter", "https://twitter.com/ana")]
fn pages_and_handles_are_links(#[case] lines: &str, #[case] label: &str, #[case] link: &str) {
    assert_eq!(content(&format!("FN:A\n{lines}")).fields.links, [Labelled::new(label, link)]);
}

#[rstest]
#[case::german("ADR;TYPE=HOME:;;Wiesenstr. 25;Halle;;06789;Deutschland", "home", "Wiesenstr. 25\n06789 Halle\nDeutschland")]
#[case::american("ADR;TYPE=WORK:;;1 Main St;Austin;TX;12345;USA", "work", "1 Main St\nAustin, TX 12345\nUSA")]
#[case::all_in_one("ADR:;1 Main St\\nAustin;;;;;", "", "1 Main St\nAustin")]
#[case::only_a_label("LABEL;TYPE=home:1 Main St\\nAustin", "home", "1 Main St\nAustin")]
#[case::encoded_semicolon("VERSION:2.1\nADR;HOME;ENCODING=QUOTED-PRINTABLE:;;Hof 3=3B links;Halle;;;", "home", "Hof 3; links\nHalle")]
fn an_address_is_the_lines_on_an_envelope(#[case] lines: &str, #[case] label: &str, #[case] text: &str) {
    assert_eq!(content(&format!("FN:A\n{lines}")).fields.addresses, [Labelled::new(label, text)]);
}

#[rstest]
#[case::declared("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==")]
#[case::v21("PHOTO;JPEG;ENCODING=BASE64:\n /9j/4AAQ\n SkZJRg==\n\nNICKNAME:N")]
#[case::not_indented("PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\nSkZJRg==\nNICKNAME:N")]
#[case::undeclared("PHOTO:/9j/4AAQSkZJRg==")]
#[case::data_uri("PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRg==")]
#[case::escaped_comma("PHOTO:data:image/jpeg;base64\\,/9j/4AAQSkZJRg==")]
#[case::no_padding("PHOTO;ENCODING=b:/9j/4AAQSkZJRg")]
#[case::too_much_padding("PHOTO;ENCODING=b:/9j/4AAQSkZJRg====")]
#[case::the_second_is_whole("PHOTO;VALUE=uri:http://a.b/c.jpg\nPHOTO;ENCODING=b:/9j/4AAQSkZJRg==")]
fn a_photo_is_its_bytes(#[case] lines: &str) {
    assert_eq!(content(&format!("FN:A\n{lines}")).photo, Some(Photo::Bytes(b"\xFF\xD8\xFF\xE0\x00\x10JFIF".to_vec())));
}

#[test]
fn a_broken_photo_is_a_warning_and_the_card_is_kept() {
    let read = cards(card("FN:A\nPHOTO;ENCODING=b:%%%nonsense%%%\nTEL:1").as_bytes()).pop().unwrap();
    assert_eq!((read.content.photo, read.content.fields.phones.len()), (None, 1));
    assert_eq!(read.warnings.iter().map(|warning| warning.line).collect::<Vec<_>>(), [4]);
}

#[test]
fn a_linked_photo_stays_a_link() {
    let read = content("FN:A\nPHOTO;VALUE=URI;TYPE=GIF:http://www.example.com/my_photo.gif");
    assert_eq!(read.photo, Some(Photo::Link("http://www.example.com/my_photo.gif".to_owned())));
}

#[rstest]
#[case::apple("X-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A1")]
#[case::rfc("VERSION:4.0\nKIND:group\nMEMBER:urn:uuid:A1")]
fn a_group_is_no_person(#[case] lines: &str) {
    let read = content(&format!("{lines}\nFN:Team"));
    assert!(read.is_group);
    assert_eq!(read.members, ["A1"], "without the prefix, like every UID");
}

#[rstest]
#[case::apple("X-ABShowAs:COMPANY")]
#[case::rfc("KIND:org")]
fn a_company_is_no_person(#[case] line: &str) {
    assert!(content(&format!("FN:Acme\n{line}")).is_organization);
}

#[rstest]
#[case::text_before("Hello,\r\nhere is my card:\r\n", "")]
#[case::text_after("", "-- \r\nSent from my phone\r\n")]
#[case::marks("\u{FEFF}", "\u{FEFF}")]
#[case::zeros("", "\0\0\0")]
#[case::blank_lines("\r\n\r\n", "\r\n")]
fn what_stands_around_cards_costs_none_of_them(#[case] before: &str, #[case] after: &str) {
    let file = format!("{before}{}{after}{}", card("FN:A"), card("FN:B"));
    assert_eq!(cards(file.as_bytes()).iter().map(|card| card.content.fields.name.shown()).collect::<Vec<_>>(), ["A", "B"]);
}

#[rstest]
#[case::missing_end("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD", &["A", "B"])]
#[case::glued_files("BEGIN:VCARD\nFN:A\nEND:VCARDBEGIN:VCARD\nFN:B\nEND:VCARD", &["A", "B"])]
#[case::cut_file("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nTEL:12", &["A", "B"])]
#[case::lower_case("begin:vcard\nfn:A\nend:vcard", &["A"])]
#[case::blanks("BEGIN: VCARD \n FN:A\nEND : VCARD\t", &["A"])]
#[case::all_indented("  BEGIN:VCARD\n  FN:A\n  END:VCARD\n  BEGIN:VCARD\n  FN:B\n  END:VCARD", &["A", "B"])]
#[case::agent("BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", &["A", "B"])]
#[case::agent_on_its_line("BEGIN:VCARD\nFN:A\nAGENT:BEGIN:VCARD\nFN:Inner\nEND:VCARD\nTEL:1\nEND:VCARD", &["A"])]
#[case::agent_folded("BEGIN:VCARD\nFN:A\nAGENT:BEGIN:VCARD\n FN:Inner\n END:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", &["A", "B"])]
#[case::comment("BEGIN:VCARD\nFN:A\n# comment\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", &["A", "B"])]
fn the_people_that_are_there_are_found(#[case] file: &str, #[case] names: &[&str], #[values("\n", "\r\n", "\r", "\r\r\n")] end: &str) {
    let found = cards(file.replace('\n', end).as_bytes());
    assert_eq!(found.iter().map(|card| card.content.fields.name.shown()).collect::<Vec<_>>(), names);
}

#[rstest]
#[case::little(u16::to_le_bytes)]
#[case::big(u16::to_be_bytes)]
fn utf_16_is_read_with_and_without_its_mark(#[case] bytes: fn(u16) -> [u8; 2], #[values("", "\u{FEFF}")] mark: &str) {
    let file = format!("{mark}{}{}", card("FN:Ægean 伟"), card("FN:B"));
    let found = cards(&file.encode_utf16().flat_map(bytes).collect::<Vec<u8>>());
    assert_eq!(found.iter().map(|card| card.content.fields.name.shown()).collect::<Vec<_>>(), ["Ægean 伟", "B"]);
}

#[rstest]
#[case::empty(b"", 0)]
#[case::picture(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 1)]
#[case::page(b"<!DOCTYPE html>\n<html></html>\n", 1)]
#[case::empty_card(b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", 1)]
#[case::calendar(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", 1)]
fn a_file_without_people_gives_no_card(#[case] file: &[u8], #[case] told: usize) {
    assert_eq!((cards(file).len(), problems(file).len()), (0, told));
}

#[test]
fn a_warning_says_where_it_is() {
    let file = format!("{}{}", card("FN:A"), card("FN:B\nsomething else"));
    let found = cards(file.as_bytes()).pop().unwrap();
    assert_eq!((found.card, found.line), (2, 5));
    assert_eq!(found.warnings.iter().map(|warning| (warning.card, warning.line)).collect::<Vec<_>>(), [(2, 8)]);
}

#[test]
fn a_uid_is_known_with_and_without_its_prefix() {
    assert_eq!(content("FN:A\nUID:urn:uuid:4FBE").uid, content("FN:A\nUID:4FBE").uid);
    assert_eq!(content("FN:A\nUID:4FBE").uid.as_deref(), Some("4FBE"), "its case is kept");
}

#[rstest]
#[case::form("20240501T120000Z", "2024-05-01T12:00:00Z", std::cmp::Ordering::Equal)]
#[case::zone("2024-05-01T14:00:00+02:00", "20240501T120000Z", std::cmp::Ordering::Equal)]
#[case::older("2024-04-30", "20240501T120000Z", std::cmp::Ordering::Less)]
#[case::stray_dash("2018-06-07-T081353Z", "20180607T081352Z", std::cmp::Ordering::Greater)]
#[case::no_time("yesterday", "1990", std::cmp::Ordering::Less)]
fn the_newer_revision_is_told(#[case] a: &str, #[case] b: &str, #[case] order: std::cmp::Ordering) {
    assert_eq!(rev_key(a).cmp(&rev_key(b)), order);
}

#[rstest]
#[case::order("FN:A\nTEL;TYPE=home:1", "TEL;TYPE=home:1\nFN:A")]
#[case::folds("FN:A\nNOTE:one two", "FN:A\nNOTE:on\n e two")]
#[case::revision("FN:A\nREV:20240101", "FN:A\nREV:20250101\nPRODID:x")]
#[case::case("FN:A\nTEL;TYPE=HOME:1", "fn:A\ntel;type=home:1")]
#[case::group_names("FN:A\nitem1.TEL:1\nitem1.X-ABLabel:x", "FN:A\nitem9.TEL:1\nitem9.X-ABLabel:x")]
fn a_fingerprint_sees_what_is_said_and_not_how(#[case] one: &str, #[case] other: &str) {
    let prints = [one, other].map(|lines| fingerprint(&cards(card(lines).as_bytes())[0]));
    assert_eq!(prints[0], prints[1]);
    let changed = fingerprint(&cards(card(&format!("{one}\nNOTE:new")).as_bytes())[0]);
    assert_ne!(prints[0], changed);
}

#[test]
fn raw_bytes_are_the_cards_own() {
    let file = b"junk\nBEGIN:VCARD\nVERSION:2.1\nFN:J\xF6rg\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD";
    let found = cards(file);
    assert_eq!(found[0].raw, b"BEGIN:VCARD\nVERSION:2.1\nFN:J\xF6rg\nEND:VCARD\n");
    assert_eq!(found[1].raw, b"BEGIN:VCARD\nFN:B\nEND:VCARD");
    assert_eq!(read_all(file).len(), 3, "the junk is told");
}

#[rstest]
#[case::in_order("ORG:Acme\nTITLE:CEO\nORG:Library\nTITLE:Reader", ("Acme", "CEO"), &[("Reader", "Library")])]
#[case::in_groups("TITLE:Reader\nitem1.ORG:Acme\nitem2.ORG:Library\nitem2.TITLE:Chair", ("Acme", "Reader"), &[("Chair", "Library")])]
#[case::one_title("ORG:Acme\nTITLE:CEO\nORG:Library", ("Acme", "CEO"), &[("", "Library")])]
#[case::two_titles("ORG:Acme\nTITLE:CEO\nTITLE:Founder", ("Acme", "CEO; Founder"), &[])]
#[case::no_organization("TITLE:CEO\nTITLE:Founder", ("", "CEO; Founder"), &[])]
#[case::the_same_twice("ORG:Acme\nORG:Acme\nTITLE:CEO\nTITLE:CEO", ("Acme", "CEO"), &[])]
#[case::departments("ORG:Acme;Sales\nORG:Library;Books", ("Acme, Sales", ""), &[("", "Library, Books")])]
fn several_organizations_are_several_each_with_its_title(
    #[case] lines: &str,
    #[case] (organization, title): (&str, &str),
    #[case] others: &[(&str, &str)],
) {
    let fields = content(&format!("FN:A\n{lines}")).fields;
    let others: Vec<Labelled> = others.iter().map(|(title, organization)| Labelled::new(*title, *organization)).collect();
    assert_eq!((fields.organization.as_str(), fields.title.as_str(), fields.other_work), (organization, title, others));
}
