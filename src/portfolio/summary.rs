//! The summary of a portfolio as a report: totals by importer and year, good, origin and quarter; the lines of
//! greatest cost; what own data would save; data problems.

use super::columns::Columns;
use super::engine::{Claim, Engine, PRECURSORS_MISSING, Status};
use super::how_read;
use super::names::Names;
use super::quarter::Quarter;
use super::totals::{Due, Pair, PairDue, Place, Totals};
use super::{Failure, Options, Portfolio};
use crate::case::goods::Assessment;
use crate::compute::certificates::{BreakEven, assess, break_even_of_own_data};
use crate::load::Data;
use crate::load::table::TableFile;
use crate::quantity::unit::{GoodUnit, Money, Unit};
use crate::quantity::{Currency, Decimal, Rounding, RoundingRule, Sum, grouped, shortened};
use crate::reference::Library as _;
use crate::report::chart::{Chart, Plot, Stacked, Value};
use crate::report::{Block, Cell, Column, Headline, Report, Section, Stamp, Table, with_unit};
use crate::resolve::goods::{Outcome, Words, answer};
use crate::text::{Choice as _, Text, messages::portfolio as say, messages::quote};
use crate::trace::ledger::{self, Amount, Ledger as _};
use crate::trace::{Basis, NodeId, Silent, Step, Trace};
use std::collections::BTreeMap;

/// So many rows of a table a reader sees; programs get all.
const SHOWN: usize = 20;
/// So many goods are asked what own data would save.
const ASKED: usize = 10;
/// So many goods, and origins of each, a chart shows.
const BARS: usize = 8;
const PARTS: usize = 4;
/// The smaller emissions that a saving is told for: 0.1 tCO2e per tonne.
const STEP: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
pub(super) const EURO: Unit = Unit::Money(Currency::EUR);
pub(super) const TONNES: Unit = Unit::GoodQuantity(GoodUnit::Tonne);

/// Makes the report; `all` enters every importer, good and origin as a figure, not only those shown.
///
/// # Errors
/// A broken data file, or a total that does not fit.
pub fn report(
    portfolio: &Portfolio,
    tables: &[TableFile],
    columns: &[Columns],
    (options, data, all): (&Options, &Data, bool),
) -> Result<Report, Failure> {
    let mut summary = Summary { portfolio, tables, trace: Trace::default(), all };
    let engine = Engine::new(data, options.known_on, &options.assumed)?;
    let names = Names::of(&engine);
    let (by_good, by_origin) = by_good_and_origin(&portfolio.totals)?;
    let chart = costs_by_good(&portfolio.totals, &by_good, &names)?;
    let (answer, headline) = summary.answer()?;
    let goods = summary.dues("goods", (say::goods(), say::good()), by_good, &|code| names.good(code))?;
    let sections = [
        Some(how_read::read(portfolio, tables, columns)),
        Some(answer),
        Some(summary.importers()?),
        goods.map(|mut section| {
            section.blocks.splice(0..0, chart);
            section
        }),
        summary.dues("origins", (say::origins(), say::origin()), by_origin, &|code| names.origin(code))?,
        summary.quarters()?,
        summary.top_lines(&names),
        summary.own_data(&engine, &names)?,
        summary.problems(&engine)?,
        Some(how_read::notes(columns, options)),
    ];
    let first = tables.first().map(|table| table.own_name().to_owned()).unwrap_or_default();
    let files = if tables.len() > 1 { say::and_more(&first, tables.len() - 1) } else { Text::same(first) };
    let sources = data.sources()?;
    Ok(Report {
        scenario: "portfolio".to_owned(),
        title: say::title(&files),
        stamp: Stamp::new(options.known_on, (sources.day(), &sources.version), !data.is_embedded()),
        headline,
        sections: sections.into_iter().flatten().collect(),
        trace: summary.trace,
    })
}

/// Sums by code and by country of origin.
type ByName<'t> = BTreeMap<&'t str, Due>;

