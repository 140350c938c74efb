//! What a reader must know of the lines of a list: what their figures rest on, and what is wrong with them.

use super::Failure;
use super::engine::Engine;
use super::importers::threshold;
use super::summary::{EURO, Summary, TONNES};
use crate::quantity::{Decimal, Sum, grouped, shortened};
use crate::report::{Block, Cell, Column, Section, Table};
use crate::text::{Text, messages::portfolio as say};
use std::collections::BTreeMap;

impl Summary<'_> {
    /// The reservations under which the figures hold, each kind once.
    pub(super) fn reservations(&self) -> Option<Block> {
        let reservations: Vec<Text> = self
            .portfolio
            .totals
            .reservations
            .values()
            .filter_map(|reservation| {
                let (place, text) = reservation.first.first()?;
                Some(say::reservation(text, grouped(reservation.lines.into()), self.place(*place)))
            })
            .collect();
        (!reservations.is_empty()).then_some(Block::List(reservations))
    }

    pub(super) fn problems(&mut self, engine: &Engine<'_>) -> Result<Option<Section>, Failure> {
        let troubles = &self.portfolio.totals.troubles;
        if troubles.is_empty() {
            return Ok(None);
        }
        let at_stake = troubles.values().any(|trouble| !trouble.mass.is_zero());
        let mut order: Vec<_> = troubles.iter().collect();
        order.sort_by_key(|(_, trouble)| std::cmp::Reverse(trouble.lines));
        let mut table = Table::new(vec![
            Column::text(say::problem()),
            Column::number(say::lines()),
            Column::text(say::first_lines()),
            Column::text(say::example()),
        ]);
        if at_stake {
            table.columns.splice(2..2, [Column::number(say::mass_at_stake()), Column::number(say::cost_at_stake())]);
        }
        for (code, trouble) in order {
            let places: Vec<String> = trouble.first.iter().map(|(place, _)| self.place(*place)).collect();
            let example = trouble.first.first().map(|(_, message)| message.clone()).unwrap_or_default();
            let mut row = vec![
                Cell::Text(Text::same(*code)),
                Cell::Number(usize::try_from(trouble.lines).unwrap_or(usize::MAX)),
                Cell::Text(Text::words(&places)),
                Cell::Text(example),
            ];
            if at_stake {
                let cells = if trouble.mass.is_zero() {
                    [Cell::Empty, Cell::Empty]
                } else {
                    let of = Text::same(*code);
                    let (lines, key) = (trouble.lines, format!("problem.{code}"));
                    let (mass, cost) = (trouble.mass, trouble.cost);
                    let mass = self.sum(format!("{key}.mass"), say::label_mass(&of), (mass, TONNES, lines))?;
                    let cost = self.sum(format!("{key}.cost"), say::label_cost(&of), (cost, EURO, lines))?;
                    [Cell::Figure(mass), Cell::Figure(cost)]
                };
                row.splice(2..2, cells);
            }
            table.rows.push(row);
        }
        let mut section = Section::new("problems", say::problems());
        section.blocks.push(Block::Table(table));
        section.blocks.extend(self.without_doubles(engine)?.into_iter().map(Block::Paragraph));
        Ok(Some(section))
    }

    /// Importers' years that are above the threshold only with lines that are there twice.
    fn without_doubles(&self, engine: &Engine<'_>) -> Result<Vec<Text>, Failure> {
        let mut doubles: BTreeMap<usize, Sum> = BTreeMap::new();
        for (_, line) in self.portfolio.totals.alike.pairs() {
            if let (Some(year), Some(mass)) = (line.year, line.mass) {
                doubles.entry(year).or_default().add_small(mass)?;
            }
        }
        let mut found = Vec::new();
        for (at, mass) in doubles {
            let year = &self.portfolio.importers.all()[at];
            let mut rest = year.mass;
            rest.add_sum(&mass.times(Decimal::NEGATIVE_ONE)?)?;
            if year.above && threshold(engine, year.year).is_some_and(|limit| rest <= limit) {
                let name = if year.name.is_empty() { say::all_lines() } else { Text::same(&year.name) };
                found.push(say::without_doubles(name, year.year.to_string(), shortened(rest.nearest_value())));
            }
        }
        Ok(found)
    }
}
