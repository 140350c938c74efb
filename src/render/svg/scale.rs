//! From exact values to places on a line, in whole numbers only: no platform rounds differently.
//!
//! Lengths are tenths of a pixel. Values are first brought to one number of decimals, fine enough
//! that nobody can see the difference.

use super::canvas::SMALL;
use super::words;
use crate::quantity::{Decimal, Rounding, exact, grouped};

/// Significant digits of the range of values; a chart is less than ten thousand tenths wide.
const DIGITS: u32 = 7;

/// A straight line of numbers between two places.
#[derive(Clone, Debug)]
pub struct Scale {
    low: i128,
    high: i128,
    step: i128,
    decimals: u32,
    from: i64,
    to: i64,
}

impl Scale {
    /// A scale over all values, from nice number to nice number with about `ticks` steps; it lies
    /// between the places `from` and `to`.
    pub fn covering(values: &[Decimal], ticks: i128, from: i64, to: i64) -> Self {
        let lowest = values.iter().copied().min().unwrap_or_default();
        let highest = values.iter().copied().max().unwrap_or_default();
        let decimals = decimals_for(lowest, highest);
        let (low, high) = (at_scale(lowest, decimals), at_scale(highest, decimals));
        let high = if low == high { low + 1 } else { high };
        let step = nice_step((high - low + ticks - 1) / ticks);
        Self {
            low: low.div_euclid(step) * step,
            high: (high + step - 1).div_euclid(step) * step,
            step,
            decimals,
            from,
            to,
        }
    }

    /// The same, with zero in sight: lengths mean something.
    pub fn from_zero(values: &[Decimal], ticks: i128, from: i64, to: i64) -> Self {
        let mut values = values.to_vec();
        values.push(Decimal::ZERO);
        Self::covering(&values, ticks, from, to)
    }

    /// The place of a value.
    pub fn at(&self, value: Decimal) -> i64 {
        self.place(at_scale(value, self.decimals).clamp(self.low, self.high))
    }

    /// A scale from the lowest to the highest value, without nice ends.
    pub fn exactly(values: &[Decimal], from: i64, to: i64) -> Self {
        let nice = Self::covering(values, 4, from, to);
        let ends = || values.iter().map(|value| at_scale(*value, nice.decimals));
        let low = ends().min().unwrap_or(nice.low);
        let high = ends().max().unwrap_or(nice.high);
        if low == high { nice } else { Self { low, high, ..nice } }
    }

    /// The place of the low end.
    pub fn at_low(&self) -> i64 {
        self.from
    }

    /// The place of the high end.
    pub fn at_high(&self) -> i64 {
        self.to
    }

    /// Whether the labels of the ticks stand clear of each other in a row.
    pub fn labels_have_room(&self) -> bool {
        self.ticks().windows(2).all(|pair| {
            let [(a, left), (b, right)] = pair else { return true };
            // A label at the edge of the drawing is moved inwards, by half its width at most.
            let widths = words::width(left, SMALL) + words::width(right, SMALL);
            b - a >= widths + 60
        })
    }

    /// The nice numbers along the line with their places.
    pub fn ticks(&self) -> Vec<(i64, String)> {
        let mut ticks = Vec::new();
        let mut at = self.low;
        while at <= self.high {
            let number = Decimal::try_from_i128_with_scale(at, self.decimals).unwrap_or_default().normalize();
            ticks.push((self.place(at), minus(&grouped(number))));
            at += self.step;
        }
        ticks
    }

    fn place(&self, at: i128) -> i64 {
        let length = i128::from(self.to - self.from);
        // To the nearest tenth, half up.
        let twice = 2 * (at - self.low) * length + (self.high - self.low);
        let offset = twice.div_euclid(2 * (self.high - self.low));
        self.from + i64::try_from(offset).unwrap_or_default()
    }
}

/// A minus sign for readers.
pub fn minus(digits: &str) -> String {
    digits.replacen('-', "\u{2212}", 1)
}

/// As many decimals as show the range, and no more than all values can be written with.
fn decimals_for(lowest: Decimal, highest: Decimal) -> u32 {
    let range = exact::subtract(highest, lowest).unwrap_or(highest);
    let range = if range.is_zero() { highest } else { range };
    let wanted = DIGITS.saturating_sub(whole_digits(range)).min(28) + leading_zeros(range);
    let room = 27 - whole_digits(lowest).max(whole_digits(highest)).min(27);
    wanted.min(room)
}

fn whole_digits(value: Decimal) -> u32 {
    let mut rest = at_scale(value, 0).unsigned_abs();
    let mut digits = 0;
    while rest > 0 {
        rest /= 10;
        digits += 1;
    }
    digits
}

/// Zeros behind the point before the first digit of a number below one.
fn leading_zeros(value: Decimal) -> u32 {
    let mantissa = value.mantissa().unsigned_abs();
    if mantissa == 0 {
        return 0;
    }
    value.scale().saturating_sub(mantissa.ilog10() + 1)
}

fn at_scale(value: Decimal, decimals: u32) -> i128 {
    // Every value has been found to fit, or lies outside the scale and is clamped to its end.
    let rounded = exact::round(value, Rounding::half_up(decimals)).unwrap_or(value);
    let missing = decimals.saturating_sub(rounded.scale());
    rounded.mantissa().saturating_mul(10_i128.pow(missing.min(28)))
}

/// One, two or five times a power of ten, at least as large.
fn nice_step(least: i128) -> i128 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if factor * power >= least {
                return factor * power;
            }
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::literal;

    fn d(text: &str) -> Decimal {
        literal::parse(text).unwrap()
    }

    fn labels(scale: &Scale) -> Vec<String> {
        scale.ticks().into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn ticks_are_nice_numbers_around_the_values() {
        let scale = Scale::from_zero(&[d("194.9585742"), d("297.1268703")], 4, 0, 1000);
        assert_eq!(labels(&scale), ["0", "100", "200", "300"]);
        assert_eq!(scale.at(d("150")), 500);
        assert_eq!(scale.at(d("297.1268703")), 990);
        let scale = Scale::from_zero(&[d("-12.92"), d("206.99")], 4, 0, 1000);
        assert_eq!(labels(&scale), ["\u{2212}100", "0", "100", "200", "300"]);
        let small = Scale::covering(&[d("0.00123"), d("0.00129")], 3, 0, 1000);
        assert_eq!(labels(&small), ["0.00122", "0.00124", "0.00126", "0.00128", "0.0013"]);
    }

    /// Nothing that a decimal can hold breaks a scale: the greatest, the smallest, all the same, none.
    #[test]
    fn every_range_has_a_scale() {
        let most = d("79228162514264337593543950335");
        let least = d("0.0000000000000000000000000001");
        for values in
            [vec![most, least], vec![most, -most], vec![least], vec![d("0"), d("0")], vec![], vec![most, most]]
        {
            for scale in [Scale::covering(&values, 4, 10, 990), Scale::from_zero(&values, 4, 10, 990)] {
                for value in &values {
                    assert!((10..=990).contains(&scale.at(*value)), "{values:?}");
                }
                assert!((2..=8).contains(&scale.ticks().len()), "{values:?}: {:?}", labels(&scale));
            }
        }
    }
}
