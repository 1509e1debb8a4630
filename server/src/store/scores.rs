//! What the scores of a measure in a referral come to, for lists. Never added to: worked out anew from the measurements,
//! in the transaction that writes one of them.

use super::{Connection, Result};
use measures::ids::InvitationId;
use measures::instruments::InstrumentId;

/// Works out anew what the scores of a measure come to in the referral of a pack: those that were asked in the same kind of
/// words as the last. Hold the referral.
///
/// # Errors
/// When the database fails, or somebody who does not hold the referral does the same.
pub async fn keep(db: &mut Connection, invitation: InvitationId, instrument: InstrumentId) -> Result<()> {
    let (invitation, instrument) = (invitation.to_string(), instrument.as_str());
    sqlx::query(
        "delete from scores where instrument = $2
             and referral_id = (select p.referral_id from sent_packs p where p.invitation_id = $1)",
    )
    .bind(&invitation)
    .bind(instrument)
    .execute(&mut *db)
    .await?;
    // Of the kind of words that nobody noted, 2: it is compared with nothing but its like.
    sqlx::query(
        "insert into scores (referral_id, instrument, first_total, last_total, complete)
         select l.referral_id, l.instrument,
             (select m.read_total from measurements m
              where m.referral_id = l.referral_id and m.instrument = l.instrument and m.read_total is not null
                  and coalesce(m.stand_in, 2) = coalesce(l.stand_in, 2)
              order by m.sent_at, m.invitation_id limit 1),
             l.read_total,
             (select count(*) from measurements m
              where m.referral_id = l.referral_id and m.instrument = l.instrument and m.read_total is not null
                  and coalesce(m.stand_in, 2) = coalesce(l.stand_in, 2))
         from measurements l
         where l.instrument = $2 and l.invitation_id = (
             select m.invitation_id from measurements m
             where m.referral_id = (select p.referral_id from sent_packs p where p.invitation_id = $1)
                 and m.instrument = $2 and m.read_total is not null
             order by m.sent_at desc, m.invitation_id desc limit 1)",
    )
    .bind(&invitation)
    .bind(instrument)
    .execute(db)
    .await
    .map(drop)
}
