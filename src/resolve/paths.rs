//! Price paths over years: the price of each year, what takes its money to that of one year, and its rate
//! into yuan.

use super::price_path::{self, InYear, NoPrice, Origin, Point};
use super::{Found, Resolver, lookups};
use crate::case::path::{Deflation, Growth, Money, Path, PathPrices, YearPrice, YearValue};
use crate::diag::Diagnostic;
use crate::quantity::unit::{CarbonPrice, Ratio};
use crate::quantity::{Currency, Decimal, Unit};
use crate::reference::{DataError, Row, Table, carbon_prices};
use crate::scenario::price_path::{self as stated, PathSource, PricePath};
use crate::scenario::{PriceKind, Stated};
use crate::text::{Choice as _, Text, messages::input as say, messages::labels, messages::rules};
use crate::trace::{Basis, Given};

/// The table of price levels.
const DEFLATORS: &str = "deflators";

/// What a path's prices are, before any of them is looked at.
struct Nature {
    label: Text,
    kind: PriceKind,
    market_kind: Option<String>,
    money: Money,
    currency: Currency,
}

impl Resolver<'_> {
    pub(super) fn path(&mut self, path: &stated::Path) -> Found<Path> {
        let table = self.lookups.table(carbon_prices::TABLE)?;
        let mut natures = Vec::new();
        for prices in &path.price_paths {
            let Some(nature) = self.nature(prices, &table)? else {
                return Ok(None);
            };
            natures.push(nature);
        }
        if !self.one_money(path, &natures) {
            return Ok(None);
        }
        let mut found = Vec::new();
        for (prices, nature) in path.price_paths.iter().zip(natures) {
            found.extend(self.prices_of_path(path, prices, nature, &table)?);
        }
        let discount =
            path.discount_rate.as_ref().map(|rate| growth(rate, "path.discount.rate", labels::discount_rate()));
        let complete = found.len() == path.price_paths.len();
        Ok(complete.then(|| Path { years: path.years.clone(), prices: found, discount, base_year: path.base_year }))
    }

    /// Prices in the money of different years are never put side by side, unless the file says whose money
    /// all of them are to be in.
    fn one_money(&mut self, path: &stated::Path, natures: &[Nature]) -> bool {
        let Some(first) = natures.first() else {
            return true;
        };
        let unclear = natures.iter().position(|nature| nature.money == Money::Unclear);
        let differs = natures.iter().position(|nature| nature.money != first.money);
        let Some(stray) = differs.or(unclear.filter(|_| path.money_of.is_some())) else {
            return true;
        };
        if let Some(at) = unclear {
            let prices = &path.price_paths[at];
            self.diagnostics.push(
                Diagnostic::error("base-years-differ", say::base_year_unclear(&prices.name))
                    .at(prices.span.clone())
                    .help(say::add_a_line("money_of = 2024")),
            );
            return false;
        }
        if path.money_of.is_none() {
            let prices = &path.price_paths[stray];
            self.diagnostics.push(
                Diagnostic::error("base-years-differ", say::base_years_differ(&prices.name))
                    .at(prices.span.clone())
                    .other(path.span.clone(), say::the_path())
                    .help(say::add_to_path("money_of = 2024"))
                    .help(say::add_to_price_path("deflator = \"eur-gdp\"")),
            );
            return false;
        }
        true
    }

    fn nature(&mut self, prices: &PricePath, table: &Table) -> Found<Nature> {
        let money = price_path::money(prices, table);
        let label = |title: Text| prices.label.clone().unwrap_or(title);
        match &prices.source {
            PathSource::Given { kind, years } => {
                let Some(Unit::Price(currency)) = years.first().map(|(_, price)| price.unit) else {
                    return Ok(None);
                };
                Ok(Some(Nature {
                    label: label(Text::same(&prices.name)),
                    kind: *kind,
                    market_kind: None,
                    money,
                    currency,
                }))
            }
            PathSource::Series(series, span) => {
                let Some(row) = table.rows().find(|row| row.get("series") == series) else {
                    let known = carbon_prices::series(table);
                    self.diagnostics.push(lookups::unknown_series(series, span.clone(), &known));
                    return Ok(None);
                };
                let Unit::Price(currency) = carbon_prices::unit(row)? else {
                    return Err(row.error("currency is not known".into()));
                };
                Ok(Some(Nature {
                    label: label(Text::new(row.get("title_en"), row.get("title_zh"))),
                    kind: PriceKind::parse(row.get("kind"))
                        .ok_or_else(|| row.error("kind is no kind of price".into()))?,
                    market_kind: Some(row.get("market_kind").to_owned()).filter(|kind| !kind.is_empty()),
                    money,
                    currency,
                }))
            }
        }
    }

    fn prices_of_path(
        &mut self,
        path: &stated::Path,
        prices: &PricePath,
        nature: Nature,
        table: &Table,
    ) -> Found<PathPrices> {
        let unit = Unit::Price(nature.currency);
        let rate = self.exchange(prices.exchange.as_ref(), unit, &format!("path.{}", prices.name))?;
        if nature.currency != Currency::CNY && rate.is_none() {
            if prices.exchange.is_none() {
                self.diagnostics.push(
                    Diagnostic::error("missing-exchange", say::missing_exchange(nature.currency.code()))
                        .at(prices.span.clone())
                        .help(say::add_a_line("exchange = { period = \"2025\" }")),
                );
            }
            return Ok(None);
        }
        let mut years = Vec::new();
        for year in &path.years {
            let price = match price_path::in_year(prices, table, *year, self.lookups.known_on) {
                Ok(price) => price,
                Err(NoPrice::Broken(error)) => return Err(error),
                Err(nothing) => {
                    self.diagnostics.push(no_price(prices, *year, nothing));
                    return Ok(None);
                }
            };
            let deflation = match self.deflation(path, prices, &nature, *year)? {
                Ok(deflation) => deflation,
                Err(diagnostic) => {
                    self.diagnostics.push(*diagnostic);
                    return Ok(None);
                }
            };
            years.push(YearPrice { price: priced(price, *year, &prices.name, table)?, deflation });
        }
        Ok(Some(PathPrices {
            name: prices.name.clone(),
            label: nature.label,
            kind: nature.kind,
            market_kind: nature.market_kind,
            money: nature.money,
            money_of: path.money_of,
            years,
            rate,
        }))
    }

    /// What takes the price of a year to the money of the path's year; in the price's own currency, before
    /// any conversion.
    fn deflation(
        &mut self,
        path: &stated::Path,
        prices: &PricePath,
        nature: &Nature,
        year: i16,
    ) -> Result<Result<Option<Deflation>, Box<Diagnostic>>, DataError> {
        let from = match (path.money_of, nature.money) {
            (None, _) | (_, Money::Unclear) => return Ok(Ok(None)),
            (Some(to), Money::Of(from)) if from == to => return Ok(Ok(None)),
            (Some(to), Money::Nominal) if year == to => return Ok(Ok(None)),
            (Some(_), Money::Of(from)) => from,
            (Some(_), Money::Nominal) => year,
        };
        let to = path.money_of.unwrap_or(from);
        let table = self.lookups.table(DEFLATORS)?;
        let Some((series, span)) = &prices.deflator else {
            let fitting = series_of(&table, nature.currency);
            return Ok(Err(Box::new(
                Diagnostic::error("deflator-needed", say::deflator_needed(&prices.name, to.to_string()))
                    .at(prices.span.clone())
                    .help(say::add_to_price_path(format!(
                        "deflator = \"{}\"",
                        fitting.first().map_or("eur-gdp", String::as_str)
                    ))),
            )));
        };
        let fitting = series_of(&table, nature.currency);
        if !fitting.contains(series) {
            return Ok(Err(Box::new(
                Diagnostic::error("unknown-series", say::no_such_deflator(series, nature.currency))
                    .at(span.clone())
                    .help(say::one_of(Text::words(&fitting))),
            )));
        }
        let level = |year: i16| table.rows().find(|row| row.get("series") == series && row.year() == year);
        let last = table.rows().filter(|row| row.get("series") == series).map(Row::year).max().unwrap_or(0);
        let Some(to_row) = level(to) else {
            return Ok(Err(Box::new(
                Diagnostic::error("no-published-value", say::no_price_level(series, to.to_string()))
                    .at(path.span.clone())
                    .help(say::last_price_level(last.to_string())),
            )));
        };
        let beyond = u16::try_from(from - last).ok().filter(|years| *years > 0);
        let beyond = match (beyond, &path.inflation) {
            (None, _) => None,
            (Some(years), Some(rate)) => Some((years, growth(rate, "path.inflation.rate", labels::inflation()))),
            (Some(_), None) => {
                return Ok(Err(Box::new(
                    Diagnostic::error("inflation-needed", say::inflation_needed(from.to_string(), last.to_string()))
                        .at(path.span.clone())
                        .help(say::add_to_path("inflation = { value = 0.02, assumption = \"…\" }")),
                )));
            }
        };
        let from_year = if beyond.is_some() { last } else { from };
        let Some(from_row) = level(from_year) else {
            return Ok(Err(Box::new(
                Diagnostic::error("no-published-value", say::no_price_level(series, from_year.to_string()))
                    .at(prices.span.clone())
                    .help(say::last_price_level(last.to_string())),
            )));
        };
        Ok(Ok(Some(Deflation { from: price_level(from_row)?, to: price_level(to_row)?, beyond })))
    }
}

