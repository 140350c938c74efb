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

/// The mark before the decimals of a number. It is decided by the column, never by the cell: see
/// [`super::evidence`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

/// The order of day and month in days such as 04/05/2026; decided by the column as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
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
pub fn number(text: &str, column: &str, mark: DecimalMark) -> Result<Decimal, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::new("number-missing", say::number_missing(column)));
    }
    let digits = if mark == DecimalMark::Comma { swapped(text) } else { text.to_owned() };
    let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
    let Some(joined) = without_thousands(unsigned) else {
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

/// What a number says of the decimal mark of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberSign {
    /// Nothing, or it is no number.
    None,
    /// It can only be read with this mark.
    Clear(DecimalMark),
    /// Its one separator can be this mark, or separate thousands: 19.254, 100.000.
    Either(DecimalMark),
}

/// What a number says of the decimal mark of its column.
pub fn number_sign(cell: &[u8]) -> NumberSign {
    let (mut points, mut commas, mut last, mut first) = (0, 0, 0, None);
    for (at, byte) in cell.iter().enumerate() {
        match byte {
            b'.' => points += 1,
            b',' => commas += 1,
            b'0'..=b'9' | b' ' | b'\'' | b'-' | b'+' => continue,
            // Blanks and apostrophes that separate thousands in other scripts.
            0x80.. => continue,
            _ => return NumberSign::None,
        }
        first = first.or(Some(at));
        last = at;
    }
    let Some(first) = first else { return NumberSign::None };
    let mark = |byte: u8| if byte == b',' { DecimalMark::Comma } else { DecimalMark::Point };
    let other = |mark: DecimalMark| if mark == DecimalMark::Comma { DecimalMark::Point } else { DecimalMark::Comma };
    let (mark_at_end, mark_at_start) = (mark(cell[last]), mark(cell[first]));
    match (points, commas) {
        // 1.234.567: what occurs twice separates thousands.
        (2.., 0) | (0, 2..) => NumberSign::Clear(other(mark_at_end)),
        (1, 0) | (0, 1) => {
            let whole = &cell[..first];
            let whole = whole.strip_prefix(b"-").or_else(|| whole.strip_prefix(b"+")).unwrap_or(whole);
            let is_group = cell.len() - last - 1 == 3 && cell[last + 1..].iter().all(u8::is_ascii_digit);
            let thousands = is_group
                && (1..=3).contains(&whole.len())
                && whole.iter().all(u8::is_ascii_digit)
                && !whole.starts_with(b"0");
            if thousands { NumberSign::Either(mark_at_end) } else { NumberSign::Clear(mark_at_end) }
        }
        // 1.234,5: the one behind the other is the mark.
        (1, _) | (_, 1) if mark_at_end != mark_at_start => NumberSign::Clear(mark_at_end),
        _ => NumberSign::None,
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
pub fn mass(text: &str, column: &str, kilograms: bool, mark: DecimalMark) -> Result<Small, Problem> {
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
pub fn emissions(text: &str, column: &str, mark: DecimalMark) -> Result<Decimal, Problem> {
    let value = number(text, column, mark)?;
    if value > GREATEST_EMISSIONS {
        return Err(Problem::new("emissions-too-large", say::emissions_too_large(column, value)));
    }
    Ok(value)
}

/// A carbon price in euro per tonne of CO2e.
pub fn price(text: &str, column: &str, mark: DecimalMark) -> Result<Decimal, Problem> {
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

/// What a day says of the order of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaySign {
    /// Nothing, or it is no day of two orders.
    None,
    /// There is no month 15.
    Clear(DateOrder),
    /// 04/05/2026.
    Either,
}

/// What a day says of the order of its column.
pub fn day_sign(text: &str) -> DaySign {
    let day = text.trim().split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let [first, second, year] = parts.as_slice() else { return DaySign::None };
    let (Ok(first), Ok(second)) = (first.parse::<u8>(), second.parse::<u8>()) else { return DaySign::None };
    match (first, second) {
        _ if year.len() != 4 => DaySign::None,
        (13..=31, 1..=12) => DaySign::Clear(DateOrder::DayFirst),
        (1..=12, 13..=31) => DaySign::Clear(DateOrder::MonthFirst),
        (1..=12, 1..=12) if first != second => DaySign::Either,
        _ => DaySign::None,
    }
}

/// A day as people and spreadsheets write it; a month stands for its first day, since the quarter is all that is
/// needed.
pub fn day(text: &str, order: Option<DateOrder>) -> Result<Date, Problem> {
    let written = text.trim();
    if written.is_empty() {
        return Err(Problem::new("date-missing", say::date_missing()));
    }
    // A time of day behind the day has no effect.
    let day = written.split(['T', ' ']).next().unwrap_or(written);
    let parts: Vec<&str> = if day.ends_with(['日', '月']) && day.contains('年') {
        day.trim_end_matches(['日', '月']).split(['年', '月']).collect()
    } else {
        day.split(['-', '/', '.']).collect()
    };
    // Six digits are more than 16 bits hold; they are looked at as digits.
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| is_number(part).then(|| part.parse::<i16>().unwrap_or(i16::MAX));
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| number(part)).collect();
    let unreadable = || Problem::new("date-unreadable", say::date_unreadable(written));
    let year_month_day = match (parts.as_slice(), numbers.as_deref()) {
        ([year, ..], Some([y, m, d])) if year.len() == 4 => (*y, *m, *d),
        // 15.08.2026 is written in one order only; 08/09/2026 in two.
        ([_, _, year], Some([d, m, y])) if year.len() == 4 && day.contains('.') => (*y, *m, *d),
        ([_, _, year], Some([a, b, y])) if year.len() == 4 => match order {
            Some(DateOrder::DayFirst) => (*y, *b, *a),
            Some(DateOrder::MonthFirst) => (*y, *a, *b),
            None if a == b => (*y, *a, *b),
            None => return Err(Problem::new("date-ambiguous", say::date_ambiguous(written))),
        },
        ([year, month], Some([y, m])) if year.len() == 4 && month.len() <= 2 => (*y, *m, 1),
        ([month, year], Some([m, y])) if year.len() == 4 && month.len() <= 2 => (*y, *m, 1),
        ([digits], Some(_)) if digits.len() == 6 && digits.starts_with("20") => {
            (digits[..4].parse().unwrap_or(0), digits[4..].parse().unwrap_or(0), 1)
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

/// Words for a sum of lines in the languages of headers.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "somme",
    "totale",
    "somma",
    "suma",
    "totaal",
    "razem",
    "ogółem",
    "toplam",
    "合计",
    "总计",
    "小计",
    "共计",
];

/// Whether a cell says that its line is a sum of lines: `Summe`, `Total 2026:`.
pub fn says_total(cell: &str) -> bool {
    let word = cell.trim().to_lowercase();
    TOTALS.iter().any(|total| {
        let rest = word.strip_prefix(total);
        rest.is_some_and(|rest| !rest.chars().any(|c| c.is_alphabetic()))
    })
}

/// The digits of a code with a national one behind those of the TARIC.
pub const NATIONAL: usize = 11;

/// A code as 8 or 10 digits; blanks and points are taken out, and the national digit of 11.
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
    // A spreadsheet's number: 72083900.0.
    let digits = written.strip_suffix(".0").filter(|whole| whole.len() == 8 || whole.len() == 10).unwrap_or(written);
    let code: String = digits.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '\'').collect();
    if !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::new("bad-code", say::code_not_digits(written)));
    }
    match code.len() {
        8 | 10 => Ok(code),
        // The eleventh digit is national.
        NATIONAL => Ok(code[..10].to_owned()),
        7 | 9 => Err(Problem::new("code-digit-lost", say::code_digit_lost(written, code.len()))),
        length => Err(Problem::new("bad-code", say::code_length(written, length))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_recognised_or_refused() {
        use DecimalMark::{Comma, Point};
        use NumberSign::{Clear, Either, None};
        for (text, sign, point, comma) in [
            ("1234.5", Clear(Point), Ok("1234.5"), Err("not-a-number")),
            ("1,234.5", Clear(Point), Ok("1234.5"), Err("not-a-number")),
            ("1.234,5", Clear(Comma), Err("not-a-number"), Ok("1234.5")),
            ("1,234", Either(Comma), Ok("1234"), Ok("1.234")),
            ("0,234", Clear(Comma), Ok("234"), Ok("0.234")),
            ("12,5", Clear(Comma), Err("not-a-number"), Ok("12.5")),
            ("1,234,567", Clear(Point), Ok("1234567"), Err("not-a-number")),
            ("1.234.567", Clear(Comma), Err("not-a-number"), Ok("1234567")),
            ("1 234.5", Clear(Point), Ok("1234.5"), Err("not-a-number")),
            ("1'234'567", None, Ok("1234567"), Ok("1234567")),
            ("19.254", Either(Point), Ok("19.254"), Ok("19254")),
            ("100.000", Either(Point), Ok("100"), Ok("100000")),
            ("0.254", Clear(Point), Ok("0.254"), Ok("254")),
            ("1234.567", Clear(Point), Ok("1234.567"), Err("not-a-number")),
            ("12", None, Ok("12"), Ok("12")),
            ("1e3", None, Err("exponent"), Err("exponent")),
            ("-1", None, Err("negative"), Err("negative")),
            ("0.1234567", Clear(Point), Err("too-many-decimals"), Err("not-a-number")),
            ("十吨", None, Err("not-a-number"), Err("not-a-number")),
        ] {
            assert_eq!(number_sign(text.as_bytes()), sign, "{text}");
            for (mark, expected) in [(Point, point), (Comma, comma)] {
                let found = number(text, "x", mark).map(|value| value.normalize().to_string());
                assert_eq!(found.map_err(|problem| problem.code), expected.map(str::to_owned), "{text}, {mark:?}");
            }
        }
    }

    /// The quick way and the careful way read the same numbers.
    #[test]
    fn the_quick_way_agrees() {
        for text in ["0", "12", "12.5", "12.50", "0.001", "999999999999999999", "1.", ".5", "", "1.2.3", "12a", "-1"] {
            match plain_number(text.as_bytes()) {
                Some(value) => assert_eq!(number(text, "x", DecimalMark::Point).unwrap(), value.decimal(), "{text}"),
                None => assert!(number(text, "x", DecimalMark::Point).is_err(), "{text}"),
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
            assert_eq!(day(text, None).unwrap().to_string(), "2026-08-15", "{text}");
        }
        for (text, code) in [
            ("", "date-missing"),
            ("08/09/2026", "date-ambiguous"),
            ("46249", "date-serial-number"),
            ("2026-02-30", "no-such-day"),
            ("1926-08-15", "date-absurd"),
            ("20269999", "no-such-day"),
            ("August", "date-unreadable"),
            ("202613", "no-such-day"),
            ("2026-8-15-1", "date-unreadable"),
        ] {
            assert_eq!(day(text, None).unwrap_err().code, code, "{text}");
        }
        for text in ["2026-08", "202608", "08/2026", "2026年8月"] {
            assert_eq!(day(text, None).unwrap().to_string(), "2026-08-01", "{text}");
        }
        assert_eq!(day("04/04/2026", None).unwrap().to_string(), "2026-04-04");
        for (order, month) in [(DateOrder::DayFirst, 5), (DateOrder::MonthFirst, 4)] {
            assert_eq!(day("04/05/2026", Some(order)).unwrap().month(), month);
        }
        for (text, sign) in [
            ("15/02/2026", DaySign::Clear(DateOrder::DayFirst)),
            ("02-15-2026 10:00", DaySign::Clear(DateOrder::MonthFirst)),
            ("04/05/2026", DaySign::Either),
            ("04/04/2026", DaySign::None),
            ("15.02.2026", DaySign::None),
            ("32/02/2026", DaySign::None),
        ] {
            assert_eq!(day_sign(text), sign, "{text}");
        }
    }

    #[test]
    fn codes_are_recognised_or_refused() {
        assert_eq!(code("72142000001").unwrap(), "7214200000", "the eleventh digit is national");
        for text in ["72083900", "7208 39 00", "7208.39.00", "'72083900", "72083900.0"] {
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
            assert_eq!(mass(text, "net_mass_t", false, DecimalMark::Point).unwrap_err().code, problem, "{text}");
        }
        assert_eq!(mass("12345", "net_mass_kg", true, DecimalMark::Point).unwrap().decimal().to_string(), "12.345");
    }
}
