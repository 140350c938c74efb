//! Which charts a report has. Every chart stands beside the table with the same figures; kinds of
//! carbon price are named wherever they share an axis.

use super::Material;
use super::comparisons::price_kind;
use super::consignment::Consignment;
use super::years::Years;
use crate::case::path::{Path, PathPrices};
use crate::case::{ClaimValue, Comparison, Price, RegionName};
use crate::compute::certificates::GoodFigures;
use crate::outcome::PathOutcome;
use crate::quantity::{Decimal, Denominator, Unit, exact};
use crate::report::Block;
use crate::report::chart::{Bars, Chart, Lines, Named, Part, Plot, Series, Value, Waterfall};
use crate::scenario::Scenario;
use crate::scenario::price_path::{PathSource, PricePath};
use crate::text::{Text, messages::charts as say, messages::report};
use crate::trace::{NodeId, Trace};

fn named(label: &Text, id: NodeId) -> Named {
    Named { label: label.clone(), value: Value::Figure(id) }
}

fn chart(id: impl Into<String>, title: Text, plot: Plot) -> Block {
    Block::Chart(Chart { id: id.into(), title, plot })
}

/// The methods against one reference side by side, at the first price and at each price of which
/// something is claimed; the claim is a line.
pub fn methods(material: &Material<'_>, reference: &RegionName, per: Denominator) -> Vec<Block> {
    let group: Vec<_> = material
        .case
        .comparisons
        .iter()
        .zip(&material.outcome.comparisons)
        .filter(|(comparison, _)| comparison.reference == *reference && comparison.per == per)
        .collect();
    if group.len() < 2 {
        return Vec::new();
    }
    let subject = material.case.subject.as_ref().map(|subject| subject.name.clone()).unwrap_or_default();
    let mut charts = Vec::new();
    for (at, (price, title)) in material.case.prices.iter().zip(material.price_titles()).enumerate() {
        let claim = material.case.claims.iter().zip(&material.outcome.claims).find(|(claim, _)| {
            claim.price.as_ref() == Some(&price.name)
                && matches!(&claim.value, ClaimValue::Saving(value) if value.unit == Unit::SavingPer(per))
                && group.iter().any(|(comparison, _)| comparison.key == claim.comparison)
        });
        let claimed = claim
            .map(|(_, outcome)| outcome.claimed)
            .or_else(|| audited(material, per, |key| group.iter().any(|(own, _)| key == saving_of(own, price))));
        if at > 0 && claimed.is_none() {
            continue;
        }
        let savings = group.iter().filter_map(|(comparison, outcome)| Some((comparison, *outcome.savings.get(at)?)));
        let dearer = savings.clone().any(|(_, id)| material.trace.node(id).value < Decimal::ZERO);
        let bars = Bars {
            axis: report::saving_column(per.text(), &title),
            items: savings.map(|(comparison, id)| named(&comparison.label, id)).collect(),
            subject: None,
            reference: claimed.map(|id| named(&say::claimed(), id)),
        };
        let id = format!("methods.{}.{}.{}", reference.code, per.code(), price.name);
        let heading = if dearer {
            say::methods_or_cost(&subject, &reference.name, &title)
        } else {
            say::methods(&subject, &reference.name, &title)
        };
        charts.push(chart(id, heading, Plot::Bars(bars)));
    }
    charts
}

fn saving_of(comparison: &Comparison, price: &Price) -> String {
    format!("{}.{}.saving", comparison.key, price.name)
}

/// A claim per this kind of value that the file compares with a figure of which `is_shown` holds.
fn audited(material: &Material<'_>, per: Denominator, is_shown: impl Fn(&str) -> bool) -> Option<NodeId> {
    let mut audits = material.scenario.questions.audits.iter();
    let audit = audits.find(|audit| {
        audit.claimed.unit == Unit::SavingPer(per) && audit.figures.iter().any(|figure| is_shown(&figure.text))
    })?;
    material.trace.find(&format!("claim.{}.claimed", audit.name))
}

/// What the first method gives at each of many prices, each with its kind.
pub fn by_price(material: &Material<'_>) -> Option<Block> {
    let (comparison, outcome) = material.case.comparisons.iter().zip(&material.outcome.comparisons).next()?;
    let items = material.price_titles().iter().zip(&outcome.savings).map(|(title, id)| named(title, *id)).collect();
    let bars = Bars {
        axis: report::saving_by_method(comparison.per.text(), &comparison.label),
        items,
        subject: None,
        reference: None,
    };
    Some(chart("prices", say::by_price(&comparison.label), Plot::Bars(bars)))
}

