//! What a line of a list means: the one place where a line is read, judged and computed. The passes over a list,
//! `explain --row` and whoever embeds the program call it.
//!
//! Codes, origins, days and claims become small numbers once; the figures of a tonne are found once for a good of an
//! origin, a quarter and a claim; a line is those figures times its net mass, exact.

use super::cells::{self, DecimalMark, Problem};
use super::columns::Field;
use super::engine::{Actual, Claim, CodeFound, Engine, OriginFound, Price, Rate, Status, counts, inexact};
use super::importers::Answer;
use super::interned::Interned;
use super::layout::Layout;
use super::quarter::Quarter;
use super::rates::Rates;
use super::totals::{Number, Pair};
use crate::load::table::Record;
use crate::quantity::{Decimal, Small};
use crate::reference::DataError;
use crate::reference::goods::Sector;
use crate::text::messages::portfolio as say;
use foldhash::fast::FixedState;
use std::collections::HashMap;
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
    pub year: Option<i16>,
    pub mass: CountedMass,
}

/// A line that can be read.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Tonnes.
    pub mass: Small,
    pub quarter: Quarter,
    /// The position of its good: see [`Assessor::good`].
    pub good: u32,
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

/// What lines share that are of one good, origin, quarter and claim.
#[derive(Clone, Debug)]
pub struct Good {
    pub code: String,
    pub origin: String,
    pub pair: Pair,
    pub claim: Claim,
    pub quarter: Quarter,
    /// The figures of a tonne.
    pub rate: Rate,
    /// Euro a certificate; nothing where it is not published.
    pub price: Option<Decimal>,
    /// Why there is no price.
    pub unpriced: Option<Problem>,
    /// Whether its mass counts towards 50 t.
    pub counts: bool,
    certificates: Option<Number>,
    euro: Option<Number>,
}

/// The figures of a line.
#[derive(Clone, Copy, Debug)]
pub struct Assessed {
    pub status: Status,
    /// Unknown where a carbon price paid is to be compared with a price that is not published.
    pub certificates: Option<Number>,
    /// Euro; unknown where no price is published.
    pub cost: Option<Number>,
    /// It is below the threshold only as far as the lines can be read.
    pub incomplete: bool,
}

/// Code, origin, claim and quarter.
type GoodKey = (u32, u32, u32, Quarter);

/// Reads and computes lines; each thread has one of its own.
#[derive(Debug)]
pub struct Assessor<'s> {
    pub engine: &'s Engine<'s>,
    layouts: &'s [Layout],
    mark: Option<DecimalMark>,
    codes: Interned<CodeFound>,
    origins: Interned<OriginFound>,
    days: Interned<Result<Quarter, Problem>>,
    claims: Interned<Result<Claim, Vec<Problem>>>,
    rates: Rates,
    known: HashMap<GoodKey, Result<u32, Rc<Outcome>>, FixedState>,
    goods: Vec<Good>,
    prices: HashMap<Quarter, Price, FixedState>,
    claimed: Vec<u8>,
}

