//! Views: the words of `#[view(…)]`.

use super::builder::builder;

/// What makes a table a view.
#[derive(Clone, Copy, Debug)]
pub struct ViewDef {
    /// The query.
    pub query: &'static str,
    /// What its columns are, as far as the query tells; nothing where no table knows more.
    pub outputs: &'static [OutputDef],
    /// `MATERIALIZED`: its rows are kept until it is refreshed.
    pub materialized: bool,
    /// `WITH NO DATA`: a materialized view that is not filled when it is created.
    pub no_data: bool,
    /// `WITH CHECK OPTION`.
    pub check_option: Option<CheckOption>,
    /// Parameters, names and values.
    pub parameters: &'static [(&'static str, &'static str)],
    /// The tablespace of a materialized view.
    pub tablespace: Option<&'static str>,
    /// The role that owns the view.
    pub owner: Option<&'static str>,
}

/// A column of what a query gives.
#[derive(Clone, Copy, Debug)]
pub enum OutputDef {
    /// All columns of a table, by its schema and name.
    AllOf(Option<&'static str>, &'static str),
    /// A column of a table, and what it is called.
    ColumnOf(Option<&'static str>, &'static str, &'static str, Option<&'static str>),
    /// Something else, and what it is called.
    Called(Option<&'static str>),
}

/// Which conditions a row has to satisfy that is written through a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOption {
    /// Those of the view itself.
    Local,
    /// Those of the views below it too.
    Cascaded,
}

/// `#[view(query = "…")]`.
#[must_use]
pub const fn view(query: &'static str) -> ViewDef {
    ViewDef {
        query,
        outputs: &[],
        materialized: false,
        no_data: false,
        check_option: None,
        parameters: &[],
        tablespace: None,
        owner: None,
    }
}

builder!(ViewDef {
    /// `materialized`.
    materialized() materialized = true;
    /// `with_no_data`.
    with_no_data() no_data = true;
    /// `check_option = local` or `cascaded`.
    check_option(option: CheckOption) check_option = Some(option);
    /// `tablespace = "…"`.
    tablespace(name: &'static str) tablespace = Some(name);
    /// `owner = "…"`.
    owner(role: &'static str) owner = Some(role);
});
