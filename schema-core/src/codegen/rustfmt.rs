//! The layout that `rustfmt` gives, by the settings of the place where the source will stand.

use super::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// Lays the Rust files out as `rustfmt` does in this directory, which need not be there yet. A file that `rustfmt`
/// refuses stays as it is.
///
/// `RUSTFMT` names another program than `rustfmt`, as it does for cargo.
///
/// # Errors
/// The program cannot be started: what was laid out before stays so.
pub fn rustfmt(files: &mut [File], edition: &str, directory: &Path) -> io::Result<()> {
    let place = directory.ancestors().find(|place| place.is_dir()).unwrap_or(Path::new("."));
    let mut rust: Vec<&mut File> = files.iter_mut().filter(|file| file.path.ends_with(".rs")).collect();
    let share = rust.len().div_ceil(thread::available_parallelism().map_or(1, usize::from)).max(1);
    thread::scope(|scope| {
        let lay_out = |file: &mut &mut File| {
            file.text = laid_out(&file.text, edition, place)?.unwrap_or_else(|| file.text.clone());
            Ok(())
        };
        let shares: Vec<_> =
            rust.chunks_mut(share).map(|share| scope.spawn(move || share.iter_mut().try_for_each(lay_out))).collect();
        shares.into_iter().try_for_each(|share| share.join().unwrap_or(Ok(())))
    })
}

/// The text as `rustfmt` prints it; `None` where it refuses.
fn laid_out(text: &str, edition: &str, place: &Path) -> io::Result<Option<String>> {
    let program = std::env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into());
    let mut rustfmt = Command::new(program)
        .args(["--edition", edition, "--emit", "stdout", "--quiet"])
        .current_dir(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = rustfmt.stdin.take() {
        // It reads to the end before it prints; where it does not, its exit code says so.
        let _ = stdin.write_all(text.as_bytes());
    }
    let output = rustfmt.wait_with_output()?;
    let printed = String::from_utf8(output.stdout).ok().filter(|_| output.status.success());
    Ok(printed.filter(|printed| !printed.is_empty()))
}