fn by_good_and_origin(totals: &Totals) -> Result<(ByName<'_>, ByName<'_>), Failure> {
    let (mut goods, mut origins) = (ByName::new(), ByName::new());
    for (pair, due) in &totals.pairs {
        goods.entry(pair.code()).or_default().add_all(&due.all)?;
        origins.entry(pair.origin()).or_default().add_all(&due.all)?;
    }
    Ok((goods, origins))
}

/// The names of greatest cost.
fn greatest<'t>(costs: &BTreeMap<&'t str, Sum>, most: usize) -> Vec<&'t str> {
    let mut order: Vec<(&'t str, Sum)> = costs.iter().map(|(name, cost)| (*name, *cost)).collect();
    order.retain(|(_, cost)| !cost.is_zero());
    order.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
    order.into_iter().take(most).map(|(name, _)| name).collect()
}

/// The goods of greatest cost, each with the origins that cost most among them; the rest of the origins as one.
fn costs_by_good(totals: &Totals, by_good: &ByName<'_>, names: &Names) -> Result<Option<Block>, Failure> {
    let goods = greatest(&by_good.iter().map(|(code, due)| (*code, due.cost)).collect(), BARS);
    if goods.len() < 2 {
        return Ok(None);
    }
    let mut of_goods: BTreeMap<&str, Sum> = BTreeMap::new();
    let of_these = || totals.pairs.iter().filter(|(pair, _)| goods.contains(&pair.code()));
    for (pair, due) in of_these() {
        of_goods.entry(pair.origin()).or_default().add_sum(&due.all.cost)?;
    }
    let origins = greatest(&of_goods, PARTS);
    let mut costs = vec![vec![Sum::default(); origins.len() + 1]; goods.len()];
    for (pair, due) in of_these() {
        let Some(good) = goods.iter().position(|code| *code == pair.code()) else { continue };
        let origin = origins.iter().position(|code| *code == pair.origin()).unwrap_or(origins.len());
        costs[good][origin].add_sum(&due.all.cost)?;
    }
    let mut parts: Vec<Text> = origins.iter().map(|code| names.origin(code)).collect();
    if costs.iter().any(|costs| costs.last().is_some_and(|rest| !rest.is_zero())) {
        parts.push(say::other_origins());
    }
    let value = |sum: &Sum| Value::Exact(sum.nearest_value(), EURO);
    let items = goods.iter().zip(&costs);
    let items = items.map(|(code, costs)| (names.good(code), costs.iter().take(parts.len()).map(value).collect()));
    let plot = Plot::Stacked(Stacked { axis: say::cost_column(), items: items.collect(), parts: parts.clone() });
    Ok(Some(Block::Chart(Chart { id: "costs".to_owned(), title: say::costs_by_good(), plot })))
}

pub(super) struct Summary<'p> {
    pub(super) portfolio: &'p Portfolio,
    tables: &'p [TableFile],
    trace: Trace,
    all: bool,
}

