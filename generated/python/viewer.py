from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class Viewer(BaseModel):
    viewer: Optional["ViewerViewer"]


class ViewerViewer(BaseModel):
    email: str
    user: "ViewerViewerUser"


class ViewerViewerUser(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")
    bio: Optional[str]
    avatar_url: Optional[str] = Field(alias="avatarUrl")
    post_count: int = Field(alias="postCount")
    follower_count: int = Field(alias="followerCount")
    following_count: int = Field(alias="followingCount")


Viewer.model_rebuild()
ViewerViewer.model_rebuild()
