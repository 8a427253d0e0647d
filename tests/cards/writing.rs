//! The rules of writing: what goes out is strict, and what another program wrote comes back.

use fondly_core::{
    cards::{CardContent, CardDate, CardForm, Photo, export_card, write_card},
    domain::{ContactFields, Labelled, LifeDate, PersonName},
};
use rstest::rstest;

use super::{card, cards, content};

fn ana() -> CardContent {
    let fields = ContactFields { name: PersonName::whole("Ana"), ..ContactFields::default() };
    CardContent { uid: Some("a1".to_owned()), fields, ..CardContent::default() }
}

fn written(content: &CardContent) -> String {
    String::from_utf8(write_card(content, None)).unwrap()
}

fn over(base: &str, edit: impl FnOnce(&mut CardContent)) -> String {
    let base = cards(card(base).as_bytes()).pop().unwrap();
    let mut edited = base.content;
    edit(&mut edited);
    String::from_utf8(write_card(&edited, Some(&base.raw))).unwrap()
}

#[test]
fn a_card_has_all_that_3_0_demands() {
    assert_eq!(written(&ana()), "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Ana\r\nUID:a1\r\nEND:VCARD\r\n");
    let nobody = written(&CardContent::default());
    assert!(nobody.contains("\r\nUID:fondly-"), "a UID is made: {nobody}");
    assert_eq!(nobody, written(&CardContent::default()), "and always the same one");
}

#[rstest]
#[case::full("1996-04-15", "BDAY:1996-04-15")]
#[case::no_year("--04-15", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15")]
#[case::year("1996", "BDAY:1996")]
fn a_birthday_is_written_in_the_form_3_0_programs_read(#[case] date: &str, #[case] line: &str) {
    let card = CardContent { birthday: Some(LifeDate::Known(date.parse().unwrap())), ..ana() };
    assert!(written(&card).contains(&format!("\r\n{line}\r\n")));
}

#[test]
fn a_date_in_words_stays_in_words() {
    let card = CardContent { birthday: Some(LifeDate::Text("circa 1800".to_owned())), ..ana() };
    assert!(written(&card).contains("\r\nBDAY;VALUE=text:circa 1800\r\n"));
}

#[test]
fn an_anniversary_is_written_in_one_form_only() {
    let card = CardContent { anniversary: Some(LifeDate::Known("2011-01-13".parse().unwrap())), ..ana() };
    let text = written(&card);
    assert_eq!(text.matches("2011-01-13").count(), 1, "{text}");
    assert!(text.contains(".X-ABDATE:2011-01-13\r\n") && text.contains(".X-ABLabel:_$!<Anniversary>!$_\r\n"), "{text}");
    let doubled = over("FN:A\nANNIVERSARY:20110113\nX-ANNIVERSARY:2011-01-13", |card| card.fields.title = "Vet".to_owned());
    assert_eq!(doubled.matches("ANNIVERSARY").count() + doubled.matches("X-ABDATE").count(), 1, "{doubled}");
}

#[test]
fn lines_are_folded_at_75_octets_between_characters() {
    let mut card = ana();
    card.fields.note = "Nguyễn 伟 🎂 ".repeat(40).trim().to_owned();
    let text = written(&card);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert_eq!(cards(text.as_bytes())[0].content.fields.note, card.fields.note);
}

#[test]
fn what_fondly_has_no_field_for_stays_byte_for_byte() {
    let unknown = "X-SIGN;X-P=\"a:b\":leo\\,rising and a very long text that some program has folded in i\n\tts own way\nitem3.X-ODD:1\nitem3.X-ABLabel:odd\nSOUND;ENCODING=b:AAEC\nKEY;ENCODING=b:AAEC";
    let text = over(&format!("FN:A\n{unknown}\nNOTE:ancient"), |card| card.fields.note = "new".to_owned());
    assert!(text.contains(&unknown.replace('\n', "\r\n")), "{text}");
    assert!(text.contains("\r\nNOTE:new\r\n") && !text.contains("ancient"), "{text}");
}

