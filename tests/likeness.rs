//! Rule V4: who may be one is suggested with what speaks for it; a name alone never is enough.

use fondly_core::domain::{Alike, ContactFields, LIKELY, Labelled, LifeDate, MAYBE, PersonName, Traits};
use rstest::rstest;

/// "Name | e-mail | phone | birthday | address"; a phone may have a label before a colon.
fn traits(text: &str) -> Traits {
    let mut parts = text.split('|').map(str::trim);
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let (name, email, phone, birthday, address) = (next(), next(), next(), next(), next());
    let list = |value: &str| {
        if value.is_empty() {
            Vec::new()
        } else {
            vec![value.rsplit_once(':').map_or_else(|| Labelled::new("", value), |(label, value)| Labelled::new(label, value))]
        }
    };
    let suffix = if name.ends_with("Jr") {
        "Jr"
    } else if name.ends_with("Sr") {
        "Sr"
    } else {
        ""
    };
    let bare = name.trim_end_matches(suffix).trim();
    let name = PersonName { suffix: suffix.to_owned(), ..PersonName::typed(bare) };
    let fields = ContactFields { name, emails: list(&email), phones: list(&phone), addresses: list(&address), ..ContactFields::default() };
    let birthday = (!birthday.is_empty()).then(|| LifeDate::typed(&birthday).unwrap());
    Traits::of(&fields, birthday.as_ref())
}

#[rstest]
#[case::mail_and_name("Ana Costa | ana@example.org", "Costa Ana | ana@example.org", Some(90))]
#[case::mobile_and_name("Ana Costa | | cell:+351 912 345 678", "Ana Costa | | 00351912345678", Some(85))]
#[case::a_short_form("Robert Gold | bob@example.org", "Bob Gold | bob@example.org", Some(75))]
#[case::spelt_in_german("Jörg Müller | | cell:+49 1511 111", "Joerg Mueller | | cell:+491511111", Some(85))]
#[case::wei_li("Li Wei | | | 1 May 1990", "Wei Li | | | 1990-05-01", Some(65))]
#[case::mail_alone("A. C. | ana@example.org", "Ana | ana@example.org", Some(50))]
#[case::a_name_alone("Ana Costa", "Ana Costa", None)]
#[case::an_office("Ana Costa | info@vela.example", "Ana Costa | info@vela.example", Some(50))]
#[case::an_office_alone("Ana Costa | info@vela.example", "Bo Lind | info@vela.example", None)]
#[case::a_line_at_home("Ana Costa | | home:+351 1 234 567", "Ana Costa | | home:+3511234567", Some(55))]
#[case::another_birthday("Ana Costa | ana@example.org | | 1 May 1990", "Ana Costa | ana@example.org | | 2 May 1990", None)]
#[case::a_birthday_without_its_year("Ana Costa | ana@example.org | | 1 May", "Ana Costa | ana@example.org | | 1 May 1990", Some(105))]
#[case::father_and_son("John Doe Sr | doe@example.org", "John Doe Jr | doe@example.org", None)]
#[case::siblings("Daniel Gold | | cell:+49 1511 111", "Daniela Gold | | cell:+49 1511 111", None)]
#[case::a_couple("Ana Costa | home@costa.example | | | Rua 1", "Rui Costa | home@costa.example | | | Rua 1", None)]
#[case::a_couple_with_one_mailbox("Ana Costa | home@costa.example", "Rui Costa | home@costa.example", None)]
#[case::numbers_of_no_country("Ana Costa | | cell:912 345 678", "Ana Costa | | cell:912 345 678", Some(70))]
#[case::one_number_of_no_country("Ana Costa | | cell:+351 912 345 678", "Ana Costa | | cell:0912 345-678", Some(70))]
#[case::one_word("Mama | | cell:+49 1511 111", "Mama | | cell:+491511111", Some(70))]
#[case::one_word_and_no_country("Mama | | 0151 1111222", "Mama | | +49 151 1111222", Some(55))]
#[case::a_pet_name_and_a_birthday("Ana Costa | ana@example.org | | 15 April", "Anita Costa | ana@example.org | | 15 April 1986", Some(90))]
#[case::a_short_form_and_no_country("Tom Weber | | 0151 1111222", "Thomas Weber | | +49 151 1111222", Some(55))]
#[case::a_number_of_no_country_alone("Ana Costa | | 912 345 678", "Bo Lind | | +49 912 345 678", None)]
#[case::too_few_digits_of_no_country("Ana Costa | | 912 345", "Ana Costa | | +351 912 345", None)]
#[case::a_middle_name("Ana Costa | ana@example.org", "Ana Maria Costa | ana@example.org", Some(75))]
#[case::an_initial("J. Doe | | cell:+49 1511 111", "John Doe | | cell:+49 1511 111", Some(70))]
#[case::another_initial("J. Doe | | cell:+49 1511 111", "Mary Doe | | cell:+49 1511 111", None)]
#[case::a_title("Dr. Ana Costa | ana@example.org", "Ana Costa | ana@example.org", Some(90))]
#[case::one_word_of_han("王伟 | | cell:+86 139 0000 1111", "王 伟 | | cell:+86 139 0000 1111", Some(85))]
#[case::another_of_the_family_in_han("王伟 | wang@example.org", "王芳 | wang@example.org", Some(50))]
#[case::a_short_form_born_on_one_day("Katherine Miller | | | 1990-05-01", "Kathy Miller | | | 1990-05-01", Some(50))]
#[case::anna_and_anne("Anna Gold | | home:+49 30 1234567", "Anne Gold | | home:+49 30 1234567", None)]
fn who_may_be_one_is_told_from_who_is_not(#[case] one: &str, #[case] other: &str, #[case] score: Option<u32>) {
    let (one, other) = (traits(one), traits(other));
    assert_eq!(one.likeness(&other).map(|likeness| likeness.score), score);
    assert_eq!(one.likeness(&other), other.likeness(&one), "whichever way one looks");
}

#[test]
fn what_friends_say_is_a_given_name_too() {
    let called = |given: &str, nickname: &str| {
        let name = PersonName { given: given.into(), family: "Gold".into(), nickname: nickname.into(), ..Default::default() };
        let fields = ContactFields { name, phones: vec![Labelled::new("cell", "+49 1511 111")], ..Default::default() };
        Traits::of(&fields, None)
    };
    assert_eq!(called("Aurelia", "Rella").likeness(&called("Rella", "")).map(|likeness| likeness.score), Some(70));
    assert_eq!(called("Aurelia", "").likeness(&called("Rella", "")), None, "two of one family");
}

#[test]
fn the_most_like_is_found_among_many_and_the_evidence_is_in_words() {
    let mut book = Alike::default();
    for (number, text) in (0..).zip(["Ana Costa", "Ana Costa | ana@example.org", "Rui Costa | ana@example.org"]) {
        book.add(number, traits(text));
    }
    let (who, likeness) = book.most_like(&traits("Ana Costa | ana@example.org")).unwrap();
    assert_eq!((who, likeness.evidence), (1, vec!["the same e-mail address", "the same name"]));
    assert!(likeness.score >= LIKELY && MAYBE < LIKELY);
    assert!(book.most_like(&traits("Bo Lind")).is_none());
    book.add(3, traits("Robert Smith | | | 1990-05-01"));
    let bob = book.most_like(&traits("Bob Smith | | | 1990-05-01")).map(|(who, likeness)| (who, likeness.score));
    assert_eq!(bob, Some((3, MAYBE)), "who shares no letter at the beginning is found by their birthday");
}
