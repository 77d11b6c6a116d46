//! Where the eight parts of a canvas stand: said once, for the sheet and for the drawing that stands anywhere.

use soundings_core::model::MapPart;

/// A rectangle, from its upper left corner, in the units of whoever draws.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
}

/// How high the rows are; the two in the middle stand beside what they hear.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rows {
    /// What they need to do.
    pub first: f32,
    /// Pains, gains, what they see.
    pub upper: f32,
    /// Other thoughts and feelings, what they say.
    pub lower: f32,
    /// What they do.
    pub last: f32,
}

/// A canvas, as Dave Gray's has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// How wide.
    pub width: f32,
    /// Between two parts.
    pub gap: f32,
    /// How high its rows are.
    pub rows: Rows,
}

/// Shares of the width: what they hear, pains, gains, what they see.
const COLUMNS: [f32; 4] = [0.26, 0.22, 0.22, 0.30];

impl Grid {
    /// Where a part stands. Its width hangs on no row.
    #[must_use]
    pub fn area(&self, part: MapPart) -> Area {
        let Rows { first, upper, lower, last } = self.rows;
        let second = self.y + first + self.gap;
        let third = second + upper + self.gap;
        let column =
            |column: usize, y: f32, height: f32| Area { x: self.left(column), y, width: self.wide(column), height };
        let row = |y: f32, height: f32| Area { x: self.x, y, width: self.width, height };
        match part {
            MapPart::NeedToDo => row(self.y, first),
            MapPart::Hear => column(0, second, upper + self.gap + lower),
            MapPart::Pain => column(1, second, upper),
            MapPart::Gain => column(2, second, upper),
            MapPart::Other => Area { width: self.wide(1) + self.gap + self.wide(2), ..column(1, third, lower) },
            MapPart::See => column(3, second, upper),
            MapPart::Say => column(3, third, lower),
            MapPart::Do => row(third + lower + self.gap, last),
        }
    }

    /// The head: pains, gains and other thoughts are within.
    #[must_use]
    pub fn head(&self) -> Area {
        let (pain, other) = (self.area(MapPart::Pain), self.area(MapPart::Other));
        Area { width: other.width, height: other.y + other.height - pain.y, ..pain }
    }

    /// How high all of it is.
    #[must_use]
    pub fn height(&self) -> f32 {
        let last = self.area(MapPart::Do);
        last.y + last.height - self.y
    }

    fn wide(&self, column: usize) -> f32 {
        COLUMNS[column] * (self.width - self.gap * (COLUMNS.len() - 1) as f32)
    }

    fn left(&self, column: usize) -> f32 {
        self.x + (0..column).map(|before| self.wide(before) + self.gap).sum::<f32>()
    }
}

/// In how many columns the entries of a part stand.
#[must_use]
pub const fn columns_in(part: MapPart) -> usize {
    match part {
        MapPart::NeedToDo | MapPart::Do => 3,
        MapPart::Other => 2,
        MapPart::Hear | MapPart::Pain | MapPart::Gain | MapPart::See | MapPart::Say => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_parts_of_a_canvas_lie_on_each_other_and_together_they_are_the_whole() {
        let rows = Rows { first: 20.0, upper: 50.0, lower: 30.0, last: 25.0 };
        let grid = Grid { x: 10.0, y: 30.0, width: 430.0, gap: 10.0, rows };
        let areas: Vec<Area> = MapPart::ALL.iter().map(|part| grid.area(*part)).collect();
        for (at, one) in areas.iter().enumerate() {
            for other in &areas[at + 1..] {
                let beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
                let below = one.y + one.height <= other.y || other.y + other.height <= one.y;
                assert!(beside || below, "{one:?} {other:?}");
            }
            assert!(one.x >= 10.0 && one.x + one.width <= 440.01 && one.y >= 30.0, "{one:?}");
        }
        assert!((grid.height() - 155.0).abs() < 0.01, "{}", grid.height());
        let head = grid.head();
        assert!((head.height - 90.0).abs() < 0.01 && (head.width - 186.0).abs() < 0.01, "{head:?}");
    }
}
