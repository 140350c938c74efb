//! From a stated good to an assessment: scope, origin, emissions basis, benchmark, factors, price.
//! Every choice that is the user's is asked for, never made.

mod actual;
mod chains;
mod gaps;
pub mod law_of_year;
mod note;
mod precursors;
mod price;
mod refusal;
pub mod tables;

pub use law_of_year::LawOfYear;
pub use note::Note;
pub use price::published as published_price;
pub use refusal::{About, Refusal, Unanswered};
pub use tables::{CbamTables, Words};

use gaps::{MARK_UPS, law_gap, missing};
use law_of_year::{Missing, chain_by_default, whole, zero};

use crate::case::goods::{
    Assessment, Benchmarked, CarbonPricePaid, Chain, Emissions, ExportPrice, FreeAllocation, MissingPrecursor,
    OwnProcess, Precursor, PrecursorAmount,
};
use crate::law::parameters;
use crate::law::{Asked, LawDatum, LawGap};
use crate::quantity::unit::{Embedded, GoodQuantity, GoodUnit, Ratio};
use crate::quantity::{Currency, Decimal, Dimension, Unit};
use crate::reference::benchmarks::{BenchmarkColumn, NoBenchmark};
use crate::reference::default_values::{self, Code, DefaultValues, Found};
use crate::reference::goods::{Good, Scope, Sector};
use crate::reference::{countries, goods, required_precursors};
use crate::scenario::Stated;
use crate::scenario::goods::{self as stated, AmountStatement, EmissionsStatement, PrecursorStatement};
use crate::text::{Text, messages::refusals as say};
use crate::trace::{Fact, Provenance, ScenarioPlace, ledger::RuleOfLaw};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What came of a good.
#[derive(Clone, Debug)]
pub struct Answer {
    pub good: Good,
    pub origin: Origin,
    pub outcome: Outcome,
    pub notes: Vec<Note>,
    pub statements: Vec<ScenarioPlace>,
}

/// Whether the charge applies.
#[derive(Clone, Debug)]
pub enum Outcome {
    Liable(Box<Assessment>),
    /// The origin is outside CBAM; the reason.
    Exempt(Text),
}

