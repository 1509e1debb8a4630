//! What a language is called, which the browser knows.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Object, Reflect};

/// "Arabic (ar)"; the tag alone where the browser does not know it.
#[must_use]
pub fn language_name(tag: &str) -> String {
    match named(tag) {
        Ok(Some(name)) if name != tag => format!("{name} ({tag})"),
        _ => tag.to_owned(),
    }
}

fn named(tag: &str) -> Result<Option<String>, JsValue> {
    let intl = Reflect::get(&window(), &"Intl".into())?;
    let names: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into())?;
    let names = Reflect::construct(&names, &Array::of2(&"en-GB".into(), &options))?;
    let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
    Ok(of.call1(&names, &tag.into())?.as_string())
}
