//! Full text search: `tsvector @@ tsquery`.

use super::class::Text;
use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::operators::both;
use super::scope::Of;
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;
use crate::row::raw::Raw;

/// A text made ready for search.
pub enum TsVector {}

/// What is searched for.
pub enum TsQuery {}

/// A `tsvector`: the value of `to_tsvector`, or a column `#[column(sql_type = "tsvector")] search: Raw`.
#[diagnostic::on_unimplemented(
    message = "a `tsvector` is asked for, and this is of type `{Self}`",
    label = "not a `tsvector`",
    note = "help: `.to_tsvector(\"english\")` makes one of a text; a column is one as `#[column(sql_type = \"tsvector\")] search: Raw`"
)]
pub trait Searched {}

impl Searched for TsVector {}
impl Searched for Raw {}

/// The name of a text search configuration. It is no bind, since an index of `to_tsvector('english', …)` is found only so.
fn configuration(name: &'static str) -> Fragment {
    Fragment::sql(format!("'{}'", name.replace('\'', "''")))
}

macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name<X: Operand<String, W>, W: Way>(configuration: &'static str, text: X) -> Expr<W::Source, TsQuery> {
            Expr::new(Fragment::call(stringify!($name), [self::configuration(configuration), text.into_operand()]))
        }
    )*};
}

queries! {
    /// What a user typed as for a search engine: words, `"a phrase"`, `or`, `-not`. No text is an error.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # let typed = String::new();
    /// let query = websearch_to_tsquery("english", &typed);
    /// Post::select().filter(Post::body.to_tsvector("english").matches(query))
    /// # ; Ok(())
    /// # }
    /// ```
    websearch_to_tsquery;
    /// All words of a text.
    plainto_tsquery;
    /// All words of a text, one after the other.
    phraseto_tsquery;
    /// A query in PostgreSQL's own language: `fat & !(rat | cat)`. What is none is an error of PostgreSQL.
    to_tsquery;
}

macro_rules! full_text {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// `to_tsvector('english', …)`
            pub fn to_tsvector(self, configuration: &'static str) -> Expr<$source, TsVector>
            where
                $value: Text,
            {
                let arguments = [self::configuration(configuration), self.into_expr().fragment];
                Expr::new(Fragment::call("to_tsvector", arguments))
            }

            /// `@@`: the query finds it.
            pub fn matches<Q>(self, query: Expr<Q, TsQuery>) -> Expr<($source, Q), bool>
            where
                $value: Searched,
            {
                Expr::new(self.into_expr().fragment.binary("@@", query.fragment, Level::Operator))
            }

            /// `ts_rank(…)`: how well the query finds it.
            pub fn ts_rank<Q>(self, query: Expr<Q, TsQuery>) -> Expr<($source, Q), f32>
            where
                $value: Searched,
            {
                Expr::new(Fragment::call("ts_rank", [self.into_expr().fragment, query.fragment]))
            }

            /// `ts_headline('english', …)`: the parts of the text that the query finds, marked.
            pub fn ts_headline<Q>(
                self,
                configuration: &'static str,
                query: Expr<Q, TsQuery>,
            ) -> Expr<($source, Q), String>
            where
                $value: Text,
            {
                let arguments = [self::configuration(configuration), self.into_expr().fragment, query.fragment];
                Expr::new(Fragment::call("ts_headline", arguments))
            }
        }
    };
}

both!(full_text);
