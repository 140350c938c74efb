//! What the lines come to. Everything is summed exactly, so that neither the order of the lines nor the number
//! of threads changes a digit.

use super::Failure;
use super::engine::{Rate, Status};
use crate::quantity::{ArithmeticError, Decimal, Sum};
use std::collections::BTreeMap;

/// A line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub table: usize,
    pub line: u64,
}

/// Sums of lines for which certificates are due.
#[derive(Clone, Copy, Debug, Default)]
pub struct Due {
    pub lines: u64,
    /// Tonnes.
    pub mass: Sum,
    pub certificates: Sum,
    /// Of these, certificates whose price is not published: they are not in the cost.
    pub unpriced: Sum,
    /// Euro.
    pub cost: Sum,
}

impl Due {
    /// Adds a line.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn add(&mut self, mass: Decimal, certificates: Decimal, cost: Option<Decimal>) -> Result<(), ArithmeticError> {
        self.lines += 1;
        self.mass.add(mass)?;
        self.certificates.add(certificates)?;
        match cost {
            Some(cost) => self.cost.add(cost),
            None => self.unpriced.add(certificates),
        }
    }

    /// Adds the sums of others.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn add_all(&mut self, other: &Self) -> Result<(), ArithmeticError> {
        self.lines += other.lines;
        self.mass.add_sum(&other.mass)?;
        self.certificates.add_sum(&other.certificates)?;
        self.unpriced.add_sum(&other.unpriced)?;
        self.cost.add_sum(&other.cost)
    }
}

/// Lines that are alike: one good of one origin in one quarter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    pub code: String,
    pub origin: String,
    pub year: i16,
    pub quarter: i8,
    pub by_default_value: bool,
}

/// Lines with something wrong of one kind.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    pub lines: u64,
    /// The first ones.
    pub first: Vec<Place>,
}

/// So many first lines of a trouble are kept.
const FIRST: usize = 5;
/// So many lines of greatest cost are kept.
pub const TOP: usize = 10;

/// A line of great cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopLine {
    pub cost: Decimal,
    pub place: Place,
    pub id: String,
    pub importer: String,
    pub code: String,
    pub origin: String,
    pub mass: Decimal,
}

/// What the lines come to.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Lines by status, in the order of [`Status`].
    pub statuses: [u64; 6],
    /// By the position of the importer's year.
    pub importers: Vec<Due>,
    pub cells: BTreeMap<Cell, Due>,
    pub troubles: BTreeMap<&'static str, Trouble>,
    pub top: Vec<TopLine>,
    /// Customs value of lines that have a cost, and that cost, in euro.
    pub customs_value: Sum,
    pub cost_of_valued: Sum,
}

impl Totals {
    /// Totals of nothing, with room for every importer's year.
    pub fn of(importer_years: usize) -> Self {
        Self { importers: vec![Due::default(); importer_years], ..Self::default() }
    }

    pub fn count(&mut self, status: Status) {
        self.statuses[status as usize] += 1;
    }

    /// Lines of a status.
    pub fn lines(&self, status: Status) -> u64 {
        self.statuses[status as usize]
    }

    pub fn trouble(&mut self, code: &'static str, place: Place) {
        let trouble = self.troubles.entry(code).or_default();
        trouble.lines += 1;
        if trouble.first.len() < FIRST {
            trouble.first.push(place);
        }
    }

    /// Whether a line of this cost would be among the top ones.
    pub fn is_top(&self, cost: Decimal) -> bool {
        self.top.len() < TOP || self.top.last().is_none_or(|last| cost >= last.cost)
    }

    /// Keeps a line if it is among the top ones: the greatest cost first, then the earliest line.
    pub fn keep_top(&mut self, line: TopLine) {
        let at = self.top.partition_point(|other| (other.cost, line.place) > (line.cost, other.place));
        self.top.insert(at, line);
        self.top.truncate(TOP);
    }

    /// Adds what another thread found.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn merge(&mut self, other: Self) -> Result<(), Failure> {
        for (own, more) in self.statuses.iter_mut().zip(other.statuses) {
            *own += more;
        }
        for (own, more) in self.importers.iter_mut().zip(&other.importers) {
            own.add_all(more)?;
        }
        for (cell, due) in other.cells {
            self.cells.entry(cell).or_default().add_all(&due)?;
        }
        for (code, trouble) in other.troubles {
            let own = self.troubles.entry(code).or_default();
            own.lines += trouble.lines;
            own.first.extend(trouble.first);
            own.first.sort_unstable();
            own.first.truncate(FIRST);
        }
        for line in other.top {
            self.keep_top(line);
        }
        self.customs_value.add_sum(&other.customs_value)?;
        self.cost_of_valued.add_sum(&other.cost_of_valued)?;
        Ok(())
    }
}

/// The mass of lines of one key in one quarter; certificates and cost follow from it by the rate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub lines: u64,
    pub mass: Sum,
}

impl Tally {
    /// What the lines come to: the rate times the sum of masses is the sum of the lines, since products and sums
    /// are exact.
    ///
    /// # Errors
    /// A product that does not fit.
    pub fn due(&self, rate: &Rate, price: Option<Decimal>) -> Result<Due, ArithmeticError> {
        let certificates = match rate.certificates {
            Some(certificates) => self.mass.times(certificates)?,
            None => Sum::default(),
        };
        Ok(Due {
            lines: self.lines,
            mass: self.mass,
            certificates,
            unpriced: if price.is_none() { certificates } else { Sum::default() },
            cost: match price {
                Some(price) => certificates.times(price)?,
                None => Sum::default(),
            },
        })
    }
}
