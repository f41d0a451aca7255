-- name: example_values
-- What the Playground's examples speak of: the demo account, a post and a comment of its own, and somebody
-- else's post with comments, one of them, and its author ($1 handle of the demo account).
select
    viewer.id as viewer_id,
    post.id as post_id,
    comment.id as comment_id,
    (
        select p.id from posts p where p.author_id = viewer.id and p.deleted_at is null order by p.id desc limit 1
    ) as own_post_id,
    (
        select c.id from comments c where c.author_id = viewer.id and c.deleted_at is null order by c.id desc limit 1
    ) as own_comment_id,
    person.id as user_id,
    person.handle
from (select id from users where handle = $1::text) viewer
left join lateral (
    select p.id, p.author_id
    from posts p
    where p.deleted_at is null and p.visibility = 'PUBLIC' and p.comment_count > 2 and p.author_id <> viewer.id
    order by p.id desc
    limit 1
) post on true
left join lateral (
    select c.id from comments c where c.post_id = post.id and c.parent_id is null and c.deleted_at is null
    order by c.id desc
    limit 1
) comment on true
left join users person on person.id = post.author_id;
