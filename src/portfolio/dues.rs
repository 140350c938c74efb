//! What the common lines of importers' years come to, for one thread: each year of an importer is one place of memory
//! that a line asks for, compares its name with, and adds to.

use super::importers::{ImporterYears, Spelled};
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

/// By year and by position among its spellings, as [`ImporterYears`] has them.
#[derive(Debug)]
pub struct Dues(Vec<Vec<Due>>);

impl Dues {
    pub fn of(importers: &ImporterYears) -> Self {
        let due = |(position, name): (&usize, u128)| {
            let answer = importers.answer(*position);
            let nothing = SmallSum::default();
            let (above, incomplete) = (answer.above, answer.incomplete);
            Due { name, certificates: nothing, cost: nothing, counted: 0, lines: 0, above, incomplete }
        };
        Self(importers.years().iter().map(|spellings| spellings.all().map(due).collect()).collect())
    }

    #[inline]
    pub fn get(&self, Spelled { year, at }: Spelled) -> Option<&Due> {
        self.0.get(year)?.get(at)
    }

    #[inline]
    pub fn get_mut(&mut self, Spelled { year, at }: Spelled) -> Option<&mut Due> {
        self.0.get_mut(year)?.get_mut(at)
    }

    /// Adds everything to the totals.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn add_to(&self, totals: &mut Totals, importers: &ImporterYears) -> Result<(), ArithmeticError> {
        for (dues, spellings) in self.0.iter().zip(importers.years()) {
            for (due, (position, _)) in dues.iter().zip(spellings.all()) {
                let own = &mut totals.importers[*position];
                own.certificates.add_sum(&due.certificates.sum())?;
                own.cost.add_sum(&due.cost.sum())?;
                own.lines += u64::from(due.lines);
                totals.counted_masses[*position].add_sum(&Sum::of(i128::from(due.counted), MASS_DECIMALS))?;
            }
        }
        Ok(())
    }
}
