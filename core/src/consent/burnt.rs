//! Drawing on a picture's pixels: covers before anything else, while it has all its pixels; arrows and circles on the
//! copy as it is read.

use image::{Rgb, RgbImage};

use crate::model::PicturePoint;
use crate::store::pictures::decoded;

/// The tokens `buoy` and `ink` of `design/tokens.json`.
pub(super) const BUOY: [u8; 3] = [0xff, 0x8f, 0x45];
pub(super) const INK: [u8; 3] = [0x0b, 0x21, 0x36];

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    pub covers: Vec<[PicturePoint; 2]>,
    pub arrows: Vec<[PicturePoint; 2]>,
    pub circles: Vec<[PicturePoint; 2]>,
}

impl Drawn {
    /// A copy with all of it, its longer side at most so long.
    pub fn on(&self, mut picture: RgbImage, longest: u32) -> RgbImage {
        // First of all: where a picture is made smaller, a pixel tells of its neighbors.
        self.covers.iter().for_each(|corners| cover(&mut picture, *corners));
        let mut copy = decoded::within(picture, longest);
        for [from, to] in &self.arrows {
            let [from, to] = [from, to].map(|point| place(&copy, *point));
            let width = line_width(&copy);
            let [left, right] = head(from, to, 5.0 * width);
            stroke(&mut copy, width, &[from, to, left, right], |at| {
                [[from, to], [left, to], [right, to]].iter().map(|line| to_line(at, *line)).fold(f32::MAX, f32::min)
            });
        }
        for [corner, opposite] in &self.circles {
            let [corner, opposite] = [corner, opposite].map(|point| place(&copy, *point));
            let width = line_width(&copy);
            stroke(&mut copy, width, &[corner, opposite], |at| to_ellipse(at, corner, opposite));
        }
        copy
    }
}

/// Fills a rectangle, every pixel that it touches.
fn cover(picture: &mut RgbImage, [one, other]: [PicturePoint; 2]) {
    let most = u64::from(PicturePoint::MOST);
    let span = |one: u16, other: u16, length: u32| {
        let (first, last) = (u64::from(one.min(other)), u64::from(one.max(other)));
        let first = first * u64::from(length) / most;
        let end = (last * u64::from(length)).div_ceil(most).max(first + 1).min(u64::from(length));
        first as u32..end as u32
    };
    let (across, down) = (span(one.x, other.x, picture.width()), span(one.y, other.y, picture.height()));
    for y in down {
        for x in across.clone() {
            picture.put_pixel(x, y, Rgb(INK));
        }
    }
}

type Place = (f32, f32);

fn place(picture: &RgbImage, point: PicturePoint) -> Place {
    let along = |part: u16, length: u32| {
        f32::from(part.min(PicturePoint::MOST)) * length as f32 / f32::from(PicturePoint::MOST)
    };
    (along(point.x, picture.width()), along(point.y, picture.height()))
}

fn line_width(picture: &RgbImage) -> f32 {
    (picture.width().max(picture.height()) as f32 / 110.0).max(2.0)
}

/// The two ends of an arrow's head.
fn head(from: Place, to: Place, length: f32) -> [Place; 2] {
    let back = (from.1 - to.1).atan2(from.0 - to.0);
    [back + 0.5, back - 0.5].map(|angle| (to.0 + length * angle.cos(), to.1 + length * angle.sin()))
}

/// How far a place is from a line.
fn to_line(at: Place, [from, to]: [Place; 2]) -> f32 {
    let (way, here) = ((to.0 - from.0, to.1 - from.1), (at.0 - from.0, at.1 - from.1));
    let length = way.0 * way.0 + way.1 * way.1;
    let along = if length > 0.0 { ((here.0 * way.0 + here.1 * way.1) / length).clamp(0.0, 1.0) } else { 0.0 };
    (here.0 - along * way.0).hypot(here.1 - along * way.1)
}

/// About how far a place is from the ellipse in a rectangle.
fn to_ellipse(at: Place, corner: Place, opposite: Place) -> f32 {
    let (a, b) = (((opposite.0 - corner.0) / 2.0).abs().max(1.0), ((opposite.1 - corner.1) / 2.0).abs().max(1.0));
    let (x, y) = (at.0 - (corner.0 + opposite.0) / 2.0, at.1 - (corner.1 + opposite.1) / 2.0);
    let steep = 2.0 * (x / (a * a)).hypot(y / (b * b));
    if steep == 0.0 { a.min(b) } else { (((x / a).powi(2) + (y / b).powi(2)) - 1.0).abs() / steep }
}

