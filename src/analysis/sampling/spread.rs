//! Distributions of one input, each as a function of a standard normal number.

use super::float;
use super::random::{normal_quantile, normal_share};
use crate::quantity::Decimal;
use crate::scenario::questions::{Shape, ValueIs};

/// The distribution of an input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Marginal {
    /// Always the same.
    Point(f64),
    /// `deviation` is that of the logarithm.
    LogNormal {
        median: f64,
        deviation: f64,
    },
    Normal {
        mean: f64,
        deviation: f64,
    },
    Uniform {
        low: f64,
        high: f64,
    },
    Triangular {
        low: f64,
        mode: f64,
        high: f64,
    },
}

impl Marginal {
    /// A price around its median, `sigma` per year to the half. Where the value is the mean, the median lies
    /// below it by the factor of [`Marginal::mean`].
    pub fn log_normal(value: Decimal, value_is: ValueIs, sigma: Decimal, due: Due) -> Self {
        let deviation = float(sigma) * libm::sqrt(due.years());
        let median = match value_is {
            ValueIs::Median => float(value),
            ValueIs::Mean => float(value) * libm::exp(-deviation * deviation / 2.0),
        };
        if deviation > 0.0 { Self::LogNormal { median, deviation } } else { Self::Point(median) }
    }

    /// A value in a range; `mode` is the value in the scenario, and `low` to `high` holds it.
    pub fn in_range(shape: Shape, low: Decimal, mode: Decimal, high: Decimal) -> Self {
        let (low, mode, high) = (float(low), float(mode), float(high));
        match shape {
            _ if low >= high => Self::Point(mode),
            Shape::Uniform => Self::Uniform { low, high },
            Shape::Triangular => Self::Triangular { low, mode, high },
            // The ends are P5 and P95.
            Shape::Normal | Shape::LogNormal => {
                let deviation = (high - low) / (2.0 * normal_quantile(0.95));
                Self::Normal { mean: low + (high - low) / 2.0, deviation }
            }
        }
    }

    /// The value that belongs to a standard normal number: both have the same share below them.
    pub fn at(&self, z: f64) -> f64 {
        match *self {
            Self::Point(value) => value,
            Self::LogNormal { median, deviation } => median * libm::exp(deviation * z),
            Self::Normal { mean, deviation } => mean + deviation * z,
            Self::Uniform { low, high } => low + (high - low) * normal_share(z),
            Self::Triangular { low, mode, high } => {
                let share = normal_share(z);
                if share * (high - low) < mode - low {
                    low + libm::sqrt(share * (high - low) * (mode - low))
                } else {
                    high - libm::sqrt((1.0 - share) * (high - low) * (high - mode))
                }
            }
        }
    }

    /// The value below which a share lies, in closed form.
    pub fn quantile(&self, share: f64) -> f64 {
        self.at(normal_quantile(share))
    }

    /// The mean over the median of a log-normal price; nothing of another distribution.
    pub fn mean_over_median(&self) -> Option<f64> {
        match *self {
            Self::LogNormal { deviation, .. } => Some(libm::exp(deviation * deviation / 2.0)),
            _ => None,
        }
    }

    /// The mean, in closed form.
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Point(value) => value,
            Self::LogNormal { median, deviation } => median * libm::exp(deviation * deviation / 2.0),
            Self::Normal { mean, .. } => mean,
            Self::Uniform { low, high } => low + (high - low) / 2.0,
            Self::Triangular { low, mode, high } => (low + mode + high) / 3.0,
        }
    }
}

/// When a price is due: a day, or the window over which it is averaged; years from the day of knowledge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due {
    from: f64,
    to: f64,
}

impl Due {
    /// A window that ends after so many years; a day where its length is zero.
    pub fn new(years: Decimal, window: Decimal) -> Self {
        let to = float(years);
        Self { from: to - float(window), to }
    }

    /// The years for which a price that wanders would have this variance: those to a day, or to the beginning
    /// of a window and a third of its length.
    pub fn years(self) -> f64 {
        self.covariance(self)
    }

    /// The correlation of the logarithms of a wandering price at two times.
    pub fn correlation(self, other: Self) -> f64 {
        let both = libm::sqrt(self.covariance(self) * other.covariance(other));
        if both > 0.0 { self.covariance(other) / both } else { 0.0 }
    }

    /// The covariance of the logarithms of a wandering price at two times, for a sigma of 1: the mean of
    /// min(s, t) over both windows. For a window alone it is its beginning and a third of its length.
    fn covariance(self, other: Self) -> f64 {
        let (a, b) = (self.to - self.from, other.to - other.from);
        match (a > 0.0, b > 0.0) {
            (false, false) => self.to.min(other.to),
            (false, true) => (line(self.to, other.to) - line(self.to, other.from)) / b,
            (true, false) => other.covariance(self),
            (true, true) => {
                let whole = area(self.to, other.to) - area(self.from, other.to) - area(self.to, other.from)
                    + area(self.from, other.from);
                whole / (a * b)
            }
        }
    }
}

