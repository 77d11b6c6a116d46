//! A picture as it is seen: within bounds, upright, its colours plain; and copies of it that hold nothing else.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, imageops};

use super::exif;
use crate::model::PictureSize;

/// The most pixels that are decoded: a phone's 50-megapixel camera fits, a picture made to fill the memory doesn't.
pub(crate) const MOST_PIXELS: u64 = 50_000_000;
/// The most bytes of a file that is decoded.
pub(crate) const MOST_BYTES: u64 = 32 * 1000 * 1000;
/// What the decoders may take for pixels.
const MOST_MEMORY: u64 = 4 * MOST_PIXELS;
/// The longer side of a thumbnail.
pub(crate) const THUMBNAIL: u32 = 480;
const QUALITY: u8 = 85;

/// What a picture's file holds.
pub(crate) enum Looked {
    Picture {
        /// As shown.
        size: PictureSize,
        /// By the camera's clock.
        taken: Option<chrono::NaiveDateTime>,
        /// JPEG.
        thumbnail: Vec<u8>,
    },
    /// Its pixels are not decoded.
    TooLarge {
        size: PictureSize,
    },
    Unreadable,
}

/// Looks at a picture.
pub(crate) fn look(content: &[u8]) -> Looked {
    carefully(|| {
        let mut decoder = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?.into_decoder().ok()?;
        let (width, height) = decoder.dimensions();
        if !fits(&decoder) {
            return Some(Looked::TooLarge { size: PictureSize { width, height } });
        }
        let taken = decoder.exif_metadata().ok().flatten().and_then(|mut exif| exif::taken(&mut exif));
        drop(decoder);
        let picture = decode(content)?;
        let size = PictureSize { width: picture.width(), height: picture.height() };
        Some(Looked::Picture { size, taken, thumbnail: jpeg(&within(picture, THUMBNAIL))? })
    })
    .unwrap_or(Looked::Unreadable)
}

/// A picture's pixels as they are seen; `None` for what is none, or too large.
pub(crate) fn upright(content: &[u8]) -> Option<RgbImage> {
    carefully(|| decode(content))
}

/// A decoder that trips over a file made for that takes nobody's words with it.
fn carefully<T>(look: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(look)).ok().flatten()
}

fn fits(decoder: &impl ImageDecoder) -> bool {
    let (width, height) = decoder.dimensions();
    u64::from(width) * u64::from(height) <= MOST_PIXELS && decoder.total_bytes() <= MOST_MEMORY
}

fn decode(content: &[u8]) -> Option<RgbImage> {
    if content.len() as u64 > MOST_BYTES {
        return None;
    }
    let mut decoder = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?.into_decoder().ok()?;
    if !fits(&decoder) {
        return None;
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * MOST_MEMORY);
    decoder.set_limits(limits).ok()?;
    let orientation = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some(on_white(picture))
}

/// What can be seen through stands on white paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let see_through = picture.into_rgba8();
    let mut paper = RgbImage::new(see_through.width(), see_through.height());
    for (over, pixel) in see_through.pixels().zip(paper.pixels_mut()) {
        let alpha = u32::from(over.0[3]);
        for (channel, under) in over.0.iter().zip(pixel.0.iter_mut()) {
            *under = ((u32::from(*channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
        }
    }
    paper
}

/// The same picture, its longer side at most so long.
pub(crate) fn within(picture: RgbImage, longest: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    if longer <= longest {
        return picture;
    }
    let shorter = |side: u32| (u64::from(side) * u64::from(longest) / u64::from(longer)).max(1) as u32;
    imageops::thumbnail(&picture, shorter(width), shorter(height))
}

/// A JPEG of pixels and of nothing else.
pub(crate) fn jpeg(picture: &RgbImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture).ok()?;
    Some(bytes)
}
