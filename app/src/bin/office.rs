//! The program of the staff's page for the inbox and what the service keeps an eye on.

fn main() {
    app::pages::clinic::open_office();
}