/// A country of origin.
#[derive(Clone, Debug)]
pub struct Origin {
    pub code: String,
    pub name: Text,
    pub status: OriginStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginStatus {
    Ordinary,
    /// Annex III, point 1, of Reg. (EU) 2023/956.
    Exempt,
    /// A member state: not an import.
    EuMember,
}

type Answered<T> = Result<T, Unanswered>;

/// Answers a question about a good.
///
/// # Errors
/// A refusal that names what is missing, or a broken data file.
pub fn answer(tables: &CbamTables<'_>, good: &stated::Good) -> Answered<Answer> {
    let mut resolver = Resolver {
        tables,
        stated: good,
        statements: Vec::new(),
        notes: Vec::new(),
        missing_precursors: Vec::new(),
        path: Vec::new(),
        undecided: Vec::new(),
        laws: BTreeMap::new(),
    };
    let found = scope(tables, &good.code.text)?;
    existing(tables, &found)?;
    let origin = origin(tables, &good.origin.text)?;
    let outcome = match origin.status {
        OriginStatus::Exempt => Outcome::Exempt(say::exempt_origin(&origin.name)),
        OriginStatus::EuMember => Outcome::Exempt(say::eu_origin(&origin.name)),
        OriginStatus::Ordinary => Outcome::Liable(Box::new(resolver.assessment(&found, &origin)?)),
    };
    let Resolver { statements, mut notes, .. } = resolver;
    if !found.note.is_empty() {
        notes.push(Note { code: "table-note", text: say::note_of_table(&found.note) });
    }
    Ok(Answer { good: found, origin, outcome, notes, statements })
}

/// The good of a code of 8 or 10 digits.
///
/// # Errors
/// The code is no code, out of scope, or excluded.
pub fn scope(tables: &CbamTables<'_>, written: &str) -> Answered<Good> {
    let code: String = written.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let well_formed = (code.len() == 8 || code.len() == 10) && code.bytes().all(|b| b.is_ascii_digit());
    if !well_formed {
        let refusal = Refusal::new("bad-code", About::Code, say::bad_code(written));
        let (called, near) = (goods::called(&tables.goods, written), goods::near(&tables.goods, &code));
        let refusal = if !near.is_empty() && code.bytes().all(|b| b.is_ascii_digit()) {
            refusal.help(say::near_codes(near.join(", ")))
        } else if !called.is_empty() {
            refusal.help(say::codes_called(written, called.join("; ")))
        } else {
            refusal
        };
        return Err(refusal.help(say::write_eight_digits()).help(say::how_to_search()).into());
    }
    match tables.scope(&code) {
        Scope::In(good) => Ok(good),
        Scope::Excluded { note } => Err(Refusal::new("excluded-code", About::Code, say::excluded_code(&code))
            .help(say::excluded_because(note))
            .into()),
        Scope::Out => {
            let near = goods::near(&tables.goods, &code);
            let mut refusal = Refusal::new("out-of-scope", About::Code, say::out_of_scope(&code));
            if let Some(row) = tables.proposed_good(&code) {
                let from = row.get("applies_from");
                refusal = refusal.help(match (row.get("condition"), row.get("condition_zh")) {
                    ("", _) => say::proposed_good(from),
                    (part, part_zh) => say::proposed_good_in_part(from, Text::new(part, part_zh)),
                });
            }
            let part = code.get(..8).map(|eight| tables.scope(eight));
            Err(if let Some(Scope::In(Good { part_unknown: true, note, .. })) = part {
                refusal.help(say::part_in_scope(note))
            } else if near.is_empty() {
                refusal.help(say::nothing_to_declare())
            } else {
                refusal.help(say::near_codes(near.join(", ")))
            }
            .into())
        }
    }
}

/// A good whose code exists, and of which it is known whether it is in Annex I: what is wrong with a code is said before
/// anything about its default value or benchmark.
fn existing(tables: &CbamTables<'_>, good: &Good) -> Answered<()> {
    if good.part_unknown {
        return Err(Refusal::new("ten-digits-needed", About::Code, say::part_of_code(&good.code))
            .help(say::part_in_scope(&good.note))
            .into());
    }
    if !good.listed {
        let near = goods::near(&tables.goods, &good.code);
        let refusal = Refusal::new("unknown-code", About::Code, say::unknown_code(&good.code));
        let refusal = if near.is_empty() { refusal } else { refusal.help(say::near_codes(near.join(", "))) };
        return Err(refusal.help(say::check_the_code()).help(say::how_to_search()).into());
    }
    Ok(())
}

/// The country of a written origin.
///
/// # Errors
/// Nobody knows the name: never taken for "other countries".
pub fn origin(tables: &CbamTables<'_>, written: &str) -> Answered<Origin> {
    let Some(row) = tables.country(written) else {
        let near = countries::suggestions(&tables.countries, written);
        let mut refusal = Refusal::new("unknown-origin", About::Origin, say::unknown_origin(written));
        if !near.is_empty() {
            refusal = refusal.help(say::did_you_mean(near.join(", ")));
        }
        return Err(refusal.help(say::write_an_iso_code()).into());
    };
    let status = match row.get("cbam_status") {
        "exempt" => OriginStatus::Exempt,
        "eu-member" => OriginStatus::EuMember,
        _ => OriginStatus::Ordinary,
    };
    Ok(Origin { code: row.get("code").to_owned(), name: countries::name(row), status })
}

/// The first year whose imports need certificates.
pub const FIRST_YEAR: i16 = 2026;

/// Clinker, hydraulic cement and calcined clay: goods that may have default values by TARIC code only.
pub const TEN_DIGITS_NEEDED: [&str; 3] = ["25070080", "25231000", "25239000"];

struct Resolver<'a> {
    tables: &'a CbamTables<'a>,
    stated: &'a stated::Good,
    statements: Vec<ScenarioPlace>,
    notes: Vec<Note>,
    missing_precursors: Vec<MissingPrecursor>,
    /// The positions of the precursor that is being answered, from the good down.
    path: Vec<usize>,
    undecided: Vec<precursors::Undecided>,
    laws: BTreeMap<i16, Arc<LawOfYear>>,
}

