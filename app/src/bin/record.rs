//! The program of the staff's page for one record.

fn main() {
    app::pages::clinic::open_record();
}
