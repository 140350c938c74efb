//! The price of each quarter with what is written of it, found once.

use super::Setup;
use super::engine::{Engine, Price, Status};
use super::months::Quarter;
use super::totals::Due;
use super::writing::{Ending, Short, write_cell};
use crate::quantity::{ArithmeticError, Decimal, Small, Sum, write_digits};
use crate::scenario::goods::Import;

/// A quarter's price.
#[derive(Debug, Default)]
pub struct QuarterPrice {
    pub known: Option<Decimal>,
    /// The cell of the price as it is written, a delimiter before it and behind it.
    pub cell: Vec<u8>,
    /// The cell of the reason, where there is no price, and its words.
    pub reason: Vec<u8>,
    pub reason_words: String,
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
    /// What stands behind the cost, from the delimiter on.
    pub end: Ending,
}

/// Year and quarter, and what is due.
pub type QuarterDue = ((i16, i8), Due);

/// Prices by quarter.
#[derive(Debug, Default)]
pub struct Prices(Vec<Option<Box<QuarterPrice>>>);

impl Prices {
    /// The price of a quarter that was asked for before.
    #[inline]
    pub fn known(&mut self, quarter: Quarter) -> Option<&mut QuarterPrice> {
        self.0.get_mut(quarter.position())?.as_deref_mut()
    }

    /// The price of a quarter.
    pub fn of(&mut self, quarter: Quarter, engine: &Engine<'_>, setup: &Setup<'_>) -> &mut QuarterPrice {
        let at = quarter.position();
        if self.0.len() <= at {
            self.0.resize_with(at + 1, || None);
        }
        self.0[at].get_or_insert_with(|| find(quarter.import(), engine, setup))
    }

    /// What is due of every quarter that has lines; all of it begins again at zero.
    ///
    /// # Errors
    /// A product that does not fit.
    pub fn take(&mut self) -> Result<Vec<QuarterDue>, ArithmeticError> {
        let mut found = Vec::new();
        for (at, price) in self.0.iter_mut().enumerate() {
            let Some(price) = price.as_mut().filter(|price| price.lines > 0) else { continue };
            let (lines, mass) = (std::mem::take(&mut price.lines), std::mem::take(&mut price.mass));
            let certificates = std::mem::take(&mut price.certificates);
            let (cost, unpriced) = match price.known {
                Some(price) => (certificates.times(price)?, Sum::default()),
                None => (Sum::default(), certificates),
            };
            let quarter = Quarter::at(at);
            found.push(((quarter.year(), quarter.number()), Due { lines, mass, certificates, unpriced, cost }));
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
            found.reason_words = setup.reason(&problem);
            write_cell(found.reason_words.as_bytes(), setup.delimiter, &mut found.reason);
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
    let end = [&[delimiter], status.code().as_bytes(), &[delimiter], &found.reason, b"\n"].concat();
    Some(Common { price, cell: Short::of(&found.cell)?, end: Ending::of(end) })
}
