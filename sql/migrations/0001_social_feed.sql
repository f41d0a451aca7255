-- People, posts, comments, what people do with them, and what a viewer may see of it all.

-- Keys ---------------------------------------------------------------------------------------------------------------
-- A key is a 64-bit integer that sorts by time: milliseconds since 2024-01-01 UTC in the upper 41 bits, a sequence in
-- the lower 22. One index then serves both look-up and order, and keys of different tables can be merged by time.

create sequence time_key_sequence as integer minvalue 0 maxvalue 4194303 cycle;

create function time_key(at timestamptz) returns bigint
    language sql volatile
    return ((extract(epoch from at) * 1000)::bigint - 1704067200000) << 22 | nextval('time_key_sequence');

-- When a key was made, to the millisecond.
create function time_of_key(key bigint) returns timestamptz
    language sql immutable
    return to_timestamp(((key >> 22) + 1704067200000) / 1000.0);

-- Texts --------------------------------------------------------------------------------------------------------------

-- Whether a text has more than white space. All that Unicode calls so: the class alone means less in some locales.
create function says_something(value text) returns boolean
    language sql immutable
    return value ~ '[^[:space:]\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]';

-- People -------------------------------------------------------------------------------------------------------------

create table users (
    id              bigint      not null default time_key(clock_timestamp()),
    handle          text        not null,
    email           text        not null,
    password_hash   text        not null,
    display_name    text        not null,
    bio             text,
    avatar_url      text,
    post_count      integer     not null default 0,
    follower_count  integer     not null default 0,
    following_count integer     not null default 0,
    created_at      timestamptz not null default clock_timestamp(),

    constraint users_pkey primary key (id),
    -- Handles and addresses are kept in lower case, so that one unique index each serves the rule and the look-up.
    constraint users_handle_key unique (handle),
    constraint users_email_key unique (email),
    constraint users_handle_format check (handle ~ '^[a-z0-9_]{3,30}$'),
    constraint users_email_format check (
        email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' and email = lower(email)
    ),
    constraint users_email_length check (char_length(email) <= 254),
    constraint users_display_name_not_blank check (says_something(display_name)),
    constraint users_display_name_length check (char_length(display_name) <= 50),
    constraint users_bio_length check (char_length(bio) <= 500),
    constraint users_avatar_url_format check (avatar_url ~ '^https://[^[:space:]/?#]+\S*$'),
    constraint users_avatar_url_length check (char_length(avatar_url) <= 2000),
    constraint users_counts_not_negative check (post_count >= 0 and follower_count >= 0 and following_count >= 0)
);

-- What anybody may read of a person: neither the address nor the password hash can slip into an answer.
create view user_cards as
select id, handle, display_name, bio, avatar_url, post_count, follower_count, following_count, created_at
from users;

-- What stands beside everything that a person wrote or did. Rows carry it as one column of this type.
create view bylines as
select id, handle, display_name, avatar_url
from users;

create table follows (
    follower_id bigint not null,
    followee_id bigint not null,
    id          bigint not null default time_key(clock_timestamp()),

    constraint follows_pkey primary key (follower_id, followee_id),
    constraint follows_follower_id_fkey foreign key (follower_id) references users on delete cascade,
    constraint follows_followee_id_fkey foreign key (followee_id) references users on delete cascade,
    constraint follows_not_oneself check (follower_id <> followee_id)
);

create index follows_follower_id_id_idx on follows (follower_id, id desc) include (followee_id);
comment on index follows_follower_id_id_idx is 'following_by_user_ids';

create index follows_followee_id_id_idx on follows (followee_id, id desc) include (follower_id);
comment on index follows_followee_id_id_idx is 'followers_by_user_ids';

create table blocks (
    blocker_id bigint      not null,
    blocked_id bigint      not null,
    created_at timestamptz not null default clock_timestamp(),

    constraint blocks_pkey primary key (blocker_id, blocked_id),
    constraint blocks_blocker_id_fkey foreign key (blocker_id) references users on delete cascade,
    constraint blocks_blocked_id_fkey foreign key (blocked_id) references users on delete cascade,
    constraint blocks_not_oneself check (blocker_id <> blocked_id)
);

