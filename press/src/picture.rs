//! A picture's bytes as something to draw.

use krilla::image::Image;
use krilla::{Data, Document};
use soundings_pages::document::Picture;

/// More pixels than a camera's picture has are not decoded.
const MOST_PIXELS: u64 = 64_000_000;

/// The picture, if it is one that can be drawn: JPEG, PNG, GIF or WebP, whole, and of a size that a camera makes.
pub(crate) fn read(picture: &Picture) -> Option<Image> {
    let data = || Data::from(picture.bytes.clone());
    let image = match picture.media_type.as_str() {
        "image/jpeg" => Image::from_jpeg(data(), false),
        "image/png" => Image::from_png(data(), false),
        "image/gif" => Image::from_gif(data(), false),
        "image/webp" => Image::from_webp(data(), false),
        _ => return None,
    };
    let image = image.ok()?;
    let (width, height) = image.size();
    let pixels = u64::from(width) * u64::from(height);
    (1..=MOST_PIXELS).contains(&pixels).then_some(image)
}

/// Whether a picture's pixels can be read to the end. It costs as much as writing it, so it is asked only once a
/// document could not be written.
pub(crate) fn is_whole(image: &Image) -> bool {
    let mut document = Document::new();
    let mut page = document.start_page();
    let mut surface = page.surface();
    if let Some(size) = krilla::geom::Size::from_wh(10.0, 10.0) {
        surface.draw_image(image.clone(), size);
    }
    surface.finish();
    page.finish();
    document.finish().is_ok()
}
