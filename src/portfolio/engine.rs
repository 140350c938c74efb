//! One rate per distinct key, by the ordinary engine: what a tonne of a good of an origin has in emissions and
//! free allocation, and how many certificates it takes. A line is its rate times its mass.

use super::cells::Problem;
use crate::case::goods::Assessment;
use crate::compute::certificates::assess;
use crate::load::Data;
use crate::quantity::unit::{CertificatePrice, Embedded, GoodUnit, Ratio};
use crate::quantity::{Currency, Decimal, Dimension, Unit};
use crate::reference::DataError;
use crate::reference::default_values::{Code, Found};
use crate::reference::goods::Sector;
use crate::resolve::goods::Note;
use crate::resolve::goods::law_of_year::LawOfYear;
use crate::resolve::goods::{
    CbamTables, FIRST_YEAR, OriginStatus, Outcome, Refusal, TEN_DIGITS_NEEDED, Unanswered, Words, answer, origin,
    published_price, scope,
};
use crate::scenario::goods::{EmissionsStatement, Good, Import, PaidStatement};
use crate::scenario::{PlacedText, Stated};
use crate::text::{Text, choices, messages::portfolio as say};
use crate::trace::{ScenarioPlace, Silent};
use jiff::civil::Date;
use std::sync::{Arc, Mutex, PoisonError};

choices! {
    /// What a line comes to.
    pub enum Status {
        /// Certificates are due.
        Liable = "liable",
        /// The importer's year does not pass 50 t.
        BelowThreshold = "below-threshold",
        /// The origin is outside CBAM.
        ExemptOrigin = "exempt-origin",
        /// The good is not in Annex I.
        OutOfScope = "out-of-scope",
        /// Certificates are due; their price is not published.
        PriceUnpublished = "price-unpublished",
        /// The customs procedure does not release the goods: nothing is imported yet.
        NotReleased = "not-released",
        /// Goods of the Union that come back: zero emissions, but their mass counts.
        Returned = "returned",
        /// The line cannot be read, or the law does not answer it.
        Refused = "refused",
    }
}

/// What a line says of its emissions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// Actual values; without them the default value.
    pub actual: Option<Actual>,
    pub production_year: Option<i16>,
}

/// Actual values, tCO2e per tonne of good, precursors included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actual {
    pub direct: Decimal,
    pub indirect: Option<Decimal>,
    pub precursor_free: Option<Decimal>,
    pub route: Option<String>,
    /// Euro per tonne of CO2e.
    pub paid: Option<Decimal>,
}

impl Claim {
    /// A carbon price paid makes the certificates depend on the price of the quarter.
    pub fn depends_on_price(&self) -> bool {
        self.actual.as_ref().is_some_and(|actual| actual.paid.is_some())
    }
}

/// What a code cell means.
#[derive(Clone, Debug)]
pub enum CodeFound {
    /// The digits.
    InScope {
        code: String,
        sector: Sector,
    },
    Outside(Problem),
    Unreadable(Problem),
}

/// Whether the mass of a sector's goods counts towards 50 t.
pub fn counts(sector: Sector) -> bool {
    !matches!(sector, Sector::Hydrogen | Sector::Electricity)
}

/// What an origin cell means.
#[derive(Clone, Debug)]
pub enum OriginFound {
    Ordinary(String),
    Exempt(Problem),
    Unreadable(Problem),
}

/// The figures of one tonne.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub emissions: Decimal,
    pub free_allocation: Decimal,
    /// Unknown where a carbon price paid is to be compared with a price that is not published.
    pub certificates: Option<Decimal>,
    /// The free allocation of precursors is missing: the certificates are at most these.
    pub at_most: bool,
}

/// The default value of a good of an origin, and all that its rate depends on.
#[derive(Clone, Copy, Debug)]
pub struct DefaultValue {
    code: Code,
    /// Of importation.
    year: i16,
    found: Found,
}

