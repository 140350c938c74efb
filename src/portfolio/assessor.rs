//! What a line of a list means: the one place where a line is read, judged and computed. The passes over a list,
//! `explain --row` and whoever embeds the program call it.
//!
//! Codes, origins, days and claims become small numbers once; the figures of a tonne are found once for a good of an
//! origin, a quarter and a claim; a line is those figures times its net mass, exact.

use super::cells::{self, DecimalMark, Problem};
use super::columns::Field;
use super::engine::{Actual, Claim, CodeFound, Engine, OriginFound, Price, Status, counts, inexact};
use super::evidence::Decisions;
use super::importers::Answer;
use super::interned::Interned;
use super::layout::Layout;
use super::procedures::{Release, release};
use super::quarter::Quarter;
use super::rates::{PreparedRate, Rates};
use super::totals::{Number, Pair};
use crate::load::table::{Mark, Record, cell_name};
use crate::quantity::{Decimal, Small};
use crate::reference::DataError;
use crate::text::messages::portfolio as say;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use std::rc::Rc;

/// So many spellings are remembered; a list with more of them has mistakes in most lines.
const MOST_SPELLINGS: usize = 1 << 16;
/// So many distinct goods are remembered.
const MOST_GOODS: usize = 1 << 20;

/// What a line adds to the mass of its importer's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedMass {
    /// It does not count towards 50 t.
    Nothing,
    /// Tonnes.
    Known(Small),
    /// It cannot be read, or whether it counts cannot.
    Unknown,
}

/// A line's part in its importer's year.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Nothing where the day cannot be read.
    pub quarter: Option<Quarter>,
    pub mass: CountedMass,
}

/// A line that can be read.
#[derive(Clone, Debug)]
pub struct Line {
    /// Tonnes.
    pub mass: Small,
    pub quarter: Quarter,
    /// The position of its good: see [`Assessor::good`].
    pub good: u32,
    /// The position of its quarter's price: see [`Assessor::price`].
    pub price: u32,
    /// What somebody should look at although the line has figures.
    pub doubts: Vec<Problem>,
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A shipment.
    Line,
    /// Cells without a letter.
    Blank,
    /// The sum of other lines.
    Total,
}

/// What a line without figures is, and everything that is wrong with it.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub status: Status,
    pub problems: Vec<Problem>,
}

impl Outcome {
    fn refused(problem: Problem) -> Rc<Self> {
        Rc::new(Self { status: Status::Refused, problems: vec![problem] })
    }
}

/// What lines share that are of one good, origin, year and claim.
#[derive(Clone, Debug)]
pub struct Good {
    pub pair: Pair,
    pub year: i16,
    /// The figures of a tonne.
    pub rate: Rc<PreparedRate>,
    /// Whether its mass counts towards 50 t.
    pub counts: bool,
    /// The position of what is claimed: see [`Assessor::claimed`].
    claim: u32,
}

/// The price of a quarter.
#[derive(Clone, Debug)]
pub struct QuarterPrice {
    /// Euro a certificate; nothing where it is not published.
    pub known: Option<Decimal>,
    /// Why there is no price.
    pub unpublished: Option<Problem>,
    number: Option<Number>,
}

/// The figures of a line.
#[derive(Clone, Copy, Debug)]
pub struct Assessed {
    pub status: Status,
    /// Unknown where a carbon price paid is to be compared with a price that is not published.
    pub certificates: Option<Number>,
    /// Euro; unknown where no price is published.
    pub cost: Option<Number>,
    /// The free allocation of precursors is missing: certificates and cost are at most these.
    pub at_most: bool,
    /// What its importer's year is above or below by.
    pub year: Answer,
}

/// Code, origin, claim, year, and the quarter where the claim makes the figures depend on its price.
type GoodKey = (u32, u32, u32, i16, Option<i8>);