-- A block hides both ways, so it is looked up from either end.
create index blocks_blocked_id_blocker_id_idx on blocks (blocked_id, blocker_id);
comment on index blocks_blocked_id_blocker_id_idx is 'posts_by_ids, comments_by_ids, users_by_ids';

create table mutes (
    muter_id   bigint      not null,
    muted_id   bigint      not null,
    created_at timestamptz not null default clock_timestamp(),

    constraint mutes_pkey primary key (muter_id, muted_id),
    constraint mutes_muter_id_fkey foreign key (muter_id) references users on delete cascade,
    constraint mutes_muted_id_fkey foreign key (muted_id) references users on delete cascade,
    constraint mutes_not_oneself check (muter_id <> muted_id)
);

-- Posts --------------------------------------------------------------------------------------------------------------

create table posts (
    id             bigint      not null default time_key(clock_timestamp()),
    author_id      bigint      not null,
    text           text        not null,
    visibility     text        not null default 'PUBLIC',
    quoted_post_id bigint,
    like_count     integer     not null default 0,
    comment_count  integer     not null default 0,
    share_count    integer     not null default 0,
    created_at     timestamptz not null default clock_timestamp(),
    edited_at      timestamptz,
    -- A deleted post keeps its row: deleting is one small write, however many likes and shares point at it.
    deleted_at     timestamptz,

    constraint posts_pkey primary key (id),
    constraint posts_author_id_fkey foreign key (author_id) references users on delete cascade,
    constraint posts_quoted_post_id_fkey foreign key (quoted_post_id) references posts on delete set null,
    constraint posts_text_not_blank check (says_something(text)),
    constraint posts_text_length check (char_length(text) <= 5000),
    constraint posts_visibility_known check (visibility in ('PUBLIC', 'FOLLOWERS')),
    constraint posts_counts_not_negative check (like_count >= 0 and comment_count >= 0 and share_count >= 0)
);

create index posts_author_id_id_idx on posts (author_id, id desc) where deleted_at is null;
comment on index posts_author_id_id_idx is 'older_posts_by_author_ids, newer_posts_by_author_ids';

create index posts_id_public_idx on posts (id desc) where deleted_at is null and visibility = 'PUBLIC';
comment on index posts_id_public_idx is 'latest_posts_page';

-- One row for each post by its author, under the post's own key, and one for each share of it. Home feeds read this
-- table alone to find their page, whatever the reason why a post is on them.
create table feed_entries (
    id       bigint not null default time_key(clock_timestamp()),
    actor_id bigint not null,
    post_id  bigint not null,
    reason   text   not null,

    constraint feed_entries_pkey primary key (id),
    constraint feed_entries_actor_id_fkey foreign key (actor_id) references users on delete cascade,
    constraint feed_entries_post_id_fkey foreign key (post_id) references posts on delete cascade,
    constraint feed_entries_reason_known check (reason in ('AUTHORED', 'SHARED'))
);

-- Everything that the search for a page needs is in the index, so it never visits the table.
create index feed_entries_actor_id_id_idx on feed_entries (actor_id, id desc) include (post_id, reason);
comment on index feed_entries_actor_id_id_idx is 'older_home_feed_page, newer_home_feed_page';

create index feed_entries_post_id_id_idx on feed_entries (post_id, id desc) include (actor_id, reason);
comment on index feed_entries_post_id_id_idx is 'older_home_feed_page, newer_home_feed_page, interactions_by_post_ids';

-- Nobody shares a post twice.
create unique index feed_entries_shared_key on feed_entries (post_id, actor_id) where reason = 'SHARED';
comment on index feed_entries_shared_key is 'share_post, posts_by_ids';

create table post_likes (
    post_id bigint not null,
    user_id bigint not null,
    id      bigint not null default time_key(clock_timestamp()),

    constraint post_likes_pkey primary key (post_id, user_id),
    constraint post_likes_post_id_fkey foreign key (post_id) references posts on delete cascade,
    constraint post_likes_user_id_fkey foreign key (user_id) references users on delete cascade
);

create index post_likes_post_id_id_idx on post_likes (post_id, id desc) include (user_id);
comment on index post_likes_post_id_id_idx is 'interactions_by_post_ids';

-- Comments -----------------------------------------------------------------------------------------------------------

