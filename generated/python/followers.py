from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class Followers(BaseModel):
    user: Optional["FollowersUser"]


class FollowersUser(BaseModel):
    id: str
    follower_count: int = Field(alias="followerCount")
    followers: "FollowersUserFollowers"


class FollowersUserFollowers(BaseModel):
    edges: list["FollowersUserFollowersEdges"]
    page_info: "FollowersUserFollowersPageInfo" = Field(alias="pageInfo")


class FollowersUserFollowersEdges(BaseModel):
    cursor: str
    node: "FollowersUserFollowersEdgesNode"


class FollowersUserFollowersEdgesNode(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    avatar_url: Optional[str] = Field(alias="avatarUrl")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")


class FollowersUserFollowersPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


Followers.model_rebuild()
FollowersUser.model_rebuild()
FollowersUserFollowers.model_rebuild()
FollowersUserFollowersEdges.model_rebuild()
