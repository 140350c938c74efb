//! The parameters of the law that default values need, looked up once a year instead of once a good.

use super::tables::{CbamTables, first_day};
use crate::case::goods::{Benchmarked, Chain, Emissions, FreeAllocation, Penalty};
use crate::law::parameters::{self, Parameter};
use crate::law::{Asked, LawDatum, LawGap};
use crate::quantity::unit::{CertificatePerEmissions, Embedded, GoodQuantity, GoodUnit, Ratio};
use crate::quantity::{Decimal, Dimension, Unit};
use crate::reference::benchmarks::{self, Benchmark, BenchmarkColumn, Benchmarks, NoBenchmark};
use crate::reference::default_values::{self, Code, DefaultValues, Found};
use crate::reference::goods::Sector;
use crate::trace::{Fact, Provenance, ledger::RuleOfLaw};
use jiff::civil::Date;

/// What the law says for one year of production and importation, as known on a day.
#[derive(Clone, Debug)]
pub struct LawOfYear {
    mark_ups: [Result<Fact<Ratio>, LawGap>; 5],
    pub cbam_factor: Result<Fact<Ratio>, LawGap>,
    pub correction: Result<Fact<Ratio>, LawGap>,
    pub certificate: Result<Fact<CertificatePerEmissions>, LawGap>,
    pub penalty: Result<Penalty, LawGap>,
    pub overshoot: Result<Overshoot, LawGap>,
    /// The share of a year's certificates to be held at the end of each quarter.
    pub holding_share: Result<Fact<Ratio>, LawGap>,
    /// The mass up to which an importer's year is exempt.
    pub de_minimis: Result<Fact<GoodQuantity>, LawGap>,
    /// The marker of benchmarks.
    pub period: u8,
    /// Revised benchmarks are due.
    pub provisional: bool,
    /// The price is that of the quarter of importation; later it is that of the week of purchase.
    pub quarterly_price: bool,
    /// The table of default values that was known; none before the first was published.
    pub edition: Option<&'static str>,
    /// Titles of parameters that are taken from a proposal.
    pub proposed: Vec<crate::text::Text>,
}

/// An overshoot of the threshold so small that a penalty may be lowered (Art. 26(2a)).
#[derive(Clone, Copy, Debug)]
pub struct Overshoot {
    /// As a share of the threshold.
    pub share: Fact<Ratio>,
    pub lowest_multiple: Fact<Ratio>,
}

impl LawOfYear {
    /// Looks everything up; a gap is kept until somebody needs the value.
    pub fn new(tables: &CbamTables<'_>, year: i16, known_on: Date, proposal: Option<&str>) -> Self {
        let asked = Asked { day: first_day(year), known_on, proposal };
        let mut proposed = Vec::new();
        let rule = |path: &'static str| -> Option<String> {
            let (file, position) = tables.law(path, asked).ok()?;
            match &file.values[position].value {
                LawDatum::Word(word) => Some(word.clone()),
                LawDatum::Number(number) => Some(number.to_string()),
            }
        };
        let period = rule(parameters::BENCHMARK_PERIOD.path).and_then(|marker| marker.parse().ok());
        let edition = rule(parameters::DEFAULT_VALUES_EDITION.path).map(|edition| match edition.as_str() {
            "first" => default_values::FIRST_EDITION,
            _ => default_values::IN_FORCE,
        });
        let penalty = || -> Result<Penalty, LawGap> {
            Ok(Penalty {
                per_certificate: fact(tables, &parameters::PENALTY_PER_CERTIFICATE, asked, &mut Vec::new())?,
                lowest_multiple: fact(tables, &parameters::PENALTY_MULTIPLE_LOW, asked, &mut Vec::new())?,
                highest_multiple: fact(tables, &parameters::PENALTY_MULTIPLE_HIGH, asked, &mut Vec::new())?,
            })
        };
        let overshoot = || -> Result<Overshoot, LawGap> {
            Ok(Overshoot {
                share: fact(tables, &parameters::PENALTY_OVERSHOOT_SHARE, asked, &mut Vec::new())?,
                lowest_multiple: fact(tables, &parameters::PENALTY_MULTIPLE_SMALL_OVERSHOOT, asked, &mut Vec::new())?,
            })
        };
        Self {
            mark_ups: [
                fact(tables, &parameters::MARK_UP_CEMENT, asked, &mut proposed),
                fact(tables, &parameters::MARK_UP_FERTILISERS, asked, &mut proposed),
                fact(tables, &parameters::MARK_UP_IRON_AND_STEEL, asked, &mut proposed),
                fact(tables, &parameters::MARK_UP_ALUMINIUM, asked, &mut proposed),
                fact(tables, &parameters::MARK_UP_HYDROGEN, asked, &mut proposed),
            ],
            cbam_factor: fact(tables, &parameters::CBAM_FACTOR, asked, &mut proposed),
            correction: fact(tables, &parameters::CROSS_SECTORAL_CORRECTION_FACTOR, asked, &mut proposed),
            certificate: fact(tables, &parameters::CERTIFICATE_EMISSIONS, asked, &mut proposed),
            penalty: penalty(),
            overshoot: overshoot(),
            holding_share: fact(tables, &parameters::HOLDING_SHARE, asked, &mut Vec::new()),
            de_minimis: fact(tables, &parameters::DE_MINIMIS_MASS, asked, &mut Vec::new()),
            period: period.unwrap_or(0),
            provisional: rule(parameters::BENCHMARKS_STANDING.path).as_deref() == Some("provisional"),
            quarterly_price: rule(parameters::CERTIFICATE_PRICE_BASIS.path).as_deref() == Some("quarterly-average"),
            edition,
            proposed,
        }
    }

    /// The mark-up of a sector; electricity has none.
    pub fn mark_up(&self, sector: Sector) -> Option<&Result<Fact<Ratio>, LawGap>> {
        let at = match sector {
            Sector::Cement => 0,
            Sector::Fertilisers => 1,
            Sector::IronAndSteel => 2,
            Sector::Aluminium => 3,
            Sector::Hydrogen => 4,
            Sector::Electricity => return None,
        };
        Some(&self.mark_ups[at])
    }
}