impl DefaultValue {
    /// Where two are alike, so are their rates, digit for digit, whichever country's row they stand in.
    pub fn likeness(&self) -> (Code, i16, [u8; 16], [u8; 2]) {
        (self.code, self.year, self.found.total.serialize(), self.found.route)
    }
}

/// The price of a quarter.
#[derive(Clone, Debug)]
pub enum Price {
    Published(Decimal),
    /// Stated by the user, where none is published.
    Assumed(Decimal),
    Unpublished(Problem),
}

impl Price {
    pub fn known(&self) -> Option<Decimal> {
        match self {
            Self::Published(price) | Self::Assumed(price) => Some(*price),
            Self::Unpublished(_) => None,
        }
    }
}

/// What the user states where the law has nothing, or in place of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assumed {
    /// Euro a certificate, where none is published.
    pub price: Option<Decimal>,
    /// The same by year of importation, which goes before it.
    pub prices_by_year: Vec<(i16, Decimal)>,
    /// Euro a certificate, in place of a published one too.
    pub what_if_price: Option<Decimal>,
    /// The cross-sectoral correction factor, where none is set.
    pub correction: Option<Decimal>,
}

impl Assumed {
    /// What a reader must know of it.
    pub fn notes(&self) -> Vec<Text> {
        let mut notes = Vec::new();
        if let Some(price) = self.what_if_price {
            notes.push(say::price_is_what_if(price));
        } else {
            notes
                .extend(self.prices_by_year.iter().map(|(year, price)| say::price_assumed_in(year.to_string(), price)));
            notes.extend(self.price.map(say::price_assumed));
        }
        notes.extend(self.correction.map(say::correction_assumed));
        notes
    }

    /// The price of an import for which none is published.
    fn price_of(&self, import: Import) -> Option<Decimal> {
        let of_year = self.prices_by_year.iter().find(|(year, _)| *year == import.year());
        of_year.map(|(_, price)| *price).or(self.price)
    }
}

/// The engine with its tables, which threads share.
pub struct Engine<'d> {
    pub data: &'d Data,
    pub tables: CbamTables<'d>,
    pub known_on: Date,
    pub assumed: Assumed,
    /// A data file that turned out to be broken; the pass ends with it.
    broken: Mutex<Option<DataError>>,
}

impl std::fmt::Debug for Engine<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("known_on", &self.known_on).finish_non_exhaustive()
    }
}

impl<'d> Engine<'d> {
    /// # Errors
    /// A broken data file.
    pub fn new(data: &'d Data, known_on: Date, assumed: &Assumed) -> Result<Self, DataError> {
        let tables = CbamTables::new(data, data)?;
        Ok(Self { data, tables, known_on, assumed: assumed.clone(), broken: Mutex::new(None) })
    }

