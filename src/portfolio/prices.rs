//! The price of each quarter with what is written of it, found once.

use super::Setup;
use super::engine::{Engine, Price, Status};
use super::totals::Due;
use super::writing::{Short, write_cell};
use crate::quantity::{ArithmeticError, Decimal, Small, Sum, write_digits};
use crate::scenario::goods::Import;

/// A quarter's price.
#[derive(Debug, Default)]
pub struct QuarterPrice {
    pub known: Option<Decimal>,
    /// The cell of the price as it is written, a delimiter before it and behind it.
    pub cell: Vec<u8>,
    /// The cell of the reason, where there is no price.
    pub reason: Vec<u8>,
    /// What common lines need.
    pub common: Option<Common>,
    /// What is due: lines, tonnes, certificates.
    pub lines: u64,
    pub mass: Sum,
    pub certificates: Sum,
}

/// What common lines of a quarter need.
#[derive(Debug)]
pub struct Common {
    /// None where there is no price.
    pub price: Option<Small>,
    pub cell: Short<15>,
    /// What stands behind the cost, from the delimiter on, with room behind it; and its length.
    pub end: (Vec<u8>, usize),
}

/// Year and quarter, and what is due.
pub type QuarterDue = ((i16, i8), Due);

/// Prices by quarter since 2000.
#[derive(Debug, Default)]
pub struct Prices(Vec<Option<Box<QuarterPrice>>>);

/// Where the price of a quarter stands.
pub fn place_of((year, quarter): (i16, i8)) -> usize {
    usize::try_from(year - 2000).unwrap_or_default() * 4 + usize::from(quarter.unsigned_abs()) - 1
}

impl Prices {
    /// The price of a quarter that was asked for before.
    #[inline]
    pub fn known(&mut self, place: usize) -> Option<&mut QuarterPrice> {
        self.0.get_mut(place)?.as_deref_mut()
    }

    /// The price of a quarter.
    pub fn of(&mut self, (year, quarter): (i16, i8), engine: &Engine<'_>, setup: &Setup<'_>) -> &mut QuarterPrice {
        let at = place_of((year, quarter));
        if self.0.len() <= at {
            self.0.resize_with(at + 1, || None);
        }
        self.0[at].get_or_insert_with(|| find(Import::Quarter { year, quarter }, engine, setup))
    }

    /// What is due of every quarter that has lines; all of it begins again at zero.
    ///
    /// # Errors
    /// A product that does not fit.
    pub fn take(&mut self) -> Result<Vec<QuarterDue>, ArithmeticError> {
        let quarters = (2000..).flat_map(|year| (1..=4).map(move |quarter| (year, quarter)));
        let mut found = Vec::new();
        for (price, quarter) in self.0.iter_mut().zip(quarters) {
            let Some(price) = price.as_mut().filter(|price| price.lines > 0) else { continue };
            let (lines, mass) = (std::mem::take(&mut price.lines), std::mem::take(&mut price.mass));
            let certificates = std::mem::take(&mut price.certificates);
            let (cost, unpriced) = match price.known {
                Some(price) => (certificates.times(price)?, Sum::default()),
                None => (Sum::default(), certificates),
            };
            found.push((quarter, Due { lines, mass, certificates, unpriced, cost }));
        }
        Ok(found)
    }
}

#[cold]
fn find(import: Import, engine: &Engine<'_>, setup: &Setup<'_>) -> Box<QuarterPrice> {
    let mut found = QuarterPrice::default();
    let price = engine.price(import);
    found.known = price.known();
    found.cell.push(setup.delimiter);
    if let Some(price) = price.known() {
        write_digits(price, &mut found.cell);
    }
    found.cell.push(setup.delimiter);
    let status = match price {
        Price::Unpublished(problem) => {
            write_cell(setup.reason(&problem).as_bytes(), setup.delimiter, &mut found.reason);
            Status::PriceUnpublished
        }
        Price::Published(_) | Price::Assumed(_) => Status::Liable,
    };
    found.common = common(&found, status, setup.delimiter);
    Box::new(found)
}

/// None where the price has many digits.
fn common(found: &QuarterPrice, status: Status, delimiter: u8) -> Option<Common> {
    let price = match found.known {
        Some(price) => Some(Small::of(price)?),
        None => None,
    };
    let mut end = [&[delimiter], status.code().as_bytes(), &[delimiter], &found.reason, b"\n"].concat();
    let length = end.len();
    end.resize(length + 64, 0);
    Some(Common { price, cell: Short::of(&found.cell)?, end: (end, length) })
}
