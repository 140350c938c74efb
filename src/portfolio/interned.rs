//! What was found for the bytes of some cells, so that it is found once: a spelling becomes a small number.

use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Values of `T` by spelling. Nothing is ever listed in the order of a hash.
#[derive(Debug)]
pub struct Interned<T> {
    ids: HashMap<Box<[u8]>, u32, FixedState>,
    values: Vec<T>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { ids: HashMap::default(), values: Vec::new() }
    }
}

impl<T> Interned<T> {
    /// The number of a spelling, which is read where it is new.
    pub fn id(&mut self, spelling: &[u8], read: impl FnOnce() -> T) -> u32 {
        if let Some(id) = self.ids.get(spelling) {
            return *id;
        }
        let id = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(read());
        self.ids.insert(spelling.into(), id);
        id
    }

    pub fn value(&self, id: u32) -> &T {
        &self.values[id as usize]
    }

    pub fn value_mut(&mut self, id: u32) -> &mut T {
        &mut self.values[id as usize]
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn clear(&mut self) {
        self.ids.clear();
        self.values.clear();
    }

    /// The spellings and their values, in the order in which they were met.
    pub fn into_values(self) -> Vec<(Box<[u8]>, T)> {
        let mut spellings: Vec<(Box<[u8]>, u32)> = self.ids.into_iter().collect();
        spellings.sort_unstable_by_key(|(_, id)| *id);
        spellings.into_iter().map(|(spelling, _)| spelling).zip(self.values).collect()
    }
}
