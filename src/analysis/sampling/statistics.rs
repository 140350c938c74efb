//! Mean and quantiles of draws with their standard errors, and the digits that these support.

use crate::quantity::{Decimal, literal};

/// The quantiles that are reported, as shares.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.50, 0.75, 0.95];

/// A number with its standard error, both as floats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Raw {
    pub value: f64,
    pub standard_error: f64,
}

/// A number with its standard error, in the digits that the error supports: the error has one digit, and
/// the value ends where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub shown: Decimal,
    pub standard_error: Decimal,
}

/// The mean and the quantiles at [`SHARES`]; nothing if a draw is not finite.
pub fn summary(draws: &[f64]) -> Option<(Estimate, Vec<Estimate>)> {
    if draws.iter().any(|draw| !draw.is_finite()) {
        return None;
    }
    let mut sorted = draws.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let quantiles = SHARES.iter().map(|share| estimate(quantile(&sorted, *share))).collect::<Option<_>>()?;
    Some((estimate(mean(draws))?, quantiles))
}

/// An index as a share: never more than two decimals, and fewer where its error asks for it.
pub fn share(raw: Raw) -> Option<Estimate> {
    estimate(Raw { standard_error: raw.standard_error.max(0.01), ..raw })
}

/// The mean.
pub fn mean(draws: &[f64]) -> Raw {
    let count = draws.len() as f64;
    let mean = draws.iter().sum::<f64>() / count;
    let square = draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / (count - 1.0);
    Raw { value: mean, standard_error: libm::sqrt(square / count) }
}

/// A quantile of sorted draws, between two of them where the share falls between. Its standard error is half
/// the distance of the draws that lie one standard deviation of the count below and above it.
pub fn quantile(sorted: &[f64], share: f64) -> Raw {
    let last = (sorted.len() - 1) as f64;
    let at = |position: f64| {
        let position = position.clamp(0.0, last);
        let below = libm::floor(position);
        let (low, high) = (sorted[below as usize], sorted[libm::ceil(position) as usize]);
        low + (high - low) * (position - below)
    };
    let position = share * last;
    let deviation = libm::sqrt(share * (1.0 - share) * sorted.len() as f64);
    Raw { value: at(position), standard_error: (at(position + deviation) - at(position - deviation)) / 2.0 }
}

/// The digits that a standard error supports; nothing for what is no finite number of at most 28 digits.
pub fn estimate(raw: Raw) -> Option<Estimate> {
    if !raw.value.is_finite() || !raw.standard_error.is_finite() {
        return None;
    }
    // `3e-2`: one digit, and the power of ten on which it stands.
    let error = format!("{:.0e}", raw.standard_error);
    let (digit, power) = error.split_once('e')?;
    if digit == "0" {
        return Some(Estimate { shown: digits(raw.value, 6)?.normalize(), standard_error: Decimal::ZERO });
    }
    let power: i32 = power.parse().ok()?;
    let decimals = usize::try_from(-power).unwrap_or(0).min(20);
    let step = if power > 0 { libm::exp10(f64::from(power)) } else { 1.0 };
    let shown = digits(
        libm::rint(raw.value / step * libm::exp10(decimals as f64)) / libm::exp10(decimals as f64) * step,
        decimals,
    )?;
    let standard_error = digits(digit.parse::<f64>().ok()? * libm::exp10(f64::from(power)), decimals)?;
    Some(Estimate { shown, standard_error })
}

/// A float with so many significant digits: for what is known in closed form.
pub fn significant(value: f64, count: usize) -> Option<Decimal> {
    if value == 0.0 {
        return Some(Decimal::ZERO);
    }
    let power: i32 = format!("{value:.*e}", count - 1).split_once('e')?.1.parse().ok()?;
    let decimals = usize::try_from(i32::try_from(count).ok()? - 1 - power).unwrap_or(0);
    digits(value, decimals)
}

/// A float with so many decimals; minus zero is zero.
pub fn digits(value: f64, decimals: usize) -> Option<Decimal> {
    let number = literal::parse(&format!("{value:.decimals$}")).ok()?;
    Some(if number.is_zero() { number.abs() } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, standard_error: f64) -> [String; 2] {
        let estimate = estimate(Raw { value, standard_error }).unwrap();
        [estimate.shown.to_string(), estimate.standard_error.to_string()]
    }

    #[test]
    fn figures_end_where_their_error_begins() {
        assert_eq!(shown(21.4637, 0.034), ["21.46", "0.03"]);
        assert_eq!(shown(21.4637, 0.096), ["21.5", "0.1"]);
        assert_eq!(shown(298_164.0, 1234.0), ["298000", "1000"]);
        assert_eq!(shown(-0.0004, 0.02), ["0.00", "0.02"]);
        assert_eq!(shown(292.0, 0.0), ["292", "0"]);
        assert_eq!(significant(298.23, 3).unwrap().to_string(), "298");
        assert_eq!(significant(21.4637, 3).unwrap().to_string(), "21.5");
    }

    /// 1 to 101 by hand: the median is 51; its error counts half of about ten draws.
    #[test]
    fn quantiles_lie_between_draws() {
        let draws: Vec<f64> = (1..=101).map(f64::from).collect();
        let median = quantile(&draws, 0.5);
        assert!((median.value - 51.0).abs() < 1e-12);
        assert!((median.standard_error - 25.25_f64.sqrt()).abs() < 1e-12);
        assert!((quantile(&draws, 0.05).value - 6.0).abs() < 1e-12);
    }
}
