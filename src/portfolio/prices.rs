//! The price of each quarter with what is written of it, found once.

use super::Setup;
use super::engine::{Engine, Price};
use super::totals::Number;
use super::writing::{Short, write_cell};
use crate::quantity::{Decimal, write_digits};
use crate::scenario::goods::Import;

/// A quarter's price.
#[derive(Debug, Default)]
pub struct QuarterPrice {
    pub known: Option<Decimal>,
    pub number: Option<Number>,
    /// The cell of the price as it is written, a delimiter before it and behind it.
    pub cell: Vec<u8>,
    /// The same where it is short.
    pub short_cell: Option<Short>,
    /// The cell of the reason, where there is no price.
    pub reason: Vec<u8>,
}

/// Prices by quarter since 2000.
#[derive(Debug, Default)]
pub struct Prices(Vec<Option<Box<QuarterPrice>>>);

impl Prices {
    /// The price of a quarter.
    #[inline]
    pub fn of(&mut self, (year, quarter): (i16, i8), engine: &Engine<'_>, setup: &Setup<'_>) -> &QuarterPrice {
        let at = usize::try_from(year - 2000).unwrap_or_default() * 4 + usize::from(quarter.unsigned_abs()) - 1;
        if self.0.len() <= at {
            self.0.resize_with(at + 1, || None);
        }
        self.0[at].get_or_insert_with(|| find(Import::Quarter { year, quarter }, engine, setup))
    }
}

#[cold]
fn find(import: Import, engine: &Engine<'_>, setup: &Setup<'_>) -> Box<QuarterPrice> {
    let mut found = QuarterPrice::default();
    let price = engine.price(import);
    found.known = price.known();
    found.number = price.known().map(Number::of);
    found.cell.push(setup.delimiter);
    if let Some(price) = price.known() {
        write_digits(price, &mut found.cell);
    }
    found.cell.push(setup.delimiter);
    found.short_cell = Short::of(&found.cell);
    if let Price::Unpublished(problem) = price {
        write_cell(setup.reason(&problem).as_bytes(), setup.delimiter, &mut found.reason);
    }
    Box::new(found)
}
