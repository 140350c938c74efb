//! What was found for the bytes of some cells, so that it is found once. Most keys are short and are kept as
//! one number; nothing here is ever listed in the order of a hash.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher as _;

/// Entries of `V` by bytes.
#[derive(Debug)]
pub struct Memo<V> {
    hasher: FixedState,
    short: HashTable<(u128, u32)>,
    /// Positions of entries whose key is in `long_keys`.
    long: HashTable<u32>,
    long_keys: Vec<Box<[u8]>>,
    entries: Vec<V>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self {
            hasher: FixedState::default(),
            short: HashTable::new(),
            long: HashTable::new(),
            long_keys: Vec::new(),
            entries: Vec::new(),
        }
    }
}

/// A key: up to 14 bytes and two small numbers in one number, or bytes.
#[derive(Clone, Copy, Debug)]
pub enum Key<'k> {
    Short(u128),
    Long(&'k [u8]),
}

/// Keys hold at most 14 bytes of text in one number; the last two bytes hold a length and a small number.
pub const SHORT: usize = 14;

impl<'k> Key<'k> {
    /// The key of some bytes and a small number; [`super::records::Record::key`] makes the same one quicker.
    pub fn of(bytes: &[u8], small: u8, scratch: &'k mut Vec<u8>) -> Self {
        if is_short(bytes) {
            let mut window = [0; 16];
            window[..bytes.len()].copy_from_slice(bytes);
            return Self::short(u128::from_le_bytes(window), bytes.len(), small);
        }
        scratch.clear();
        scratch.extend_from_slice(bytes);
        scratch.push(small);
        Key::Long(scratch)
    }

    /// The bytes of a short key as a number, with their length and a small number above them.
    pub fn short(bytes: u128, length: usize, small: u8) -> Self {
        Key::Short(bytes | (length as u128) << 112 | u128::from(small) << 120)
    }
}

/// Whether bytes make a short key: few, and no blank around them, which is taken away first.
pub fn is_short(bytes: &[u8]) -> bool {
    matches!(bytes, [first, ..] if *first > b' ') && bytes.len() <= SHORT && bytes[bytes.len() - 1] > b' '
}

impl<V> Memo<V> {
    /// The position of an entry, made where there is none.
    pub fn position(&mut self, key: Key<'_>, make: impl FnOnce() -> V) -> usize {
        match key {
            Key::Short(key) => {
                let hash = self.hasher.hash_one(key);
                if let Some((_, at)) = self.short.find(hash, |(own, _)| *own == key) {
                    return *at as usize;
                }
                let at = self.push(make());
                let hasher = &self.hasher;
                self.short.insert_unique(hash, (key, at), |(own, _)| hasher.hash_one(own));
                at as usize
            }
            Key::Long(key) => {
                let hash = self.hasher.hash_one(key);
                let keys = &self.long_keys;
                let entry = |at: &u32| &*keys[*at as usize];
                if let Some(at) = self.long.find(hash, |at| entry(at) == key) {
                    return *at as usize;
                }
                let at = self.push(make());
                self.long_keys.resize_with(at as usize, Box::default);
                self.long_keys.push(key.into());
                let (keys, hasher) = (&self.long_keys, &self.hasher);
                self.long.insert_unique(hash, at, |at| hasher.hash_one(&*keys[*at as usize]));
                at as usize
            }
        }
    }

    /// The position of an entry, if there is one.
    pub fn find(&self, key: Key<'_>) -> Option<usize> {
        let found = match key {
            Key::Short(key) => self.short.find(self.hasher.hash_one(key), |(own, _)| *own == key).map(|(_, at)| *at),
            Key::Long(key) => {
                let hash = self.hasher.hash_one(key);
                self.long.find(hash, |at| &*self.long_keys[*at as usize] == key).copied()
            }
        };
        found.map(|at| at as usize)
    }

    fn push(&mut self, value: V) -> u32 {
        self.entries.push(value);
        u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
    }

    pub fn entry(&self, position: usize) -> &V {
        &self.entries[position]
    }

    pub fn entry_mut(&mut self, position: usize) -> &mut V {
        &mut self.entries[position]
    }

    /// The entries in the order they were made.
    pub fn entries(&self) -> &[V] {
        &self.entries
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Forgets everything; the entries are handed over.
    pub fn take(&mut self) -> Vec<V> {
        self.short.clear();
        self.long.clear();
        self.long_keys.clear();
        std::mem::take(&mut self.entries)
    }
}
