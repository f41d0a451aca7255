-- name: claim_key
-- Claims a key for a request of this user ($1 user, $2 key, $3 digest of the request). Waits for another transaction that is
-- using the same key; returns no row when the key was used before.
insert into idempotency_keys (user_id, key, request) values ($1, $2, $3)
on conflict on constraint idempotency_keys_pkey do nothing
returning true as claimed;

-- name: result_of_key
-- What the key was used for, and what it made ($1 user, $2 key).
select k.request, k.result_id from idempotency_keys k where k.user_id = $1 and k.key = $2;

-- name: keep_result
-- Remembers what the request made ($1 user, $2 key, $3 key of the new row).
update idempotency_keys set result_id = $3 where user_id = $1 and key = $2;
