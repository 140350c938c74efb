//! Reading a cell: numbers, days, codes as people and spreadsheets write them. What could mean two things is
//! refused with its reason.

use crate::quantity::{Decimal, Small, literal};
use crate::text::{Text, messages::portfolio as say};
use jiff::civil::Date;

/// Why a line has no figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name: `mass-zero`, `unknown-origin`.
    pub code: &'static str,
    pub message: Text,
}

impl Problem {
    pub fn new(code: &'static str, message: Text) -> Self {
        Self { code, message }
    }
}

/// The decimal mark that the user named. Without one a point is the mark, and a comma is read only where it
/// can be nothing but a separator of thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    Point,
    Comma,
}

/// The most decimals of a number in a list: a mass to the gram, emissions to 0.000001 t.
pub const MOST_DECIMALS: u32 = 6;
/// No line of a customs list has a hundred million tonnes.
const GREATEST_MASS: i64 = 100_000_000;
/// Tonnes in a kilogram.
const KILOGRAM: (i64, u32) = (1, 3);
/// No good has a thousand tonnes of CO2e a tonne.
const GREATEST_EMISSIONS: Decimal = Decimal::ONE_THOUSAND;
/// No carbon price is a hundred thousand euro a tonne.
const GREATEST_PRICE: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// A plain number: digits with at most one point, at most 18 digits and as many decimals as a list may have.
/// Nothing else is wrong with it.
#[inline]
pub fn plain_number(bytes: &[u8]) -> Option<Small> {
    let (mut mantissa, mut point) = (0_i64, None);
    if bytes.is_empty() || bytes.len() > 18 {
        return None;
    }
    for (at, byte) in bytes.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            mantissa = mantissa * 10 + i64::from(digit);
        } else if *byte == b'.' && point.is_none() && at > 0 {
            point = Some(at);
        } else {
            return None;
        }
    }
    let scale = match point {
        None => 0,
        // Digits stand behind a point.
        Some(at) if at + 1 == bytes.len() => return None,
        Some(at) => u32::try_from(bytes.len() - 1 - at).ok()?,
    };
    if scale > MOST_DECIMALS { None } else { Small::new(mantissa, scale) }
}

/// A number as people write it. `column` is named in the reason.
pub fn number(text: &str, column: &str, mark: Option<DecimalMark>) -> Result<Decimal, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::new("number-missing", say::number_missing(column)));
    }
    let digits = if mark == Some(DecimalMark::Comma) { swapped(text) } else { text.to_owned() };
    let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
    let joined = without_thousands(unsigned);
    if unsigned.contains(',') && mark.is_none() {
        match comma(unsigned) {
            Comma::Thousands => {}
            Comma::Decimal => return Err(Problem::new("decimal-comma", say::decimal_comma(column, text))),
            Comma::Either => return Err(Problem::new("ambiguous-comma", say::ambiguous_comma(column, text))),
            Comma::Neither => return Err(Problem::new("not-a-number", say::not_a_number(column, text))),
        }
    }
    let Some(joined) = joined else {
        return Err(Problem::new("not-a-number", say::not_a_number(column, text)));
    };
    let value = literal::parse(&joined).map_err(|error| match error {
        literal::LiteralError::TooManyDigits => Problem::new("too-many-digits", say::too_many_digits(column)),
        literal::LiteralError::Exponent => Problem::new("exponent", say::exponent(column, text)),
        _ => Problem::new("not-a-number", say::not_a_number(column, text)),
    })?;
    if digits.starts_with('-') && !value.is_zero() {
        return Err(Problem::new("negative", say::negative(column, text)));
    }
    if value.normalize().scale() > MOST_DECIMALS {
        return Err(Problem::new("too-many-decimals", say::too_many_decimals(column, MOST_DECIMALS)));
    }
    Ok(value)
}

/// What a comma in a number can be, a point being the decimal mark.
enum Comma {
    Thousands,
    Decimal,
    Either,
    Neither,
}

fn comma(text: &str) -> Comma {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups[0].len() <= 3
        && !groups[0].is_empty()
        && groups[1..].iter().all(|group| group.len() == 3)
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let one = groups.len() == 2;
    match fraction {
        // 1.234,5: points separate thousands.
        Some(rest) if rest.contains(',') => Comma::Decimal,
        Some(_) if grouped => Comma::Thousands,
        Some(_) => Comma::Neither,
        None if grouped && one && !groups[0].starts_with('0') => Comma::Either,
        None if grouped && !one => Comma::Thousands,
        None if one && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit())) => Comma::Decimal,
        None => Comma::Neither,
    }
}

/// Separators of thousands taken out, where they stand at every third digit: commas, blanks, apostrophes.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let separator = whole.chars().find(|c| is_separator(*c));
    let whole = match separator {
        None => whole.to_owned(),
        Some(separator) => {
            let groups: Vec<&str> = whole.split(separator).collect();
            let right = (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
            if !right {
                return None;
            }
            groups.concat()
        }
    };
    Some(match fraction {
        None => whole,
        Some(fraction) => format!("{whole}.{fraction}"),
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Points and commas exchanged.
fn swapped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ',' => '.',
            '.' => ',',
            other => other,
        })
        .collect()
}

