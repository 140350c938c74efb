//! Questions about figures: what can be said of them before there are figures.

use super::*;
use crate::load::literals::Word;
use crate::load::quantities::Quantity;
use crate::load::ratio;
use crate::load::raw_goods::RawAmount;
use crate::load::raw_questions::{
    Keys, RawAxis, RawCorrelation, RawRange, RawSensitivity, RawSolve, RawSweep, RawUncertain, RawUncertainty,
};
use crate::quantity::unit::Anything;
use crate::scenario::questions::{
    Audit, Axis, Bounds, Correlation, InputRange, Published, Sensitivity, Shape, Solve, Spread, Sweep, Uncertain,
    Uncertainty, ValueIs, Written as Value,
};
use crate::scenario::{ClaimRelation, PlacedText};

/// The most values of an axis, and the most cells of a sweep.
const MOST_VALUES: usize = 200;
/// The most figures that one question may be about.
const MOST_FIGURES: usize = 20;
/// The most uncertain inputs.
const MOST_INPUTS: usize = 100;
/// Draws: fewer say too little, more take too long.
const DRAWS: std::ops::RangeInclusive<u64> = 1_000..=1_000_000;
/// Draws where the file states none.
const USUAL_DRAWS: u32 = 100_000;
/// Bands of a price stop after so many years: beyond them a random walk says nothing that a policy maker
/// could use.
const MOST_YEARS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

