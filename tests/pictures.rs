//! Rules V5 and V6: pictures are made small on our side, from the bytes in the card alone.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fondly_core::formats::face;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rstest::rstest;

use crate::support::{TestBook, card};

/// A picture, red on the left and blue on the right.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour)).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn with_photo(photo: &[u8]) -> String {
    card(&["UID:ana", "FN:Ana Costa", &format!("PHOTO;ENCODING=b;TYPE=JPEG:{}", BASE64_STANDARD.encode(photo))])
}

#[rstest]
#[case(ImageFormat::Jpeg)]
#[case(ImageFormat::Png)]
#[case(ImageFormat::Gif)]
#[case(ImageFormat::WebP)]
#[case(ImageFormat::Bmp)]
fn a_picture_of_every_kind_becomes_a_small_square_jpeg_of_its_middle(#[case] format: ImageFormat) {
    let small = image::load_from_memory(&face(&picture(640, 480, format)).unwrap()).unwrap().to_rgb8();
    assert_eq!(small.dimensions(), (192, 192));
    let ([left, ..], [.., right]) = (small.get_pixel(10, 96).0, small.get_pixel(180, 96).0);
    assert!(left > 150 && right > 150, "left is red, right is blue");
}

#[test]
fn a_picture_lying_on_its_side_is_turned_upright() {
    let mut lying = picture(640, 480, ImageFormat::Jpeg);
    // Exif with one entry: orientation 6, a quarter turn to the right.
    let exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    lying.splice(2..2, exif.iter().copied());
    let upright = image::load_from_memory(&face(&lying).unwrap()).unwrap().to_rgb8();
    assert!(upright.get_pixel(96, 10).0[0] > 150, "what was on the left is on top");
    assert!(upright.get_pixel(96, 180).0[2] > 150);
}

#[rstest]
#[case::nothing(b"".to_vec())]
#[case::text(b"<svg onload='alert(1)'/>".to_vec())]
#[case::torn(picture(640, 480, ImageFormat::Png)[..200].to_vec())]
#[case::huge_by_its_header(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\0\0\0\0\0\0\0".to_vec())]
fn what_is_no_picture_is_refused(#[case] bytes: Vec<u8>) {
    assert!(face(&bytes).is_err());
}

#[test]
fn someones_picture_is_that_of_their_card_and_lists_know_of_it() {
    let mut book = TestBook::on_disk();
    book.import_text(
        &(with_photo(&picture(64, 64, ImageFormat::Png)) + &card(&["UID:bo", "FN:Bo", "PHOTO;VALUE=uri:https://example.org/bo.jpg"])),
    );
    let (ana, bo) = (book.find("Ana Costa").unwrap(), book.find("Bo").unwrap());
    assert!(book.picture(ana).unwrap().is_some() && book.person(ana).unwrap().line.photo.is_some());
    assert!(book.picture(bo).unwrap().is_none() && book.person(bo).unwrap().line.photo.is_none(), "a link is never followed");
    let before = book.person(ana).unwrap().line.photo;
    book.import_text(&with_photo(&picture(64, 32, ImageFormat::Png)));
    assert_ne!(book.person(ana).unwrap().line.photo, before, "another picture has another name");
}

#[test]
fn who_goes_into_someone_brings_their_picture() {
    let mut book = TestBook::on_disk();
    let anita = book.someone("Anita Costa");
    book.import_text(&with_photo(&picture(64, 64, ImageFormat::Jpeg)));
    let ana = book.find("Ana Costa").unwrap();
    book.merge(anita, &[ana], &std::collections::BTreeMap::new()).unwrap();
    assert!(book.picture(anita).unwrap().is_some() && book.person(anita).unwrap().line.photo.is_some());
}

#[test]
fn a_large_picture_is_kept_and_told_of() {
    let mut book = TestBook::on_disk();
    let large = [picture(64, 64, ImageFormat::Jpeg), vec![0; 6 << 20]].concat();
    let report = book.import_text(&with_photo(&large)).value;
    assert_eq!(crate::importing::problems(&report), ["The photo in this card has 6 MB; it is kept as it is, and shown small."]);
    assert!(book.picture(book.find("Ana Costa").unwrap()).unwrap().is_some());
}
