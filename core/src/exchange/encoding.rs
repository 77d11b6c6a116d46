//! Which signs the bytes of a file are: told by its mark, by what can be nothing else, or guessed and shown.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Refusal, Result};

/// A file's text.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// By its name in the web's list.
    pub encoding: &'static str,
}

/// How much of a file is looked at for the zeros of UTF-16.
const LOOKED_AT: usize = 64 * 1024;

/// The text of a file. `named`: the encoding that a person says it has.
///
/// # Errors
/// [`Refusal::NotText`] for what is no text, or none in that encoding.
pub(super) fn decode(bytes: &[u8], named: Option<&str>) -> Result<Decoded> {
    let encoding = match named {
        Some(name) => Encoding::for_label(name.trim().as_bytes()).ok_or(Refusal::NotText)?,
        None => guess(bytes),
    };
    // A mark at the beginning says more than anybody's guess.
    let (text, encoding, broken) = encoding.decode(bytes);
    if broken || text.contains('\0') {
        return Err(Refusal::NotText.into());
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    let beginning = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if let Some(wide) = wide(beginning) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a mark: most signs of most texts have a zero on one side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = bytes.len() / 8;
    match () {
        () if odd > many.max(1) && even == 0 => Some(UTF_16LE),
        () if even > many.max(1) && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Lines that show whether the encoding is right: those with signs that encodings differ in.
pub(super) fn sample(text: &str) -> Vec<String> {
    const LINES: usize = 3;
    const SIGNS: usize = 120;
    let telling = text.lines().filter(|line| !line.is_ascii());
    telling.take(LINES).map(|line| line.trim().chars().take(SIGNS).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Société Générale de Soudure; Müller & Söhne; “déjà vu” – 5 €\n";

    fn utf16(little: bool) -> Vec<u8> {
        TEXT.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn any_encoding_that_occurs_is_read() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for (bytes, name) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", TEXT.as_bytes().to_vec()), "UTF-8"),
            (marked(b"\xff\xfe", utf16(true)), "UTF-16LE"),
            (marked(b"\xfe\xff", utf16(false)), "UTF-16BE"),
            (utf16(true), "UTF-16LE"),
            (utf16(false), "UTF-16BE"),
            (latin.to_vec(), "windows-1252"),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, name));
        }
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("Сварка, цех номер два; мастер Иванов");
        assert_eq!(decode(&cyrillic, None).unwrap().text, "Сварка, цех номер два; мастер Иванов");
    }

    #[test]
    fn what_is_no_text_is_refused_and_a_named_encoding_is_held_to() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01", None).is_err());
        assert!(decode(b"M\xfcller", Some("utf-8")).is_err());
        assert!(decode(b"M\xfcller", Some("no such thing")).is_err());
        assert_eq!(decode(b"M\xfcller", Some("latin1")).unwrap().text, "Müller");
        assert_eq!(sample("plain\nMüller\n"), ["Müller"]);
    }
}
