-- name: add_schema_usage
-- Adds to what a client was counted for today ($1 client, $2 coordinates, $3 uses: one of each).
insert into schema_usage (coordinate, client, day, uses, last_used_at)
select used.coordinate, $1, (now() at time zone 'UTC')::date, used.uses, now()
from unnest($2::text[], $3::bigint[]) as used (coordinate, uses)
on conflict on constraint schema_usage_pkey
do update set uses = schema_usage.uses + excluded.uses, last_used_at = excluded.last_used_at;

-- name: forget_schema_usage
-- Deletes what was counted over 400 days ago: a year, and time to look.
delete from schema_usage where day < (now() at time zone 'UTC')::date - 400;

-- name: schema_usage_by_coordinates
-- Who has used these coordinates in the last days, the busiest first ($1 coordinates, or null for all of them, $2 days).
select u.coordinate, u.client, sum(u.uses)::bigint as uses, max(u.last_used_at) as last_used_at
from schema_usage u
where ($1::text[] is null or u.coordinate = any($1)) and u.day > (now() at time zone 'UTC')::date - $2::integer
group by u.coordinate, u.client
order by u.coordinate, uses desc, u.client;
