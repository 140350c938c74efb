//! Eight bytes at a time as one number.

/// A one in every byte.
pub const EACH_BYTE: u64 = 0x0101_0101_0101_0101;

/// The highest bit of every byte that is zero.
#[inline]
pub const fn zero_bytes(eight: u64) -> u64 {
    const LOW: u64 = EACH_BYTE * 0x7f;
    !(((eight & LOW) + LOW) | eight | LOW)
}
