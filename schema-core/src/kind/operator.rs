//! Operators. Their estimators change in place; links between operators are made and broken by whichever comes or goes last.

use super::name::Name as _;
use super::object::{Alteration, Context, Object, Place};
use super::{Id, Payload};
use crate::ident::Signature;
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// An operator (manual, `CREATE OPERATOR`), by its name and the types of its operands; `NONE` stands for none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// The function.
    pub function: String,
    /// The type on the left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// The type on the right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// The operator for operands that have changed places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commutator: Option<Signature>,
    /// The operator with the opposite result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negator: Option<Signature>,
    /// The estimator of restrictions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restrict: Option<String>,
    /// The estimator of joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join: Option<String>,
    /// `HASHES`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hashes: bool,
    /// `MERGES`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub merges: bool,
}

/// The name of an operator, in the alias `$operator` of `pg_operator`.
macro_rules! operator_name {
    ($operator:literal) => {
        concat!(
            $operator,
            ".oprnamespace::regnamespace::text || '.' || quote_ident(",
            $operator,
            ".oprname) || '(' || CASE WHEN ",
            $operator,
            ".oprleft = 0 THEN 'NONE' ELSE format_type(",
            $operator,
            ".oprleft, NULL) END || ', ' || CASE WHEN ",
            $operator,
            ".oprright = 0 THEN 'NONE' ELSE format_type(",
            $operator,
            ".oprright, NULL) END || ')'"
        )
    };
}

impl Object for Operator {
    type Name = Signature;

    /// One that has no function is only promised by another that links to it.
    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_operator'::regclass, o.oid, 0, ",
        operator_name!("o"),
        ", jsonb_strip_nulls(jsonb_build_object('function', o.oprcode::text,
            'left', CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END,
            'right', CASE WHEN o.oprright <> 0 THEN format_type(o.oprright, NULL) END,
            'commutator', (SELECT ",
        operator_name!("c"),
        " FROM pg_operator c WHERE c.oid = o.oprcom), 'negator', (SELECT ",
        operator_name!("c"),
        " FROM pg_operator c WHERE c.oid = o.oprnegate),
            'restrict', nullif(o.oprrest, 0)::regproc::text, 'join', nullif(o.oprjoin, 0)::regproc::text,
            'hashes', CASE WHEN o.oprcanhash THEN true END, 'merges', CASE WHEN o.oprcanmerge THEN true END))
         FROM pg_operator o JOIN ours n ON n.oid = o.oprnamespace WHERE o.oprcode <> 0"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "OPERATOR";

    fn sql_name(&self, name: &Signature) -> String {
        format!("OPERATOR {}({})", bare(name), name.arguments)
    }

    fn needs(&self, name: &Signature) -> Vec<Id> {
        super::schema::needed(&name.name.schema).into_iter().collect()
    }

    fn create(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        let linked = |link: &Option<Signature>| link.as_ref().map(|link| format!("OPERATOR({})", bare(link)));
        let values = [
            ("FUNCTION", Some(self.function.clone())),
            ("LEFTARG", self.left.clone()),
            ("RIGHTARG", self.right.clone()),
            ("COMMUTATOR", linked(&self.commutator)),
            ("NEGATOR", linked(&self.negator)),
            ("RESTRICT", self.restrict.clone()),
            ("JOIN", self.join.clone()),
        ];
        let mut options: Vec<_> =
            values.into_iter().filter_map(|(word, value)| Some(format!("{word} = {}", value?))).collect();
        let words = [("HASHES", self.hashes), ("MERGES", self.merges)];
        options.extend(words.into_iter().filter(|(_, given)| *given).map(|(word, _)| word.to_owned()));
        vec![Statement::new(format!("CREATE OPERATOR {} (\n    {}\n)", bare(name), options.join(",\n    ")))]
    }

    fn drop(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP {}", self.sql_name(name)))]
    }

    fn apply_renames(&mut self, _name: &Signature, renames: &Renames) {
        self.left.iter_mut().chain(&mut self.right).for_each(|operand| renames.types(operand));
        for link in self.commutator.iter_mut().chain(&mut self.negator) {
            *link = link.renamed(&Id::Operator(link.clone()), renames);
        }
    }

    fn alter(&self, to: &Self, name: &Signature, context: &Context<'_>) -> Alteration {
        let rest = Self {
            restrict: to.restrict.clone(),
            join: to.join.clone(),
            commutator: to.commutator.clone(),
            negator: to.negator.clone(),
            ..self.clone()
        };
        let links = [(&self.commutator, &to.commutator), (&self.negator, &to.negator)];
        if rest != *to || !links.iter().all(|(from, to)| follows(from.as_ref(), to.as_ref(), name, context)) {
            return Alteration::Replace;
        }
        let set = |word: &str, from: &Option<String>, to: &Option<String>| {
            (from != to).then(|| format!("{word} = {}", to.as_deref().unwrap_or("NONE")))
        };
        let changes: Vec<_> = set("RESTRICT", &self.restrict, &to.restrict)
            .into_iter()
            .chain(set("JOIN", &self.join, &to.join))
            .collect();
        let alter = || Statement::new(format!("ALTER {} SET ({})", self.sql_name(name), changes.join(", ")));
        Alteration::statements((!changes.is_empty()).then(alter).into_iter().collect())
    }
}

/// Whether a link changes by itself, with the operator at its other end.
fn follows(from: Option<&Signature>, to: Option<&Signature>, name: &Signature, context: &Context<'_>) -> bool {
    let is_there = |other: &Signature, schema: &Schema| schema.contains(&Id::Operator(other.clone()));
    match (from, to) {
        (from, to) if from == to => true,
        (Some(gone), None) => !is_there(gone, context.to),
        (None, Some(new)) => {
            !is_there(new, context.from)
                && matches!(context.to.payload(&Id::Operator(new.clone())), Some(Payload::Operator(operator))
                    if [&operator.commutator, &operator.negator].contains(&&Some(name.clone())))
        }
        _ => false,
    }
}

/// The name without operands: those of operators have no quotes.
fn bare(name: &Signature) -> String {
    format!("{}.{}", name.name.schema, name.name.name.as_str())
}
