//! The program of the staff's pages for what is done between sessions.

fn main() {
    app::pages::clinic::open_office();
}
