//! How numbers and days are written, decided by the column, never by the cell: one clear value settles a column, two
//! clear values that differ are an error, and what stays unclear is asked for.

use super::Options;
use super::cells::{DateOrder, DaySign, DecimalMark, NumberSign, day_sign, number_sign};
use super::layout::Layout;
use crate::diag::Diagnostic;
use crate::load::table::{Record, TableFile};
use crate::text::messages::table as say;

/// How the cells of a table are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// By the column.
    marks: Vec<DecimalMark>,
    pub date_order: Option<DateOrder>,
}

impl Decisions {
    /// What the user said, else a decimal point and no order of days, until the columns were read.
    pub fn assumed(columns: usize, options: &Options) -> Self {
        Self { marks: vec![options.decimal_mark.unwrap_or_default(); columns], date_order: options.date_order }
    }

    pub fn mark(&self, column: usize) -> DecimalMark {
        self.marks.get(column).copied().unwrap_or_default()
    }

    /// Whether a column of numbers has decimal commas.
    pub fn has_commas(&self) -> bool {
        self.marks.contains(&DecimalMark::Comma)
    }
}

/// A cell that says something, with its line.
type First = Option<(u64, String)>;

/// What the numbers of a column say: the first ones of each kind.
#[derive(Clone, Debug, Default)]
struct Numbers {
    /// With a decimal point, and with a decimal comma.
    clear: [First; 2],
    /// Where a point, and where a comma may separate thousands.
    either: [First; 2],
}

/// What the cells of a table say.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Columns of numbers.
    numbers: Vec<(usize, Numbers)>,
    /// Days with the day first, and with the month first.
    days: [First; 2],
    unclear_day: First,
}

fn position(mark: DecimalMark) -> usize {
    match mark {
        DecimalMark::Point => 0,
        DecimalMark::Comma => 1,
    }
}

fn keep(first: &mut First, line: u64, cell: &str) {
    if first.as_ref().is_none_or(|(known, _)| line < *known) {
        *first = Some((line, cell.to_owned()));
    }
}

fn merge(own: &mut First, other: First) {
    if let Some((line, cell)) = other {
        keep(own, line, &cell);
    }
}

impl Evidence {
    pub fn of(layout: &Layout) -> Self {
        Self { numbers: layout.numbers().map(|at| (at, Numbers::default())).collect(), ..Self::default() }
    }

    /// Looks at the numbers of a line.
    pub fn numbers_of(&mut self, record: &Record<'_>) {
        for (at, numbers) in &mut self.numbers {
            // The number of a workbook has no mark.
            if record.mark(*at).is_some() {
                continue;
            }
            let cell = record.cell(*at);
            let first = match number_sign(cell) {
                NumberSign::None => continue,
                NumberSign::Clear(mark) => &mut numbers.clear[position(mark)],
                NumberSign::Either(mark) => &mut numbers.either[position(mark)],
            };
            if first.is_none() {
                keep(first, record.line, record.text(*at));
            }
        }
    }

    /// Looks at the day of a line.
    pub fn day_of(&mut self, record: &Record<'_>, at: usize) {
        // Nearly all are written 2026-08-15.
        if record.cell(at).get(4).is_none_or(|byte| *byte != b'-') {
            self.day(record.text(at), record.line);
        }
    }

    fn day(&mut self, text: &str, line: u64) {
        match day_sign(text) {
            DaySign::None => {}
            DaySign::Clear(DateOrder::DayFirst) => keep(&mut self.days[0], line, text),
            DaySign::Clear(DateOrder::MonthFirst) => keep(&mut self.days[1], line, text),
            DaySign::Either => keep(&mut self.unclear_day, line, text),
        }
    }

    /// Adds what another thread saw.
    pub fn merge(&mut self, other: Self) {
        for ((_, own), (_, more)) in self.numbers.iter_mut().zip(other.numbers) {
            own.clear.iter_mut().zip(more.clear).for_each(|(own, more)| merge(own, more));
            own.either.iter_mut().zip(more.either).for_each(|(own, more)| merge(own, more));
        }
        self.days.iter_mut().zip(other.days).for_each(|(own, more)| merge(own, more));
        merge(&mut self.unclear_day, other.unclear_day);
    }

