//! A carbon price over years: a published series, or prices that the file states.

use super::{Exchange, PriceKind, Stated};
use crate::quantity::unit::{CarbonPrice, Ratio};
use crate::text::{Text, choices};
use std::ops::Range;
use std::rc::Rc;

/// A carbon price over years.
#[derive(Clone, Debug)]
pub struct PricePath {
    pub name: String,
    pub label: Option<Text>,
    pub source: PathSource,
    /// What is done between the years that have a price; nothing where it is not stated.
    pub interpolation: Option<Interpolation>,
    pub exchange: Option<Exchange>,
    /// The year whose money stated prices are in, or that of a series whose source does not say.
    pub money_of: Option<i16>,
    /// The series of price levels, by its name.
    pub deflator: Option<(String, Range<usize>)>,
    pub span: Range<usize>,
}

/// Price paths followed over years.
#[derive(Clone, Debug)]
pub struct Path {
    /// Ascending, at least one.
    pub years: Vec<i16>,
    pub price_paths: Vec<Rc<PricePath>>,
    /// The year whose money all prices are stated in.
    pub money_of: Option<i16>,
    /// Yearly, after the last year of a deflator.
    pub inflation: Option<Stated<Ratio>>,
    /// Yearly.
    pub discount_rate: Option<Stated<Ratio>>,
    /// The year that present values are of, with a discount rate.
    pub base_year: Option<i16>,
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
pub enum PathSource {
    /// A published series, by its name.
    Series(String, Range<usize>),
    /// Prices by year, ascending.
    Given { kind: PriceKind, years: Vec<(i16, Stated<CarbonPrice>)> },
}

choices! {
    /// What is done between the years of a path that have a price.
    pub enum Interpolation {
        /// In equal steps from one price to the next.
        Linear = "linear",
    }
}
