//! The one error of this crate, and findings: mistakes in what the user gave, all reported at once.

use std::fmt;

/// What went wrong, with the chain of what was being done.
///
/// ```
/// # use schema_core::error::Error;
/// let error = Error::invalid("`migrations` is not a directory").help("create it, or set `migrations` in `schema.toml`");
/// assert!(error.is_invalid());
/// assert_eq!(error.to_string(), "`migrations` is not a directory");
/// ```
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    message: String,
    detail: Option<String>,
    help: Option<String>,
    findings: Vec<Finding>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Invalid,
    Io,
    Database,
    Unproven,
    Interrupted,
    Internal,
}

/// The result of what can fail in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One mistake in what the user gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: a table, a column, a file.
    pub at: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl Error {
    /// The user's input is wrong.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(Kind::Invalid, message)
    }

    /// The file system refused.
    pub fn io(message: impl Into<String>) -> Self {
        Self::new(Kind::Io, message)
    }

    /// The database refused or could not be reached.
    pub fn database(message: impl Into<String>) -> Self {
        Self::new(Kind::Database, message)
    }

    /// A migration did not do what it should.
    pub fn unproven(message: impl Into<String>) -> Self {
        Self::new(Kind::Unproven, message)
    }

    /// The user stopped it.
    pub fn interrupted(message: impl Into<String>) -> Self {
        Self::new(Kind::Interrupted, message)
    }

    /// This crate is wrong.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Kind::Internal, message)
    }

    /// Several mistakes of the user at once.
    pub fn findings(message: impl Into<String>, findings: Vec<Finding>) -> Self {
        let mut error = Self::invalid(message);
        error.0.findings = findings;
        error
    }

    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            detail: None,
            help: None,
            findings: Vec::new(),
            source: None,
        }))
    }

    /// Says what to do, where nothing better was said.
    #[must_use]
    pub fn or_help(mut self, help: &str) -> Self {
        self.0.help.get_or_insert_with(|| help.to_owned());
        self
    }

    /// Shows what is talked about, in lines of its own: a statement, a difference.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// Says what was being done, in front of what went wrong.
    #[must_use]
    pub fn while_doing(mut self, what: &str) -> Self {
        self.0.message = format!("{what}: {}", self.0.message);
        self
    }

    /// What the database refused while a migration was proven.
    #[cfg(feature = "database")]
    #[must_use]
    pub(crate) fn into_unproven(mut self) -> Self {
        if self.0.kind == Kind::Database {
            self.0.kind = Kind::Unproven;
        }
        self
    }

    /// Keeps what caused it.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What is talked about, where it is more than a line.
    pub fn detail_text(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// What to do, where it is known.
    pub fn help_text(&self) -> Option<&str> {
        self.0.help.as_deref()
    }

    /// The mistakes, where there are several.
    pub fn list(&self) -> &[Finding] {
        &self.0.findings
    }

    /// Whether the user's input is wrong.
    pub fn is_invalid(&self) -> bool {
        self.0.kind == Kind::Invalid
    }

    /// Whether the file system refused.
    pub fn is_io(&self) -> bool {
        self.0.kind == Kind::Io
    }

    /// Whether the database refused or could not be reached.
    pub fn is_database(&self) -> bool {
        self.0.kind == Kind::Database
    }

    /// Whether a migration did not do what it should.
    pub fn is_unproven(&self) -> bool {
        self.0.kind == Kind::Unproven
    }

    /// Whether the user stopped it.
    pub fn is_interrupted(&self) -> bool {
        self.0.kind == Kind::Interrupted
    }

    /// The kind as one word, for machines.
    pub fn kind(&self) -> &'static str {
        match self.0.kind {
            Kind::Invalid => "invalid",
            Kind::Io => "io",
            Kind::Database => "database",
            Kind::Unproven => "unproven",
            Kind::Interrupted => "interrupted",
            Kind::Internal => "internal",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "\n  help: {help}"))
    }
}
