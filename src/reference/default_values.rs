//! Default values for embedded emissions, tCO2e per tonne of good: the total column, by country and
//! the longest prefix of the code.
//!
//! Source: Impl. Reg. (EU) 2025/2621, Annexes I and IV, as first published and as replaced by Impl.
//! Reg. (EU) 2026/1740. Only the total is law; direct and indirect are for information (recital 10).

use super::{DataError, Row, Table};
use crate::quantity::{Decimal, literal};
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// The edition in force since 31 July 2026, from 1 January 2026.
pub const IN_FORCE: &str = "eu-default-values";
/// The edition of December 2025.
pub const FIRST_EDITION: &str = "eu-default-values-first-edition";
/// Precursors of unknown origin: the highest value worldwide.
pub const UNKNOWN_ORIGIN: &str = "eu-default-values-unknown-origin";
/// The row of other countries and territories.
pub const OTHER_COUNTRIES: &str = "XX";

/// One edition, indexed. Built once; a look-up is a binary search and a few comparisons.
#[derive(Clone, Debug)]
pub struct DefaultValues {
    /// The name of the table, for the basis of a figure.
    pub table: &'static str,
    /// Country code, and where its entries begin and end.
    countries: Vec<(String, usize, usize)>,
    /// The positions of countries by their codes; looked up, never listed.
    positions: HashMap<String, usize, FixedState>,
    /// The position of other countries and territories.
    other_countries: Option<usize>,
    /// Sorted within a country.
    codes: Vec<Code>,
    /// The rows of these codes.
    entries: Vec<Entry>,
}

/// What a row says.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Absent where the law prints no number.
    total: Option<Decimal>,
    /// Route letters, at most two; zero where none.
    route: [u8; 2],
    /// The position of the row in its table.
    row: u32,
}

/// A value found, and whose row it is.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub total: Decimal,
    pub route: [u8; 2],
    pub row: u32,
    /// The country's own row, or that of other countries and territories.
    pub other_countries: bool,
}

impl DefaultValues {
    /// Indexes a table; one without a country column holds a single list.
    ///
    /// # Errors
    /// A code or total that is not a number.
    pub fn index(table: &Table, name: &'static str) -> Result<Self, DataError> {
        let country_at = table.column("country");
        let column = |name: &str| table.column(name).unwrap_or(usize::MAX);
        let (code_at, route_at, total_at) = (column("cn_code"), column("route"), column("total"));
        let mut keyed: Vec<(&str, Code, Entry)> = Vec::with_capacity(table.records.len());
        for (index, record) in table.records.iter().enumerate() {
            let row = Row { table, index };
            let cell = |at: usize| record.get(at).unwrap_or_default();
            let total = match cell(total_at) {
                "" => None,
                digits => Some(literal::parse(digits).map_err(|_| row.error(format!("not a number: {digits:?}")))?),
            };
            let code = Code::new(cell(code_at)).ok_or_else(|| row.error(format!("no code: {:?}", cell(code_at))))?;
            let mut route = [0; 2];
            for (slot, letter) in route.iter_mut().zip(cell(route_at).bytes().filter(u8::is_ascii_uppercase)) {
                *slot = letter;
            }
            let row = u32::try_from(index).unwrap_or(u32::MAX);
            keyed.push((country_at.map_or("", |at| cell(at)), code, Entry { total, route, row }));
        }
        keyed.sort_by_key(|(country, code, _)| (*country, *code));
        let mut countries: Vec<(String, usize, usize)> = Vec::new();
        for (at, (country, ..)) in keyed.iter().enumerate() {
            match countries.last_mut() {
                Some((last, _, end)) if last == country => *end = at + 1,
                _ => countries.push(((*country).to_owned(), at, at + 1)),
            }
        }
        let other_countries = countries.iter().position(|(country, ..)| country == OTHER_COUNTRIES);
        let positions = countries.iter().zip(0..).map(|((country, ..), at)| (country.clone(), at)).collect();
        let (codes, entries) = keyed.into_iter().map(|(_, code, entry)| (code, entry)).unzip();
        Ok(Self { table: name, countries, positions, other_countries, codes, entries })
    }

