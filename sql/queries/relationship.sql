-- name: lock_user_pair
-- Makes changes between two people wait for each other, always in the order of their keys, so that two that cross don't
-- deadlock ($1 and $2 the people).
select u.id
from users u
where u.id in ($1::bigint, $2::bigint)
order by u.id
for no key update;

-- name: follow_user
-- Follows a person and counts it, once ($1 viewer, $2 person), under lock_user_pair. Nothing happens where either has
-- blocked the other.
with followed as (
    insert into follows (follower_id, followee_id)
    select $1::bigint, $2::bigint
    where not exists (
        select from blocks b
        where (b.blocker_id, b.blocked_id) in (($1::bigint, $2::bigint), ($2::bigint, $1::bigint))
    )
    on conflict on constraint follows_pkey do nothing
    returning follower_id, followee_id
), counted as (
    update users u
    set following_count = u.following_count + (u.id = followed.follower_id)::integer,
        follower_count = u.follower_count + (u.id = followed.followee_id)::integer
    from followed
    where u.id in (followed.follower_id, followed.followee_id)
)
select exists (select from blocks b where b.blocker_id = $1::bigint and b.blocked_id = $2::bigint) as is_blocking;

-- name: unfollow_user
-- Stops following a person ($1 viewer, $2 person), under lock_user_pair.
with unfollowed as (
    delete from follows where follower_id = $1::bigint and followee_id = $2::bigint
    returning follower_id, followee_id
)
update users u
set following_count = u.following_count - (u.id = unfollowed.follower_id)::integer,
    follower_count = u.follower_count - (u.id = unfollowed.followee_id)::integer
from unfollowed
where u.id in (unfollowed.follower_id, unfollowed.followee_id);

-- name: block_user
-- Blocks a person ($1 viewer, $2 person).
insert into blocks (blocker_id, blocked_id) values ($1::bigint, $2::bigint)
on conflict on constraint blocks_pkey do nothing;

-- name: unblock_user
-- Lifts a block ($1 viewer, $2 person).
delete from blocks where blocker_id = $1::bigint and blocked_id = $2::bigint;

-- name: mute_user
-- Mutes a person ($1 viewer, $2 person).
insert into mutes (muter_id, muted_id) values ($1::bigint, $2::bigint)
on conflict on constraint mutes_pkey do nothing;

-- name: unmute_user
-- Lifts a mute ($1 viewer, $2 person).
delete from mutes where muter_id = $1::bigint and muted_id = $2::bigint;
