//! What the common lines of importers' years come to, for one thread: each year of an importer is one place of memory
//! that a line asks for, compares its name with, and adds to.

use super::importers::ImporterYears;
use super::memo::Memo;
use super::totals::Totals;
use crate::quantity::{ArithmeticError, SmallSum, Sum};

/// A spelling of an importer's name in a year.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Due {
    /// The name as a key; of a long one, nothing that is looked for.
    pub name: u128,
    pub certificates: SmallSum,
    /// Euro.
    pub cost: SmallSum,
    /// Billionths of a tonne that count towards 50 t.
    pub counted: i64,
    /// Lines for which certificates are due.
    pub lines: u32,
    pub above: bool,
    pub incomplete: bool,
}

/// Decimals of masses that are added up as integers: a kilogram with six decimals has nine as a tonne.
pub const MASS_DECIMALS: u32 = 9;

/// Of all spellings of all years.
#[derive(Debug)]
pub struct Dues {
    /// Where those of a year begin, by year since that of the first quarter.
    first: Vec<usize>,
    all: Vec<Due>,
}

impl Dues {
    pub fn of(importers: &ImporterYears) -> Self {
        let mut dues = Self { first: Vec::new(), all: Vec::new() };
        for spellings in importers.years() {
            dues.first.push(dues.all.len());
            dues.all.extend(spellings.all().map(|(position, name)| {
                let answer = importers.answer(*position);
                let nothing = SmallSum::default();
                let (above, incomplete) = (answer.above, answer.incomplete);
                Due { name, certificates: nothing, cost: nothing, counted: 0, lines: 0, above, incomplete }
            }));
        }
        dues
    }

    /// The position of a spelling, by its position among those of its year.
    #[inline]
    pub fn position(&self, years: usize, at: usize) -> usize {
        self.first.get(years).map_or(usize::MAX, |first| first + at)
    }

    #[inline]
    pub fn get(&self, position: usize) -> Option<&Due> {
        self.all.get(position)
    }

    #[inline]
    pub fn get_mut(&mut self, position: usize) -> Option<&mut Due> {
        self.all.get_mut(position)
    }

    /// Adds everything to the totals.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn add_to(&self, totals: &mut Totals, importers: &ImporterYears) -> Result<(), ArithmeticError> {
        for (due, (position, _)) in self.all.iter().zip(importers.years().iter().flat_map(Memo::all)) {
            let own = &mut totals.importers[*position];
            own.certificates.add_sum(&due.certificates.sum())?;
            own.cost.add_sum(&due.cost.sum())?;
            own.lines += u64::from(due.lines);
            totals.counted_masses[*position].add_sum(&Sum::of(i128::from(due.counted), MASS_DECIMALS))?;
        }
        Ok(())
    }
}
