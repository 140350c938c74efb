//! Ranges that the tables publish around a value that a computation took from them.

use crate::quantity::Decimal;
use crate::reference::{ColumnKind, DataError, Library, Row, Table, carbon_prices};
use crate::scenario::questions::Published;
use crate::text::Text;
use crate::trace::DataRow;
use jiff::civil::Date;

/// The ends of a range with the rows in which they stand.
#[derive(Clone, Debug)]
pub struct PublishedRange {
    pub low: Decimal,
    pub high: Decimal,
    pub low_row: DataRow,
    pub high_row: DataRow,
}

/// The range around a row; nothing where the table publishes none.
///
/// # Errors
/// A broken data file.
pub fn published(
    library: &dyn Library,
    basis: &DataRow,
    which: Published,
    known_on: Date,
) -> Result<Option<PublishedRange>, DataError> {
    let table = library.table(&basis.set)?;
    let Some(own) = table.rows().find(|row| row.line() == basis.line) else {
        return Ok(None);
    };
    match which {
        Published::Row if own.get("low").is_empty() || own.get("high").is_empty() => Ok(None),
        Published::Row => Ok(Some(PublishedRange {
            low: own.decimal("low")?,
            high: own.decimal("high")?,
            low_row: own.basis(),
            high_row: own.basis(),
        })),
        Published::Years => {
            let mut years: Vec<(Decimal, Row<'_>)> = Vec::new();
            for row in table.rows().filter(|row| row.known() <= known_on && same_series(&table, *row, own)) {
                years.push((row.decimal("value")?, row));
            }
            let low = years.iter().min_by_key(|(value, _)| *value);
            let high = years.iter().max_by_key(|(value, _)| *value);
            Ok(low.zip(high).filter(|(low, high)| low.1.index != high.1.index).map(|(low, high)| PublishedRange {
                low: low.0,
                high: high.0,
                low_row: low.1.basis(),
                high_row: high.1.basis(),
            }))
        }
    }
}

/// Whether two rows of a table by years differ in nothing of their key but the year.
fn same_series(table: &Table, a: Row<'_>, b: Row<'_>) -> bool {
    let by_years = table.about.columns.iter().any(|column| column.key && column.kind == ColumnKind::Year);
    let keys = table.about.columns.iter().filter(|column| column.key && column.kind != ColumnKind::Year);
    by_years && table.column("value").is_some() && keys.into_iter().all(|key| a.get(&key.name) == b.get(&key.name))
}

/// A forecast of the price of EU allowances.
#[derive(Clone, Debug)]
pub struct Forecast {
    pub title: Text,
    /// Euro per tonne.
    pub value: Decimal,
    pub row: DataRow,
}

/// The forecasts of EU allowances for a year that are known on a day.
///
/// # Errors
/// A broken data file.
pub fn forecasts(library: &dyn Library, year: i16, known_on: Date) -> Result<Vec<Forecast>, DataError> {
    let table = library.table(carbon_prices::TABLE)?;
    table
        .rows()
        .filter(|row| row.get("market_kind") == "forecast" && row.get("region") == "EU ETS")
        .filter(|row| row.year() == year && row.get("currency") == "EUR" && row.known() <= known_on)
        .map(|row| {
            let title = Text::new(row.get("title_en"), row.get("title_zh"));
            Ok(Forecast { title, value: row.decimal("value")?, row: row.basis() })
        })
        .collect()
}
