-- name: interactions_by_post_ids
-- Who liked, commented on and shared these posts, newest first ($1 viewer, $2 posts, $3 older than this interaction,
-- $4 limit a post, $5 kinds). `subject_id` is the actor of a like or a share, and the comment of a comment.
-- Serves: Interaction, actor as part of User.
select page.*, time_of_key(page.cursor_key) as created_at, actor
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select parent.id as parent_key, i.*
    from (
        (
            select l.id as cursor_key, 'LIKE' as kind, l.post_id, l.user_id as actor_id, l.user_id as subject_id
            from post_likes l
            where 'LIKE' = any($5::text[]) and l.post_id = parent.id and l.id < $3::bigint
              and not exists (select from blocks b where b.blocker_id = $1 and b.blocked_id = l.user_id)
              and not exists (select from blocks b where b.blocker_id = l.user_id and b.blocked_id = $1)
            order by l.id desc
            limit $4::integer
        )
        union all
        (
            select c.id, 'COMMENT', c.post_id, c.author_id, c.id
            from visible_comments($1::bigint) c
            where 'COMMENT' = any($5::text[]) and c.post_id = parent.id and c.id < $3::bigint
            order by c.id desc
            limit $4::integer
        )
        union all
        (
            select e.id, 'SHARE', e.post_id, e.actor_id, e.actor_id
            from feed_entries e
            where 'SHARE' = any($5::text[]) and e.post_id = parent.id and e.reason = 'SHARED' and e.id < $3::bigint
              and not exists (select from blocks b where b.blocker_id = $1 and b.blocked_id = e.actor_id)
              and not exists (select from blocks b where b.blocker_id = e.actor_id and b.blocked_id = $1)
            order by e.id desc
            limit $4::integer
        )
    ) i
    order by i.cursor_key desc
    limit $4::integer
) page
join bylines actor on actor.id = page.actor_id
order by page.cursor_key desc;

-- name: interactions_by_keys
-- The interactions that are named by kind, post and subject, if they still stand and the viewer may see them, whose posts
-- they may see too ($1 viewer, $2 kinds, $3 posts, $4 subjects).
-- Serves: Interaction, actor as part of User.
select
    found.id as cursor_key, time_of_key(found.id) as created_at, wanted.kind, wanted.post_id, actor.id as actor_id,
    wanted.subject_id, actor
from unnest($2::text[], $3::bigint[], $4::bigint[]) as wanted (kind, post_id, subject_id)
cross join lateral (
    select l.id, l.user_id as actor_id
    from post_likes l
    where wanted.kind = 'LIKE' and l.post_id = wanted.post_id and l.user_id = wanted.subject_id
    union all
    select c.id, c.author_id
    from comments c
    where wanted.kind = 'COMMENT' and c.id = wanted.subject_id and c.post_id = wanted.post_id and c.deleted_at is null
    union all
    select e.id, e.actor_id
    from feed_entries e
    where wanted.kind = 'SHARE' and e.post_id = wanted.post_id and e.actor_id = wanted.subject_id and e.reason = 'SHARED'
) found
join bylines actor on actor.id = found.actor_id
where exists (select from visible_posts($1::bigint) p where p.id = wanted.post_id)
  and not exists (select from blocks b where b.blocker_id = $1 and b.blocked_id = found.actor_id)
  and not exists (select from blocks b where b.blocker_id = found.actor_id and b.blocked_id = $1);

-- name: like_post
-- Likes a post and counts it, once ($1 viewer, $2 post). Nothing happens when they may not see the post.
with liked as (
    insert into post_likes (post_id, user_id)
    select p.id, $1::bigint from visible_posts($1::bigint) p where p.id = $2::bigint
    on conflict on constraint post_likes_pkey do nothing
    returning post_id
)
update posts p set like_count = p.like_count + 1 from liked where p.id = liked.post_id;

-- name: unlike_post
-- Takes a like of a post back ($1 viewer, $2 post). Nothing happens when they may not see the post.
with unliked as (
    delete from post_likes
    where post_id = $2::bigint
      and user_id = $1::bigint
      and exists (select from visible_posts($1::bigint) p where p.id = $2::bigint)
    returning post_id
)
update posts p set like_count = p.like_count - 1 from unliked where p.id = unliked.post_id;

-- name: share_post
-- Shares a post and counts it, once ($1 viewer, $2 post). Nothing happens when they may not see the post.
with shared as (
    insert into feed_entries (actor_id, post_id, reason)
    select $1::bigint, p.id, 'SHARED' from visible_posts($1::bigint) p where p.id = $2::bigint
    on conflict (post_id, actor_id) where reason = 'SHARED' do nothing
    returning post_id
)
update posts p set share_count = p.share_count + 1 from shared where p.id = shared.post_id;

-- name: unshare_post
-- Takes a share of a post back ($1 viewer, $2 post). Nothing happens when they may not see the post.
with unshared as (
    delete from feed_entries
    where post_id = $2::bigint
      and actor_id = $1::bigint
      and reason = 'SHARED'
      and exists (select from visible_posts($1::bigint) p where p.id = $2::bigint)
    returning post_id
)
update posts p set share_count = p.share_count - 1 from unshared where p.id = unshared.post_id;

-- name: like_comment
-- Likes a comment and counts it, once ($1 viewer, $2 comment that they may see).
with liked as (
    insert into comment_likes (comment_id, user_id) values ($2::bigint, $1::bigint)
    on conflict on constraint comment_likes_pkey do nothing
    returning comment_id
)
update comments c set like_count = c.like_count + 1 from liked where c.id = liked.comment_id;

-- name: unlike_comment
-- Takes a like of a comment back ($1 viewer, $2 comment).
with unliked as (
    delete from comment_likes where comment_id = $2::bigint and user_id = $1::bigint
    returning comment_id
)
update comments c set like_count = c.like_count - 1 from unliked where c.id = unliked.comment_id;
