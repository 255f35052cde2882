//! Where the parts of a statement go, one after the other: into a fragment, or at once to the server.

use std::borrow::Cow;

use super::bound::{Bound, Refused};
use super::fragment::Fragment;
use super::with_clause::Ctes;
use crate::declare::def::TableName;
use crate::row::write::Statement;

/// What parts are added to. A statement that is sent is written once from where its parts are, and not gathered before.
pub(super) trait Parts<'f> {
    fn sql(&mut self, text: impl Into<Cow<'static, str>>) -> &mut Self;
    fn name(&mut self, name: &'static str) -> &mut Self;
    fn column(&mut self, source: &'static str, name: &'static str) -> &mut Self;
    fn table(&mut self, name: TableName) -> &mut Self;
    fn part(&mut self, part: &'f Fragment) -> &mut Self;
    /// From here on, or no more, values that are the same are one parameter, so that what says the same is the same to
    /// PostgreSQL: it groups by `coalesce(name, $1)`, and cannot know that `$2` is as long as it is the same.
    fn share(&mut self, begins: bool) -> &mut Self;
    /// The statement is not sent.
    fn refuse(&mut self, why: Refused);

    fn parts(&mut self, parts: impl IntoIterator<Item = &'f Fragment>) -> &mut Self {
        for (at, part) in parts.into_iter().enumerate() {
            if at > 0 {
                self.sql(", ");
            }
            self.part(part);
        }
        self
    }
}

impl Parts<'_> for Fragment {
    fn sql(&mut self, text: impl Into<Cow<'static, str>>) -> &mut Self {
        self.push(text)
    }

    fn name(&mut self, name: &'static str) -> &mut Self {
        self.append(Self::name(name))
    }

    fn column(&mut self, source: &'static str, name: &'static str) -> &mut Self {
        self.append(Self::column(source, name))
    }

    fn table(&mut self, name: TableName) -> &mut Self {
        self.append(Self::table(name))
    }

    fn part(&mut self, part: &Fragment) -> &mut Self {
        self.copy(part)
    }

    fn share(&mut self, begins: bool) -> &mut Self {
        self.append(Self::share(begins))
    }

    fn refuse(&mut self, why: Refused) {
        self.append(Self::bind(why));
    }
}

impl Parts<'_> for Statement {
    fn sql(&mut self, text: impl Into<Cow<'static, str>>) -> &mut Self {
        self.push(&text.into())
    }

    fn name(&mut self, name: &'static str) -> &mut Self {
        Self::name(self, name)
    }

    fn column(&mut self, source: &'static str, name: &'static str) -> &mut Self {
        Self::name(self, source).push(".").name(name)
    }

    fn table(&mut self, name: TableName) -> &mut Self {
        Self::table(self, name)
    }

    fn part(&mut self, part: &Fragment) -> &mut Self {
        part.write_pieces(self);
        self
    }

    fn share(&mut self, begins: bool) -> &mut Self {
        Self::share(self, begins)
    }

    fn refuse(&mut self, why: Refused) {
        self.bind_with(|arguments| why.bind(arguments));
    }
}

/// Of the parts, those that the statement begins with.
impl<'f> Parts<'f> for Ctes<'f> {
    fn sql(&mut self, _text: impl Into<Cow<'static, str>>) -> &mut Self {
        self
    }

    fn name(&mut self, _name: &'static str) -> &mut Self {
        self
    }

    fn column(&mut self, _source: &'static str, _name: &'static str) -> &mut Self {
        self
    }

    fn table(&mut self, _name: TableName) -> &mut Self {
        self
    }

    fn part(&mut self, part: &'f Fragment) -> &mut Self {
        self.add(part);
        self
    }

    fn share(&mut self, _begins: bool) -> &mut Self {
        self
    }

    fn refuse(&mut self, _why: Refused) {}
}
