//! Signing in, from the password to the last code, and what of it is asked again later.

mod choosing;
mod code;
mod demo;
mod name_and_password;
mod recovery;
mod setting_up;

use super::left;
use super::session::Desk;
use crate::route::clinic::{Program, Screen, is_at_the_beginning, replace};
use choosing::ChoosingPassword;
use leptos::prelude::*;
use measures::contract::clinician::{LetIn, Next, Welcome};
use name_and_password::NameAndPassword;

pub use code::{GivingCode, StepUp};
pub use recovery::{RecoveryCodesLeft, RecoveryCodesShown, left_words};
pub use setting_up::SettingUp;

/// Where somebody is on the way in.
#[derive(Clone)]
enum Stage {
    /// At the first form. `late` when a step took longer than a half session lasts.
    Beginning { late: bool },
    /// The password was right.
    Halfway(Next),
    /// They used a recovery code, and so many are left.
    Used(u8, Welcome),
    /// They have set up their app.
    SetUp(Vec<String>, Welcome),
}

/// What somebody on the way in has typed, for the steps after it. It goes with the page.
#[derive(Clone, Copy, Default)]
struct Typed {
    username: RwSignal<String>,
    password: RwSignal<String>,
}

/// The way in, step by step, and why it is here when a session has ended. The address stays as it was, so signing in
/// leads back to where somebody has been; whoever has been nowhere begins with what they work with.
#[component]
pub fn SignInPage(
    /// Whether a session came to its end.
    ended: bool,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let typed = Typed::default();
    let stage = RwSignal::new(Stage::Beginning { late: false });
    let next = Callback::new(move |next| stage.set(Stage::Halfway(next)));
    let late = Callback::new(move |()| stage.set(Stage::Beginning { late: true }));
    let given = Callback::new(move |LetIn { welcome, recovery_codes_left }| match recovery_codes_left {
        Some(left) => stage.set(Stage::Used(left, welcome)),
        None => come_in(desk, welcome),
    });
    let set_up = Callback::new(move |(codes, welcome)| stage.set(Stage::SetUp(codes, welcome)));
    move || match stage.get() {
        Stage::Beginning { late } => {
            view! { <NameAndPassword ended=ended late=late typed=typed next=next/> }.into_any()
        }
        Stage::Halfway(Next::ChoosePassword) => {
            view! { <ChoosingPassword typed=typed next=next late=late/> }.into_any()
        }
        Stage::Halfway(Next::SetUpAuthenticator) => view! { <SettingUp done=set_up late=late/> }.into_any(),
        Stage::Halfway(Next::GiveCode) => view! { <GivingCode done=given late=late/> }.into_any(),
        Stage::Used(left, welcome) => {
            let go_on = Callback::new(move |()| come_in(desk, welcome.clone()));
            view! { <RecoveryCodesLeft left=left go_on=go_on/> }.into_any()
        }
        Stage::SetUp(codes, welcome) => {
            let go_on = Callback::new(move |()| come_in(desk, welcome.clone()));
            view! { <RecoveryCodesShown codes=codes go_on=go_on/> }.into_any()
        }
    }
}

/// Lets somebody in where they have been, or where they work if they have been nowhere. The other program is opened
/// instead of this one where it shows that.
fn come_in(desk: Desk, welcome: Welcome) {
    let home = left::home(&welcome.signed_in);
    if home == Screen::Today || !is_at_the_beginning() || desk.has_begun() {
        return desk.welcome(welcome);
    }
    replace(home);
    if home.program() == Program::Clinic {
        desk.welcome(welcome);
    }
}