/// Reads and computes lines; each thread has one of its own.
#[derive(Debug)]
pub struct Assessor<'s> {
    pub engine: &'s Engine<'s>,
    layouts: &'s [Layout],
    decisions: &'s [Decisions],
    codes: Interned<CodeFound>,
    origins: Interned<OriginFound>,
    /// By table, since tables can be written differently.
    days: Vec<Interned<Result<Quarter, Problem>>>,
    claims: Interned<Result<Claim, Vec<Problem>>>,
    rates: Rates,
    known: HashMap<GoodKey, Result<u32, Rc<Outcome>>, FixedState>,
    goods: Vec<Good>,
    /// Found by quarter, a handful.
    prices: Vec<(Quarter, QuarterPrice)>,
    claimed: Vec<u8>,
}

impl<'s> Assessor<'s> {
    /// An assessor of tables with these layouts, whose cells are read as was decided.
    pub fn new(engine: &'s Engine<'s>, layouts: &'s [Layout], decisions: &'s [Decisions]) -> Self {
        Self {
            engine,
            layouts,
            decisions,
            codes: Interned::default(),
            origins: Interned::default(),
            days: layouts.iter().map(|_| Interned::default()).collect(),
            claims: Interned::default(),
            rates: Rates::default(),
            known: HashMap::default(),
            goods: Vec::new(),
            prices: Vec::new(),
            claimed: Vec::new(),
        }
    }

