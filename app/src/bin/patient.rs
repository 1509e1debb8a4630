//! The program of the patient's page.

fn main() {
    app::pages::patient::open();
}
