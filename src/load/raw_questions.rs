//! Questions about the figures of a scenario, as the file writes them: how they move, what would make
//! them equal a target, how uncertain they are.

use super::literals::Word;
use super::quantities::Quantity;
use super::raw::Stated;
use super::raw_goods::RawAmount;
use super::record::{At, Read, record};
use super::toml_reader::{Reader, Value};
use crate::quantity::Decimal;
use crate::quantity::unit::Anything;
use crate::scenario::questions::{Published, Shape, ValueIs};
use crate::text::messages::input as say;
use serde_json::{Map, Value as Json, json};
use toml::de::DeValue;

record! {
    /// Figures at several values of one input or of two: one is the rows of a table, a second one its columns.
    pub struct RawSweep = "sweep" {
        /// The keys of the figures; `carbontoll explain FILE` lists them.
        figures: Vec<At<String>>,
        /// One input or two.
        axis: Vec<RawAxis>,
    }
}

record! {
    /// The values that an input takes: a list, or from one value to another in equal steps.
    pub struct RawAxis = "axis" {
        /// The key of an input, or a list of keys that take the same value.
        input: Keys,
        /// The values.
        values: Vec<Quantity<Anything>>,
        /// The first value.
        from: Option<Quantity<Anything>>,
        /// The last value, if the steps meet it.
        to: Option<Quantity<Anything>>,
        /// From one value to the next.
        step: Option<Quantity<Anything>>,
    }
}

record! {
    /// How far each input moves the figures, one at a time.
    pub struct RawSensitivity = "sensitivity" {
        /// The keys of the figures.
        figures: Vec<At<String>>,
        /// The range of each input.
        range: Vec<RawRange>,
    }
}

record! {
    /// The range of an input: stated, or published in the table that its value comes from.
    pub struct RawRange = "range" {
        /// The key of an input, or a list of keys that move together.
        input: Keys,
        /// The low end.
        low: Option<Stated<Anything>>,
        /// The high end.
        high: Option<Stated<Anything>>,
        /// Which published range, instead of `low` and `high`.
        published: Option<At<Word<Published>>>,
    }
}

record! {
    /// The value of an input at which a figure equals a target.
    pub struct RawSolve = "solve" {
        /// The key of an input, or a list of keys that take the same value.
        input: Keys,
        /// The key of the figure.
        figure: At<String>,
        /// What the figure should be.
        value: Stated<Anything>,
    }
}

record! {
    /// How uncertain the figures are, by drawing the inputs at random (Monte Carlo).
    pub struct RawUncertainty = "uncertainty" {
        /// The keys of the figures.
        figures: Vec<At<String>>,
        /// How many draws, from 1,000 to 1,000,000; 100,000 where it is left out.
        draws: Option<At<u64>>,
        /// The seed of the random numbers, a whole number; 1 where it is left out. The same seed gives the same draws on every machine.
        seed: Option<At<u64>>,
        /// The inputs that are uncertain.
        input: Vec<RawUncertain>,
        /// Correlations between them; what is not listed is independent.
        correlation: Vec<RawCorrelation>,
    }
}

record! {
    /// An uncertain input. Its value in the scenario is the median or the mean (`log-normal`), the mode (`triangular`) or a value inside the range.
    pub struct RawUncertain = "uncertain-input" {
        /// The key of an input, or a list of keys that move together.
        input: Keys,
        /// The distribution.
        shape: At<Word<Shape>>,
        /// The low end: the least value of `uniform` and `triangular`, P5 of `normal`.
        low: Option<Stated<Anything>>,
        /// The high end: the greatest value of `uniform` and `triangular`, P95 of `normal`.
        high: Option<Stated<Anything>>,
        /// Which published range, instead of `low` and `high`.
        published: Option<At<Word<Published>>>,
        /// `log-normal`: the standard deviation of the logarithm after one year, `0.40` or `"40 %"`; it grows with the square root of the years. 0.40 where it is left out.
        sigma: Option<RawAmount>,
        /// `log-normal`: what the value in the scenario is, `median` where it is left out.
        value_is: Option<At<Word<ValueIs>>>,
        /// `log-normal`: years from the day of knowledge to the price, at most five.
        years: Option<At<Decimal>>,
        /// `log-normal`: the years over which the price is averaged, ending at `years`; a price of one day where it is left out.
        window: Option<At<Decimal>>,
        /// `log-normal`: a name that inputs share when they are one price at several times; they then move as one random walk does.
        path: Option<At<super::literals::Name>>,
        /// A year whose published forecasts of EU allowances stand beside the band, for a price in euro.
        forecasts_for: Option<At<super::literals::Year>>,
    }
}

record! {
    /// How two uncertain inputs move together.
    pub struct RawCorrelation = "correlation" {
        /// The keys of the two inputs.
        between: Vec<At<String>>,
        /// The correlation of the two, from -1 to 1, on the scale on which both are normal (Gaussian copula).
        value: At<super::ratio::Ratio>,
        /// Where it comes from.
        source: Option<crate::text::Text>,
        /// Or the assumption it rests on.
        assumption: Option<crate::text::Text>,
    }
}

/// The key of an input, or several.
#[derive(Clone, Debug)]
pub struct Keys(pub Vec<At<String>>);

impl Read for Keys {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Array(_) => Vec::read(value, reader).map(Self),
            DeValue::String(_) => At::read(value, reader).map(|key| Self(vec![key])),
            _ => {
                reader.wrong_type(value, say::a_key(), say::write_like("\"grid-2023.electricity\""));
                None
            }
        }
    }

    fn schema(definitions: &mut Map<String, Json>) -> Json {
        let key = String::schema(definitions);
        json!({
            "anyOf": [key, { "type": "array", "items": key, "minItems": 1 }],
            "x-toml": "\"grid-2023.electricity\"",
            "x-holds": "key of an input, or list of keys",
        })
    }
}
