-- name: comments_by_ids
-- The comments with these keys that the viewer may see, on posts that they may see ($1 viewer, $2 keys).
-- Serves: Comment, author as part of User.
select c.*
from comment_cards($1::bigint, true) c
where c.id = any($2::bigint[])
  and exists (select from visible_posts($1::bigint) p where p.id = c.post_id);

-- name: older_comments_by_post_ids
-- Comments on these posts themselves, newest first ($1 viewer, $2 posts, $3 older than this comment, $4 limit a post,
-- $5 whether with what the viewer did and may do).
-- Serves: Comment, author as part of User.
select page.*
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select parent.id as parent_key, c.id as cursor_key, c.*
    from comment_cards($1::bigint, $5::boolean) c
    where c.post_id = parent.id and c.parent_id is null and c.id < $3::bigint
    order by c.id desc
    limit $4::integer
) page
order by page.cursor_key desc;

-- name: newer_comments_by_post_ids
-- Comments on these posts themselves, oldest first ($1 viewer, $2 posts, $3 newer than this comment, $4 limit a post,
-- $5 whether with what the viewer did and may do).
-- Serves: Comment, author as part of User.
select page.*
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select parent.id as parent_key, c.id as cursor_key, c.*
    from comment_cards($1::bigint, $5::boolean) c
    where c.post_id = parent.id and c.parent_id is null and c.id > $3::bigint
    order by c.id
    limit $4::integer
) page
order by page.cursor_key;

-- name: replies_by_comment_ids
-- Direct replies to these comments, oldest first ($1 viewer, $2 comments, $3 newer than this reply, $4 limit a
-- comment, $5 whether with what the viewer did and may do).
-- Serves: Comment, author as part of User.
select page.*
from unnest($2::bigint[]) as parent (id)
cross join lateral (
    select parent.id as parent_key, c.id as cursor_key, c.*
    from comment_cards($1::bigint, $5::boolean) c
    where c.parent_id = parent.id and c.id > $3::bigint
    order by c.id
    limit $4::integer
) page
order by page.cursor_key;

-- name: lock_post_for_comments
-- Makes writers of one post's comments wait for each other, so that they take their locks in one order: first the post,
-- then its comments ($1 viewer, $2 post). Returns no row when the viewer may not see the post.
select p.id
from posts p
where p.id = $2::bigint and exists (select from visible_posts($1::bigint) v where v.id = p.id)
for no key update of p;

-- name: insert_comment
-- Adds a comment and counts it ($1 author, $2 post, $3 parent or null, $4 text). Returns no row when the parent is not a
-- comment on this post that the author may see.
with comment as (
    insert into comments (post_id, parent_id, author_id, text)
    select $2::bigint, $3::bigint, $1::bigint, $4::text
    where $3::bigint is null
       or exists (select from visible_comments($1::bigint) c where c.id = $3::bigint and c.post_id = $2::bigint)
    returning id, post_id, parent_id
), counted as (
    update posts p set comment_count = p.comment_count + 1 from comment where p.id = comment.post_id
), counted_reply as (
    update comments c set reply_count = c.reply_count + 1 from comment where c.id = comment.parent_id
)
select id from comment;

-- name: update_comment_text
-- Changes the text of a comment by its author ($1 author, $2 comment, $3 text). Returns no row when it is not theirs.
update comments
set text = $3::text,
    edited_at = clock_timestamp()
where id = $2::bigint and author_id = $1::bigint and deleted_at is null
returning id;

-- name: delete_comment_thread
-- Deletes a comment with all replies below it, and counts them off ($1 comment). Returns no row when it is gone already.
with recursive thread as (
    select c.id from comments c where c.id = $1::bigint and c.deleted_at is null
    union all
    select c.id from thread join comments c on c.parent_id = thread.id where c.deleted_at is null
), deleted as (
    update comments c set deleted_at = clock_timestamp() from thread where c.id = thread.id
    returning c.id, c.post_id, c.parent_id
), counted as (
    update posts p
    set comment_count = p.comment_count - (select count(*) from deleted)
    from deleted
    where p.id = deleted.post_id and deleted.id = $1::bigint
), counted_reply as (
    update comments c set reply_count = c.reply_count - 1 from deleted where c.id = deleted.parent_id and deleted.id = $1::bigint
)
select id from deleted where id = $1::bigint;
