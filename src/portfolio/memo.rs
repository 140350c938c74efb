//! What was found for the bytes of some cells, so that it is found once. Nearly all keys are short and are kept
//! as one number in a table of our own, since every line of a list looks up three; nothing here is ever listed
//! in the order of a hash.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher as _;

/// Entries of `V` by bytes.
#[derive(Debug)]
pub struct Memo<V> {
    /// Open addressing: one more than the position of an entry, or zero. At most a third is taken, so that nearly
    /// every key is found at the first look.
    slots: Vec<u32>,
    /// The short keys of entries; of an entry with a long key, nothing that is looked for.
    keys: Vec<u128>,
    /// Positions in `long_keys`, which name positions of entries.
    long: HashTable<u32>,
    long_keys: Vec<(Box<[u8]>, u32)>,
    hasher: FixedState,
    entries: Vec<V>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self {
            slots: vec![0; 64],
            keys: Vec::new(),
            long: HashTable::new(),
            long_keys: Vec::new(),
            hasher: FixedState::default(),
            entries: Vec::new(),
        }
    }
}

/// A key: at most 16 bytes as one number, zeros behind them, or more bytes.
#[derive(Clone, Copy, Debug)]
pub enum Key<'k> {
    Short(u128),
    Long(&'k [u8]),
}

/// The most bytes of a short key.
pub const SHORT: usize = 16;

impl<'k> Key<'k> {
    /// The key of some bytes, none of which is zero.
    pub fn of(bytes: &'k [u8]) -> Self {
        if bytes.len() > SHORT {
            return Key::Long(bytes);
        }
        let mut padded = [0; SHORT];
        padded[..bytes.len()].copy_from_slice(bytes);
        Key::Short(u128::from_le_bytes(padded))
    }
}

/// Where a short key is looked for first, in a table of a power of two.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the halves of a number, and the high bits of their product")]
fn slot_of(key: u128, slots: usize) -> usize {
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    let mixed = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ (mixed >> 32)) as usize) & (slots - 1)
}

impl<V> Memo<V> {
    /// The position of an entry, if there is one.
    #[inline]
    pub fn find(&self, key: Key<'_>) -> Option<usize> {
        match key {
            Key::Short(key) => {
                let mut at = slot_of(key, self.slots.len());
                loop {
                    let position = (self.slots[at] as usize).checked_sub(1)?;
                    if self.keys[position] == key {
                        return Some(position);
                    }
                    at = (at + 1) & (self.slots.len() - 1);
                }
            }
            Key::Long(key) => self.find_long(key),
        }
    }

    #[cold]
    fn find_long(&self, key: &[u8]) -> Option<usize> {
        let hash = self.hasher.hash_one(key);
        let found = self.long.find(hash, |at| &*self.long_keys[*at as usize].0 == key)?;
        Some(self.long_keys[*found as usize].1 as usize)
    }

    /// The position of an entry, made where there is none.
    #[inline]
    pub fn position(&mut self, key: Key<'_>, make: impl FnOnce() -> V) -> usize {
        match self.find(key) {
            Some(position) => position,
            None => self.insert(key, make()),
        }
    }

    fn insert(&mut self, key: Key<'_>, value: V) -> usize {
        let position = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(value);
        match key {
            Key::Short(key) => {
                self.keys.push(key);
                if self.keys.len() * 3 > self.slots.len() {
                    let wider = vec![0; self.slots.len() * 2];
                    for position in std::mem::replace(&mut self.slots, wider).into_iter().filter(|slot| *slot > 0) {
                        self.put(position);
                    }
                }
                self.put(position + 1);
            }
            Key::Long(key) => {
                self.keys.push(0);
                let at = u32::try_from(self.long_keys.len()).unwrap_or(u32::MAX);
                self.long_keys.push((key.into(), position));
                let (keys, hasher) = (&self.long_keys, &self.hasher);
                self.long.insert_unique(hasher.hash_one(key), at, |at| hasher.hash_one(&*keys[*at as usize].0));
            }
        }
        position as usize
    }

    /// Puts one more than a position into its slot.
    fn put(&mut self, slot: u32) {
        let mut at = slot_of(self.keys[slot as usize - 1], self.slots.len());
        while self.slots[at] > 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
    }

    #[inline]
    pub fn entry(&self, position: usize) -> &V {
        &self.entries[position]
    }

    pub fn entry_mut(&mut self, position: usize) -> &mut V {
        &mut self.entries[position]
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Forgets everything; the entries are handed over.
    pub fn take(&mut self) -> Vec<V> {
        let entries = std::mem::take(&mut self.entries);
        *self = Self::default();
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_found_again() {
        let mut memo: Memo<usize> = Memo::default();
        let keys: Vec<String> = (0..5_000).map(|at| format!("{}{at}", "long ".repeat(at % 5))).collect();
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(memo.find(Key::of(key.as_bytes())), None);
            assert_eq!(memo.position(Key::of(key.as_bytes()), || at), at);
        }
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(memo.position(Key::of(key.as_bytes()), || unreachable!()), at);
            assert_eq!(*memo.entry(at), at);
        }
        assert_eq!(memo.position(Key::of(b""), || 7), 5_000);
        assert_eq!(memo.take().len(), 5_001);
        assert_eq!(memo.find(Key::of(b"")), None);
    }
}
