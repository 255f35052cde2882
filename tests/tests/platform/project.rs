//! A project in a temporary directory, and the command line on it.

use schema_core::cli::{Process, run};
use schema_core::declare::def::SchemaDef;
use schema_core::settings::Environment;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

pub(crate) struct Project(tempfile::TempDir);

impl Project {
    /// With this `schema.toml`.
    pub(crate) fn new(settings: &str) -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        fs::write(project.0.path().join("schema.toml"), settings).unwrap();
        project
    }

    /// Runs a command that has to succeed, `second` seconds into a day, and returns its data.
    #[track_caller]
    pub(crate) fn run(&self, schema: &SchemaDef, arguments: &[&str], second: u64) -> String {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        let environment = Environment { current_directory: self.0.path().to_owned(), ..Environment::default() };
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_426_200 + second);
        let process = Process { environment, now, data: &mut data, talk: &mut talk, terminal: false };
        let arguments = ["gen-migrations"].iter().chain(arguments).map(Into::into);
        let code = run(schema, arguments, process);
        assert_eq!(code, 0, "{}", String::from_utf8_lossy(&talk));
        String::from_utf8(data).unwrap()
    }

    /// The text of a file among the migrations, by the end of its name.
    pub(crate) fn migration(&self, end: &str) -> String {
        let mut files = fs::read_dir(self.0.path().join("migrations")).unwrap().map(|entry| entry.unwrap().path());
        fs::read_to_string(files.find(|path| path.to_string_lossy().ends_with(end)).unwrap()).unwrap()
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}
