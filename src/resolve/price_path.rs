//! The price of a path in a year: the one that is published or stated, or one between its neighbours where
//! the file asks for that.

use crate::case::path::Money;
use crate::quantity::{Decimal, Unit};
use crate::reference::{DataError, Row, Table, carbon_prices};
use crate::scenario::price_path::{PathSource, PricePath};
use crate::trace::ScenarioPlace;
use jiff::civil::Date;

/// A price of a path at a year.
#[derive(Clone, Debug)]
pub struct Point {
    pub year: i16,
    pub value: Decimal,
    /// A carbon price in some currency.
    pub unit: Unit,
    pub origin: Origin,
}

/// Where a point comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A row of the table of carbon prices.
    Row(usize),
    Stated(ScenarioPlace),
}

/// The price of a year.
#[derive(Clone, Debug)]
pub enum InYear {
    At(Point),
    /// In equal steps between the two.
    Between(Point, Point),
}

/// Why a path has no price in a year.
#[derive(Debug)]
pub enum NoPrice {
    UnknownSeries,
    /// The series has several prices a year.
    SeveralAYear,
    /// The years that have one.
    OtherYears(Vec<i16>),
    Broken(DataError),
}

/// The price of a path in a year, as known on a day.
///
/// # Errors
/// There is none, and nothing is carried to another year.
pub fn in_year(path: &PricePath, table: &Table, year: i16, known_on: Date) -> Result<InYear, NoPrice> {
    let points = points(path, table, known_on)?;
    let at = |year: i16| points.iter().find(|point| point.year == year).cloned();
    if let Some(point) = at(year) {
        return Ok(InYear::At(point));
    }
    let before = points.iter().rev().find(|point| point.year < year);
    let after = points.iter().find(|point| point.year > year);
    match (path.interpolation, before, after) {
        (Some(_), Some(before), Some(after)) => Ok(InYear::Between(before.clone(), after.clone())),
        _ => Err(NoPrice::OtherYears(points.iter().map(|point| point.year).collect())),
    }
}

/// All points of a path, ascending.
fn points(path: &PricePath, table: &Table, known_on: Date) -> Result<Vec<Point>, NoPrice> {
    match &path.source {
        PathSource::Given { years, .. } => Ok(years
            .iter()
            .map(|(year, price)| Point {
                year: *year,
                value: price.value,
                unit: price.unit,
                origin: Origin::Stated(price.place.clone()),
            })
            .collect()),
        PathSource::Series(series, _) => {
            let rows: Vec<Row<'_>> = table.rows().filter(|row| row.get("series") == series).collect();
            if rows.is_empty() {
                return Err(NoPrice::UnknownSeries);
            }
            let mut points = Vec::new();
            for row in rows.into_iter().filter(|row| row.known() <= known_on) {
                if !row.get("period").is_empty() {
                    return Err(NoPrice::SeveralAYear);
                }
                let unit = carbon_prices::unit(row).map_err(NoPrice::Broken)?;
                let value = row.decimal("value").map_err(NoPrice::Broken)?;
                points.push(Point { year: row.year(), value, unit, origin: Origin::Row(row.index) });
            }
            points.sort_by_key(|point| point.year);
            Ok(points)
        }
    }
}

/// Whose money a path's prices are in: as its source says, else as the file says.
pub fn money(path: &PricePath, table: &Table) -> Money {
    let stated = path.money_of.map(Money::Of);
    match &path.source {
        PathSource::Given { .. } => stated.unwrap_or(Money::Nominal),
        PathSource::Series(series, _) => {
            let row = table.rows().find(|row| row.get("series") == series);
            match row.map_or("unclear", |row| row.get("price_base_year")) {
                "nominal" => Money::Nominal,
                year => year.parse().map_or(stated.unwrap_or(Money::Unclear), Money::Of),
            }
        }
    }
}
