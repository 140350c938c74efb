//! The tables of the EU's carbon border charge, indexed once.

use super::law_of_year::LawOfYear;
use crate::law::parameters;
use crate::law::{Asked, LawFile, LawGap, Statutes};
use crate::reference::benchmarks::{self, Benchmarks};
use crate::reference::default_values::{self, DefaultValues};
use crate::reference::goods::Scope;
use crate::reference::{DataError, Library, Row, Table, countries, goods, required_precursors};
use crate::text::messages::rules as say;
use crate::trace::{Basis, Describe, LawRow, Provenance, ScenarioPlace, ledger::RuleOfLaw};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Everything that questions about goods are answered from. Threads share it.
pub struct CbamTables<'a> {
    pub library: &'a dyn Library,
    pub statutes: &'a dyn Statutes,
    pub goods: Arc<Table>,
    pub prefixes: Arc<Table>,
    /// What a proposal would add, by code.
    pub proposed: Arc<Table>,
    /// What goods cannot be made without.
    pub required_precursors: Arc<Table>,
    pub countries: Arc<Table>,
    pub benchmarks: Benchmarks,
    goods_by_code: BTreeMap<String, usize>,
    countries_by_name: BTreeMap<String, usize>,
    laws: Mutex<BTreeMap<LawKey, Arc<LawOfYear>>>,
    in_force: OnceLock<DefaultValues>,
    first: OnceLock<DefaultValues>,
    unknown_origin: OnceLock<DefaultValues>,
}

/// Year, day of knowledge, proposal.
type LawKey = (i16, Date, Option<String>);

impl std::fmt::Debug for CbamTables<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CbamTables").finish_non_exhaustive()
    }
}

impl<'a> CbamTables<'a> {
    /// Reads and indexes what every question needs; default values are read when first asked for.
    ///
    /// # Errors
    /// A broken data file.
    pub fn new(library: &'a dyn Library, statutes: &'a dyn Statutes) -> Result<Self, DataError> {
        let goods = library.table(goods::TABLE)?;
        let countries = library.table(countries::TABLE)?;
        Ok(Self {
            library,
            statutes,
            goods_by_code: goods.rows().map(|row| (row.get("cn_code").to_owned(), row.index)).collect(),
            countries_by_name: countries::index(&countries, &*library.table(countries::SPELLINGS)?),
            laws: Mutex::new(BTreeMap::new()),
            goods,
            prefixes: library.table(goods::PREFIXES)?,
            proposed: library.table(goods::PROPOSED)?,
            required_precursors: library.table(required_precursors::TABLE)?,
            countries,
            benchmarks: Benchmarks::index(&*library.table(benchmarks::TABLE)?)?,
            in_force: OnceLock::new(),
            first: OnceLock::new(),
            unknown_origin: OnceLock::new(),
        })
    }

    /// The default values of an edition, by the name of its table.
    ///
    /// # Errors
    /// A broken data file.
    pub fn default_values(&self, table: &'static str) -> Result<&DefaultValues, DataError> {
        let cell = match table {
            default_values::FIRST_EDITION => &self.first,
            default_values::UNKNOWN_ORIGIN => &self.unknown_origin,
            _ => &self.in_force,
        };
        if let Some(values) = cell.get() {
            return Ok(values);
        }
        let values = DefaultValues::index(&*self.library.table(table)?, table)?;
        Ok(cell.get_or_init(|| values))
    }

    /// What the scope says of a code of 8 or 10 digits.
    pub fn scope(&self, code: &str) -> Scope {
        let listed = self.goods_by_code.get(&code[..8]).map(|index| Row { table: &self.goods, index: *index });
        goods::scope(listed, &self.prefixes, code)
    }

