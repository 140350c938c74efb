//! What the lines come to. Everything is summed exactly, so that neither the order of the lines nor the number
//! of threads changes a digit.

use super::Failure;
use super::cells::Problem;
use super::doubles::Alike;
use super::engine::Status;
use super::quarter::Quarter;
use crate::load::table::TableFile;
use crate::quantity::{ArithmeticError, Decimal, Small, Sum, exact, write_digits, write_short};
use crate::resolve::goods::Note;
use crate::text::Text;
use crate::text::{Choice as _, messages::portfolio as say};
use std::collections::BTreeMap;

/// A line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub table: usize,
    pub line: u64,
}

/// Sums of lines for which certificates are due.
#[derive(Clone, Copy, Debug, Default)]
pub struct Due {
    pub lines: u64,
    /// Tonnes.
    pub mass: Sum,
    pub certificates: Sum,
    /// Of these, certificates whose price is not published: they are not in the cost.
    pub unpriced: Sum,
    /// Euro.
    pub cost: Sum,
}

impl Due {
    /// Adds the sums of others.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn add_all(&mut self, other: &Self) -> Result<(), ArithmeticError> {
        self.lines += other.lines;
        self.mass.add_sum(&other.mass)?;
        self.certificates.add_sum(&other.certificates)?;
        self.unpriced.add_sum(&other.unpriced)?;
        self.cost.add_sum(&other.cost)
    }
}

/// What the lines of an importer's year come to.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImporterDue {
    pub certificates: Sum,
    pub cost: Sum,
    /// Lines for which certificates are due.
    pub lines: u64,
}

impl ImporterDue {
    /// Adds a line.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn add(&mut self, certificates: Number, cost: Option<Number>) -> Result<(), ArithmeticError> {
        self.lines += 1;
        certificates.add_to(&mut self.certificates)?;
        cost.map_or(Ok(()), |cost| cost.add_to(&mut self.cost))
    }

    fn add_all(&mut self, other: &Self) -> Result<(), ArithmeticError> {
        self.lines += other.lines;
        self.certificates.add_sum(&other.certificates)?;
        self.cost.add_sum(&other.cost)
    }
}

/// A good of an origin, as bytes padded with zeros: 8 or 10 digits in ten, and a country's code in six. There are tens
/// of thousands in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair([u8; 16]);

/// Where the origin stands.
const ORIGIN: usize = 10;

impl Pair {
    pub fn new(code: &str, origin: &str) -> Self {
        let mut pair = [0; 16];
        for (to, from) in pair[..ORIGIN].iter_mut().zip(code.bytes()) {
            *to = from;
        }
        for (to, from) in pair[ORIGIN..].iter_mut().zip(origin.bytes()) {
            *to = from;
        }
        Self(pair)
    }

    pub fn code(&self) -> &str {
        text(&self.0[..ORIGIN])
    }

    pub fn origin(&self) -> &str {
        text(&self.0[ORIGIN..])
    }
}

/// What stands before the zeros.
fn text(padded: &[u8]) -> &str {
    let end = padded.iter().position(|byte| *byte == 0).unwrap_or(padded.len());
    std::str::from_utf8(&padded[..end]).unwrap_or_default()
}

/// What the lines of a good of an origin come to.
#[derive(Clone, Copy, Debug, Default)]
pub struct PairDue {
    pub all: Due,
    /// The first quarter in which it has a cost by default values.
    pub first_quarter: Option<Quarter>,
    /// Of these, lines with default values: their mass, their cost, and the price times the mass: what a tonne of
    /// CO2e less per tonne of good would save.
    pub default_mass: Sum,
    pub default_cost: Sum,
    pub worth_of_a_tonne: Sum,
}

impl PairDue {
    /// Adds what others come to.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn add_all(&mut self, other: &Self) -> Result<(), ArithmeticError> {
        self.all.add_all(&other.all)?;
        self.first_quarter = self.first_quarter.into_iter().chain(other.first_quarter).min();
        self.default_mass.add_sum(&other.default_mass)?;
        self.default_cost.add_sum(&other.default_cost)?;
        self.worth_of_a_tonne.add_sum(&other.worth_of_a_tonne)
    }
}

/// Lines of which one kind of thing is to be told.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    pub lines: u64,
    /// Tonnes and euro of these lines, as far as they have figures.
    pub mass: Sum,
    pub cost: Sum,
    /// The first ones, each with its reason.
    pub first: Vec<(Place, Text)>,
}

impl Trouble {
    /// Counts a line.
    fn met(&mut self, place: Place, reason: &Text) {
        self.lines += 1;
        if self.first.len() < FIRST {
            self.first.push((place, reason.clone()));
        }
    }

    fn add_all(&mut self, more: Self) -> Result<(), ArithmeticError> {
        self.lines += more.lines;
        self.mass.add_sum(&more.mass)?;
        self.cost.add_sum(&more.cost)?;
        self.first.extend(more.first);
        self.first.sort();
        self.first.truncate(FIRST);
        Ok(())
    }
}

/// A number of a line: small nearly always.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    Small(Small),
    Large(Decimal),
}

impl Number {
    pub const ZERO: Self = Self::Large(Decimal::ZERO);

    pub fn of(value: Decimal) -> Self {
        Small::of(value).map_or(Self::Large(value), Self::Small)
    }

    pub fn decimal(self) -> Decimal {
        match self {
            Self::Small(small) => small.decimal(),
            Self::Large(large) => large,
        }
    }