create table comments (
    id          bigint      not null default time_key(clock_timestamp()),
    post_id     bigint      not null,
    parent_id   bigint,
    author_id   bigint      not null,
    text        text        not null,
    like_count  integer     not null default 0,
    reply_count integer     not null default 0,
    created_at  timestamptz not null default clock_timestamp(),
    edited_at   timestamptz,
    deleted_at  timestamptz,

    constraint comments_pkey primary key (id),
    constraint comments_post_id_fkey foreign key (post_id) references posts on delete cascade,
    -- A reply belongs to the post of the comment that it replies to.
    constraint comments_post_id_id_key unique (post_id, id),
    constraint comments_parent_id_fkey foreign key (post_id, parent_id)
        references comments (post_id, id) on delete cascade,
    constraint comments_author_id_fkey foreign key (author_id) references users on delete cascade,
    constraint comments_text_not_blank check (says_something(text)),
    constraint comments_text_length check (char_length(text) <= 2000),
    constraint comments_counts_not_negative check (like_count >= 0 and reply_count >= 0)
);

create index comments_post_id_id_top_idx on comments (post_id, id desc) where parent_id is null and deleted_at is null;
comment on index comments_post_id_id_top_idx is 'older_comments_by_post_ids, newer_comments_by_post_ids';

create index comments_post_id_id_idx on comments (post_id, id desc) where deleted_at is null;
comment on index comments_post_id_id_idx is 'interactions_by_post_ids';

create index comments_parent_id_id_idx on comments (parent_id, id) where deleted_at is null;
comment on index comments_parent_id_id_idx is 'replies_by_comment_ids, delete_comment_thread';

create table comment_likes (
    comment_id bigint      not null,
    user_id    bigint      not null,
    created_at timestamptz not null default clock_timestamp(),

    constraint comment_likes_pkey primary key (comment_id, user_id),
    constraint comment_likes_comment_id_fkey foreign key (comment_id) references comments on delete cascade,
    constraint comment_likes_user_id_fkey foreign key (user_id) references users on delete cascade
);

-- Retries ------------------------------------------------------------------------------------------------------------

-- The result of a creating mutation under the key that its client chose for it.
create table idempotency_keys (
    user_id    bigint      not null,
    key        text        not null,
    -- What the key was used for: a digest of the mutation and its input, so that another use is found out.
    request    bytea       not null,
    -- The key of the created row; null only inside the transaction that creates it.
    result_id  bigint,
    created_at timestamptz not null default clock_timestamp(),

    constraint idempotency_keys_pkey primary key (user_id, key),
    constraint idempotency_keys_user_id_fkey foreign key (user_id) references users on delete cascade,
    constraint idempotency_keys_key_length check (char_length(key) between 1 and 200)
);

-- What a viewer may see ----------------------------------------------------------------------------------------------
-- Each rule stands here once. These functions are inlined into the queries that call them, so the planner sees through.
-- A null viewer is an anonymous one. `offset 0` keeps the planner to one probe a row, where it would read all of a table.

create function visible_posts(viewer bigint) returns setof posts
    language sql stable
as $$
    select p.*
    from posts p
    where p.deleted_at is null
      and (
          p.visibility = 'PUBLIC'
          or p.author_id = viewer
          or exists (select from follows f where f.follower_id = viewer and f.followee_id = p.author_id offset 0)
      )
      and not exists (select from blocks b where b.blocker_id = viewer and b.blocked_id = p.author_id offset 0)
      and not exists (select from blocks b where b.blocker_id = p.author_id and b.blocked_id = viewer offset 0);
$$;

-- Comments of posts that are known to be visible: whether the post is, is asked where the post is found.
create function visible_comments(viewer bigint) returns setof comments
    language sql stable
as $$
    select c.*
    from comments c
    where c.deleted_at is null
      and not exists (select from blocks b where b.blocker_id = viewer and b.blocked_id = c.author_id offset 0)
      and not exists (select from blocks b where b.blocker_id = c.author_id and b.blocked_id = viewer offset 0);
$$;

-- How a viewer and another person stand to each other.
create function viewer_states(viewer bigint, subject bigint)
    returns table (
        viewer_is_following boolean, follows_viewer boolean, viewer_is_blocking boolean, viewer_is_muting boolean
    )
    language sql stable