impl Validator<'_> {
    pub(super) fn audit(&mut self, raw: raw::RawClaim) -> Audit {
        for (key, span) in [
            ("method", raw.method.as_ref().map(|at| &at.span)),
            ("price", raw.price.as_ref().map(|at| &at.span)),
            ("against", raw.against.as_ref().map(|at| &at.span)),
        ] {
            if let Some(span) = span {
                self.does_not_apply(key, "figures", span.clone());
            }
        }
        let span = raw.value.span;
        let (value, unit) = match raw.value.value {
            ClaimAmount::Saving(q) => (q.value, q.unit),
            ClaimAmount::Gap(q) => (q.value, q.unit),
            ClaimAmount::ExportSaving(q) => (q.value, q.unit),
            ClaimAmount::Other(q) => (q.value, q.unit),
        };
        self.check_sign(value, Sign::Positive, &span);
        let name = raw.name.value.0;
        let mut place = self.place(&span, &format!("claim.{name}.value"), Some(raw.source), None);
        place.published_on = raw.published_on.as_ref().map(|day| day.value);
        let figures = self.figures(raw.figures, &raw.span, "claim");
        let published_on = raw.published_on.map(|day| day.value);
        let relation = raw.relation.map_or(ClaimRelation::About, |word| word.0);
        Audit {
            claimed: Stated::new(value, unit, place, span),
            name,
            statement: raw.statement,
            published_on,
            relation,
            figures,
        }
    }

    pub(super) fn sweep(&mut self, raw: RawSweep) -> Option<Sweep> {
        let figures = self.figures(raw.figures, &raw.span, "sweep");
        if raw.axis.is_empty() || raw.axis.len() > 2 {
            let place = raw.axis.get(2).map_or(&raw.span, |third| &third.span);
            self.note(
                Diagnostic::error("missing-key", say::one_axis_or_two(raw.axis.len()))
                    .at(place.clone())
                    .help(say::add_a_line(
                        "[[sweep.axis]]\ninput = \"…\"\nfrom = \"400 kWh/10000 CNY GDP\"\nto = \"1200 kWh/10000 CNY GDP\"\nstep = \"200 kWh/10000 CNY GDP\"",
                    )),
            );
            return None;
        }
        let axes = raw.axis.into_iter().map(|axis| self.axis(axis)).collect::<Vec<Option<Axis>>>();
        Some(Sweep { figures, axes: axes.into_iter().collect::<Option<_>>()?, span: raw.span })
    }

    fn axis(&mut self, raw: RawAxis) -> Option<Axis> {
        let inputs = self.inputs(raw.input, &raw.span, "axis");
        let values = match (raw.values.is_empty(), raw.from, raw.to, raw.step) {
            (false, None, None, None) => raw.values.into_iter().map(written).collect(),
            (true, Some(from), Some(to), Some(step)) => self.steps(from, &to, &step)?,
            _ => {
                self.note(
                    Diagnostic::error("missing-key", say::values_or_steps())
                        .at(raw.span)
                        .help(say::keep_values_or_steps()),
                );
                return None;
            }
        };
        if let Some(beyond) = values.get(MOST_VALUES) {
            self.too_many_values(values.len(), beyond.span.clone());
            return None;
        }
        Some(Axis { inputs, values })
    }

    /// From one value to another in equal steps, exactly.
    fn steps(
        &mut self,
        from: Quantity<Anything>,
        to: &Quantity<Anything>,
        step: &Quantity<Anything>,
    ) -> Option<Vec<Value>> {
        for other in [to, step] {
            if other.unit != from.unit {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(other.unit.text()))
                        .at(other.span.clone())
                        .help(say::write_like(format!("\"… {}\"", from.unit.text().en))),
                );
                return None;
            }
        }
        if step.value <= Decimal::ZERO || to.value < from.value {
            self.note(
                Diagnostic::error("out-of-range", say::steps_go_upwards())
                    .at(step.span.clone())
                    .help(say::write_from_low_to_high()),
            );
            return None;
        }
        let mut values = Vec::new();
        let mut at = from.value;
        while at <= to.value {
            if values.len() > MOST_VALUES {
                self.too_many_values(values.len(), step.span.clone());
                return None;
            }
            values.push(Value { value: at, unit: Some(from.unit), span: from.span.clone() });
            let Ok(next) = exact::add(at, step.value) else {
                self.note(
                    Diagnostic::error("too-many-digits", say::too_many_digits(step.value))
                        .at(step.span.clone())
                        .help(say::at_most_28_digits()),
                );
                return None;
            };
            at = next;
        }
        Some(values)
    }

    fn too_many_values(&mut self, count: usize, span: Range<usize>) {
        self.note(
            Diagnostic::error("too-many", say::too_many("values", count, MOST_VALUES))
                .at(span)
                .help(say::write_a_wider_step()),
        );
    }

    pub(super) fn sensitivity(&mut self, raw: RawSensitivity) -> Option<Sensitivity> {
        let figures = self.figures(raw.figures, &raw.span, "sensitivity");
        self.some_are_needed(raw.range.is_empty(), ("range", "[[sensitivity.range]]"), "sensitivity", &raw.span);
        let ranges: Vec<Option<InputRange>> = raw
            .range
            .into_iter()
            .enumerate()
            .map(|(at, range)| {
                let RawRange { input, low, high, published, span } = range;
                let path = format!("sensitivity.range.{}", at + 1);
                let bounds = self.bounds(low, high, published, &path, &span);
                let inputs = self.inputs(input, &span, "range");
                Some(InputRange { inputs, bounds: bounds? })
            })
            .collect();
        Some(Sensitivity { figures, ranges: ranges.into_iter().collect::<Option<_>>()?, span: raw.span })
    }

    /// Low and high, or the name of a published range.
    fn bounds(
        &mut self,
        low: Option<raw::Stated<Anything>>,
        high: Option<raw::Stated<Anything>>,
        published: Option<At<Word<Published>>>,
        path: &str,
        span: &Range<usize>,
    ) -> Option<Bounds> {
        match (low, high, published) {
            (Some(low), Some(high), None) => {
                let low = self.stated(low, &format!("{path}.low"), Sign::Any);
                let high = self.stated(high, &format!("{path}.high"), Sign::Any);
                if low.unit != high.unit {
                    self.note(
                        Diagnostic::error("wrong-unit", say::wrong_unit(high.unit.text()))
                            .at(high.span.clone())
                            .other(low.span.clone(), say::the_low_end())
                            .help(say::write_like(format!("\"… {}\"", low.unit.text().en))),
                    );
                } else if low.value > high.value {
                    self.note(
                        Diagnostic::error("out-of-range", say::low_above_high())
                            .at(low.span.clone())
                            .other(high.span.clone(), say::the_high_end())
                            .help(say::exchange_low_and_high()),
                    );
                }
                Some(Bounds::Stated { low, high })
            }
            (None, None, Some(published)) => Some(Bounds::Published(published.value.0, published.span)),
            _ => {
                self.note(
                    Diagnostic::error("missing-key", say::low_and_high_or_published())
                        .at(span.clone())
                        .help(say::add_a_line(
                            "low = { value = \"…\", source = \"…\" } and high = { value = \"…\", source = \"…\" }, or published = \"years\"",
                        )),
                );
                None
            }
        }
    }

    pub(super) fn solve(&mut self, raw: RawSolve) -> Option<Solve> {
        let inputs = self.inputs(raw.input, &raw.span, "solve");
        let value = self.stated(raw.value, "solve.value", Sign::Any);
        let target = Value { value: value.value, unit: Some(value.unit), span: value.span };
        Some(Solve { inputs, figure: placed(raw.figure), target, within: None })
    }

    pub(super) fn uncertainty(&mut self, raw: RawUncertainty) -> Option<Uncertainty> {
        let figures = self.figures(raw.figures, &raw.span, "uncertainty");
        self.some_are_needed(raw.input.is_empty(), ("input", "[[uncertainty.input]]"), "uncertainty", &raw.span);
        if let Some(beyond) = raw.input.get(MOST_INPUTS) {
            self.note(
                Diagnostic::error("too-many", say::too_many("input", raw.input.len(), MOST_INPUTS))
                    .at(beyond.span.clone())
                    .help(say::several_files()),
            );
        }
        let mut draws = USUAL_DRAWS;
        if let Some(stated) = raw.draws {
            match u32::try_from(stated.value) {
                Ok(count) if DRAWS.contains(&stated.value) => draws = count,
                _ => self.note(
                    Diagnostic::error("out-of-range", say::draws_out_of_range())
                        .at(stated.span)
                        .help(say::write_like("100000")),
                ),
            }
        }
        let inputs: Vec<Option<Uncertain>> =
            raw.input.into_iter().enumerate().map(|(at, input)| self.uncertain(input, at + 1)).collect();
        let correlations: Vec<Option<Correlation>> =
            raw.correlation.into_iter().map(|correlation| self.correlation(correlation)).collect();
        Some(Uncertainty {
            figures,
            draws,
            seed: raw.seed.map_or(1, |seed| seed.value),
            inputs: inputs.into_iter().collect::<Option<_>>()?,
            correlations: correlations.into_iter().collect::<Option<_>>()?,
            span: raw.span,
        })
    }

    fn uncertain(&mut self, raw: RawUncertain, number: usize) -> Option<Uncertain> {
        let RawUncertain {
            span,
            input,
            shape,
            low,
            high,
            published,
            sigma,
            value_is,
            years,
            window,
            path,
            forecasts_for,
        } = raw;
        let at = format!("uncertainty.input.{number}");
        let inputs = self.inputs(input, &span, "uncertain-input");
        let shape_word = shape.value.0;
        let walks = shape_word == Shape::LogNormal;
        for (key, belongs, place) in [
            ("low", !walks, low.as_ref().map(|v| &v.span)),
            ("high", !walks, high.as_ref().map(|v| &v.span)),
            ("published", !walks, published.as_ref().map(|v| &v.span)),
            ("sigma", walks, sigma.as_ref().map(|v| &v.span)),
            ("value_is", walks, value_is.as_ref().map(|v| &v.span)),
            ("years", walks, years.as_ref().map(|v| &v.span)),
            ("window", walks, window.as_ref().map(|v| &v.span)),
            ("path", walks, path.as_ref().map(|v| &v.span)),
            ("forecasts_for", walks, forecasts_for.as_ref().map(|v| &v.span)),
        ] {
            if let (false, Some(place)) = (belongs, place) {
                self.does_not_apply(key, shape_word.code(), place.clone());
            }
        }
        let spread = if walks {
            let Some(years) = years else {
                self.note(
                    Diagnostic::error("missing-key", say::how_many_years()).at(span).help(say::add_a_line("years = 4")),
                );
                return None;
            };
            let value_is = value_is.map_or(ValueIs::Median, |value_is| value_is.value.0);
            self.log_normal((sigma, value_is), years, window, path.map(|path| path.value.0), &at)
        } else {
            Spread::Range { shape: shape_word, bounds: self.bounds(low, high, published, &at, &span)? }
        };
        Some(Uncertain { inputs, spread, forecasts: forecasts_for.map(|year| (year.value.0, year.span)) })
    }

    fn log_normal(
        &mut self,
        (sigma, value_is): (Option<RawAmount>, ValueIs),
        years: At<Decimal>,
        window: Option<At<Decimal>>,
        path: Option<String>,
        at: &str,
    ) -> Spread {
        let sigma = sigma.map(|sigma| self.amount(sigma, &format!("{at}.sigma")));
        if let Some(sigma) = sigma.as_ref().filter(|sigma| sigma.value > Decimal::TWO) {
            let example = ratio::meant(sigma.value, Decimal::TWO).unwrap_or(Decimal::new(40, 2));
            self.note(
                Diagnostic::error("out-of-range", say::sigma_out_of_range(sigma.value))
                    .at(sigma.span.clone())
                    .help(ratio::both_spellings(example)),
            );
        }
        self.check_sign(years.value, Sign::NotNegative, &years.span);
        if years.value > MOST_YEARS {
            self.note(
                Diagnostic::error("band-too-long", say::band_too_long(years.value))
                    .at(years.span.clone())
                    .help(say::add_a_line("years = 5"))
                    .help(say::or_state_a_range(
                        "shape = \"uniform\", low = { value = \"…\", source = \"…\" }, high = { value = \"…\", source = \"…\" }",
                    )),
            );
        }
        let mut length = Decimal::ZERO;
        if let Some(window) = window {
            self.check_sign(window.value, Sign::NotNegative, &window.span);
            if window.value > years.value {
                self.note(
                    Diagnostic::error("out-of-range", say::window_too_long())
                        .at(window.span)
                        .other(years.span, say::the_years())
                        .help(say::window_ends_at_years()),
                );
            }
            length = window.value;
        }
        Spread::LogNormal { value_is, sigma, years: years.value, window: length, path }
    }

    fn correlation(&mut self, raw: RawCorrelation) -> Option<Correlation> {
        let value = raw.value.value.value;
        if value.abs() > Decimal::ONE {
            self.note(
                Diagnostic::error("out-of-range", say::correlation_out_of_range(value))
                    .at(raw.value.span.clone())
                    .help(say::write_like("0.5")),
            );
        }
        if raw.source.is_some() == raw.assumption.is_some() {
            self.note(
                Diagnostic::error("missing-source", say::missing_source())
                    .at(raw.span.clone())
                    .help(say::write_share_source()),
            );
        }
        let count = raw.between.len();
        let place = self.place(&raw.value.span, "uncertainty.correlation", raw.source, raw.assumption);
        let Ok(between) = <[At<String>; 2]>::try_from(raw.between) else {
            self.note(
                Diagnostic::error("missing-key", say::between_two_inputs(count))
                    .at(raw.span)
                    .help(say::add_a_line("between = [\"…\", \"…\"]")),
            );
            return None;
        };
        let value = Stated::new(value, Unit::One, place, raw.value.span);
        Some(Correlation { between: between.map(placed), value })
    }

    /// Keys of figures: some, not too many, each once.
    fn figures(&mut self, keys: Vec<At<String>>, owner: &Range<usize>, title: &str) -> Vec<PlacedText> {
        self.some_are_needed(keys.is_empty(), ("figures", "figures = [\"…\"]"), title, owner);
        if let Some(beyond) = keys.get(MOST_FIGURES) {
            self.note(
                Diagnostic::error("too-many", say::too_many("figures", keys.len(), MOST_FIGURES))
                    .at(beyond.span.clone())
                    .help(say::several_files()),
            );
        }
        self.each_once(keys)
    }

    fn inputs(&mut self, keys: Keys, owner: &Range<usize>, title: &str) -> Vec<PlacedText> {
        self.some_are_needed(keys.0.is_empty(), ("input", "input = \"…\""), title, owner);
        self.each_once(keys.0)
    }

    fn each_once(&mut self, keys: Vec<At<String>>) -> Vec<PlacedText> {
        self.distinct(keys.iter().map(|key| (key.value.clone(), key.span.clone())), &say::remove_one_of_the_two());
        keys.into_iter().map(placed).collect()
    }

    fn some_are_needed(&mut self, missing: bool, (key, line): (&str, &str), title: &str, owner: &Range<usize>) {
        if missing {
            self.note(
                Diagnostic::error("missing-key", say::missing_key(key, title))
                    .at(owner.clone())
                    .help(say::add_a_line(line)),
            );
        }
    }
}

fn written(quantity: Quantity<Anything>) -> Value {
    Value { value: quantity.value, unit: Some(quantity.unit), span: quantity.span }
}

fn placed(key: At<String>) -> PlacedText {
    PlacedText { text: key.value, span: key.span }
}
