//! A place of its own for each of many short names that are known beforehand, found without looking at any other
//! (hash and displace: F. C. Botelho, D. Belazzougui, M. Dietzfelbinger, Compress, hash, and displace, 2009).

use super::memo::mixed;

/// The places of names. Another name has some place as well: the name that is kept there is to be compared.
#[derive(Debug)]
pub struct Places {
    /// By bucket, of which there is a power of two: what leads the names of the bucket to places of their own.
    seeds: Vec<u16>,
    /// How many places there are, some of them free.
    pub count: usize,
}

/// So many names a bucket has on average, at most.
const LOAD: usize = 3;

impl Places {
    /// Finds the places of distinct names, in their order; none for the few that cannot have one.
    pub fn of(names: &[u128]) -> (Self, Vec<Option<usize>>) {
        let buckets = names.len().div_ceil(LOAD).next_power_of_two();
        let mut places = Self { seeds: vec![0; buckets], count: names.len() + names.len() / 4 + 1 };
        let mut by_bucket: Vec<(usize, usize)> = Vec::with_capacity(names.len());
        by_bucket.extend(names.iter().enumerate().map(|(at, name)| (bucket(mixed(*name), buckets), at)));
        by_bucket.sort_unstable();
        let mut groups: Vec<&[(usize, usize)]> = by_bucket.chunk_by(|a, b| a.0 == b.0).collect();
        // The fullest ones first, while most places are free.
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        let (mut taken, mut found) = (vec![false; places.count], vec![None; names.len()]);
        let mut own = Vec::new();
        for group in groups {
            let seed = (0..=u16::MAX).find(|seed| {
                own.clear();
                group.iter().all(|(_, at)| {
                    let place = place(mixed(names[*at]), *seed, places.count);
                    let free = !taken[place] && !own.contains(&place);
                    own.push(place);
                    free
                })
            });
            let Some(seed) = seed else { continue };
            places.seeds[group[0].0] = seed;
            for ((_, at), place) in group.iter().zip(&own) {
                (taken[*place], found[*at]) = (true, Some(*place));
            }
        }
        (places, found)
    }

    /// The place of a name.
    #[inline]
    pub fn place(&self, name: u128) -> usize {
        let hash = mixed(name);
        place(hash, self.seeds[bucket(hash, self.seeds.len())], self.count)
    }
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "some bits of a hash")]
fn bucket(hash: u64, buckets: usize) -> usize {
    hash as usize & (buckets - 1)
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "less than the count")]
fn place(hash: u64, seed: u16, count: usize) -> usize {
    let scattered = hash.wrapping_mul(2 * u64::from(seed) + 1);
    ((u128::from(scattered) * count as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_place_of_its_own() {
        for count in [0, 1, 2, 50, 20_000] {
            let names: Vec<u128> =
                (0..count).map(|at| u128::from_le_bytes(*b"importer 0000000") + (at << 64)).collect();
            let (places, found) = Places::of(&names);
            let mut taken = vec![false; places.count];
            for (name, place) in names.iter().zip(found) {
                assert_eq!(Some(places.place(*name)), place);
                assert!(!std::mem::replace(&mut taken[places.place(*name)], true));
            }
            assert!(places.place(7) < places.count);
        }
    }
}
