//! One declaration of a file's shape gives the struct, the strict reader and the JSON Schema, so
//! that the three cannot drift.
//!
//! A reader never stops at the first mistake: it notes it and goes on. `None` means "a mistake
//! was noted", never "not there".

use super::toml_reader::{Reader, Value};
use serde_json::{Map, Value as Json, json};
use std::ops::Range;

/// A type that can be read from a TOML value and describe itself.
pub trait Read: Sized {
    /// Reads a value that is there.
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// What a missing key means; `None` where the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the key may be left out.
    const OPTIONAL: bool = false;

    /// The JSON Schema of the value; tables are put under `definitions` once.
    fn schema(definitions: &mut Map<String, Json>) -> Json;
}

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    pub value: T,
    pub span: Range<usize>,
}

impl<T> At<T> {
    pub fn new(value: T, span: Range<usize>) -> Self {
        Self { value, span }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(value, reader).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    const OPTIONAL: bool = true;
    fn schema(definitions: &mut Map<String, Json>) -> Json {
        T::schema(definitions)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let items = reader.array(value)?;
        // Every item is read before the list is given up, so that all mistakes are noted.
        let read: Vec<Option<T>> = items.iter().map(|item| T::read(item, reader)).collect();
        read.into_iter().collect()
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    const OPTIONAL: bool = true;
    fn schema(definitions: &mut Map<String, Json>) -> Json {
        json!({ "type": "array", "items": T::schema(definitions) })
    }
}

/// Declares a table of a file. Each field is a key of the same name; its doc comment is the key's
/// description in the schema and the manual.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident = $title:literal {
            $( $(#[doc = $doc:literal])+ $field:ident: $kind:ty, )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        #[allow(dead_code, reason = "a key may be read only to be checked, and not every table's place is needed")]
        pub struct $name {
            /// The place of the whole table.
            pub span: std::ops::Range<usize>,
            $( $(#[doc = $doc])+ pub $field: $kind, )+
        }

        impl $crate::load::record::Read for $name {
            fn read(
                value: &$crate::load::toml_reader::Value<'_>,
                reader: &mut $crate::load::toml_reader::Reader<'_>,
            ) -> Option<Self> {
                const KEYS: &[&str] = &[$(stringify!($field)),+];
                let table = reader.table(value, $title)?;
                reader.refuse_unknown_keys(table, KEYS, $title);
                $( let $field: Option<$kind> = reader.field(table, stringify!($field), value.span(), $title); )+
                Some(Self { span: value.span(), $( $field: $field?, )+ })
            }

            fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
                if !definitions.contains_key($title) {
                    definitions.insert($title.to_owned(), serde_json::Value::Null);
                    let mut properties = serde_json::Map::new();
                    let mut required: Vec<&str> = Vec::new();
                    $(
                        let mut property = <$kind as $crate::load::record::Read>::schema(definitions);
                        if let Some(object) = property.as_object_mut() {
                            let text = concat!($($doc, "\n"),+);
                            object.insert("description".into(), $crate::load::record::joined(text).into());
                        }
                        properties.insert(stringify!($field).to_owned(), property);
                        if !<$kind as $crate::load::record::Read>::OPTIONAL {
                            required.push(stringify!($field));
                        }
                    )+
                    let about = $crate::load::record::joined(concat!($($about, "\n"),+));
                    definitions.insert($title.to_owned(), serde_json::json!({
                        "type": "object",
                        "description": about,
                        "properties": properties,
                        "required": required,
                        "additionalProperties": false,
                    }));
                }
                serde_json::json!({ "$ref": concat!("#/definitions/", $title) })
            }
        }
    };
}
pub(crate) use record;

/// The lines of a doc comment as one paragraph.
pub fn joined(doc: &str) -> String {
    doc.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
