//! The same declaration twice: lines that are alike in id, item, importer, code, origin, mass and day. Lists that were
//! put together from several exports have them, and one double line can carry a year over 50 t. They are told, not
//! removed: part shipments can be alike.

use super::importers::fold;
use super::layout::Layout;
use super::totals::{Number, Place};
use crate::load::table::Record;
use crate::quantity::Small;
use foldhash::fast::FixedState;
use hashbrown::HashSet;
use std::collections::BTreeMap;
use std::hash::BuildHasher as _;

/// Finds lines that are alike.
#[derive(Debug, Default)]
pub struct Doubles {
    key: Vec<u8>,
    hasher: FixedState,
}

impl Doubles {
    /// What a line is told by; nothing where it has no id.
    pub fn key(&mut self, record: &Record<'_>, layout: &Layout) -> Option<&[u8]> {
        let id = record.cell(layout.id?);
        if id.is_empty() {
            return None;
        }
        self.key.clear();
        fold(id, &mut self.key);
        for at in [layout.item, layout.importer, Some(layout.code), Some(layout.origin)] {
            self.key.push(0);
            if let Some(at) = at {
                fold(record.cell(at), &mut self.key);
            }
        }
        // Points and hyphens mean something in numbers and days.
        for at in [layout.mass, layout.date] {
            self.key.push(0);
            self.key.extend_from_slice(record.cell(at));
        }
        Some(&self.key)
    }

    /// A number that lines which are alike have in common, and hardly any others.
    pub fn hash(&mut self, record: &Record<'_>, layout: &Layout) -> Option<u64> {
        let hasher = self.hasher.clone();
        self.key(record, layout).map(|key| hasher.hash_one(key))
    }
}

/// The numbers that occur more than once.
pub fn repeated(mut hashes: Vec<u64>) -> HashSet<u64, FixedState> {
    hashes.sort_unstable();
    hashes.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
}

/// A line that may be there twice.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub place: Place,
    /// The position of its importer's year, where it has one.
    pub year: Option<usize>,
    /// Tonnes, if the mass counts.
    pub mass: Option<Small>,
    pub cost: Option<Number>,
}

/// Lines that are alike, in the order of the lists.
#[derive(Clone, Debug, Default)]
pub struct Alike(pub BTreeMap<Vec<u8>, Vec<Candidate>>);

impl Alike {
    /// Adds what another thread found.
    pub fn add_all(&mut self, other: Self) {
        for (key, more) in other.0 {
            let own = self.0.entry(key).or_default();
            own.extend(more);
            own.sort_unstable_by_key(|line| line.place);
        }
    }

    /// Each line that is another one again, with that other one; by place.
    pub fn pairs(&self) -> Vec<(Place, Candidate)> {
        let mut all: Vec<(Place, Candidate)> = Vec::new();
        for lines in self.0.values() {
            if let Some((first, others)) = lines.split_first() {
                all.extend(others.iter().map(|other| (first.place, *other)));
            }
        }
        all.sort_unstable_by_key(|(_, line)| line.place);
        all
    }
}