    /// The exact product.
    ///
    /// # Errors
    /// It has more digits than a decimal holds.
    #[inline]
    pub fn times(self, other: Self) -> Result<Self, ArithmeticError> {
        if let (Self::Small(a), Self::Small(b)) = (self, other)
            && let Some(product) = a.times(b)
        {
            return Ok(Self::Small(product));
        }
        exact::multiply(self.decimal(), other.decimal()).map(Self::of)
    }

    /// Adds it to a sum.
    ///
    /// # Errors
    /// The sum does not fit.
    #[inline]
    pub fn add_to(self, sum: &mut Sum) -> Result<(), ArithmeticError> {
        match self {
            Self::Small(small) => sum.add_small(small),
            Self::Large(large) => sum.add(large),
        }
    }

    pub fn write(self, out: &mut Vec<u8>) {
        match self {
            Self::Small(small) => write_short(small, out),
            Self::Large(large) => write_digits(large, out),
        }
    }
}

/// So many first lines of a trouble are kept.
const FIRST: usize = 5;
/// So many lines of greatest cost are kept.
pub const TOP: usize = 10;

/// A line of great cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopLine {
    pub cost: Decimal,
    pub place: Place,
    pub id: String,
    pub importer: String,
    pub pair: Pair,
    pub mass: Decimal,
}

/// What the lines come to.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Lines by status, in the order of [`Status`].
    pub statuses: [u64; Status::ALL.len()],
    /// By the position of the importer's year.
    pub importers: Vec<ImporterDue>,
    pub pairs: BTreeMap<Pair, PairDue>,
    /// By year and quarter.
    pub quarters: BTreeMap<(i16, i8), Due>,
    pub troubles: BTreeMap<&'static str, Trouble>,
    /// Why figures of lines that are due are not the last word.
    pub reservations: BTreeMap<&'static str, Trouble>,
    pub top: Vec<TopLine>,
    /// Lines that are there twice.
    pub alike: Alike,
    /// A line that costs at most so many euro is not among the top ones.
    floor: i64,
    /// Customs value of lines that have a cost, and that cost, in euro.
    pub customs_value: Sum,
    pub cost_of_valued: Sum,
}

impl Totals {
    /// Totals of nothing, with room for every importer's year.
    pub fn of(importer_years: usize) -> Self {
        Self { importers: vec![ImporterDue::default(); importer_years], floor: -1, ..Self::default() }
    }

    pub fn count(&mut self, status: Status) {
        self.statuses[status as usize] += 1;
    }

    /// Lines of a status.
    pub fn lines(&self, status: Status) -> u64 {
        self.statuses[status as usize]
    }

    pub fn trouble(&mut self, problem: &Problem, place: Place) -> &mut Trouble {
        let trouble = self.troubles.entry(problem.code).or_default();
        trouble.met(place, &problem.message);
        trouble
    }

    /// A line rests on something that is not clear law in force.
    pub fn reserve(&mut self, note: &Note, place: Place) {
        self.reservations.entry(note.code).or_default().met(place, &note.text);
    }

    /// Tells the lines that are other ones again.
    pub fn tell_doubles(&mut self, tables: &[TableFile]) {
        for (first, line) in self.alike.pairs() {
            let place = |place: Place| match tables {
                [_] => place.line.to_string(),
                tables => format!("{}:{}", tables[place.table].own_name(), place.line),
            };
            let problem = Problem::new("line-twice", say::line_twice(place(line.place), place(first)));
            let trouble = self.trouble(&problem, line.place);
            // Sums of lines that are in the totals already fit.
            let _ = line.mass.map(|mass| trouble.mass.add_small(mass));
            let _ = line.cost.map(|cost| cost.add_to(&mut trouble.cost));
        }
    }

    /// Whether a cost is below that of every top line.
    #[inline]
    pub fn is_too_low(&self, cost: Small) -> bool {
        cost.at_most(self.floor)
    }

    /// Keeps a line if it is among the top ones: the greatest cost first, then the earliest line.
    pub fn keep_top(&mut self, line: TopLine) {
        let at = self.top.partition_point(|other| (other.cost, line.place) > (line.cost, other.place));
        self.top.insert(at, line);
        self.top.truncate(TOP);
        if let (TOP, Some(last)) = (self.top.len(), self.top.last()) {
            self.floor = i64::try_from(last.cost.mantissa() / 10_i128.pow(last.cost.scale())).unwrap_or(i64::MAX) - 1;
        }
    }

    /// Adds what another thread found.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn merge(&mut self, other: Self) -> Result<(), Failure> {
        for (own, more) in self.statuses.iter_mut().zip(other.statuses) {
            *own += more;
        }
        for (own, more) in self.importers.iter_mut().zip(&other.importers) {
            own.add_all(more)?;
        }
        for (pair, due) in other.pairs {
            self.pairs.entry(pair).or_default().add_all(&due)?;
        }
        for (quarter, due) in other.quarters {
            self.quarters.entry(quarter).or_default().add_all(&due)?;
        }
        for (code, trouble) in other.troubles {
            self.troubles.entry(code).or_default().add_all(trouble)?;
        }
        for (code, reservation) in other.reservations {
            self.reservations.entry(code).or_default().add_all(reservation)?;
        }
        self.alike.add_all(other.alike);
        for line in other.top {
            self.keep_top(line);
        }
        self.customs_value.add_sum(&other.customs_value)?;
        self.cost_of_valued.add_sum(&other.cost_of_valued)?;
        Ok(())
    }
}
