//! What can be written behind `seed`.

use clap::Args;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct SeedArguments {
    /// How many rows each table gets.
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    pub(in crate::cli) rows: u64,
    /// How many rows this table gets, as in `users=1000`; can be given several times.
    #[arg(long, value_name = "NAME=COUNT", value_parser = table)]
    pub(in crate::cli) table: Vec<(String, u64)>,
    /// The rows are the same for the same number.
    #[arg(long, value_name = "NUMBER", default_value_t = 42)]
    pub(in crate::cli) seed: u64,
    /// Add to rows that are there.
    #[arg(long)]
    pub(in crate::cli) append: bool,
    /// Ask no database; print the statements.
    #[arg(long, conflicts_with = "append")]
    pub(in crate::cli) dry_run: bool,
}

fn table(text: &str) -> Result<(String, u64), String> {
    let parts = text.rsplit_once('=').and_then(|(name, count)| Some((name.to_owned(), count.parse().ok()?)));
    parts.ok_or_else(|| format!("`{text}` is not `NAME=COUNT`"))
}
