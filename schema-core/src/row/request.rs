//! What serde reads from a request into `NewX` and `XUpdate`, field by field, so that an error names its field.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

/// What is read from a request.
pub trait Request: Sized {
    /// Its fields.
    const FIELDS: &'static [&'static str];
    /// With nothing in it.
    fn empty() -> Self;
    /// Reads the value of one of its fields.
    ///
    /// # Errors
    /// If it is not of the field's type.
    fn field<'de, A: MapAccess<'de>>(&mut self, at: usize, map: &mut A) -> Result<(), A::Error>;
}

/// Reads it. Fields that it does not have are passed over.
///
/// # Errors
/// If a field's value is not of its type, or a field is there twice.
pub fn read<'de, R: Request, D: Deserializer<'de>>(from: D) -> Result<R, D::Error> {
    from.deserialize_struct("", R::FIELDS, Fields(PhantomData))
}

struct Fields<R>(PhantomData<R>);

impl<'de, R: Request> Visitor<'de> for Fields<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with fields of `{}`", R::FIELDS.join("`, `"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
        let (mut request, mut seen) = (R::empty(), vec![false; R::FIELDS.len()]);
        while let Some(at) = map.next_key_seed(Field(R::FIELDS))? {
            let Some(at) = at else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let name = R::FIELDS[at];
            if std::mem::replace(&mut seen[at], true) {
                return Err(Error::duplicate_field(name));
            }
            request.field(at, &mut map).map_err(|error| A::Error::custom(format_args!("`{name}`: {error}")))?;
        }
        Ok(request)
    }
}

/// The place of a field, by its name.
struct Field(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Field {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<usize>, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Field {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|field| *field == name))
    }
}
