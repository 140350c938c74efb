//! Where a scenario meets the reference data: every number that a computation needs is found here,
//! with its basis, or a diagnostic says what is missing and what there is instead.

mod lookups;
mod warnings;

use crate::case::{self, Case, GapInputs, RegionName};
use crate::diag::{Diagnostic, Diagnostics};
use crate::quantity::unit::{CarbonPrice, ExchangeRate};
use crate::quantity::{Currency, Unit};
use crate::reference::{DataError, Library, carbon_intensity, carbon_prices, grid_factors, regions};
use crate::scenario::{self, Exchange, MethodKind, PriceAmount, RegionRef, Scenario};
use crate::text::{Text, messages::input as say, messages::labels};
use crate::trace::{Basis, Given};
use lookups::Lookups;
use std::ops::Range;

/// Resolves a scenario. Mistakes of the scenario go to `diagnostics`, and the case comes out only
/// if there was none; a broken data file is the error.
pub fn resolve(
    scenario: &Scenario,
    library: &dyn Library,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Case>, DataError> {
    let mut resolver = Resolver {
        scenario,
        lookups: Lookups::new(library, scenario.as_known_on),
        diagnostics,
    };
    let case = resolver.case()?;
    warnings::unused_input(scenario, resolver.diagnostics);
    Ok(if resolver.diagnostics.has_errors() { None } else { case })
}

struct Resolver<'a> {
    scenario: &'a Scenario,
    lookups: Lookups<'a>,
    diagnostics: &'a mut Diagnostics,
}

/// A value, or nothing with the mistake noted; `Err` is a broken data file.
type Found<T> = Result<Option<T>, DataError>;

/// Whose number it is: the words of its label differ.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Subject,
    Reference,
}

/// Which published grid factor is wanted.
struct FactorWanted<'w> {
    year: Option<&'w (i16, Range<usize>)>,
    kind: &'w str,
    kind_span: &'w Range<usize>,
}

