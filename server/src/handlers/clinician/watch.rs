//! Whether the alert queue is watched.

use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::watching;
use measures::contract::clinician::{ReadWatch, Watch};

pub(crate) async fn read_watch(server: Server, _: Staff, _: ReadWatch) -> Result<Watch> {
    let watching::Standing { last, watched, empty_desks } = watching::standing(&server).await?;
    Ok(Watch { watched, last: last.map(local), empty_desks })
}
