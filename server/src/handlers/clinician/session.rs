//! Who is signed in.

use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::live::Topic;
use crate::steps::noting::note;
use crate::store::audit::{Act, Entry};
use crate::store::staff::Credentials;
use crate::store::staff_sessions;
use chrono::{DateTime, Utc};
use measures::contract::clinician::{ReadSession, SignOut, SignedIn, Welcome};

pub(crate) async fn read_session(server: Server, staff: Staff, _: ReadSession) -> Result<Welcome> {
    let signed_in = SignedIn { name: staff.name, works_inbox: staff.works_inbox, role: staff.role };
    Ok(Welcome { signed_in, now: local(server.clock.now()) })
}

impl Credentials {
    /// Lets them in.
    pub(super) fn welcome(self, now: DateTime<Utc>) -> Welcome {
        let signed_in = SignedIn { name: self.name, works_inbox: self.works_inbox, role: self.role };
        Welcome { signed_in, now: local(now) }
    }
}

pub(crate) async fn sign_out(server: Server, staff: Staff, _: SignOut) -> Result<()> {
    let mut db = server.db.write().await?;
    staff_sessions::end(&mut db, &staff.session).await?;
    note(&mut db, Entry::of(Act::SignedOut).by(staff.id), server.clock.now()).await?;
    // Every page of theirs that listens looks whether it is this session that has ended.
    Ok(server.live.commit(db, [Topic::Staff(staff.id)]).await?)
}