impl<'a> Resolver<'a> {
    fn assessment(&mut self, good: &Good, origin: &Origin) -> Answered<Assessment> {
        let asked = self.stated;
        self.known_proposal()?;
        let year = self.production_year()?;
        let electricity = good.sector == Sector::Electricity;
        let unit = if electricity { GoodUnit::Mwh } else { GoodUnit::Tonne };
        if asked.quantity.unit != Unit::GoodQuantity(unit) {
            let message = if electricity { say::electricity_in_mwh() } else { say::mass_in_tonnes() };
            return Err(Refusal::new("wrong-unit", About::Quantity, message).help(say::check_the_unit()).into());
        }
        let code =
            Code::new(&good.code).ok_or_else(|| Refusal::new("bad-code", About::Code, say::bad_code(&good.code)))?;
        let mut by_default = None;
        let chain = match &asked.emissions {
            EmissionsStatement::Factor(factor, basis) if electricity => Chain {
                emissions: Emissions::Stated(self.electricity_factor(factor, *basis)?),
                free_allocation: FreeAllocation::Zero(zero(unit, RuleOfLaw::NoFreeAllocationForElectricity)),
                precursors: Vec::new(),
                activity_level: None,
                includes_precursors: false,
                holds_indirect: false,
            },
            _ if electricity => {
                return Err(Refusal::new("factor-needed", About::Emissions, say::factor_needed())
                    .help(say::write_factor())
                    .help(say::factor_conditions())
                    .into());
            }
            EmissionsStatement::Factor(..) => {
                return Err(Refusal::new("factor-not-for-goods", About::Emissions, say::factor_only_for_electricity())
                    .help(say::write_actual_values())
                    .into());
            }
            EmissionsStatement::Default => {
                if asked.free_allocation.is_some() {
                    return Err(Refusal::new(
                        "free-allocation-with-default",
                        About::Emissions,
                        say::free_allocation_with_default(),
                    )
                    .help(say::remove_free_allocation())
                    .into());
                }
                if !asked.precursors.is_empty() {
                    return Err(Refusal::new(
                        "precursors-with-default",
                        About::Emissions,
                        say::precursors_with_default(),
                    )
                    .help(say::remove_precursors())
                    .into());
                }
                self.default_chain(good, code, origin, year, asked.import.year())?
            }
            EmissionsStatement::Actual { .. } | EmissionsStatement::Installation(_) => {
                // Without a default value the comparison is left out; own data needs none.
                by_default = match self.default_chain(good, code, origin, year, asked.import.year()) {
                    Ok(chain) => Some(chain),
                    Err(Unanswered::Refused(_)) => None,
                    Err(broken) => return Err(broken),
                };
                let emissions = self.actual(&asked.emissions, good, year)?;
                let free_allocation = match &asked.free_allocation {
                    Some(free) => {
                        self.note("free-allocation-stated", say::free_allocation_is_stated());
                        FreeAllocation::Stated(self.verified_free_allocation(free, year)?)
                    }
                    None => {
                        let route = asked.route.as_ref().map(|route| route.text.as_str());
                        let free_allocation = self.process_only(code, route, year)?;
                        let nothing_stated = asked.precursors.is_empty() && asked.precursor_free_allocation.is_none();
                        if nothing_stated && !asked.no_precursors {
                            let holds_them = asked.emissions.includes_precursors();
                            if !self.precursors_are_missing(good, route, holds_them, &free_allocation) {
                                self.note("no-precursor-stated", say::no_precursors());
                            }
                        }
                        free_allocation
                    }
                };
                let mut precursors = self.precursors(&asked.precursors, year)?;
                if let Some(free) = &asked.precursor_free_allocation {
                    precursors.push(self.all_precursors(free, year)?);
                }
                Chain {
                    emissions,
                    free_allocation,
                    precursors,
                    activity_level: self.activity_level(
                        asked.activity_level.as_ref(),
                        &asked.emissions,
                        &asked.precursors,
                    )?,
                    includes_precursors: asked.emissions.includes_precursors(),
                    holds_indirect: false,
                }
            }
        };
        let import = asked.import.year();
        let law = self.law_of(import);
        let certificate = law
            .certificate
            .clone()
            .map_err(|gap| law_gap(gap, parameters::CERTIFICATE_EMISSIONS.path, import, About::Import))?;
        let price = self.price()?;
        let paid = self.paid()?;
        let own_process = match asked.emissions {
            EmissionsStatement::Default => self.own_process(good, code, year)?,
            _ => Vec::new(),
        };
        let penalty = law.penalty.clone().ok();
        let other_routes = self.other_routes(&chain);
        let other_readings = self.other_readings(&chain, code, year);
        let by_benchmark =
            matches!(chain.free_allocation, FreeAllocation::WholeChain(_) | FreeAllocation::ProcessOnly(_));
        if by_benchmark && (law.provisional || self.law_of(year).provisional) {
            self.note("provisional", say::provisional());
        }
        if by_benchmark && year > 2030 {
            self.note("benchmarks-assumed", say::benchmarks_after_2030());
        }
        if asked.proposal.is_some() && law.proposed.is_empty() && self.law_of(year).proposed.is_empty() {
            self.note("proposal-changes-nothing", say::proposal_changes_nothing());
        }
        self.unused_inputs();
        Ok(Assessment {
            key: asked.key.clone(),
            chain,
            by_default,
            own_process,
            missing_precursors: std::mem::take(&mut self.missing_precursors),
            other_routes,
            other_readings,
            penalty,
            quantity: self.fact(&asked.quantity),
            certificate,
            price,
            paid,
            export_price: asked.export_price.as_ref().map(|export| ExportPrice {
                amount: self.fact(&export.amount),
                rate: export.rate.as_ref().map(|rate| self.fact(rate)),
            }),
            yuan_rate: asked.yuan_rate.as_ref().map(|rate| self.fact(rate)),
        })
    }

