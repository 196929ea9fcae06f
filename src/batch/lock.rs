//! One run at a time on an output: a lock that the system releases when its holder ends, however it ends.

use crate::error::{Error, Result};
use std::{
    fs::{self, File, TryLockError},
    io::Write,
    path::Path,
};

/// A held lock.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, not read: closing the file releases the lock")] File);

impl Lock {
    /// Takes the lock at `path`, and writes there who holds it.
    pub fn take(path: &Path) -> Result<Self> {
        let cannot = |source| Error::Create { path: path.to_owned(), source };
        let mut file =
            File::options().create(true).truncate(false).write(true).read(true).open(path).map_err(cannot)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(path).unwrap_or_default().trim().to_owned();
                return Err(Error::Locked { path: path.to_owned(), holder });
            }
            Err(TryLockError::Error(e)) => return Err(cannot(e)),
        }
        let holder = format!("pid {} on {}, since {}\n", std::process::id(), host(), jiff::Timestamp::now());
        file.set_len(0).and_then(|()| file.write_all(holder.as_bytes())).map_err(cannot)?;
        Ok(Self(file))
    }
}

fn host() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    if name.trim().is_empty() { "this host".into() } else { name.trim().to_owned() }
}
