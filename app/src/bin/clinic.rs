//! The program of the staff's pages for sessions.

fn main() {
    app::pages::clinic::open_clinic();
}
