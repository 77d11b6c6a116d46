use std::path::Path;

use png::{BitDepth, ColorType, Encoder};
use qrcode::render::unicode::Dense1x2;
use qrcode::{Color, QrCode};
use soundings_hub::private_file;

use super::{Failure, file_failure};

/// Modules around a code that are left light, as its standard asks.
const QUIET: usize = 4;
/// Pixels of one module's side: sharp on a screen, and printed at 300 dots an inch.
const PIXELS: usize = 8;

/// A QR code in half blocks, dark on light whatever the terminal's colours are, with the quiet zone it needs.
pub fn drawn(text: &str) -> String {
    match QrCode::new(text) {
        Ok(code) => {
            let blocks = code.render::<Dense1x2>().build();
            blocks.lines().map(|line| format!("\x1b[30;107m{line}\x1b[0m\n")).collect()
        }
        // Too long for a QR code: the text stands below all the same.
        Err(_) => String::new(),
    }
}

/// Writes a QR code as a PNG that only its owner reads: whoever has it, has the invitation.
pub fn write_png(text: &str, file: &Path) -> Result<(), Failure> {
    let code = QrCode::new(text)
        .map_err(|_| Failure::new("qr-code", "this invitation is too long for a QR code: use a shorter address"))?;
    let (modules, colors) = (code.width(), code.to_colors());
    let side = (modules + 2 * QUIET) * PIXELS;
    let is_dark = |row: usize, column: usize| {
        let module = |pixel: usize| (pixel / PIXELS).checked_sub(QUIET).filter(|module| *module < modules);
        module(row)
            .zip(module(column))
            .is_some_and(|(row, column)| colors.get(row * modules + column) == Some(&Color::Dark))
    };
    let pixels: Vec<u8> =
        (0..side * side).map(|pixel| if is_dark(pixel / side, pixel % side) { 0 } else { 255 }).collect();
    let out = private_file::create(file).map_err(|error| file_failure(file, &error))?;
    let mut encoder = Encoder::new(out, side as u32, side as u32);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    encoder
        .write_header()
        .and_then(|mut writer| {
            writer.write_image_data(&pixels)?;
            writer.finish()
        })
        .map_err(|error| Failure::new("file", format!("{} could not be written: {error}", file.display())))
}
