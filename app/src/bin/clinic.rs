//! The program of the staff's page for lists and alerts.

fn main() {
    app::pages::clinic::open_clinic();
}
