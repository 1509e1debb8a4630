//! Whatever was sent, read as what it is for.

use super::{Json, Unreadable};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::vec::IntoIter;

/// The readers of one kind of thing: each hands over nothing but that.
macro_rules! kinds {
    ($($read:ident $visit:ident $of:ident;)*) => { $(
        fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.$visit(self.$of()?)
        }
    )* };
}

impl<'de> Deserializer<'de> for Json {
    type Error = Unreadable;

    kinds! {
        deserialize_i8 visit_i64 whole;
        deserialize_i16 visit_i64 whole;
        deserialize_i32 visit_i64 whole;
        deserialize_i64 visit_i64 whole;
        deserialize_u8 visit_i64 whole;
        deserialize_u16 visit_i64 whole;
        deserialize_u32 visit_i64 whole;
        deserialize_u64 visit_i64 whole;
        deserialize_str visit_string text;
        deserialize_string visit_string text;
        deserialize_seq visit_seq list;
        deserialize_map visit_map map;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Nothing => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Whole(number) => visitor.visit_i64(number),
            Self::Text(text) => visitor.visit_string(text),
            list @ Self::List(_) => visitor.visit_seq(list.list()?),
            map @ Self::Map(_) => visitor.visit_map(map.map()?),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if let Self::Truth(truth) = self { visitor.visit_bool(truth) } else { Err(Unreadable) }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if matches!(self, Self::Nothing) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if matches!(self, Self::Nothing) { visitor.visit_unit() } else { Err(Unreadable) }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_map(self.map()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! {
        f32 f64 i128 u128 char bytes byte_buf unit_struct tuple_struct ignored_any
    }
}

/// A variant by its name alone, or a map of its name to what it carries.
impl<'de> EnumAccess<'de> for Json {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Unreadable> {
        let (name, carried) = match self {
            Self::Map(mut entries) if entries.len() == 1 => entries.pop().ok_or(Unreadable)?,
            name => (name.text()?, Self::Nothing),
        };
        Ok((seed.deserialize(Self::Text(name))?, carried))
    }
}

impl<'de> VariantAccess<'de> for Json {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if matches!(self, Self::Nothing) { Ok(()) } else { Err(Unreadable) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.list()?)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_map(self.map()?)
    }
}

/// What is left of a list.
pub(super) struct Items(IntoIter<Json>);

impl Items {
    pub(super) fn of(items: Vec<Json>) -> Self {
        Self(items.into_iter())
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

/// What is left of a map, and what stands under the name that was read last.
pub(super) struct Entries {
    left: IntoIter<(String, Json)>,
    value: Json,
}

impl Entries {
    pub(super) fn of(entries: Vec<(String, Json)>) -> Self {
        Self { left: entries.into_iter(), value: Json::Nothing }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Json::Text(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(std::mem::replace(&mut self.value, Json::Nothing))
    }
}