fn series_of(table: &Table, currency: Currency) -> Vec<String> {
    let mut names: Vec<String> = table
        .rows()
        .filter(|row| row.get("currency") == currency.code())
        .map(|row| row.get("series").to_owned())
        .collect();
    names.dedup();
    names
}

fn price_level(row: Row<'_>) -> Result<Given<Ratio>, DataError> {
    let (series, year) = (row.get("series"), row.year().to_string());
    Ok(Given::new(
        format!("inputs.deflator.{series}.{year}"),
        row.decimal("index")?,
        Unit::One,
        labels::price_level(series, &year),
        Basis::Data(row.basis()),
    ))
}

/// A yearly rate that the file states.
pub(super) fn growth(rate: &Stated<Ratio>, key: &str, label: Text) -> Growth {
    Growth {
        whole: Given::new("rule.whole", Decimal::ONE, Unit::One, labels::whole(), Basis::Definition(rules::whole())),
        rate: rate.given(key, label),
    }
}

fn no_price(prices: &PricePath, year: i16, nothing: NoPrice) -> Diagnostic {
    let diagnostic = |message| Diagnostic::error("no-price-in-path", message).at(prices.span.clone());
    match nothing {
        NoPrice::SeveralAYear => diagnostic(say::several_a_year(&prices.name)).help(say::state_prices_by_year()),
        NoPrice::OtherYears(years) => {
            let inside = years.iter().any(|known| *known < year) && years.iter().any(|known| *known > year);
            let known: Vec<String> = years.iter().map(i16::to_string).collect();
            let said = diagnostic(say::no_price_in_path(&prices.name, year.to_string(), known.join(", ")));
            if inside {
                said.help(say::add_to_price_path("interpolation = \"linear\""))
            } else {
                said.help(say::shorter_path())
            }
        }
        NoPrice::UnknownSeries | NoPrice::Broken(_) => diagnostic(say::several_a_year(&prices.name)),
    }
}

fn priced(found: InYear, year: i16, name: &str, table: &Table) -> Result<YearValue<CarbonPrice>, DataError> {
    let key = format!("path.{name}.{year}.price");
    Ok(match found {
        InYear::At(point) => YearValue::At(given(&point, key, table)),
        InYear::Between(before, after) => {
            let years = |end: &str, years: i16, label: Text| {
                Given::new(
                    format!("{key}.{end}"),
                    Decimal::from(years),
                    Unit::One,
                    label,
                    Basis::Definition(rules::years_apart()),
                )
            };
            YearValue::Between {
                left: years("years_left", after.year - year, labels::years_left()),
                passed: years("years_passed", year - before.year, labels::years_passed()),
                before: given(&before, format!("path.{name}.points.{}", before.year), table),
                after: given(&after, format!("path.{name}.points.{}", after.year), table),
            }
        }
    })
}

fn given(point: &Point, key: String, table: &Table) -> Given<CarbonPrice> {
    let basis = match &point.origin {
        Origin::Row(index) => Basis::Data(Row { table, index: *index }.basis()),
        Origin::Stated(place) => Basis::Scenario(place.clone()),
    };
    Given::new(key, point.value, point.unit, labels::price_of_path_in(point.year.to_string()), basis)
}
