-- name: older_home_feed_page
-- What the viewer and the people they follow posted and shared, newest first ($1 viewer, $2 older than this entry,
-- $3 limit).
-- Candidates are the newest entries of these people, found by keys alone in one of two ways. The newest entries of
-- everyone are looked through first, as many as the viewer has followees: who follows many finds enough there, and for
-- who follows few it is a small part of what comes next. If that finds too few, one probe a followee finds their newest
-- entry (a head), and only the people with the newest heads are read on, as nobody else can have a candidate. Then the
-- candidates are filtered. There are twice as many as asked for; should too few of them remain, every followee's
-- entries are filtered one by one, so that a page is never short.
-- `limit 1` in a lateral look-up of one key, and `offset 0` in an `exists`, keep the planner to one index probe a row:
-- it would rather read a whole table, or all followees, for a number of rows that it can't know.
with source as (
    select f.followee_id as actor_id
    from follows f
    where f.follower_id = $1::bigint
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = f.followee_id)
    union all
    select $1
), recent as materialized (
    select e.id
    from (
        select *
        from feed_entries
        where id < $2::bigint
        order by id desc
        limit coalesce((select greatest(100, least(2000, u.following_count)) from users u where u.id = $1), 0)
    ) e
    where (
        e.actor_id = $1
        or exists (select from follows f where f.follower_id = $1 and f.followee_id = e.actor_id offset 0)
    )
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = e.actor_id)
    order by e.id desc
    limit $3::integer * 2
), head as (
    select source.actor_id
    from source
    cross join lateral (
        select e.id from feed_entries e where e.actor_id = source.actor_id and e.id < $2 order by e.id desc limit 1
    ) newest
    where (select count(*) from recent) < $3 * 2
    order by newest.id desc
    limit $3 * 2
), candidate as materialized (
    select id from recent where (select count(*) from recent) = $3 * 2
    union all
    select merged.id
    from (
        select entry.id
        from head
        cross join lateral (
            select e.id from feed_entries e where e.actor_id = head.actor_id and e.id < $2 order by e.id desc limit $3 * 2
        ) entry
        order by entry.id desc
        limit $3 * 2
    ) merged
), filtered as materialized (
    select e.*
    from (select id from candidate order by id desc) c
    cross join lateral (select * from home_feed_entries($1) e where e.id = c.id limit 1) e
    order by c.id desc
    limit $3
), page as materialized (
    select * from filtered
    where (select count(*) from filtered) = $3 or (select count(*) from candidate) < $3 * 2
    union all
    select entry.*
    from (
        select e.*
        from source
        cross join lateral (
            select * from home_feed_entries($1) e where e.actor_id = source.actor_id and e.id < $2 order by e.id desc limit $3
        ) e
        where (select count(*) from filtered) < $3 and (select count(*) from candidate) = $3 * 2
        order by e.id desc
        limit $3
    ) entry
)
select
    page.id as cursor_key,
    page.reason,
    sharer as shared_by,
    case when sharer.id is not null then time_of_key(page.id) end as shared_at,
    p.*
from page
cross join lateral (select * from post_cards($1) p where p.id = page.post_id limit 1) p
left join user_cards sharer on sharer.id = page.actor_id and page.reason = 'SHARED'
order by page.id desc;

-- name: newer_home_feed_page
-- What the viewer and the people they follow posted and shared, oldest first ($1 viewer, $2 newer than this entry,
-- $3 limit).
-- The mirror image of older_home_feed_page.
with source as (
    select f.followee_id as actor_id
    from follows f
    where f.follower_id = $1::bigint
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = f.followee_id)
    union all
    select $1
), recent as materialized (
    select e.id
    from (
        select *
        from feed_entries
        where id > $2::bigint
        order by id
        limit coalesce((select greatest(100, least(2000, u.following_count)) from users u where u.id = $1), 0)
    ) e
    where (
        e.actor_id = $1
        or exists (select from follows f where f.follower_id = $1 and f.followee_id = e.actor_id offset 0)
    )
      and not exists (select from mutes m where m.muter_id = $1 and m.muted_id = e.actor_id)
    order by e.id
    limit $3::integer * 2
), head as (
    select source.actor_id
    from source
    cross join lateral (
        select e.id from feed_entries e where e.actor_id = source.actor_id and e.id > $2 order by e.id limit 1
    ) oldest
    where (select count(*) from recent) < $3 * 2
    order by oldest.id
    limit $3 * 2
), candidate as materialized (
    select id from recent where (select count(*) from recent) = $3 * 2
    union all
    select merged.id
    from (
        select entry.id
        from head
        cross join lateral (
            select e.id from feed_entries e where e.actor_id = head.actor_id and e.id > $2 order by e.id limit $3 * 2
        ) entry
        order by entry.id
        limit $3 * 2
    ) merged
), filtered as materialized (
    select e.*
    from (select id from candidate order by id) c
    cross join lateral (select * from home_feed_entries($1) e where e.id = c.id limit 1) e
    order by c.id
    limit $3
), page as materialized (
    select * from filtered
    where (select count(*) from filtered) = $3 or (select count(*) from candidate) < $3 * 2
    union all
    select entry.*
    from (
        select e.*
        from source
        cross join lateral (
            select * from home_feed_entries($1) e where e.actor_id = source.actor_id and e.id > $2 order by e.id limit $3
        ) e
        where (select count(*) from filtered) < $3 and (select count(*) from candidate) = $3 * 2
        order by e.id
        limit $3
    ) entry
)
select
    page.id as cursor_key,
    page.reason,
    sharer as shared_by,
    case when sharer.id is not null then time_of_key(page.id) end as shared_at,
    p.*
from page
cross join lateral (select * from post_cards($1) p where p.id = page.post_id limit 1) p
left join user_cards sharer on sharer.id = page.actor_id and page.reason = 'SHARED'
order by page.id;

