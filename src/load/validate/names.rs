//! Names that stand for one thing only.

use super::*;
use crate::load::literals::Name;
use std::collections::BTreeMap;

/// Keys of other subjects begin with these words.
const RESERVED: &[&str] = &[
    "inputs",
    "ranking",
    "claim",
    "check",
    "product",
    "export",
    "output",
    "definition",
    "price",
    "sector",
    "conversion",
];

impl Validator<'_> {
    /// A name that stands for two things would make two figures share a key.
    pub(super) fn check_duplicates(&mut self, raw: &RawScenario) {
        self.once(raw.method.iter().map(|m| &m.name));
        self.once(raw.price.iter().map(|p| &p.name));
        self.once(raw.sector.iter().map(|s| &s.name));
        self.once(raw.claim.iter().map(|c| &c.name));
        self.once(raw.check.iter().map(|c| &c.name));
        if let Some(product) = &raw.product {
            // The figures of both are called `product.NAME`.
            self.once(product.process.iter().map(|p| &p.name).chain(product.change.iter().map(|c| &c.name)));
        }
        let code = |code: &At<String>| (code.value.clone(), code.span.clone());
        self.distinct(raw.region.iter().map(|region| code(&region.code)), &say::choose_another_name());
        self.distinct(raw.references.iter().map(code), &say::remove_one_of_the_two());
        if let Some(ranking) = &raw.ranking {
            self.distinct(ranking.regions.iter().map(code), &say::remove_one_of_the_two());
        }
        for (index, method) in raw.method.iter().enumerate() {
            if RESERVED.contains(&method.name.value.0.as_str()) {
                self.note(
                    Diagnostic::error("reserved-name", say::reserved_name(&method.name.value.0))
                        .at(method.name.span.clone())
                        .help(say::write_like(format!("\"method-{}\"", index + 1))),
                );
            }
        }
    }

    fn once<'n>(&mut self, names: impl Iterator<Item = &'n At<Name>>) {
        self.distinct(names.map(|name| (name.value.0.clone(), name.span.clone())), &say::choose_another_name());
    }

    pub(super) fn distinct(&mut self, names: impl Iterator<Item = (String, Range<usize>)>, help: &Text) {
        let mut first_use: BTreeMap<String, Range<usize>> = BTreeMap::new();
        for (name, span) in names {
            match first_use.get(&name) {
                Some(first) => self.note(
                    Diagnostic::error("duplicate-name", say::duplicate_name(&name))
                        .at(span)
                        .other(first.clone(), say::first_here())
                        .help(help.clone()),
                ),
                None => {
                    first_use.insert(name, span);
                }
            }
        }
    }
}
