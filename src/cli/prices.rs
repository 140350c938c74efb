//! Prices and factors of the command line, as every verb takes them.

use super::arguments::Assumed;
use crate::portfolio::engine::Assumed as OfLists;
use crate::quantity::{Decimal, literal};
use crate::text::{Text, messages::command as say};

/// One price, or prices by year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prices {
    One(Decimal),
    ByYear(Vec<(i16, Decimal)>),
}

/// `85`, or `2027=85,2030=110`.
///
/// # Errors
/// A price that is no number, is not positive, or a year that is none or comes twice.
pub fn prices(text: &str) -> Result<Prices, Text> {
    if !text.contains('=') {
        return positive("--price", text).map(Prices::One);
    }
    let mut years: Vec<(i16, Decimal)> = Vec::new();
    for part in text.split(',') {
        let (year, price) = part.split_once('=').ok_or_else(|| say::bad_prices_by_year(text))?;
        let year = year.trim().parse::<i16>().ok().filter(|year| (2026..=2100).contains(year));
        let year = year.ok_or_else(|| say::bad_prices_by_year(text))?;
        if years.iter().any(|(other, _)| *other == year) {
            return Err(say::price_twice(year.to_string()));
        }
        years.push((year, positive("--price", price)?));
    }
    years.sort_unstable_by_key(|(year, _)| *year);
    Ok(Prices::ByYear(years))
}

/// A positive number.
///
/// # Errors
/// What is wrong with it.
pub fn positive(flag: &str, text: &str) -> Result<Decimal, Text> {
    match literal::parse(text.trim()) {
        Ok(value) if value > Decimal::ZERO => Ok(value),
        Ok(_) => Err(say::must_be_positive(flag)),
        Err(_) => Err(say::not_a_number(flag, text)),
    }
}

/// What the lines of a list assume.
///
/// # Errors
/// Everything that is wrong with the flags.
pub fn of_lists(arguments: &Assumed) -> Result<OfLists, Vec<Text>> {
    let mut assumed = OfLists::default();
    let mut wrong = Vec::new();
    match arguments.price.as_deref().map(prices) {
        None => {}
        Some(Ok(Prices::One(price))) => assumed.price = Some(price),
        Some(Ok(Prices::ByYear(years))) => assumed.prices_by_year = years,
        Some(Err(mistake)) => wrong.push(mistake),
    }
    let mut read = |flag: &str, text: Option<&str>| match text.map(|text| positive(flag, text))? {
        Ok(value) => Some(value),
        Err(mistake) => {
            wrong.push(mistake);
            None
        }
    };
    assumed.what_if_price = read("--what-if-price", arguments.what_if_price.as_deref());
    assumed.correction = read("--cscf", arguments.cscf.as_deref());
    if wrong.is_empty() { Ok(assumed) } else { Err(wrong) }
}
