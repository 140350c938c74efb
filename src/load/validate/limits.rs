//! How much a scenario may ask for. A page or two of text never comes near; a file that a program
//! wrote must be refused before it is computed.

use super::*;

/// The most of one kind of thing.
const MOST: usize = 500;
/// The most figures of one kind: methods for each reference at each price.
const MOST_FIGURES: usize = 20_000;
/// What a group such as `provinces` adds to a ranking, generously.
const GROUP: usize = 50;

impl Validator<'_> {
    /// `None` if there is too much of something; nothing else is looked at then.
    pub(super) fn check_size(&mut self, raw: &RawScenario) -> Option<()> {
        let before = self.diagnostics.len();
        self.at_most("method", raw.method.get(MOST).map(|m| &m.span), raw.method.len());
        self.at_most("sector", raw.sector.get(MOST).map(|s| &s.span), raw.sector.len());
        self.at_most("price", raw.price.get(MOST).map(|p| &p.span), raw.price.len());
        self.at_most("references", raw.references.get(MOST).map(|r| &r.span), raw.references.len());
        self.at_most("region", raw.region.get(MOST).map(|r| &r.span), raw.region.len());
        self.at_most("claim", raw.claim.get(MOST).map(|c| &c.span), raw.claim.len());
        self.at_most("check", raw.check.get(MOST).map(|c| &c.span), raw.check.len());
        self.at_most("solve", raw.solve.get(MOST).map(|s| &s.span), raw.solve.len());
        self.at_most("goods", raw.goods.get(MOST).map(|g| &g.span), raw.goods.len());
        for check in &raw.check {
            self.at_most("check.part", check.part.get(MOST).map(|p| &p.span), check.part.len());
        }
        let prices = raw.price.len().max(1);
        let parts = raw.sector.len().max(1);
        self.at_most_figures(
            raw.method.first().map(|m| &m.span),
            raw.method.len() * raw.references.len() * prices * parts,
        );
        if let Some(ranking) = &raw.ranking {
            self.at_most("regions", ranking.regions.get(MOST).map(|r| &r.span), ranking.regions.len());
            self.at_most_figures(Some(&ranking.span), (ranking.regions.len() + 2 * GROUP) * prices);
        }
        if let Some(product) = &raw.product {
            self.at_most("process", product.process.get(MOST).map(|p| &p.span), product.process.len());
            self.at_most("change", product.change.get(MOST).map(|c| &c.span), product.change.len());
            let rows = product.process.len() + product.change.len();
            self.at_most_figures(Some(&product.span), rows * (raw.references.len() + 1) * prices);
        }
        (self.diagnostics.len() == before).then_some(())
    }

    fn at_most(&mut self, key: &str, beyond: Option<&Range<usize>>, count: usize) {
        if let Some(span) = beyond {
            self.note(
                Diagnostic::error("too-many", say::too_many(key, count, MOST))
                    .at(span.clone())
                    .help(say::several_files()),
            );
        }
    }

    fn at_most_figures(&mut self, place: Option<&Range<usize>>, count: usize) {
        if let (Some(span), true) = (place, count > MOST_FIGURES) {
            self.note(
                Diagnostic::error("too-many", say::too_many_figures(count, MOST_FIGURES))
                    .at(span.clone())
                    .help(say::several_files()),
            );
        }
    }
}
