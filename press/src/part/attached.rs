//! What is attached to a statement: pictures two by two, then other files a line each.

use krilla::geom::Size;
use krilla::image::Image;
use parley::BaseDirection;
use soundings_pages::document::{Label, Line, Statement, Voice};

use super::{BLACK, Ink, LEAD_LINES, PartSetter, Role, Run, TIMES, WHOLE, ours, style};
use crate::breaks::Measure;
use crate::look;
use crate::paper::CENTIMETRE;
use crate::setting::UNIT;

/// The largest a picture gets: two stand side by side.
const PICTURE: (f32, f32) = (6.0 * CENTIMETRE, 8.0 * CENTIMETRE);
/// A pixel, where a picture is small.
const PIXEL: f32 = 0.75;

impl PartSetter<'_> {
    /// Words on a picture, each on white.
    fn labels(&mut self, labels: &[Label], place: usize, (left, size): (f32, Size), inks: &mut Vec<Ink>) {
        for label in labels {
            let (across, down) = label.at;
            let x = size.width() * f32::from(across.min(1000)) / 1000.0;
            let mut y = size.height() * f32::from(down.min(1000)) / 1000.0;
            let style = style(look::SMALL, BLACK, BaseDirection::Auto);
            let width = (size.width() - x).max(PICTURE.0 / 4.0);
            for cell in self.cells_in(&Line::plain(&*label.words), &style, left + x, width, Role::Picture(place)) {
                let wide = self.set.texts.get(cell.text).map_or(0.0, |text| text.layout.width());
                let high = self.height(&cell);
                inks.push(Ink::White { x: cell.x - 2.0, y, width: wide + 4.0, height: high });
                inks.push(Ink::Line { text: cell.text, line: cell.line, x: cell.x, y, role: cell.role });
                y += high;
            }
        }
    }

    /// Pictures two by two, then other files.
    pub(super) fn attached(&mut self, statement: &Statement) {
        let x = TIMES;
        let drawn: Vec<(usize, Image)> =
            self.images.iter().enumerate().filter_map(|(at, image)| Some((at, image.clone()?))).collect();
        let text: f32 = self.set.pieces.iter().map(|piece| piece.measure.above + piece.measure.height).sum();
        for (row, pair) in drawn.chunks(2).enumerate() {
            let keeps = row == 0 && text <= WHOLE * self.paper.room();
            self.pictures(statement, pair, x, keeps);
        }
        let small = ours(look::SMALL, look::INK_SECOND);
        let unseen = statement.pictures.iter().enumerate().filter(|(at, _)| drawn.iter().all(|(seen, _)| seen != at));
        let unseen = unseen.map(|(_, picture)| picture.in_words().then(format!(" · {}", picture.size), Voice::Plain));
        let files: Vec<Line> = unseen.chain(statement.files.iter().cloned()).collect();
        for (at, file) in files.iter().enumerate() {
            let cells = self.cells(file, &small, x, Role::File(at));
            self.rows(&[], &cells, look::SPACE_4 * UNIT, Run::Trails);
        }
    }

    fn pictures(&mut self, statement: &Statement, pair: &[(usize, Image)], x: f32, keeps: bool) {
        let step = PICTURE.0 + look::SPACE_16 * UNIT;
        let small = ours(look::SMALL, look::INK_SECOND);
        let (mut inks, mut below, mut height) = (Vec::new(), Vec::new(), 0.0_f32);
        let sizes: Vec<Size> = pair.iter().filter_map(|(_, image)| fitted(image)).collect();
        let highest = sizes.iter().map(Size::height).fold(0.0, f32::max);
        for (column, ((place, image), size)) in pair.iter().zip(sizes).enumerate() {
            let x = x + column as f32 * step;
            self.set.images.push((image.clone(), size));
            inks.push(Ink::Picture { image: self.set.images.len() - 1, x, role: Role::Picture(*place) });
            let Some(picture) = statement.pictures.get(*place) else { continue };
            self.labels(&picture.labels, *place, (x, size), &mut inks);
            let mut cells = match &picture.caption {
                Line(caption) if caption.is_empty() => Vec::new(),
                caption => self.cells_in(caption, &small, x, PICTURE.0, Role::Caption(*place)),
            };
            below.push(cells.split_off(cells.len().min(LEAD_LINES)));
            let mut y = highest + look::SPACE_4 * UNIT;
            for cell in cells {
                inks.push(Ink::Line { text: cell.text, line: cell.line, x: cell.x, y, role: cell.role });
                y += self.height(&cell);
            }
            height = height.max(y);
        }
        self.piece(Measure { above: look::SPACE_12 * UNIT, height, keeps }, inks);
        // A file's name without end.
        let second = below.pop().filter(|_| !below.is_empty());
        let first = below.pop().unwrap_or_default();
        self.rows(&first, &second.unwrap_or_default(), 0.0, Run::Flows);
    }
}

/// How large a picture is drawn.
fn fitted(image: &Image) -> Option<Size> {
    let (width, height) = image.size();
    let (width, height) = (width as f32, height as f32);
    let scale = (PICTURE.0 / width).min(PICTURE.1 / height).min(PIXEL);
    // A picture a thousand times longer than it is wide is still seen.
    Size::from_wh((width * scale).max(1.0), (height * scale).max(1.0))
}
