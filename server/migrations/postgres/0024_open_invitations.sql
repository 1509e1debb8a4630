-- Finding what is open does not go through what was sent. The SQLite folder says the same in its own spelling.

create index invitations_open on invitations (referral_id) where state = 'open';
