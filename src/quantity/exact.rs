//! Exact arithmetic on [`Decimal`]: an operation gives the true result or an error, never a
//! silently rounded one (`checked_mul` alone would round past 28 digits).

use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The largest mantissa a `Decimal` can hold: 96 bits.
const MAX_MANTISSA: u128 = (1 << 96) - 1;
/// The most decimals a `Decimal` can hold.
const MAX_SCALE: u32 = 28;

/// Why an exact operation has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticError {
    /// The true result needs more digits than a decimal of 96 bits and 28 decimals holds.
    TooManyDigits,
    /// The divisor is zero.
    DivisionByZero,
    /// The units do not go together; a fault of the program, never of its user.
    UnitMismatch,
}

/// How a step rounds: to how many decimals, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    pub decimals: u32,
    pub rule: RoundingRule,
}

impl Rounding {
    /// Commercial rounding to `decimals` places.
    pub const fn half_up(decimals: u32) -> Self {
        Self { decimals, rule: RoundingRule::HalfUp }
    }
}

/// Which way a remainder goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingRule {
    /// Half away from zero: 0.5 becomes 1, -0.5 becomes -1.
    HalfUp,
    /// To the next whole unit away from zero.
    Up,
}

/// The exact sum.
pub fn add(a: Decimal, b: Decimal) -> Result<Decimal, ArithmeticError> {
    let scale = a.scale().max(b.scale());
    if let (Some(x), Some(y)) = (small_at(a, scale), small_at(b, scale))
        && let Some(sum) = x.checked_add(y)
    {
        return build_small(sum, scale);
    }
    let a = scaled_mantissa(a, scale)?;
    let b = scaled_mantissa(b, scale)?;
    build(a.checked_add(b).ok_or(ArithmeticError::TooManyDigits)?, scale)
}

/// The exact difference.
pub fn subtract(a: Decimal, b: Decimal) -> Result<Decimal, ArithmeticError> {
    add(a, -b)
}

/// A decimal of 64 bits, which nearly every figure of a long list is: its products and sums take a few steps. It
/// is exact or it is not made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Small {
    mantissa: i64,
    scale: u32,
}

impl Small {
    /// A number from its digits and how many of them are decimals, at most 18.
    pub fn new(mantissa: i64, scale: u32) -> Option<Self> {
        (scale as usize <= MOST_SMALL_DECIMALS).then_some(Self { mantissa, scale })
    }

    /// A decimal whose digits fit.
    pub fn of(value: Decimal) -> Option<Self> {
        let value = value.normalize();
        Self::new(i64::try_from(value.mantissa()).ok()?, value.scale())
    }

    pub fn decimal(self) -> Decimal {
        // At most 18 decimals: a decimal holds 28.
        Decimal::try_new(self.mantissa, self.scale).unwrap_or_default()
    }

    /// The product, where 64 bits hold it.
    #[inline]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale)
    }

    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it is at most a whole number, which 18 decimals must not make too large.
    #[inline]
    pub fn at_most(self, whole: i64) -> bool {
        POWERS_OF_TEN[self.scale as usize].checked_mul(whole).is_none_or(|limit| self.mantissa <= limit)
    }

    /// Its digits, and how many of them are decimals.
    pub fn parts(self) -> (i64, u32) {
        (self.mantissa, self.scale)
    }
}

/// The most decimals of a small number.
const MOST_SMALL_DECIMALS: usize = POWERS_OF_TEN.len() - 1;

/// A sum of very many numbers: the digits are kept as one integer, so that an addition costs one addition. Sums are
/// compared as the numbers they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    mantissa: i128,
    scale: u32,
}

impl Sum {
    /// A sum of one number: its digits, and how many of them are decimals.
    pub fn of(mantissa: i128, scale: u32) -> Self {
        Self { mantissa, scale }
    }

    pub fn is_zero(&self) -> bool {
        self.mantissa == 0
    }

