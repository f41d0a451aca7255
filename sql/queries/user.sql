-- name: users_by_ids
-- The people with these keys, without those who have blocked the viewer ($1 viewer, $2 keys).
-- Serves: User.
select u.*
from user_cards u
where u.id = any($2::bigint[])
  and not exists (select from blocks b where b.blocker_id = u.id and b.blocked_id = $1::bigint);

-- name: user_by_handle
-- The person with this handle, unless they have blocked the viewer; with how they and the viewer stand to each other if
-- that is asked for ($1 viewer, $2 handle, $3 whether it is).
-- Serves: User.
select u.*, state.*
from user_cards u
left join lateral viewer_states($1::bigint, u.id) state on $3::boolean
where u.handle = lower($2::text)
  and not exists (select from blocks b where b.blocker_id = u.id and b.blocked_id = $1::bigint);

-- name: viewer_account
-- The viewer's own account, with what only they may see ($1 viewer).
-- Serves: Viewer, user as User.
select u.email, card as "user"
from users u
join user_cards card on card.id = u.id
where u.id = $1::bigint;

-- name: viewer_states_by_user_ids
-- How the viewer and each of these people stand to each other ($1 viewer, $2 keys).
-- Serves: part of User.
select subject.id, state.*
from unnest($2::bigint[]) as subject (id)
cross join lateral viewer_states($1::bigint, subject.id) state;

-- name: followers_by_user_ids
-- Who follows each of these people, newest follow first ($1 viewer, $2 keys, $3 after this follow, $4 limit a person).
-- Serves: User.
select parent.id as parent_key, page.id as cursor_key, u.*
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select f.id, f.follower_id
    from follows f
    where f.followee_id = parent.id
      and f.id < $3::bigint
      and not exists (select from blocks b where b.blocker_id = f.follower_id and b.blocked_id = $1::bigint)
      and not exists (select from blocks b where b.blocker_id = $1::bigint and b.blocked_id = f.follower_id)
    order by f.id desc
    limit $4::integer
) page
join user_cards u on u.id = page.follower_id
order by page.id desc;

-- name: following_by_user_ids
-- Whom each of these people follows, newest follow first ($1 viewer, $2 keys, $3 after this follow, $4 limit a person).
-- Serves: User.
select parent.id as parent_key, page.id as cursor_key, u.*
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select f.id, f.followee_id
    from follows f
    where f.follower_id = parent.id
      and f.id < $3::bigint
      and not exists (select from blocks b where b.blocker_id = f.followee_id and b.blocked_id = $1::bigint)
      and not exists (select from blocks b where b.blocker_id = $1::bigint and b.blocked_id = f.followee_id)
    order by f.id desc
    limit $4::integer
) page
join user_cards u on u.id = page.followee_id
order by page.id desc;

-- name: update_profile
-- Changes what is given of the viewer's profile ($1 viewer, $2 display name or null to keep it, $3 whether to set the bio,
-- $4 bio, $5 whether to set the picture, $6 its address).
update users u
set display_name = coalesce($2::text, u.display_name),
    bio = case when $3::boolean then $4::text else u.bio end,
    avatar_url = case when $5::boolean then $6::text else u.avatar_url end
where u.id = $1::bigint
returning u.id;
