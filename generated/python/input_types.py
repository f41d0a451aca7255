from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import PostVisibility


class SignUpInput(BaseModel):
    """Who signs up."""

    handle: str
    "The handle to be found by: 3 to 30 letters, digits or `_`. Upper case becomes lower case."
    email: str
    "An email address. It can be used to sign in, and stays private."
    password: str
    "A password of 8 to 200 characters."
    display_name: Optional[str] = Field(alias="displayName", default=None)
    "The name to show, 1 to 50 characters. Without it, the handle is shown."


class LogInInput(BaseModel):
    """Who signs in."""

    handle_or_email: str = Field(alias="handleOrEmail")
    "The handle, without `@`, or the email address."
    password: str
    "The password."


class UpdateProfileInput(BaseModel):
    """What to change of the viewer's profile. What is left out stays as it is."""

    display_name: Optional[str] = Field(alias="displayName", default=None)
    "The name to show, 1 to 50 characters. Null is the same as leaving it out."
    bio: Optional[str] = None
    "A few words about oneself, up to 500 characters. Null removes it."
    avatar_url: Optional[str] = Field(alias="avatarUrl", default=None)
    "The `https` address of a picture, up to 2,000 characters. Null removes it."


class CreatePostInput(BaseModel):
    """What to post."""

    text: str
    "1 to 5,000 characters, not only white space."
    visibility: PostVisibility = PostVisibility.PUBLIC
    "Who may see it."
    quoted_post_id: Optional[str] = Field(alias="quotedPostId", default=None)
    "The `id` of a post to quote."
    idempotency_key: Optional[str] = Field(alias="idempotencyKey", default=None)
    "1 to 200 characters, made by the client for this one post. Sending the same key again returns the same post instead of writing another, so a request that may have been lost can be repeated safely."


class EditPostInput(BaseModel):
    """Which post to edit, and how."""

    post_id: str = Field(alias="postId")
    "The `id` of one of the viewer's posts."
    text: str
    "Its new text: 1 to 5,000 characters, not only white space."


class DeletePostInput(BaseModel):
    """Which post to delete."""

    post_id: str = Field(alias="postId")
    "The `id` of one of the viewer's posts."


class AddCommentInput(BaseModel):
    """What to say, and where."""

    post_id: str = Field(alias="postId")
    "The `id` of the post to comment on."
    parent_id: Optional[str] = Field(alias="parentId", default=None)
    "The `id` of the comment to reply to. It must belong to the same post."
    text: str
    "1 to 2,000 characters, not only white space."
    idempotency_key: Optional[str] = Field(alias="idempotencyKey", default=None)
    "1 to 200 characters, made by the client for this one comment. Sending the same key again returns the same comment instead of adding another."


class EditCommentInput(BaseModel):
    """Which comment to edit, and how."""

    comment_id: str = Field(alias="commentId")
    "The `id` of one of the viewer's comments."
    text: str
    "Its new text: 1 to 2,000 characters, not only white space."


class DeleteCommentInput(BaseModel):
    """Which comment to delete."""

    comment_id: str = Field(alias="commentId")
    "The `id` of a comment by the viewer, or on a post by the viewer."


class LikePostInput(BaseModel):
    """Which post to like."""

    post_id: str = Field(alias="postId")
    "The `id` of the post."


class UnlikePostInput(BaseModel):
    """Which post to like no longer."""

    post_id: str = Field(alias="postId")
    "The `id` of the post."


class LikeCommentInput(BaseModel):
    """Which comment to like."""

    comment_id: str = Field(alias="commentId")
    "The `id` of the comment."


class UnlikeCommentInput(BaseModel):
    """Which comment to like no longer."""

    comment_id: str = Field(alias="commentId")
    "The `id` of the comment."


class SharePostInput(BaseModel):
    """Which post to share."""

    post_id: str = Field(alias="postId")
    "The `id` of the post."
    idempotency_key: Optional[str] = Field(alias="idempotencyKey", default=None)
    "1 to 200 characters, made by the client for this one share. Sending the same key again does not share again, even if the share was taken back in between."


class UnsharePostInput(BaseModel):
    """Which post to share no longer."""

    post_id: str = Field(alias="postId")
    "The `id` of the post."


class FollowUserInput(BaseModel):
    """Whom to follow."""

    user_id: str = Field(alias="userId")
    "The `id` of the person."


class UnfollowUserInput(BaseModel):
    """Whom to follow no longer."""

    user_id: str = Field(alias="userId")
    "The `id` of the person."


class BlockUserInput(BaseModel):
    """Whom to block."""

    user_id: str = Field(alias="userId")
    "The `id` of the person."


class UnblockUserInput(BaseModel):
    """Whom to block no longer."""

    user_id: str = Field(alias="userId")
    "The `id` of the person."


class MuteUserInput(BaseModel):
    """Whom to mute."""

    user_id: str = Field(alias="userId")
    "The `id` of the person."


class UnmuteUserInput(BaseModel):
    """Whom to mute no longer."""

    user_id: str = Field(alias="userId")
    "The `id` of the person."
