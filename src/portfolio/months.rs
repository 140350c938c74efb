//! The months that were met last, of days that are written plainly: a look-up of a few steps instead of reading the
//! day of every line.

use crate::scenario::goods::Import;
use jiff::civil::Date;

/// A quarter of a calendar year, as how many there were since the first one of [`Quarter::FIRST_YEAR`]: a line looks
/// several things up by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter(u16);

impl Quarter {
    /// No line has an earlier one; its own quarters stand for lines without a date.
    pub const FIRST_YEAR: i16 = 1999;

    /// The quarter of a day.
    pub fn of(date: Date) -> Self {
        let years = u16::try_from(date.year() - Self::FIRST_YEAR).unwrap_or_default();
        Self(years * 4 + (u16::from(date.month().unsigned_abs()) - 1) / 3)
    }

    /// How many there were before it.
    #[inline]
    pub fn position(self) -> usize {
        usize::from(self.0)
    }

    /// The quarter at a position.
    pub fn at(position: usize) -> Self {
        Self(u16::try_from(position).unwrap_or_default())
    }

    /// How many years there were before its own.
    #[inline]
    pub fn years(self) -> usize {
        usize::from(self.0 >> 2)
    }

    pub fn year(self) -> i16 {
        Self::FIRST_YEAR + (self.0 >> 2).cast_signed()
    }

    /// As the engine takes it.
    pub fn import(self) -> Import {
        Import::Quarter { year: self.year(), quarter: self.number() }
    }

    /// How many of its year there were before it: 0 to 3.
    #[inline]
    pub fn of_year(self) -> usize {
        usize::from(self.0 & 3)
    }

    /// 1 to 4.
    pub fn number(self) -> i8 {
        i8::try_from(self.0 & 3).unwrap_or_default() + 1
    }
}

/// The bytes `2026-08-` of a day as one number, the first byte lowest.
type Beginning = u64;

/// Of a month that was met.
#[derive(Clone, Copy, Debug, Default)]
struct Month {
    beginning: Beginning,
    quarter: Quarter,
    /// How many it has.
    days: u8,
}

/// Months of four years have places of their own.
#[derive(Debug)]
pub struct Months([Month; 64]);

impl Default for Months {
    fn default() -> Self {
        Self([Month::default(); 64])
    }
}

impl Months {
    /// The quarter of a day as [`Record::sixteen`](super::records::Record::sixteen) reads it, if its month was
    /// met.
    #[inline]
    pub fn quarter_of(&self, cell: u128) -> Option<Quarter> {
        let (beginning, day) = split(cell)?;
        let month = &self.0[place(beginning)];
        // A month that was never met has no days.
        (month.beginning == beginning && day.wrapping_sub(1) < u64::from(month.days)).then_some(month.quarter)
    }

    /// Keeps the month of a day, if it is written plainly.
    pub fn keep(&mut self, cell: u128, date: Date) {
        let written = date.to_string();
        if let Some((beginning, _)) = split(cell)
            && cell.to_le_bytes().starts_with(written.as_bytes())
        {
            let days = date.days_in_month().unsigned_abs();
            self.0[place(beginning)] = Month { beginning, quarter: Quarter::of(date), days };
        }
    }
}

/// What stands before the day, and a day of two digits with nothing behind it.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the two halves of a number")]
fn split(cell: u128) -> Option<(Beginning, u64)> {
    let (beginning, day) = (cell as u64, (cell >> 64) as u64);
    let (tens, ones) = ((day & 0xff).wrapping_sub(0x30), (day >> 8).wrapping_sub(0x30));
    (tens < 4 && ones < 10).then(|| (beginning, tens * 10 + ones))
}

#[inline]
fn place(beginning: Beginning) -> usize {
    let [_, _, _, year, _, tens, ones, _] = beginning.to_le_bytes().map(usize::from);
    (year % 4 * 16 + (tens % 16 * 10 + ones % 16) % 16) % 64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::cells;

    fn cell(text: &str) -> u128 {
        let mut padded = [0; 16];
        padded[..text.len()].copy_from_slice(text.as_bytes());
        u128::from_le_bytes(padded)
    }

    /// The quick way and the careful way read the same days, whichever month was met before.
    #[test]
    fn the_quick_way_of_days_agrees() {
        let mut months = Months::default();
        let mut quick = 0;
        for _ in 0..2 {
            for year in ["2026", "2028", "1926", "20:6"] {
                for month in 0..=19 {
                    for day in 0..=45 {
                        for text in [
                            format!("{year}-{month:02}-{day:02}"),
                            format!("{year}/{month:02}/{day:02}"),
                            format!("{day:02}.{month:02}.{year}"),
                            format!("{year}-{month:02}-{day}x"),
                            format!("{year}-{month:02}-{day:02}T10:00"),
                        ] {
                            let careful = cells::day(&text).map(|day| (day.year(), (day.month() - 1) / 3 + 1)).ok();
                            if let Some(found) = months.quarter_of(cell(&text)) {
                                assert_eq!(Some((found.year(), found.number())), careful, "{text}");
                                quick += 1;
                            }
                            if let Ok(day) = cells::day(&text) {
                                months.keep(cell(&text), day);
                            }
                        }
                    }
                }
            }
        }
        for text in [
            "",
            "soon",
            "2026-01-",
            "2026-01-1",
            "2026-01-15 noon",
            "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}",
        ] {
            assert_eq!(months.quarter_of(cell(text)), None, "{text}");
        }
        // In the first round the first day of each month is not known.
        assert_eq!(quick, (365 + 366) * 2 - 24);
    }
}
