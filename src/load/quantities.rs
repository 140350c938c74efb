//! Numbers with their units: `"713.7 kWh/10000 CNY GDP"`, `"100 万元"`. No help ever puts old digits beside
//! another unit: they would mean something else.

use super::literals::underscore;
use super::raw::ClaimAmount;
use super::record::{Read, joined};
use super::toml_reader::{Reader, Value};
use crate::diag::Diagnostic;
use crate::quantity::literal::{self, LiteralError};
use crate::quantity::unit::{NotAUnit, Spelling};
use crate::quantity::{Currency, Decimal, Denominator, Dimension, Unit, currency, exact};
use crate::text::{Text, messages::input as say};
use serde_json::{Map, Value as Json, json};
use std::marker::PhantomData;
use std::ops::Range;
use toml::de::DeValue;

/// A number with its unit, written as a string.
#[derive(Clone, Debug)]
pub struct Quantity<D> {
    pub value: Decimal,
    pub unit: Unit,
    /// As it stands in the file, where the number was converted into the unit: `530.6 gCO2/kWh`.
    pub written: Option<String>,
    pub span: Range<usize>,
    dimension: PhantomData<D>,
}

impl<D: Dimension> Quantity<D> {
    fn new(value: Decimal, unit: Unit, span: Range<usize>) -> Self {
        Self { value, unit, written: None, span, dimension: PhantomData }
    }
}

/// Words for large numbers, so that nobody counts zeros; a longer word before its beginning.
const SCALES: &[(&str, i8)] =
    &[("万亿", 12), ("亿", 8), ("万", 4), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// The parts of `17.7 亿 CNY`: digits, power of ten of the scale word, unit.
struct Parts<'t> {
    digits: &'t str,
    power: i8,
    unit: &'t str,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Self {
        let (digits, rest) = split_number(text.trim());
        let rest = rest.trim();
        let scale = SCALES.iter().find_map(|(word, power)| Some((rest.strip_prefix(word)?, *power)));
        match scale {
            Some((unit, power)) => Self { digits, power, unit: unit.trim() },
            None => Self { digits, power: 0, unit: rest },
        }
    }
}

/// A number with or without a unit, as it is typed on the command line.
pub fn amount(text: &str) -> Option<(Decimal, Option<Unit>)> {
    let parts = Parts::of(text);
    let digits = literal::parse(parts.digits).ok()?;
    if parts.unit.is_empty() {
        return Some((exact::shifted(digits, parts.power).ok()?, None));
    }
    let spelling = Unit::read(parts.unit).ok()?;
    Some((exact::shifted(digits, parts.power + spelling.power).ok()?, Some(spelling.unit)))
}

impl<D: Dimension> Read for Quantity<D> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = value.span();
        let example = say::write_like(format!("\"{}\"", D::EXAMPLE));
        // A ratio has no unit and stands as a bare number elsewhere too.
        let bare = D::coerce(Unit::One);
        if let DeValue::Integer(_) | DeValue::Float(_) = value.get_ref() {
            if let Some(unit) = bare {
                return Some(Self::new(Decimal::read(value, reader)?, unit, span));
            }
            reader.note(Diagnostic::error("unit-missing", say::unit_missing()).at(span).help(example));
            return None;
        }
        let text = reader.string(value, D::EXAMPLE)?.trim();
        let parts = Parts::of(text);
        let digits = number(parts.digits, D::EXAMPLE, span.clone(), reader)?;
        let bare = bare.filter(|_| parts.unit.is_empty());
        if parts.unit.is_empty() && bare.is_none() {
            reader.note(Diagnostic::error("unit-missing", say::unit_missing()).at(span).help(example));
            return None;
        }
        let spelling = bare.map_or_else(|| Unit::read(parts.unit), |unit| Ok(Spelling { unit, power: 0 }));
        let diagnostic = match spelling {
            Ok(Spelling { unit, power }) => match D::coerce(unit) {
                Some(unit) => {
                    let power = power + parts.power;
                    let Ok(value) = exact::shifted(digits, power) else {
                        reader.note(too_many_digits(text, span));
                        return None;
                    };
                    let written = (power != 0).then(|| text.to_owned());
                    return Some(Self { written, ..Self::new(value, unit, span) });
                }
                None => Diagnostic::error("wrong-unit", say::wrong_unit(unit.text())).help(example),
            },
            Err(NotAUnit::NoDenominator) => no_denominator(text, parts.unit),
            Err(NotAUnit::Unknown) => unknown_unit(parts.unit).help(example),
        };
        reader.note(diagnostic.at(span));
        None
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        if D::coerce(Unit::One).is_some() {
            return json!({
                "type": ["string", "number"],
                "pattern": "^-?[0-9]+(\\.[0-9]+)?",
                "examples": [D::EXAMPLE],
                "x-holds": format!("number with the unit of the input, like `\"{}\"`", D::EXAMPLE),
            });
        }
        json!({
            "type": "string",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?\\s*\\S.*$",
            "examples": [D::EXAMPLE],
        })
    }
}

/// The unit decides what a claim is about.
impl Read for ClaimAmount {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let unit = value.get_ref().as_str().and_then(|text| Unit::read(Parts::of(text).unit).ok());
        match unit.map(|spelling| spelling.unit) {
            Some(Unit::TonnePerTenThousand(..)) => Quantity::read(value, reader).map(Self::Gap),
            Some(Unit::Money(_)) => Quantity::read(value, reader).map(Self::ExportSaving),
            Some(Unit::SavingPer(_)) | None => Quantity::read(value, reader).map(Self::Saving),
            Some(_) => Quantity::read(value, reader).map(Self::Other),
        }
    }

    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({
            "type": "string",
            "examples": ["292 CNY/10000 CNY output", "0.40 tCO2/10000 CNY GDP", "2180000000 CNY"],
            "x-note": joined("The unit says what the claim is about."),
        })
    }
}

