//! Drawing inputs at random. The only floats near a figure live below this module: they give quantiles,
//! means and shares of variance, each with its standard error, and never an amount that is owed.
//!
//! Logarithms and exponentials are those of `libm`, so that every machine computes the same bits.

#![allow(clippy::float_arithmetic, reason = "statistics of random draws are floats")]

pub mod correlation;
pub mod monte_carlo;
pub mod random;
pub mod sobol;
pub mod spread;
pub mod statistics;
pub mod tape;

use crate::quantity::Decimal;

/// The float nearest to a decimal.
pub fn float(value: Decimal) -> f64 {
    // The digits of a decimal always parse.
    value.to_string().parse().unwrap_or(f64::NAN)
}