/// Regions, the greatest gap first.
pub fn ranking(material: &Material<'_>) -> Option<Block> {
    let ranking = material.case.ranking.as_ref()?;
    let price = material.price_titles().into_iter().next();
    let mut items = Vec::new();
    let mut subject = None;
    for ranked in &material.outcome.ranking {
        let (region, _) = &ranking.regions[ranked.region];
        if material.case.subject.as_ref().is_some_and(|own| own.code == region.code) {
            subject = Some(items.len());
        }
        items.push(named(&region.name, ranked.savings.first().copied().unwrap_or(ranked.gap)));
    }
    let unit = material.outcome.ranking.first().map(|first| material.unit(first.gap).text()).unwrap_or_default();
    let of = ranking.per.text();
    let axis = price.as_ref().map_or_else(|| report::gap_column(unit), |price| report::saving_column(of, price));
    let bars = Bars { axis, items, subject, reference: None };
    Some(chart("ranking", say::ranking(&ranking.reference.name, &ranking.method_label), Plot::Bars(bars)))
}

/// A product's electricity on each grid, a process each.
pub fn product(material: &Material<'_>) -> Option<Block> {
    let (product, outcome) = (material.case.product.as_ref()?, material.outcome.product.as_ref()?);
    let mut items = Vec::new();
    for (process, grids) in product.processes.iter().zip(&outcome.emissions) {
        for ((region, _), id) in product.grids.iter().zip(grids) {
            items.push(named(&say::process_on_grid(&process.label, &region.name), *id));
        }
    }
    let unit = items.first().map(|item| item.value.unit(material.trace).text())?;
    let bars = Bars { axis: say::emissions_of_electricity(&unit), items, subject: None, reference: None };
    Some(chart("product", say::product(&product.name), Plot::Bars(bars)))
}

/// What one good costs: from its emissions to what certificates cover. The parts add up.
pub fn waterfall(key: &str, name: &Text, figures: &GoodFigures<NodeId>, trace: &Trace) -> Block {
    let unit = figures.emissions_to_cover.unit;
    let mut parts = vec![Part {
        label: say::free_allocation(),
        value: Value::Figure(figures.specific_embedded_free_allocation.id),
        taken_away: true,
    }];
    if let Some(paid) = figures.paid {
        parts.push(Part { label: say::price_paid(), value: Value::Figure(paid.id), taken_away: true });
    }
    let left = parts
        .iter()
        .try_fold(figures.specific_embedded_emissions.value, |left, part| exact::subtract(left, part.value.of(trace)));
    // More free allocation than emissions gives nothing back.
    if let Ok(left) = left
        && left < Decimal::ZERO
    {
        parts.push(Part { label: say::not_given_back(), value: Value::Exact(-left, unit), taken_away: false });
    }
    let fall = Waterfall {
        axis: say::emissions_per_unit(unit.text()),
        start: named(&say::embedded_emissions(), figures.specific_embedded_emissions.id),
        parts,
        end: named(&say::to_cover(), figures.emissions_to_cover.id),
    };
    chart(format!("{key}steps"), say::steps(name), Plot::Waterfall(fall))
}

/// What a unit of each good costs.
pub fn goods<'g>(
    year: i16,
    several: bool,
    goods: impl Iterator<Item = (Text, &'g GoodFigures<NodeId>)>,
) -> Option<Block> {
    let goods: Vec<(Text, &GoodFigures<NodeId>)> = goods.collect();
    let unit = goods.first()?.1.cost_per_unit.unit;
    // Tonnes and megawatt-hours share no axis.
    if goods.len() < 2 || goods.iter().any(|(_, figures)| figures.cost_per_unit.unit != unit) {
        return None;
    }
    let items = goods.iter().map(|(name, figures)| named(name, figures.cost_per_unit.id)).collect();
    let bars = Bars { axis: say::cost_per_unit(), items, subject: None, reference: None };
    let id = if several { format!("goods-{year}") } else { "goods".to_owned() };
    Some(chart(id, say::goods(year.to_string()), Plot::Bars(bars)))
}

