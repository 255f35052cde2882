//! A JSON value that a serde type reads, made up for rows of tests: the type is asked what it wants.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde_json::{Map, Value, json};

/// What a text may have to be: one of these fits most types that are texts in JSON.
const TEXTS: [&str; 7] =
    ["text", "2024-01-01T00:00:00Z", "2024-01-01", "2024-01-01T00:00:00", "00:00:00", "1", "127.0.0.1"];
const UUID: &str = "00000000-0000-4000-8000-000000000000";

/// How deep a value may be, which one of a type within itself is.
const DEPTH: usize = 64;

/// A value of the type; none, where it wants something that cannot be guessed.
#[must_use]
pub fn example<T: DeserializeOwned>() -> Option<String> {
    let (mut texts, mut value) = (Vec::new(), Value::Null);
    loop {
        let mut met = 0;
        match T::deserialize(Made { value: &mut value, texts: &mut texts, met: &mut met, depth: 0 }) {
            Ok(_) => return Some(value.to_string()),
            // The last text that was met did not do.
            Err(_) => {
                texts.truncate(met);
                let last = texts.last_mut()?;
                *last += 1;
                if *last > TEXTS.len() {
                    return None;
                }
            }
        }
    }
}

/// Gives what is asked for, and writes it down.
struct Made<'m> {
    value: &'m mut Value,
    /// Which of the texts each one is.
    texts: &'m mut Vec<usize>,
    met: &'m mut usize,
    depth: usize,
}

impl Made<'_> {
    fn text(&mut self) -> &'static str {
        if *self.met == self.texts.len() {
            self.texts.push(0);
        }
        let text = TEXTS.get(self.texts[*self.met]).copied().unwrap_or(UUID);
        *self.met += 1;
        text
    }

    /// A part of it.
    fn inner<'i>(&'i mut self, value: &'i mut Value) -> Made<'i> {
        Made { value, texts: self.texts, met: self.met, depth: self.depth + 1 }
    }

    fn part<'de, S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<(S::Value, Value), Error> {
        if self.depth > DEPTH {
            return Err(Error::custom("too deep"));
        }
        let mut value = Value::Null;
        let read = seed.deserialize(self.inner(&mut value))?;
        Ok((read, value))
    }
}

macro_rules! plain {
    ($($ask:ident $give:ident $value:expr;)*) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            *self.value = json!($value);
            visitor.$give($value)
        }
    )*};
}

impl<'de> Deserializer<'de> for Made<'_> {
    type Error = Error;

    plain! {
        deserialize_bool visit_bool false;
        deserialize_i8 visit_i8 1;
        deserialize_i16 visit_i16 1;
        deserialize_i32 visit_i32 1;
        deserialize_i64 visit_i64 1;
        deserialize_u8 visit_u8 1;
        deserialize_u16 visit_u16 1;
        deserialize_u32 visit_u32 1;
        deserialize_u64 visit_u64 1;
        deserialize_f32 visit_f32 1.0;
        deserialize_f64 visit_f64 1.0;
        deserialize_char visit_char 'a';
    }

    fn deserialize_str<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let text = self.text();
        *self.value = text.into();
        visitor.visit_str(text)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.value = Value::Null;
        visitor.visit_none()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.value = Value::Null;
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(0, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(mut self, len: usize, visitor: V) -> Result<V::Value, Error> {
        let mut items = Items { made: &mut self, left: len, values: Vec::new() };
        let read = visitor.visit_seq(&mut items)?;
        *self.value = Value::Array(items.values);
        Ok(read)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_struct("", &[], visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut members = Members { made: &mut self, names: fields.iter(), name: "", values: Map::new() };
        let read = visitor.visit_map(&mut members)?;
        *self.value = Value::Object(members.values);
        Ok(read)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = variants.first().ok_or_else(|| Error::custom("no variants"))?;
        visitor.visit_enum(Variant { made: self, variant })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }
}

struct Items<'i, 'm> {
    made: &'i mut Made<'m>,
    left: usize,
    values: Vec<Value>,
}

impl<'de> SeqAccess<'de> for &mut Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        let (read, value) = self.made.part(seed)?;
        self.values.push(value);
        Ok(Some(read))
    }
}

struct Members<'i, 'm> {
    made: &'i mut Made<'m>,
    names: core::slice::Iter<'static, &'static str>,
    name: &'static str,
    values: Map<String, Value>,
}

impl<'de> MapAccess<'de> for &mut Members<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(name) = self.names.next() else { return Ok(None) };
        self.name = name;
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (read, value) = self.made.part(seed)?;
        self.values.insert(self.name.to_owned(), value);
        Ok(read)
    }
}

struct Variant<'m> {
    made: Made<'m>,
    variant: &'static str,
}

impl Variant<'_> {
    fn holds<V>(self, read: impl FnOnce(Made<'_>) -> Result<V, Error>) -> Result<V, Error> {
        let Self { mut made, variant } = self;
        if made.depth > DEPTH {
            return Err(Error::custom("too deep"));
        }
        let mut value = Value::Null;
        let read = read(made.inner(&mut value))?;
        *made.value = json!({ variant: value });
        Ok(read)
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        Ok((seed.deserialize(StrDeserializer::new(self.variant))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        *self.made.value = self.variant.into();
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        self.holds(|made| seed.deserialize(made))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.holds(|made| made.deserialize_tuple(len, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.holds(|made| made.deserialize_struct("", fields, visitor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "it is read")]
    enum Mode {
        Held(i16, [bool; 2]),
        Free,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[expect(dead_code, reason = "it is read")]
    struct Settings {
        the_name: String,
        at: std::net::Ipv4Addr,
        mode: Mode,
        within: Vec<Settings>,
        above: Option<Box<Settings>>,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "it is read")]
    enum Endless {
        Not(Box<Endless>),
    }

    #[test]
    fn a_type_says_what_it_wants() {
        let made = example::<Settings>().unwrap_or_default();
        let wanted = json!({
            "theName": "text", "at": "127.0.0.1", "mode": {"Held": [1, [false, false]]}, "within": [], "above": null
        });
        assert_eq!(serde_json::from_str(&made).ok(), Some(wanted));
        assert!(serde_json::from_str::<Settings>(&made).is_ok());
        assert_eq!(example::<Value>().as_deref(), Some("{}"));
        assert_eq!(example::<Endless>(), None);
    }
}
