//! What both passes read of a line: where its cells stand, and what its code and origin mean, found once a
//! spelling.

use super::cells::{self, DecimalMark, Problem};
use super::columns::{Columns, Field};
use super::engine::{Actual, Claim, CodeFound, Engine, OriginFound, Status, counts};
use super::keys::{DENSE_CODES, place_of_pair};
use super::memo::{Key, Memo};
use super::months::{Day, Months, Quarter};
use super::recent::Recent;
use super::records::Record;
use super::{Failure, Setup};
use crate::quantity::{Decimal, Small};
use crate::reference::goods::Sector;
use crate::text::messages::portfolio as say;
use std::rc::Rc;

/// So many spellings are remembered; a list with more of them has mistakes in most lines.
const MOST_SPELLINGS: usize = 1 << 16;

/// Where the cells of a line stand.
#[derive(Clone, Debug)]
pub struct Layout {
    pub count: usize,
    pub code: usize,
    pub origin: usize,
    pub mass: usize,
    pub kilograms: bool,
    pub date: usize,
    pub importer: Option<usize>,
    pub id: Option<usize>,
    pub customs_value: Option<usize>,
    /// The columns of a claim that the table has.
    pub claim: Vec<(Field, usize)>,
    /// The columns that can hold any text: all but those which a common line has read by now, and the importer's.
    pub texts: Vec<usize>,
}

impl Layout {
    pub fn of(columns: &Columns) -> Self {
        let needed = |field| columns.at(field).unwrap_or_default();
        let claim = [
            Field::ProductionYear,
            Field::Basis,
            Field::Direct,
            Field::Indirect,
            Field::PrecursorFree,
            Field::Route,
            Field::Paid,
        ];
        let fields = [Field::Code, Field::Origin, Field::Date, Field::Importer];
        let mut read = fields.map(|field| columns.at(field)).to_vec();
        read.push(Some(columns.mass.0));
        Self {
            count: columns.count,
            code: needed(Field::Code),
            origin: needed(Field::Origin),
            mass: columns.mass.0,
            kilograms: columns.mass.1,
            date: needed(Field::Date),
            importer: columns.at(Field::Importer),
            id: columns.at(Field::Id),
            customs_value: columns.at(Field::CustomsValue),
            claim: claim.into_iter().filter_map(|field| Some((field, columns.at(field)?))).collect(),
            texts: (0..columns.count).filter(|at| !read.contains(&Some(*at))).collect(),
        }
    }

    /// The name of a line's importer as a key; none where it is missing.
    #[inline]
    pub fn importer_of<'b>(&self, record: &Record<'b>) -> Option<Key<'b>> {
        match self.importer.map(|at| record.key(at)) {
            Some(Key::Short(0)) => None,
            Some(name) => Some(name),
            None => Some(Key::Short(0)),
        }
    }

    /// Whether a line says anything of its emissions but that the default value holds.
    #[inline]
    pub fn claims(&self, record: &Record<'_>) -> bool {
        let mut claims = false;
        for (field, at) in &self.claim {
            claims |= says(*field, record.cell(*at));
        }
        claims
    }
}

/// Whether a cell of a claim says anything but that the default value holds. It stays out of the loops that ask it, most
/// of which have no such cell.
#[inline(never)]
fn says(field: Field, cell: &[u8]) -> bool {
    let says_default = field == Field::Basis && cell.eq_ignore_ascii_case(b"default");
    !cell.is_empty() && !says_default
}

/// What a line without figures is, and everything that is wrong with it.
pub type Outcome = (Status, Vec<Problem>);

/// What a line adds to the mass of its importer's year.
#[derive(Clone, Copy, Debug)]
pub enum CountedMass {
    /// It does not count.
    Nothing,
    /// Tonnes.
    Known(Small),
    /// It cannot be read, or whether it counts cannot.
    Unknown,
}

/// A line that can be read.
#[derive(Clone, Debug)]
pub struct Line {
    pub code: String,
    pub origin: String,
    pub mass: Small,
    pub quarter: Quarter,
    pub claim: Claim,
}

/// What one thread reads with.
pub struct Reading<'s> {
    pub engine: &'s Engine<'s>,
    layouts: &'s [Layout],
    mark: Option<DecimalMark>,
    codes: Memo<CodeFound>,
    origins: Memo<OriginFound>,
    recent_codes: Recent<u16, 1024>,
    recent_origins: Recent<u8, 256>,
    months: Months,
    /// The quarters of days that are written otherwise.
    quarters: Memo<Result<Quarter, Problem>>,
}

