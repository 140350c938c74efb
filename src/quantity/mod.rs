//! Exact decimal numbers with units.
//!
//! No float is near a figure: sums and products are exact or an error, a quotient names its
//! scale and rule, and rounding happens in one function. What is deliberately absent: general
//! dimension algebra. The products that exist are the closed table in [`unit`].

pub mod currency;
pub mod exact;
pub mod literal;
pub mod unit;

pub use currency::Currency;
pub use exact::{ArithmeticError, Rounding, RoundingRule};
pub use rust_decimal::Decimal;
pub use unit::{Dimension, Item, Times, Unit};

/// The digits of a decimal for people: thousands separated by commas in the whole part, all
/// decimals kept.
pub fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
