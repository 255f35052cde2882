//! What a process cost: CPU time and peak memory, as the kernel counts them.

use super::Outcome;
use std::process::{Command, Stdio};

/// What one run cost, its children included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// User and system time, in seconds.
    pub(crate) cpu: f64,
    /// The largest resident set, in MB of 10^6 bytes.
    pub(crate) peak: f64,
}

/// The least of several runs: what other processes add is no part of it.
pub(crate) fn least(runs: usize, mut command: impl FnMut() -> Outcome<Command>) -> Outcome<Cost> {
    let costs: Outcome<Vec<Cost>> = (0..runs).map(|_| once(&mut command()?)).collect();
    Ok(least_of(&costs?))
}

/// The least CPU time and the least peak.
pub(crate) fn least_of(costs: &[Cost]) -> Cost {
    let none = Cost { cpu: f64::INFINITY, peak: f64::INFINITY };
    costs.iter().fold(none, |least, cost| Cost { cpu: least.cpu.min(cost.cpu), peak: least.peak.min(cost.peak) })
}

/// Runs a command, which must succeed; what it prints is shown only where it fails.
pub(crate) fn once(command: &mut Command) -> Outcome<Cost> {
    let log = tempfile::NamedTempFile::new()?;
    let child =
        command.stdin(Stdio::null()).stdout(log.reopen()?).stderr(Stdio::from(log.as_file().try_clone()?)).spawn()?;
    let (status, usage) = wait(i32::try_from(child.id())?)?;
    if status != 0 {
        return Err(format!("{command:?} failed:\n{}", std::fs::read_to_string(log.path())?).into());
    }
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    Ok(Cost { cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: usage.ru_maxrss as f64 * 1024.0 / 1e6 })
}

/// Waits for a child. The standard library drops what the kernel says of its cost.
fn wait(child: i32) -> Outcome<(i32, libc::rusage)> {
    let mut status = 0;
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: both pointers are to live places of the right types, and nothing else waits for this child.
    let waited = unsafe { libc::wait4(child, &mut status, 0, usage.as_mut_ptr()) };
    if waited != child {
        return Err(std::io::Error::last_os_error().into());
    }
    // SAFETY: all of it was zeroed, which is a value of every field, and the kernel filled it.
    Ok((status, unsafe { usage.assume_init() }))
}
