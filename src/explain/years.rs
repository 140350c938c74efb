//! A good by year of importation, as a table.

use crate::compute::certificates::GoodFigures;
use crate::report::{Block, Cell, Column, Table, with_unit};
use crate::text::{Text, messages::quote as say};
use crate::trace::{NodeId, Trace};

/// A good by year of importation.
#[derive(Debug, Default)]
pub struct Years {
    /// Year, and its figures or why there are none.
    pub years: Vec<(i16, Result<GoodFigures<NodeId>, Text>)>,
    /// What must be said of them, with the years it is said of.
    pub notes: Vec<(Text, Vec<i16>)>,
    /// The cost of all years per unit of good, and its present value.
    pub totals: Option<(NodeId, Option<NodeId>)>,
}

impl Years {
    /// The table, and what must be said; nothing where no other year was asked for.
    pub fn blocks(&self, trace: &Trace) -> Vec<Block> {
        let mut table = Table::new(vec![
            Column::number(say::year()),
            Column::number(say::emissions()),
            Column::number(say::free_allocation()),
            Column::number(say::certificates()),
            Column::number(say::price()),
            Column::number(say::cost()),
        ]);
        let mut notes = Vec::new();
        for (year, figures) in &self.years {
            match figures {
                Ok(figures) => table.rows.push(vec![
                    Cell::Text(if figures.at_most {
                        say::labelled_at_most(year.to_string())
                    } else {
                        Text::same(year.to_string())
                    }),
                    Cell::Figure(figures.specific_embedded_emissions.id),
                    Cell::Figure(figures.specific_embedded_free_allocation.id),
                    Cell::Figure(figures.certificates_per_unit.id),
                    Cell::Figure(figures.price.id),
                    Cell::Figure(figures.cost_per_unit.id),
                ]),
                Err(reason) => notes.push(say::year_refused(year.to_string(), reason)),
            }
        }
        notes.extend(self.notes.iter().map(|(note, years)| say::note_of_years(ranges(years), note)));
        let mut blocks = Vec::new();
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
        }
        if let Some((cumulative, present)) = self.totals {
            let at_most = self.years.iter().any(|(_, figures)| figures.as_ref().is_ok_and(|figures| figures.at_most));
            let show = |id| if at_most { say::at_most(with_unit(trace, id)) } else { with_unit(trace, id) };
            blocks.push(Block::Paragraph(match present {
                Some(present) => say::all_years_with_present_value(show(cumulative), show(present)),
                None => say::all_years(show(cumulative)),
            }));
        }
        if !notes.is_empty() {
            blocks.push(Block::List(notes));
        }
        blocks
    }
}

/// `2027-2030, 2032`
pub fn ranges(years: &[i16]) -> String {
    let mut ranges: Vec<(i16, i16)> = Vec::new();
    for year in years {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *year => *last = *year,
            _ => ranges.push((*year, *year)),
        }
    }
    let words: Vec<String> = ranges
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    words.join(", ")
}