#[test]
fn what_did_not_change_keeps_its_line() {
    let base = "FN:A\nitem1.TEL;waid=1;type=CELL:+49 1\nitem1.X-ABLabel:Mobil\nTEL;X-ID=7:2\nPHOTO;ENCODING=b:/9j/4AAQ\n SkZJRg==\nADR;TYPE=HOME:;;Str. 1;Halle;;06789;DE\nitem2.EMAIL:a@b.c\nitem2.X-ABLabel:old";
    let text = over(base, |card| {
        card.fields.emails.clear();
        card.fields.phones.push(Labelled::new("work", "3"));
    });
    for line in [
        "item1.TEL;waid=1;type=CELL:+49 1\r\n",
        "item1.X-ABLabel:Mobil\r\n",
        "TEL;X-ID=7:2\r\nTEL;TYPE=WORK:3\r\n",
        "PHOTO;ENCODING=b:/9j/4AAQ\r\n SkZJRg==\r\n",
        "ADR;TYPE=HOME:;;Str. 1;Halle;;06789;DE\r\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("item2."), "the label goes with what it labelled: {text}");
}

#[test]
fn an_edited_2_1_card_becomes_3_0_and_keeps_its_address_in_parts() {
    let text = over(
        "VERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\nFN;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FCller\nADR;HOME:;;Str. 1;Halle;;06789;DE\nX-ODD;ENCODING=QUOTED-PRINTABLE:=F6",
        |card| card.fields.title = "Vet".to_owned(),
    );
    for line in ["VERSION:3.0", "N:Müller;Jörg;;;", "FN:Jörg Müller", "ADR;TYPE=HOME:;;Str. 1;Halle;;06789;DE", "X-ODD:ö", "TITLE:Vet"]
    {
        assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
    }
}

#[test]
fn the_form_of_a_uid_never_changes() {
    let text = over("VERSION:4.0\nUID:urn:uuid:4FBE\nFN:A", |card| card.fields.title = "Vet".to_owned());
    assert!(text.contains("\r\nUID:urn:uuid:4FBE\r\n"), "{text}");
}

#[test]
fn line_ends_of_the_base_are_kept() {
    let base = b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n";
    let mut card = ana();
    card.fields.title = "Vet".to_owned();
    let text = String::from_utf8(write_card(&card, Some(base))).unwrap();
    assert!(text.contains("\nTITLE:Vet\n") && !text.contains('\r'), "{text}");
}

#[test]
fn everything_a_card_can_say_comes_back() {
    let date = |text: &str| LifeDate::Known(text.parse().unwrap());
    let all = CardContent {
        rev: Some("20240501T120000Z".to_owned()),
        is_group: true,
        is_organization: true,
        members: vec!["b2".to_owned(), "c3".to_owned()],
        fields: ContactFields {
            name: PersonName {
                given: "A;na".to_owned(),
                family: "Co,sta".to_owned(),
                additional: "Ma\\ria".to_owned(),
                prefix: "Dr.".to_owned(),
                suffix: "Jr., MD".to_owned(),
                nickname: "Ani, Nana".to_owned(),
                phonetic_given: "Á-na".to_owned(),
                phonetic_family: "Koshta".to_owned(),
                display: "Ana, Costa".to_owned(),
            },
            organization: "Acme, Inc., Sales; North".to_owned(),
            title: "Vet".to_owned(),
            other_work: vec![Labelled::new("Chair", "Swifts e.V."), Labelled::new("", "Library")],
            pronouns: "she/her".to_owned(),
            language: "pt, en".to_owned(),
            time_zone: "Europe/Lisbon".to_owned(),
            relations: vec![Labelled::new("mother", "Andrea"), Labelled::new("Trauzeugin", "Jo")],
            note: "one\ntwo: \\n is no break;".to_owned(),
            emails: vec![Labelled::new("home", "a@b.c"), Labelled::new("My own: word; yes", "d@e.f"), Labelled::new("", "g@h.i")],
            phones: vec![Labelled::new("work fax", "+49 1"), Labelled::new("iphone", "2"), Labelled::new("Home", "3")],
            addresses: vec![Labelled::new("home", "Str. 1, links\n06789 Halle")],
            links: vec![Labelled::new("home page", "https://a.b/?q=1,2;3"), Labelled::new("skype", "ana")],
            tags: vec!["Friends".to_owned(), "Work, Lab".to_owned()],
        },
        birthday: Some(date("--02-29")),
        anniversary: Some(date("2011-01-13")),
        dates: vec![
            CardDate { label: "death".to_owned(), date: date("2020") },
            CardDate { label: String::new(), date: LifeDate::Text("long ago".to_owned()) },
        ],
        photo: Some(Photo::Bytes(vec![0xFF, 0xD8, 0, 1])),
        ..ana()
    };
    for form in [CardForm::V3, CardForm::V4] {
        assert_eq!(cards(&export_card(&all, None, form)).pop().unwrap().content, all);
    }
}

#[test]
fn an_unknown_label_of_a_mother_is_wrapped_as_apple_does() {
    let mut card = ana();
    card.fields.relations = vec![Labelled::new("mother", "Andrea")];
    let text = written(&card);
    assert!(text.contains(".X-ABLabel:_$!<Mother>!$_\r\n"), "{text}");
    assert_eq!(content("FN:A").fields.relations, []);
}

// vCard 4.0 (RFC 6350) has forms of its own for what 3.0 has none.

#[rstest]
#[case("BDAY:1996-04-15", "BDAY:19960415")]
#[case("BDAY:--04-15", "BDAY:--0415")]
#[case("BDAY:1996-04", "BDAY:1996-04")]
#[case("BDAY;VALUE=text:circa 1800", "BDAY;VALUE=text:circa 1800")]
#[case("X-ANNIVERSARY:2011-01-13", "ANNIVERSARY:20110113")]
#[case("DEATHDATE:2020-01-02", "DEATHDATE:20200102")]
#[case("X-SPOUSE:Jo", "RELATED;TYPE=spouse;VALUE=text:Jo")]
#[case("X-ADDRESSBOOKSERVER-KIND:group", "KIND:group")]
#[case("X-PRONOUNS:she", "PRONOUNS:she")]
#[case("UID:f81d4fae-7dec-41d0-a765-00a0c91e6bf6", "UID:urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6")]
#[case("UID:a1", "UID;VALUE=text:a1")]
#[case("EMAIL;TYPE=INTERNET,HOME:a@b.c", "EMAIL;TYPE=HOME:a@b.c")]
#[case("PHOTO;ENCODING=b;TYPE=JPEG:/9gAAQ==", "PHOTO:data:image/jpeg;base64,/9gAAQ==")]
fn in_the_newer_form_a_line_is_as_it_wants_it(#[case] line: &str, #[case] written: &str) {
    let card = cards(card(&format!("FN:A\n{line}")).as_bytes()).pop().unwrap();
    let text = String::from_utf8(export_card(&card.content, None, CardForm::V4)).unwrap();
    assert!(text.contains(&format!("\r\n{written}\r\n")) && text.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"), "{text}");
}

#[test]
fn a_letter_folded_in_two_goes_out_whole() {
    let base = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:J\xC3\r\n \xB6rg\r\nX-SIGN:leo\r\nEND:VCARD\r\n";
    let card = cards(base).pop().unwrap();
    assert_eq!(card.content.fields.name.shown(), "J\u{f6}rg");
    let text = String::from_utf8(export_card(&card.content, Some(base), CardForm::V3)).unwrap();
    assert!(text.contains("FN:J\u{f6}rg\r\n") && text.contains("X-SIGN:leo"), "{text}");
}

#[rstest]
#[case("GEO:37.386013;-122.082932", "geo:37.386013,-122.082932")]
#[case("VERSION:4.0\nGEO:geo:37.386013,-122.082932", "geo:37.386013,-122.082932")]
fn a_place_is_a_link_and_goes_out_as_each_form_has_it(#[case] line: &str, #[case] link: &str) {
    let said = content(&format!("FN:A\n{line}"));
    assert_eq!(said.fields.links, [Labelled::new("", link)]);
    let text = |form| String::from_utf8(export_card(&said, None, form)).unwrap();
    assert!(text(CardForm::V3).contains("\r\nGEO:37.386013;-122.082932\r\n"), "{}", text(CardForm::V3));
    assert!(text(CardForm::V4).contains("\r\nGEO:geo:37.386013,-122.082932\r\n"), "{}", text(CardForm::V4));
}

#[rstest]
#[case("GEO:91;0")]
#[case("VERSION:2.1\nGEO:-122.08,37.38")]
#[case("GEO:here")]
fn a_place_that_is_none_stays_in_the_card(#[case] line: &str) {
    assert_eq!(content(&format!("FN:A\n{line}")).fields.links, []);
}

#[test]
fn what_is_kept_of_an_older_card_is_written_without_its_encodings() {
    let outlook = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Graf;J\xf6rg\r\nADR;WORK:;;Marienplatz 1;M\xfcnchen;;80331\r\n\
        LABEL;WORK;PREF;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Marienplatz 1=0D=0A=\r\n80331 M=FCnchen\r\nEND:VCARD\r\n";
    let card = cards(outlook).pop().unwrap();
    for form in [CardForm::V3, CardForm::V4] {
        let written = String::from_utf8(export_card(&card.content, Some(&card.raw), form)).unwrap();
        assert!(written.contains("LABEL;TYPE=WORK;TYPE=PREF:Marienplatz 1\\n80331 M\u{fc}nchen\r\n"), "{written}");
        assert!(written.lines().all(|line| line.starts_with(' ') || line.contains(':')), "every line is a property: {written}");
    }
}
