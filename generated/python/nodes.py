from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import InteractionKind


class Nodes(BaseModel):
    nodes: list[
        Optional[
            Annotated[
                Union[
                    "NodesNodesNode",
                    "NodesNodesComment",
                    "NodesNodesInteraction",
                    "NodesNodesPost",
                    "NodesNodesUser",
                ],
                Field(discriminator="typename__"),
            ]
        ]
    ]


class NodesNodesNode(BaseModel):
    typename__: Literal["Node"] = Field(alias="__typename")
    id: str


class NodesNodesComment(BaseModel):
    typename__: Literal["Comment"] = Field(alias="__typename")
    id: str
    text: str
    post: "NodesNodesCommentPost"


class NodesNodesCommentPost(BaseModel):
    id: str


class NodesNodesInteraction(BaseModel):
    typename__: Literal["Interaction"] = Field(alias="__typename")
    id: str
    kind: InteractionKind
    actor: "NodesNodesInteractionActor"
    post: "NodesNodesInteractionPost"


class NodesNodesInteractionActor(BaseModel):
    handle: str


class NodesNodesInteractionPost(BaseModel):
    id: str


class NodesNodesPost(BaseModel):
    typename__: Literal["Post"] = Field(alias="__typename")
    id: str
    text: str
    author: "NodesNodesPostAuthor"


class NodesNodesPostAuthor(BaseModel):
    handle: str


class NodesNodesUser(BaseModel):
    typename__: Literal["User"] = Field(alias="__typename")
    id: str
    handle: str
    display_name: str = Field(alias="displayName")


Nodes.model_rebuild()
NodesNodesComment.model_rebuild()
NodesNodesInteraction.model_rebuild()
NodesNodesPost.model_rebuild()
