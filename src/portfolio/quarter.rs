//! Quarters of calendar years.

use crate::scenario::goods::Import;
use jiff::civil::Date;

/// A quarter of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    pub year: i16,
    /// 1 to 4.
    pub number: i8,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), number: (date.month() - 1) / 3 + 1 }
    }

    /// As the engine takes it.
    pub fn import(self) -> Import {
        Import::Quarter { year: self.year, quarter: self.number }
    }
}