/// The net mass in tonnes.
pub fn mass(text: &str, column: &str, kilograms: bool, mark: Option<DecimalMark>) -> Result<Small, Problem> {
    let value = number(text, column, mark).map_err(|problem| match problem.code {
        "negative" => Problem { code: "mass-negative", ..problem },
        "number-missing" => Problem { code: "mass-missing", ..problem },
        _ => problem,
    })?;
    if value.is_zero() {
        return Err(Problem::new("mass-zero", say::mass_zero()));
    }
    Small::of(value)
        .and_then(|value| possible_mass(value, kilograms))
        .ok_or_else(|| Problem::new("mass-too-large", say::mass_too_large(column, value)))
}

/// A number as a mass in tonnes, if there can be such a mass.
#[inline]
pub fn possible_mass(value: Small, kilograms: bool) -> Option<Small> {
    let tonnes = if kilograms { value.times(Small::new(KILOGRAM.0, KILOGRAM.1)?)? } else { value };
    (!tonnes.is_zero() && tonnes.at_most(GREATEST_MASS)).then_some(tonnes)
}

/// A specific emission or free allocation, tCO2e per tonne of good.
pub fn emissions(text: &str, column: &str, mark: Option<DecimalMark>) -> Result<Decimal, Problem> {
    let value = number(text, column, mark)?;
    if value > GREATEST_EMISSIONS {
        return Err(Problem::new("emissions-too-large", say::emissions_too_large(column, value)));
    }
    Ok(value)
}

/// A carbon price in euro per tonne of CO2e.
pub fn price(text: &str, column: &str, mark: Option<DecimalMark>) -> Result<Decimal, Problem> {
    let value = number(text, column, mark)?;
    if value > GREATEST_PRICE {
        return Err(Problem::new("price-too-large", say::price_too_large(column, value)));
    }
    Ok(value)
}

/// A year as four digits.
pub fn year(text: &str, column: &str) -> Result<i16, Problem> {
    let digits = text.trim();
    let year = (digits.len() == 4).then(|| digits.parse().ok()).flatten();
    year.ok_or_else(|| Problem::new("not-a-year", say::not_a_year(column, digits)))
}

/// A day as people and spreadsheets write it.
pub fn day(text: &str) -> Result<Date, Problem> {
    let written = text.trim();
    if written.is_empty() {
        return Err(Problem::new("date-missing", say::date_missing()));
    }
    // A time of day behind the day has no effect.
    let day = written.split(['T', ' ']).next().unwrap_or(written);
    let parts: Vec<&str> = if day.ends_with('日') && day.contains('年') {
        day.trim_end_matches('日').split(['年', '月']).collect()
    } else {
        day.split(['-', '/', '.']).collect()
    };
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| number(part)).collect();
    let unreadable = || Problem::new("date-unreadable", say::date_unreadable(written));
    let year_month_day = match (parts.as_slice(), numbers.as_deref()) {
        ([year, ..], Some([y, m, d])) if year.len() == 4 => (*y, *m, *d),
        // 15.08.2026 is written in one order only; 08/09/2026 in two.
        ([_, _, year], Some([d, m, y])) if year.len() == 4 && day.contains('.') => (*y, *m, *d),
        ([_, _, year], Some([..])) if year.len() == 4 => {
            return Err(Problem::new("date-ambiguous", say::date_ambiguous(written)));
        }
        ([digits], _) if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            let part = |range: std::ops::Range<usize>| digits[range].parse().unwrap_or(0);
            (part(0..4), part(4..6), part(6..8))
        }
        ([digits], _) if digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            return Err(Problem::new("date-serial-number", say::date_serial_number(written)));
        }
        _ => return Err(unreadable()),
    };
    let (year, month, day) = year_month_day;
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(Problem::new("no-such-day", say::no_such_day(written)));
    };
    let date = Date::new(year, month, day).map_err(|_| Problem::new("no-such-day", say::no_such_day(written)))?;
    possible(date)
}

/// A day that an import of our time can have.
fn possible(date: Date) -> Result<Date, Problem> {
    if (2000..=2100).contains(&date.year()) {
        Ok(date)
    } else {
        Err(Problem::new("date-absurd", say::date_absurd(date)))
    }
}