impl<'s> Assessor<'s> {
    /// An assessor of tables with these layouts.
    pub fn new(engine: &'s Engine<'s>, layouts: &'s [Layout], mark: Option<DecimalMark>) -> Self {
        Self {
            engine,
            layouts,
            mark,
            codes: Interned::default(),
            origins: Interned::default(),
            days: Interned::default(),
            claims: Interned::default(),
            rates: Rates::default(),
            known: HashMap::default(),
            goods: Vec::new(),
            prices: HashMap::default(),
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

    /// Whether so much is remembered that [`Self::forget`] should be called.
    pub fn is_full(&self) -> bool {
        let spellings = [self.codes.len(), self.origins.len(), self.days.len(), self.claims.len()];
        spellings.iter().any(|count| *count > MOST_SPELLINGS) || self.known.len() > MOST_GOODS
    }

    /// Forgets everything, positions of goods among it; hands over the goods.
    pub fn forget(&mut self) -> Vec<Good> {
        self.codes.clear();
        self.origins.clear();
        self.days.clear();
        self.claims.clear();
        self.known.clear();
        std::mem::take(&mut self.goods)
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
        let quarter = self.quarter(record, table);
        let year = quarter.as_ref().ok().map(|quarter| quarter.year);
        let (code, origin) = self.code_and_origin(record, table);
        let counted = match (self.codes.value(code), self.origins.value(origin)) {
            (CodeFound::InScope { sector, .. }, _) if !counts(*sector) => Some(false),
            (CodeFound::Outside(_), _) | (CodeFound::InScope { .. }, OriginFound::Exempt(_)) => Some(false),
            (CodeFound::InScope { .. }, OriginFound::Ordinary(_)) => Some(true),
            (CodeFound::Unreadable(_), _) | (CodeFound::InScope { .. }, OriginFound::Unreadable(_)) => None,
        };
        let mass = match counted {
            Some(false) => CountedMass::Nothing,
            Some(true) if year.is_some() => self.mass(record, table).map_or(CountedMass::Unknown, CountedMass::Known),
            _ => CountedMass::Unknown,
        };
        Counted { year, mass }
    }

    /// Reads a line.
    ///
    /// # Errors
    /// Everything that is wrong with it. Goods that are not in Annex I, or of an exempt origin, need no other cell.
    pub fn read(&mut self, record: &Record<'_>, table: usize) -> Result<Line, Rc<Outcome>> {
        let layout = self.layout(table);
        if record.len() != layout.count {
            return Err(Outcome::refused(Problem::new("cell-count", say::cell_count(record.len(), layout.count))));
        }
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
        let mut keep = |problem: Problem| wrong.push(problem);
        let quarter = self.quarter(record, table).map_err(|problem| keep(problem.clone())).ok();
        let mass = self.mass(record, table).map_err(&mut keep).ok();
        if let Err(problem) = self.customs_value(record, table) {
            keep(problem);
        }
        let claim = self.claim(record, table);
        if let Err(problems) = self.claims.value(claim) {
            problems.iter().cloned().for_each(&mut keep);
        }
        if layout.importer(record).is_none() {
            keep(Problem::new("importer-missing", say::importer_missing()));
        }
        match (quarter, mass) {
            (Some(quarter), Some(mass)) if wrong.is_empty() => {
                let good = self.good_of((code, origin, claim, quarter))?;
                Ok(Line { mass, quarter, good })
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
            let incomplete = year.incomplete;
            return Ok(Assessed { status: Status::BelowThreshold, certificates: nothing, cost: nothing, incomplete });
        }
        let exact = |number| Outcome::exact(number);
        let certificates =
            good.certificates.map(|rate| rate.times(Number::Small(line.mass))).transpose().map_err(exact)?;
        let cost = match (certificates, good.euro) {
            (Some(certificates), Some(price)) => Some(certificates.times(price).map_err(exact)?),
            _ => None,
        };
        let status = if cost.is_some() { Status::Liable } else { Status::PriceUnpublished };
        Ok(Assessed { status, certificates, cost, incomplete: false })
    }

    /// The customs value in euro, if there is one.
    ///
    /// # Errors
    /// Why it is no number.
    pub fn customs_value(&self, record: &Record<'_>, table: usize) -> Result<Option<Decimal>, Problem> {
        match self.layouts[table].customs_value {
            Some(at) if !record.cell(at).is_empty() => {
                cells::number(record.text(at), Field::CustomsValue.code(), self.mark).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn code_and_origin(&mut self, record: &Record<'_>, table: usize) -> (u32, u32) {
        let (layout, engine) = (self.layout(table), self.engine);
        let code = self.codes.id(record.whole_cell(layout.code), || engine.code(record.text(layout.code)));
        let origin = self.origins.id(record.whole_cell(layout.origin), || engine.origin(record.text(layout.origin)));
        (code, origin)
    }

    /// The quarter of importation.
    fn quarter(&mut self, record: &Record<'_>, table: usize) -> Result<Quarter, &Problem> {
        let at = self.layout(table).date;
        let day = self.days.id(record.whole_cell(at), || cells::day(record.text(at)).map(Quarter::of));
        self.days.value(day).as_ref().copied()
    }

    /// The net mass in tonnes.
    fn mass(&self, record: &Record<'_>, table: usize) -> Result<Small, Problem> {
        let layout = &self.layouts[table];
        // With a decimal comma a point separates thousands.
        if self.mark != Some(DecimalMark::Comma)
            && let Some(mass) = cells::plain_number(record.cell(layout.mass))
            && let Some(mass) = cells::possible_mass(mass, layout.kilograms)
        {
            return Ok(mass);
        }
        let column = if layout.kilograms { "net_mass_kg" } else { "net_mass_t" };
        cells::mass(record.text(layout.mass), column, layout.kilograms, self.mark)
    }

    /// What a line says of its emissions.
    fn claim(&mut self, record: &Record<'_>, table: usize) -> u32 {
        let layout = self.layout(table);
        self.claimed.clear();
        for (field, at) in &layout.claim {
            let cell = record.cell(*at);
            let says_default = *field == Field::Basis && cell.eq_ignore_ascii_case(b"default");
            if !cell.is_empty() && !says_default {
                self.claimed.extend_from_slice(field.code().as_bytes());
                self.claimed.push(0);
                self.claimed.extend_from_slice(cell);
                self.claimed.push(0);
            }
        }
        let mark = self.mark;
        self.claims.id(&self.claimed, || claim(record, layout, mark))
    }

    /// The good of a line: what its figures are a tonne.
    fn good_of(&mut self, key: GoodKey) -> Result<u32, Rc<Outcome>> {
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.find_good(key).map(|good| {
            self.goods.push(good);
            u32::try_from(self.goods.len() - 1).unwrap_or(u32::MAX)
        });
        let found = found.map_err(Outcome::refused);
        self.known.insert(key, found.clone());
        found
    }

    fn find_good(&mut self, (code, origin, claim, quarter): GoodKey) -> Result<Good, Problem> {
        let (CodeFound::InScope { code, sector }, OriginFound::Ordinary(origin), Ok(claim)) =
            (self.codes.value(code), self.origins.value(origin), self.claims.value(claim))
        else {
            return Err(inexact());
        };
        let (code, sector): (&str, Sector) = (code, *sector);
        let rate = self.rates.rate(self.engine, ((code, sector), origin, claim, quarter.import()))?;
        let price = self.prices.entry(quarter).or_insert_with(|| self.engine.price(quarter.import()));
        Ok(Good {
            code: code.to_owned(),
            origin: origin.clone(),
            pair: Pair::new(code, origin),
            claim: claim.clone(),
            quarter,
            rate,
            price: price.known(),
            unpriced: match price {
                Price::Unpublished(problem) => Some(problem.clone()),
                Price::Published(_) | Price::Assumed(_) => None,
            },
            counts: counts(sector),
            certificates: rate.certificates.map(Number::of),
            euro: price.known().map(Number::of),
        })
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
fn claim(record: &Record<'_>, layout: &Layout, mark: Option<DecimalMark>) -> Result<Claim, Vec<Problem>> {
    let mut wrong = Vec::new();
    let cell = |field: Field| layout.claimed(record, field);
    let mut read = |field: Field, how: fn(&str, &str, Option<DecimalMark>) -> Result<Decimal, Problem>| {
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
