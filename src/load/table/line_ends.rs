//! Line ends of Windows and of old Macs as the line feed alone.

use std::io::Read;

/// Bytes in which every `\r\n` and every `\r` is a `\n`, so that no line disappears in another one, however it ends.
pub struct LineEnds<R> {
    source: R,
    /// The last byte was `\r`.
    after_return: bool,
}

impl<R: Read> LineEnds<R> {
    pub fn new(source: R) -> Self {
        Self { source, after_return: false }
    }
}

impl<R: Read> Read for LineEnds<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        loop {
            let read = self.source.read(out)?;
            if read == 0 {
                return Ok(0);
            }
            let bytes = &mut out[..read];
            if !self.after_return && memchr::memchr(b'\r', bytes).is_none() {
                return Ok(read);
            }
            let mut kept = 0;
            for at in 0..read {
                let byte = bytes[at];
                if !(byte == b'\n' && self.after_return) {
                    bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
                self.after_return = byte == b'\r';
            }
            // A lone `\n` behind a `\r` leaves nothing, which would look like the end.
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_one() {
        for (text, expected) in [("a\r\nb\rc\n\n\r\rd", "a\nb\nc\n\n\n\nd"), ("\r\n\r\n", "\n\n"), ("plain", "plain")] {
            for size in 1..4 {
                let mut read = Vec::new();
                let mut source = LineEnds::new(text.as_bytes());
                let mut some = vec![0; size];
                loop {
                    let count = source.read(&mut some).unwrap();
                    if count == 0 {
                        break;
                    }
                    read.extend_from_slice(&some[..count]);
                }
                assert_eq!(String::from_utf8(read).unwrap(), expected);
            }
        }
    }
}
