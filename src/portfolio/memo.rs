//! What was found for the bytes of some cells, so that it is found once. Nearly all keys are short and are kept
//! as one number in a table of our own, since lines that are not common look up three; nothing here is ever listed
//! in the order of a hash.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher as _;
use wide::{i16x8, u16x8};

/// Entries of `V` by bytes.
#[derive(Debug)]
pub struct Memo<V> {
    /// A power of two of them.
    buckets: Vec<Bucket>,
    /// The short keys of entries, [`LONG`] for any other.
    keys: Vec<u128>,
    /// Long keys, and the few short ones whose bucket was full: positions in `other_keys`, which name positions of
    /// entries.
    other: HashTable<u32>,
    other_keys: Vec<(Box<[u8]>, u32)>,
    hasher: FixedState,
    entries: Vec<V>,
}

/// Stands for a long key; text has no such bytes.
pub const LONG: u128 = u128::MAX;

/// The entries whose short keys have one hash. Those with the tag of a key are found by one comparison, without a
/// branch that cannot be foreseen.
#[derive(Clone, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    /// Zero where there is no entry.
    tags: [u16; ROOM],
    positions: [u32; ROOM],
}

/// The most entries of a bucket.
const ROOM: usize = 8;
/// So many entries a bucket has on average, at most.
const LOAD: usize = 3;

impl Bucket {
    /// The place of the first entry with a tag; any place where there is none.
    #[inline]
    fn first_with(&self, tag: u16) -> usize {
        let equal = u16x8::new(self.tags).cmp_eq(u16x8::splat(tag)).to_array();
        let found = i16x8::new(equal.map(u16::cast_signed)).move_mask();
        found.trailing_zeros() as usize % ROOM
    }
}

/// Where a short key is looked for: its bucket and its tag.
#[derive(Clone, Copy, Debug)]
struct Spot {
    bucket: u32,
    tag: u16,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self {
            buckets: vec![Bucket::default(); 16],
            keys: Vec::new(),
            other: HashTable::new(),
            other_keys: Vec::new(),
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

/// The hash of a short key.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the halves of numbers")]
pub fn mixed(key: u128) -> u64 {
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    let product = u128::from(folded) * 0x9e37_79b9_7f4a_7c15;
    (product as u64) ^ ((product >> 64) as u64)
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

impl<V> Memo<V> {
    /// Where a short key is looked for.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "parts of a number")]
    fn spot(&self, key: u128) -> Spot {
        let mixed = mixed(key);
        // A tag is not zero; buckets are far fewer than 2^32.
        Spot { bucket: mixed as u32 & (self.buckets.len() - 1) as u32, tag: (mixed >> 48) as u16 | 1 }
    }

    /// The position where a short key is if it is in its bucket: the key there is to be compared.
    #[inline]
    fn likely(&self, spot: Spot) -> usize {
        let bucket = &self.buckets[spot.bucket as usize];
        bucket.positions[bucket.first_with(spot.tag)] as usize
    }

    /// Whether the entry at a position has a short key.
    #[inline]
    fn is_at(&self, key: u128, position: usize) -> bool {
        self.keys.get(position) == Some(&key)
    }

    /// The position of an entry, if there is one.
    #[inline]
    pub fn find(&self, key: Key<'_>) -> Option<usize> {
        if let Key::Short(short) = key {
            let position = self.likely(self.spot(short));
            if self.is_at(short, position) {
                return Some(position);
            }
        }
        self.find_otherwise(key)
    }

    #[cold]
    fn find_otherwise(&self, key: Key<'_>) -> Option<usize> {
        let bytes = match key {
            Key::Short(short) => {
                let spot = self.spot(short);
                let Bucket { tags, positions } = &self.buckets[spot.bucket as usize];
                let mut same_tag = tags.iter().zip(positions).filter(|(tag, _)| **tag == spot.tag);
                if let Some((_, found)) = same_tag.find(|(_, at)| self.keys[**at as usize] == short) {
                    return Some(*found as usize);
                }
                &short.to_le_bytes()[..]
            }
            Key::Long(bytes) => bytes,
        };
        let found = self.other.find(self.hasher.hash_one(bytes), |at| &*self.other_keys[*at as usize].0 == bytes)?;
        Some(self.other_keys[*found as usize].1 as usize)
    }

    /// The position of an entry, made where there is none.
    #[inline]
    pub fn position(&mut self, key: Key<'_>, make: impl FnOnce() -> V) -> usize {
        match self.find(key) {
            Some(position) => position,
            None => self.insert(key, make()),
        }
    }

    #[cold]
    fn insert(&mut self, key: Key<'_>, value: V) -> usize {
        let position = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(value);
        match key {
            Key::Short(key) => {
                self.keys.push(key);
                if self.keys.len() > self.buckets.len() * LOAD {
                    self.widen(position);
                }
                self.put(position);
            }
            Key::Long(key) => {
                self.keys.push(LONG);
                self.put_other(key, position);
            }
        }
        position as usize
    }

    /// Twice as many buckets for the first entries.
    fn widen(&mut self, entries: u32) {
        let buckets = self.buckets.len() * 2;
        self.buckets = vec![Bucket::default(); buckets];
        for position in 0..entries {
            let key = self.keys[position as usize];
            // What has once found no room in its bucket stays where it is.
            if key != LONG && !self.is_among_others(key) {
                self.put(position);
            }
        }
    }

    fn is_among_others(&self, key: u128) -> bool {
        let bytes = &key.to_le_bytes()[..];
        self.other.find(self.hasher.hash_one(bytes), |at| &*self.other_keys[*at as usize].0 == bytes).is_some()
    }

    /// Puts a short key's position into its bucket.
    fn put(&mut self, position: u32) {
        let key = self.keys[position as usize];
        let Spot { bucket, tag } = self.spot(key);
        let Bucket { tags, positions } = &mut self.buckets[bucket as usize];
        match tags.iter().position(|tag| *tag == 0) {
            Some(at) => (tags[at], positions[at]) = (tag, position),
            None => self.put_other(&key.to_le_bytes(), position),
        }
    }

    fn put_other(&mut self, key: &[u8], position: u32) {
        let at = u32::try_from(self.other_keys.len()).unwrap_or(u32::MAX);
        self.other_keys.push((key.into(), position));
        let (keys, hasher) = (&self.other_keys, &self.hasher);
        self.other.insert_unique(hasher.hash_one(key), at, |at| hasher.hash_one(&*keys[*at as usize].0));
    }

    /// The entries in the order in which they were made, with their short keys.
    pub fn all(&self) -> impl Iterator<Item = (&V, u128)> {
        self.entries.iter().zip(self.keys.iter().copied())
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

    /// Keys of one bucket and one tag, more than it has room for.
    #[test]
    fn a_full_bucket_loses_nothing() {
        let mut memo: Memo<usize> = Memo::default();
        let alike: Vec<u128> = (0..30_u64).map(|at| u128::from(at.rotate_left(29)) | u128::from(at) << 64).collect();
        for (at, key) in alike.iter().enumerate() {
            assert_eq!(memo.find(Key::Short(*key)), None);
            assert_eq!(memo.position(Key::Short(*key), || at), at);
        }
        for at in 0..2_000_usize {
            memo.position(Key::of(format!("key {at}").as_bytes()), || at + 30);
        }
        assert!((0..30).all(|at| memo.find(Key::Short(alike[at])) == Some(at)));
        assert_eq!(*memo.entry(memo.find(Key::of(b"key 1999")).unwrap()), 2_029);
    }
}