    /// The data file that turned out to be broken, if one did.
    pub fn take_broken(&self) -> Option<DataError> {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// What a code cell means.
    pub fn code(&self, written: &str) -> CodeFound {
        let code = match super::cells::code(written) {
            Ok(code) => code,
            Err(problem) => return CodeFound::Unreadable(problem),
        };
        match scope(&self.tables, &code) {
            Ok(good) => CodeFound::InScope { code, sector: good.sector },
            Err(unanswered) => {
                let problem = self.problem(unanswered);
                match problem.code {
                    "out-of-scope" | "excluded-code" => CodeFound::Outside(problem),
                    _ => CodeFound::Unreadable(problem),
                }
            }
        }
    }

    /// What an origin cell means.
    pub fn origin(&self, written: &str) -> OriginFound {
        if written.is_empty() {
            return OriginFound::Unreadable(Problem::new("origin-missing", say::origin_missing()));
        }
        match origin(&self.tables, written) {
            Ok(origin) => match origin.status {
                OriginStatus::Ordinary => OriginFound::Ordinary(origin.code),
                OriginStatus::Exempt => OriginFound::Exempt(Problem::new("exempt-origin", say::exempt(&origin.name))),
                OriginStatus::EuMember => OriginFound::Exempt(Problem::new("eu-origin", say::eu_origin(&origin.name))),
            },
            Err(unanswered) => OriginFound::Unreadable(self.problem(unanswered)),
        }
    }

    /// The price of a quarter: the published one, else the assumed one.
    pub fn price(&self, import: Import) -> Price {
        if let Some(price) = self.assumed.what_if_price {
            return Price::Assumed(price);
        }
        match published_price(&self.tables, import, self.known_on) {
            Ok(price) => Price::Published(price.value),
            Err(unanswered) => {
                let problem = self.problem(unanswered);
                match self.assumed.price_of(import) {
                    Some(price) if problem.code.starts_with("price-") => Price::Assumed(price),
                    _ => Price::Unpublished(problem),
                }
            }
        }
    }

    /// The price that is assumed in a quarter, if it is.
    pub fn assumed_for(&self, import: Import) -> Option<Decimal> {
        match self.price(import) {
            Price::Assumed(price) => Some(price),
            Price::Published(_) | Price::Unpublished(_) => None,
        }
    }

    /// The rate of a good of an ordinary origin, with the reservations under which it holds.
    ///
    /// # Errors
    /// Why the law gives none.
    pub fn rate(&self, code: &str, origin: &str, claim: &Claim, import: Import) -> Result<(Rate, Vec<Note>), Problem> {
        // Without a carbon price paid the certificates of a tonne do not depend on their price, so that one rate
        // serves every quarter; the price is multiplied line by line.
        let (price, certificates_known) = match claim.depends_on_price().then(|| self.price(import).known()) {
            Some(Some(price)) => (price, true),
            Some(None) => (Decimal::ONE, false),
            None => (Decimal::ONE, true),
        };
        let place = |column: &str| ScenarioPlace {
            file: String::new(),
            line: 0,
            path: column.to_owned(),
            source: None,
            assumption: None,
            ..Default::default()
        };
        let good = self.good(code, origin, claim, (Decimal::ONE, import, Some(price)), &place);
        let answered = answer(&self.tables, &good).map_err(|unanswered| self.problem(unanswered))?;
        let Outcome::Liable(case) = answered.outcome else {
            return Err(Problem::new("exempt-origin", say::exempt(&answered.origin.name)));
        };
        let case = Assessment { penalty: None, by_default: None, ..*case };
        let rate = self.assessed(&case).ok_or_else(inexact)?;
        let reservations = answered.notes.into_iter().filter(Note::is_reservation).collect();
        Ok((Rate { certificates: rate.certificates.filter(|_| certificates_known), ..rate }, reservations))
    }

    /// The law of a year.
    pub fn law_of_year(&self, year: i16) -> Arc<LawOfYear> {
        self.tables.law_of_year(year, self.known_on, None)
    }

    /// The default value by the law of the year of importation, if there is one and nothing needs to be told.
    pub fn default_value(&self, law: &LawOfYear, code: &str, origin: &str, import: Import) -> Option<DefaultValue> {
        let year = import.year();
        // What is wrong with a code is said by the whole engine.
        if year < FIRST_YEAR || TEN_DIGITS_NEEDED.contains(&code) || !self.tables.is_listed(code) {
            return None;
        }
        let values = self.tables.default_values(law.edition?).ok()?;
        let code = Code::new(code)?;
        let found = values.find(values.country(origin), code)?;
        Some(DefaultValue { code, year, found })
    }

    fn assessed(&self, case: &Assessment) -> Option<Rate> {
        let words = Words { library: self.data, statutes: self.data, statements: Vec::new() };
        let figures = assess(&mut Silent, case, &words).ok()?;
        Some(Rate {
            emissions: figures.specific_embedded_emissions.value,
            free_allocation: figures.specific_embedded_free_allocation.value,
            certificates: Some(figures.certificates_per_unit.value),
            at_most: figures.at_most,
        })
    }

    /// A line as the engine takes it; `place` says where a column of the line stands.
    pub fn good(
        &self,
        code: &str,
        origin: &str,
        claim: &Claim,
        (mass, import, price): (Decimal, Import, Option<Decimal>),
        place: &dyn Fn(&str) -> ScenarioPlace,
    ) -> Good {
        let placed = |text: &str| PlacedText { text: text.to_owned(), span: 0..0 };
        let tonne = Unit::Embedded(GoodUnit::Tonne);
        let actual = claim.actual.as_ref();
        Good {
            key: String::new(),
            label: None,
            code: placed(code),
            origin: placed(origin),
            quantity: stated(mass, Unit::GoodQuantity(GoodUnit::Tonne), place("net_mass_t")),
            import,
            production_year: claim.production_year,
            emissions: match actual {
                None => EmissionsStatement::Default,
                Some(actual) => EmissionsStatement::Actual {
                    direct: stated(actual.direct, tonne, place("specific_direct_emissions")),
                    indirect: actual.indirect.map(|value| stated(value, tonne, place("specific_indirect_emissions"))),
                    content: None,
                    includes_precursors: true,
                },
            },
            activity_level: None,
            free_allocation: None,
            price_path: None,
            years: Vec::new(),
            instead_of: None,
            route: actual.and_then(|actual| actual.route.as_deref()).map(placed),
            precursors: Vec::new(),
            no_precursors: false,
            precursor_free_allocation: actual
                .and_then(|actual| actual.precursor_free)
                .map(|value| stated::<Embedded>(value, tonne, place("precursor_free_allocation"))),
            price: price
                .filter(|_| self.assumed.what_if_price.is_none())
                .map(|price| stated::<CertificatePrice>(price, Unit::CertificatePrice, place("--price"))),
            what_if_price: price
                .filter(|_| self.assumed.what_if_price.is_some())
                .map(|price| stated::<CertificatePrice>(price, Unit::CertificatePrice, place("--what-if-price"))),
            correction: self.assumed.correction.map(|factor| stated::<Ratio>(factor, Unit::One, place("--cscf"))),
            paid: actual.and_then(|actual| actual.paid).map(|value| PaidStatement {
                amount: stated(value, Unit::PerEmissions(Currency::EUR), place("carbon_price_paid_eur_per_tco2e")),
                rate: None,
                rebate: None,
                covered: None,
            }),
            export_price: None,
            yuan_rate: None,
            proposal: None,
            known_on: self.known_on,
        }
    }

    /// A refusal as the reason of a line. A broken data file is kept for the end of the pass.
    pub fn problem(&self, unanswered: Unanswered) -> Problem {
        match unanswered {
            Unanswered::Refused(refusal) => reason(&refusal),
            Unanswered::Broken(error) => {
                let problem = Problem::new("broken-data", Text::same(error.to_string()));
                *self.broken.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                problem
            }
        }
    }
}

/// Precursors are missing: what a line costs is at most its figure.
pub fn precursors_missing() -> Problem {
    Problem::new(PRECURSORS_MISSING, say::precursors_missing())
}

/// The code of [`precursors_missing`].
pub const PRECURSORS_MISSING: &str = "precursors-missing";

/// Figures that do not fit.
pub fn inexact() -> Problem {
    Problem::new("figure-not-exact", say::figure_not_exact())
}

fn stated<D: Dimension>(value: Decimal, unit: Unit, place: ScenarioPlace) -> Stated<D> {
    Stated::new(value, unit, place, 0..0)
}

/// A refusal with advice that speaks of columns, not of flags.
fn reason(refusal: &Refusal) -> Problem {
    let advice = match refusal.code {
        "indirect-needed" => Some(say::indirect_missing()),
        "unknown-route" => Some(say::fill_in_route()),
        "no-default-value" => Some(say::fill_in_actual()),
        "price-unpublished" | "price-when-bought" => Some(say::state_a_price()),
        "wrong-unit" | "factor-needed" => Some(say::quote_electricity()),
        _ => refusal.help.first().cloned(),
    };
    let message = match advice {
        Some(advice) => say::with_advice(&refusal.message, &advice),
        None => refusal.message.clone(),
    };
    Problem::new(refusal.code, message)
}