    /// Adds a number.
    ///
    /// # Errors
    /// The sum needs more than 128 bits.
    pub fn add(&mut self, value: Decimal) -> Result<(), ArithmeticError> {
        self.add_mantissa(value.mantissa(), value.scale())
    }

    /// Adds a small number.
    ///
    /// # Errors
    /// As for a number.
    #[inline]
    pub fn add_small(&mut self, value: Small) -> Result<(), ArithmeticError> {
        // Two integers of 64 bits have a product of 128: only the addition can fail.
        if let Some(more_decimals) = self.scale.checked_sub(value.scale)
            && let Some(power) = POWERS_OF_TEN.get(more_decimals as usize)
            && let Some(sum) = self.mantissa.checked_add(i128::from(value.mantissa) * i128::from(*power))
        {
            *self = Self::of(sum, self.scale);
            return Ok(());
        }
        self.add_mantissa(i128::from(value.mantissa), value.scale)
    }

    /// Adds another sum.
    ///
    /// # Errors
    /// As for a number.
    #[inline]
    pub fn add_sum(&mut self, other: &Self) -> Result<(), ArithmeticError> {
        self.add_mantissa(other.mantissa, other.scale)
    }

    #[inline]
    fn add_mantissa(&mut self, mantissa: i128, scale: u32) -> Result<(), ArithmeticError> {
        if scale == self.scale {
            let sum = self.mantissa.checked_add(mantissa).ok_or(ArithmeticError::TooManyDigits)?;
            *self = Self::of(sum, scale);
            return Ok(());
        }
        self.add_of_another_scale(mantissa, scale)
    }

    fn add_of_another_scale(&mut self, mut mantissa: i128, scale: u32) -> Result<(), ArithmeticError> {
        let mut own = self.mantissa;
        if own == 0 {
            *self = Self::of(mantissa, scale);
            return Ok(());
        }
        let power = power_of_ten(u64::from(scale.abs_diff(self.scale)))?;
        let smaller = if scale < self.scale { &mut mantissa } else { &mut own };
        *smaller = product(*smaller, power)?;
        let sum = own.checked_add(mantissa).ok_or(ArithmeticError::TooManyDigits)?;
        *self = Self::of(sum, self.scale.max(scale));
        Ok(())
    }

    /// The sum times a number.
    ///
    /// # Errors
    /// The product needs more than 128 bits.
    pub fn times(&self, factor: Decimal) -> Result<Self, ArithmeticError> {
        Ok(Self::of(product(self.mantissa, factor.mantissa())?, self.scale + factor.scale()))
    }

    /// The sum rounded half up to as many decimals as fit, and how many these are, where [`Self::value`] is an
    /// error.
    pub fn nearest(&self) -> Option<(Decimal, u32)> {
        // Each time from the true value: a rounded number is not rounded again.
        (0..self.scale).rev().find_map(|scale| {
            let divisor = power_of_ten(u64::from(self.scale - scale)).ok()?;
            let rounded = build(divide_integers(self.mantissa, divisor, RoundingRule::HalfUp), scale).ok()?;
            Some((rounded, scale))
        })
    }

    /// The sum as a number, the nearest that fits.
    pub fn nearest_value(&self) -> Decimal {
        self.value().ok().or_else(|| self.nearest().map(|(value, _)| value)).unwrap_or(Decimal::MAX)
    }

    /// The sum as a number.
    ///
    /// # Errors
    /// It needs more digits than a decimal holds.
    pub fn value(&self) -> Result<Decimal, ArithmeticError> {
        build(self.mantissa, self.scale)
    }
}

impl Ord for Sum {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.mantissa.cmp(&other.mantissa);
        }
        let scaled = |own: &Self, other: &Self| {
            let power = power_of_ten(u64::from(other.scale.saturating_sub(own.scale))).ok()?;
            product(own.mantissa, power).ok()
        };
        match (scaled(self, other), scaled(other, self)) {
            (Some(own), Some(other)) => own.cmp(&other),
            // What is too large for 128 bits is further from zero than what is not; only one of the two was scaled.
            (None, _) => self.mantissa.cmp(&0),
            (_, None) => 0.cmp(&other.mantissa),
        }
    }
}

