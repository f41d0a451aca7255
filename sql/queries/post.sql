-- name: posts_by_ids
-- The posts with these keys that the viewer may see ($1 viewer, $2 keys).
-- Serves: Post, author as part of User.
select p.*
from post_cards($1::bigint) p
where p.id = any($2::bigint[]);

-- name: latest_posts_page
-- Everyone's public posts, newest first ($1 viewer, $2 older than this post, $3 limit).
-- Serves: Post, author as part of User.
select p.id as cursor_key, p.*
from post_cards($1::bigint) p
where p.visibility = 'PUBLIC'
  and p.id < $2::bigint
  and not exists (select from mutes m where m.muter_id = $1::bigint and m.muted_id = p.author_id)
order by p.id desc
limit $3::integer;

-- name: older_posts_by_author_ids
-- What each of these people wrote, newest first ($1 viewer, $2 keys, $3 older than this post, $4 limit a person).
-- Serves: Post, author as part of User.
select page.*
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select parent.id as parent_key, p.id as cursor_key, p.*
    from post_cards($1::bigint) p
    where p.author_id = parent.id and p.id < $3::bigint
    order by p.id desc
    limit $4::integer
) page
order by page.cursor_key desc;

-- name: newer_posts_by_author_ids
-- What each of these people wrote, oldest first ($1 viewer, $2 keys, $3 newer than this post, $4 limit a person).
-- Serves: Post, author as part of User.
select page.*
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select parent.id as parent_key, p.id as cursor_key, p.*
    from post_cards($1::bigint) p
    where p.author_id = parent.id and p.id > $3::bigint
    order by p.id
    limit $4::integer
) page
order by page.cursor_key;

-- name: insert_post
-- Writes a post, its feed entry and its author's count ($1 author, $2 text, $3 visibility, $4 quoted post or null). Returns
-- no row when the quoted post is not visible to the author.
with post as (
    insert into posts (author_id, text, visibility, quoted_post_id)
    select $1::bigint, $2::text, $3::text, $4::bigint
    where $4::bigint is null or exists (select from visible_posts($1::bigint) q where q.id = $4::bigint)
    returning id, author_id
), entry as (
    insert into feed_entries (id, actor_id, post_id, reason)
    select id, author_id, id, 'AUTHORED' from post
), counted as (
    update users u set post_count = u.post_count + 1 from post where u.id = post.author_id
)
select id from post;

-- name: update_post_text
-- Changes the text of a post by its author ($1 author, $2 post, $3 text). Returns no row when it is not theirs.
update posts
set text = $3::text,
    edited_at = clock_timestamp()
where id = $2::bigint and author_id = $1::bigint and deleted_at is null
returning id;

-- name: delete_post
-- Deletes a post by its author ($1 author, $2 post). Returns no row when it is not theirs.
with deleted as (
    update posts
    set deleted_at = clock_timestamp()
    where id = $2::bigint and author_id = $1::bigint and deleted_at is null
    returning id, author_id
), counted as (
    update users u set post_count = u.post_count - 1 from deleted where u.id = deleted.author_id
)
select id from deleted;
