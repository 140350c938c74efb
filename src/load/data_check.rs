//! Is the data folder sound? Every table, every parameter of the law and every document, all problems in
//! one run.

use super::Data;
use super::law_check::check_law;
use crate::law::Statutes as _;
use crate::quantity::{Currency, Decimal, literal};
use crate::reference::{
    ColumnKind, DataError, Library as _, Row, Table, carbon_prices, electricity_intensity, emissions, exchange_rates,
    gdp, grid_factors, product_energy, product_prices,
};
use crate::scenario::PriceKind;
use crate::text::Choice as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Checks everything.
///
/// # Errors
/// A file cannot be read at all.
pub fn check_data(data: &Data) -> Result<Vec<DataError>, DataError> {
    let mut problems = Vec::new();
    data.sources()?;
    for name in data.table_names()? {
        match data.table(&name) {
            Ok(table) => {
                check_table(&table, &mut problems);
                check_days(&table, &mut problems);
            }
            Err(error) => problems.push(error),
        }
    }
    let sources = data.sources()?;
    for path in data.law_paths()? {
        match data.law(&path) {
            Ok(law) => check_law(&law, &sources, &mut problems),
            Err(error) => problems.push(error),
        }
    }
    Ok(problems)
}

fn check_table(table: &Table, problems: &mut Vec<DataError>) {
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    for row in table.rows() {
        let mut problem = |message: String| {
            problems.push(DataError {
                file: format!("reference/{}/data.csv", table.name),
                line: Some(row.line()),
                message,
            });
        };
        for column in &table.about.columns {
            let text = row.get(&column.name);
            if text.is_empty() {
                if !column.optional && column.name != "note" {
                    problem(format!("{} is empty", column.name));
                }
            } else if !fits(column.kind, text) {
                problem(format!("{} is no {}: {text:?}", column.name, column.kind.code()));
            }
        }
        for wrong in senseless(row) {
            problem(wrong);
        }
        if !table.sources.by_id.contains_key(row.source_id()) {
            problem(format!("there is no source {:?}", row.source_id()));
        }
        if table.about.whole_table.is_none() && crate::trace::Confidence::parse(row.get("confidence")).is_none() {
            problem(format!("confidence is no such word: {:?}", row.get("confidence")));
        }
        if let Some(line) = first.insert(unique_key(row), row.line()) {
            problem(format!("has the same key as line {line}: {}", row.key()));
        }
    }
}

/// Nothing is known only after the day of the data: a report says that it holds what was known on that day.
fn check_days(table: &Table, problems: &mut Vec<DataError>) {
    let Some(day) = table.sources.day() else {
        return;
    };
    for row in table.rows().filter(|row| table.sources.by_id.contains_key(row.source_id()) && row.known() > day) {
        problems.push(DataError {
            file: format!("reference/{}/data.csv", table.name),
            line: Some(row.line()),
            message: format!("is known on {}, after the day of the data, {day}", row.known()),
        });
    }
}

/// Numbers and words that are well formed and cannot be true.
fn senseless(row: Row<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let below = |column: &str, least: Decimal| row.decimal(column).is_ok_and(|value| value < least);
    match row.table.name.as_str() {
        exchange_rates::TABLE if below("rate", Decimal::new(1, 28)) => wrong.push("rate is not positive".into()),
        grid_factors::TABLE if below("value", Decimal::ZERO) => wrong.push("value is negative".into()),
        emissions::TABLE | gdp::TABLE | electricity_intensity::TABLE | product_energy::TABLE
            if below("value", Decimal::new(1, 28)) =>
        {
            wrong.push("value is not positive".into());
        }
        product_prices::TABLE => {
            if below("value", Decimal::new(1, 28)) {
                wrong.push("value is not positive".into());
            }
            if !product_prices::KINDS.contains(&row.get("price")) {
                wrong.push(format!("price is no kind of price: {:?}", row.get("price")));
            }
        }
        carbon_prices::TABLE => {
            if Currency::parse(row.get("currency")).is_none() {
                wrong.push(format!("currency is not known: {:?}", row.get("currency")));
            }
            if PriceKind::parse(row.get("kind")).is_none() {
                wrong.push(format!("kind is no kind of price: {:?}", row.get("kind")));
            }
        }
        _ => {}
    }
    if row.decimal("value").is_ok_and(|value| below("high", value))
        || row.decimal("low").is_ok_and(|low| below("value", low))
    {
        wrong.push("value does not lie between low and high".into());
    }
    wrong
}

/// The key with its empty parts, so that different columns cannot be confused.
fn unique_key(row: Row<'_>) -> String {
    let parts: Vec<&str> =
        row.table.about.columns.iter().filter(|column| column.key).map(|column| row.get(&column.name)).collect();
    parts.join("\u{1f}")
}

fn fits(kind: ColumnKind, text: &str) -> bool {
    match kind {
        ColumnKind::Text => true,
        ColumnKind::Code | ColumnKind::Period => !text.contains(char::is_whitespace),
        ColumnKind::Year => text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()),
        ColumnKind::Decimal => literal::parse(text).is_ok(),
        ColumnKind::Integer => text.parse::<i64>().is_ok(),
        ColumnKind::Date => text.parse::<Date>().is_ok(),
    }
}
