//! Blocks of several tables, worked on by several threads, their results written in the order of the blocks.

use super::Failure;
use super::writing::Written;
use crate::load::table::{Block, Blocks, TableFile};
use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What the outside wants to know while a pass runs, and can ask of it.
pub trait Watch: Sync {
    /// Bytes that were read since the last call.
    fn advanced(&self, bytes: u64);
    /// The user wants it to end.
    fn stopped(&self) -> bool;
}

/// A block's place: its number among all, and its table.
#[derive(Clone, Copy, Debug)]
pub struct Ticket {
    pub number: u64,
    pub table: usize,
}

/// Where threads take blocks, and bring what is to be written of each.
pub struct Queue<'q> {
    tables: &'q [TableFile],
    watch: &'q dyn Watch,
    source: Mutex<Source>,
    turn: Mutex<Turn>,
    changed: Condvar,
}

#[derive(Default)]
struct Source {
    table: usize,
    blocks: Option<Blocks>,
    number: u64,
}

/// So many results may wait for those before them.
const MOST_WAITING: usize = 16;

#[derive(Default)]
struct Turn {
    /// The block that is written next.
    next: u64,
    /// What was brought before its turn.
    waiting: BTreeMap<u64, Written>,
    /// Written, to be filled again.
    spare: Vec<Written>,
    /// A thread is writing.
    writing: bool,
    /// A thread gave up: nobody waits.
    broken: bool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a lock guards stays consistent when a thread panics; the panic itself is passed on.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl std::fmt::Debug for Queue<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue").field("tables", &self.tables).finish_non_exhaustive()
    }
}

impl Queue<'_> {
    /// Fills a block with the next lines; nothing at the end.
    ///
    /// # Errors
    /// What is wrong with a table, or the wish to end.
    pub fn next(&self, block: &mut Block) -> Result<Option<Ticket>, Failure> {
        if self.watch.stopped() {
            return Err(Failure::Interrupted);
        }
        if locked(&self.turn).broken {
            return Ok(None);
        }
        let mut source = locked(&self.source);
        loop {
            let table = source.table;
            let Some(file) = self.tables.get(table) else { return Ok(None) };
            let failed = |diagnostic| Failure::Table { table, diagnostic };
            if source.blocks.is_none() {
                source.blocks = Some(Blocks::of(file).map_err(failed)?);
            }
            let number = source.number;
            let Some(blocks) = source.blocks.as_mut() else { return Ok(None) };
            if blocks.next(block).map_err(failed)? {
                source.number = number + 1;
                drop(source);
                self.watch.advanced(block.lines().len() as u64);
                return Ok(Some(Ticket { number, table }));
            }
            source.blocks = None;
            source.table += 1;
        }
    }

    /// Brings what is to be written of a block. It is written in its turn, by this thread or by another one that
    /// brings an earlier block; this one goes on with the room it is given.
    ///
    /// # Errors
    /// What the writing gives; an interruption where another thread gave up.
    pub fn bring(
        &self,
        ticket: Ticket,
        written: Written,
        mut write: impl FnMut(&Written) -> Result<(), Failure>,
    ) -> Result<Written, Failure> {
        let mut turn = locked(&self.turn);
        while turn.waiting.len() >= MOST_WAITING && turn.next != ticket.number && !turn.broken {
            turn = self.changed.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        turn.waiting.insert(ticket.number, written);
        while !turn.writing && !turn.broken {
            let number = turn.next;
            let Some(mut written) = turn.waiting.remove(&number) else { break };
            turn.writing = true;
            drop(turn);
            let done = write(&written);
            written.clear();
            turn = locked(&self.turn);
            turn.writing = false;
            turn.next += 1;
            turn.spare.push(written);
            turn.broken |= done.is_err();
            self.changed.notify_all();
            done?;
        }
        if turn.broken { Err(Failure::Interrupted) } else { Ok(turn.spare.pop().unwrap_or_default()) }
    }

    fn give_up(&self) {
        locked(&self.turn).broken = true;
        self.changed.notify_all();
    }
}

/// Gives up for a thread that panics, so that no other waits for it.
struct Leaving<'q>(&'q Queue<'q>);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.give_up();
        }
    }
}

/// Runs `work` in several threads on the blocks of all tables.
///
/// # Errors
/// Of several failures, the one that is not merely the end of the others.
pub fn pass<R: Send>(
    tables: &[TableFile],
    threads: usize,
    watch: &dyn Watch,
    work: impl Fn(&Queue<'_>) -> Result<R, Failure> + Sync,
) -> Result<Vec<R>, Failure> {
    let queue = Queue { tables, watch, source: Mutex::default(), turn: Mutex::default(), changed: Condvar::new() };
    let results: Vec<Result<R, Failure>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads.max(1))
            .map(|_| {
                scope.spawn(|| {
                    let _leaving = Leaving(&queue);
                    let result = work(&queue);
                    if result.is_err() {
                        queue.give_up();
                    }
                    result
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut done = Vec::new();
    let mut failures = Vec::new();
    for result in results {
        match result {
            Ok(found) => done.push(found),
            Err(failure) => failures.push(failure),
        }
    }
    // The earliest place speaks, whichever thread came upon it.
    match failures.into_iter().min_by_key(Failure::place) {
        Some(failure) => Err(failure),
        None => Ok(done),
    }
}
