//! The real binary, as `cargo run -p quickstart` starts it. Run by `cargo test -p quickstart`: with the whole workspace,
//! the platform's `gen-migrations` has the same place in `target`.

use std::process::Command;

#[test]
fn three_lines_are_a_whole_command_line() {
    let project = tempfile::tempdir().expect("a directory");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gen-migrations"));
        command.args(arguments).current_dir(project.path());
        command.env_remove("DATABASE_URL").env_remove("CARGO_MANIFEST_DIR");
        let output = command.output().expect("it starts");
        let talk = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned(), talk)
    };
    let (code, files, talk) = run(&["--name", "first"]);
    assert_eq!((code, files.lines().count()), (Some(0), 3), "{talk}");
    assert!(talk.contains("proven on PostgreSQL"), "{talk}");
    let (code, applied, talk) = run(&["migrate"]);
    assert!(code == Some(0) && applied.contains("_first.up.sql"), "{talk}");
    assert_eq!(run(&["--check"]).0, Some(0));
}