    /// A verified free allocation holds the CBAM factor of its own year: nothing is left once that is zero.
    fn verified_free_allocation(&mut self, stated: &Stated<Embedded>, year: i16) -> Answered<Fact<Embedded>> {
        let none_left = matches!(&self.law_of(year).cbam_factor, Ok(factor) if factor.value.is_zero());
        if none_left && !stated.value.is_zero() {
            return Err(Refusal::new(
                "no-free-allocation-left",
                About::Emissions,
                say::no_free_allocation_left(year.to_string()),
            )
            .help(say::remove_free_allocation())
            .into());
        }
        Ok(self.fact(stated))
    }

    /// The activity level of a process whose masses or emissions are of a period; it is needed then.
    fn activity_level(
        &mut self,
        stated: Option<&Stated<GoodQuantity>>,
        emissions: &EmissionsStatement,
        precursors: &[PrecursorStatement],
    ) -> Answered<Option<Fact<GoodQuantity>>> {
        let of_period = matches!(emissions, EmissionsStatement::Installation(_))
            || precursors.iter().any(|precursor| matches!(precursor.amount, AmountStatement::InPeriod(_)));
        match stated {
            Some(level) => Ok(Some(self.fact(level))),
            None if of_period => {
                Err(Refusal::new("activity-level-needed", About::Emissions, say::activity_level_needed())
                    .help(say::write_activity_level())
                    .into())
            }
            None => Ok(None),
        }
    }

