//! Sectors: electricity and price of a unit of product, stated or of a published product.

use super::*;
use crate::case::{Sector, SectorPart};
use crate::quantity::unit::{SpecificCost, SpecificElectricity};
use crate::reference::{Row, product_energy, product_prices};
use crate::scenario::{FromProduct, Level};
use std::rc::Rc;

impl Resolver<'_> {
    /// All sectors of a method; nothing, with the mistakes noted, where one is wrong.
    pub(super) fn sectors(&mut self, sectors: &[Rc<scenario::Sector>]) -> Found<Vec<Sector>> {
        let mut found = Vec::new();
        for sector in sectors {
            found.push(self.sector(sector)?);
        }
        Ok(found.into_iter().collect())
    }

    fn sector(&mut self, sector: &scenario::Sector) -> Found<Sector> {
        let key = |end: &str| format!("sector.{}.{end}", sector.name);
        let electricity = match &sector.electricity {
            FromProduct::Stated(stated) => {
                Some(stated.given(key("electricity-per-unit"), labels::electricity_of_process(&sector.label)))
            }
            FromProduct::Published { product, level, .. } => self.published_use(sector, product, *level)?,
        };
        let price = match &sector.price {
            FromProduct::Stated(stated) => Some(stated.given(key("price"), labels::price_of_product(&sector.label))),
            FromProduct::Published { product, level, period } => {
                let unit = electricity.as_ref().map(|electricity| electricity.unit);
                self.published_product_price(sector, (product, unit), *level, period.as_ref())?
            }
        };
        let (Some(electricity), Some(price)) = (electricity, price) else {
            return Ok(None);
        };
        if let (Unit::KwhPer(used), Unit::MoneyPer(_, sold)) = (electricity.unit, price.unit)
            && used != sold
        {
            self.diagnostics.push(
                Diagnostic::error("wrong-unit", say::other_item(price.unit.text(), electricity.unit.text()))
                    .at(sector.span.clone())
                    .help(say::write_like(format!("\"… CNY/{}\"", used.code()))),
            );
            return Ok(None);
        }
        let currency = price.unit.currency().unwrap_or(Currency::CNY);
        if currency != Currency::CNY && sector.exchange.is_none() {
            self.diagnostics.push(
                Diagnostic::error("missing-exchange", say::missing_exchange(currency.code()))
                    .at(sector.span.clone())
                    .help(say::add_a_line("exchange = { period = \"2023\" }")),
            );
            return Ok(None);
        }
        let exchange = sector.exchange.as_ref().filter(|_| currency != Currency::CNY);
        let rate = self.exchange(exchange, price.unit, &format!("sector.{}", sector.name))?;
        if exchange.is_some() && rate.is_none() {
            return Ok(None);
        }
        Ok(Some(Sector {
            name: sector.name.clone(),
            label: sector.label.clone(),
            per: sector.per,
            electricity,
            price,
            rate,
            direct_emissions: sector
                .direct_emissions
                .as_ref()
                .map(|stated| stated.given(key("direct-emissions"), labels::direct_emissions_of(&sector.label))),
            part: sector.part.as_ref().map(|part| match part {
                scenario::SectorPart::Value(value) => {
                    SectorPart::Value(value.given(key("value"), labels::value_of_sector(&sector.label)))
                }
                scenario::SectorPart::Weight(weight) => {
                    SectorPart::Weight(weight.given(key("weight"), labels::weight_of_sector(&sector.label)))
                }
            }),
        }))
    }

    fn published_use(
        &mut self,
        sector: &scenario::Sector,
        (product, span): &(String, Range<usize>),
        level: Level,
    ) -> Found<Given<SpecificElectricity>> {
        let table = self.lookups.table(product_energy::TABLE)?;
        let row = match product_energy::electricity(&table, product, self.lookups.known_on) {
            Ok(row) => row,
            Err(Gap::Unknown) => {
                let known = product_energy::products(&table);
                let message = say::no_electricity_of_product(product);
                self.diagnostics.push(unknown_product(product, span, message, &known));
                return Ok(None);
            }
            Err(gap) => {
                let what = labels::electricity_of_process(&sector.label);
                let diagnostic = self.lookups.year_gap(gap, &what, 0, span.clone())?;
                self.diagnostics.push(diagnostic);
                return Ok(None);
            }
        };
        let Some((value, unit)) = self.of_level(row, level, span)? else {
            return Ok(None);
        };
        let key = format!("sector.{}.electricity-per-unit", sector.name);
        let label = labels::electricity_of_process(&sector.label);
        Ok(Some(Given::new(key, value, unit, label, Basis::Data(row.basis()))))
    }

    fn published_product_price(
        &mut self,
        sector: &scenario::Sector,
        ((product, span), unit): (&(String, Range<usize>), Option<Unit>),
        level: Level,
        period: Option<&(String, Range<usize>)>,
    ) -> Found<Given<SpecificCost>> {
        let table = self.lookups.table(product_prices::TABLE)?;
        let mut rows = product_prices::of_product(&table, product);
        rows.retain(|row| row.get("price") == sector.per.code() && row.known() <= self.lookups.known_on);
        let periods: Vec<&str> = rows.iter().map(|row| row.get("period")).collect();
        let row = match (period, rows.as_slice()) {
            (Some((wanted, at)), _) => match rows.iter().find(|row| row.get("period") == wanted) {
                Some(row) => *row,
                None => {
                    let what = labels::price_of_product(&sector.label);
                    let diagnostic =
                        Diagnostic::error("unknown-period", say::no_rate_for_period(&what, wanted)).at(at.clone());
                    self.diagnostics.push(if periods.is_empty() {
                        diagnostic.help(say::add_a_line(price_line(unit)))
                    } else {
                        diagnostic.help(say::one_of(Text::words(&periods)))
                    });
                    return Ok(None);
                }
            },
            (None, [only]) => *only,
            (None, []) => {
                self.diagnostics.push(
                    Diagnostic::error("no-published-value", say::no_price_of_product(product, sector.per.text()))
                        .at(span.clone())
                        .help(say::add_a_line(price_line(unit))),
                );
                return Ok(None);
            }
            (None, _) => {
                let first = periods.first().copied().unwrap_or_default();
                self.diagnostics.push(
                    Diagnostic::error("which-period", say::several_prices_of_product(product))
                        .at(span.clone())
                        .help(say::add_a_line(format!("price_period = \"{first}\"")))
                        .help(say::one_of(Text::words(&periods))),
                );
                return Ok(None);
            }
        };
        let Some((value, unit)) = self.of_level(row, level, span)? else {
            return Ok(None);
        };
        let key = format!("sector.{}.price", sector.name);
        let label = labels::price_of_product(&sector.label);
        Ok(Some(Given::new(key, value, unit, label, Basis::Data(row.basis()))))
    }

    /// The value of a row at a level, in the unit as the program counts it.
    fn of_level(&mut self, row: Row<'_>, level: Level, span: &Range<usize>) -> Found<(Decimal, Unit)> {
        let column = match level {
            Level::Low => "low",
            Level::Central => "value",
            Level::High => "high",
        };
        if row.get(column).is_empty() {
            self.diagnostics.push(
                Diagnostic::error("no-published-value", say::no_range_of_product(column))
                    .at(span.clone())
                    .help(say::write_like("level = \"central\"")),
            );
            return Ok(None);
        }
        let spelling = Unit::read(row.get("unit")).map_err(|_| row.error("unit is not known".into()))?;
        let value =
            exact::shifted(row.decimal(column)?, spelling.power).map_err(|_| row.error("value is too long".into()))?;
        let fits = matches!(spelling.unit, Unit::KwhPer(_) | Unit::MoneyPer(..));
        if fits { Ok(Some((value, spelling.unit))) } else { Err(row.error("unit is not one of a product".into())) }
    }
}

/// A product that a table does not have.
fn unknown_product(written: &str, span: &Range<usize>, message: Text, known: &[&str]) -> Diagnostic {
    let mut diagnostic = Diagnostic::error("no-published-value", message).at(span.clone());
    if let Some(near) = crate::diag::nearest(written, known.iter().copied()).first() {
        diagnostic = diagnostic.help(say::did_you_mean(near));
    }
    diagnostic.help(say::how_to_list_products())
}

/// How a price of a unit is stated, in the unit of the product whose electricity is known.
fn price_line(electricity: Option<Unit>) -> String {
    let item = match electricity {
        Some(Unit::KwhPer(item)) => item.code(),
        _ => "t",
    };
    format!("price = {{ value = \"… CNY/{item}\", source = \"…\" }}")
}
