//! Sectors, and how figures per one kind of value are read per another.

use super::*;
use crate::load::raw::{RawChangeRate, RawConversion, RawSector};
use crate::quantity::Denominator;
use crate::scenario::{Conversion, ConversionReading, FromProduct, Growth, Level, Sector, SectorPart};

impl Validator<'_> {
    pub(super) fn sector(&mut self, raw: RawSector) -> Option<Sector> {
        let name = raw.name.value.0.clone();
        let path = format!("sector.{name}");
        let per = raw.per.value.0;
        if per == Denominator::Gdp {
            self.note(
                Diagnostic::error("mixed-denominators", say::a_price_is_not_gdp())
                    .at(raw.per.span.clone())
                    .help(say::write_like("per = \"sales\"")),
            );
        }
        let level = raw.level.as_ref().map_or(Level::Central, |level| level.value.0);
        let product = raw.product.map(|product| (product.value, product.span));
        let period = raw.price_period.map(|period| (period.value, period.span));
        if let (Some(level), true) = (&raw.level, product.is_none()) {
            self.unused("level", level.span.clone(), say::nothing_is_looked_up("level"));
        }
        let electricity = match (raw.electricity, &product) {
            (Some(stated), _) => {
                Some(FromProduct::Stated(self.stated(stated, &format!("{path}.electricity"), Sign::NotNegative)))
            }
            (None, Some(product)) => Some(FromProduct::Published { product: product.clone(), level, period: None }),
            (None, None) => {
                self.missing(
                    say::the_sector(),
                    &raw.name,
                    "electricity",
                    "electricity = { value = \"13599 kWh/t\", source = \"…\" }",
                );
                None
            }
        };
        let price = match (raw.price, product) {
            (Some(stated), _) => {
                if let Some((_, span)) = period {
                    self.unused("price_period", span, say::nothing_is_looked_up("price_period"));
                }
                Some(FromProduct::Stated(self.stated(stated, &format!("{path}.price"), Sign::Positive)))
            }
            (None, Some(product)) => Some(FromProduct::Published { product, level, period }),
            (None, None) => {
                self.missing(
                    say::the_sector(),
                    &raw.name,
                    "price",
                    "price = { value = \"18700 CNY/t\", source = \"…\" }",
                );
                None
            }
        };
        if let (Some(FromProduct::Stated(electricity)), Some(FromProduct::Stated(price))) = (&electricity, &price) {
            self.same_item(electricity, price);
        }
        let exchange = match &price {
            Some(FromProduct::Stated(price)) => {
                self.exchange_for(raw.exchange, price.unit, &format!("{path}.exchange"), &price.span)?
            }
            _ => self.exchange(raw.exchange, &format!("{path}.exchange")),
        };
        let direct_emissions = raw
            .direct_emissions
            .map(|stated| self.stated(stated, &format!("{path}.direct_emissions"), Sign::NotNegative));
        let part = match (raw.value, raw.weight) {
            (Some(value), None) => {
                let value = self.stated(value, &format!("{path}.value"), Sign::Positive);
                if value.unit != Unit::Money(Currency::CNY) {
                    self.note(
                        Diagnostic::error("wrong-unit", say::wrong_unit(value.unit.text()))
                            .at(value.span.clone())
                            .help(say::write_like("\"60.24 billion CNY\"")),
                    );
                }
                Some(SectorPart::Value(value))
            }
            (None, Some(weight)) => Some(SectorPart::Weight(self.ratio(weight, &format!("{path}.weight")))),
            (None, None) => None,
            (Some(_), Some(weight)) => {
                self.note(
                    Diagnostic::error("stated-twice", say::value_and_weight())
                        .at(weight.span)
                        .help(say::remove_the_key("weight")),
                );
                None
            }
        };
        Some(Sector {
            label: raw.label.unwrap_or_else(|| Text::same(&name)),
            name,
            per,
            electricity: electricity?,
            price: price?,
            exchange,
            direct_emissions,
            part,
            span: raw.name.span,
        })
    }

    /// Electricity and price are of the same unit of product.
    fn same_item(
        &mut self,
        electricity: &Stated<crate::quantity::unit::SpecificElectricity>,
        price: &Stated<crate::quantity::unit::SpecificCost>,
    ) {
        if let (Unit::KwhPer(used), Unit::MoneyPer(_, sold)) = (electricity.unit, price.unit)
            && used != sold
        {
            self.note(
                Diagnostic::error("wrong-unit", say::other_item(price.unit.text(), electricity.unit.text()))
                    .at(price.span.clone())
                    .other(electricity.span.clone(), say::counted_here())
                    .help(say::write_like(format!("\"… CNY/{}\"", used.code()))),
            );
        }
    }

    /// Either all sectors have a value, or all have a weight, and weights are one together.
    pub(super) fn weights_are_the_whole(&mut self, sectors: &[Rc<Sector>]) {
        let mut total = Decimal::ZERO;
        let mut weights: Vec<&Stated<Ratio>> = Vec::new();
        let mut values = 0_usize;
        for sector in sectors {
            match &sector.part {
                Some(SectorPart::Weight(weight)) => {
                    total = exact::add(total, weight.value).unwrap_or(total);
                    weights.push(weight);
                }
                Some(SectorPart::Value(_)) => values += 1,
                None => {}
            }
        }
        let Some(last) = weights.last() else { return };
        if values > 0 {
            self.note(
                Diagnostic::error("stated-twice", say::values_or_weights())
                    .at(last.span.clone())
                    .help(say::keep_values_or_weights()),
            );
        } else if total != Decimal::ONE && weights.len() == sectors.len() {
            self.note(
                Diagnostic::error("out-of-range", say::weights_are_not_one(total))
                    .at(last.span.clone())
                    .help(say::weights_add_up_to_one()),
            );
        }
    }

    pub(super) fn conversion(&mut self, raw: RawConversion) -> Option<Conversion> {
        let (from, to) = (raw.from.value.0, raw.to.value.0);
        let path = format!("conversion.{}-to-{}", from.code(), to.code());
        let unit = Unit::ValueRatio { of: from, per: to };
        if from == to {
            self.note(
                Diagnostic::error("same-denominator", say::converts_to_itself(from.text()))
                    .at(raw.to.span.clone())
                    .other(raw.from.span.clone(), say::first_here())
                    .help(say::remove_the_table("conversion")),
            );
        }
        let domestic = |of: Denominator| matches!(of, Denominator::Gdp | Denominator::ValueAdded);
        let (reading, ratio) = match (raw.value_added_ratio, raw.whole_chain, raw.same_value) {
            (Some(ratio), None, None) => {
                let ratio = self.ratio(ratio, &format!("{path}.value_added_ratio"));
                self.reading_fits(domestic(from) && !domestic(to), "value_added_ratio", (from, to), &raw.span);
                (ConversionReading::ValueAddedRatio, Stated::new(ratio.value, unit, ratio.place, ratio.span))
            }
            (None, Some(why), None) => {
                self.reading_fits(domestic(from) && !domestic(to), "whole_chain", (from, to), &raw.span);
                (ConversionReading::WholeChain, self.one_for_one(unit, why, &format!("{path}.whole_chain"), &raw.span))
            }
            (None, None, Some(why)) => {
                self.reading_fits(!domestic(from) && !domestic(to), "same_value", (from, to), &raw.span);
                (ConversionReading::SameValue, self.one_for_one(unit, why, &format!("{path}.same_value"), &raw.span))
            }
            _ => {
                self.note(
                    Diagnostic::error("which-reading", say::one_reading_a_conversion())
                        .at(raw.span)
                        .help(say::add_a_line("value_added_ratio = { value = 0.25, source = \"…\" }"))
                        .help(say::add_a_line("whole_chain = \"…\""))
                        .help(say::add_a_line("same_value = \"…\"")),
                );
                return None;
            }
        };
        Some(Conversion { from, to, reading, ratio, span: raw.span })
    }

    fn reading_fits(&mut self, fits: bool, key: &str, (from, to): (Denominator, Denominator), span: &Range<usize>) {
        if !fits {
            let message = match key {
                "same_value" => say::same_value_is_between_sales(from.text(), to.text()),
                _ => say::value_added_goes_to_output(key, from.text(), to.text()),
            };
            self.note(Diagnostic::error("which-reading", message).at(span.clone()).help(say::remove_the_key(key)));
        }
    }

    /// One yuan for one yuan, as a reading that the file names has it.
    fn one_for_one(
        &mut self,
        unit: Unit,
        why: Text,
        path: &str,
        span: &Range<usize>,
    ) -> Stated<crate::quantity::unit::ValueRatio> {
        let place = self.place(span, path, None, Some(why));
        Stated::new(Decimal::ONE, unit, place, span.clone())
    }

    /// A yearly rate of change: more than -1, so that something is left.
    pub(super) fn change_rate(&mut self, raw: RawChangeRate, path: &str) -> Option<Stated<Ratio>> {
        let value = raw.value.value.value;
        if value <= -Decimal::ONE || value > Decimal::ONE {
            self.note(
                Diagnostic::error("out-of-range", say::change_out_of_range(value))
                    .at(raw.value.span.clone())
                    .help(say::write_like(exact::shifted(value, -2).unwrap_or(Decimal::new(3, 2)))),
            );
        }
        if raw.source.is_some() == raw.assumption.is_some() {
            self.note(
                Diagnostic::error("missing-source", say::missing_source())
                    .at(raw.span.clone())
                    .help(say::write_share_source()),
            );
            return None;
        }
        let place = self.place(&raw.value.span, path, raw.source, raw.assumption).as_rate();
        Some(Stated::new(value, Unit::One, place, raw.value.span))
    }

    /// How a value grows: from its own year, which must be stated.
    pub(super) fn growth(
        &mut self,
        growth: Option<RawChangeRate>,
        year: Option<At<crate::load::literals::Year>>,
        owner: &str,
    ) -> Option<Growth> {
        match (growth, year) {
            (None, None) => None,
            (None, Some(year)) => {
                self.unused("year", year.span, say::a_year_needs_growth(owner));
                None
            }
            (Some(growth), None) => {
                self.note(
                    Diagnostic::error("missing-key", say::growth_from_which_year(owner))
                        .at(growth.span)
                        .help(say::add_a_line("year = 2025")),
                );
                None
            }
            (Some(growth), Some(year)) => {
                let rate = self.change_rate(growth, &format!("{owner}.growth"))?;
                Some(Growth { from: year.value.0, rate })
            }
        }
    }
}
