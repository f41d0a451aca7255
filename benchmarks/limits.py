"""The limit: for each answer, one statement that builds the whole JSON in PostgreSQL.

They take the viewer, then what LIMITS says of the variables. The parts that find a page are those of the server's own
queries; the rest is joined and built in place.
"""

from collections.abc import Callable
from typing import Any

from sql import queries

NEWEST = 2**63 - 1

_AUTHOR = """json_build_object(
    'id', 'user_' || ({0}.author).id, 'handle', ({0}.author).handle,
    'displayName', ({0}.author).display_name, 'avatarUrl', ({0}.author).avatar_url)"""

_NAME = """json_build_object(
    'id', 'user_' || ({0}).id, 'handle', ({0}).handle, 'displayName', ({0}).display_name)"""

HOME_FEED = f"""
with page as materialized ({queries.feed.older_home_feed_page.text}),
shown as materialized (select * from page order by cursor_key desc limit $3 - 1)
select json_build_object('data', json_build_object('homeFeed', json_build_object(
    'edges', coalesce((
        select json_agg(json_build_object(
            'cursor', 'feed:' || p.cursor_key,
            'reason', p.reason,
            'sharedAt', p.shared_at,
            'sharedBy', case when (p.shared_by).id is not null then {_NAME.format("p.shared_by")} end,
            'node', json_build_object(
                'id', 'post_' || p.id, 'text', p.text, 'createdAt', p.created_at, 'editedAt', p.edited_at,
                'visibility', p.visibility, 'likeCount', p.like_count, 'commentCount', p.comment_count,
                'shareCount', p.share_count, 'viewerHasLiked', p.viewer_has_liked,
                'viewerHasShared', p.viewer_has_shared, 'viewerCanEdit', p.viewer_can_edit,
                'viewerCanDelete', p.viewer_can_delete, 'author', {_AUTHOR.format("p")},
                'comments', json_build_object('nodes', coalesce((
                    select json_agg(json_build_object(
                        'id', 'comment_' || c.id, 'text', c.text, 'createdAt', c.created_at,
                        'likeCount', c.like_count, 'author', {_AUTHOR.format("c")}) order by c.id desc)
                    from (
                        select * from comment_cards($1, false) c
                        where c.post_id = p.id and c.parent_id is null
                        order by c.id desc
                        limit 3
                    ) c), '[]'::json)))) order by p.cursor_key desc)
        from shown p), '[]'::json),
    'pageInfo', json_build_object(
        'hasNextPage', (select count(*) from page) = $3, 'hasPreviousPage', false,
        'startCursor', (select 'feed:' || max(cursor_key) from shown),
        'endCursor', (select 'feed:' || min(cursor_key) from shown)))))::text
"""

LATEST_POSTS = f"""
with page as materialized ({queries.post.latest_posts_page.text}),
shown as materialized (select * from page order by cursor_key desc limit $3 - 1)
select json_build_object('data', json_build_object('latestPosts', json_build_object(
    'edges', coalesce((
        select json_agg(json_build_object(
            'cursor', 'post:' || p.cursor_key,
            'node', json_build_object(
                'id', 'post_' || p.id, 'text', p.text, 'createdAt', p.created_at, 'likeCount', p.like_count,
                'commentCount', p.comment_count, 'shareCount', p.share_count,
                'author', {_AUTHOR.format("p")})) order by p.cursor_key desc)
        from shown p), '[]'::json),
    'pageInfo', json_build_object(
        'hasNextPage', (select count(*) from page) = $3,
        'endCursor', (select 'post:' || min(cursor_key) from shown)))))::text
"""

