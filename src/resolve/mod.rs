//! Where a scenario meets the reference data: every number that a computation needs is found here,
//! with its basis, or a diagnostic says what is missing and what there is instead.

mod courses;
mod denominators;
pub mod goods;
mod intensities;
mod lookups;
mod methods;
mod money;
mod paths;
pub mod price_path;
pub mod ranges;
mod ranking;
mod regions;
mod sectors;
mod warnings;

use crate::case::{self, Case, GapInputs, RegionName};
use crate::diag::{Diagnostic, Diagnostics};
use crate::quantity::unit::{CarbonPrice, ExchangeRate};
use crate::quantity::{Currency, Decimal, Denominator, Gas, Unit, exact};
use crate::reference::{
    DataError, Gap, Library, Row, Table, carbon_prices, grid_factors, regions as published_regions,
};
use crate::scenario::{self, Exchange, MethodKind, PriceAmount, RegionRef, Scenario};
use crate::text::{Text, messages::input as say, messages::labels};
use crate::trace::{Basis, Given};
use lookups::Lookups;
use methods::Placed;
use std::ops::Range;

/// Resolves a scenario. Mistakes of the scenario go to `diagnostics`, and the case comes out only
/// if there was none; a broken data file is the error.
pub fn resolve(
    scenario: &Scenario,
    library: &dyn Library,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Case>, DataError> {
    let mut resolver = Resolver { scenario, lookups: Lookups::new(library, scenario.as_known_on), diagnostics };
    let case = resolver.case()?;
    let per: Vec<Denominator> =
        case.iter().flat_map(|case| &case.comparisons).map(|comparison| comparison.per).collect();
    if !resolver.diagnostics.has_errors() {
        warnings::unused_input(scenario, &per, resolver.diagnostics);
    }
    warnings::later_than_the_data(scenario, library, resolver.diagnostics)?;
    Ok(if resolver.diagnostics.has_errors() { None } else { case })
}

struct Resolver<'a> {
    scenario: &'a Scenario,
    lookups: Lookups<'a>,
    diagnostics: &'a mut Diagnostics,
}

/// A value, or nothing with the mistake noted; `Err` is a broken data file.
type Found<T> = Result<Option<T>, DataError>;

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
        self.own_codes_are_new()?;
        let Some(names) = names.into_iter().collect::<Option<Vec<RegionName>>>() else {
            return Ok(None);
        };
        let (subject, references) = match &scenario.subject {
            Some(_) => (names.first().cloned(), names.get(1..).unwrap_or_default().to_vec()),
            None => (None, names),
        };
        let comparisons = self.comparisons(subject.as_ref(), &references)?;
        self.paths_are_used(&comparisons);
        let mut prices = Vec::new();
        for price in &scenario.prices {
            prices.extend(self.price(price)?);
        }
        let output = match &scenario.output {
            None => None,
            Some(output) => Some(case::Worth {
                amount: output.amount.given("output.value", labels::value_of(output.of.text())),
                of: output.of,
                rate: self.exchange(output.exchange.as_ref(), output.amount.unit, "output")?,
                growth: output.growth.as_ref().map(|growth| growth_of(growth, "output")),
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
        let path = match &scenario.path {
            None => None,
            Some(path) => self.path(path)?,
        };
        self.values_fit(&comparisons);
        Ok(Some(Case {
            path,
            claims: self.claims(&comparisons),
            checks: scenario.checks.iter().map(check).collect(),
            conversions: scenario.conversions.iter().map(conversion).collect(),
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

    /// Every method against every reference that it is for.
    fn comparisons(
        &mut self,
        subject: Option<&RegionName>,
        references: &[RegionName],
    ) -> Result<Vec<case::Comparison>, DataError> {
        let scenario = self.scenario;
        let mut comparisons = Vec::new();
        let (Some(subject), Some(named)) = (subject, &scenario.subject) else {
            return Ok(comparisons);
        };
        for method in &scenario.methods {
            for (reference, reference_named) in references.iter().zip(&scenario.references) {
                if method.against.as_ref().is_some_and(|against| against.code != reference.code) {
                    continue;
                }
                let subject = Placed { name: subject, named };
                let gap = self.gap(method, subject, Placed { name: reference, named: reference_named })?;
                comparisons.extend(gap.map(|gap| case::Comparison {
                    key: format!("{}.{}", method.name, reference.code),
                    method: method.name.clone(),
                    label: method_label(method),
                    reference: reference.clone(),
                    per: gap.per,
                    gas: gap.gas,
                    data_year: gap.data_year,
                    gap: gap.inputs,
                }));
            }
        }
        Ok(comparisons)
    }

    fn product(
        &mut self,
        product: &scenario::Product,
        subject: Option<&RegionName>,
        references: &[RegionName],
    ) -> Found<case::Product> {
        let scenario = self.scenario;
        let mut grids = Vec::new();
        let named = scenario.subject.iter().chain(&scenario.references);
        for (region, span) in subject.into_iter().chain(references).zip(named) {
            let wanted = FactorWanted { year: Some(&product.year), kind: "average", kind_span: &product.year.1 };
            let factor = self.grid_factor(&wanted, Placed { name: region, named: span })?;
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
    method.label.clone().unwrap_or_else(|| match &method.kind {
        MethodKind::GridElectricity { factors, .. } => match &factors.year {
            Some((year, _)) => labels::by_grid_of_year(year.to_string()),
            None => labels::by_stated_factors(),
        },
        _ => Text::same(&method.name),
    })
}

fn growth_of(growth: &scenario::Growth, owner: &str) -> case::path::GrowthFrom {
    let key = format!("{owner}.growth");
    let rate = paths::growth(&growth.rate, &format!("{key}.rate"), labels::yearly_growth());
    case::path::GrowthFrom { key, from: growth.from, growth: rate }
}

fn conversion(conversion: &scenario::Conversion) -> case::Conversion {
    let (from, to) = (conversion.from, conversion.to);
    let key = format!("conversion.{}-to-{}", from.code(), to.code());
    case::Conversion {
        from,
        to,
        reading: conversion.reading,
        ratio: conversion.ratio.given(key, labels::value_ratio(from.text(), to.text())),
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
            scenario::CheckKind::Sum { parts, total } => {
                case::CheckKind::Sum { parts: parts_of(parts), total: part(total, "total") }
            }
            scenario::CheckKind::Growth { parts, total } => {
                case::CheckKind::Growth { parts: parts_of(parts), total: part(total, "total") }
            }
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
