//! Carbon prices over years, with what takes their money to that of one year and into yuan.

use crate::quantity::unit::{CarbonPrice, ExchangeRate, Ratio};
use crate::scenario::PriceKind;
use crate::text::Text;
use crate::trace::Given;

/// Price paths followed over years.
#[derive(Clone, Debug)]
pub struct Path {
    /// Ascending.
    pub years: Vec<i16>,
    pub prices: Vec<PathPrices>,
    pub discount: Option<Growth>,
    /// The year that present values are of, with a discount rate.
    pub base_year: Option<i16>,
}

/// How a number of a comparison moves over the years of a path.
#[derive(Clone, Debug)]
pub enum Course<D> {
    /// It stays as it is.
    Frozen,
    /// So much a year from the year that it is of.
    Change(GrowthFrom),
    /// One a year, in the order of the years.
    Years(Vec<YearValue<D>>),
}

/// A yearly rate, and the year from which it counts.
#[derive(Clone, Debug)]
pub struct GrowthFrom {
    /// The beginning of the keys of its factors.
    pub key: String,
    pub from: i16,
    pub growth: Growth,
}

/// The value of a year: stated, or on a straight line between two that are.
#[derive(Clone, Debug)]
pub enum YearValue<D> {
    At(Given<D>),
    Between {
        before: Given<D>,
        after: Given<D>,
        /// Years from the one wanted to the second.
        left: Given<Ratio>,
        /// Years from the first to the one wanted.
        passed: Given<Ratio>,
    },
}

/// A yearly rate, and the one it is added to.
#[derive(Clone, Debug)]
pub struct Growth {
    pub whole: Given<Ratio>,
    pub rate: Given<Ratio>,
}

/// One path.
#[derive(Clone, Debug)]
pub struct PathPrices {
    pub name: String,
    pub label: Text,
    pub kind: PriceKind,
    /// Traded, forward or forecast, for a published market price.
    pub market_kind: Option<String>,
    /// Whose money the prices are in as published: a year, or each year's own.
    pub money: Money,
    /// The year whose money they are taken to.
    pub money_of: Option<i16>,
    /// One a year, in the order of the years.
    pub years: Vec<YearPrice>,
    /// Into yuan, where they are in another currency.
    pub rate: Option<Given<ExchangeRate>>,
}

/// Whose money a price is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    /// That of the year it is for.
    Nominal,
    /// That of one year.
    Of(i16),
    /// The source does not say.
    Unclear,
}

/// The price of a year.
#[derive(Clone, Debug)]
pub struct YearPrice {
    pub price: YearValue<CarbonPrice>,
    pub deflation: Option<Deflation>,
}

/// From the money of one year to that of another: times one price level over the other.
#[derive(Clone, Debug)]
pub struct Deflation {
    pub from: Given<Ratio>,
    pub to: Given<Ratio>,
    /// How many years the first lies after the last price level, and the inflation stated for them.
    pub beyond: Option<(u16, Growth)>,
}
