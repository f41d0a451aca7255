-- name: insert_user
-- Makes an account ($1 handle, $2 email, $3 password hash, $4 display name).
insert into users (handle, email, password_hash, display_name)
values ($1, $2, $3, $4)
returning id;

-- name: credentials_by_login
-- The password hash of the account with this handle or address ($1, in lower case).
select u.id, u.password_hash
from users u
where u.handle = $1::text or u.email = $1::text;

-- name: update_password_hash
-- Keeps a hash that was made with newer parameters ($1 user, $2 hash).
update users set password_hash = $2 where id = $1;