    /// The row of a code that a proposal would add to Annex I, whole or in part.
    pub fn proposed_good(&self, code: &str) -> Option<Row<'_>> {
        self.proposed.rows().find(|row| code.starts_with(row.get("cn_code")))
    }

    /// Whether a code stands in the list of 8-digit codes.
    pub fn is_listed(&self, code: &str) -> bool {
        code.get(..8).is_some_and(|eight| self.goods_by_code.contains_key(eight))
    }

    /// The country of a code, name or alias.
    pub fn country(&self, written: &str) -> Option<Row<'_>> {
        let index = self.countries_by_name.get(&countries::key(written))?;
        Some(Row { table: &self.countries, index: *index })
    }

    /// The law of a year, looked up once.
    pub fn law_of_year(&self, year: i16, known_on: Date, proposal: Option<&str>) -> Arc<LawOfYear> {
        let key = (year, known_on, proposal.map(str::to_owned));
        let known = || self.laws.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(law) = known().get(&key) {
            return Arc::clone(law);
        }
        let law = Arc::new(LawOfYear::new(self, year, known_on, proposal));
        known().insert(key, Arc::clone(&law));
        law
    }

    /// The names of the proposals that the law store holds.
    ///
    /// # Errors
    /// A broken law file.
    pub fn proposals(&self) -> Result<Vec<String>, DataError> {
        let mut names = Vec::new();
        for path in parameters::PATHS {
            names.extend(self.statutes.law(path)?.values.iter().filter_map(|value| value.proposal.clone()));
        }
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    /// The value of a parameter on a day, with its position.
    ///
    /// # Errors
    /// A gap in the law.
    pub fn law(&self, path: &'static str, asked: Asked<'_>) -> Result<(Arc<LawFile>, usize), LawGap> {
        let file = self.statutes.law(path).map_err(LawGap::Broken)?;
        let position = file.position(asked)?;
        Ok((file, position))
    }
}

/// The first day of a year.
pub fn first_day(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MIN)
}

/// Puts the provenance of facts into words.
pub struct Words<'a> {
    pub library: &'a dyn Library,
    pub statutes: &'a dyn Statutes,
    pub statements: Vec<ScenarioPlace>,
}

impl std::fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("statements", &self.statements).finish_non_exhaustive()
    }
}

impl Words<'_> {
    fn law(&self, path: &str, position: u16) -> Option<Basis> {
        let file = self.statutes.law(path).ok()?;
        let value = file.values.get(usize::from(position))?;
        let sources = self.library.sources().ok()?;
        Some(Basis::Law(LawRow {
            path: file.path.clone(),
            title: file.title.clone(),
            from: value.from,
            to: value.to,
            source: value.source.clone(),
            source_title: sources.by_id.get(&value.source).map(|source| source.title.clone()).unwrap_or_default(),
            at: value.at.clone(),
            standing: value.standing,
            confidence: value.confidence,
            checked: value.checked,
            note: value.note.clone().or_else(|| file.note.clone()),
        }))
    }

    fn row(&self, table: &str, row: u32) -> Option<Basis> {
        let table = self.library.table(table).ok()?;
        let index = usize::try_from(row).ok().filter(|index| *index < table.records.len())?;
        Some(Basis::Data(crate::reference::Row { table: &table, index }.basis()))
    }
}

impl Describe for Words<'_> {
    fn basis(&self, provenance: Provenance) -> Basis {
        let found = match provenance {
            Provenance::Law { path, position } => self.law(path, position),
            Provenance::Row { table, row } => self.row(table, row),
            Provenance::Stated(at) => self.statements.get(usize::from(at)).cloned().map(Basis::Scenario),
            Provenance::Rule(rule) => Some(rule_of_law(rule)),
        };
        // A fact is only made from what was found; nothing else can be asked for.
        found.unwrap_or_else(|| Basis::Definition(say::unknown_provenance()))
    }
}

fn rule_of_law(rule: RuleOfLaw) -> Basis {
    let (source, at, what) = match rule {
        RuleOfLaw::Whole => return Basis::Definition(say::whole()),
        RuleOfLaw::YearsApart => return Basis::Definition(say::years_apart()),
        RuleOfLaw::Terajoule => return Basis::Definition(say::terajoule()),
        RuleOfLaw::AttributedNotNegative => {
            ("impl-2025-2547", "Annex III, A, equation 55", say::attributed_not_negative())
        }
        RuleOfLaw::NothingGivenBack => return Basis::Definition(say::nothing_given_back()),
        RuleOfLaw::IncludedInGood => return Basis::Definition(say::included_in_good()),
        RuleOfLaw::ExemptPrecursor => ("cbam-qa-2026-05", "question 4.18", say::exempt_precursor()),
        RuleOfLaw::NoFreeAllocationForElectricity => {
            ("impl-2025-2620", "Art. 1(2)", say::no_free_allocation_electricity())
        }
        RuleOfLaw::NoFreeAllocationLeft => ("dir-2003-87", "Art. 10a(1a)", say::no_free_allocation_left()),
        RuleOfLaw::Floor => ("cbam-qa-2026-05", "questions 3.7 and 4.32", say::floor()),
    };
    Basis::Article { source, at, what }
}