    /// A proposal is asked for by its name; a name that no value has is a slip of the pen.
    fn known_proposal(&self) -> Answered<()> {
        let Some(asked) = &self.stated.proposal else {
            return Ok(());
        };
        let known = self.tables.proposals().map_err(Unanswered::Broken)?;
        if known.contains(asked) {
            return Ok(());
        }
        Err(Refusal::new("unknown-proposal", About::Code, say::unknown_proposal(asked))
            .help(say::one_of(known.join(", ")))
            .into())
    }

    /// What was stated and plays no part is said, never passed over.
    fn unused_inputs(&mut self) {
        let by_default = matches!(self.stated.emissions, EmissionsStatement::Default);
        let electricity = matches!(self.stated.emissions, EmissionsStatement::Factor(..));
        let mut unused: Vec<&str> = Vec::new();
        if self.stated.route.is_some() && (by_default || electricity) {
            unused.push("route");
        }
        if self.stated.free_allocation.is_some() && electricity {
            unused.push("free_allocation");
        }
        if self.stated.activity_level.is_some() && (by_default || electricity) {
            unused.push("activity_level");
        }
        if self.stated.no_precursors && (by_default || electricity) {
            unused.push("no_precursors");
        }
        if !unused.is_empty() {
            self.note("not-used", say::not_used(unused.join(", ")));
        }
    }

    /// A statement as a fact that remembers its place.
    fn fact<D: Dimension>(&mut self, stated: &Stated<D>) -> Fact<D> {
        let at = u16::try_from(self.statements.len()).unwrap_or(u16::MAX);
        self.statements.push(stated.place.clone());
        Fact::new(stated.value, stated.unit, Provenance::Stated(at))
    }

    /// The reporting period. Goods imported in 2026 are always of 2026 (Q&A 5.17); later the year of
    /// importation, unless another year of production is proven.
    fn production_year(&self) -> Answered<i16> {
        let import = self.stated.import.year();
        if import < FIRST_YEAR {
            return Err(Refusal::new("before-cbam", About::Import, say::before_cbam(import.to_string()))
                .help(say::first_year_is_2026())
                .into());
        }
        match self.stated.production_year {
            None => Ok(import),
            Some(year) if year == import => Ok(year),
            Some(year) if import == 2026 => Err(Refusal::new(
                "production-year",
                About::Production,
                say::imports_of_2026_are_of_2026(year.to_string()),
            )
            .help(say::leave_production_year_out())
            .into()),
            Some(year) if (2026..import).contains(&year) => Ok(year),
            Some(year) => Err(Refusal::new(
                "production-year",
                About::Production,
                say::production_year_impossible(year.to_string()),
            )
            .help(say::leave_production_year_out())
            .into()),
        }
    }

    /// The law of a year, with what the user states where the law is silent; what is proposed or assumed
    /// is noted.
    fn law_of(&mut self, year: i16) -> Arc<LawOfYear> {
        if let Some(law) = self.laws.get(&year) {
            return Arc::clone(law);
        }
        let mut law = self.tables.law_of_year(year, self.stated.known_on, self.stated.proposal.as_deref());
        for title in &law.proposed {
            self.note("not-law", say::rests_on_proposal(title));
        }
        let needed = !matches!(&law.cbam_factor, Ok(factor) if factor.value.is_zero());
        if self.stated.correction.is_some() && law.correction.is_ok() && needed {
            self.note("correction-not-used", say::correction_not_used(year.to_string()));
        }
        if let (Some(stated), Err(_), true) = (&self.stated.correction, &law.correction, needed) {
            let stated = stated.clone();
            self.note("correction-assumed", say::correction_is_assumed());
            let mut own = (*law).clone();
            own.correction = Ok(self.fact(&stated));
            law = Arc::new(own);
        }
        self.laws.insert(year, Arc::clone(&law));
        law
    }
}