/// A code as 8 or 10 digits; blanks and points are taken out.
pub fn code(text: &str) -> Result<String, Problem> {
    let written = text.trim();
    if written.is_empty() {
        return Err(Problem::new("code-missing", say::code_missing()));
    }
    let number_with_exponent =
        written.contains(['E', 'e']) && written.bytes().next().is_some_and(|b| b.is_ascii_digit());
    if number_with_exponent && literal::parse(&written.replace(',', ".")) == Err(literal::LiteralError::Exponent) {
        return Err(Problem::new("code-in-exponents", say::code_in_exponents(written)));
    }
    let code: String = written.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '\'').collect();
    if !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::new("bad-code", say::code_not_digits(written)));
    }
    match code.len() {
        8 | 10 => Ok(code),
        7 | 9 => Err(Problem::new("code-digit-lost", say::code_digit_lost(written, code.len()))),
        length => Err(Problem::new("bad-code", say::code_length(written, length))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, mark: Option<DecimalMark>) -> Result<String, &'static str> {
        number(text, "x", mark).map(|value| value.to_string()).map_err(|problem| problem.code)
    }

    #[test]
    fn numbers_are_recognised_or_refused() {
        for (text, none, point, comma) in [
            ("1234.5", Ok("1234.5"), Ok("1234.5"), Err("not-a-number")),
            ("1,234.5", Ok("1234.5"), Ok("1234.5"), Err("not-a-number")),
            ("1.234,5", Err("decimal-comma"), Err("not-a-number"), Ok("1234.5")),
            ("1,234", Err("ambiguous-comma"), Ok("1234"), Ok("1.234")),
            ("0,234", Err("decimal-comma"), Ok("0234"), Ok("0.234")),
            ("12,5", Err("decimal-comma"), Err("not-a-number"), Ok("12.5")),
            ("1,234,567", Ok("1234567"), Ok("1234567"), Err("not-a-number")),
            ("1 234.5", Ok("1234.5"), Ok("1234.5"), Err("not-a-number")),
            ("1'234'567", Ok("1234567"), Ok("1234567"), Ok("1234567")),
            ("1.234", Ok("1.234"), Ok("1.234"), Ok("1234")),
            ("1e3", Err("exponent"), Err("exponent"), Err("exponent")),
            ("-1", Err("negative"), Err("negative"), Err("negative")),
            ("1,23,456", Err("not-a-number"), Err("not-a-number"), Err("not-a-number")),
            ("0.1234567", Err("too-many-decimals"), Err("too-many-decimals"), Err("not-a-number")),
            ("十吨", Err("not-a-number"), Err("not-a-number"), Err("not-a-number")),
        ] {
            let owned = |result: Result<&str, &'static str>| result.map(str::to_owned);
            assert_eq!(read(text, None), owned(none), "{text}");
            let with_point = read(text, Some(DecimalMark::Point)).map(|n| n.trim_start_matches('0').to_owned());
            assert_eq!(with_point, owned(point).map(|n| n.trim_start_matches('0').to_owned()), "{text}, point");
            assert_eq!(read(text, Some(DecimalMark::Comma)), owned(comma), "{text}, comma");
        }
    }

    /// The quick way and the careful way read the same numbers.
    #[test]
    fn the_quick_way_agrees() {
        for text in ["0", "12", "12.5", "12.50", "0.001", "999999999999999999", "1.", ".5", "", "1.2.3", "12a", "-1"] {
            match plain_number(text.as_bytes()) {
                Some(value) => assert_eq!(number(text, "x", None).unwrap(), value.decimal(), "{text}"),
                None => assert!(number(text, "x", None).is_err(), "{text}"),
            }
        }
    }

    #[test]
    fn days_are_recognised_or_refused() {
        for text in [
            "2026-08-15",
            "2026/8/15",
            "2026.08.15",
            "20260815",
            "15.08.2026",
            "2026年8月15日",
            "2026-08-15T10:00:00",
            "2026-08-15 00:00",
        ] {
            assert_eq!(day(text).unwrap().to_string(), "2026-08-15", "{text}");
        }
        for (text, code) in [
            ("", "date-missing"),
            ("08/09/2026", "date-ambiguous"),
            ("46249", "date-serial-number"),
            ("2026-02-30", "no-such-day"),
            ("1926-08-15", "date-absurd"),
            ("20269999", "no-such-day"),
            ("August", "date-unreadable"),
            ("2026-08", "date-unreadable"),
        ] {
            assert_eq!(day(text).unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn codes_are_recognised_or_refused() {
        for text in ["72083900", "7208 39 00", "7208.39.00", "'72083900"] {
            assert_eq!(code(text).unwrap(), "72083900");
        }
        for (text, problem) in [
            ("7.2083E+07", "code-in-exponents"),
            ("7,2083E+07", "code-in-exponents"),
            ("7208390", "code-digit-lost"),
            ("7208", "bad-code"),
            ("steel", "bad-code"),
            ("", "code-missing"),
        ] {
            assert_eq!(code(text).unwrap_err().code, problem, "{text}");
        }
    }

    #[test]
    fn absurd_masses_have_their_own_reasons() {
        for (text, problem) in [
            ("0", "mass-zero"),
            ("-5", "mass-negative"),
            ("1000000000000000", "mass-too-large"),
            ("1234567890123456789012345678901234567890", "too-many-digits"),
            ("", "mass-missing"),
        ] {
            assert_eq!(mass(text, "net_mass_t", false, None).unwrap_err().code, problem, "{text}");
        }
        assert_eq!(mass("12345", "net_mass_kg", true, None).unwrap().decimal().to_string(), "12.345");
    }
}
