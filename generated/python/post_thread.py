from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import PostVisibility


class PostThread(BaseModel):
    post: Optional["PostThreadPost"]


class PostThreadPost(BaseModel):
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
    author: "PostThreadPostAuthor"
    quoted_post: Optional["PostThreadPostQuotedPost"] = Field(alias="quotedPost")
    comments: "PostThreadPostComments"


class PostThreadPostAuthor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    avatar_url: Optional[str] = Field(alias="avatarUrl")


class PostThreadPostQuotedPost(BaseModel):
    id: str
    text: str
    author: "PostThreadPostQuotedPostAuthor"


class PostThreadPostQuotedPostAuthor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")


class PostThreadPostComments(BaseModel):
    edges: list["PostThreadPostCommentsEdges"]
    page_info: "PostThreadPostCommentsPageInfo" = Field(alias="pageInfo")


class PostThreadPostCommentsEdges(BaseModel):
    cursor: str
    node: "PostThreadPostCommentsEdgesNode"


class PostThreadPostCommentsEdgesNode(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    edited_at: Optional[datetime] = Field(alias="editedAt")
    like_count: int = Field(alias="likeCount")
    reply_count: int = Field(alias="replyCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")
    viewer_can_edit: bool = Field(alias="viewerCanEdit")
    viewer_can_delete: bool = Field(alias="viewerCanDelete")
    author: "PostThreadPostCommentsEdgesNodeAuthor"
    replies: "PostThreadPostCommentsEdgesNodeReplies"


class PostThreadPostCommentsEdgesNodeAuthor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    avatar_url: Optional[str] = Field(alias="avatarUrl")


class PostThreadPostCommentsEdgesNodeReplies(BaseModel):
    nodes: list["PostThreadPostCommentsEdgesNodeRepliesNodes"]
    page_info: "PostThreadPostCommentsEdgesNodeRepliesPageInfo" = Field(
        alias="pageInfo"
    )


class PostThreadPostCommentsEdgesNodeRepliesNodes(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    parent: Optional["PostThreadPostCommentsEdgesNodeRepliesNodesParent"]
    author: "PostThreadPostCommentsEdgesNodeRepliesNodesAuthor"


class PostThreadPostCommentsEdgesNodeRepliesNodesParent(BaseModel):
    id: str


class PostThreadPostCommentsEdgesNodeRepliesNodesAuthor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")


class PostThreadPostCommentsEdgesNodeRepliesPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


class PostThreadPostCommentsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


PostThread.model_rebuild()
PostThreadPost.model_rebuild()
PostThreadPostQuotedPost.model_rebuild()
PostThreadPostComments.model_rebuild()
PostThreadPostCommentsEdges.model_rebuild()
PostThreadPostCommentsEdgesNode.model_rebuild()
PostThreadPostCommentsEdgesNodeReplies.model_rebuild()
PostThreadPostCommentsEdgesNodeRepliesNodes.model_rebuild()
