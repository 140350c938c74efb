//! Sobol indices: which share of the variance of a figure comes from which group of inputs, alone (first
//! order) and with everything it interacts with (total). Groups are independent of each other.
//!
//! Two independent samples A and B; for each group a third, A with the group taken from B. First order by
//! the formula of Saltelli and others (2010), total by Jansen's; both from the third less A.

use super::statistics::Raw;

/// Sums over draws, for one figure and one group: `d` is the third sample less A, `b` the figure with B.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moves {
    d: f64,
    bd: f64,
    dd: f64,
    bdd: f64,
    bbdd: f64,
    dddd: f64,
}

/// Sums over draws of a figure itself, in both samples.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    sum: f64,
    sum_squared: f64,
}

/// What a group does to a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    pub first: Raw,
    pub total: Raw,
}

impl Moves {
    /// Adds a draw: the figure with A, with B, and with A but the group from B, all counted from `near`.
    pub fn add(&mut self, a: f64, b: f64, mixed: f64, near: f64) {
        let (b, d) = (b - near, mixed - a);
        self.d += d;
        self.bd += b * d;
        self.dd += d * d;
        self.bdd += b * d * d;
        self.bbdd += b * b * d * d;
        self.dddd += d * d * d * d;
    }

    pub fn plus(self, other: Self) -> Self {
        Self {
            d: self.d + other.d,
            bd: self.bd + other.bd,
            dd: self.dd + other.dd,
            bdd: self.bdd + other.bdd,
            bbdd: self.bbdd + other.bbdd,
            dddd: self.dddd + other.dddd,
        }
    }

    /// The indices from so many draws; nothing where the figure does not vary.
    pub fn indices(&self, spread: &Spread, draws: usize) -> Option<Indices> {
        let count = draws as f64;
        let (mean, variance) = spread.mean_and_variance(draws);
        if variance <= 0.0 {
            return None;
        }
        // Of the mean of a term: the variance of the figure itself is known much better.
        let raw = |sum: f64, squares: f64, scale: f64| {
            let mean = sum / count;
            let error = libm::sqrt((squares / count - mean * mean).max(0.0) / count);
            Raw { value: mean / scale, standard_error: error / scale }
        };
        let squares = self.bbdd - 2.0 * mean * self.bdd + mean * mean * self.dd;
        Some(Indices {
            first: raw(self.bd - mean * self.d, squares, variance),
            total: raw(self.dd, self.dddd, 2.0 * variance),
        })
    }
}

impl Spread {
    /// Adds a draw of each sample, counted from a value near all of them so that no digits are lost.
    pub fn add(&mut self, a: f64, b: f64, near: f64) {
        let (a, b) = (a - near, b - near);
        self.sum += a + b;
        self.sum_squared += a * a + b * b;
    }

    pub fn plus(self, other: Self) -> Self {
        Self { sum: self.sum + other.sum, sum_squared: self.sum_squared + other.sum_squared }
    }

    /// The mean, counted from the value near all draws, and the variance.
    fn mean_and_variance(&self, draws: usize) -> (f64, f64) {
        let count = 2.0 * draws as f64;
        let mean = self.sum / count;
        (mean, self.sum_squared / count - mean * mean)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sampling::random::{Sample, uniform};
    use crate::analysis::sampling::tape::LANES;
    use std::f64::consts::PI;

    /// The Ishigami function has indices in closed form.
    #[test]
    fn the_ishigami_function_has_its_analytic_indices() {
        let f = |x: [f64; 3]| x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin();
        let v1 = 0.5 * (1.0 + 0.1 * PI.powi(4) / 5.0).powi(2);
        let v2 = 49.0 / 8.0;
        let v13 = 0.01 * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0);
        let v = v1 + v2 + v13;
        let wanted = [(v1 / v, (v1 + v13) / v), (v2 / v, v2 / v), (0.0, v13 / v)];
        let blocks = 1 << 10;
        let mut moves = [Moves::default(); 3];
        let mut spread = Spread::default();
        for block in 0..blocks {
            let of = |sample| [0, 1, 2].map(|input| uniform(1, sample, input, block));
            let (a, b) = (of(Sample::A), of(Sample::B));
            for lane in 0..LANES {
                let point = |numbers: &[[f64; LANES]; 3]| [0, 1, 2].map(|i: usize| PI * (2.0 * numbers[i][lane] - 1.0));
                let (at_a, at_b) = (point(&a), point(&b));
                spread.add(f(at_a), f(at_b), 3.5);
                for (group, moves) in moves.iter_mut().enumerate() {
                    let mut mixed = at_a;
                    mixed[group] = at_b[group];
                    moves.add(f(at_a), f(at_b), f(mixed), 3.5);
                }
            }
        }
        for (moves, (first, total)) in moves.iter().zip(wanted) {
            let found = moves.indices(&spread, blocks * LANES).unwrap();
            assert!((found.first.value - first).abs() < 0.01, "{} {first}", found.first.value);
            assert!((found.total.value - total).abs() < 0.01, "{} {total}", found.total.value);
            assert!(found.first.standard_error < 0.005 && found.total.standard_error < 0.005);
        }
    }
}