pub(super) fn fact<D: Dimension>(
    tables: &CbamTables<'_>,
    parameter: &Parameter<D>,
    asked: Asked<'_>,
    proposed: &mut Vec<crate::text::Text>,
) -> Result<Fact<D>, LawGap> {
    let (file, position) = tables.law(parameter.path, asked)?;
    let value = &file.values[position];
    let LawDatum::Number(number) = value.value else {
        return Err(LawGap::NothingPublished);
    };
    if value.proposal.is_some() {
        proposed.push(file.title.clone());
    }
    let position = u16::try_from(position).unwrap_or(u16::MAX);
    Ok(Fact::new(number, parameter.unit, Provenance::Law { path: parameter.path, position }))
}

/// Why a chain by default values cannot be made.
#[derive(Clone, Debug)]
pub enum Missing {
    Law(&'static str, LawGap),
    Benchmark(NoBenchmark),
    /// Electricity has no default value here.
    NoMarkUp,
}

/// The chain of a good by its default value: total with mark-up, column B by the row's route.
///
/// # Errors
/// A gap in the law or in the benchmarks.
pub fn chain_by_default(
    benchmarks: &Benchmarks,
    values: &DefaultValues,
    law: &LawOfYear,
    mark_up: Fact<Ratio>,
    found: Found,
    code: Code,
) -> Result<Chain, Missing> {
    let total = Fact::new(found.total, TONNE, Provenance::Row { table: values.table, row: found.row });
    Ok(Chain {
        emissions: Emissions::DefaultValue { whole: whole(), total, mark_up },
        free_allocation: match benchmarked(benchmarks, law, code, BenchmarkColumn::B, found.route)? {
            Some(benchmarked) => FreeAllocation::WholeChain(benchmarked),
            None => FreeAllocation::Zero(zero(GoodUnit::Tonne, RuleOfLaw::NoFreeAllocationLeft)),
        },
        precursors: Vec::new(),
        activity_level: None,
        includes_precursors: false,
        holds_indirect: false,
    })
}

/// Benchmark and factors; none once the CBAM factor is zero.
///
/// # Errors
/// A gap in the law or in the benchmarks.
pub fn benchmarked(
    benchmarks: &Benchmarks,
    law: &LawOfYear,
    code: Code,
    column: BenchmarkColumn,
    routes: [u8; 2],
) -> Result<Option<Benchmarked>, Missing> {
    let gap = |path: &'static str| move |gap: &LawGap| Missing::Law(path, gap.clone());
    let cbam_factor = *law.cbam_factor.as_ref().map_err(gap(parameters::CBAM_FACTOR.path))?;
    if cbam_factor.value.is_zero() {
        return Ok(None);
    }
    let path = parameters::CROSS_SECTORAL_CORRECTION_FACTOR.path;
    let correction = *law.correction.as_ref().map_err(gap(path))?;
    let row = benchmarks.choose(code, column, law.period, routes).map_err(Missing::Benchmark)?;
    let lower_grade = lower_grade(benchmarks, law, code, column, (row, routes)).map(|row| benchmark(&row));
    Ok(Some(Benchmarked { benchmark: benchmark(&row), lower_grade, cbam_factor, correction }))
}

/// The grade that the indicator names, where the higher grade of its route was taken for it.
pub fn lower_grade(
    benchmarks: &Benchmarks,
    law: &LawOfYear,
    code: Code,
    column: BenchmarkColumn,
    (taken, routes): (Benchmark, [u8; 2]),
) -> Option<Benchmark> {
    if column != BenchmarkColumn::B || taken.route == 0 || routes.contains(&taken.route) {
        return None;
    }
    benchmarks.rows(code, column, law.period).find(|row| routes.contains(&row.route)).copied()
}

/// A benchmark as a fact that remembers its row.
pub fn benchmark(row: &Benchmark) -> Fact<Embedded> {
    Fact::new(row.value, TONNE, Provenance::Row { table: benchmarks::TABLE, row: row.row })
}

/// tCO2e per tonne.
pub const TONNE: Unit = Unit::Embedded(GoodUnit::Tonne);

/// One: the whole.
pub fn whole() -> Fact<Ratio> {
    Fact::new(Decimal::ONE, Unit::One, Provenance::Rule(RuleOfLaw::Whole))
}

/// Zero by a rule.
pub fn zero(unit: GoodUnit, rule: RuleOfLaw) -> Fact<Embedded> {
    Fact::new(Decimal::ZERO, Unit::Embedded(unit), Provenance::Rule(rule))
}
