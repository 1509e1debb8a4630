//! The program of the staff's page for the inbox and the measures of the service.

fn main() {
    app::pages::clinic::open_office();
}
