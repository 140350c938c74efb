//! Exact decimal numbers with units.
//!
//! No float is near a figure: sums and products are exact or an error, a quotient names its
//! scale and rule, and rounding happens in one function. What is deliberately absent: general
//! dimension algebra. The products that exist are the closed table in [`mod@unit`].

pub mod currency;
pub mod digits;
pub mod exact;
pub mod literal;
pub mod unit;

pub use currency::Currency;
pub use digits::{write_digits, write_short};
pub use exact::{ArithmeticError, Rounding, RoundingRule, Small, Sum};
pub use rust_decimal::Decimal;
pub use unit::{Denominator, Dimension, Gas, Item, Times, Unit};

/// A ratio in per cent, exactly: 3 for 0.03.
///
/// # Errors
/// More digits than can be held.
pub fn in_per_cent(ratio: Decimal) -> Result<Decimal, ArithmeticError> {
    exact::multiply(ratio, Decimal::ONE_HUNDRED).map(|per_cent| per_cent.normalize())
}

/// The ratio of a number in per cent, exactly: 0.03 for 3.
///
/// # Errors
/// More digits than can be held.
pub fn from_per_cent(per_cent: Decimal) -> Result<Decimal, ArithmeticError> {
    exact::multiply(per_cent, Decimal::new(1, 2))
}

/// The digits of a decimal for the eye: as [`grouped`], but cut (not rounded) behind the tenth
/// significant digit and the second decimal, with `…` where digits are left out.
pub fn shortened(value: Decimal) -> String {
    cut(value, 10, 2)
}

/// As [`shortened`], for charts and headlines: cut behind the fifth significant digit, the whole part
/// always complete.
pub fn brief(value: Decimal) -> String {
    cut(value, 5, 0)
}

fn cut(value: Decimal, digits: usize, least_decimals: usize) -> String {
    let full = grouped(value);
    let Some((whole, fraction)) = full.split_once('.') else {
        return full;
    };
    let leading_zeros = fraction.bytes().take_while(|b| *b == b'0').count();
    let whole_digits = whole.bytes().filter(u8::is_ascii_digit).count();
    let kept =
        if whole.trim_start_matches('-') == "0" { leading_zeros + digits } else { digits.saturating_sub(whole_digits) };
    let kept = kept.max(least_decimals);
    match kept {
        _ if fraction.len() <= kept => full.clone(),
        0 => format!("{whole}…"),
        _ => format!("{whole}.{}…", &fraction[..kept]),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eye_sees_ten_digits_and_a_mark_where_more_follow() {
        for (digits, all, short) in [
            ("194.9585742", "194.9585742", "194.9585742"),
            ("144684924.89257933776", "144,684,924.89257933776", "144,684,924.89…"),
            ("-1203.68887022065968", "-1,203.68887022065968", "-1,203.688870…"),
            ("0.001234567890123", "0.001234567890123", "0.001234567890…"),
            ("82420000000", "82,420,000,000", "82,420,000,000"),
        ] {
            let value = literal::parse(digits).unwrap();
            assert_eq!(grouped(value), all);
            assert_eq!(shortened(value), short);
        }
    }

    #[test]
    fn charts_show_five_digits_and_every_whole_part() {
        for (digits, short) in [
            ("194.9585742", "194.95…"),
            ("0.40", "0.40"),
            ("163527.432", "163,527…"),
            ("0.26706654", "0.26706…"),
            ("-0.001234567", "-0.0012345…"),
        ] {
            assert_eq!(brief(literal::parse(digits).unwrap()), short);
        }
    }
}
