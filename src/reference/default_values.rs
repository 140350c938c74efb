//! Default values for embedded emissions, tCO2e per tonne of good: the total column, by country and
//! the longest prefix of the code.
//!
//! Source: Impl. Reg. (EU) 2025/2621, Annexes I and IV, as first published and as replaced by Impl.
//! Reg. (EU) 2026/1740. Only the total is law; direct and indirect are for information (recital 10).

use super::{DataError, Row, Table};
use crate::quantity::{Decimal, literal};

/// The edition in force since 31 July 2026, from 1 January 2026.
pub const IN_FORCE: &str = "eu-default-values";
/// The edition of December 2025.
pub const FIRST_EDITION: &str = "eu-default-values-first-edition";
/// Precursors of unknown origin: the highest value worldwide.
pub const UNKNOWN_ORIGIN: &str = "eu-default-values-unknown-origin";
/// The row of other countries and territories.
pub const OTHER_COUNTRIES: &str = "XX";

/// A heading has four digits of ten.
const HEADING: u64 = 1_000_000;

/// One edition, indexed. Built once; a look-up is a binary search and a few comparisons.
#[derive(Clone, Debug)]
pub struct DefaultValues {
    /// The name of the table, for the basis of a figure.
    pub table: &'static str,
    /// Country code, and where its entries begin and end.
    countries: Vec<(String, usize, usize)>,
    /// The position of other countries and territories.
    other_countries: Option<usize>,
    /// Sorted by padded code and length within a country.
    entries: Vec<Entry>,
}

/// A row with its code as a number: ten digits, padded with zeros, and how many were written.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    code: u64,
    digits: u8,
    /// Ten to the power of the digits that were not written.
    unit: u64,
    /// Absent where the law prints no number.
    pub total: Option<Decimal>,
    /// Route letters, at most two; zero where none.
    pub route: [u8; 2],
    /// The position of the row in its table.
    pub row: u32,
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
        let mut keyed: Vec<(&str, Entry)> = Vec::with_capacity(table.records.len());
        for (index, record) in table.records.iter().enumerate() {
            let row = Row { table, index };
            let cell = |at: usize| record.get(at).unwrap_or_default();
            let total = match cell(total_at) {
                "" => None,
                digits => Some(literal::parse(digits).map_err(|_| row.error(format!("not a number: {digits:?}")))?),
            };
            let (code, digits) =
                padded(cell(code_at)).ok_or_else(|| row.error(format!("no code: {:?}", cell(code_at))))?;
            let mut route = [0; 2];
            for (slot, letter) in route.iter_mut().zip(cell(route_at).bytes().filter(u8::is_ascii_uppercase)) {
                *slot = letter;
            }
            let row = u32::try_from(index).unwrap_or(u32::MAX);
            keyed.push((
                country_at.map_or("", |at| cell(at)),
                Entry { code, digits, unit: unit(digits), total, route, row },
            ));
        }
        keyed.sort_by_key(|(country, entry)| (*country, entry.code, entry.digits));
        let mut countries: Vec<(String, usize, usize)> = Vec::new();
        for (at, (country, _)) in keyed.iter().enumerate() {
            match countries.last_mut() {
                Some((last, _, end)) if last == country => *end = at + 1,
                _ => countries.push(((*country).to_owned(), at, at + 1)),
            }
        }
        let other_countries = countries.iter().position(|(country, ..)| country == OTHER_COUNTRIES);
        let entries = keyed.into_iter().map(|(_, entry)| entry).collect();
        Ok(Self { table: name, countries, other_countries, entries })
    }

    /// The countries that have a table of their own, `XX` among them.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.countries.iter().map(|(country, ..)| country.as_str())
    }

    /// The position of a country's own table; `None` for a country that has none.
    pub fn country(&self, code: &str) -> Option<usize> {
        self.countries.binary_search_by(|(country, ..)| country.as_str().cmp(code)).ok()
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
        let entries = &self.entries[*start..*end];
        let heading = code.padded - code.padded % HEADING;
        let first = entries.partition_point(|entry| entry.code < heading);
        // No code is shorter than a heading, and a heading has few rows.
        let of_heading = entries[first..].iter().take_while(|entry| entry.code < heading + HEADING);
        of_heading
            .filter(|entry| entry.digits <= code.digits && entry.code == code.padded - code.padded % entry.unit)
            .max_by_key(|entry| entry.digits)
            .filter(|entry| entry.total.is_some())
            .copied()
    }
}

/// A code ready for look-ups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    padded: u64,
    digits: u8,
}

impl Code {
    /// Reads 4 to 10 digits.
    pub fn new(digits: &str) -> Option<Self> {
        padded(digits).map(|(padded, digits)| Self { padded, digits })
    }

    /// The first eight digits as a number.
    pub fn eight(self) -> u32 {
        // Ten digits less two fit 32 bits.
        u32::try_from(self.padded / 100).unwrap_or(u32::MAX)
    }
}

/// Ten to the power of the digits that a code of ten has more.
fn unit(digits: u8) -> u64 {
    10_u64.pow(u32::from(10 - digits))
}

fn padded(digits: &str) -> Option<(u64, u8)> {
    let count = u8::try_from(digits.len()).ok().filter(|count| (4..=10).contains(count))?;
    let number: u64 = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
    Some((number * unit(count), count))
}
