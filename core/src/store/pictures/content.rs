//! What a file is, by how it begins.

use std::path::Path;

/// How a picture that can be shown is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Jpeg,
    Png,
    WebP,
}

/// How a sound whose length can be told is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SoundCoding {
    Wav,
    Ogg,
    /// AAC in frames that follow one another, so that a recorder that was killed loses only its last one.
    Adts,
    /// Sound, moving pictures or both, in boxes.
    Boxes,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Picture(Coding),
    /// A picture of a coding that can't be shown here.
    OtherPicture,
    Sound(SoundCoding),
    Other,
}

/// What a file holds, with its IANA media type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub content: Content,
    pub media_type: String,
}

impl Told {
    fn new(content: Content, media_type: &str) -> Self {
        Self { content, media_type: media_type.to_owned() }
    }

    /// Whether it is a picture of any coding.
    pub fn is_picture(&self) -> bool {
        matches!(self.content, Content::Picture(_) | Content::OtherPicture)
    }
}

/// So many bytes of a file's beginning tell what it is.
pub(crate) const HEAD: usize = 64;

/// What begins so. A name is believed only where it claims neither a picture nor a sound nor a film.
pub(crate) fn told(head: &[u8], name: Option<&Path>) -> Told {
    by_content(head).unwrap_or_else(|| {
        let guessed = name.and_then(|name| mime_guess::from_path(name).first_raw());
        let claims_more = |guess: &&str| ["image/", "audio/", "video/"].iter().any(|kind| guess.starts_with(kind));
        Told::new(Content::Other, guessed.filter(|guess| !claims_more(guess)).unwrap_or("application/octet-stream"))
    })
}

fn by_content(head: &[u8]) -> Option<Told> {
    let begins = |with: &[u8]| head.starts_with(with);
    let riff = begins(b"RIFF").then(|| head.get(8..12)).flatten();
    let boxed = head.get(4..8) == Some(b"ftyp");
    let found = |content, media_type| Some(Told::new(content, media_type));
    match head {
        _ if begins(b"\xff\xd8\xff") => found(Content::Picture(Coding::Jpeg), "image/jpeg"),
        _ if begins(b"\x89PNG\r\n\x1a\n") => found(Content::Picture(Coding::Png), "image/png"),
        _ if riff == Some(b"WEBP") => found(Content::Picture(Coding::WebP), "image/webp"),
        _ if riff == Some(b"WAVE") => found(Content::Sound(SoundCoding::Wav), "audio/wav"),
        _ if begins(b"OggS") => found(Content::Sound(SoundCoding::Ogg), "audio/ogg"),
        [0xff, 0xf0 | 0xf1 | 0xf8 | 0xf9, ..] => found(Content::Sound(SoundCoding::Adts), "audio/aac"),
        _ if boxed => head.get(8..12).map(by_brand),
        _ if begins(b"GIF87a") || begins(b"GIF89a") => found(Content::OtherPicture, "image/gif"),
        _ if begins(b"II*\0") || begins(b"MM\0*") => found(Content::OtherPicture, "image/tiff"),
        _ if begins(b"BM") && head.get(6..10) == Some(&[0; 4]) => found(Content::OtherPicture, "image/bmp"),
        _ if begins(b"%PDF-") => found(Content::Other, "application/pdf"),
        _ if begins(b"ID3") => found(Content::Other, "audio/mpeg"),
        _ if begins(b"fLaC") => found(Content::Other, "audio/flac"),
        _ => None,
    }
}

fn by_brand(brand: &[u8]) -> Told {
    match brand {
        b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => {
            Told::new(Content::OtherPicture, "image/heic")
        }
        b"avif" | b"avis" => Told::new(Content::OtherPicture, "image/avif"),
        b"qt  " => Told::new(Content::Sound(SoundCoding::Boxes), "video/quicktime"),
        b"M4A " | b"M4B " => Told::new(Content::Sound(SoundCoding::Boxes), "audio/mp4"),
        _ => Told::new(Content::Sound(SoundCoding::Boxes), "video/mp4"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_claims_neither_a_picture_nor_a_sound() {
        for (head, name, media_type) in [
            (b"%PDF-1.7\n".as_slice(), "scan.jpg", "application/pdf"),
            (b"hello, hello", "drawing.png", "application/octet-stream"),
            (b"hello, hello", "voice.m4a", "application/octet-stream"),
            (b"hello, hello", "notes.txt", "text/plain"),
            (b"", "empty.webp", "application/octet-stream"),
            (b"BMW fits here, too", "list.txt", "text/plain"),
        ] {
            let told = told(head, Some(Path::new(name)));
            assert_eq!((told.content, told.media_type.as_str()), (Content::Other, media_type), "{name}");
        }
    }

    #[test]
    fn a_picture_is_one_whatever_it_is_called() {
        let told = |head: &[u8]| told(head, Some(Path::new("report.pdf")));
        assert_eq!(told(b"\xff\xd8\xff\xe1").content, Content::Picture(Coding::Jpeg));
        assert_eq!(told(b"\x89PNG\r\n\x1a\n").content, Content::Picture(Coding::Png));
        assert_eq!(told(b"RIFF....WEBPVP8 ").content, Content::Picture(Coding::WebP));
        assert_eq!(told(b"\0\0\0\x18ftypheic").media_type, "image/heic");
        assert!(told(b"\0\0\0\x18ftypheic").is_picture());
        assert_eq!(told(b"RIFF....WAVEfmt ").content, Content::Sound(SoundCoding::Wav));
    }
}
