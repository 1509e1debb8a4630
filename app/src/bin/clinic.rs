//! The program of the staff's pages.

use app::pages::clinic::Clinic;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn main() {
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into().ok());
    if let Some(main) = main {
        let main: web_sys::HtmlElement = main;
        main.set_text_content(None);
        leptos::mount::mount_to(main, Clinic).forget();
    }
}