PROFILE = """
with page as materialized (
    select p.*
    from post_cards($1::bigint) p
    where p.author_id = (select id from users where handle = $2::text)
    order by p.id desc
    limit $3::integer
), shown as materialized (select * from page order by id desc limit $3 - 1)
select json_build_object('data', json_build_object('user', json_build_object(
    'id', 'user_' || u.id, 'handle', u.handle, 'displayName', u.display_name, 'bio', u.bio, 'avatarUrl', u.avatar_url,
    'createdAt', u.created_at, 'postCount', u.post_count, 'followerCount', u.follower_count,
    'followingCount', u.following_count,
    'viewerIsFollowing', exists (select from follows f where f.follower_id = $1 and f.followee_id = u.id offset 0),
    'followsViewer', exists (select from follows f where f.follower_id = u.id and f.followee_id = $1 offset 0),
    'viewerIsBlocking', exists (select from blocks b where b.blocker_id = $1 and b.blocked_id = u.id offset 0),
    'viewerIsMuting', exists (select from mutes m where m.muter_id = $1 and m.muted_id = u.id offset 0),
    'posts', json_build_object(
        'edges', coalesce((
            select json_agg(json_build_object(
                'cursor', 'post:' || p.id,
                'node', json_build_object(
                    'id', 'post_' || p.id, 'text', p.text, 'createdAt', p.created_at, 'visibility', p.visibility,
                    'likeCount', p.like_count, 'commentCount', p.comment_count, 'shareCount', p.share_count,
                    'viewerHasLiked', p.viewer_has_liked, 'viewerHasShared', p.viewer_has_shared)) order by p.id desc)
            from shown p), '[]'::json),
        'pageInfo', json_build_object(
            'hasNextPage', (select count(*) from page) = $3, 'hasPreviousPage', false,
            'startCursor', (select 'post:' || max(id) from shown),
            'endCursor', (select 'post:' || min(id) from shown))))))::text
from user_cards u
where u.handle = $2
  and not exists (select from blocks b where b.blocker_id = u.id and b.blocked_id = $1)
"""

POST_THREAD = f"""
with page as materialized (
    select c.*
    from comment_cards($1::bigint, true) c
    where c.post_id = $2::bigint and c.parent_id is null
    order by c.id desc
    limit $3::integer
), shown as materialized (select * from page order by id desc limit $3 - 1)
select json_build_object('data', json_build_object('post', json_build_object(
    'id', 'post_' || p.id, 'text', p.text, 'createdAt', p.created_at, 'editedAt', p.edited_at,
    'visibility', p.visibility, 'likeCount', p.like_count, 'commentCount', p.comment_count,
    'shareCount', p.share_count, 'viewerHasLiked', p.viewer_has_liked, 'viewerHasShared', p.viewer_has_shared,
    'viewerCanEdit', p.viewer_can_edit, 'viewerCanDelete', p.viewer_can_delete, 'author', {_AUTHOR.format("p")},
    'quotedPost', (
        select json_build_object('id', 'post_' || q.id, 'text', q.text, 'author', {_NAME.format("q.author")})
        from post_cards($1) q where q.id = p.quoted_post_id),
    'comments', json_build_object(
        'edges', coalesce((
            select json_agg(json_build_object(
                'cursor', 'comment:' || c.id,
                'node', json_build_object(
                    'id', 'comment_' || c.id, 'text', c.text, 'createdAt', c.created_at, 'editedAt', c.edited_at,
                    'likeCount', c.like_count, 'replyCount', c.reply_count, 'viewerHasLiked', c.viewer_has_liked,
                    'viewerCanEdit', c.viewer_can_edit, 'viewerCanDelete', c.viewer_can_delete,
                    'author', {_AUTHOR.format("c")},
                    'replies', (
                        select json_build_object(
                            'nodes', coalesce(json_agg(json_build_object(
                                'id', 'comment_' || r.id, 'text', r.text, 'createdAt', r.created_at,
                                'parent', json_build_object('id', 'comment_' || r.parent_id),
                                'author', {_NAME.format("r.author")}) order by r.id)
                                filter (where r.place <= 3), '[]'::json),
                            'pageInfo', json_build_object(
                                'hasNextPage', count(*) > 3,
                                'endCursor', 'comment:' || max(r.id) filter (where r.place <= 3)))
                        from (
                            select r.*, row_number() over (order by r.id) as place
                            from (
                                select * from comment_cards($1, false) r where r.parent_id = c.id order by r.id limit 4
                            ) r
                        ) r))) order by c.id desc)
            from shown c), '[]'::json),
        'pageInfo', json_build_object(
            'hasNextPage', (select count(*) from page) = $3,
            'endCursor', (select 'comment:' || min(id) from shown))))))::text
from post_cards($1) p
where p.id = $2
"""

LIMITS: dict[str, tuple[str, Callable[[dict[str, Any]], tuple[Any, ...]]]] = {
    "home_feed": (HOME_FEED, lambda variables: (NEWEST, variables["first"] + 1)),
    "latest_posts": (LATEST_POSTS, lambda variables: (NEWEST, variables["first"] + 1)),
    "profile": (PROFILE, lambda variables: (variables["handle"], variables["first"] + 1)),
    "post_thread": (POST_THREAD, lambda variables: (int(variables["id"].partition("_")[2]), variables["first"] + 1)),
}
"""Each answer's statement, and what it takes after the viewer. A write can't read in one statement what it wrote."""
