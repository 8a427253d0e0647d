//! Tables of other programs, as each writes them.

use fondly_core::formats::read_table;
use rstest::rstest;

use super::outline::outline_of;

/// Google Contacts today; in 2015; Outlook on Windows; LinkedIn's connections; and what someone made by hand.
const GOOGLE: &str = "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value\nAna,Maria,Costa,Ah-na,,,,,Ani,,Vela,Sailor,Crew,1986-04-15,\"Likes lemons,\nand early trains\",https://example.org/photo,* myContacts ::: Choir,* Home,ana@example.org ::: ana@vela.example,Mobile,+351 912 345 678,Boat,+351 1,Home,\"Rua 1\n1000 Lisboa\",Rua 1,Lisboa,,,1000,PT,,Mother,Rita,Blog,https://example.org/ana,Anniversary,2011-01-13\nBo,,,,,,,,,,,,, --04-15,,,* myContacts,,,,,,,,,,,,,,,,,,,,,\n";
const OLD_GOOGLE: &str = "Name,Given Name,Additional Name,Family Name,Given Name Yomi,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title,Event 1 - Type,Event 1 - Value\nAna Costa,Ana,,Costa,,--04-15,* Friends ::: Choir,* Home,ana@example.org,Vela,Sailor,First kiss,2001-02-03\n";
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
