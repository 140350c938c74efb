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

/// Ten characters, as those of the day `2026-08-31`.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    /// The first eight as one number, the first one lowest.
    beginning: u64,
    /// The last two in the same way.
    day: u16,
}

impl Day {
    #[inline]
    pub fn of(ten: &[u8; 10]) -> Self {
        let (beginning, day) = (ten.first_chunk().copied(), ten.last_chunk().copied());
        Self { beginning: beginning.map_or(0, u64::from_le_bytes), day: day.map_or(0, u16::from_le_bytes) }
    }

    /// The day of its month: its tens times sixteen, and its ones, which may be more than nine.
    #[inline]
    fn number(self) -> Option<u32> {
        // Tens are 0x30 to 0x33, ones 0x30 to 0x3f.
        (self.day & 0xf0fc == 0x3030).then(|| u32::from(self.day & 3) << 4 | u32::from(self.day >> 8 & 15))
    }

    /// What is left of the year divided by four, and the month; a multiplication brings both to the highest bits. Twenty
    /// is a multiple of four, so that of the tens of the year it matters only whether they are odd.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "six bits")]
    fn place(self) -> usize {
        const ODD_TENS_OF_YEARS: u64 = 0x0001_0000;
        const YEARS: u64 = 0x0300_0000;
        const TENS: u64 = 0x0100_0000_0000;
        const ONES: u64 = 0x000f_0000_0000_0000;
        let known = self.beginning & (ODD_TENS_OF_YEARS | YEARS | TENS | ONES);
        let together = known.wrapping_mul(1 << 47 | 1 << 38 | 10 << 18 | 1 << 10);
        (together >> 58) as usize
    }
}

/// Of a month that was met.
#[derive(Clone, Copy, Debug, Default)]
struct Month {
    beginning: u64,
    /// A bit for each day that it has, sixteen bits for each of its tens.
    days: u64,
    quarter: Quarter,
}

/// Months of any four years in a row have places of their own.
#[derive(Debug)]
pub struct Months([Month; 64]);

impl Default for Months {
    fn default() -> Self {
        Self([Month::default(); 64])
    }
}

impl Months {
    /// The quarter of a day, if its month was met.
    #[inline]
    pub fn quarter_of(&self, day: Day) -> Option<Quarter> {
        let (month, number) = (&self.0[day.place()], day.number()?);
        // A month that was never met has no days.
        (month.beginning == day.beginning && month.days >> number & 1 == 1).then_some(month.quarter)
    }

    /// Keeps the month of a day, if it is written plainly.
    pub fn keep(&mut self, written: &[u8; 10], date: Date) {
        if written == date.to_string().as_bytes() {
            let day = Day::of(written);
            let days = (1..=date.days_in_month().unsigned_abs()).map(|day| 1 << (day / 10 * 16 + day % 10)).sum();
            self.0[day.place()] = Month { beginning: day.beginning, days, quarter: Quarter::of(date) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::cells;

    fn quarter_of(months: &Months, text: &str) -> Option<Quarter> {
        months.quarter_of(Day::of(text.as_bytes().try_into().ok()?))
    }

    #[test]
    fn months_of_four_years_in_a_row_are_kept_together() {
        for first in 2020..2040 {
            let days: Vec<String> =
                (0..48).map(|month| format!("{}-{:02}-28", first + month / 12, month % 12 + 1)).collect();
            let mut months = Months::default();
            for day in &days {
                months.keep(day.as_bytes().try_into().unwrap(), cells::day(day).unwrap());
            }
            assert!(days.iter().all(|day| quarter_of(&months, day).is_some()), "{first}");
        }
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
                            if let Some(found) = quarter_of(&months, &text) {
                                assert_eq!(Some((found.year(), found.number())), careful, "{text}");
                                quick += 1;
                            }
                            if let (Ok(day), Ok(cell)) = (cells::day(&text), text.as_bytes().try_into()) {
                                months.keep(&cell, day);
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
            assert_eq!(quarter_of(&months, text), None, "{text}");
        }
        // In the first round the first day of each month is not known.
        assert_eq!(quick, (365 + 366) * 2 - 24);
    }
}
