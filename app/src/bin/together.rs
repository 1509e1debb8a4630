//! The program of the staff's page for filling in together.

fn main() {
    app::pages::clinic::open_together();
}