/// What a unit of each good costs by year of importation; broken where there is no figure.
pub fn years(goods: &[(Text, &Years)]) -> Option<Block> {
    let goods = || goods.iter().filter(|(_, years)| years.years.iter().any(|(_, figures)| figures.is_ok()));
    let unit =
        |years: &Years| years.years.iter().find_map(|(_, figures)| Some(figures.as_ref().ok()?.cost_per_unit.unit));
    let first = goods().find_map(|(_, years)| unit(years))?;
    // Tonnes and megawatt-hours share no axis.
    if goods().any(|(_, years)| unit(years) != Some(first)) {
        return None;
    }
    let series = goods().map(|(name, years)| along(name, years, |figures| figures.cost_per_unit.id)).collect();
    over_years("years", say::by_year(), say::cost_per_unit(), series)
}

/// Price paths over years, a chart a kind: kinds are never on one axis.
pub fn paths_by_kind(path: &Path, outcome: &PathOutcome, kind: impl Fn(&PathPrices) -> Text) -> Vec<Block> {
    let mut kinds: Vec<Text> = path.prices.iter().map(&kind).collect();
    kinds.dedup();
    let mut charts = Vec::new();
    for (at, of_kind) in kinds.iter().enumerate() {
        if kinds[..at].contains(of_kind) {
            continue;
        }
        let series = path.prices.iter().zip(&outcome.series).filter(|(prices, _)| kind(prices) == *of_kind);
        let series = series.map(|(prices, found)| {
            let points =
                path.years.iter().zip(&found.yuan).map(|(year, id)| (Decimal::from(*year), Some(Value::Figure(*id))));
            Series { label: prices.label.clone(), points: points.collect() }
        });
        let y_axis = report::price_with_kind(report::yuan_per_tonne(), of_kind);
        charts.extend(over_years(&format!("path-{}", at + 1), say::paths_of_kind(of_kind), y_axis, series.collect()));
    }
    charts
}

/// What each path saves per 10,000 yuan over years, a line each, by the first method; kinds are named.
pub fn savings_over_years(material: &Material<'_>, title: impl Fn(&PathPrices) -> Text) -> Option<Block> {
    let (path, outcome) = (material.case.path.as_ref()?, material.outcome.path.as_ref()?);
    let comparison = material.case.comparisons.first()?;
    let per = outcome.scales.first()?.per;
    let series = path.prices.iter().zip(&outcome.series).filter_map(|(prices, found)| {
        let savings = found.savings.first()?;
        let points = path.years.iter().zip(savings);
        let points = points.map(|(year, id)| (Decimal::from(*year), Some(Value::Figure(*id)))).collect();
        Some(Series { label: title(prices), points })
    });
    let axis = report::saving_by_method(per.text(), &comparison.label);
    over_years("savings", say::savings_over_years(&comparison.label), axis, series.collect())
}

/// The certificate prices of each path of the file that a good with several years uses, with their kind.
pub fn price_paths(scenario: &Scenario, goods: &Consignment) -> Option<Block> {
    let series = scenario.price_paths.iter().filter_map(|path| {
        let uses = |key: &str| {
            let mut used =
                scenario.goods.iter().filter(|good| good.key == key).filter_map(|good| good.price_path.as_ref());
            used.any(|used| used.name == path.name)
        };
        let longest = goods.items.iter().filter(|item| uses(&item.key)).max_by_key(|item| item.years.years.len())?;
        Some(along(&path_title(path), &longest.years, |figures| figures.price.id))
    });
    over_years("price-paths", say::price_paths(), say::certificate_price(), series.collect())
}

fn path_title(path: &PricePath) -> Text {
    let name = |own: &str| path.label.clone().unwrap_or_else(|| Text::same(own));
    match &path.source {
        PathSource::Series(series, _) => say::published_series(name(series)),
        PathSource::Given { kind, .. } => report::price_with_kind(name(&path.name), price_kind(*kind)),
    }
}

fn along(name: &Text, years: &Years, pick: impl Fn(&GoodFigures<NodeId>) -> NodeId) -> Series {
    let value =
        |figures: &Result<GoodFigures<NodeId>, Text>| figures.as_ref().ok().map(|found| Value::Figure(pick(found)));
    let points = years.years.iter().map(|(year, figures)| (Decimal::from(*year), value(figures))).collect();
    Series { label: name.clone(), points }
}

/// Lines over years; nothing where no line has two points.
fn over_years(id: &str, title: Text, y_axis: Text, series: Vec<Series>) -> Option<Block> {
    let known = |series: &Series| series.points.iter().filter(|(_, value)| value.is_some()).count();
    let lines = Lines { x_axis: report::year(), y_axis, series };
    lines.series.iter().any(|series| known(series) > 1).then(|| chart(id, title, Plot::Lines(lines)))
}
