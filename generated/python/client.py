from typing import Any, Optional, Union

from .add_comment import AddComment
from .async_base_client import AsyncBaseClient
from .base_model import UNSET, UnsetType
from .block_user import BlockUser
from .create_post import CreatePost
from .delete_comment import DeleteComment
from .delete_post import DeletePost
from .edit_comment import EditComment
from .edit_post import EditPost
from .enums import InteractionKind
from .follow_user import FollowUser
from .followers import Followers
from .following import Following
from .home_feed import HomeFeed
from .input_types import (
    AddCommentInput,
    BlockUserInput,
    CreatePostInput,
    DeleteCommentInput,
    DeletePostInput,
    EditCommentInput,
    EditPostInput,
    FollowUserInput,
    LikeCommentInput,
    LikePostInput,
    LogInInput,
    MuteUserInput,
    SharePostInput,
    SignUpInput,
    UnblockUserInput,
    UnfollowUserInput,
    UnlikeCommentInput,
    UnlikePostInput,
    UnmuteUserInput,
    UnsharePostInput,
    UpdateProfileInput,
)
from .latest_posts import LatestPosts
from .like_comment import LikeComment
from .like_post import LikePost
from .log_in import LogIn
from .mute_user import MuteUser
from .nodes import Nodes
from .post_interactions import PostInteractions
from .post_thread import PostThread
from .profile import Profile
from .share_post import SharePost
from .sign_up import SignUp
from .unblock_user import UnblockUser
from .unfollow_user import UnfollowUser
from .unlike_comment import UnlikeComment
from .unlike_post import UnlikePost
from .unmute_user import UnmuteUser
from .unshare_post import UnsharePost
from .update_profile import UpdateProfile
from .viewer import Viewer


def gql(q: str) -> str:
    return q


