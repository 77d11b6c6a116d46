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

/// A canvas: four parts above the water, four below it.
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
    /// How high the parts above the water are.
    pub above: f32,
    /// How much room the water's line has.
    pub water: f32,
    /// How high the parts below it are.
    pub below: f32,
}

/// Parts beside one another.
const ACROSS: usize = 4;

impl Grid {
    /// Where a part stands.
    #[must_use]
    pub fn area(&self, part: MapPart) -> Area {
        let place = MapPart::ALL.iter().position(|one| *one == part).unwrap_or_default();
        let (y, height) = match part.above_water() {
            true => (self.y, self.above),
            false => (self.y + self.above + self.water, self.below),
        };
        let width = self.column();
        Area { x: self.x + (width + self.gap) * (place % ACROSS) as f32, y, width, height }
    }

    /// How wide a part is, whatever stands in it.
    #[must_use]
    pub fn column(&self) -> f32 {
        (self.width - self.gap * (ACROSS - 1) as f32) / ACROSS as f32
    }

    /// Where the water's line runs.
    #[must_use]
    pub fn water_line(&self) -> f32 {
        self.y + self.above + self.water / 2.0
    }

    /// How high all of it is.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.above + self.water + self.below
    }
}

/// How high the parts above the water are, and those below it: half each; a half that needs less gives the other what it needs.
#[must_use]
pub fn halves(above: f32, below: f32, room: f32) -> (f32, f32) {
    let half = room / 2.0;
    let upper = match (above <= half, below <= half) {
        (true, true) | (false, false) => half,
        (true, false) => (room - below).max(above),
        (false, true) => above.min(room - below),
    };
    (upper, room - upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_parts_of_a_canvas_lie_on_each_other_and_the_water_runs_between_its_halves() {
        let grid = Grid { x: 10.0, y: 30.0, width: 430.0, gap: 10.0, above: 50.0, water: 12.0, below: 70.0 };
        let areas: Vec<(MapPart, Area)> = MapPart::ALL.iter().map(|part| (*part, grid.area(*part))).collect();
        for (at, (part, one)) in areas.iter().enumerate() {
            for (_, other) in &areas[at + 1..] {
                let beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
                let below = one.y + one.height <= other.y || other.y + other.height <= one.y;
                assert!(beside || below, "{one:?} {other:?}");
            }
            assert!(one.x >= 10.0 && one.x + one.width <= 440.01 && one.y >= 30.0, "{one:?}");
            assert_eq!(part.above_water(), one.y + one.height < grid.water_line(), "{part:?}");
            assert_eq!(!part.above_water(), one.y > grid.water_line(), "{part:?}");
        }
        assert!((grid.height() - 132.0).abs() < 0.01, "{}", grid.height());
    }

    #[test]
    fn a_half_that_needs_less_gives_the_other_what_it_needs_and_no_more() {
        assert_eq!(halves(10.0, 20.0, 100.0), (50.0, 50.0));
        assert_eq!(halves(70.0, 20.0, 100.0), (70.0, 30.0));
        assert_eq!(halves(20.0, 70.0, 100.0), (30.0, 70.0));
        assert_eq!(halves(90.0, 20.0, 100.0), (80.0, 20.0));
        assert_eq!(halves(20.0, 900.0, 100.0), (20.0, 80.0));
        assert_eq!(halves(900.0, 900.0, 100.0), (50.0, 50.0));
    }
}
