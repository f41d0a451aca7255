from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import PostVisibility


class Profile(BaseModel):
    user: Optional["ProfileUser"]


class ProfileUser(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    bio: Optional[str]
    avatar_url: Optional[str] = Field(alias="avatarUrl")
    created_at: datetime = Field(alias="createdAt")
    post_count: int = Field(alias="postCount")
    follower_count: int = Field(alias="followerCount")
    following_count: int = Field(alias="followingCount")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")
    follows_viewer: bool = Field(alias="followsViewer")
    viewer_is_blocking: bool = Field(alias="viewerIsBlocking")
    viewer_is_muting: bool = Field(alias="viewerIsMuting")
    posts: "ProfileUserPosts"


class ProfileUserPosts(BaseModel):
    edges: list["ProfileUserPostsEdges"]
    page_info: "ProfileUserPostsPageInfo" = Field(alias="pageInfo")


class ProfileUserPostsEdges(BaseModel):
    cursor: str
    node: "ProfileUserPostsEdgesNode"


class ProfileUserPostsEdgesNode(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    visibility: PostVisibility
    like_count: int = Field(alias="likeCount")
    comment_count: int = Field(alias="commentCount")
    share_count: int = Field(alias="shareCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")
    viewer_has_shared: bool = Field(alias="viewerHasShared")


class ProfileUserPostsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    has_previous_page: bool = Field(alias="hasPreviousPage")
    start_cursor: Optional[str] = Field(alias="startCursor")
    end_cursor: Optional[str] = Field(alias="endCursor")


Profile.model_rebuild()
ProfileUser.model_rebuild()
ProfileUserPosts.model_rebuild()
ProfileUserPostsEdges.model_rebuild()
