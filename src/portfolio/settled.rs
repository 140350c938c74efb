//! The importers' names of which nothing more is to be known: a set that every line of the first pass asks, so that
//! a name is found in one place of memory.

use super::bytes::fetch;
use super::memo::mixed;
use wide::u8x16;

/// Short names as keys. A name whose bucket is full is kept in the one beside it. If that is full as well it is not
/// kept: what is asked of it is found out again.
#[derive(Debug)]
pub struct Settled {
    /// A power of two of them.
    buckets: Vec<Bucket>,
    names: usize,
}

/// Names with every bit turned, which no text has as zeros; zeros where there is no name.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket([u128; 4]);

impl Default for Settled {
    fn default() -> Self {
        Self { buckets: vec![Bucket::default(); 16], names: 0 }
    }
}

impl Settled {
    /// The bucket of a name.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "some bits of a hash")]
    pub fn bucket(&self, name: u128) -> usize {
        mixed(name) as usize & (self.buckets.len() - 1)
    }

    /// A bucket is asked soon.
    #[inline]
    pub fn fetch(&self, bucket: usize) {
        fetch(self.buckets.get(bucket));
    }

    /// Whether a name is kept. A set that grew since then has fewer names in the bucket.
    #[inline]
    pub fn has(&self, name: u128, bucket: usize) -> bool {
        self.is_in(name, bucket) || self.is_in(name, beside(bucket))
    }

    #[inline]
    fn is_in(&self, name: u128, bucket: usize) -> bool {
        let name = u8x16::new((!name).to_le_bytes());
        let alike = |kept: u128| u8x16::new(kept.to_le_bytes()).cmp_eq(name).move_mask();
        // Which of the four it is cannot be foreseen: a branch for each would be guessed wrong every second time.
        let [a, b, c, d] = self.buckets[bucket].0.map(alike);
        a.max(b).max(c.max(d)) == 0xffff
    }

    /// Keeps a name, which is not kept yet.
    pub fn keep(&mut self, name: u128) {
        self.names += 1;
        // Two in a bucket on average, at most: hardly a name finds no room.
        if self.names > self.buckets.len() * 2 {
            let wider = vec![Bucket::default(); self.buckets.len() * 2];
            for Bucket(names) in std::mem::replace(&mut self.buckets, wider) {
                names.into_iter().filter(|name| *name != 0).for_each(|name| self.put(!name));
            }
        }
        self.put(name);
    }

    fn put(&mut self, name: u128) {
        let bucket = self.bucket(name);
        for bucket in [bucket, beside(bucket)] {
            if let Some(free) = self.buckets[bucket].0.iter_mut().find(|name| **name == 0) {
                *free = !name;
                return;
            }
        }
    }
}

/// The other bucket of a pair.
#[inline]
fn beside(bucket: usize) -> usize {
    bucket ^ 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_every_name_that_is_kept_is_found_and_no_other() {
        let mut settled = Settled::default();
        let name = |number: u128| number * 3;
        (0..20_000).for_each(|number| settled.keep(name(number)));
        let has = |name: u128| settled.has(name, settled.bucket(name));
        let found = (0..20_000).filter(|number| has(name(*number))).count();
        assert!(found > 19_700, "{found}");
        assert!(!(0..20_000).any(|number| has(name(number) + 1)));
    }
}
