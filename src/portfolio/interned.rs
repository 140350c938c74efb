//! What was found for the bytes of some cells, so that it is found once: a spelling becomes a small number.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// Numbers by spelling. Nearly all spellings are short and are their own key, so that a look-up need not fetch them.
#[derive(Debug, Default)]
pub struct Spellings {
    short: HashMap<u128, u32, FixedState>,
    long: HashMap<Box<[u8]>, u32, FixedState>,
}

/// The bytes of a short spelling, and how many there are; the longest ones are looked up by their bytes.
fn short(spelling: &[u8]) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..15)?.get_mut(..spelling.len())?.copy_from_slice(spelling);
    bytes[15] = u8::try_from(spelling.len()).ok()?;
    Some(u128::from_le_bytes(bytes))
}

impl Spellings {
    pub fn get(&self, spelling: &[u8]) -> Option<u32> {
        match short(spelling) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(spelling).copied(),
        }
    }

    pub fn insert(&mut self, spelling: &[u8], number: u32) {
        match short(spelling) {
            Some(key) => self.short.insert(key, number),
            None => self.long.insert(spelling.into(), number),
        };
    }

    /// Puts another number in the place of each.
    pub fn renumber(&mut self, new: impl Fn(u32) -> u32) {
        self.short.values_mut().chain(self.long.values_mut()).for_each(|number| *number = new(*number));
    }

    fn clear(&mut self) {
        self.short.clear();
        self.long.clear();
    }

    /// All spellings, in the order of their numbers.
    fn into_order(self) -> Vec<Box<[u8]>> {
        let bytes = |key: u128| {
            let bytes = key.to_le_bytes();
            Box::from(&bytes[..usize::from(bytes[15])])
        };
        let short = self.short.into_iter().map(|(key, number)| (bytes(key), number));
        let mut all: Vec<(Box<[u8]>, u32)> = short.chain(self.long).collect();
        all.sort_unstable_by_key(|(_, number)| *number);
        all.into_iter().map(|(spelling, _)| spelling).collect()
    }
}

/// Values of `T` by spelling. Nothing is ever listed in the order of a hash.
#[derive(Debug)]
pub struct Interned<T> {
    spellings: Spellings,
    values: Vec<T>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { spellings: Spellings::default(), values: Vec::new() }
    }
}

impl<T> Interned<T> {
    /// The number of a spelling, which is read where it is new.
    pub fn id(&mut self, spelling: &[u8], read: impl FnOnce() -> T) -> u32 {
        if let Some(id) = self.spellings.get(spelling) {
            return id;
        }
        let id = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(read());
        self.spellings.insert(spelling, id);
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
        self.spellings.clear();
        self.values.clear();
    }

    /// The spellings and their values, in the order in which they were met.
    pub fn into_values(self) -> Vec<(Box<[u8]>, T)> {
        self.spellings.into_order().into_iter().zip(self.values).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_told_apart() {
        let all = ["", "a", "a\0", "fourteen bytes", "fifteen bytes!!", "sixteen bytes!!!", "a longer one than that"];
        let mut interned = Interned::default();
        for (number, spelling) in (0..).zip(all) {
            assert_eq!(interned.id(spelling.as_bytes(), || spelling), number);
        }
        assert_eq!(interned.id(b"a", || "new"), 1);
        let found: Vec<&str> = interned.into_values().into_iter().map(|(_, value)| value).collect();
        assert_eq!(found, all);
    }
}