impl Summary<'_> {
    /// Enters a sum of lines as a figure.
    pub(super) fn sum(
        &mut self,
        key: String,
        label: Text,
        (sum, unit, lines): (Sum, Unit, u64),
    ) -> Result<NodeId, Failure> {
        let lines = grouped(lines.into());
        let (value, why) = match sum.value() {
            Ok(value) => (value, say::sum_of_lines(lines)),
            Err(_) => {
                let (value, decimals) = sum.nearest().ok_or(Failure::TotalTooLong)?;
                (value, say::rounded_total(lines, decimals))
            }
        };
        Ok(self.trace.enter(value, unit, || Step { key, label, basis: Basis::Convention(why) }))
    }

    /// Enters certificates and cost of some lines, and those without a price if there are any.
    fn due(&mut self, key: &str, of: &Text, due: &Due) -> Result<[NodeId; 2], Failure> {
        let lines = due.lines;
        let certificates = self.sum(
            format!("{key}.certificates"),
            say::label_certificates(of),
            (due.certificates, Unit::Certificates, lines),
        )?;
        if !due.unpriced.is_zero() {
            self.sum(
                format!("{key}.certificates_without_price"),
                say::label_unpriced(of),
                (due.unpriced, Unit::Certificates, lines),
            )?;
        }
        let cost = self.sum(format!("{key}.cost"), say::label_cost(of), (due.cost, EURO, lines))?;
        Ok([certificates, cost])
    }

    /// The whole, in short and at a glance.
    fn answer(&mut self) -> Result<(Section, Headline), Failure> {
        let totals = &self.portfolio.totals;
        let mut whole = Due::default();
        for due in totals.quarters.values() {
            whole.add_all(due)?;
        }
        let mut section = Section::new("answer", say::answer());
        let [certificates, cost] = self.due("total", &say::everything(), &whole)?;
        let lines: u64 = totals.statuses.iter().sum();
        let trace = &self.trace;
        let at_most = totals.troubles.get(PRECURSORS_MISSING).map(|trouble| trouble.lines);
        let show = |id| {
            if at_most.is_some() { quote::at_most(with_unit(trace, id)) } else { with_unit(trace, id) }
        };
        let in_short = say::in_short(grouped(lines.into()), show(certificates), show(cost));
        let figures = vec![(say::certificates_column(), certificates), (say::cost_in_all(), cost)];
        let refused = totals.lines(Status::Refused);
        let unsaid = match lines {
            0 => Some(say::no_lines()),
            _ if refused * 2 > lines => Some(say::nothing_yet(grouped(refused.into()), grouped(lines.into()))),
            _ => None,
        };
        // While most lines are refused a total would be too low by an unknown amount.
        let (in_short, figures) = unsaid.map_or((in_short, figures), |unsaid| (unsaid, Vec::new()));
        let headline = Headline { sentence: in_short.clone(), figures };
        let mut sentences = vec![in_short];
        if let Some(unpriced) = trace.find("total.certificates_without_price") {
            sentences.push(say::unpriced(with_unit(trace, unpriced)));
        }
        sentences.extend(at_most.map(|lines| say::at_most_in_short(grouped(lines.into()))));
        if totals.lines(Status::Refused) > 0 {
            sentences.push(say::refused_in_short(grouped(totals.lines(Status::Refused).into())));
        }
        if let Some(share) = self.share_of_customs_value()? {
            sentences.push(say::share_of_customs_value(with_unit(&self.trace, share)));
        }
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
        let mut table =
            Table::new(vec![Column::text(say::status()), Column::number(say::lines()), Column::text(say::meaning())]);
        for (status, code, _) in Status::ALL.iter().filter(|(status, ..)| totals.lines(*status) > 0) {
            let lines = usize::try_from(totals.lines(*status)).unwrap_or(usize::MAX);
            table.rows.push(vec![Cell::Text(Text::same(*code)), Cell::Number(lines), Cell::Text(meaning(*status))]);
        }
        section.blocks.push(Block::Table(table));
        section.blocks.extend(self.reservations());
        Ok((section, headline))
    }

    /// The cost as a share of the customs value, where lines state one.
    fn share_of_customs_value(&mut self) -> Result<Option<NodeId>, Failure> {
        let totals = &self.portfolio.totals;
        let lines = totals.lines(Status::Liable);
        let (value, cost) = (totals.customs_value, totals.cost_of_valued);
        if value.is_zero() {
            return Ok(None);
        }
        let value = self.sum("total.customs_value".into(), say::label_customs_value(), (value, EURO, lines))?;
        let cost = self.sum("total.cost_of_valued".into(), say::label_valued_cost(), (cost, EURO, lines))?;
        let amount = |trace: &Trace, id: NodeId| Amount::<Money, NodeId>::of(trace.node(id).value, EURO, id);
        let (cost, value) = (amount(&self.trace, cost), amount(&self.trace, value));
        let share = ledger::per_cent(&mut self.trace, cost, value, Rounding::half_up(2), || {
            Step::convention("total.cost_share_of_customs_value", say::label_share(), say::why_share())
        });
        Ok(share.ok().map(|share| share.id))
    }

    fn importers(&mut self) -> Result<Section, Failure> {
        let years = self.portfolio.importers.all();
        let dues = &self.portfolio.totals.importers;
        let mut order: Vec<usize> = (0..years.len()).collect();
        // Years are sorted by name; a stable sort keeps that order among equal costs.
        order.sort_by_key(|at| std::cmp::Reverse(dues[*at].cost));
        let mut table = Table::new(vec![
            Column::text(say::importer()),
            Column::number(say::year()),
            Column::number(say::mass_column()),
            Column::text(say::threshold()),
            Column::number(say::certificates_column()),
            Column::number(say::whole_column()),
            Column::number(say::cost_column()),
        ]);
        for (rank, at) in order.iter().enumerate() {
            if rank >= SHOWN && !self.all {
                break;
            }
            let (year, due) = (&years[*at], &dues[*at]);
            let name = if year.name.is_empty() { say::all_lines() } else { Text::same(&year.name) };
            let (key, of) = (format!("importer.{}.{}", name.en, year.year), say::of_year(&name, year.year.to_string()));
            let mass = self.sum(format!("{key}.mass"), say::label_mass(&of), (year.mass, TONNES, due.lines))?;
            let all = Due { lines: due.lines, certificates: due.certificates, cost: due.cost, ..Due::default() };
            let [certificates, cost] = self.due(&key, &of, &all)?;
            let whole = self.whole(&key, &of, certificates);
            if rank < SHOWN {
                let verdict = match (year.above, year.incomplete) {
                    (true, _) => say::above(),
                    (false, true) => say::below_incomplete(),
                    (false, false) if year.unassigned => say::below_unassigned(),
                    // Hydrogen and electricity are liable all the same.
                    (false, false) if due.lines > 0 => say::below_without_threshold(),
                    (false, false) if !self.has_end_of(year.year) => say::below_if_whole(),
                    (false, false) => say::below(),
                };
                table.rows.push(vec![
                    Cell::Text(name),
                    Cell::Text(Text::same(year.year.to_string())),
                    Cell::Figure(mass),
                    Cell::Text(verdict),
                    Cell::Figure(certificates),
                    whole.map_or(Cell::Empty, Cell::Figure),
                    Cell::Figure(cost),
                ]);
            }
        }
        let mut section = Section::new("importers", say::importers());
        let above = years.iter().filter(|year| year.above).count();
        let incomplete = years.iter().filter(|year| !year.above && year.incomplete).count();
        let mut sentences = vec![say::importers_about(above, years.len())];
        if incomplete > 0 {
            sentences.push(say::importers_incomplete(incomplete));
        }
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
        push_table(&mut section, table, years.len());
        Ok(section)
    }

    /// Certificates as a whole number, the careful count.
    /// Whether a line lies in the last quarter of a year; else the list is hardly the whole of it.
    fn has_end_of(&self, year: i16) -> bool {
        self.portfolio.counts.iter().any(|counts| counts.last_quarters.get(&year) == Some(&4))
    }

    fn whole(&mut self, key: &str, of: &Text, certificates: NodeId) -> Option<NodeId> {
        let node = self.trace.node(certificates);
        let amount = Amount::<crate::quantity::unit::Certificates, NodeId>::of(node.value, node.unit, certificates);
        let up = Rounding { decimals: 0, rule: RoundingRule::Up };
        let whole = ledger::rounded(&mut self.trace, amount, up, || {
            Step::convention(format!("{key}.whole_certificates"), say::label_whole(of), say::why_whole())
        });
        whole.ok().map(|whole| whole.id)
    }

    /// A table of sums by name, the greatest cost first.
    fn dues(
        &mut self,
        id: &'static str,
        (title, what): (Text, Text),
        dues: ByName<'_>,
        name: &dyn Fn(&str) -> Text,
    ) -> Result<Option<Section>, Failure> {
        if dues.is_empty() {
            return Ok(None);
        }
        let count = dues.len();
        let mut order: Vec<(&str, Due)> = dues.into_iter().collect();
        order.sort_by_key(|(_, due)| std::cmp::Reverse(due.cost));
        let mut table = Table::new(vec![
            Column::text(what),
            Column::number(say::mass_column()),
            Column::number(say::certificates_column()),
            Column::number(say::cost_column()),
        ]);
        for (rank, (code, due)) in order.iter().enumerate() {
            if rank >= SHOWN && !self.all {
                break;
            }
            let (key, of) = (format!("{id}.{code}"), name(code));
            let row = self.due_row(&key, of, due)?;
            if rank < SHOWN {
                table.rows.push(row);
            }
        }
        let mut section = Section::new(id, title);
        push_table(&mut section, table, count);
        Ok(Some(section))
    }

    fn due_row(&mut self, key: &str, of: Text, due: &Due) -> Result<Vec<Cell>, Failure> {
        let mass = self.sum(format!("{key}.mass"), say::label_mass(&of), (due.mass, TONNES, due.lines))?;
        let [certificates, cost] = self.due(key, &of, due)?;
        Ok(vec![Cell::Text(of), Cell::Figure(mass), Cell::Figure(certificates), Cell::Figure(cost)])
    }

    fn quarters(&mut self) -> Result<Option<Section>, Failure> {
        let quarters = &self.portfolio.totals.quarters;
        if quarters.is_empty() {
            return Ok(None);
        }
        let mut table = Table::new(vec![
            Column::text(say::quarter()),
            Column::number(say::mass_column()),
            Column::number(say::certificates_column()),
            Column::number(say::cost_column()),
        ]);
        for ((year, quarter), due) in quarters {
            let of = say::quarter_name(year.to_string(), quarter.to_string());
            table.rows.push(self.due_row(&format!("quarter.{year}-{quarter}"), of, due)?);
        }
        let mut section = Section::new("quarters", say::quarters());
        section.blocks.push(Block::Table(table));
        Ok(Some(section))
    }

    fn top_lines(&mut self, names: &Names) -> Option<Section> {
        let top = &self.portfolio.totals.top;
        if top.is_empty() {
            return None;
        }
        let mut table = Table::new(vec![
            Column::text(say::line()),
            Column::text(say::id()),
            Column::text(say::importer()),
            Column::text(say::good()),
            Column::number(say::mass_column()),
            Column::number(say::cost_column()),
        ]);
        for (rank, line) in (1..).zip(top) {
            let place = self.place(line.place);
            let mut enter = |name: &str, value: Decimal, unit: Unit, label: Text| {
                let basis = Basis::Convention(Text::same(&place));
                self.trace.enter(value, unit, || Step { key: format!("top.{rank}.{name}"), label, basis })
            };
            let of = say::top_line(rank.to_string());
            let mass = enter("mass", line.mass, TONNES, say::label_mass(&of));
            let cost = enter("cost", line.cost, EURO, say::label_cost(&of));
            table.rows.push(vec![
                Cell::Text(Text::same(place)),
                Cell::Text(Text::same(&line.id)),
                Cell::Text(Text::same(&line.importer)),
                Cell::Text(names.pair(&line.pair)),
                Cell::Figure(mass),
                Cell::Figure(cost),
            ]);
        }
        let mut section = Section::new("top", say::top_lines());
        section.blocks.push(Block::Table(table));
        Some(section)
    }

    /// A line as a reader finds it: its number, behind the file's name where there are several.
    pub(super) fn place(&self, place: Place) -> String {
        match self.tables {
            [_] => place.line.to_string(),
            tables => format!("{}:{}", tables[place.table].own_name(), place.line),
        }
    }

    fn own_data(&mut self, engine: &Engine<'_>, names: &Names) -> Result<Option<Section>, Failure> {
        let totals = &self.portfolio.totals;
        let mut costly: Vec<(&Pair, &PairDue)> =
            totals.pairs.iter().filter(|(_, due)| !due.default_cost.is_zero()).collect();
        // Those of greatest cost; of equal ones, the first by code and origin.
        let order = |(pair, due): &(&Pair, &PairDue)| (std::cmp::Reverse(due.default_cost), **pair);
        if costly.len() > ASKED {
            costly.select_nth_unstable_by_key(ASKED, order);
            costly.truncate(ASKED);
        }
        costly.sort_unstable_by_key(order);
        if costly.is_empty() {
            return Ok(None);
        }
        let mut table = Table::new(vec![
            Column::text(say::good()),
            Column::number(say::mass_column()),
            Column::number(say::cost_by_default()),
            Column::text(say::break_even_column()),
            Column::number(say::saved_column()),
        ]);
        for (pair, due) in costly {
            let (key, of) = (format!("own_data.{}.{}", pair.code(), pair.origin()), names.pair(pair));
            let lines = due.all.lines;
            let mass = self.sum(format!("{key}.mass"), say::label_mass(&of), (due.default_mass, TONNES, lines))?;
            let cost = self.sum(format!("{key}.cost"), say::label_cost(&of), (due.default_cost, EURO, lines))?;
            let worth = due.worth_of_a_tonne.times(STEP)?;
            let (value, _) =
                worth.value().map_or_else(|_| worth.nearest(), |value| Some((value, 0))).unwrap_or_default();
            let saved = self.trace.enter(value, EURO, || {
                Step::convention(format!("{key}.saved_per_step"), say::label_saved(&of), say::why_saved())
            });
            let break_even: Vec<Text> = break_even(engine, pair, due.first_quarter)
                .into_iter()
                .map(|BreakEven { route, emissions, before_precursors }| {
                    let value = emissions.value;
                    let digits = Text::same(shortened(value));
                    let digits = if before_precursors { say::and_precursors(digits) } else { digits };
                    let end = route.map(|route| format!(".{route}")).unwrap_or_default();
                    self.trace.enter(value, Unit::Embedded(GoodUnit::Tonne), || {
                        Step::convention(
                            format!("{key}.break_even{end}"),
                            if before_precursors {
                                say::label_break_even_before(&of)
                            } else {
                                say::label_break_even(&of)
                            },
                            say::why_break_even(),
                        )
                    });
                    route.map_or_else(|| digits.clone(), |route| say::route_break_even(route.to_string(), &digits))
                })
                .collect();
            table.rows.push(vec![
                Cell::Text(of),
                Cell::Figure(mass),
                Cell::Figure(cost),
                Cell::Text(Text::list(&break_even)),
                Cell::Figure(saved),
            ]);
        }
        let mut section = Section::new("own-data", say::own_data());
        section.blocks.push(Block::Paragraph(say::own_data_about()));
        section.blocks.push(Block::Table(table));
        Ok(Some(section))
    }
}