impl PartialOrd for Sum {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Sum {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Sum {}

/// The product of two integers.
#[inline]
fn product(a: i128, b: i128) -> Result<i128, ArithmeticError> {
    // Two integers of 64 bits have a product of 128.
    if let (Ok(a), Ok(b)) = (i64::try_from(a), i64::try_from(b)) {
        return Ok(i128::from(a) * i128::from(b));
    }
    a.checked_mul(b).ok_or(ArithmeticError::TooManyDigits)
}

/// The exact product.
pub fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, ArithmeticError> {
    // Nearly all figures fit 64 bits, where division by ten is many times faster.
    if let (Ok(x), Ok(y)) = (i64::try_from(a.mantissa()), i64::try_from(b.mantissa()))
        && let Some(product) = x.checked_mul(y)
    {
        return build_small(product, a.scale() + b.scale());
    }
    build(product(a.mantissa(), b.mantissa())?, a.scale() + b.scale())
}

/// The product, rounded once from the true value, which may need more digits than a figure has.
pub fn multiply_rounded(a: Decimal, b: Decimal, rounding: Rounding) -> Result<Decimal, ArithmeticError> {
    let product = a.mantissa().checked_mul(b.mantissa()).ok_or(ArithmeticError::TooManyDigits)?;
    let scale = a.scale() + b.scale();
    match scale.checked_sub(rounding.decimals).filter(|surplus| *surplus > 0) {
        None => build(product, scale),
        Some(surplus) => {
            let divisor = power_of_ten(u64::from(surplus))?;
            build(divide_integers(product, divisor, rounding.rule), rounding.decimals)
        }
    }
}

/// The value times a power of ten, exactly: `0.60` by 3 is `600`, `530.6` by -3 is `0.5306`.
pub fn shifted(value: Decimal, power: i8) -> Result<Decimal, ArithmeticError> {
    let scale = i64::from(value.scale()) - i64::from(power);
    match u32::try_from(scale) {
        Ok(scale) => build(value.mantissa(), scale),
        Err(_) => {
            let factor = power_of_ten(scale.unsigned_abs())?;
            build(value.mantissa().checked_mul(factor).ok_or(ArithmeticError::TooManyDigits)?, 0)
        }
    }
}

/// The quotient, rounded once from the true value.
pub fn divide(a: Decimal, b: Decimal, rounding: Rounding) -> Result<Decimal, ArithmeticError> {
    if b.is_zero() {
        return Err(ArithmeticError::DivisionByZero);
    }
    if let Some(result) = divide_small(a, b, rounding) {
        return result;
    }
    // a / b at `decimals` places is (mantissa a x 10^shift) / mantissa b, shift >= 0 or the other
    // way round.
    let shift = i64::from(rounding.decimals) + i64::from(b.scale()) - i64::from(a.scale());
    let (mut numerator, mut denominator) = (a.mantissa(), b.mantissa());
    let power = power_of_ten(shift.unsigned_abs())?;
    if shift >= 0 {
        numerator = numerator.checked_mul(power).ok_or(ArithmeticError::TooManyDigits)?;
    } else {
        denominator = denominator.checked_mul(power).ok_or(ArithmeticError::TooManyDigits)?;
    }
    build(divide_integers(numerator, denominator, rounding.rule), rounding.decimals)
}

/// As [`divide`], where 64 bits hold everything; nothing where they do not.
fn divide_small(a: Decimal, b: Decimal, rounding: Rounding) -> Option<Result<Decimal, ArithmeticError>> {
    let shift = i64::from(rounding.decimals) + i64::from(b.scale()) - i64::from(a.scale());
    let (mut numerator, mut denominator) = (i64::try_from(a.mantissa()).ok()?, i64::try_from(b.mantissa()).ok()?);
    let power = *POWERS_OF_TEN.get(usize::try_from(shift.unsigned_abs()).ok()?)?;
    if shift >= 0 {
        numerator = numerator.checked_mul(power)?;
    } else {
        denominator = denominator.checked_mul(power)?;
    }
    let (quotient, remainder) = (numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?);
    let away = match rounding.rule {
        RoundingRule::HalfUp => {
            let (r, d) = (remainder.unsigned_abs(), denominator.unsigned_abs());
            r >= d - r
        }
        RoundingRule::Up => remainder != 0,
    };
    let direction = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    let rounded = if away { quotient.checked_add(direction)? } else { quotient };
    Some(build_small(rounded, rounding.decimals))
}

/// Rounds; the only place in the program that does.
pub fn round(value: Decimal, rounding: Rounding) -> Result<Decimal, ArithmeticError> {
    divide(value, Decimal::ONE, rounding)
}

fn divide_integers(numerator: i128, denominator: i128, rule: RoundingRule) -> i128 {
    let quotient = numerator / denominator;
    let remainder = numerator % denominator;
    let away = match rule {
        RoundingRule::HalfUp => {
            // |remainder| >= |denominator| - |remainder| is |remainder| >= half without overflow.
            let (r, d) = (remainder.unsigned_abs(), denominator.unsigned_abs());
            r >= d - r
        }
        RoundingRule::Up => remainder != 0,
    };
    if !away {
        quotient
    } else if (numerator < 0) == (denominator < 0) {
        quotient + 1
    } else {
        quotient - 1
    }
}

/// The mantissa of a value at a larger scale, where 64 bits hold it.
fn small_at(value: Decimal, scale: u32) -> Option<i64> {
    let mantissa = i64::try_from(value.mantissa()).ok()?;
    mantissa.checked_mul(*POWERS_OF_TEN.get(usize::try_from(scale - value.scale()).ok()?)?)
}

/// The powers of ten that fit 64 bits.
const POWERS_OF_TEN: [i64; 19] = {
    let mut powers = [1; 19];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

fn scaled_mantissa(value: Decimal, scale: u32) -> Result<i128, ArithmeticError> {
    let power = power_of_ten(u64::from(scale - value.scale()))?;
    product(value.mantissa(), power)
}

fn power_of_ten(exponent: u64) -> Result<i128, ArithmeticError> {
    if let Some(power) = usize::try_from(exponent).ok().and_then(|exponent| POWERS_OF_TEN.get(exponent)) {
        return Ok(i128::from(*power));
    }
    u32::try_from(exponent)
        .ok()
        .and_then(|exponent| 10_i128.checked_pow(exponent))
        .ok_or(ArithmeticError::TooManyDigits)
}

/// As [`build`], for a mantissa of 64 bits.
fn build_small(mut mantissa: i64, mut scale: u32) -> Result<Decimal, ArithmeticError> {
    if mantissa == 0 {
        return Ok(Decimal::ZERO);
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_new(mantissa, scale).map_err(|_| ArithmeticError::TooManyDigits)
}

/// A decimal without trailing zeros from an exact mantissa and scale.
fn build(mut mantissa: i128, mut scale: u32) -> Result<Decimal, ArithmeticError> {
    if let Ok(small) = i64::try_from(mantissa) {
        return build_small(small, scale);
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    if scale > MAX_SCALE || mantissa.unsigned_abs().cmp(&MAX_MANTISSA) == Ordering::Greater {
        return Err(ArithmeticError::TooManyDigits);
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| ArithmeticError::TooManyDigits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn products_are_exact_or_an_error() {
        assert_eq!(multiply(d("713.7"), d("0.3742")), Ok(d("267.06654")));
        assert_eq!(multiply(d("1.234567890123456789"), d("1.234567890123456789")), Err(ArithmeticError::TooManyDigits));
        assert_eq!(multiply(d("0.40"), d("730")).unwrap().to_string(), "292");
    }

    #[test]
    fn sums_of_far_apart_numbers_are_refused_not_rounded() {
        assert_eq!(add(d("79228162514264337593543950335"), d("0.1")), Err(ArithmeticError::TooManyDigits));
        assert_eq!(subtract(d("0.5306"), d("0.1564")), Ok(d("0.3742")));
    }

    #[test]
    fn a_sum_of_many_is_the_sum() {
        let mut sum = Sum::default();
        for value in ["0.1", "23.45", "-0.001", "1000000"] {
            sum.add(d(value)).unwrap();
        }
        assert_eq!(sum.value(), Ok(d("1000023.549")));
        let mut twice = sum;
        twice.add_sum(&sum).unwrap();
        assert_eq!(twice.value(), Ok(d("2000047.098")));
        assert_eq!(sum.times(d("-0.5")).unwrap().value(), Ok(d("-500011.7745")));
        let mut quick = Sum::default();
        for (mantissa, scale) in [(1, 1), (2345, 2), (-1, 3), (1_000_000, 0)] {
            quick.add_small(Small::new(mantissa, scale).unwrap()).unwrap();
        }
        assert_eq!(quick, sum);
        let long = Sum::of(123_456_789_012_345_678_901_234_567_895, 20);
        assert!(long > sum && sum > Sum::default() && Sum::of(-1, 3) < Sum::default());
        assert!(Sum::of(100, 2) == Sum::of(1, 0) && Sum::of(101, 2) > Sum::of(1, 0) && Sum::of(0, 9) == Sum::default());
        let (most, tiny) = (Sum::of(i128::MAX, 0), Sum::of(i128::MAX, 18));
        assert_eq!([most.cmp(&tiny), tiny.cmp(&most)], [Ordering::Greater, Ordering::Less]);
        let least = Sum::of(-i128::MAX, 0);
        assert_eq!([least.cmp(&tiny), tiny.cmp(&least)], [Ordering::Less, Ordering::Greater]);
        let mut negative = Sum::default();
        negative.add(d("-2.5")).unwrap();
        assert_eq!(negative.value(), Ok(d("-2.5")));
        assert_eq!(long.value(), Err(ArithmeticError::TooManyDigits));
        assert_eq!(long.nearest(), Some((d("1234567890.123456789012345679"), 19)));
        let mut far_apart = Sum::default();
        far_apart.add(d("79228162514264337593543950335")).unwrap();
        assert_eq!(far_apart.add(d("0.0000000000000000000000000001")), Err(ArithmeticError::TooManyDigits));
    }

    #[test]
    fn small_products_are_exact_or_none() {
        let (a, b) = (Small::of(d("2.169950")).unwrap(), Small::new(23_456, 3).unwrap());
        assert_eq!(a.times(b).unwrap().decimal().normalize(), multiply(d("2.16995"), d("23.456")).unwrap());
        assert_eq!(Small::new(i64::MAX, 0).unwrap().times(Small::new(2, 0).unwrap()), None);
        assert_eq!(Small::new(1, 19), None);
        assert!(b.at_most(24) && !b.at_most(23) && b.at_most(i64::MAX));
    }

    #[test]
    fn quotients_round_once_half_away_from_zero() {
        assert_eq!(divide(d("1"), d("8"), Rounding::half_up(2)), Ok(d("0.13")));
        assert_eq!(divide(d("-1"), d("8"), Rounding::half_up(2)), Ok(d("-0.13")));
        assert_eq!(divide(d("2"), d("3"), Rounding::half_up(4)), Ok(d("0.6667")));
        assert_eq!(divide(d("1"), d("0.00"), Rounding::half_up(4)), Err(ArithmeticError::DivisionByZero));
        let up = Rounding { decimals: 0, rule: RoundingRule::Up };
        assert_eq!(round(d("2169.0001"), up), Ok(d("2170")));
        assert_eq!(round(d("2170"), up), Ok(d("2170")));
    }
}
