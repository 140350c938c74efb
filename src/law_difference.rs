//! What changed in the law between two days, for a set of goods: values, certificates and euro.

use crate::compute::certificates::{GoodFigures, assess};
use crate::load::Data;
use crate::quantity::Decimal;
use crate::reference::default_values::{IN_FORCE, OTHER_COUNTRIES};
use crate::reference::{DataError, Library as _, goods};
use crate::report::{Block, Cell, Column, Headline, Report, Section, Stamp, Table, with_unit};
use crate::resolve::goods::{Answer, CbamTables, Outcome, Unanswered, Words, answer};
use crate::scenario::Stated;
use crate::scenario::goods::Good;
use crate::text::{Text, messages::difference as say};
use crate::trace::{NodeId, ScenarioPlace, Silent, Trace};
use jiff::civil::Date;

/// What is compared.
#[derive(Clone, Debug)]
pub struct Question {
    pub before: Date,
    pub after: Date,
    /// Codes; all of Annex I where empty.
    pub codes: Vec<String>,
    /// Origins; all that have a table of their own where empty.
    pub origins: Vec<String>,
    /// The import, the price and the rest of a good; code, origin and day of knowledge are put in.
    pub like: Good,
}

/// One side of a comparison: figures in a ledger, or why there are none.
type Side<I> = Result<GoodFigures<I>, Text>;

/// Compares every pair of code and origin; the report lists those that differ.
///
/// # Errors
/// A broken data file.
pub fn compare(question: &Question, data: &Data) -> Result<Report, DataError> {
    let tables = CbamTables::new(data, data)?;
    let codes = if question.codes.is_empty() {
        data.table(goods::TABLE)?.rows().map(|row| row.get("cn_code").to_owned()).collect()
    } else {
        question.codes.clone()
    };
    let origins: Vec<String> = if question.origins.is_empty() {
        let own = tables.default_values(IN_FORCE)?.countries().filter(|country| *country != OTHER_COUNTRIES);
        own.map(str::to_owned).collect()
    } else {
        question.origins.clone()
    };
    let mut trace = Trace::default();
    let mut table = Table::new(vec![
        Column::text(say::good()),
        Column::text(say::origin()),
        Column::number(say::value_before()),
        Column::number(say::value_after()),
        Column::number(say::cost_before()),
        Column::number(say::cost_after()),
        Column::text(say::what()),
    ]);
    let mut compared = 0_usize;
    for code in &codes {
        for origin in &origins {
            compared += 1;
            let sides = [("before", question.before), ("after", question.after)].map(|(name, day)| {
                let like = question.like.clone();
                let good = Good {
                    key: format!("{name}.{code}.{origin}."),
                    code: crate::scenario::PlacedText { text: code.clone(), span: 0..0 },
                    origin: crate::scenario::PlacedText { text: origin.clone(), span: 0..0 },
                    known_on: day,
                    ..like
                };
                answered(&tables, good)
            });
            let [before, after] = sides;
            let (before, after) = (before?, after?);
            if !differ(&before, &after, data) {
                continue;
            }
            let before = figures(&mut trace, &before, data);
            let after = figures(&mut trace, &after, data);
            table.rows.push(row(code, origin, &before, &after, &trace));
        }
    }
    let mut section = Section::new("changes", say::changes());
    let differing = say::compared(compared, table.rows.len(), question.before, question.after);
    section.blocks.push(Block::Paragraph(differing.clone()));
    if !table.rows.is_empty() {
        section.blocks.push(Block::Table(table));
    }
    section.blocks.push(Block::Paragraph(say::same_correction()));
    let sources = data.sources()?;
    let stamp = Stamp::new(question.after, (sources.day(), &sources.version), !data.is_embedded());
    let title = say::title(question.before, question.after);
    let headline = Headline { sentence: differing, figures: Vec::new() };
    Ok(Report { scenario: "diff-law".to_owned(), title, stamp, headline, sections: vec![section], trace })
}

/// An answer, or the reason there is none. Where the cross-sectoral correction factor was not yet
/// published, 1 stands in, so that what else changed can be seen.
fn answered(tables: &CbamTables<'_>, mut good: Good) -> Result<Result<Answer, Text>, DataError> {
    if good.correction.is_none() {
        let place = ScenarioPlace {
            file: "diff-law".to_owned(),
            line: 1,
            path: "cscf".to_owned(),
            source: None,
            assumption: Some(say::same_correction()),
            ..Default::default()
        };
        good.correction = Some(Stated::new(Decimal::ONE, crate::quantity::Unit::One, place, 0..0));
    }
    match answer(tables, &good) {
        Ok(answer) => Ok(Ok(answer)),
        Err(Unanswered::Refused(refusal)) => Ok(Err(refusal.message)),
        Err(Unanswered::Broken(error)) => Err(error),
    }
}

fn differ(before: &Result<Answer, Text>, after: &Result<Answer, Text>, data: &Data) -> bool {
    let numbers = |side: &Result<Answer, Text>| match side {
        Err(reason) => Err(reason.clone()),
        Ok(answer) => match &answer.outcome {
            Outcome::Exempt(reason) => Err(reason.clone()),
            Outcome::Liable(case) => {
                let words = Words { library: data, statutes: data, statements: Vec::new() };
                assess(&mut Silent, case, &words)
                    .map(|figures| {
                        (
                            figures.specific_embedded_emissions.value,
                            figures.specific_embedded_free_allocation.value,
                            figures.cost_per_unit.value,
                        )
                    })
                    .map_err(|error| Text::same(error.key))
            }
        },
    };
    numbers(before) != numbers(after)
}

fn figures(trace: &mut Trace, side: &Result<Answer, Text>, data: &Data) -> Side<NodeId> {
    let answer = side.as_ref().map_err(Clone::clone)?;
    match &answer.outcome {
        Outcome::Exempt(reason) => Err(reason.clone()),
        Outcome::Liable(case) => {
            let words = Words { library: data, statutes: data, statements: answer.statements.clone() };
            assess(trace, case, &words).map_err(|error| Text::same(error.key))
        }
    }
}

fn row(code: &str, origin: &str, before: &Side<NodeId>, after: &Side<NodeId>, trace: &Trace) -> Vec<Cell> {
    let cell = |side: &Side<NodeId>, pick: fn(&GoodFigures<NodeId>) -> NodeId| match side {
        Ok(figures) => Cell::Figure(pick(figures)),
        Err(_) => Cell::Empty,
    };
    let what = match (before, after) {
        (Ok(before), Ok(after)) => {
            let (now, then) = (after.cost_per_unit.value, before.cost_per_unit.value);
            let difference = crate::quantity::exact::subtract(now, then).unwrap_or_default();
            let free = before.specific_embedded_free_allocation.value != after.specific_embedded_free_allocation.value;
            let euro = crate::quantity::shortened(difference);
            if free {
                let show =
                    |figures: &GoodFigures<NodeId>| with_unit(trace, figures.specific_embedded_free_allocation.id);
                say::free_allocation_changed(&euro, show(before), show(after))
            } else {
                say::value_changed(&euro)
            }
        }
        (Err(reason), Ok(_)) => say::none_before(reason),
        (Ok(_) | Err(_), Err(reason)) => say::none_after(reason),
    };
    vec![
        Cell::Text(Text::same(code)),
        Cell::Text(Text::same(origin)),
        cell(before, |figures| figures.specific_embedded_emissions.id),
        cell(after, |figures| figures.specific_embedded_emissions.id),
        cell(before, |figures| figures.cost_per_unit.id),
        cell(after, |figures| figures.cost_per_unit.id),
        Cell::Text(what),
    ]
}
