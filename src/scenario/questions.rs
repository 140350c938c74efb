//! Questions about the figures of a scenario. Figures and inputs are named by their keys; whether there are
//! such keys is known once the figures are.

use super::{PlacedText, Stated};
use crate::quantity::unit::{Anything, Ratio};
use crate::quantity::{Decimal, Unit};
use crate::text::{Text, choices};
use std::ops::Range;

/// Everything that a file asks about its figures.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    pub sweep: Option<Sweep>,
    pub sensitivity: Option<Sensitivity>,
    pub solves: Vec<Solve>,
    pub audits: Vec<Audit>,
    pub uncertainty: Option<Uncertainty>,
}

/// An input, or several that move together.
pub type Inputs = Vec<PlacedText>;

/// A value as it is written, before it is known which unit is needed.
#[derive(Clone, Debug)]
pub struct Written {
    pub value: Decimal,
    /// None for a number of the command line that leaves its unit to the program.
    pub unit: Option<Unit>,
    pub span: Range<usize>,
}

/// Figures at several values of one input or two.
#[derive(Clone, Debug)]
pub struct Sweep {
    pub figures: Vec<PlacedText>,
    pub axes: Vec<Axis>,
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
pub struct Axis {
    pub inputs: Inputs,
    /// In the order of the file.
    pub values: Vec<Written>,
}

/// One input at a time from its low to its high end.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    pub figures: Vec<PlacedText>,
    pub ranges: Vec<InputRange>,
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
pub struct InputRange {
    pub inputs: Inputs,
    pub bounds: Bounds,
}

#[derive(Clone, Debug)]
pub enum Bounds {
    Stated { low: Stated<Anything>, high: Stated<Anything> },
    Published(Published, Range<usize>),
}

choices! {
    /// Ranges that a table itself publishes.
    pub enum Published {
        /// The low and the high value that the row of the table states beside its value.
        Row = "row",
        /// The lowest and the highest value of the same series over all its published years.
        Years = "years",
    }
}

/// The value of an input at which a figure equals a target.
#[derive(Clone, Debug)]
pub struct Solve {
    pub inputs: Inputs,
    pub figure: PlacedText,
    pub target: Written,
    /// The values between which a dependence that is not piecewise linear is searched; the program's own
    /// choice where nothing is stated.
    pub within: Option<(Written, Written)>,
}

/// A published figure against several computed ones.
#[derive(Clone, Debug)]
pub struct Audit {
    pub name: String,
    pub statement: Text,
    pub claimed: Stated<Anything>,
    /// The day on which it was published.
    pub published_on: Option<jiff::civil::Date>,
    pub relation: super::ClaimRelation,
    pub figures: Vec<PlacedText>,
}

/// How uncertain figures are.
#[derive(Clone, Debug)]
pub struct Uncertainty {
    pub figures: Vec<PlacedText>,
    pub draws: u32,
    pub seed: u64,
    pub inputs: Vec<Uncertain>,
    pub correlations: Vec<Correlation>,
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
pub struct Uncertain {
    pub inputs: Inputs,
    pub spread: Spread,
    /// The year whose published forecasts stand beside the band.
    pub forecasts: Option<(i16, Range<usize>)>,
}

choices! {
    /// Distributions.
    pub enum Shape {
        /// A price that wanders: the value in the scenario is its median, or with `value_is = "mean"` its mean.
        LogNormal = "log-normal",
        /// Every value of the range is as likely.
        Uniform = "uniform",
        /// The value in the scenario is the most likely one, the ends are the least likely.
        Triangular = "triangular",
        /// Symmetrical around the middle of the range, whose ends are P5 and P95.
        Normal = "normal",
    }
}

choices! {
    /// What the value in the scenario is to a log-normal price.
    pub enum ValueIs {
        /// Half of the draws lie above it: the mean of the draws is higher.
        Median = "median",
        /// The mean of the draws: the median is lower.
        Mean = "mean",
    }
}

#[derive(Clone, Debug)]
pub enum Spread {
    LogNormal {
        value_is: ValueIs,
        /// Standard deviation of the logarithm after one year; 0.40 where the file states none.
        sigma: Option<Stated<Ratio>>,
        /// From the day of knowledge to the end of the window.
        years: Decimal,
        /// The years over which the price is averaged, ending at `years`.
        window: Decimal,
        path: Option<String>,
    },
    Range {
        shape: Shape,
        bounds: Bounds,
    },
}

/// The correlation of two inputs on the normal scale.
#[derive(Clone, Debug)]
pub struct Correlation {
    pub between: [PlacedText; 2],
    pub value: Stated<Ratio>,
}
