//! The goods of a scenario, side by side.

use super::charts;
use super::goods::{is_open, readings, routes, with_other_routes};
use super::years::Years;
use crate::compute::alternatives::{ByReading, ByRoute};
use crate::compute::certificates::GoodFigures;
use crate::quantity::Decimal;
use crate::reference::goods::Sector;
use crate::report::{Block, Cell, Column, Headline, Section, Table, size_with_unit, with_unit};
use crate::resolve::goods::{Answer, Outcome};
use crate::scenario::Scenario;
use crate::text::{Text, messages::goods as labels, messages::quote as say};
use crate::trace::{NodeId, Trace};
use std::collections::BTreeMap;

/// A drawing each for so many goods; of more, nobody looks at each.
const WATERFALLS: usize = 6;

/// The goods with their figures.
#[derive(Debug)]
pub struct Consignment {
    pub items: Vec<Item>,
    /// Certificates, their whole number, cost.
    pub totals: Option<[NodeId; 3]>,
    /// Goods that stand in for others.
    pub replaced: Vec<Replaced>,
    pub importer: Option<ImporterFigures>,
}

impl Consignment {
    /// Whether the precursors of a good that is part of the total are missing.
    fn total_is_at_most(&self) -> bool {
        self.items.iter().any(|item| item.figures.as_ref().is_some_and(|figures| figures.at_most))
    }
}

/// A good that stands in for another, by their positions, and what it saves per unit.
#[derive(Debug)]
pub struct Replaced {
    pub this: usize,
    pub other: usize,
    /// None where the two have no difference: outside CBAM, or counted in another unit, or precursors are missing.
    pub saved: Option<NodeId>,
    /// The precursors of one of the two are missing.
    pub at_most: bool,
}

/// What must be held at the end of the quarters of the year.
#[derive(Debug)]
pub enum Holding {
    /// No duty in the year: before 2027, or the year is exempt.
    None,
    /// The threshold is passed in the last quarter: the duty begins the year after.
    NextYear,
    /// The amounts, from the quarter after the one in which the threshold is passed.
    From(Vec<(i8, NodeId)>),
    /// A good whose quarter of importation is not stated.
    NoQuarter(usize),
    /// A good without a default value.
    NoDefault(usize),
}

/// What follows for the importer of a year.
#[derive(Debug)]
pub struct ImporterFigures {
    pub year: i16,
    /// The mass of the year, and whether it passes the threshold.
    pub mass: NodeId,
    pub above: bool,
    /// The simple penalty, and the range without authorisation.
    pub penalties: Option<[NodeId; 3]>,
    /// Whether the overshoot is so small that a penalty may be lowered.
    pub small: Option<bool>,
    pub holding: Holding,
    /// Goods that have no default value, which a penalty counts.
    pub without_penalty: Vec<usize>,
}

/// A good.
#[derive(Debug)]
pub struct Item {
    /// The beginning of its figure keys.
    pub key: String,
    pub label: Option<Text>,
    pub answer: Answer,
    /// The year of importation.
    pub year: i16,
    /// The quarter of importation, where it is known.
    pub quarter: Option<i8>,
    /// The same good in other years.
    pub years: Years,
    /// None for a good outside CBAM.
    pub figures: Option<GoodFigures<NodeId>>,
    /// The cost by other routes of a precursor, where its route decides.
    pub other_routes: Vec<ByRoute<NodeId>>,
    /// The cost under other readings of the sentence on alloy grades.
    pub other_readings: Vec<ByReading<NodeId>>,
}

impl Item {
    /// Hydrogen and electricity have no threshold (Reg. (EU) 2023/956, Art. 2a).
    pub fn has_threshold(&self) -> bool {
        !matches!(self.answer.good.sector, Sector::Hydrogen | Sector::Electricity)
    }

    fn name(&self) -> Text {
        self.label.clone().unwrap_or_else(|| say::good_of(&self.answer.good.code, &self.answer.origin.name))
    }

