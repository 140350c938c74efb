//! The goods of a scenario, side by side.

use super::charts;
use crate::compute::certificates::GoodFigures;
use crate::report::{Block, Cell, Column, Headline, Section, Table, with_unit};
use crate::resolve::goods::{Answer, Outcome};
use crate::text::{Text, messages::goods as labels, messages::quote as say};
use crate::trace::{NodeId, Trace};

/// The goods with their figures.
#[derive(Debug)]
pub struct Consignment {
    pub items: Vec<Item>,
    /// Certificates, their whole number, cost.
    pub totals: Option<[NodeId; 3]>,
    /// The mass of the year, and whether it passes the threshold.
    pub threshold: Option<(NodeId, bool)>,
}

/// A good.
#[derive(Debug)]
pub struct Item {
    pub label: Option<Text>,
    pub answer: Answer,
    /// None for a good outside CBAM.
    pub figures: Option<GoodFigures<NodeId>>,
}

impl Item {
    /// The beginning of its figure keys.
    fn key(&self) -> &str {
        match &self.answer.outcome {
            Outcome::Liable(case) => &case.key,
            Outcome::Exempt(_) => "",
        }
    }

    fn name(&self) -> Text {
        self.label.clone().unwrap_or_else(|| say::good_of(&self.answer.good.code, &self.answer.origin.name))
    }
}

/// What the goods cost, in a sentence.
pub fn answer(consignment: &Consignment, trace: &Trace) -> Text {
    let costs: Vec<Text> = consignment
        .items
        .iter()
        .map(|item| match &item.figures {
            Some(figures) => say::costs_per_unit(item.name(), with_unit(trace, figures.cost_per_unit.id)),
            None => say::outside(item.name()),
        })
        .collect();
    let costs = Text::new(
        costs.iter().map(|cost| cost.en.as_str()).collect::<Vec<_>>().join("; "),
        costs.iter().map(|cost| cost.zh.as_str()).collect::<Vec<_>>().join("；"),
    );
    say::goods_cost(&costs)
}

/// The answer at a glance: what a unit of the first goods costs.
pub fn headline(consignment: &Consignment, trace: &Trace) -> Headline {
    let liable = consignment.items.iter().filter_map(|item| Some((item.name(), item.figures.as_ref()?)));
    let figures: Vec<(Text, NodeId)> = match consignment.totals {
        Some([certificates, _, cost]) => {
            vec![(labels::cost(), cost), (labels::certificates(), certificates)]
        }
        None => liable.take(3).map(|(name, figures)| (name, figures.cost_per_unit.id)).collect(),
    };
    Headline { sentence: answer(consignment, trace), figures }
}

/// The section of a report.
pub fn section(consignment: &Consignment, trace: &Trace) -> Section {
    let mut section = Section::new("goods", say::goods());
    let mut per_unit = Table::new(vec![
        Column::text(say::good()),
        Column::number(say::emissions()),
        Column::number(say::free_allocation()),
        Column::number(say::certificates()),
        Column::number(say::price()),
        Column::number(say::cost_per_unit()),
    ]);
    let mut in_all = Table::new(vec![
        Column::text(say::good()),
        Column::number(say::quantity()),
        Column::number(say::certificates()),
        Column::number(say::cost()),
    ]);
    let mut notes: Vec<Text> = Vec::new();
    for item in &consignment.items {
        let name = item.name();
        match &item.figures {
            Some(figures) => {
                per_unit.rows.push(vec![
                    Cell::Text(name.clone()),
                    Cell::Figure(figures.specific_embedded_emissions.id),
                    Cell::Figure(figures.specific_embedded_free_allocation.id),
                    Cell::Figure(figures.certificates_per_unit.id),
                    Cell::Figure(figures.price.id),
                    Cell::Figure(figures.cost_per_unit.id),
                ]);
                in_all.rows.push(vec![
                    Cell::Text(name.clone()),
                    Cell::FigureWithUnit(figures.quantity_id),
                    Cell::Figure(figures.certificates.id),
                    Cell::Figure(figures.cost.id),
                ]);
                if let Some(comparison) = &figures.comparison {
                    let break_even = with_unit(trace, comparison.break_even_emissions.id);
                    let saved = with_unit(trace, comparison.saved_per_unit.id);
                    notes.push(say::own_data_of(&name, &saved, &break_even));
                }
                if let Some(yuan) = figures.yuan_per_unit {
                    notes.push(say::yuan_of(&name, with_unit(trace, yuan.id)));
                }
                if let (Some(share), Some(per)) = (figures.share_of_export_price, figures.per_ten_thousand_yuan) {
                    notes.push(say::share_of(&name, with_unit(trace, share.id), with_unit(trace, per.id)));
                }
            }
            None => {
                if let Outcome::Exempt(reason) = &item.answer.outcome {
                    notes.push(say::about_good(&name, reason));
                }
            }
        }
        notes.extend(item.answer.notes.iter().map(|note| say::about_good(&name, note)));
    }
    if let Some([certificates, whole, cost]) = consignment.totals {
        let show = |id| with_unit(trace, id);
        in_all.rows.push(vec![Cell::Text(say::total()), Cell::Empty, Cell::Figure(certificates), Cell::Figure(cost)]);
        notes.push(say::whole_total(show(whole)));
    }
    let liable = || consignment.items.iter().filter_map(|item| Some((item, item.figures.as_ref()?)));
    section.blocks.extend(charts::goods(liable().map(|(item, figures)| (item.name(), figures))));
    section.blocks.extend(liable().map(|(item, figures)| charts::waterfall(item.key(), &item.name(), figures, trace)));
    if !per_unit.rows.is_empty() {
        section.blocks.push(Block::Paragraph(say::per_unit()));
        section.blocks.push(Block::Table(per_unit));
        section.blocks.push(Block::Paragraph(say::in_all()));
        section.blocks.push(Block::Table(in_all));
    }
    if let Some((mass, above)) = consignment.threshold {
        let mass = with_unit(trace, mass);
        section.blocks.push(Block::Paragraph(if above { say::year_above(&mass) } else { say::year_below(&mass) }));
    }
    if !notes.is_empty() {
        section.blocks.push(Block::List(notes));
    }
    section
}
