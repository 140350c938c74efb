//! Where a scenario meets the reference data: every number that a computation needs is found here,
//! with its basis, or a diagnostic says what is missing and what there is instead.

pub mod goods;
mod lookups;
mod methods;
mod money;
mod paths;
pub mod price_path;
pub mod ranges;
mod warnings;

use crate::case::{self, Case, GapInputs, RegionName};
use crate::diag::{Diagnostic, Diagnostics};
use crate::quantity::unit::{CarbonPrice, ExchangeRate};
use crate::quantity::{Currency, Unit};
use crate::reference::{DataError, Gap, Library, Row, Table, carbon_intensity, carbon_prices, grid_factors, regions};
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
    let mut resolver = Resolver { scenario, lookups: Lookups::new(library, scenario.as_known_on), diagnostics };
    let case = resolver.case()?;
    warnings::unused_input(scenario, resolver.diagnostics);
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
        let path = match &scenario.path {
            None => None,
            Some(path) => self.path(path)?,
        };
        Ok(Some(Case {
            path,
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
            return Ok(Some(RegionName { code: own.code.clone(), name: own.name.clone() }));
        }
        if let Some(name) = self.lookups.published_region(&region.code)? {
            return Ok(Some(RegionName { code: region.code.clone(), name }));
        }
        let suggestions = self.lookups.region_suggestions(&region.code)?;
        let mut diagnostic =
            Diagnostic::error("unknown-region", say::unknown_region(&region.code)).at(region.span.clone());
        if !suggestions.is_empty() {
            let named: Vec<String> = suggestions.iter().map(|code| format!("\"{code}\"")).collect();
            diagnostic = diagnostic.help(say::did_you_mean_code(Text::words(&named)));
        }
        self.diagnostics.push(diagnostic.help(say::how_to_list_regions()));
        Ok(None)
    }

    fn own_region(&self, code: &str) -> Option<&scenario::OwnRegion> {
        self.scenario.own_regions.iter().find(|own| own.code == code)
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
            let wanted = FactorWanted { year: Some(&product.year), kind: "average", kind_span: &product.year.1 };
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
