from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class LatestPosts(BaseModel):
    latest_posts: "LatestPostsLatestPosts" = Field(alias="latestPosts")


class LatestPostsLatestPosts(BaseModel):
    edges: list["LatestPostsLatestPostsEdges"]
    page_info: "LatestPostsLatestPostsPageInfo" = Field(alias="pageInfo")


class LatestPostsLatestPostsEdges(BaseModel):
    cursor: str
    node: "LatestPostsLatestPostsEdgesNode"


class LatestPostsLatestPostsEdgesNode(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    like_count: int = Field(alias="likeCount")
    comment_count: int = Field(alias="commentCount")
    share_count: int = Field(alias="shareCount")
    author: "LatestPostsLatestPostsEdgesNodeAuthor"


class LatestPostsLatestPostsEdgesNodeAuthor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    avatar_url: Optional[str] = Field(alias="avatarUrl")


class LatestPostsLatestPostsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


LatestPosts.model_rebuild()
LatestPostsLatestPosts.model_rebuild()
LatestPostsLatestPostsEdges.model_rebuild()
LatestPostsLatestPostsEdgesNode.model_rebuild()
