//! How intensive a treatment is, and changing it.

use super::session::Desk;
use super::setting::{Changing, Setting};
use leptos::prelude::*;
use measures::contract::clinician::SetIntensity;
use measures::ids::ReferralId;
use measures::intensity::Intensity;

/// How intensive the treatment is, with a form to change it, folded away.
#[component]
pub fn TreatmentIntensity(
    /// The referral.
    referral: ReferralId,
    /// What the therapist has said.
    intensity: Signal<Option<Intensity>>,
    /// Reads the appointment again.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let place = |intensity| Intensity::ALL.iter().position(|other| *other == intensity);
    let now = Signal::derive(move || intensity.get().and_then(place));
    let set = Changing::new(move |place: Option<usize>| {
        let intensity = place.and_then(|place| Intensity::ALL.get(place)).copied();
        Box::pin(async move { desk.send(&SetIntensity { referral, intensity }).await })
    });
    view! {
        <Setting
            name="intensity"
            says="Treatment"
            label="Intensity of the treatment"
            summary="Change the intensity of the treatment"
            words=Intensity::ALL.map(Intensity::words).to_vec()
            now=now
            hint=None
            set=set
            again=again
        />
    }
}
