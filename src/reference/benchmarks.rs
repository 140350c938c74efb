//! CBAM benchmarks, tCO2e per tonne of good: column A for actual emissions (the process alone),
//! column B for default values (the whole chain).
//!
//! Source: Impl. Reg. (EU) 2025/2620, Annex, Table 5.3.

use super::default_values::Code;
use super::{DataError, Table};
use crate::quantity::Decimal;

/// The name of the table.
pub const TABLE: &str = "eu-benchmarks";

/// Which column. The two are never mixed for one good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BenchmarkColumn {
    /// Process only: actual emissions.
    A,
    /// Whole chain: default values.
    B,
}

/// The table, indexed.
#[derive(Clone, Debug)]
pub struct Benchmarks {
    /// Sorted by code and column.
    entries: Vec<Benchmark>,
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub struct Benchmark {
    code: u32,
    column: BenchmarkColumn,
    /// The route letter; zero where the row is independent of the route.
    pub route: u8,
    /// 1: production in 2026 and 2027; 2: 2028 to 2030; 0: all years.
    period: u8,
    pub value: Decimal,
    /// The position of the row in its table.
    pub row: u32,
}

/// Why there is no benchmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoBenchmark {
    /// The code has no benchmark in this column.
    None,
    /// The benchmark depends on the route, and none was named; the letters there are.
    RouteNeeded(Vec<char>),
    /// The route named is not among those of the code.
    RouteUnknown(Vec<char>),
}

impl Benchmarks {
    /// Indexes the table.
    ///
    /// # Errors
    /// A row that cannot be read.
    pub fn index(table: &Table) -> Result<Self, DataError> {
        let mut entries = Vec::with_capacity(table.records.len());
        for (index, row) in table.rows().enumerate() {
            let code = Code::new(row.get("cn_code")).ok_or_else(|| row.error("no code".to_owned()))?;
            let column = match row.get("column") {
                "A" => BenchmarkColumn::A,
                "B" => BenchmarkColumn::B,
                other => return Err(row.error(format!("no column {other:?}"))),
            };
            entries.push(Benchmark {
                code: code.eight(),
                column,
                route: row.get("route").bytes().next().unwrap_or(0),
                period: row.get("period").parse().unwrap_or(0),
                value: row.decimal("value")?,
                row: u32::try_from(index).unwrap_or(u32::MAX),
            });
        }
        entries.sort_by_key(|entry| (entry.code, entry.column));
        Ok(Self { entries })
    }

    /// The rows of a code in a column that hold for a production period (`1` or `2`).
    pub fn rows(&self, code: Code, column: BenchmarkColumn, period: u8) -> impl Iterator<Item = &Benchmark> + Clone {
        let key = (code.eight(), column);
        let start = self.entries.partition_point(|entry| (entry.code, entry.column) < key);
        self.entries[start..]
            .iter()
            .take_while(move |entry| (entry.code, entry.column) == key)
            .filter(move |entry| entry.period == 0 || entry.period == period)
    }

    /// The benchmark for routes (letters, zero for none).
    ///
    /// A code without routes takes its only row, whatever route is named (Impl. Reg. (EU) 2026/1740,
    /// recital 3). Column B: where several alloy grades of the named route are listed, the highest
    /// holds (point 5.1).
    ///
    /// # Errors
    /// No row, no route named where one is needed, or a route that the code does not have.
    pub fn choose(
        &self,
        code: Code,
        column: BenchmarkColumn,
        period: u8,
        routes: [u8; 2],
    ) -> Result<Benchmark, NoBenchmark> {
        let rows = self.rows(code, column, period);
        let named = |route: u8| route != 0 && routes.contains(&route);
        // H (low-alloy) and J (high-alloy) are the grades of one route, the electric arc furnace.
        let by_grade = |route: u8| named(route) || (column == BenchmarkColumn::B && route == b'J' && named(b'H'));
        let mut best: Option<&Benchmark> = None;
        let mut any_named = false;
        for row in rows.clone() {
            if row.route == 0 {
                return Ok(*row);
            }
            any_named |= named(row.route);
            if by_grade(row.route) && best.is_none_or(|best| row.value > best.value) {
                best = Some(row);
            }
        }
        match best.filter(|_| any_named) {
            Some(row) => Ok(*row),
            None => {
                let letters: Vec<char> = rows.map(|row| char::from(row.route)).collect();
                Err(match (letters.is_empty(), routes == [0; 2]) {
                    (true, _) => NoBenchmark::None,
                    (false, true) => NoBenchmark::RouteNeeded(letters),
                    (false, false) => NoBenchmark::RouteUnknown(letters),
                })
            }
        }
    }
}
