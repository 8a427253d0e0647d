//! The lines of a file as they stand in it, whichever line ends it uses.

use std::io::{self, Read};

use super::encoding::Bytes;

/// Reads line by line from a bounded buffer.
pub(super) struct Lines<R> {
    source: Bytes<R>,
    buffer: Vec<u8>,
    start: usize,
    number: u64,
}

/// A line with its line end.
#[derive(Default)]
pub(super) struct Line {
    pub(super) bytes: Vec<u8>,
    /// Where it is in the file, from 1.
    pub(super) number: u64,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source: Bytes::new(source), buffer: Vec::new(), start: 0, number: 0 }
    }

    /// Puts the next line into `line`; of one longer than `most` only the beginning. `false` at the end of the file.
    pub(super) fn next(&mut self, line: &mut Line, most: usize) -> io::Result<bool> {
        line.bytes.clear();
        self.number += 1;
        line.number = self.number;
        let mut any = false;
        loop {
            if self.rest().len() < 3 && !self.refill()? && self.rest().is_empty() {
                return Ok(any);
            }
            any = true;
            let (length, ended) = match self.rest().iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                Some(at) => match self.line_end(at)? {
                    Some(end) => (at + end, true),
                    None => continue,
                },
                None => (self.rest().len(), false),
            };
            let taken = self.rest().get(..length).unwrap_or_default();
            let room = most.saturating_sub(line.bytes.len()).min(taken.len());
            line.bytes.extend_from_slice(taken.get(..room).unwrap_or_default());
            self.start += length;
            if ended {
                return Ok(true);
            }
        }
    }

    /// How long the line end at `at` is; `None` when more had to be read to tell.
    ///
    /// `\r\r\n` is one line end: what a text-mode copy makes of `\r\n`.
    fn line_end(&mut self, at: usize) -> io::Result<Option<usize>> {
        let end = match self.rest().get(at..).unwrap_or_default() {
            [b'\n', ..] => Some(1),
            [b'\r', b'\n', ..] => Some(2),
            [b'\r', b'\r', b'\n', ..] => Some(3),
            [b'\r'] | [b'\r', b'\r'] => None,
            _ => Some(1),
        };
        match end {
            None if !self.refill()? => Ok(Some(1)),
            known => Ok(known),
        }
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    /// Gets more bytes behind the rest; `false` when there are none.
    fn refill(&mut self) -> io::Result<bool> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let had = self.buffer.len();
        while self.source.append_to(&mut self.buffer)? {
            if self.buffer.len() > had {
                return Ok(true);
            }
        }
        Ok(self.buffer.len() > had)
    }
}
