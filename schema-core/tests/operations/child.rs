//! The command line in a process of its own, which tests stop and kill.

use crate::commands::NOTHING;
use crate::project::Project;
use schema_core::cli::{Cli, Process};
use schema_core::settings::Environment;
use std::process::{Child, Command, Stdio};

const PROJECT: &str = "OPERATIONS_PROJECT";
const ARGUMENTS: &str = "OPERATIONS_ARGUMENTS";

/// Not a test: the process that tests start.
#[test]
fn child() {
    let (Some(project), Ok(arguments)) = (std::env::var_os(PROJECT), std::env::var(ARGUMENTS)) else { return };
    let has_function = std::path::Path::new(&project).join("migrations/8_function.up.sql").exists();
    let environment = Environment { current_directory: project.into(), ..Default::default() };
    let process = Process {
        environment,
        now: std::time::SystemTime::now(),
        data: &mut std::io::stdout(),
        talk: &mut std::io::stderr(),
        terminal: false,
    };
    let arguments = ["gen-migrations"].into_iter().chain(arguments.split('\n')).map(Into::into);
    let mut cli = Cli::new(&NOTHING);
    if has_function {
        cli = cli.step("8_function", async |connection| {
            sqlx::query("INSERT INTO log VALUES (8)").execute(connection).await?;
            Ok(())
        });
    }
    std::process::exit(cli.run(arguments, process).into());
}

/// Starts a command; what it writes can be read.
pub(crate) fn start(project: &Project, arguments: &[&str]) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["child::child", "--exact", "--nocapture"])
        .env(PROJECT, project.migrations().parent().unwrap())
        .env(ARGUMENTS, arguments.join("\n"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}