impl<'s> Reading<'s> {
    pub fn new(setup: &'s Setup<'_>) -> Self {
        Self {
            engine: setup.engine,
            layouts: &setup.layouts,
            mark: setup.options.decimal_mark,
            codes: Memo::default(),
            origins: Memo::default(),
            recent_codes: Recent::default(),
            recent_origins: Recent::default(),
            months: Months::default(),
            quarters: Memo::default(),
        }
    }

    pub fn layout(&self, table: usize) -> &'s Layout {
        &self.layouts[table]
    }

    /// Keeps memory within bounds, and ends the pass where a data file is broken. Says whether the positions of
    /// codes and origins were given up.
    ///
    /// # Errors
    /// A broken data file.
    pub fn finish_block(&mut self) -> Result<bool, Failure> {
        if let Some(error) = self.engine.take_broken() {
            return Err(error.into());
        }
        let full = self.codes.len() > MOST_SPELLINGS || self.origins.len() > MOST_SPELLINGS;
        if full {
            self.codes.take();
            self.origins.take();
            self.recent_codes = Recent::default();
            self.recent_origins = Recent::default();
        }
        if self.quarters.len() > MOST_SPELLINGS {
            self.quarters.take();
        }
        Ok(full)
    }

    /// The place of a line's code and origin among all pairs, of cells that were met before.
    #[inline]
    pub fn known_pair(&mut self, record: &Record<'_>, layout: &Layout) -> Option<u32> {
        let (code, origin) = (record.eight(layout.code)?, record.eight(layout.origin)?);
        let find_code = || self.codes.find(Key::Short(code.into())).filter(|at| *at < DENSE_CODES);
        let code = self.recent_codes.position(code, find_code)?;
        let origin = self.recent_origins.position(origin, || self.origins.find(Key::Short(origin.into())))?;
        Some(place_of_pair(code, origin))
    }

    /// The positions of what a line's code and origin mean.
    pub fn pair(&mut self, record: &Record<'_>, layout: &Layout) -> (usize, usize) {
        let engine = self.engine;
        let code = self.codes.position(record.key(layout.code), || engine.code(record.text(layout.code)));
        let origin = self.origins.position(record.key(layout.origin), || engine.origin(record.text(layout.origin)));
        (code, origin)
    }

    pub fn code(&self, position: usize) -> &CodeFound {
        self.codes.entry(position)
    }

    pub fn origin(&self, position: usize) -> &OriginFound {
        self.origins.entry(position)
    }

    /// Whether the mass of a line counts towards 50 t: goods of the four sectors of ordinary origin. Nothing
    /// where code or origin cannot be read.
    pub fn counts(&self, (code, origin): (usize, usize)) -> Option<bool> {
        match (self.code(code), self.origin(origin)) {
            (CodeFound::InScope { sector, .. }, _) if !counts(*sector) => Some(false),
            (CodeFound::Outside(_), _) => Some(false),
            (CodeFound::Unreadable(_), _) => None,
            (CodeFound::InScope { .. }, OriginFound::Ordinary(_)) => Some(true),
            (CodeFound::InScope { .. }, OriginFound::Exempt(_)) => Some(false),
            (CodeFound::InScope { .. }, OriginFound::Unreadable(_)) => None,
        }
    }

    /// The code with its sector and the country of a good of an ordinary origin.
    ///
    /// # Errors
    /// It is outside CBAM, or one of the two cannot be read.
    pub fn good_of_origin(&self, (code, origin): (usize, usize)) -> Result<((&str, Sector), &str), Outcome> {
        match (self.code(code), self.origin(origin)) {
            (CodeFound::Outside(problem), _) => Err((Status::OutOfScope, vec![problem.clone()])),
            (CodeFound::InScope { .. }, OriginFound::Exempt(problem)) => {
                Err((Status::ExemptOrigin, vec![problem.clone()]))
            }
            (CodeFound::InScope { code, sector }, OriginFound::Ordinary(origin)) => Ok(((code, *sector), origin)),
            (code, origin) => {
                let mut wrong = Vec::new();
                if let CodeFound::Unreadable(problem) = code {
                    wrong.push(problem.clone());
                }
                if let OriginFound::Unreadable(problem) = origin {
                    wrong.push(problem.clone());
                }
                Err((Status::Refused, wrong))
            }
        }
    }

    /// Reads a line.
    ///
    /// # Errors
    /// Everything that is wrong with it. Goods that are not in Annex I, or of an exempt origin, need no other cell.
    pub fn line(&mut self, record: &Record<'_>, table: usize) -> Result<Line, Rc<Outcome>> {
        let layout = self.layout(table);
        if record.len() != layout.count {
            let problem = Problem::new("cell-count", say::cell_count(record.len(), layout.count));
            return Err(Rc::new((Status::Refused, vec![problem])));
        }
        let spelled = self.pair(record, layout);
        let mut wrong = match self.good_of_origin(spelled) {
            Err((Status::Refused, wrong)) => wrong,
            Err(outside) => return Err(Rc::new(outside)),
            Ok(_) => Vec::new(),
        };
        let mut keep = |problem: Problem| wrong.push(problem);
        let quarter = self.quarter(record, layout).map_err(|problem| keep(problem.clone())).ok();
        let mass = self.mass(record, table).map_err(&mut keep).ok();
        if let Err(problem) = self.customs_value(record, table) {
            keep(problem);
        }
        let claim = self.claim(record, table).map_err(|problems| problems.into_iter().for_each(&mut keep)).ok();
        if layout.importer.is_some_and(|at| record.cell(at).is_empty()) {
            keep(Problem::new("importer-missing", say::importer_missing()));
        }
        match (self.good_of_origin(spelled), quarter, mass, claim) {
            (Ok(((code, _), origin)), Some(quarter), Some(mass), Some(claim)) if wrong.is_empty() => {
                let (code, origin) = (code.to_owned(), origin.to_owned());
                Ok(Line { code, origin, mass, quarter, claim })
            }
            _ => Err(Rc::new((Status::Refused, wrong))),
        }
    }

    /// The quarter of importation.
    ///
    /// # Errors
    /// Why the day cannot be read.
    #[inline]
    pub fn quarter(&mut self, record: &Record<'_>, layout: &Layout) -> Result<Quarter, &Problem> {
        match record.ten(layout.date).and_then(|day| self.months.quarter_of(Day::of(day))) {
            Some(quarter) => Ok(quarter),
            None => self.quarter_of_any(record.whole_cell(layout.date)),
        }
    }

    #[cold]
    fn quarter_of_any(&mut self, cell: &[u8]) -> Result<Quarter, &Problem> {
        let read = || cells::day(std::str::from_utf8(cell.trim_ascii()).unwrap_or_default());
        if let (Ok(ten), Ok(date)) = (cell.try_into(), read()) {
            self.months.keep(ten, date);
        }
        let found = self.quarters.position(Key::of(cell), || read().map(Quarter::of));
        self.quarters.entry(found).as_ref().copied()
    }

    /// What a line adds to the mass of its importer's year.
    #[inline]
    pub fn mass_that_counts(&mut self, record: &Record<'_>, table: usize) -> CountedMass {
        let layout = self.layout(table);
        let dated = self.quarter(record, layout).is_ok();
        let pair = self.pair(record, layout);
        match self.counts(pair) {
            Some(false) => CountedMass::Nothing,
            Some(true) if dated => self.mass(record, table).map_or(CountedMass::Unknown, CountedMass::Known),
            _ => CountedMass::Unknown,
        }
    }

    /// The net mass in tonnes.
    ///
    /// # Errors
    /// Why it cannot be read.
    #[inline]
    pub fn mass(&self, record: &Record<'_>, table: usize) -> Result<Small, Problem> {
        let layout = &self.layouts[table];
        if let Some(mass) = quick_mass(record, layout) {
            return Ok(mass);
        }
        let column = if layout.kilograms { "net_mass_kg" } else { "net_mass_t" };
        cells::mass(record.text(layout.mass), column, layout.kilograms, self.mark)
    }

    /// The customs value in euro, if there is one.
    pub fn customs_value(&self, record: &Record<'_>, table: usize) -> Result<Option<Decimal>, Problem> {
        match self.layouts[table].customs_value {
            Some(at) if !record.cell(at).is_empty() => {
                cells::number(record.text(at), Field::CustomsValue.code(), self.mark).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// What a line says of its emissions.
    ///
    /// # Errors
    /// Everything that is wrong with its cells.
    pub fn claim(&self, record: &Record<'_>, table: usize) -> Result<Claim, Vec<Problem>> {
        let layout = &self.layouts[table];
        let mut wrong = Vec::new();
        let cell = |field: Field| {
            let at = layout.claim.iter().find(|(own, _)| *own == field).map(|(_, at)| *at)?;
            Some(record.text(at)).filter(|text| !text.is_empty())
        };
        let mut read = |field: Field, how: fn(&str, &str, Option<DecimalMark>) -> Result<Decimal, Problem>| {
            let result = how(cell(field)?, field.code(), self.mark);
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
}

/// A mass that is a plain number and possible.
#[inline(always)]
pub fn quick_mass(record: &Record<'_>, layout: &Layout) -> Option<Small> {
    match record.eight(layout.mass) {
        Some(cell) => {
            // Eight characters are less than the greatest mass.
            let number = cells::plain_short_number(cell).filter(|number| !number.is_zero())?;
            if layout.kilograms { cells::possible_mass(number, true) } else { Some(number) }
        }
        None => cells::possible_mass(cells::plain_number(record.cell(layout.mass))?, layout.kilograms),
    }
}
