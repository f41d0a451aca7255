-- name: older_home_feed_page
-- What the viewer and the people they follow posted and shared, newest first ($1 viewer, $2 older than this entry,
-- $3 limit). A page that is shorter than the limit is all there is if `is_all` says so, and may lack something if not.
-- Candidates, twice as many as asked for, are found by keys alone in one of two ways. Who follows very many finds them
-- among the newest entries of everyone. For anybody else one probe a followee finds their newest entry, the people with
-- the newest ones are the heads, and nothing older than the oldest head can be a candidate if there are enough heads.
-- Then the candidates are looked at one by one, until the page is full.
-- `limit 1` in a lateral look-up of one key, and `offset 0` in an `exists`, keep the planner to one index probe a row:
-- it would rather read a whole table, or all followees, for a number of rows that it can't know.
-- Serves: FeedEdge, Post, author as part of User, shared_by as part of User.
with source as (
    select f.followee_id as actor_id
    from follows f
    where f.follower_id = $1::bigint
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = f.followee_id)
    union all
    select $1
), recent as materialized (
    select e.*
    from (
        select *
        from feed_entries
        where id < $2::bigint
        order by id desc
        limit coalesce((select case when u.following_count >= 1000 then 2000 end from users u where u.id = $1), 0)
    ) e
    where (
        e.actor_id = $1
        or exists (select from follows f where f.follower_id = $1 and f.followee_id = e.actor_id offset 0)
    )
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = e.actor_id)
    order by e.id desc
    limit $3::integer * 2
), head as materialized (
    select source.actor_id, newest.id
    from source
    cross join lateral (
        select e.id from feed_entries e where e.actor_id = source.actor_id and e.id < $2 order by e.id desc limit 1
    ) newest
    where (select count(*) from recent) < $3 * 2
    order by newest.id desc
    limit $3 * 2
), candidate as materialized (
    select * from recent where (select count(*) from recent) = $3 * 2
    union all
    select merged.*
    from (
        select entry.*
        from head
        cross join lateral (
            select e.*
            from feed_entries e
            where e.actor_id = head.actor_id
              and e.id < $2
              and e.id >= (select case when count(*) = $3 * 2 then min(head.id) else 0 end from head)
            order by e.id desc
            limit $3 * 2
        ) entry
        order by entry.id desc
        limit $3 * 2
    ) merged
)
select card.*, (select count(*) from candidate) < $3 * 2 as is_all
from (select * from candidate order by id desc) c
cross join lateral (select * from home_feed_card($1, c.id, c.actor_id, c.post_id, c.reason) limit 1) card
order by c.id desc
limit $3;

-- name: newer_home_feed_page
-- What the viewer and the people they follow posted and shared, oldest first ($1 viewer, $2 newer than this entry,
-- $3 limit).
-- The mirror image of older_home_feed_page.
-- Serves: FeedEdge, Post, author as part of User, shared_by as part of User.
with source as (
    select f.followee_id as actor_id
    from follows f
    where f.follower_id = $1::bigint
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = f.followee_id)
    union all
    select $1
), recent as materialized (
    select e.*
    from (
        select *
        from feed_entries
        where id > $2::bigint
        order by id
        limit coalesce((select case when u.following_count >= 1000 then 2000 end from users u where u.id = $1), 0)
    ) e
    where (
        e.actor_id = $1
        or exists (select from follows f where f.follower_id = $1 and f.followee_id = e.actor_id offset 0)
    )
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = e.actor_id)
    order by e.id
    limit $3::integer * 2
), head as materialized (
    select source.actor_id, oldest.id
    from source
    cross join lateral (
        select e.id from feed_entries e where e.actor_id = source.actor_id and e.id > $2 order by e.id limit 1
    ) oldest
    where (select count(*) from recent) < $3 * 2
    order by oldest.id
    limit $3 * 2
), candidate as materialized (
    select * from recent where (select count(*) from recent) = $3 * 2
    union all
    select merged.*
    from (
        select entry.*
        from head
        cross join lateral (
            select e.*
            from feed_entries e
            where e.actor_id = head.actor_id
              and e.id > $2
              and e.id <= (select case when count(*) = $3 * 2 then max(head.id) else 9223372036854775807 end from head)
            order by e.id
            limit $3 * 2
        ) entry
        order by entry.id
        limit $3 * 2
    ) merged
)
select card.*, (select count(*) from candidate) < $3 * 2 as is_all
from (select * from candidate order by id) c
cross join lateral (select * from home_feed_card($1, c.id, c.actor_id, c.post_id, c.reason) limit 1) card
order by c.id
limit $3;

-- name: whole_older_home_feed_page
-- The same page as older_home_feed_page, never too short ($1 viewer, $2 older than this entry, $3 limit): every entry of
-- every followee is looked at, newest first, until each has filled a page. It is asked for when most of the candidates
-- turned out to be hidden, muted, or shown already.
-- Serves: FeedEdge, Post, author as part of User, shared_by as part of User.
select card.*
from (
    select f.followee_id as actor_id
    from follows f
    where f.follower_id = $1::bigint
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = f.followee_id)
    union all
    select $1
) source
cross join lateral (
    select card.*
    from feed_entries e
    cross join lateral home_feed_card($1, e.id, e.actor_id, e.post_id, e.reason) card
    where e.actor_id = source.actor_id and e.id < $2::bigint
    order by e.id desc
    limit $3::integer
) card
order by card.cursor_key desc
limit $3;

-- name: whole_newer_home_feed_page
-- The mirror image of whole_older_home_feed_page ($1 viewer, $2 newer than this entry, $3 limit).
-- Serves: FeedEdge, Post, author as part of User, shared_by as part of User.
select card.*
from (
    select f.followee_id as actor_id
    from follows f
    where f.follower_id = $1::bigint
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = f.followee_id)
    union all
    select $1
) source
cross join lateral (
    select card.*
    from feed_entries e
    cross join lateral home_feed_card($1, e.id, e.actor_id, e.post_id, e.reason) card
    where e.actor_id = source.actor_id and e.id > $2::bigint
    order by e.id
    limit $3::integer
) card
order by card.cursor_key
limit $3;