as $$
    select
        exists (select from follows f where f.follower_id = viewer and f.followee_id = subject),
        exists (select from follows f where f.follower_id = subject and f.followee_id = viewer),
        exists (select from blocks b where b.blocker_id = viewer and b.blocked_id = subject),
        exists (select from mutes m where m.muter_id = viewer and m.muted_id = subject)
$$;

-- What the API answers with ------------------------------------------------------------------------------------------
-- Cards hold every column that a field of the API reads. They are made of visible rows only.

create function post_cards(viewer bigint)
    returns table (
        id bigint, author_id bigint, author bylines, text text, visibility text, quoted_post_id bigint,
        like_count integer, comment_count integer, share_count integer, created_at timestamptz, edited_at timestamptz,
        viewer_has_liked boolean, viewer_has_shared boolean, viewer_can_edit boolean, viewer_can_delete boolean
    )
    language sql stable
as $$
    select
        p.id, p.author_id, author, p.text, p.visibility, p.quoted_post_id,
        p.like_count, p.comment_count, p.share_count, p.created_at, p.edited_at,
        exists (select from post_likes l where l.post_id = p.id and l.user_id = viewer offset 0),
        exists (
            select from feed_entries e where e.post_id = p.id and e.actor_id = viewer and e.reason = 'SHARED' offset 0
        ),
        p.author_id is not distinct from viewer,
        p.author_id is not distinct from viewer
    from visible_posts(viewer) p
    join bylines author on author.id = p.author_id
$$;

-- With `viewer_state`, also what the viewer did and may do with each: it is the dearest part, and not always asked for.
create function comment_cards(viewer bigint, viewer_state boolean)
    returns table (
        id bigint, post_id bigint, parent_id bigint, author_id bigint, author bylines, text text,
        like_count integer, reply_count integer, created_at timestamptz, edited_at timestamptz,
        viewer_has_liked boolean, viewer_can_edit boolean, viewer_can_delete boolean
    )
    language sql stable
as $$
    select
        c.id, c.post_id, c.parent_id, c.author_id, author, c.text,
        c.like_count, c.reply_count, c.created_at, c.edited_at,
        case when viewer_state then
            exists (select from comment_likes l where l.comment_id = c.id and l.user_id = viewer offset 0)
        end,
        c.author_id is not distinct from viewer,
        case when viewer_state then
            c.author_id is not distinct from viewer
            or exists (select from posts p where p.id = c.post_id and p.author_id = viewer offset 0)
        end
    from visible_comments(viewer) c
    join bylines author on author.id = c.author_id
$$;

-- What a home feed shows of a feed entry, which is given by its columns: nothing if the post is hidden, or by somebody
-- muted, or if the viewer's own feed holds a newer entry for it.
create function home_feed_card(
    viewer bigint, entry_id bigint, entry_actor_id bigint, entry_post_id bigint, entry_reason text
)
    returns table (
        cursor_key bigint, reason text, shared_by bylines, shared_at timestamptz,
        id bigint, author_id bigint, author bylines, text text, visibility text, quoted_post_id bigint,
        like_count integer, comment_count integer, share_count integer, created_at timestamptz, edited_at timestamptz,
        viewer_has_liked boolean, viewer_has_shared boolean, viewer_can_edit boolean, viewer_can_delete boolean
    )
    language sql stable
as $$
    select
        entry_id,
        entry_reason,
        case when entry_reason = 'SHARED' then (select sharer from bylines sharer where sharer.id = entry_actor_id) end,
        case when entry_reason = 'SHARED' then time_of_key(entry_id) end,
        p.*
    from post_cards(viewer) p
    where p.id = entry_post_id
      and not exists (select from mutes m where m.muter_id = viewer and m.muted_id = p.author_id offset 0)
      and not exists (
          select from feed_entries newer
          where newer.post_id = entry_post_id
            and newer.id > entry_id
            and (
                newer.actor_id = viewer
                or exists (
                    select from follows f where f.follower_id = viewer and f.followee_id = newer.actor_id offset 0
                )
            )
            and not exists (select from mutes m where m.muter_id = viewer and m.muted_id = newer.actor_id offset 0)
      )
$$;