    pub fn layout(&self, table: usize) -> &'s Layout {
        &self.layouts[table]
    }

    /// The good at a position.
    pub fn good(&self, position: u32) -> &Good {
        &self.goods[position as usize]
    }

    /// The price at a position.
    pub fn price(&self, position: u32) -> &QuarterPrice {
        &self.prices[position as usize].1
    }

    /// The price of a quarter that a line had, in euro, if there is one.
    pub fn price_in(&self, quarter: Quarter) -> Option<Decimal> {
        self.prices.iter().find(|(own, _)| *own == quarter).and_then(|(_, price)| price.known)
    }

    /// What the lines of a good claim.
    pub fn claimed(&self, good: &Good) -> Claim {
        self.claims.value(good.claim).clone().unwrap_or_default()
    }

    /// Whether lines of a good say nothing of their emissions but that the default value holds.
    pub fn is_by_default(&self, good: &Good) -> bool {
        self.claims.value(good.claim).as_ref().is_ok_and(|claim| claim.actual.is_none())
    }

    /// Whether so much is remembered that [`Self::forget`] should be called.
    pub fn is_full(&self) -> bool {
        let days = self.days.iter().map(Interned::len).sum();
        let spellings = [self.codes.len(), self.origins.len(), days, self.claims.len()];
        spellings.iter().any(|count| *count > MOST_SPELLINGS) || self.known.len() > MOST_GOODS
    }

    /// Forgets everything, positions of goods among it.
    pub fn forget(&mut self) {
        self.codes.clear();
        self.origins.clear();
        self.days.iter_mut().for_each(Interned::clear);
        self.claims.clear();
        self.known.clear();
        self.goods.clear();
    }

    /// All goods that were met, in the order of their positions.
    pub fn goods(&self) -> &[Good] {
        &self.goods
    }

    /// The broken data file that a line came upon, if one did.
    ///
    /// # Errors
    /// That file.
    pub fn check_data(&self) -> Result<(), DataError> {
        self.engine.take_broken().map_or(Ok(()), Err)
    }

    /// A line's part in its importer's year: the year, and the mass that counts towards 50 t (goods of the four sectors
    /// of ordinary origin; Reg. (EU) 2023/956, Art. 2a and Annex VII).
    pub fn counted(&mut self, record: &Record<'_>, table: usize) -> Counted {
        let quarter = self.quarter(record, table).ok();
        // Goods that are not released are not imported: Reg. (EU) 2023/956, Art. 3(4).
        if matches!(self.release(record, table), Some(Release::NotReleased)) {
            return Counted { quarter, mass: CountedMass::Nothing };
        }
        let (code, origin) = self.code_and_origin(record, table);
        let counted = match (self.codes.value(code), self.origins.value(origin)) {
            (CodeFound::InScope { sector, .. }, _) if !counts(*sector) => Some(false),
            (CodeFound::Outside(_), _) | (CodeFound::InScope { .. }, OriginFound::Exempt(_)) => Some(false),
            (CodeFound::InScope { .. }, OriginFound::Ordinary(_)) => Some(true),
            (CodeFound::Unreadable(_), _) | (CodeFound::InScope { .. }, OriginFound::Unreadable(_)) => None,
        };
        let mass = match counted {
            Some(false) => CountedMass::Nothing,
            Some(true) if quarter.is_some() => {
                self.mass(record, table).map_or(CountedMass::Unknown, CountedMass::Known)
            }
            _ => CountedMass::Unknown,
        };
        Counted { quarter, mass }
    }

    /// Reads a line.
    ///
    /// # Errors
    /// Everything that is wrong with it. Goods that are not in Annex I, or of an exempt origin, need no other cell.
    pub fn read(&mut self, record: &Record<'_>, table: usize) -> Result<Line, Rc<Outcome>> {
        let layout = self.layout(table);
        self.check_cells(record, table)?;
        let (code, origin) = self.code_and_origin(record, table);
        let mut wrong = Vec::new();
        match (self.codes.value(code), self.origins.value(origin)) {
            (CodeFound::Outside(problem), _) => return Err(without_charge(Status::OutOfScope, problem)),
            (CodeFound::InScope { .. }, OriginFound::Exempt(problem)) => {
                return Err(without_charge(Status::ExemptOrigin, problem));
            }
            (code, origin) => {
                if let CodeFound::Unreadable(problem) = code {
                    wrong.push(problem.clone());
                }
                if let OriginFound::Unreadable(problem) = origin {
                    wrong.push(problem.clone());
                }
            }
        }
        let release = self.release(record, table);
        if release == Some(Release::NotReleased) {
            let procedure = layout.procedure.map(|at| record.text(at)).unwrap_or_default();
            let problem = Problem::new("not-released", say::not_released(procedure));
            return Err(without_charge(Status::NotReleased, &problem));
        }
        let mut keep = |problem: Problem| wrong.push(problem);
        let quarter = self.quarter(record, table).map_err(|problem| keep(problem.clone())).ok();
        let mass = self.mass(record, table).map_err(&mut keep).ok();
        let claim = self.claim(record, table);
        if let Err(problems) = self.claims.value(claim) {
            problems.iter().cloned().for_each(&mut keep);
        }
        if layout.importer(record).is_none() {
            keep(Problem::new("importer-missing", say::importer_missing()));
        }
        if release == Some(Release::Returned) && wrong.is_empty() {
            let problem = Problem::new("returned", say::returned());
            return Err(without_charge(Status::Returned, &problem));
        }
        match (quarter, mass) {
            (Some(quarter), Some(mass)) if wrong.is_empty() => {
                let good = self.good_of((code, origin, claim), quarter)?;
                let (price, doubts) = (self.price_of(quarter), self.doubts(record, table));
                Ok(Line { mass, quarter, good, price, doubts })
            }
            _ => Err(Rc::new(Outcome { status: Status::Refused, problems: wrong })),
        }
    }

    /// Computes a line; `year` says whether its importer's year is above the threshold.
    ///
    /// # Errors
    /// Its figures have more digits than can be held exactly.
    pub fn assess(&self, line: &Line, year: Answer) -> Result<Assessed, Rc<Outcome>> {
        let good = self.good(line.good);
        if good.counts && !year.above {
            let nothing = Some(Number::ZERO);
            return Ok(Assessed {
                status: Status::BelowThreshold,
                certificates: nothing,
                cost: nothing,
                at_most: false,
                year,
            });
        }
        let exact = |number| Outcome::exact(number);
        let certificates =
            good.rate.certificates.map(|rate| rate.times(Number::Small(line.mass))).transpose().map_err(exact)?;
        let cost = match (certificates, self.price(line.price).number) {
            (Some(certificates), Some(price)) => Some(certificates.times(price).map_err(exact)?),
            _ => None,
        };
        let status = if cost.is_some() { Status::Liable } else { Status::PriceUnpublished };
        let at_most = good.rate.rate.at_most;
        Ok(Assessed { status, certificates, cost, at_most, year })
    }

    /// What a record is. A total has a word for it where the code or the origin is missing.
    pub fn kind(&self, record: &Record<'_>, table: usize) -> Kind {
        let layout = self.layout(table);
        if record.cell(layout.code).first().is_some_and(u8::is_ascii_digit) {
            return Kind::Line;
        }
        let mut blank = true;
        for at in 0..record.len() {
            let cell = record.text(at);
            blank &= cell.is_empty();
            if !cell.is_empty() && record.cell(layout.origin).is_empty() && cells::says_total(cell) {
                return Kind::Total;
            }
        }
        if blank { Kind::Blank } else { Kind::Line }
    }

    /// Whether a line has the cells of the header, and no formula without a result among those that are needed.
    fn check_cells(&self, record: &Record<'_>, table: usize) -> Result<(), Rc<Outcome>> {
        let layout = self.layout(table);
        let more = (layout.count..record.len()).any(|at| !record.cell(at).is_empty());
        // Rows of a workbook end with their last cell that is filled in.
        if more || (record.len() < layout.count && !record.is_of_workbook()) {
            return Err(Outcome::refused(Problem::new("cell-count", say::cell_count(record.len(), layout.count))));
        }
        let is_formula = |at: &usize| record.mark(*at) == Some(Mark::Formula);
        let formulas: Vec<Problem> = layout
            .needed()
            .filter(is_formula)
            .map(|at| {
                let row = u32::try_from(record.line - 1).unwrap_or(u32::MAX);
                let cell = cell_name(row, u32::try_from(at).unwrap_or(u32::MAX));
                Problem::new("formula-without-result", say::formula_without_result(cell, record.text(at)))
            })
            .collect();
        if formulas.is_empty() {
            return Ok(());
        }
        Err(Rc::new(Outcome { status: Status::Refused, problems: formulas }))
    }

    /// What a line's customs procedure makes of it; nothing without such a column or cell.
    fn release(&self, record: &Record<'_>, table: usize) -> Option<Release> {
        let cell = record.cell(self.layout(table).procedure?);
        (!cell.is_empty()).then(|| release(cell))
    }

    /// What somebody should look at although the line has figures.
    fn doubts(&self, record: &Record<'_>, table: usize) -> Vec<Problem> {
        let mut doubts = Vec::new();
        let layout = self.layout(table);
        if self.release(record, table) == Some(Release::Unclear) {
            let procedure = layout.procedure.map(|at| record.text(at)).unwrap_or_default();
            doubts.push(Problem::new("procedure-unclear", say::procedure_unclear(procedure)));
        }
        let code = record.cell(layout.code);
        if code.len() >= cells::NATIONAL && code.iter().filter(|byte| byte.is_ascii_digit()).count() == cells::NATIONAL
        {
            doubts.push(Problem::new("national-code", say::national_code(record.text(layout.code))));
        }
        if let Err(problem) = self.customs_value(record, table) {
            doubts.push(problem);
        }
        doubts
    }

    /// The customs value in euro, if there is one.
    ///
    /// # Errors
    /// Why it is not used: no charge rests on it.
    pub fn customs_value(&self, record: &Record<'_>, table: usize) -> Result<Option<Decimal>, Problem> {
        let layout = self.layout(table);
        let Some(at) = layout.customs_value.filter(|at| !record.cell(*at).is_empty()) else { return Ok(None) };
        if let Some(currency) = layout.currency.map(|at| record.text(at))
            && !matches!(currency.to_uppercase().as_str(), "EUR" | "EURO" | "€" | "欧元")
        {
            return Err(Problem::new("value-not-in-euro", say::value_not_in_euro(currency)));
        }
        let value = cells::number(record.text(at), Field::CustomsValue.code(), self.mark(record, table, at));
        value.map(Some).map_err(|_| Problem::new("value-not-used", say::value_not_used(record.text(at))))
    }

    /// The decimal mark of a cell: that of its column, and a point in the number of a workbook.
    fn mark(&self, record: &Record<'_>, table: usize, at: usize) -> DecimalMark {
        if record.mark(at).is_some() { DecimalMark::Point } else { self.decisions[table].mark(at) }
    }

    fn code_and_origin(&mut self, record: &Record<'_>, table: usize) -> (u32, u32) {
        let (layout, engine) = (self.layout(table), self.engine);
        let code = self.codes.id(record.whole_cell(layout.code), || engine.code(record.text(layout.code)));
        let origin = self.origins.id(record.whole_cell(layout.origin), || engine.origin(record.text(layout.origin)));
        (code, origin)
    }

    /// The quarter of importation.
    fn quarter(&mut self, record: &Record<'_>, table: usize) -> Result<Quarter, &Problem> {
        let (at, order) = (self.layout(table).date, self.decisions[table].date_order);
        let day = self.days[table].id(record.whole_cell(at), || cells::day(record.text(at), order).map(Quarter::of));
        self.days[table].value(day).as_ref().copied()
    }

    /// The net mass in tonnes.
    fn mass(&self, record: &Record<'_>, table: usize) -> Result<Small, Problem> {
        let layout = &self.layouts[table];
        let mark = self.mark(record, table, layout.mass);
        // With a decimal comma a point separates thousands.
        if mark == DecimalMark::Point
            && let Some(mass) = cells::plain_number(record.cell(layout.mass))
            && let Some(mass) = cells::possible_mass(mass, layout.kilograms)
        {
            return Ok(mass);
        }
        let column = if layout.kilograms { "net_mass_kg" } else { "net_mass_t" };
        cells::mass(record.text(layout.mass), column, layout.kilograms, mark)
    }

    /// What a line says of its emissions.
    fn claim(&mut self, record: &Record<'_>, table: usize) -> u32 {
        let layout = self.layout(table);
        self.claimed.clear();
        // A claim of a table whose numbers are written otherwise is another one.
        if !layout.claim.is_empty() && table > 0 {
            self.claimed.extend_from_slice(table.to_string().as_bytes());
        }
        let nothing = self.claimed.len();
        for (field, at) in &layout.claim {
            let cell = record.cell(*at);
            let says_default = *field == Field::Basis && cell.eq_ignore_ascii_case(b"default");
            if !cell.is_empty() && !says_default {
                self.claimed.extend_from_slice(field.code().as_bytes());
                self.claimed.push(0);
                self.claimed.push(record.mark(*at).map_or(0, |mark| mark as u8));
                self.claimed.extend_from_slice(cell);
                self.claimed.push(0);
            }
        }
        if self.claimed.len() == nothing {
            self.claimed.clear();
        }
        let decisions = &self.decisions[table];
        // Numbers of a workbook and of a text can be the same bytes.
        self.claims.id(&self.claimed, || claim(record, layout, decisions))
    }

    /// The good of a line: what its figures are a tonne.
    fn good_of(&mut self, (code, origin, claim): (u32, u32, u32), quarter: Quarter) -> Result<u32, Rc<Outcome>> {
        let by_quarter = self.claims.value(claim).as_ref().is_ok_and(Claim::depends_on_price);
        let key = (code, origin, claim, quarter.year, by_quarter.then_some(quarter.number));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.find_good((code, origin, claim), quarter).map(|good| {
            self.goods.push(good);
            u32::try_from(self.goods.len() - 1).unwrap_or(u32::MAX)
        });
        let found = found.map_err(Outcome::refused);
        self.known.insert(key, found.clone());
        found
    }

    fn find_good(&mut self, (code, origin, position): (u32, u32, u32), quarter: Quarter) -> Result<Good, Problem> {
        let (CodeFound::InScope { code, sector }, OriginFound::Ordinary(origin), Ok(claim)) =
            (self.codes.value(code), self.origins.value(origin), self.claims.value(position))
        else {
            return Err(inexact());
        };
        let rate = self.rates.rate(self.engine, (code, origin, claim, quarter.import()))?;
        let pair = Pair::new(code, origin);
        Ok(Good { pair, year: quarter.year, rate, counts: counts(*sector), claim: position })
    }

    /// The price of a quarter, found once.
    fn price_of(&mut self, quarter: Quarter) -> u32 {
        let at = self.prices.iter().position(|(own, _)| *own == quarter).unwrap_or_else(|| {
            let price = self.engine.price(quarter.import());
            let (known, number) = (price.known(), price.known().map(Number::of));
            let unpublished = match price {
                Price::Unpublished(problem) => Some(problem),
                Price::Published(_) | Price::Assumed(_) => None,
            };
            self.prices.push((quarter, QuarterPrice { known, unpublished, number }));
            self.prices.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

impl Outcome {
    fn exact(_: crate::quantity::ArithmeticError) -> Rc<Self> {
        Self::refused(inexact())
    }
}

fn without_charge(status: Status, problem: &Problem) -> Rc<Outcome> {
    Rc::new(Outcome { status, problems: vec![problem.clone()] })
}

/// Reads the cells of a claim.
///
/// # Errors
/// Everything that is wrong with them.
fn claim(record: &Record<'_>, layout: &Layout, decisions: &Decisions) -> Result<Claim, Vec<Problem>> {
    let mut wrong = Vec::new();
    let cell = |field: Field| layout.claimed(record, field);
    let mut read = |field: Field, how: fn(&str, &str, DecimalMark) -> Result<Decimal, Problem>| {
        let at = layout.claim.iter().find(|(own, _)| *own == field).map(|(_, at)| *at)?;
        let mark = if record.mark(at).is_some() { DecimalMark::Point } else { decisions.mark(at) };
        let result = how(cell(field)?, field.code(), mark);
        result.map_err(|problem| wrong.push(problem)).ok()
    };
    let direct = read(Field::Direct, cells::emissions);
    let indirect = read(Field::Indirect, cells::emissions);
    let precursor_free = read(Field::PrecursorFree, cells::emissions);
    let paid = read(Field::Paid, cells::price);
    let route = cell(Field::Route).map(str::to_owned);
    let production_year = match cell(Field::ProductionYear).map(|text| cells::year(text, "production_year")) {
        None => None,
        Some(Ok(year)) => Some(year),
        Some(Err(problem)) => {
            wrong.push(problem);
            None
        }
    };
    let basis = cell(Field::Basis).unwrap_or("default");
    let actual = if basis.eq_ignore_ascii_case("actual") || basis == "实际值" {
        match direct {
            Some(direct) => Some(Actual { direct, indirect, precursor_free, route, paid }),
            None => {
                // An unreadable value has its own reason.
                if cell(Field::Direct).is_none() {
                    wrong.push(Problem::new("direct-missing", say::direct_missing()));
                }
                None
            }
        }
    } else {
        if !basis.eq_ignore_ascii_case("default") && basis != "默认值" {
            wrong.push(Problem::new("unknown-basis", say::unknown_basis(basis)));
            return Err(wrong);
        }
        if cell(Field::Paid).is_some() {
            wrong.push(Problem::new("price-paid-with-default", say::paid_with_default()));
        }
        for field in [Field::Direct, Field::Indirect, Field::PrecursorFree, Field::Route] {
            if cell(field).is_some() {
                wrong.push(Problem::new("values-without-actual", say::values_without_actual(field.code())));
            }
        }
        None
    };
    if wrong.is_empty() { Ok(Claim { actual, production_year }) } else { Err(wrong) }
}