class NexusClient(AsyncBaseClient):
    async def add_comment(self, input: AddCommentInput, **kwargs: Any) -> AddComment:
        query = gql("""
            mutation AddComment($input: AddCommentInput!) {
              addComment(input: $input) {
                comment {
                  id
                  text
                  createdAt
                  editedAt
                  parent {
                    id
                  }
                  author {
                    id
                    handle
                  }
                }
                post {
                  id
                  commentCount
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="AddComment", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return AddComment.model_validate(data)

    async def block_user(self, input: BlockUserInput, **kwargs: Any) -> BlockUser:
        query = gql("""
            mutation BlockUser($input: BlockUserInput!) {
              blockUser(input: $input) {
                user {
                  id
                  handle
                  followerCount
                  viewerIsFollowing
                  viewerIsBlocking
                  viewerIsMuting
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="BlockUser", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return BlockUser.model_validate(data)

    async def create_post(self, input: CreatePostInput, **kwargs: Any) -> CreatePost:
        query = gql("""
            mutation CreatePost($input: CreatePostInput!) {
              createPost(input: $input) {
                post {
                  id
                  text
                  createdAt
                  editedAt
                  visibility
                  quotedPost {
                    id
                    text
                  }
                  author {
                    id
                    handle
                  }
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="CreatePost", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CreatePost.model_validate(data)

    async def delete_comment(
        self, input: DeleteCommentInput, **kwargs: Any
    ) -> DeleteComment:
        query = gql("""
            mutation DeleteComment($input: DeleteCommentInput!) {
              deleteComment(input: $input) {
                deletedCommentId
                post {
                  id
                  commentCount
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="DeleteComment", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DeleteComment.model_validate(data)

    async def delete_post(self, input: DeletePostInput, **kwargs: Any) -> DeletePost:
        query = gql("""
            mutation DeletePost($input: DeletePostInput!) {
              deletePost(input: $input) {
                deletedPostId
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="DeletePost", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DeletePost.model_validate(data)

    async def edit_comment(self, input: EditCommentInput, **kwargs: Any) -> EditComment:
        query = gql("""
            mutation EditComment($input: EditCommentInput!) {
              editComment(input: $input) {
                comment {
                  id
                  text
                  createdAt
                  editedAt
                  parent {
                    id
                  }
                  author {
                    id
                    handle
                  }
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="EditComment", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return EditComment.model_validate(data)

    async def edit_post(self, input: EditPostInput, **kwargs: Any) -> EditPost:
        query = gql("""
            mutation EditPost($input: EditPostInput!) {
              editPost(input: $input) {
                post {
                  id
                  text
                  createdAt
                  editedAt
                  visibility
                  quotedPost {
                    id
                    text
                  }
                  author {
                    id
                    handle
                  }
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="EditPost", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return EditPost.model_validate(data)

    async def follow_user(self, input: FollowUserInput, **kwargs: Any) -> FollowUser:
        query = gql("""
            mutation FollowUser($input: FollowUserInput!) {
              followUser(input: $input) {
                user {
                  id
                  handle
                  followerCount
                  viewerIsFollowing
                  viewerIsBlocking
                  viewerIsMuting
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="FollowUser", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return FollowUser.model_validate(data)

    async def followers(
        self,
        handle: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Followers:
        query = gql("""
            query Followers($handle: String!, $first: Int, $after: String) {
              user(handle: $handle) {
                id
                followerCount
                followers(first: $first, after: $after) {
                  edges {
                    cursor
                    node {
                      id
                      handle
                      displayName
                      avatarUrl
                      viewerIsFollowing
                    }
                  }
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "handle": handle,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="Followers", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Followers.model_validate(data)

    async def following(
        self,
        handle: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Following:
        query = gql("""
            query Following($handle: String!, $first: Int, $after: String) {
              user(handle: $handle) {
                id
                followingCount
                following(first: $first, after: $after) {
                  edges {
                    cursor
                    node {
                      id
                      handle
                      displayName
                      avatarUrl
                      viewerIsFollowing
                    }
                  }
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "handle": handle,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="Following", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Following.model_validate(data)

    async def home_feed(
        self,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> HomeFeed:
        query = gql("""
            query HomeFeed($first: Int, $after: String, $last: Int, $before: String) {
              homeFeed(first: $first, after: $after, last: $last, before: $before) {
                edges {
                  cursor
                  reason
                  sharedAt
                  sharedBy {
                    id
                    handle
                    displayName
                  }
                  node {
                    id
                    text
                    createdAt
                    editedAt
                    visibility
                    likeCount
                    commentCount
                    shareCount
                    viewerHasLiked
                    viewerHasShared
                    viewerCanEdit
                    viewerCanDelete
                    author {
                      id
                      handle
                      displayName
                      avatarUrl
                    }
                    comments(first: 3) {
                      nodes {
                        id
                        text
                        createdAt
                        likeCount
                        author {
                          id
                          handle
                          displayName
                          avatarUrl
                        }
                      }
                    }
                  }
                }
                pageInfo {
                  hasNextPage
                  hasPreviousPage
                  startCursor
                  endCursor
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
        }
        response = await self.execute(
            query=query, operation_name="HomeFeed", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return HomeFeed.model_validate(data)

    async def latest_posts(
        self,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> LatestPosts:
        query = gql("""
            query LatestPosts($first: Int, $after: String) {
              latestPosts(first: $first, after: $after) {
                edges {
                  cursor
                  node {
                    id
                    text
                    createdAt
                    likeCount
                    commentCount
                    shareCount
                    author {
                      id
                      handle
                      displayName
                      avatarUrl
                    }
                  }
                }
                pageInfo {
                  hasNextPage
                  endCursor
                }
              }
            }
            """)
        variables: dict[str, object] = {"first": first, "after": after}
        response = await self.execute(
            query=query, operation_name="LatestPosts", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return LatestPosts.model_validate(data)

    async def like_comment(self, input: LikeCommentInput, **kwargs: Any) -> LikeComment:
        query = gql("""
            mutation LikeComment($input: LikeCommentInput!) {
              likeComment(input: $input) {
                comment {
                  id
                  likeCount
                  viewerHasLiked
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="LikeComment", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return LikeComment.model_validate(data)

    async def like_post(self, input: LikePostInput, **kwargs: Any) -> LikePost:
        query = gql("""
            mutation LikePost($input: LikePostInput!) {
              likePost(input: $input) {
                post {
                  id
                  likeCount
                  commentCount
                  shareCount
                  viewerHasLiked
                  viewerHasShared
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="LikePost", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return LikePost.model_validate(data)

    async def log_in(self, input: LogInInput, **kwargs: Any) -> LogIn:
        query = gql("""
            mutation LogIn($input: LogInInput!) {
              logIn(input: $input) {
                session {
                  accessToken
                  expiresAt
                }
                user {
                  id
                  handle
                  displayName
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="LogIn", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return LogIn.model_validate(data)

    async def mute_user(self, input: MuteUserInput, **kwargs: Any) -> MuteUser:
        query = gql("""
            mutation MuteUser($input: MuteUserInput!) {
              muteUser(input: $input) {
                user {
                  id
                  handle
                  followerCount
                  viewerIsFollowing
                  viewerIsBlocking
                  viewerIsMuting
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="MuteUser", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return MuteUser.model_validate(data)

    async def nodes(self, ids: list[str], **kwargs: Any) -> Nodes:
        query = gql("""
            query Nodes($ids: [ID!]!) {
              nodes(ids: $ids) {
                __typename
                id
                ... on Post {
                  text
                  author {
                    handle
                  }
                }
                ... on Comment {
                  text
                  post {
                    id
                  }
                }
                ... on User {
                  handle
                  displayName
                }
                ... on Interaction {
                  kind
                  actor {
                    handle
                  }
                  post {
                    id
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {"ids": ids}
        response = await self.execute(
            query=query, operation_name="Nodes", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Nodes.model_validate(data)

    async def post_interactions(
        self,
        id: str,
        kinds: Union[Optional[list[InteractionKind]], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> PostInteractions:
        query = gql("""
            query PostInteractions($id: ID!, $kinds: [InteractionKind!], $first: Int, $after: String) {
              post(id: $id) {
                id
                interactions(kinds: $kinds, first: $first, after: $after) {
                  edges {
                    cursor
                    node {
                      id
                      kind
                      createdAt
                      actor {
                        id
                        handle
                        displayName
                      }
                      comment {
                        id
                        text
                      }
                    }
                  }
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "id": id,
            "kinds": kinds,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query,
            operation_name="PostInteractions",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return PostInteractions.model_validate(data)

    async def post_thread(
        self,
        id: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> PostThread:
        query = gql("""
            query PostThread($id: ID!, $first: Int, $after: String) {
              post(id: $id) {
                id
                text
                createdAt
                editedAt
                visibility
                likeCount
                commentCount
                shareCount
                viewerHasLiked
                viewerHasShared
                viewerCanEdit
                viewerCanDelete
                author {
                  id
                  handle
                  displayName
                  avatarUrl
                }
                quotedPost {
                  id
                  text
                  author {
                    id
                    handle
                    displayName
                  }
                }
                comments(first: $first, after: $after) {
                  edges {
                    cursor
                    node {
                      id
                      text
                      createdAt
                      editedAt
                      likeCount
                      replyCount
                      viewerHasLiked
                      viewerCanEdit
                      viewerCanDelete
                      author {
                        id
                        handle
                        displayName
                        avatarUrl
                      }
                      replies(first: 3) {
                        nodes {
                          id
                          text
                          createdAt
                          parent {
                            id
                          }
                          author {
                            id
                            handle
                            displayName
                          }
                        }
                        pageInfo {
                          hasNextPage
                          endCursor
                        }
                      }
                    }
                  }
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {"id": id, "first": first, "after": after}
        response = await self.execute(
            query=query, operation_name="PostThread", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return PostThread.model_validate(data)

    async def profile(
        self,
        handle: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Profile:
        query = gql("""
            query Profile($handle: String!, $first: Int, $after: String, $last: Int, $before: String) {
              user(handle: $handle) {
                id
                handle
                displayName
                bio
                avatarUrl
                createdAt
                postCount
                followerCount
                followingCount
                viewerIsFollowing
                followsViewer
                viewerIsBlocking
                viewerIsMuting
                posts(first: $first, after: $after, last: $last, before: $before) {
                  edges {
                    cursor
                    node {
                      id
                      text
                      createdAt
                      visibility
                      likeCount
                      commentCount
                      shareCount
                      viewerHasLiked
                      viewerHasShared
                    }
                  }
                  pageInfo {
                    hasNextPage
                    hasPreviousPage
                    startCursor
                    endCursor
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "handle": handle,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
        }
        response = await self.execute(
            query=query, operation_name="Profile", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Profile.model_validate(data)

    async def share_post(self, input: SharePostInput, **kwargs: Any) -> SharePost:
        query = gql("""
            mutation SharePost($input: SharePostInput!) {
              sharePost(input: $input) {
                post {
                  id
                  likeCount
                  commentCount
                  shareCount
                  viewerHasLiked
                  viewerHasShared
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="SharePost", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SharePost.model_validate(data)

    async def sign_up(self, input: SignUpInput, **kwargs: Any) -> SignUp:
        query = gql("""
            mutation SignUp($input: SignUpInput!) {
              signUp(input: $input) {
                session {
                  accessToken
                  expiresAt
                }
                user {
                  id
                  handle
                  displayName
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="SignUp", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SignUp.model_validate(data)

    async def unblock_user(self, input: UnblockUserInput, **kwargs: Any) -> UnblockUser:
        query = gql("""
            mutation UnblockUser($input: UnblockUserInput!) {
              unblockUser(input: $input) {
                user {
                  id
                  handle
                  followerCount
                  viewerIsFollowing
                  viewerIsBlocking
                  viewerIsMuting
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UnblockUser", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UnblockUser.model_validate(data)

    async def unfollow_user(
        self, input: UnfollowUserInput, **kwargs: Any
    ) -> UnfollowUser:
        query = gql("""
            mutation UnfollowUser($input: UnfollowUserInput!) {
              unfollowUser(input: $input) {
                user {
                  id
                  handle
                  followerCount
                  viewerIsFollowing
                  viewerIsBlocking
                  viewerIsMuting
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UnfollowUser", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UnfollowUser.model_validate(data)

    async def unlike_comment(
        self, input: UnlikeCommentInput, **kwargs: Any
    ) -> UnlikeComment:
        query = gql("""
            mutation UnlikeComment($input: UnlikeCommentInput!) {
              unlikeComment(input: $input) {
                comment {
                  id
                  likeCount
                  viewerHasLiked
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UnlikeComment", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UnlikeComment.model_validate(data)

    async def unlike_post(self, input: UnlikePostInput, **kwargs: Any) -> UnlikePost:
        query = gql("""
            mutation UnlikePost($input: UnlikePostInput!) {
              unlikePost(input: $input) {
                post {
                  id
                  likeCount
                  commentCount
                  shareCount
                  viewerHasLiked
                  viewerHasShared
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UnlikePost", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UnlikePost.model_validate(data)

    async def unmute_user(self, input: UnmuteUserInput, **kwargs: Any) -> UnmuteUser:
        query = gql("""
            mutation UnmuteUser($input: UnmuteUserInput!) {
              unmuteUser(input: $input) {
                user {
                  id
                  handle
                  followerCount
                  viewerIsFollowing
                  viewerIsBlocking
                  viewerIsMuting
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UnmuteUser", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UnmuteUser.model_validate(data)

    async def unshare_post(self, input: UnsharePostInput, **kwargs: Any) -> UnsharePost:
        query = gql("""
            mutation UnsharePost($input: UnsharePostInput!) {
              unsharePost(input: $input) {
                post {
                  id
                  likeCount
                  commentCount
                  shareCount
                  viewerHasLiked
                  viewerHasShared
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UnsharePost", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UnsharePost.model_validate(data)

    async def update_profile(
        self, input: UpdateProfileInput, **kwargs: Any
    ) -> UpdateProfile:
        query = gql("""
            mutation UpdateProfile($input: UpdateProfileInput!) {
              updateProfile(input: $input) {
                user {
                  id
                  displayName
                  bio
                  avatarUrl
                }
                errors {
                  __typename
                  message
                  code
                  path
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UpdateProfile", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UpdateProfile.model_validate(data)

    async def viewer(self, **kwargs: Any) -> Viewer:
        query = gql("""
            query Viewer {
              viewer {
                email
                user {
                  id
                  handle
                  displayName
                  bio
                  avatarUrl
                  postCount
                  followerCount
                  followingCount
                }
              }
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="Viewer", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Viewer.model_validate(data)
