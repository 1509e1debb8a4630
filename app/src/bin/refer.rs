//! The program of the page on which people refer themselves.

fn main() {
    app::pages::referral::open();
}
