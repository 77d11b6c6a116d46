//! Photographs as cameras write them, with everything in them that must not go out.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, imageops};

/// Each stands where a position could.
pub const SECRETS: [&str; 7] =
    ["GPSSECRET", "MAKERSECRET", "XMPSECRET", "IPTCSECRET", "COMMENTSECRET", "BEHINDSECRET", "MULTISECRET"];
/// This may stay with the original.
pub const CAMERA: &str = "CAMERA-MODEL";

/// Gray, with a red square in its first fifth and a green one in its last: from 100 to 300 thousandths, and 700 to 900.
pub fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (x * 1000 / width, y * 1000 / height);
        let inside = |from: u32, to: u32| (from..to).contains(&x) && (from..to).contains(&y);
        match () {
            () if inside(100, 300) => Rgb([250, 10, 10]),
            () if inside(700, 900) => Rgb([10, 200, 10]),
            () => Rgb([128, 128, 128]),
        }
    })
}

/// How many pixels are red.
pub fn red(picture: &RgbImage) -> usize {
    picture.pixels().filter(|pixel| pixel.0[0] > 120 && pixel.0[1] < 60 && pixel.0[2] < 60).count()
}

/// Exif with an orientation, a model, a time, a maker's note and a position.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [tag.to_le_bytes().as_slice(), &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let mut directory = |entries: &[Vec<u8>]| {
        tiff.extend((entries.len() as u16).to_le_bytes());
        tiff.extend(entries.concat());
        tiff.extend([0; 4]);
    };
    directory(&[
        entry(0x0110, 2, 13, 122),
        entry(0x0112, 3, 1, u32::from(orientation)),
        entry(0x8769, 4, 1, 62),
        entry(0x8825, 4, 1, 92),
    ]);
    directory(&[entry(0x9003, 2, 20, 135), entry(0x927c, 7, 11, 155)]);
    directory(&[entry(0x0001, 2, 2, u32::from(b'N')), entry(0x001b, 7, 9, 166)]);
    assert_eq!(tiff.len(), 122);
    tiff.extend(b"CAMERA-MODEL\x002026:11-24 09:13:20\0MAKERSECRETGPSSECRET");
    tiff[135..155].copy_from_slice(b"2026:11:24 09:13:20\0");
    tiff
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    [&[0xff, marker], (content.len() as u16 + 2).to_be_bytes().as_slice(), content].concat()
}

/// What a camera that was held so (6: on its side) writes of a scene.
pub fn jpeg(scene: &RgbImage, orientation: u16) -> Vec<u8> {
    let lying = if orientation == 6 { imageops::rotate270(scene) } else { scene.clone() };
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 95).encode_image(&lying).unwrap();
    let exif = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    [
        plain[..2].to_vec(),
        segment(0xe1, &exif),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMPSECRET</x:xmpmeta>"),
        segment(0xe2, b"MPF\0MULTISECRET"),
        segment(0xed, b"Photoshop 3.0\0IPTCSECRET"),
        segment(0xfe, b"COMMENTSECRET"),
        plain[2..].to_vec(),
        b"BEHINDSECRET".to_vec(),
    ]
    .concat()
}

pub fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), content].concat();
    let mut check = u32::MAX;
    for byte in &named {
        check ^= u32::from(*byte);
        for _ in 0..8 {
            check = if check & 1 == 1 { (check >> 1) ^ 0xedb8_8320 } else { check >> 1 };
        }
    }
    [&(content.len() as u32).to_be_bytes(), named.as_slice(), &(!check).to_be_bytes()].concat()
}

/// The head of a PNG, of any size, before its pixels.
pub fn png_head(width: u32, height: u32) -> Vec<u8> {
    let head = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &head)].concat()
}

pub fn png(scene: &RgbImage) -> Vec<u8> {
    let mut plain = Vec::new();
    image::codecs::png::PngEncoder::new(&mut plain)
        .write_image(scene, scene.width(), scene.height(), ExtendedColorType::Rgb8)
        .unwrap();
    let (head, rest) = plain.split_at(33);
    [
        head.to_vec(),
        chunk(b"eXIf", &exif(1)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0XMPSECRET"),
        chunk(b"tEXt", b"Comment\0COMMENTSECRET"),
        rest.to_vec(),
        b"BEHINDSECRET".to_vec(),
    ]
    .concat()
}

pub fn webp(scene: &RgbImage) -> Vec<u8> {
    let mut plain = Vec::new();
    WebPEncoder::new_lossless(&mut plain)
        .write_image(scene, scene.width(), scene.height(), ExtendedColorType::Rgb8)
        .unwrap();
    let part = |name: &[u8; 4], content: &[u8]| {
        let padding = vec![0; content.len() % 2];
        [name.as_slice(), &(content.len() as u32).to_le_bytes(), content, &padding].concat()
    };
    let side = |length: u32| (length - 1).to_le_bytes()[..3].to_vec();
    let head = [vec![0x0c, 0, 0, 0], side(scene.width()), side(scene.height())].concat();
    let inside =
        [part(b"VP8X", &head), plain[12..].to_vec(), part(b"EXIF", &exif(1)), part(b"XMP ", b"XMPSECRET")].concat();
    [b"RIFF".as_slice(), &(inside.len() as u32 + 4).to_le_bytes(), b"WEBP", &inside, b"BEHINDSECRET"].concat()
}

/// Decodes a picture that goes out, after looking that nothing but pixels is in its file.
pub fn plain_pixels(jpeg: &[u8]) -> RgbImage {
    let mut at = 2;
    while jpeg[at + 1] != 0xda {
        let marker = jpeg[at + 1];
        let length = usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
        let content = &jpeg[at + 4..at + 2 + length];
        let plain = matches!(marker, 0xdb | 0xc0 | 0xc4) || (marker == 0xe0 && content.starts_with(b"JFIF\0"));
        assert!(plain, "segment {marker:x} in a picture that goes out");
        if marker == 0xe0 {
            assert_eq!(&content[content.len() - 2..], [0, 0], "a thumbnail in the head");
        }
        at += 2 + length;
    }
    let end = jpeg.windows(2).position(|window| window == [0xff, 0xd9]).unwrap();
    assert_eq!(end + 2, jpeg.len(), "something stands behind the picture");
    for secret in SECRETS.into_iter().chain([CAMERA]) {
        assert!(!super::holds(jpeg, secret), "{secret}");
    }
    image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg).unwrap().into_rgb8()
}

/// Looks at a picture that goes out: where the red square of the scene was there is ink all over, and the green one is still there.
pub fn covered(jpeg: &[u8]) {
    let pixels = plain_pixels(jpeg);
    assert_eq!(red(&pixels), 0, "nothing of what is covered");
    let at = |x: u32, y: u32| pixels.get_pixel(x * pixels.width() / 1000, y * pixels.height() / 1000).0;
    let ink = |x, y| at(x, y).iter().zip([0x0b, 0x21, 0x36]).all(|(a, b)| a.abs_diff(b) < 24);
    assert!((110..290).step_by(15).all(|x| (110..290).step_by(15).all(|y| ink(x, y))), "covered all over");
    assert!(at(800, 800)[1] > 150, "and nothing else is");
}
