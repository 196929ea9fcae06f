//! For tests: a disk that fails at its n-th call, or loses all power.

use crate::batch::disk::Call;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// That call fails; those after it do not.
    Once(io::ErrorKind),
    /// That call and all after it fail, as for a program that is gone.
    Dead,
    /// The file that is read grows, so many times.
    Grows(usize),
}

/// How much of each file (by its number on its disk) is surely on the disk.
static SYNCED: Mutex<BTreeMap<u64, u64>> = Mutex::new(BTreeMap::new());

/// Takes away what was written below `folder` and not brought to the disk: what a power cut does.
pub fn lose_power(folder: &Path) {
    let synced = SYNCED.lock().unwrap_or_else(PoisonError::into_inner);
    for (path, number, length) in files(folder) {
        let kept = synced.get(&number).copied().unwrap_or(0);
        if kept < length {
            File::options().write(true).open(path).and_then(|file| file.set_len(kept)).ok();
        }
    }
}

fn note_synced(path: &Path) {
    let mut synced = SYNCED.lock().unwrap_or_else(PoisonError::into_inner);
    let all = if path.is_dir() { files(path) } else { file(path).into_iter().collect() };
    synced.extend(all.into_iter().map(|(_, number, length)| (number, length)));
}

fn file(path: &Path) -> Option<(PathBuf, u64, u64)> {
    let data = fs::metadata(path).ok()?;
    Some((path.to_owned(), data.ino(), data.len()))
}

fn files(folder: &Path) -> Vec<(PathBuf, u64, u64)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { file(&path).into_iter().collect() }).collect()
}

/// What is to happen below a folder.
#[derive(Debug, Clone)]
struct Plan {
    below: PathBuf,
    only: Option<Call>,
    left: usize,
    how: How,
    met: bool,
}

static PLANS: Mutex<Vec<Plan>> = Mutex::new(Vec::new());

/// A plan in force; dropping it ends it.
#[derive(Debug)]
pub struct Fault(PathBuf);

impl Fault {
    /// Below `folder`, the call after `left` others (of the kind `only`, if given) fails.
    pub fn after(left: usize, only: Option<Call>, how: How, folder: &Path) -> Self {
        let below = folder.to_owned();
        plans(|all| all.push(Plan { below, only, left, how, met: false }));
        Self(folder.to_owned())
    }

    /// Did it come to that call?
    pub fn was_met(&self) -> bool {
        plans(|all| all.iter().any(|p| p.below == self.0 && p.met))
    }
}

impl Drop for Fault {
    fn drop(&mut self) {
        plans(|all| all.retain(|p| p.below != self.0));
    }
}

fn plans<T>(with: impl FnOnce(&mut Vec<Plan>) -> T) -> T {
    with(&mut PLANS.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Lets a call pass, unless a plan wants it to fail.
pub fn pass(call: Call, path: &Path) -> io::Result<()> {
    let passed = plan(call, path);
    if call == Call::Sync && passed.is_ok() {
        note_synced(path);
    }
    passed
}

fn plan(call: Call, path: &Path) -> io::Result<()> {
    plans(|all| {
        let theirs = |p: &&mut Plan| path.starts_with(&p.below) && p.only.is_none_or(|only| only == call);
        let Some(plan) = all.iter_mut().find(theirs) else { return Ok(()) };
        match plan.left.checked_sub(1) {
            Some(left) => {
                plan.left = left;
                Ok(())
            }
            None => {
                let first = !std::mem::replace(&mut plan.met, true);
                match &mut plan.how {
                    How::Once(kind) if first => Err((*kind).into()),
                    How::Dead => Err(io::Error::other("the program is gone")),
                    How::Grows(times @ 1..) => {
                        *times -= 1;
                        File::options().append(true).open(path)?.write_all(b".")
                    }
                    How::Once(_) | How::Grows(_) => Ok(()),
                }
            }
        }
    })
}
