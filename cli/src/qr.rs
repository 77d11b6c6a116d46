//! A text as a QR code for another device's camera.

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use crate::terminal;

/// The code in half blocks, dark on light whatever the terminal's colours are, with the quiet zone it needs; nothing where no
/// colours are shown, or where it is too long for a code: the text stands below all the same.
pub fn drawn(text: &str) -> String {
    match QrCode::new(text) {
        Ok(code) if terminal::coloured() => {
            let blocks = code.render::<Dense1x2>().build();
            blocks.lines().map(|line| format!("\x1b[30;107m{line}\x1b[0m\n")).collect()
        }
        _ => String::new(),
    }
}
