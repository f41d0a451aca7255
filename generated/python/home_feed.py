from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import FeedReason, PostVisibility


class HomeFeed(BaseModel):
    home_feed: Optional["HomeFeedHomeFeed"] = Field(alias="homeFeed")


class HomeFeedHomeFeed(BaseModel):
    edges: list["HomeFeedHomeFeedEdges"]
    page_info: "HomeFeedHomeFeedPageInfo" = Field(alias="pageInfo")


class HomeFeedHomeFeedEdges(BaseModel):
    cursor: str
    reason: FeedReason
    shared_at: Optional[datetime] = Field(alias="sharedAt")
    shared_by: Optional["HomeFeedHomeFeedEdgesSharedBy"] = Field(alias="sharedBy")
    node: "HomeFeedHomeFeedEdgesNode"


class HomeFeedHomeFeedEdgesSharedBy(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")


class HomeFeedHomeFeedEdgesNode(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    edited_at: Optional[datetime] = Field(alias="editedAt")
    visibility: PostVisibility
    like_count: int = Field(alias="likeCount")
    comment_count: int = Field(alias="commentCount")
    share_count: int = Field(alias="shareCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")
    viewer_has_shared: bool = Field(alias="viewerHasShared")
    viewer_can_edit: bool = Field(alias="viewerCanEdit")
    viewer_can_delete: bool = Field(alias="viewerCanDelete")
    author: "HomeFeedHomeFeedEdgesNodeAuthor"
    comments: "HomeFeedHomeFeedEdgesNodeComments"


class HomeFeedHomeFeedEdgesNodeAuthor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    avatar_url: Optional[str] = Field(alias="avatarUrl")


class HomeFeedHomeFeedEdgesNodeComments(BaseModel):
    nodes: list["HomeFeedHomeFeedEdgesNodeCommentsNodes"]


class HomeFeedHomeFeedEdgesNodeCommentsNodes(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    like_count: int = Field(alias="likeCount")
    author: "HomeFeedHomeFeedEdgesNodeCommentsNodesAuthor"


class HomeFeedHomeFeedEdgesNodeCommentsNodesAuthor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    avatar_url: Optional[str] = Field(alias="avatarUrl")


class HomeFeedHomeFeedPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    has_previous_page: bool = Field(alias="hasPreviousPage")
    start_cursor: Optional[str] = Field(alias="startCursor")
    end_cursor: Optional[str] = Field(alias="endCursor")


HomeFeed.model_rebuild()
HomeFeedHomeFeed.model_rebuild()
HomeFeedHomeFeedEdges.model_rebuild()
HomeFeedHomeFeedEdgesNode.model_rebuild()
HomeFeedHomeFeedEdgesNodeComments.model_rebuild()
HomeFeedHomeFeedEdgesNodeCommentsNodes.model_rebuild()