    /// Decides.
    ///
    /// # Errors
    /// Every column that stays unclear or has both, each a question that a flag answers.
    pub fn settle(&self, table: &TableFile, layout: &Layout, options: &Options) -> Result<Decisions, Vec<Diagnostic>> {
        let mut decisions = Decisions::assumed(table.header.len(), options);
        let mut wrong = Vec::new();
        let name = |at: usize| table.header.get(at).cloned().unwrap_or_default();
        if options.decimal_mark.is_none() {
            // A specific emission above a thousand cannot be: its point is a mark.
            let emissions = |at: usize| layout.is_emissions(at);
            let clear_of = |at: usize, numbers: &Numbers, mark: usize| {
                numbers.clear[mark].is_some() || (emissions(at) && numbers.either[mark].is_some())
            };
            let of_table = |mark: usize| self.numbers.iter().any(|(at, numbers)| clear_of(*at, numbers, mark));
            let (points, commas) = (of_table(0), of_table(1));
            for (at, numbers) in &self.numbers {
                let clear = [0, 1].map(|mark| clear_of(*at, numbers, mark));
                let settled = match (clear, &numbers.either) {
                    ([true, true], _) => {
                        let cells =
                            [0, 1].map(|mark| numbers.clear[mark].clone().or_else(|| numbers.either[mark].clone()));
                        if let [Some(a), Some(b)] = cells {
                            let both = say::marks_mixed(name(*at), &a.1, a.0.to_string(), &b.1, b.0.to_string());
                            wrong.push(Diagnostic::error("decimal-marks-mixed", both).help(say::give_the_mark()));
                        }
                        continue;
                    }
                    ([true, false], _) => DecimalMark::Point,
                    ([false, true], _) => DecimalMark::Comma,
                    (_, [None, None]) => DecimalMark::Point,
                    (_, [Some(_), None]) if points && !commas => DecimalMark::Point,
                    (_, [None, Some(_)]) if points && !commas => DecimalMark::Point,
                    (_, [None, Some(_)]) if commas && !points => DecimalMark::Comma,
                    (_, either) => {
                        let Some((line, cell)) = either[0].as_ref().or(either[1].as_ref()) else { continue };
                        let readings = [DecimalMark::Point, DecimalMark::Comma].map(|mark| {
                            super::cells::number(cell, "", mark)
                                .map_or_else(|_| "?".to_owned(), |value| value.to_string())
                        });
                        let [point, comma] = readings;
                        let unclear = say::mark_unclear(name(*at), cell, line.to_string());
                        wrong.push(
                            Diagnostic::error("decimal-mark-unclear", unclear)
                                .help(say::answer_the_mark(cell, point, comma)),
                        );
                        continue;
                    }
                };
                decisions.marks[*at] = settled;
            }
        }
        if options.date_order.is_none() {
            match (&self.days, &self.unclear_day) {
                ([Some(day), Some(month)], _) => {
                    let both =
                        say::orders_mixed(name(layout.date), &day.1, day.0.to_string(), &month.1, month.0.to_string());
                    wrong.push(Diagnostic::error("date-orders-mixed", both).help(say::give_the_order()));
                }
                ([Some(_), None], _) => decisions.date_order = Some(DateOrder::DayFirst),
                ([None, Some(_)], _) => decisions.date_order = Some(DateOrder::MonthFirst),
                ([None, None], Some((line, cell))) => {
                    let unclear = say::order_unclear(name(layout.date), cell, line.to_string());
                    wrong.push(Diagnostic::error("date-order-unclear", unclear).help(say::give_the_order()));
                }
                ([None, None], None) => {}
            }
        }
        if wrong.is_empty() { Ok(decisions) } else { Err(wrong) }
    }
}
