//! Pictures of people: decoded, turned upright and made small on our side, so that no other program's decoder meets a stranger's bytes.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType};

/// The longest edge of a face, in pixels: twice what the largest avatar shows.
const EDGE: u32 = 192;
/// A picture may have this many pixels to an edge.
const WIDEST: u32 = 12_000;
/// And need this much memory.
const MOST_BYTES: u64 = 256 << 20;

/// Why a picture can't be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it is no picture that can be read: {0}")]
pub struct NotAPicture(String);

/// The first of these pictures that can be shown, as [`face`] makes it.
#[must_use]
pub fn first_face(photos: &[Vec<u8>]) -> Option<Vec<u8>> {
    photos.iter().find_map(|photo| face(photo).ok())
}

/// A square JPEG of the middle of a picture (JPEG, PNG, GIF, WebP or BMP).
///
/// # Errors
/// - [`NotAPicture`]: another kind of file, damaged, or larger than 12,000 pixels to an edge.
pub fn face(bytes: &[u8]) -> Result<Vec<u8>, NotAPicture> {
    let failed = |error: &dyn std::fmt::Display| NotAPicture(error.to_string());
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| failed(&error))?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) = (Some(WIDEST), Some(WIDEST), Some(MOST_BYTES));
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|error| failed(&error))?;
    limits.reserve(decoder.total_bytes()).map_err(|error| failed(&error))?;
    let turned = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| failed(&error))?;
    if let Some(turned) = turned {
        picture.apply_orientation(turned);
    }
    let small = picture.resize_to_fill(EDGE, EDGE, FilterType::Triangle).to_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 85).encode_image(&small).map_err(|error| failed(&error))?;
    Ok(jpeg)
}