/// The integral of min(t, s) over s from 0 to `end`.
fn line(t: f64, end: f64) -> f64 {
    if end <= t { end * end / 2.0 } else { t * t / 2.0 + t * (end - t) }
}

/// The integral of min(s, t) over s from 0 to `p` and t from 0 to `q`.
fn area(p: f64, q: f64) -> f64 {
    let (p, q) = (p.min(q), p.max(q));
    p * p * q / 2.0 - p * p * p / 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published test vectors, to the three decimals given: shares of the median, and the mean.
    #[test]
    fn log_normal_bands_are_as_published() {
        for (years, quantiles, mean) in
            [(1.0, [0.518, 0.764, 1.310, 1.931], 1.083), (4.0, [0.268, 0.583, 1.715, 3.728], 1.377)]
        {
            let band = Marginal::LogNormal { median: 1.0, deviation: 0.40 * libm::sqrt(years) };
            for (share, wanted) in [0.05, 0.25, 0.75, 0.95].into_iter().zip(quantiles) {
                assert_eq!(format!("{:.3}", band.quantile(share)), format!("{wanted:.3}"));
            }
            assert_eq!(format!("{:.3}", band.mean()), format!("{mean:.3}"));
        }
    }

    /// By hand, for 80 at a sigma of 0.40 four years ahead: exp(0.16 x 4 / 2) = exp(0.32) = 1.3771277643. As a
    /// median its mean is 110.17; as a mean its median is 58.09.
    #[test]
    fn a_value_is_the_median_or_the_mean() {
        let of = |value_is| {
            let due = Due::new(Decimal::from(4), Decimal::ZERO);
            Marginal::log_normal(Decimal::from(80), value_is, Decimal::new(40, 2), due)
        };
        let (median, mean) = (of(ValueIs::Median), of(ValueIs::Mean));
        approx::assert_relative_eq!(median.quantile(0.5), 80.0, max_relative = 1e-12);
        approx::assert_relative_eq!(median.mean(), 80.0 * 1.377_127_764_335_957_2, max_relative = 1e-12);
        approx::assert_relative_eq!(mean.mean(), 80.0, max_relative = 1e-12);
        approx::assert_relative_eq!(mean.quantile(0.5), 80.0 / 1.377_127_764_335_957_2, max_relative = 1e-12);
        // The mean of the distribution itself, by a sum over its quantiles.
        let parts = 100_000;
        let sum: f64 = (0..parts).map(|at| mean.quantile((f64::from(at) + 0.5) / f64::from(parts))).sum();
        approx::assert_relative_eq!(sum / f64::from(parts), 80.0, max_relative = 1e-3);
    }

    #[test]
    fn ranges_have_the_ends_they_state() {
        let normal = Marginal::in_range(Shape::Normal, Decimal::TEN, Decimal::TEN, Decimal::from(30));
        assert!((normal.quantile(0.05) - 10.0).abs() < 1e-12 && (normal.quantile(0.95) - 30.0).abs() < 1e-12);
        let triangle = Marginal::Triangular { low: 0.0, mode: 1.0, high: 4.0 };
        // A quarter of the mass lies below the mode; by hand, half of it below 4 - sqrt(6).
        assert!((triangle.quantile(0.25) - 1.0).abs() < 1e-12);
        assert!((triangle.quantile(0.5) - (4.0 - 6.0_f64.sqrt())).abs() < 1e-12);
        assert!((Marginal::Uniform { low: 2.0, high: 6.0 }.quantile(0.25) - 3.0).abs() < 1e-12);
    }

    /// By hand: a mean over the first year has a third of the variance of its end; windows that follow each
    /// other share the mean of the first.
    #[test]
    fn averages_wander_less_than_ends() {
        let at = |from, to| Due { from, to };
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
        near(at(0.0, 1.0).covariance(at(0.0, 1.0)), 1.0 / 3.0);
        near(at(3.0, 4.0).covariance(at(3.0, 4.0)), 3.0 + 1.0 / 3.0);
        near(at(1.0, 2.0).covariance(at(3.0, 4.0)), 1.5);
        near(at(1.0, 1.0).covariance(at(4.0, 4.0)), 1.0);
        near(at(1.0, 2.0).covariance(at(5.0, 5.0)), 1.5);
        // A day in the middle of a window of two years: half before (0.5), half after (1).
        near(at(1.0, 1.0).covariance(at(0.0, 2.0)), 0.75);
    }
}