/// A table, and how many of how many it shows.
fn push_table(section: &mut Section, table: Table, count: usize) {
    let shown = table.rows.len();
    section.blocks.push(Block::Table(table));
    if shown < count {
        section.blocks.push(Block::Paragraph(say::first_of(shown, count)));
    }
}

fn meaning(status: Status) -> Text {
    match status {
        Status::Liable => say::means_liable(),
        Status::BelowThreshold => say::means_below(),
        Status::ExemptOrigin => say::means_exempt(),
        Status::OutOfScope => say::means_out(),
        Status::PriceUnpublished => say::means_unpriced(),
        Status::NotReleased => say::means_not_released(),
        Status::Returned => say::means_returned(),
        Status::Refused => say::means_refused(),
    }
}

/// The emissions at which own data stops helping, by route and by the law of the good's own year, through the ordinary
/// engine.
fn break_even(engine: &Engine<'_>, pair: &Pair, quarter: Option<Quarter>) -> Vec<BreakEven<()>> {
    let Some(import) = quarter.map(Quarter::import) else { return Vec::new() };
    let place = |column: &str| crate::trace::ScenarioPlace {
        file: String::new(),
        line: 0,
        path: column.to_owned(),
        source: None,
        assumption: None,
        ..Default::default()
    };
    // The price does not enter; one euro stands in for it.
    let one = (Decimal::ONE, import, Some(Decimal::ONE));
    let good = engine.good(pair.code(), pair.origin(), &Claim::default(), one, &place);
    let Ok(answered) = answer(&engine.tables, &good) else { return Vec::new() };
    let Outcome::Liable(case) = answered.outcome else { return Vec::new() };
    let words = Words { library: engine.data, statutes: engine.data, statements: Vec::new() };
    let case = Assessment { penalty: None, ..*case };
    let Ok(figures) = assess(&mut Silent, &case, &words) else { return Vec::new() };
    break_even_of_own_data(&mut Silent, &case, &figures, &words).unwrap_or_default()
}