impl Resolver<'_> {
    fn case(&mut self) -> Found<Case> {
        let scenario = self.scenario;
        let mut names = Vec::new();
        for region in scenario.subject.iter().chain(&scenario.references) {
            names.push(self.region(region)?);
        }
        for own in &scenario.own_regions {
            if self.lookups.published_region(&own.code)?.is_some() {
                self.diagnostics.push(
                    Diagnostic::error("duplicate-name", say::region_is_published(&own.code))
                        .at(own.span.clone())
                        .help(say::write_like(format!("\"X-{}\"", own.code))),
                );
            }
        }
        let Some(names) = names.into_iter().collect::<Option<Vec<RegionName>>>() else {
            return Ok(None);
        };
        let (subject, references) = match &scenario.subject {
            Some(_) => (names.first().cloned(), names.get(1..).unwrap_or_default().to_vec()),
            None => (None, names),
        };
        let mut comparisons = Vec::new();
        for method in &scenario.methods {
            for (position, reference) in references.iter().enumerate() {
                if method.against.as_ref().is_some_and(|against| against.code != reference.code) {
                    continue;
                }
                let reference_ref = &scenario.references[position];
                let (Some(subject), Some(subject_ref)) = (&subject, &scenario.subject) else {
                    continue;
                };
                let gap = self.gap(method, (subject, &subject_ref.span), (reference, &reference_ref.span))?;
                if let Some(gap) = gap {
                    comparisons.push(case::Comparison {
                        key: format!("{}.{}", method.name, reference.code),
                        method: method.name.clone(),
                        label: method_label(method),
                        reference: reference.clone(),
                        gap,
                    });
                }
            }
        }
        let mut prices = Vec::new();
        for price in &scenario.prices {
            prices.extend(self.price(price)?);
        }
        let output = match &scenario.output {
            None => None,
            Some(output) => Some(case::Worth {
                amount: output.amount.given("output.value", labels::output_value()),
                rate: self.exchange(output.exchange.as_ref(), output.amount.unit, "output")?,
            }),
        };
        let export = match &scenario.export {
            None => None,
            Some(export) => Some(self.export(export)?),
        };
        let ranking = match &scenario.ranking {
            None => None,
            Some(ranking) => self.ranking(ranking, &references)?,
        };
        let product = match &scenario.product {
            None => None,
            Some(product) => self.product(product, subject.as_ref(), &references)?,
        };
        Ok(Some(Case {
            claims: scenario.claims.iter().map(|claim| resolve_claim(claim, scenario)).collect(),
            checks: scenario.checks.iter().map(check).collect(),
            subject,
            references,
            comparisons,
            prices,
            output,
            export,
            ranking,
            product,
        }))
    }

    /// A region by its code: one of the file's own, or a published one.
    fn region(&mut self, region: &RegionRef) -> Found<RegionName> {
        if let Some(own) = self.own_region(&region.code) {
            return Ok(Some(RegionName {
                code: own.code.clone(),
                name: own.name.clone(),
            }));
        }
        if let Some(name) = self.lookups.published_region(&region.code)? {
            return Ok(Some(RegionName {
                code: region.code.clone(),
                name,
            }));
        }
        let suggestions = self.lookups.region_suggestions(&region.code)?;
        let mut diagnostic =
            Diagnostic::error("unknown-region", say::unknown_region(&region.code)).at(region.span.clone());
        if !suggestions.is_empty() {
            let named: Vec<String> = suggestions.iter().map(|code| format!("\"{code}\"")).collect();
            diagnostic = diagnostic.help(say::did_you_mean_code(named.join(", ")));
        }
        self.diagnostics.push(diagnostic.help(say::how_to_list_regions()));
        Ok(None)
    }

    fn own_region(&self, code: &str) -> Option<&scenario::OwnRegion> {
        self.scenario.own_regions.iter().find(|own| own.code == code)
    }

    /// The inputs of a method for a region and a reference, each with the place that names it.
    fn gap(
        &mut self,
        method: &scenario::Method,
        (subject, subject_span): (&RegionName, &Range<usize>),
        (reference, reference_span): (&RegionName, &Range<usize>),
    ) -> Found<GapInputs> {
        Ok(match &method.kind {
            MethodKind::GridElectricity {
                electricity,
                subject: own_subject,
                reference: own_reference,
                year,
                factor,
                factor_span,
            } => {
                let wanted = FactorWanted {
                    year: year.as_ref(),
                    kind: factor,
                    kind_span: factor_span,
                };
                let electricity = electricity.given(format!("{}.electricity", method.name), labels::electricity());
                let subject = match own_subject {
                    Some(stated) => Some(stated.given(
                        format!("{}.subject-factor", method.name),
                        labels::grid_factor(&subject.name),
                    )),
                    None => self.grid_factor(&wanted, subject, subject_span)?,
                };
                let reference = match own_reference {
                    Some(stated) => Some(stated.given(
                        format!("{}.reference-factor", method.name),
                        labels::grid_factor(&reference.name),
                    )),
                    None => self.grid_factor(&wanted, reference, reference_span)?,
                };
                match (subject, reference) {
                    (Some(subject), Some(reference)) => Some(GapInputs::GridElectricity {
                        electricity,
                        subject,
                        reference,
                    }),
                    _ => None,
                }
            }
            MethodKind::CarbonIntensity { subject: own_subject, reference: own_reference, .. } => {
                let subject = match own_subject {
                    Some(stated) => Some(stated.given(
                        format!("{}.subject-intensity", method.name),
                        labels::carbon_intensity(&subject.name),
                    )),
                    None => self.carbon_intensity(method, subject, subject_span, Side::Subject)?,
                };
                let reference = match own_reference {
                    Some(stated) => Some(stated.given(
                        format!("{}.reference-intensity", method.name),
                        labels::carbon_intensity(&reference.name),
                    )),
                    None => self.carbon_intensity(method, reference, reference_span, Side::Reference)?,
                };
                match (subject, reference) {
                    (Some(subject), Some(reference)) => Some(GapInputs::CarbonIntensity { subject, reference }),
                    _ => None,
                }
            }
            MethodKind::StatedGap { gap } => Some(GapInputs::StatedGap {
                gap: gap.given(format!("{}.stated-gap", method.name), labels::stated_gap()),
            }),
        })
    }

    fn grid_factor(
        &mut self,
        wanted: &FactorWanted<'_>,
        region: &RegionName,
        region_span: &Range<usize>,
    ) -> Found<Given<crate::quantity::unit::GridFactor>> {
        if let Some(own) = self.own_region(&region.code) {
            return Ok(match &own.grid_factor {
                Some(stated) => Some(
                    stated.given(format!("inputs.grid-factor.{}", region.code), labels::grid_factor(&region.name)),
                ),
                None => {
                    self.diagnostics.push(
                        Diagnostic::error("missing-key", say::own_region_lacks("grid_factor", &region.code))
                            .at(own.span.clone())
                            .other(region_span.clone(), say::needed_here())
                            .help(say::add_a_line(
                                "grid_factor = { value = \"0.05 kgCO2/kWh\", source = \"…\" }",
                            )),
                    );
                    None
                }
            });
        }
        let Some((year, year_span)) = wanted.year else {
            return Ok(None);
        };
        let table = self.lookups.table(grid_factors::TABLE)?;
        match grid_factors::find(&table, &region.code, *year, wanted.kind, self.lookups.known_on) {
            Ok(row) => {
                let key = format!("inputs.grid-factor.{}.{year}.{}", region.code, wanted.kind);
                let label = labels::grid_factor_of_year(&region.name, year.to_string());
                Ok(Some(Given::new(key, row.decimal("value")?, Unit::KgPerKwh, label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let kinds = grid_factors::kinds(&table);
                let diagnostic = if kinds.contains(&wanted.kind) {
                    let what = labels::grid_factor(&region.name);
                    self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                } else {
                    Diagnostic::error("unknown-word", say::unknown_word(wanted.kind))
                        .at(wanted.kind_span.clone())
                        .help(say::one_of(kinds.join(", ")))
                };
                self.diagnostics.push(diagnostic.other(region_span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    fn carbon_intensity(
        &mut self,
        method: &scenario::Method,
        region: &RegionName,
        region_span: &Range<usize>,
        side: Side,
    ) -> Found<Given<crate::quantity::unit::CarbonIntensity>> {
        let MethodKind::CarbonIntensity { year, series, .. } = &method.kind else {
            return Ok(None);
        };
        if let Some(own) = self.own_region(&region.code) {
            return Ok(match &own.carbon_intensity {
                Some(stated) => Some(stated.given(
                    format!("inputs.carbon-intensity.{}", region.code),
                    labels::carbon_intensity(&region.name),
                )),
                None => {
                    let key = if side == Side::Subject { "subject_intensity" } else { "reference_intensity" };
                    self.diagnostics.push(
                        Diagnostic::error("missing-key", say::own_region_lacks("carbon_intensity", &region.code))
                            .at(own.span.clone())
                            .other(region_span.clone(), say::needed_here())
                            .help(say::add_a_line(format!(
                                "carbon_intensity = {{ value = \"0.5 tCO2/10000 CNY\", source = \"…\" }}   ({key})"
                            ))),
                    );
                    None
                }
            });
        }
        let (Some((year, year_span)), Some((series, series_span))) = (year, series) else {
            return Ok(None);
        };
        let table = self.lookups.table(carbon_intensity::TABLE)?;
        match carbon_intensity::find(&table, &region.code, *year, series, self.lookups.known_on) {
            Ok(row) => {
                let key = format!("inputs.carbon-intensity.{}.{year}.{series}", region.code);
                let label = labels::carbon_intensity_of_year(&region.name, year.to_string());
                Ok(Some(Given::new(key, row.decimal("value")?, Unit::TonnePerOutput, label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let known = carbon_intensity::series(&table);
                let diagnostic = if known.contains(&series.as_str()) {
                    let what = labels::carbon_intensity_in_series(&region.name, series);
                    self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                } else {
                    lookups::unknown_series(series, series_span.clone(), &known)
                };
                self.diagnostics.push(diagnostic.other(region_span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    fn price(&mut self, price: &scenario::Price) -> Found<case::Price> {
        let key = format!("price.{}.amount", price.name);
        match &price.amount {
            PriceAmount::Fixed { kind, amount } => {
                let label = price.label.clone().unwrap_or_else(|| Text::same(&price.name));
                let rate = self.exchange(price.exchange.as_ref(), amount.unit, &format!("price.{}", price.name))?;
                if price.exchange.is_some() && rate.is_none() {
                    return Ok(None);
                }
                Ok(Some(case::Price {
                    name: price.name.clone(),
                    kind: *kind,
                    market_kind: None,
                    base_year: None,
                    amount: amount.given(key, labels::carbon_price(&label)),
                    rate,
                    label,
                }))
            }
            PriceAmount::Series { series, series_span, year, year_span, period } => {
                let table = self.lookups.table(carbon_prices::TABLE)?;
                let row = match carbon_prices::find(&table, series, *year, period.as_deref(), self.lookups.known_on) {
                    Ok(row) => row,
                    Err(gap) => {
                        let known = carbon_prices::series(&table);
                        let periods = carbon_prices::periods(&table, series, *year);
                        let diagnostic = if !known.contains(&series.as_str()) {
                            lookups::unknown_series(series, series_span.clone(), &known)
                        } else if !periods.is_empty() && period.is_none() {
                            Diagnostic::error("which-period", say::which_period(series, year.to_string()))
                                .at(year_span.clone())
                                .help(say::add_a_line(format!("period = \"{}\"", periods[0])))
                                .help(say::one_of(periods.join(", ")))
                        } else {
                            let what = labels::series_named(series);
                            self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                        };
                        self.diagnostics.push(diagnostic);
                        return Ok(None);
                    }
                };
                let Some(currency) = Currency::parse(row.get("currency")) else {
                    return Ok(None);
                };
                let unit = Unit::Price(currency);
                if currency == Currency::CNY && price.exchange.is_some() {
                    self.diagnostics.push(
                        Diagnostic::warning("unused-exchange", say::unused_exchange())
                            .at(price.span.clone())
                            .help(say::remove_the_key("exchange")),
                    );
                }
                if currency != Currency::CNY && price.exchange.is_none() {
                    self.diagnostics.push(
                        Diagnostic::error("missing-exchange", say::missing_exchange(currency.code()))
                            .at(series_span.clone())
                            .help(say::add_a_line("exchange = { period = \"2025\" }")),
                    );
                    return Ok(None);
                }
                let exchange = price.exchange.as_ref().filter(|_| currency != Currency::CNY);
                let rate = self.exchange(exchange, unit, &format!("price.{}", price.name))?;
                if exchange.is_some() && rate.is_none() {
                    return Ok(None);
                }
                let title = Text::new(row.get("title_en"), row.get("title_zh"));
                let label = price.label.clone().unwrap_or_else(|| labels::price_of_year(&title, year.to_string()));
                let kind = <scenario::PriceKind as crate::text::Choice>::parse(row.get("kind"));
                let given: Given<CarbonPrice> = Given::new(
                    key,
                    row.decimal("value")?,
                    unit,
                    labels::carbon_price(&label),
                    Basis::Data(row.basis()),
                );
                Ok(kind.map(|kind| case::Price {
                    name: price.name.clone(),
                    kind,
                    market_kind: Some(row.get("market_kind").to_owned()).filter(|kind| !kind.is_empty()),
                    base_year: Some(row.get("price_base_year").to_owned()).filter(|year| !year.is_empty()),
                    amount: given,
                    rate,
                    label,
                }))
            }
        }
    }

    /// The rate that converts money of this unit into yuan; `None` for yuan, or with a mistake
    /// noted.
    fn exchange(&mut self, exchange: Option<&Exchange>, unit: Unit, owner: &str) -> Found<Given<ExchangeRate>> {
        let base = match unit {
            Unit::Price(currency) | Unit::Money(currency) | Unit::MoneyPer(currency, _) => currency,
            _ => Currency::CNY,
        };
        let quote = Currency::CNY;
        let label = labels::exchange_rate(quote.code(), base.code());
        let (period, span) = match exchange {
            None => return Ok(None),
            Some(Exchange::Given(rate)) => {
                let wanted = Unit::Rate { base, quote };
                if rate.unit != wanted {
                    self.diagnostics.push(
                        Diagnostic::error("wrong-unit", say::wrong_unit(rate.unit.text()))
                            .at(rate.span.clone())
                            .help(say::write_like(format!("\"{} CNY/{base}\"", rate.value))),
                    );
                    return Ok(None);
                }
                return Ok(Some(rate.given(format!("{owner}.rate"), label)));
            }
            Some(Exchange::Period(period, span)) => (period, span),
        };
        match self.lookups.rate(base, quote, period, span)? {
            Ok(row_values) => {
                let key = format!("inputs.exchange-rate.{base}-{quote}.{period}");
                let label = labels::exchange_rate_of_period(quote.code(), base.code(), period);
                Ok(Some(Given::new(key, row_values.0, Unit::Rate { base, quote }, label, Basis::Data(row_values.1))))
            }
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                Ok(None)
            }
        }
    }

    fn export(&mut self, export: &scenario::Export) -> Result<case::Export, DataError> {
        let (value, unit) = match &export.value {
            scenario::ExportValue::Value(value) => {
                (case::ExportValue::Value(value.given("export.stated-value", labels::export_value())), value.unit)
            }
            scenario::ExportValue::Units { units, unit_price } => (
                case::ExportValue::Units {
                    units: units.given("export.units", labels::export_units()),
                    unit_price: unit_price.given("export.unit-price", labels::unit_price()),
                },
                unit_price.unit,
            ),
        };
        Ok(case::Export {
            label: export.label.clone().unwrap_or_else(labels::export_value),
            value,
            share: export.share.as_ref().map(|share| share.given("export.share", labels::export_share())),
            rate: self.exchange(export.exchange.as_ref(), unit, "export")?,
        })
    }

    fn ranking(&mut self, ranking: &scenario::Ranking, references: &[RegionName]) -> Found<case::Ranking> {
        let Some(method) = self.scenario.methods.iter().find(|method| method.name == ranking.method) else {
            return Ok(None);
        };
        let position = match &method.against {
            Some(against) => references.iter().position(|reference| reference.code == against.code),
            None => (!references.is_empty()).then_some(0),
        };
        let Some(position) = position else {
            return Ok(None);
        };
        let reference = &references[position];
        let reference_span = &self.scenario.references[position].span;
        // A value given for the subject says nothing about other regions.
        let mut method = method.clone();
        match &mut method.kind {
            MethodKind::GridElectricity { subject, .. } => *subject = None,
            MethodKind::CarbonIntensity { subject, .. } => *subject = None,
            MethodKind::StatedGap { .. } => {}
        }
        let mut ranked = Vec::new();
        let mut without_value = Vec::new();
        for listed in &ranking.regions {
            let kind = match listed.code.as_str() {
                "provinces" => Some("province"),
                "grids" => Some("grid"),
                _ => None,
            };
            let Some(kind) = kind else {
                let Some(region) = self.region(listed)? else {
                    continue;
                };
                let gap = self.gap(&method, (&region, &listed.span), (reference, reference_span))?;
                ranked.extend(gap.map(|gap| (region, gap)));
                continue;
            };
            let table = self.lookups.table(regions::TABLE)?;
            for code in regions::codes_of_kind(&table, kind) {
                let Some(name) = self.lookups.published_region(&code)? else {
                    continue;
                };
                let region = RegionName { code, name };
                if self.has_published_value(&method, &region)? {
                    let gap = self.gap(&method, (&region, &listed.span), (reference, reference_span))?;
                    ranked.extend(gap.map(|gap| (region, gap)));
                } else {
                    without_value.push(region);
                }
            }
            if ranked.is_empty() && !self.diagnostics.has_errors() {
                self.diagnostics.push(
                    Diagnostic::error("no-published-value", say::no_region_has_a_value())
                        .at(listed.span.clone())
                        .other(method.span.clone(), say::by_this_method())
                        .help(say::choose_another_year_or_series()),
                );
            }
        }
        Ok(Some(case::Ranking {
            method_label: method_label(&method),
            reference: reference.clone(),
            regions: ranked,
            without_value,
        }))
    }

    fn has_published_value(&mut self, method: &scenario::Method, region: &RegionName) -> Result<bool, DataError> {
        let known_on = self.lookups.known_on;
        Ok(match &method.kind {
            MethodKind::GridElectricity { year: Some((year, _)), factor, .. } => {
                let table = self.lookups.table(grid_factors::TABLE)?;
                grid_factors::find(&table, &region.code, *year, factor, known_on).is_ok()
            }
            MethodKind::CarbonIntensity { year: Some((year, _)), series: Some((series, _)), .. } => {
                let table = self.lookups.table(carbon_intensity::TABLE)?;
                carbon_intensity::find(&table, &region.code, *year, series, known_on).is_ok()
            }
            _ => false,
        })
    }

    fn product(
        &mut self,
        product: &scenario::Product,
        subject: Option<&RegionName>,
        references: &[RegionName],
    ) -> Found<case::Product> {
        let scenario = self.scenario;
        let mut grids = Vec::new();
        let spans = scenario.subject.iter().chain(&scenario.references).map(|region| &region.span);
        for (region, span) in subject.into_iter().chain(references).zip(spans) {
            let wanted = FactorWanted {
                year: Some(&product.year),
                kind: "average",
                kind_span: &product.year.1,
            };
            let factor = self.grid_factor(&wanted, region, span)?;
            grids.extend(factor.map(|factor| (region.clone(), factor)));
        }
        let processes: Vec<case::Process> = product
            .processes
            .iter()
            .map(|process| case::Process {
                name: process.name.clone(),
                label: process.label.clone(),
                electricity: process.electricity.given(
                    format!("product.{}.electricity", process.name),
                    labels::electricity_of_process(&process.label),
                ),
            })
            .collect();
        let position = |name: &str| product.processes.iter().position(|process| process.name == name);
        let changes = product
            .changes
            .iter()
            .filter_map(|change| {
                Some(case::Change {
                    name: change.name.clone(),
                    label: change.label.clone(),
                    from: position(&change.from)?,
                    to: position(&change.to)?,
                })
            })
            .collect();
        Ok(Some(case::Product {
            name: product.name.clone(),
            item: product.item,
            quantity: product.quantity.as_ref().map(|quantity| quantity.given("product.quantity", labels::quantity())),
            processes,
            changes,
            grids,
        }))
    }
}

fn method_label(method: &scenario::Method) -> Text {
    method.label.clone().unwrap_or_else(|| Text::same(&method.name))
}

fn resolve_claim(claim: &scenario::Claim, scenario: &Scenario) -> case::Claim {
    let method = scenario.methods.iter().find(|method| method.name == claim.method);
    let against = claim
        .against
        .as_ref()
        .or_else(|| method.and_then(|method| method.against.as_ref()))
        .or_else(|| scenario.references.first());
    let label = labels::claimed();
    let key = format!("claim.{}.claimed", claim.name);
    case::Claim {
        name: claim.name.clone(),
        statement: claim.statement.clone(),
        comparison: format!("{}.{}", claim.method, against.map_or("", |reference| reference.code.as_str())),
        price: claim.price.clone(),
        value: match &claim.value {
            scenario::ClaimValue::Saving(value) => case::ClaimValue::Saving(value.given(key, label)),
            scenario::ClaimValue::Gap(value) => case::ClaimValue::Gap(value.given(key, label)),
            scenario::ClaimValue::ExportSaving(value) => case::ClaimValue::ExportSaving(value.given(key, label)),
        },
    }
}

fn check(check: &scenario::Check) -> case::Check {
    let owner = format!("check.{}", check.name);
    let part = |part: &scenario::Part, at: &str| case::Part {
        label: part.label.clone(),
        value: part.value.given(format!("{owner}.{at}"), part.label.clone()),
        growth_factor: part
            .growth_factor
            .as_ref()
            .map(|factor| factor.given(format!("{owner}.{at}.growth-factor"), labels::growth_factor(&part.label))),
    };
    let parts_of = |parts: &[scenario::Part]| -> Vec<case::Part> {
        parts.iter().enumerate().map(|(index, each)| part(each, &format!("part-{}", index + 1))).collect()
    };
    case::Check {
        name: check.name.clone(),
        statement: check.statement.clone(),
        kind: match &check.kind {
            scenario::CheckKind::Sum { parts, total } => case::CheckKind::Sum {
                parts: parts_of(parts),
                total: part(total, "total"),
            },
            scenario::CheckKind::Growth { parts, total } => case::CheckKind::Growth {
                parts: parts_of(parts),
                total: part(total, "total"),
            },
            scenario::CheckKind::Share { part: share, whole, published } => case::CheckKind::Share {
                part: part(share, "part-1"),
                whole: part(whole, "total"),
                published: published.given(format!("{owner}.published"), labels::published_share()),
            },
            scenario::CheckKind::UnitValue { value, units, low, high } => case::CheckKind::UnitValue {
                value: value.given(format!("{owner}.value"), labels::published_value()),
                units: units.given(format!("{owner}.units"), labels::published_units()),
                low: low.given(format!("{owner}.low"), labels::low_end()),
                high: high.given(format!("{owner}.high"), labels::high_end()),
            },
        },
    }
}
