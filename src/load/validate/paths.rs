//! Carbon prices over years, and ranges of years.

use super::*;
use crate::load::raw::{RawPath, RawPathYear, RawPricePath};
use crate::load::raw_goods::RawYears;
use crate::scenario::price_path::{Path, PathSource, PricePath};

/// The last year that is read: a longer path is a slip of the pen.
const LAST_YEAR: i16 = 2100;

impl Validator<'_> {
    pub(super) fn price_path(&mut self, raw: RawPricePath) -> Option<PricePath> {
        let name = raw.name.value.0.clone();
        let path = format!("price_path.{name}");
        let source = match (raw.series, raw.year.is_empty()) {
            (Some(series), true) => {
                if let Some(kind) = raw.kind {
                    self.note(
                        Diagnostic::error("key-does-not-apply", say::kind_is_known_from_the_series())
                            .at(kind.span)
                            .help(say::remove_the_key("kind")),
                    );
                }
                PathSource::Series(series.value, series.span)
            }
            (None, false) => {
                let years = self.path_years(raw.year, &path);
                let Some(kind) = raw.kind else {
                    self.missing(say::the_price_path(), &raw.name, "kind", "kind = \"market\"");
                    return None;
                };
                PathSource::Given { kind: kind.value.0, years }
            }
            (Some(series), false) => {
                self.note(
                    Diagnostic::error("amount-and-series", say::years_and_series())
                        .at(series.span)
                        .help(say::keep_years_or_series()),
                );
                return None;
            }
            (None, true) => {
                let line = "series = \"reuters-poll-2026-01\"";
                self.missing(say::the_price_path(), &raw.name, "series", line);
                return None;
            }
        };
        Some(PricePath {
            label: raw.label,
            source,
            interpolation: raw.interpolation.map(|interpolation| interpolation.value.0),
            exchange: self.exchange(raw.exchange, &format!("{path}.exchange")),
            money_of: raw.money_of.map(|year| year.value.0),
            deflator: raw.deflator.map(|deflator| (deflator.value, deflator.span)),
            span: raw.name.span,
            name,
        })
    }

    /// Price paths followed over years.
    pub(super) fn path(&mut self, raw: RawPath, paths: &[Rc<PricePath>]) -> Option<Path> {
        let span = raw.span.clone();
        let years = self.years(Some(raw.years));
        let mut found = Vec::new();
        for name in &raw.price_paths {
            let names = paths.iter().map(|path| path.name.as_str());
            let known = self.known_name(name, names, "price_path");
            found.extend(known.and_then(|known| paths.iter().find(|path| path.name == known).cloned()));
        }
        if let (Some(rate), None) = (&raw.discount_rate, &raw.base_year) {
            let first = years.first().copied().unwrap_or(2026);
            self.note(
                Diagnostic::error("missing-key", say::present_values_of_which_year())
                    .at(rate.span.clone())
                    .help(say::add_a_line(format!("base_year = {first}"))),
            );
        }
        if let (None, Some(year)) = (&raw.discount_rate, &raw.base_year) {
            self.unused("base_year", year.span.clone(), say::nothing_is_discounted());
        }
        let base_year = raw.base_year.map(|year| year.value.0);
        if let (Some(base), Some(first)) = (base_year, years.first())
            && base > *first
        {
            self.note(
                Diagnostic::error("out-of-range", say::base_year_too_late(base.to_string(), first.to_string()))
                    .at(span.clone())
                    .help(say::add_a_line(format!("base_year = {first}"))),
            );
        }
        (!years.is_empty()).then(|| Path {
            base_year,
            years,
            price_paths: found,
            money_of: raw.money_of.map(|year| year.value.0),
            inflation: raw.inflation.map(|share| self.ratio(share, "path.inflation")),
            discount_rate: raw.discount_rate.map(|share| self.ratio(share, "path.discount_rate")),
            span,
        })
    }

    fn path_years(&mut self, raw: Vec<RawPathYear>, path: &str) -> Vec<(i16, Stated<CarbonPrice>)> {
        let years = raw.iter().map(|year| (year.year.value.0.to_string(), year.year.span.clone()));
        self.distinct(years, &say::choose_another_year());
        let mut years: Vec<(i16, Stated<CarbonPrice>)> = raw
            .into_iter()
            .map(|year| {
                let path = format!("{path}.{}", year.year.value.0);
                (year.year.value.0, self.stated(year.price, &path, Sign::Positive))
            })
            .collect();
        years.sort_by_key(|(year, _)| *year);
        if let Some((_, first)) = years.first() {
            let unit = first.unit;
            for (_, stray) in years.iter().filter(|(_, price)| price.unit != unit) {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(stray.unit.text()))
                        .at(stray.span.clone())
                        .help(say::one_currency_a_path(unit.text())),
                );
            }
        }
        years
    }

    /// A range of years from the first year of CBAM.
    pub(super) fn years(&mut self, raw: Option<RawYears>) -> Vec<i16> {
        let Some(raw) = raw else {
            return Vec::new();
        };
        let (from, to) = (raw.from.value.0, raw.to.value.0);
        if from > to || to > LAST_YEAR {
            self.note(
                Diagnostic::error("bad-years", say::bad_years(from.to_string(), to.to_string()))
                    .at(raw.span)
                    .help(say::write_like("{ from = 2026, to = 2034 }")),
            );
            return Vec::new();
        }
        (from..=to).collect()
    }
}
