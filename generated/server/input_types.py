from typing import NotRequired, Optional, TypedDict

from .leaf_types import PostVisibility


class SignUpInput(TypedDict):
    """Who signs up."""

    handle: str
    "The handle to be found by: 3 to 30 letters, digits or `_`. Upper case becomes lower case."
    email: str
    "An email address. It can be used to sign in, and stays private."
    password: str
    "A password of 8 to 200 characters."
    display_name: NotRequired[Optional[str]]
    "The name to show, 1 to 50 characters. Without it, the handle is shown."


class LogInInput(TypedDict):
    """Who signs in."""

    handle_or_email: str
    "The handle, without `@`, or the email address."
    password: str
    "The password."


class UpdateProfileInput(TypedDict):
    """What to change of the viewer's profile. What is left out stays as it is."""

    display_name: NotRequired[Optional[str]]
    "The name to show, 1 to 50 characters. Null is the same as leaving it out."
    bio: NotRequired[Optional[str]]
    "A few words about oneself, up to 500 characters. Null removes it."
    avatar_url: NotRequired[Optional[str]]
    "The `https` address of a picture, up to 2,000 characters. Null removes it."


class CreatePostInput(TypedDict):
    """What to post."""

    text: str
    "1 to 5,000 characters, not only white space."
    visibility: PostVisibility
    "Who may see it."
    quoted_post_id: NotRequired[Optional[str]]
    "The `id` of a post to quote."
    idempotency_key: NotRequired[Optional[str]]
    "1 to 200 characters, made by the client for this one post. Sending the same key again returns the same post instead of writing another, so a request that may have been lost can be repeated safely."


class EditPostInput(TypedDict):
    """Which post to edit, and how."""

    post_id: str
    "The `id` of one of the viewer's posts."
    text: str
    "Its new text: 1 to 5,000 characters, not only white space."


class DeletePostInput(TypedDict):
    """Which post to delete."""

    post_id: str
    "The `id` of one of the viewer's posts."


class AddCommentInput(TypedDict):
    """What to say, and where."""

    post_id: str
    "The `id` of the post to comment on."
    parent_id: NotRequired[Optional[str]]
    "The `id` of the comment to reply to. It must belong to the same post."
    text: str
    "1 to 2,000 characters, not only white space."
    idempotency_key: NotRequired[Optional[str]]
    "1 to 200 characters, made by the client for this one comment. Sending the same key again returns the same comment instead of adding another."


class EditCommentInput(TypedDict):
    """Which comment to edit, and how."""

    comment_id: str
    "The `id` of one of the viewer's comments."
    text: str
    "Its new text: 1 to 2,000 characters, not only white space."


class DeleteCommentInput(TypedDict):
    """Which comment to delete."""

    comment_id: str
    "The `id` of a comment by the viewer, or on a post by the viewer."


class LikePostInput(TypedDict):
    """Which post to like."""

    post_id: str
    "The `id` of the post."


class UnlikePostInput(TypedDict):
    """Which post to like no longer."""

    post_id: str
    "The `id` of the post."


class LikeCommentInput(TypedDict):
    """Which comment to like."""

    comment_id: str
    "The `id` of the comment."


class UnlikeCommentInput(TypedDict):
    """Which comment to like no longer."""

    comment_id: str
    "The `id` of the comment."


class SharePostInput(TypedDict):
    """Which post to share."""

    post_id: str
    "The `id` of the post."
    idempotency_key: NotRequired[Optional[str]]
    "1 to 200 characters, made by the client for this one share. Sending the same key again does not share again, even if the share was taken back in between."


class UnsharePostInput(TypedDict):
    """Which post to share no longer."""

    post_id: str
    "The `id` of the post."


class FollowUserInput(TypedDict):
    """Whom to follow."""

    user_id: str
    "The `id` of the person."


class UnfollowUserInput(TypedDict):
    """Whom to follow no longer."""

    user_id: str
    "The `id` of the person."


class BlockUserInput(TypedDict):
    """Whom to block."""

    user_id: str
    "The `id` of the person."


class UnblockUserInput(TypedDict):
    """Whom to block no longer."""

    user_id: str
    "The `id` of the person."


class MuteUserInput(TypedDict):
    """Whom to mute."""

    user_id: str
    "The `id` of the person."


class UnmuteUserInput(TypedDict):
    """Whom to mute no longer."""

    user_id: str
    "The `id` of the person."