/// Splits `713.7 kWh/t` behind its number; a text without one behind its first word.
fn split_number(text: &str) -> (&str, &str) {
    let number_end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '，' | '_' | '-' | '+')))
        .unwrap_or(text.len());
    if number_end == 0 {
        return text.split_once(char::is_whitespace).unwrap_or((text, ""));
    }
    // `1e6` is a number with an exponent; `1 EUR` and `1EUR` are a number and a unit.
    let exponent = text[number_end..].strip_prefix(['e', 'E']).map_or(0, |rest| {
        let digits = rest.trim_start_matches(['-', '+']);
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 { 0 } else { 1 + (rest.len() - digits.len()) + count }
    });
    text.split_at(number_end + exponent)
}

/// A figure per amount of yuan that does not say of what: the five spellings to choose from, with the
/// number and the unit as they were written.
fn no_denominator(text: &str, unit: &str) -> Diagnostic {
    // Chinese units have no blank before the word.
    let blank = if unit.ends_with('元') { "" } else { " " };
    let spelled = Denominator::ALL.map(|of| {
        let word = if blank.is_empty() { of.text().zh } else { of.text().en };
        format!("\"{text}{blank}{word}\"")
    });
    Diagnostic::error("missing-denominator", say::missing_denominator(unit))
        .help(say::say_of_what(Text::words(&spelled)))
}

/// A unit that is not understood: a currency that is not known, or no unit at all.
fn unknown_unit(unit: &str) -> Diagnostic {
    let written = unit.replace(" per ", "/");
    let words = written.split('/').map(|word| word.trim().trim_start_matches("10000").trim());
    for word in words {
        if Currency::parse(word).is_some() {
            continue;
        }
        // `cny`, `Eur`
        if let Some(code) = currency::CODES.iter().find(|code| code.eq_ignore_ascii_case(word)) {
            return Diagnostic::error("unknown-unit", say::unknown_unit(word)).help(say::did_you_mean(code));
        }
        let like_a_code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
        if like_a_code && !LIKE_UNITS.contains(&word) {
            return Diagnostic::error("unknown-currency", say::unknown_currency(word))
                .help(say::currencies(Text::words(currency::CODES)));
        }
    }
    Diagnostic::error("unknown-unit", say::unknown_unit(unit))
}

/// Three capitals that are meant as a unit, not as a currency.
const LIKE_UNITS: &[&str] = &["KWH", "MWH", "GWH", "TWH", "TCE", "TON", "KGS", "LBS"];

fn too_many_digits(text: &str, span: Range<usize>) -> Diagnostic {
    Diagnostic::error("too-many-digits", say::too_many_digits(text)).at(span).help(say::at_most_28_digits())
}

/// A number from its digits, or the mistake that belongs to it.
pub fn number(digits: &str, example: &str, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Decimal> {
    let diagnostic = match literal::parse(digits) {
        Ok(value) => return Some(value),
        Err(LiteralError::Comma) => comma(digits),
        Err(LiteralError::Underscore) => underscore(digits, digits),
        Err(LiteralError::Exponent) => {
            Diagnostic::error("exponent", say::exponent(digits)).help(say::write_without_exponent())
        }
        Err(LiteralError::NotFinite) => {
            Diagnostic::error("not-finite", say::not_finite(digits)).help(say::write_a_finite_number())
        }
        Err(LiteralError::TooManyDigits) => {
            reader.note(too_many_digits(digits, span));
            return None;
        }
        Err(LiteralError::Empty | LiteralError::NotANumber) => {
            Diagnostic::error("bad-number", say::not_a_number(digits))
                .help(say::write_like(completed(digits).unwrap_or_else(|| format!("\"{example}\""))))
        }
    };
    reader.note(diagnostic.at(span));
    None
}

/// `.5` as `0.5` and `5.` as `5`; nothing for what is no number at all.
fn completed(digits: &str) -> Option<String> {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let full = match rest.strip_suffix('.') {
        Some(whole) => format!("{sign}{whole}"),
        None => format!("{sign}0{rest}"),
    };
    literal::parse(&full).is_ok().then_some(full)
}

/// A number with a comma. Where the digits show what the comma is, the help is sure; where not, it
/// gives both readings.
pub fn comma(digits: &str) -> Diagnostic {
    let plain = digits.replace('，', ",");
    let marks: Vec<char> = plain.chars().filter(|c| matches!(c, ',' | '.')).collect();
    let last = plain.rfind([',', '.']).unwrap_or(0);
    let behind_last = plain.len() - last - 1;
    let without = plain.replace(',', "");
    let as_decimal = format!("{}.{}", plain[..last].replace([',', '.'], ""), &plain[last + 1..]);
    let diagnostic = Diagnostic::error("decimal-comma", say::comma_in_number(digits));
    match marks.as_slice() {
        // `1,000`
        [','] if behind_last == 3 => diagnostic.help(say::thousands_or_decimals(without, as_decimal)),
        // `0,40`
        [','] => diagnostic.help(say::write_a_point(as_decimal)),
        // `1,234,567.89`
        [commas @ .., '.'] if commas.iter().all(|mark| *mark == ',') => diagnostic.help(say::write_a_point(without)),
        // `1,234,567`
        all if all.iter().all(|mark| *mark == ',') => diagnostic.help(say::write_a_point(without)),
        // `1.234.567,89`
        [points @ .., ','] if points.iter().all(|mark| *mark == '.') => diagnostic.help(say::write_a_point(as_decimal)),
        _ => diagnostic.help(say::write_a_point("713.7")),
    }
}
