//! A carbon price over years: a published series, or prices that the file states.

use super::{Exchange, PriceKind, Stated};
use crate::quantity::unit::CarbonPrice;
use crate::text::{Text, choices};
use std::ops::Range;

/// A carbon price over years.
#[derive(Clone, Debug)]
pub struct PricePath {
    pub name: String,
    pub label: Option<Text>,
    pub source: PathSource,
    /// What is done between the years that have a price; nothing where it is not stated.
    pub interpolation: Option<Interpolation>,
    pub exchange: Option<Exchange>,
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
