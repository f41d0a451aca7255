from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class Following(BaseModel):
    user: Optional["FollowingUser"]


class FollowingUser(BaseModel):
    id: str
    following_count: int = Field(alias="followingCount")
    following: "FollowingUserFollowing"


class FollowingUserFollowing(BaseModel):
    edges: list["FollowingUserFollowingEdges"]
    page_info: "FollowingUserFollowingPageInfo" = Field(alias="pageInfo")


class FollowingUserFollowingEdges(BaseModel):
    cursor: str
    node: "FollowingUserFollowingEdgesNode"


class FollowingUserFollowingEdgesNode(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    avatar_url: Optional[str] = Field(alias="avatarUrl")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")


class FollowingUserFollowingPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


Following.model_rebuild()
FollowingUser.model_rebuild()
FollowingUserFollowing.model_rebuild()
FollowingUserFollowingEdges.model_rebuild()