    /// Its name with the year of importation.
    fn name_of_year(&self) -> Text {
        say::good_of_year(self.name(), self.year.to_string())
    }
}

impl Consignment {
    /// The goods by year of importation, the earliest first: goods of different years are no equals.
    fn by_year(&self) -> BTreeMap<i16, Vec<&Item>> {
        let mut years: BTreeMap<i16, Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            years.entry(item.year).or_default().push(item);
        }
        years
    }
}

/// What the goods cost, a sentence for each year of importation.
pub fn answer(consignment: &Consignment, trace: &Trace) -> Text {
    let of_year = |(year, items): (i16, Vec<&Item>)| {
        let costs: Vec<Text> = items
            .iter()
            .map(|item| match &item.figures {
                Some(figures) => {
                    let cost = with_unit(trace, figures.cost_per_unit.id);
                    let cost = if figures.at_most { say::at_most(cost) } else { cost };
                    say::costs_per_unit(item.name(), with_other_routes(cost, &item.other_routes, trace))
                }
                None => say::outside(item.name()),
            })
            .collect();
        let costs = Text::new(
            costs.iter().map(|cost| cost.en.as_str()).collect::<Vec<_>>().join("; "),
            costs.iter().map(|cost| cost.zh.as_str()).collect::<Vec<_>>().join("；"),
        );
        say::goods_cost(year.to_string(), costs)
    };
    let sentences: Vec<Text> = consignment.by_year().into_iter().map(of_year).collect();
    Text::sentences(&sentences)
}

/// The answer at a glance: what a unit of the first goods costs, all of one year of importation.
pub fn headline(consignment: &Consignment, trace: &Trace) -> Headline {
    let years = consignment.by_year();
    let several = years.len() > 1;
    let liable = |items: &[&Item]| -> Vec<(Text, NodeId)> {
        let liable = items.iter().filter_map(|item| Some((*item, item.figures.as_ref()?)));
        let named = liable.map(|(item, figures)| {
            let name = if several { item.name_of_year() } else { item.name() };
            (if figures.at_most { say::labelled_at_most(name) } else { name }, figures.cost_per_unit.id)
        });
        named.take(3).collect()
    };
    let figures: Vec<(Text, NodeId)> = match consignment.totals {
        Some([certificates, _, cost]) => {
            let label = |label| if consignment.total_is_at_most() { say::labelled_at_most(label) } else { label };
            vec![(label(labels::cost()), cost), (label(labels::certificates()), certificates)]
        }
        None => years.values().map(|items| liable(items)).find(|figures| !figures.is_empty()).unwrap_or_default(),
    };
    Headline { sentence: answer(consignment, trace), figures }
}

