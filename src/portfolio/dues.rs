//! What the common lines of importers' years come to, for one thread: each year of an importer is one place of memory
//! that a line asks for, compares its name with, and adds to.

use super::importers::{Answer, ImporterYears};
use super::memo::LONG;
use super::perfect::Places;
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

impl Due {
    fn of(name: u128, Answer { above, incomplete }: Answer) -> Self {
        let nothing = SmallSum::default();
        Self { name, certificates: nothing, cost: nothing, counted: 0, lines: 0, above, incomplete }
    }
}

/// Decimals of masses that are added up as integers: a kilogram with six decimals has nine as a tonne.
pub const MASS_DECIMALS: u32 = 9;

/// A name that no line has.
const NOBODY: u128 = u128::MAX - 1;

/// Of all spellings of all years.
#[derive(Debug)]
pub struct Dues {
    /// Since that of the first quarter.
    years: Vec<Year>,
    all: Vec<Due>,
}

/// Where the spellings of a year are.
#[derive(Debug)]
struct Year {
    /// Of the first place.
    first: usize,
    places: Places,
    /// By their position among the year's spellings.
    positions: Vec<usize>,
}

impl Dues {
    pub fn of(importers: &ImporterYears) -> Self {
        let mut dues = Self { years: Vec::new(), all: Vec::new() };
        for spellings in importers.years() {
            let names: Vec<u128> = spellings.all().map(|(_, name)| name).filter(|name| *name != LONG).collect();
            let (places, found) = Places::of(&names);
            let (first, mut found) = (dues.all.len(), found.into_iter());
            dues.all.resize(first + places.count, Due::of(NOBODY, Answer { above: false, incomplete: false }));
            let mut positions = Vec::with_capacity(spellings.len());
            for (position, name) in spellings.all() {
                let due = Due::of(name, importers.answer(*position));
                // Long names, and those without a place, stand behind the others.
                let place = if name == LONG { None } else { found.next().flatten() };
                let at = place.map_or(dues.all.len(), |place| first + place);
                if at == dues.all.len() {
                    dues.all.push(due);
                } else {
                    dues.all[at] = due;
                }
                positions.push(at);
            }
            dues.years.push(Year { first, places, positions });
        }
        dues
    }

    /// Where a short name is in a year; the name there is to be compared.
    #[inline]
    pub fn position(&self, years: usize, name: u128) -> Option<usize> {
        let year = self.years.get(years)?;
        Some(year.first + year.places.place(name))
    }

    /// Where a spelling is, by its position among those of its year.
    pub fn position_of_spelling(&self, years: usize, at: usize) -> Option<usize> {
        self.years.get(years)?.positions.get(at).copied()
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
        for (year, spellings) in self.years.iter().zip(importers.years()) {
            for (at, (position, _)) in year.positions.iter().zip(spellings.all()) {
                let (due, own) = (&self.all[*at], &mut totals.importers[*position]);
                own.certificates.add_sum(&due.certificates.sum())?;
                own.cost.add_sum(&due.cost.sum())?;
                own.lines += u64::from(due.lines);
                totals.counted_masses[*position].add_sum(&Sum::of(i128::from(due.counted), MASS_DECIMALS))?;
            }
        }
        Ok(())
    }
}
