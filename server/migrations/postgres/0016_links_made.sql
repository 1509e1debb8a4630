-- A link's time is its own, not the invitation's. The SQLite folder says the same in its own spelling.

-- When the link was made anew, or given its time again; none where it is as old as the invitation. What was answered before
-- is not dated to it.
alter table invitations add column link_made_at bigint;
