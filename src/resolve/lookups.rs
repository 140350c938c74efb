//! Questions to the reference data, and the diagnostics for what it does not hold.

use crate::diag::{Diagnostic, nearest};
use crate::quantity::{Currency, Decimal};
use crate::reference::{DataError, Gap, Library, Table, exchange_rates, regions};
use crate::text::{Text, messages::input as say, messages::labels};
use crate::trace::DataRow;
use jiff::civil::Date;
use std::ops::Range;
use std::sync::Arc;

pub struct Lookups<'a> {
    library: &'a dyn Library,
    /// The day on which things are known.
    pub known_on: Date,
}

impl<'a> Lookups<'a> {
    pub fn new(library: &'a dyn Library, known_on: Date) -> Self {
        Self { library, known_on }
    }

    pub fn table(&self, name: &str) -> Result<Arc<Table>, DataError> {
        self.library.table(name)
    }

    /// The name of a published region.
    pub fn published_region(&self, code: &str) -> Result<Option<Text>, DataError> {
        let table = self.table(regions::TABLE)?;
        Ok(regions::by_code(&table, code).map(regions::name))
    }

    pub fn region_suggestions(&self, written: &str) -> Result<Vec<String>, DataError> {
        Ok(regions::suggestions(&*self.table(regions::TABLE)?, written))
    }

    /// The reference rate of a period, or the diagnostic that says which periods there are.
    #[allow(clippy::type_complexity)]
    pub fn rate(
        &self,
        base: Currency,
        quote: Currency,
        period: &str,
        span: &Range<usize>,
    ) -> Result<Result<(Decimal, DataRow), Box<Diagnostic>>, DataError> {
        let table = self.table(exchange_rates::TABLE)?;
        match exchange_rates::find(&table, base.code(), quote.code(), period, self.known_on) {
            Ok(row) => Ok(Ok((row.decimal("rate")?, row.basis()))),
            Err(Gap::Broken(error)) => Err(error),
            Err(gap) => {
                let what = labels::exchange_rate(quote, base);
                let periods = exchange_rates::periods(&table, base.code(), quote.code());
                let diagnostic = match gap {
                    Gap::NotYetKnown { published } => {
                        Diagnostic::error("not-yet-known", say::not_yet_known(&what, published, self.known_on))
                            .at(span.clone())
                            .help(say::later_as_known_on(published))
                    }
                    _ if periods.is_empty() => Diagnostic::error("unknown-rate", say::no_rates_for(base.code()))
                        .at(span.clone())
                        .help(say::write_like(format!(
                            "exchange = {{ rate = {{ value = \"1.00 CNY/{base}\", source = \"…\" }} }}"
                        ))),
                    _ => {
                        let near = nearest(period, periods.iter().map(String::as_str));
                        let mut diagnostic =
                            Diagnostic::error("unknown-period", say::no_rate_for_period(&what, period))
                                .at(span.clone());
                        if let Some(near) = near.first() {
                            diagnostic = diagnostic.help(say::did_you_mean(near));
                        }
                        let years: Vec<&str> = periods.iter().map(String::as_str).filter(|p| p.len() == 4).collect();
                        diagnostic.help(say::periods_there_are(Text::words(&years)))
                    }
                };
                Ok(Err(Box::new(diagnostic)))
            }
        }
    }

    /// Why a table has no value for a year, with the years there are.
    pub fn year_gap(&self, gap: Gap, what: &Text, year: i16, span: Range<usize>) -> Result<Diagnostic, DataError> {
        let year_text = year.to_string();
        Ok(match gap {
            Gap::Broken(error) => return Err(error),
            Gap::NotYetKnown { published } => {
                Diagnostic::error("not-yet-known", say::not_yet_known(what, published, self.known_on))
                    .at(span)
                    .help(say::later_as_known_on(published))
            }
            Gap::OtherYears(years) => {
                let years: Vec<String> = years.iter().map(i16::to_string).collect();
                let diagnostic =
                    Diagnostic::error("no-published-value", say::no_value_for_year(what, year_text)).at(span);
                if years.is_empty() {
                    diagnostic.help(say::state_it_yourself())
                } else {
                    diagnostic.help(say::years_there_are(Text::words(&years)))
                }
            }
            Gap::Unknown => Diagnostic::error("no-published-value", say::no_value_at_all(what))
                .at(span)
                .help(say::state_it_yourself()),
        })
    }
}

/// A series that no table has.
pub fn unknown_series(written: &str, span: Range<usize>, known: &[&str]) -> Diagnostic {
    let mut diagnostic = Diagnostic::error("unknown-series", say::unknown_series(written)).at(span);
    if let Some(near) = nearest(written, known.iter().copied()).first() {
        diagnostic = diagnostic.help(say::did_you_mean(near));
    }
    // A list of fifty names helps nobody; the command that shows them does.
    if known.len() <= 8 {
        diagnostic.help(say::one_of(Text::words(known)))
    } else {
        diagnostic.help(say::how_to_list_series())
    }
}