    /// The countries that have a table of their own, `XX` among them.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.countries.iter().map(|(country, ..)| country.as_str())
    }

    /// The position of a country's own table; `None` for a country that has none.
    pub fn country(&self, code: &str) -> Option<usize> {
        self.positions.get(code).copied()
    }

    /// The value for a code: the country's own row, else the whole row (value and route together) of
    /// other countries and territories.
    pub fn find(&self, country: Option<usize>, code: Code) -> Option<Found> {
        let own = country.and_then(|country| self.in_country(country, code)).map(|found| (found, false));
        own.or_else(|| self.in_country(self.other_countries?, code).map(|found| (found, true))).and_then(
            |(entry, other_countries)| {
                let total = entry.total?;
                Some(Found { total, route: entry.route, row: entry.row, other_countries })
            },
        )
    }

    /// The value for a code in a list without countries.
    pub fn find_in_list(&self, code: Code) -> Option<Found> {
        let entry = self.in_country(0, code)?;
        Some(Found { total: entry.total?, route: entry.route, row: entry.row, other_countries: false })
    }

    /// The longest prefix that has a row; a row without a number counts as absent.
    fn in_country(&self, country: usize, code: Code) -> Option<Entry> {
        let (_, start, end) = self.countries.get(country)?;
        let codes = &self.codes[*start..*end];
        let beginnings = code.beginnings();
        // All of them stand at or before the code, the longest one last, and none before its heading.
        let before = &codes[..codes.partition_point(|known| *known <= code)];
        let of_heading = before.iter().rev().take_while(|known| Some(**known) >= beginnings[LEAST as usize]);
        let back = of_heading.zip(1..).find(|(known, _)| beginnings[known.digits()] == Some(**known))?.1;
        self.entries.get(start + before.len() - back).filter(|entry| entry.total.is_some()).copied()
    }
}

/// A code ready for look-ups: ten digits, padded with zeros, times sixteen, and how many were written. A code stands
/// before those that begin with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u64);

impl Code {
    /// Reads 4 to 10 digits.
    pub fn new(written: &str) -> Option<Self> {
        let digits = u64::try_from(written.len()).ok().filter(|digits| (LEAST..=10).contains(digits))?;
        let number: u64 = written.bytes().all(|b| b.is_ascii_digit()).then(|| written.parse().ok()).flatten()?;
        Some(Self::of(number * UNITS[written.len()], digits))
    }

    fn of(padded: u64, digits: u64) -> Self {
        Self(padded << 4 | digits)
    }

    fn padded(self) -> u64 {
        self.0 >> 4
    }

    fn digits(self) -> usize {
        (self.0 & 0xf) as usize
    }

    /// The first eight digits as a number.
    pub fn eight(self) -> u32 {
        // Ten digits less two fit 32 bits.
        u32::try_from(self.padded() / 100).unwrap_or(u32::MAX)
    }

    /// What it begins with, itself among it, by the number of digits; none where these are too few or too many.
    fn beginnings(self) -> [Option<Self>; 11] {
        let mut beginnings = [None; 11];
        for (digits, unit) in (LEAST..).zip(&UNITS[LEAST as usize..=self.digits()]) {
            beginnings[digits as usize] = Some(Self::of(self.padded() - self.padded() % unit, digits));
        }
        beginnings
    }
}

/// A heading has four digits of ten; no code is shorter.
const LEAST: u64 = 4;

/// Ten to the power of the digits that a code of ten has more, by the number of digits.
const UNITS: [u64; 11] = {
    let mut units = [1; 11];
    let mut digits = 10;
    while digits > 0 {
        digits -= 1;
        units[digits] = units[digits + 1] * 10;
    }
    units
};
