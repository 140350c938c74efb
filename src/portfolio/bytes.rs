//! Bytes in memory: eight at a time as one number, and the places that are needed soon.

/// A one in every byte.
pub const EACH_BYTE: u64 = 0x0101_0101_0101_0101;

/// The highest bit of every byte that is zero.
#[inline]
pub const fn zero_bytes(eight: u64) -> u64 {
    const LOW: u64 = EACH_BYTE * 0x7f;
    !(((eight & LOW) + LOW) | eight | LOW)
}

/// Says that a place of memory is needed soon: where the processor can be told, it is fetched meanwhile.
#[inline]
pub fn fetch<T>(place: Option<&T>) {
    #[cfg(target_arch = "x86_64")]
    if let Some(place) = place {
        safe_arch::prefetch_t0(place);
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = place;
}
