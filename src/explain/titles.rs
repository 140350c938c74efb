//! What figures are called where figures of several methods, prices and goods stand side by side.

use crate::analysis::names::Lever;
use crate::case::Case;
use crate::scenario::Scenario;
use crate::text::{Text, messages::questions as say};
use crate::trace::{Node, NodeId, Trace};

/// Whose figure a key names.
#[derive(Debug)]
pub struct Titles {
    /// The beginning of a key and the words for its owner.
    owners: Vec<(String, Text)>,
    /// A part of a key and the words for its price.
    prices: Vec<(String, Text)>,
    /// The beginning of a good's keys and its first year of importation.
    first_years: Vec<(String, i16)>,
    /// The beginnings of the keys of goods that are followed over several years.
    several_years: Vec<String>,
}

impl Titles {
    pub fn of(scenario: &Scenario, case: &Case) -> Self {
        let several = case.references.len() > 1;
        let mut owners: Vec<(String, Text)> = Vec::new();
        for comparison in &case.comparisons {
            let reference = &comparison.reference.name;
            let label = if several {
                crate::text::messages::report::method_against(&comparison.label, reference)
            } else {
                comparison.label.clone()
            };
            owners.push((format!("{}.", comparison.key), label));
        }
        for price in case.path.iter().flat_map(|path| &path.prices) {
            let start = format!("path.{}.", price.name);
            for comparison in &case.comparisons {
                owners.push((format!("{start}{}.", comparison.key), say::and(&comparison.label, &price.label)));
            }
            owners.push((start, price.label.clone()));
        }
        // The inputs of a method belong to all its references.
        for comparison in &case.comparisons {
            owners.push((format!("{}.", comparison.method), comparison.label.clone()));
        }
        for good in &scenario.goods {
            owners.push((good.key.clone(), good.label.clone().unwrap_or_else(|| Text::same(&good.code.text))));
        }
        let claims = case.claims.iter().map(|claim| (&claim.name, &claim.statement));
        let audits = scenario.questions.audits.iter().map(|audit| (&audit.name, &audit.statement));
        for (name, statement) in claims.chain(audits) {
            owners.push((format!("claim.{name}."), statement.clone()));
        }
        let prices = case.prices.iter().map(|price| (format!(".{}.", price.name), price.label.clone())).collect();
        let first_years = scenario.goods.iter().map(|good| (good.key.clone(), good.import.year())).collect();
        let over_years = |good: &&crate::scenario::goods::Good| !good.years.is_empty() || scenario.path.is_some();
        let several_years = scenario.goods.iter().filter(over_years).map(|good| good.key.clone()).collect();
        Self { owners, prices, first_years, several_years }
    }

    /// The year of a figure of a good, and the key that it has in common with those of other years.
    pub fn year(&self, node: &Node) -> Option<(String, i16)> {
        let (start, first) = self.first_years.iter().find(|(start, _)| node.key.starts_with(start.as_str()))?;
        let rest = node.key.strip_prefix(start.as_str())?;
        let (year, of_all) = match rest.split_once('.') {
            Some((year, of_all)) if year.len() == 4 && year.parse::<i16>().is_ok() => (year.parse().ok()?, of_all),
            _ => (*first, rest),
        };
        Some((format!("{start}{of_all}"), year))
    }

    /// The label of a figure with the words for its good, whatever its year.
    pub fn of_all_years(&self, node: &Node) -> Text {
        let owner = self.owners.iter().find(|(start, _)| node.key.starts_with(start.as_str()));
        owner.map_or_else(|| node.label.clone(), |(_, owner)| say::figure_of(&node.label, owner))
    }

    /// The label of a figure with its owner.
    pub fn title(&self, node: &Node) -> Text {
        match self.owner(node) {
            Some(owner) => say::figure_of(&node.label, owner),
            None => node.label.clone(),
        }
    }

    /// The owner of a figure, where that alone tells it from others of its kind; else its label with its owner.
    pub fn owner_of(&self, trace: &Trace, id: NodeId) -> Text {
        let node = trace.node(id);
        self.owner(node).filter(|_| node.unit.denominator().is_some()).unwrap_or_else(|| self.title(node))
    }

    /// The method, price, good, precursor or claim that a figure belongs to.
    fn owner(&self, node: &Node) -> Option<Text> {
        let (start, owner) = self.owners.iter().find(|(start, _)| node.key.starts_with(start.as_str()))?;
        // The point before the name of a price or a precursor may be the last of the beginning.
        let rest = node.key.get(start.len() - 1..).unwrap_or_default();
        // Goods are computed for several years under one label.
        let year = rest.split('.').nth(1).filter(|part| start.starts_with("goods.") && part.parse::<i16>().is_ok());
        // What is counted over all years belongs to none.
        let of_one_year = self.several_years.contains(start) && !rest.starts_with(".all_years.");
        let first = || self.year(node).filter(|_| of_one_year).map(|(_, year)| year.to_string());
        let owner = &year.map(str::to_owned).or_else(first).map_or_else(|| owner.clone(), |year| say::and(owner, year));
        if let Some((_, precursor)) = rest.split_once(".precursors.") {
            let name = precursor.split('.').next().unwrap_or_default();
            return Some(say::and(owner, name));
        }
        Some(match self.prices.iter().find(|(part, _)| rest.starts_with(part.as_str())) {
            Some((_, price)) => say::and(owner, price),
            None => owner.clone(),
        })
    }

    /// The same of a figure of a trace.
    pub fn figure(&self, trace: &Trace, id: NodeId) -> Text {
        self.title(trace.node(id))
    }

    /// What inputs that move together are called.
    pub fn lever(&self, trace: &Trace, lever: &Lever) -> Text {
        let titles: Vec<Text> = lever.inputs.iter().map(|id| self.figure(trace, *id)).collect();
        match titles.as_slice() {
            [only] => only.clone(),
            several => {
                // One label with its owners, where they share it.
                let nodes = || lever.inputs.iter().map(|id| trace.node(*id));
                let owners: Vec<Text> = nodes().filter_map(|node| self.owner(node)).collect();
                match nodes().next() {
                    Some(first) if owners.len() == several.len() && nodes().all(|node| node.label == first.label) => {
                        let owners = owners.into_iter().reduce(say::and).unwrap_or_default();
                        say::figure_of(&first.label, say::together(owners))
                    }
                    _ => say::together(Text::list(several)),
                }
            }
        }
    }
}