/// Draws what lies near: orange with an edge of ink, so that it is seen on any ground.
fn stroke(picture: &mut RgbImage, width: f32, between: &[Place], distance: impl Fn(Place) -> f32) {
    let edge = (width / 4.0).max(1.0);
    let span = |along: fn(&Place) -> f32, length: u32| {
        let (first, last) = between.iter().map(along).fold((f32::MAX, f32::MIN), |(a, b), at| (a.min(at), b.max(at)));
        let margin = width + edge;
        // What lies outside is none of the picture: the conversion ends at its edges.
        (first - margin) as u32..((last + margin) as u32).saturating_add(1).min(length)
    };
    let (across, down) = (span(|at| at.0, picture.width()), span(|at| at.1, picture.height()));
    for (x, y) in down.flat_map(|y| across.clone().map(move |x| (x, y))) {
        let away = distance((x as f32 + 0.5, y as f32 + 0.5));
        for (half, color) in [(width / 2.0 + edge, INK), (width / 2.0, BUOY)] {
            let share = (half + 0.5 - away).clamp(0.0, 1.0);
            for (under, over) in picture.get_pixel_mut(x, y).0.iter_mut().zip(color) {
                *under = (f32::from(*under) * (1.0 - share) + f32::from(over) * share).round() as u8;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white(width: u32, height: u32) -> RgbImage {
        RgbImage::from_pixel(width, height, Rgb([255; 3]))
    }

    #[test]
    fn a_cover_hides_every_pixel_that_it_touches_and_no_other() {
        let corners = [PicturePoint { x: 501, y: 250 }, PicturePoint { x: 250, y: 499 }];
        let copy = Drawn { covers: vec![corners], ..Drawn::default() }.on(white(10, 10), 100);
        for (x, y, pixel) in copy.enumerate_pixels() {
            let hidden = (2..6).contains(&x) && (2..5).contains(&y);
            assert_eq!(pixel.0, if hidden { INK } else { [255; 3] }, "{x} {y}");
        }
    }

    #[test]
    fn nothing_of_what_is_under_a_cover_is_left_in_a_smaller_copy() {
        let mut picture = white(3001, 2003);
        for y in 500..1000 {
            for x in 750..1500 {
                picture.put_pixel(x, y, Rgb([255, 0, 0]));
            }
        }
        let corners = [PicturePoint { x: 249, y: 249 }, PicturePoint { x: 500, y: 500 }];
        let copy = Drawn { covers: vec![corners], ..Drawn::default() }.on(picture, 480);
        assert_eq!(copy.width(), 480);
        for pixel in copy.pixels() {
            assert!(i32::from(pixel.0[0]) <= i32::from(pixel.0[2]), "no red at all: {pixel:?}");
        }
    }

    #[test]
    fn arrows_and_circles_are_seen_where_they_were_drawn() {
        let at = |x, y| PicturePoint { x, y };
        let arrow = Drawn { arrows: vec![[at(100, 500), at(900, 500)]], ..Drawn::default() }.on(white(800, 400), 800);
        assert_eq!(arrow.get_pixel(400, 200).0, BUOY);
        assert_eq!(arrow.get_pixel(719, 200).0, BUOY);
        assert_eq!(arrow.get_pixel(400, 100).0, [255; 3]);
        let circle = Drawn { circles: vec![[at(250, 250), at(750, 750)]], ..Drawn::default() }.on(white(800, 400), 800);
        for (x, y) in [(200, 200), (599, 200), (400, 100), (400, 299)] {
            assert_eq!(circle.get_pixel(x, y).0, BUOY, "{x} {y}");
        }
        assert_eq!(circle.get_pixel(400, 200).0, [255; 3], "it is no disk");
    }

    #[test]
    fn the_colors_are_the_tokens() {
        let tokens = include_str!("../../../design/tokens.json");
        let tokens: serde_json::Value = serde_json::from_str(tokens).unwrap();
        let text = tokens.to_string().to_uppercase();
        for color in [BUOY, INK] {
            assert!(text.contains(&format!("#{}", data_encoding::HEXUPPER.encode(&color))), "{color:?}");
        }
    }
}