/// The section of a report.
pub fn section(consignment: &Consignment, scenario: &Scenario, trace: &Trace) -> Section {
    let mut section = Section::new("goods", say::goods());
    let mut notes: Vec<Text> = Vec::new();
    for item in &consignment.items {
        let name = item.name();
        match &item.figures {
            Some(figures) => {
                if let Some(comparison) = &figures.comparison {
                    let break_even = comparison.break_even_emissions.map(|figure| with_unit(trace, figure.id));
                    notes.push(match (comparison.saved_per_unit, break_even) {
                        (None, _) => say::own_data_unknown_of(&name),
                        (Some(saved), break_even) => {
                            let size = size_with_unit(trace, saved.id);
                            match break_even {
                                Some(break_even) if saved.value >= Decimal::ZERO => {
                                    say::own_data_of(&name, &size, &break_even)
                                }
                                Some(break_even) => say::own_data_of_costs(&name, &size, &break_even),
                                None => say::own_data_paid_for(&name, &size),
                            }
                        }
                    });
                }
                let decided_by_route = is_open(&item.other_routes)
                    && figures.comparison.is_some_and(|comparison| comparison.saved_per_unit.is_some());
                if decided_by_route {
                    notes.push(say::about_good(&name, say::rests_on_route()));
                }
                let by_route = routes(figures, &item.other_routes, trace);
                notes.extend(by_route.iter().map(|sentence| say::about_good(&name, sentence)));
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
        notes.extend(item.answer.notes.iter().map(|note| say::about_good(&name, &note.text)));
        notes.extend(readings(&item.other_readings, trace).map(|note| say::about_good(&name, note)));
    }
    if let Some([_, whole, _]) = consignment.totals {
        let show = |id| with_unit(trace, id);
        notes.push(say::whole_total(show(whole)));
    }
    let years = consignment.by_year();
    let several = years.len() > 1;
    for (year, items) in &years {
        let liable = items.iter().filter_map(|item| Some((item.name(), item.figures.as_ref()?)));
        section.blocks.extend(charts::goods(*year, several, liable));
    }
    let liable = || consignment.items.iter().filter_map(|item| Some((item, item.figures.as_ref()?)));
    if liable().count() <= WATERFALLS {
        section.blocks.extend(liable().map(|(item, figures)| {
            let name = if several { item.name_of_year() } else { item.name() };
            charts::waterfall(&item.key, &name, figures, trace)
        }));
    }
    for (year, items) in &years {
        section.blocks.extend(of_year(*year, items, consignment.totals));
    }
    section.blocks.extend(installations(consignment, trace));
    for replaced in &consignment.replaced {
        let both = [replaced.this, replaced.other].map(|at| &consignment.items[at]);
        let one_year = both[0].year == both[1].year;
        let [this, other] = both.map(|item| if one_year { item.name() } else { item.name_of_year() });
        section.blocks.push(Block::Paragraph(match replaced.saved {
            None if replaced.at_most => say::instead_of_unknown(&this, &other),
            None => say::instead_of_nothing(&this, &other),
            Some(id) if trace.node(id).value >= Decimal::ZERO => {
                say::instead_of_saves(&this, &other, size_with_unit(trace, id))
            }
            Some(id) => say::instead_of_costs(&this, &other, size_with_unit(trace, id)),
        }));
    }
    let years: Vec<(Text, &Years)> = consignment.items.iter().map(|item| (item.name(), &item.years)).collect();
    section.blocks.extend(charts::years(&years));
    section.blocks.extend(charts::price_paths(scenario, consignment));
    for item in &consignment.items {
        let blocks = item.years.blocks(trace);
        if !blocks.is_empty() {
            section.blocks.push(Block::Paragraph(say::by_year(item.name())));
            section.blocks.extend(blocks);
        }
    }
    if let Some(importer) = &consignment.importer {
        section.blocks.extend(of_importer(importer, &consignment.items, trace));
    }
    if !notes.is_empty() {
        section.blocks.push(Block::List(notes));
    }
    section
}

/// The goods of one year of importation: per unit, and for the quantities imported.
fn of_year(year: i16, items: &[&Item], totals: Option<[NodeId; 3]>) -> Vec<Block> {
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
    let liable = || items.iter().filter_map(|item| Some((item, item.figures.as_ref()?)));
    for (item, figures) in liable() {
        let label = if figures.at_most { say::labelled_at_most(item.name()) } else { item.name() };
        per_unit.rows.push(vec![
            Cell::Text(label.clone()),
            Cell::Figure(figures.specific_embedded_emissions.id),
            Cell::Figure(figures.specific_embedded_free_allocation.id),
            Cell::Figure(figures.certificates_per_unit.id),
            Cell::Figure(figures.price.id),
            Cell::Figure(figures.cost_per_unit.id),
        ]);
        in_all.rows.push(vec![
            Cell::Text(label),
            Cell::FigureWithUnit(figures.quantity_id),
            Cell::Figure(figures.certificates.id),
            Cell::Figure(figures.cost.id),
        ]);
    }
    if per_unit.rows.is_empty() {
        return Vec::new();
    }
    // An importer's goods are all of one year.
    if let Some([certificates, _, cost]) = totals {
        let at_most = liable().any(|(_, figures)| figures.at_most);
        let label = if at_most { say::labelled_at_most(say::total()) } else { say::total() };
        in_all.rows.push(vec![Cell::Text(label), Cell::Empty, Cell::Figure(certificates), Cell::Figure(cost)]);
    }
    vec![
        Block::Paragraph(say::per_unit(year.to_string())),
        Block::Table(per_unit),
        Block::Paragraph(say::in_all(year.to_string())),
        Block::Table(in_all),
    ]
}

/// What installations emitted and made in the period, for the goods whose values come from one.
fn installations(consignment: &Consignment, trace: &Trace) -> Vec<Block> {
    const SHOWN: [&str; 8] = [
        "emissions_of_period",
        "attributed_direct_emissions",
        "reported_direct_emissions",
        "attributed_indirect_emissions",
        "reported_indirect_emissions",
        "activity_level",
        "specific_direct_emissions",
        "specific_indirect_emissions",
    ];
    let mut table =
        Table::new(vec![Column::text(say::good()), Column::text(say::step()), Column::number(say::value())]);
    for item in &consignment.items {
        let of = |end: &str| trace.find(&format!("{}{end}", item.key));
        if of("attributed_direct_emissions").is_none() {
            continue;
        }
        for id in SHOWN.into_iter().filter_map(of) {
            table.rows.push(vec![
                Cell::Text(item.name()),
                Cell::Text(trace.node(id).label.clone()),
                Cell::FigureWithUnit(id),
            ]);
        }
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Paragraph(say::from_the_installation()), Block::Table(table)]
}

/// Threshold, penalties and holding of the importer's year.
fn of_importer(importer: &ImporterFigures, items: &[Item], trace: &Trace) -> Vec<Block> {
    let show = |id| with_unit(trace, id);
    let mass = show(importer.mass);
    let mut blocks =
        vec![Block::Paragraph(if importer.above { say::year_above(&mass) } else { say::year_below(&mass) })];
    if let Some([simple, low, high]) = importer.penalties {
        blocks.push(Block::Paragraph(say::penalties(show(simple), show(low), show(high))));
        if importer.small == Some(true) {
            blocks.push(Block::Paragraph(say::small_overshoot()));
        }
    }
    if !importer.without_penalty.is_empty() {
        let names: Vec<Text> = importer.without_penalty.iter().map(|at| items[*at].name()).collect();
        blocks.push(Block::Paragraph(say::no_penalty_for(Text::list(&names))));
    }
    match &importer.holding {
        Holding::None => {}
        Holding::NextYear => blocks.push(Block::Paragraph(say::holding_next_year((importer.year + 1).to_string()))),
        Holding::NoQuarter(at) => blocks.push(Block::Paragraph(say::holding_needs_quarter(items[*at].name()))),
        Holding::NoDefault(at) => blocks.push(Block::Paragraph(say::holding_needs_default(items[*at].name()))),
        Holding::From(quarters) => blocks.extend(holding(importer.year, quarters, trace)),
    }
    blocks
}

fn holding(year: i16, quarters: &[(i8, NodeId)], trace: &Trace) -> Vec<Block> {
    let mut table = Table::new(vec![Column::text(say::end_of_quarter()), Column::number(say::to_hold())]);
    for (quarter, id) in quarters {
        let when = say::quarter_of(quarter.to_string(), year.to_string());
        table.rows.push(vec![Cell::Text(when), Cell::FigureWithUnit(*id)]);
    }
    let mut blocks = vec![Block::Paragraph(say::holding()), Block::Table(table)];
    if let Some((_, last)) = quarters.last() {
        blocks.push(Block::Paragraph(say::repurchase(with_unit(trace, *last), year.to_string())));
    }
    blocks
}
