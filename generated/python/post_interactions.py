from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import InteractionKind


class PostInteractions(BaseModel):
    post: Optional["PostInteractionsPost"]


class PostInteractionsPost(BaseModel):
    id: str
    interactions: "PostInteractionsPostInteractions"


class PostInteractionsPostInteractions(BaseModel):
    edges: list["PostInteractionsPostInteractionsEdges"]
    page_info: "PostInteractionsPostInteractionsPageInfo" = Field(alias="pageInfo")


class PostInteractionsPostInteractionsEdges(BaseModel):
    cursor: str
    node: "PostInteractionsPostInteractionsEdgesNode"


class PostInteractionsPostInteractionsEdgesNode(BaseModel):
    id: str
    kind: InteractionKind
    created_at: datetime = Field(alias="createdAt")
    actor: "PostInteractionsPostInteractionsEdgesNodeActor"
    comment: Optional["PostInteractionsPostInteractionsEdgesNodeComment"]


class PostInteractionsPostInteractionsEdgesNodeActor(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")


class PostInteractionsPostInteractionsEdgesNodeComment(BaseModel):
    id: str
    text: str


class PostInteractionsPostInteractionsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


PostInteractions.model_rebuild()
PostInteractionsPost.model_rebuild()
PostInteractionsPostInteractions.model_rebuild()
PostInteractionsPostInteractionsEdges.model_rebuild()
PostInteractionsPostInteractionsEdgesNode.model_rebuild()
