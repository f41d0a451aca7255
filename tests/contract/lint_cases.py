"""For every rule of `nexus schema lint` SDLs that break it, with what is found, and SDLs that keep it."""

from typing import NamedTuple


class Case(NamedTuple):
    rule: str
    bad: str
    coordinate: str
    message: str
    good: str


NODE = "interface Node { id: ID! } type Post implements Node { id: ID! }"

CASES = [
    # Prose ------------------------------------------------------------------------------------------------------------
    Case(
        "description",
        '"""A post.""" type Post { text: String! }',
        "Post.text",
        "It has no description: write one above it, in a block string, for its consumers.",
        '"""A post.""" type Post { """What it says.""" text: String! }',
    ),
    Case(
        "description",
        '"""Reads.""" type Query { """A post.""" post(slug: String!): Int }',
        "Query.post(slug:)",
        "It has no description: write one above it, in a block string, for its consumers.",
        '"""Reads.""" type Query { """A post.""" post("""Its slug.""" slug: String!): Int }',
    ),
    Case(
        "description",
        '"""Colours.""" enum Colour { """  """ RED }',
        "Colour.RED",
        "It has no description: write one above it, in a block string, for its consumers.",
        '"""Colours.""" enum Colour { """Like blood.""" RED }',
    ),
    Case(
        "description",
        '"""What to post.""" input PostInput { text: String }',
        "PostInput.text",
        "It has no description: write one above it, in a block string, for its consumers.",
        '"""What to post.""" input PostInput { """What it says.""" text: String }',
    ),
    Case(
        "description",
        "directive @auth on FIELD_DEFINITION",
        "@auth",
        "It has no description: write one above it, in a block string, for its consumers.",
        '"""For the signed in.""" directive @auth on FIELD_DEFINITION',
    ),
    Case(
        "description-block",
        '"A post." type Post { text: String }',
        "Post",
        'The description is in single quotation marks: write it as a block string, between `"""`.',
        '"""A post.""" type Post { text: String }',
    ),
    Case(
        "description-sentence",
        '"""a post.""" type Post { text: String }',
        "Post",
        'The description begins with "a": begin it as a sentence.',
        '"""`Post` is a post.""" type Post { """1 to 5,000 characters.""" text: String }',
    ),
    Case(
        "description-sentence",
        '"""\nA post,\nwhich somebody wrote\n""" type Post { text: String }',
        "Post",
        'The description ends with "wrote": end it with a full stop.',
        '"""\nA post,\nwhich somebody wrote.\n""" type Post { text: String }',
    ),
    # Names ------------------------------------------------------------------------------------------------------------
    Case(
        "name-case",
        "type blog_post { text: String }",
        "blog_post",
        "The name is not in PascalCase: write `BlogPost`.",
        "type BlogPost { text: String }",
    ),
    Case(
        "name-case",
        "type Post { Created_by: String }",
        "Post.Created_by",
        "The name is not in camelCase: write `createdBy`.",
        "type Post { createdBy: String }",
    ),
    Case(
        "name-case",
        "type Post { comments(PageSize: Int): Int }",
        "Post.comments(PageSize:)",
        "The name is not in camelCase: write `pageSize`.",
        "type Post { comments(pageSize: Int): Int }",
    ),
    Case(
        "name-case",
        "input PostInput { quoted_post: Int }",
        "PostInput.quoted_post",
        "The name is not in camelCase: write `quotedPost`.",
        "input PostInput { quotedPost: Int }",
    ),
    Case(
        "name-case",
        "enum ErrorCode { NotFound }",
        "ErrorCode.NotFound",
        "The name is not in UPPER_CASE: write `NOT_FOUND`.",
        "enum ErrorCode { NOT_FOUND }",
    ),
    Case(
        "name-case",
        "directive @CacheControl(max_age: Int) on FIELD_DEFINITION",
        "@CacheControl",
        "The name is not in camelCase: write `cacheControl`.",
        "directive @cacheControl(maxAge: Int) on FIELD_DEFINITION",
    ),
    Case(
        "name-case",
        "type Mutation { _: Int }",
        "Mutation._",
        "The name is not in camelCase: take another.",
        "type Mutation { x: Int }",
    ),
    Case(
        "name-fetching",
        "type Query { getPost: String }",
        "Query.getPost",
        "The name begins with `get`: write `post`.",
        "type Query { post: String, getaway: String }",
    ),
    Case(
        "name-fetching",
        "type Query { fetchLatestPosts: String }",
        "Query.fetchLatestPosts",
        "The name begins with `fetch`: write `latestPosts`.",
        "type Query { latestPosts: String }",
    ),
    Case(
        "name-kind",
        "enum VisibilityEnum { PUBLIC }",
        "VisibilityEnum",
        "The name says `Enum`, as the SDL does already: write `Visibility`.",
        "enum Visibility { PUBLIC }",
    ),
    Case(
        "name-kind",
        "interface InterfaceNode { id: ID! }",
        "InterfaceNode",
        "The name says `Interface`, as the SDL does already: write `Node`.",
        "interface Interfaces { id: ID! }",
    ),
    Case(
        "name-repetition",
        "type User { userHandle: String }",
        "User.userHandle",
        "The name repeats its type: write `handle`.",
        "type User { handle: String, username: String } type Query { queryPlan: String }",
    ),
    Case(
        "name-suffix",
        "input NewPost { text: String }",
        "NewPost",
        "It is an input type: name it `NewPostInput`.",
        "input NewPostInput { text: String }",
    ),
    Case(
        "name-suffix",
        "type PostInput { text: String }",
        "PostInput",
        "It is not an input type: take `Input` off its name.",
        "type Post { text: String }",
    ),
    Case(
        "name-suffix",
        "type Query { post: PostPayload } type PostPayload { text: String }",
        "PostPayload",
        "It is not what a mutation returns: take `Payload` off its name.",
        "type Mutation { editPost: EditPostPayload } type EditPostPayload { text: String }",
    ),
    Case(
        "name-suffix",
        "type PostPage { edges: Int, pageInfo: Int }",
        "PostPage",
        "It is a connection: name it `PostPageConnection`.",
        "type PostConnection { edges: Int, pageInfo: Int }",
    ),
    Case(
        "name-suffix",
        "type CliffEdge { height: Int }",
        "CliffEdge",
        "It is not the edge of a connection: take `Edge` off its name.",
        "type CliffEdge { height: Int } type CliffConnection { edges: [CliffEdge!]! }",
    ),
    Case(
        "name-suffix",
        "interface UserError { message: String } type Conflict implements UserError { message: String }",
        "Conflict",
        "It is a `UserError`: name it `ConflictError`.",
        "interface UserError { message: String } type ConflictError implements UserError { message: String }",
    ),
    # Types and fields -------------------------------------------------------------------------------------------------
    Case(
        "scalar-specified",
        "scalar DateTime",
        "DateTime",
        'It does not say what it looks like: add `@specifiedBy(url: "…")`.',
        'scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time.html")',
    ),
    Case(
        "moment",
        "type Post { createdAt: String! }",
        "Post.createdAt",
        "The type is `String!`: write `DateTime!`.",
        "type Post { createdAt: DateTime!, editedAt: DateTime, format: String } scalar DateTime",
    ),
    Case(
        "count",
        "type Post { likeCount: Int }",
        "Post.likeCount",
        "The type is `Int`: write `Int!`.",
        "type Post { likeCount: Int!, discount: Float }",
    ),
    Case(
        "count",
        "directive @auth on FIELD_DEFINITION type Post { draftCount: Float! @auth }",
        "Post.draftCount",
        "The type is `Float!`: write `Int`.",
        "directive @auth on FIELD_DEFINITION type Post { draftCount: Int @auth }",
    ),
    Case(
        "viewer-state",
        'type Post { """Whether it is liked. False for an anonymous viewer.""" viewerHasLiked: Boolean }',
        "Post.viewerHasLiked",
        "The type is `Boolean`: write `Boolean!`.",
        'type Post { """Whether it is liked. False for an anonymous\nviewer.""" viewerHasLiked: Boolean! }',
    ),
    Case(
        "viewer-state",
        'type User { """Whether they follow. False for an anonymous viewer.""" viewerFollows: Boolean! }',
        "User.viewerFollows",
        "The name is unlike others: begin with `viewerHas`, `viewerIs` or `viewerCan`.",
        'type User { """Whether they follow. False for an anonymous viewer.""" viewerIsFollowing: Boolean! }',
    ),
    Case(
        "viewer-state",
        'type User { """Whether they follow.""" followsViewer: Boolean! }',
        "User.followsViewer",
        'The description leaves out a case: add "False for an anonymous viewer."',
        'type User { """If they do. False for an anonymous viewer.""" followsViewer: Boolean!, isNew: Boolean }',
    ),
    Case(
        "reachable",
        "type Query { post: Int } enum Colour { RED }",
        "Colour",
        "No operation leads to it: use it in a field, or remove it.",
        "type Query { post(colour: [Colour!]): Thing } enum Colour { RED } union Thing = Post type Post { text: Int }",
    ),
    Case(
        "reachable",
        "type Query { post: Int } input PostInput { text: String }",
        "PostInput",
        "No operation leads to it: use it in a field, or remove it.",
        "type Query { post(by: PostInput): Int } input PostInput { inner: Inner } input Inner { text: String }",
    ),
    Case(
        "reachable",
        "type Query { post: Int } interface Named { name: Int } type Tag implements Named { name: Int }",
        "Tag",
        "No operation leads to it: use it in a field, or remove it.",
        "type Query { post: Named } interface Named { name: Int } type Tag implements Named { name: Int }",
    ),
    # Shapes -----------------------------------------------------------------------------------------------------------
    Case(
        "shape",
        "interface Node { id: String! }",
        "Node.id",
        "The type is `String!`: write `ID!`.",
        "interface Node { id: ID! }",
    ),
    Case(
        "shape",
        "type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String }",
        "PageInfo",
        "It has no `endCursor`: add `endCursor: String`.",
        "type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }",
    ),
    Case(
        "shape",
        "interface UserError { message: String!, code: ErrorCode!, path: [String!] } enum ErrorCode { BLANK } "
        "type InputError implements UserError { message: String!, code: ErrorCode!, path: [String!]! }",
        "InputError.path",
        "The type is `[String!]!`: write `[String!]`.",
        "interface UserError { message: String!, code: ErrorCode!, path: [String!] } enum ErrorCode { BLANK } "
        "type InputError implements UserError { message: String!, code: ErrorCode!, path: [String!], shortest: Int }",
    ),
    Case(
        "shape",
        "interface Event { cursor: String! }",
        "Event",
        "It has no `occurredAt`: add `occurredAt: DateTime!`.",
        "interface Event { cursor: String!, occurredAt: DateTime! } scalar DateTime",
    ),
    # Nodes ------------------------------------------------------------------------------------------------------------
    Case(
        "node",
        "type Post { id: ID! }",
        "Post",
        "It has an `id`, but is no `Node`: write `implements Node`.",
        "interface Node { id: ID! } type Post implements Node { id: ID! }",
    ),
    Case(
        "node-query",
        "interface Node { id: ID! } type Query { nodes(ids: [ID!]!): [Node]! }",
        "Query",
        "Relay looks for it: write `node(id: ID!): Node`.",
        "interface Node { id: ID! } type Query { node(id: ID!): Node, nodes(ids: [ID!]!): [Node]! }",
    ),
    Case(
        "node-query",
        "interface Node { id: ID! } type Query { node(id: ID!): Node, nodes(ids: [ID!]): [Node!]! }",
        "Query.nodes",
        "Relay looks for it: write `nodes(ids: [ID!]!): [Node]!`.",
        "type Query { post: String }",
    ),
    Case(
        "foreign-id",
        "type Post { authorId: ID! }",
        "Post.authorId",
        "It is the id of another object: return the object itself, as `author`.",
        "type Post { id: ID!, author: User! } type User { id: ID! }",
    ),
    Case(
        "foreign-id",
        "type Post { mentionIds: [String!]! }",
        "Post.mentionIds",
        "It is the id of another object: return the object itself, as `mentions`.",
        "type DeletePostPayload { deletedPostId: ID }",
    ),
    Case(
        "foreign-id",
        "type Post { author: ID! }",
        "Post.author",
        "It is the id of another object: return the object itself.",
        "type Post { paid: String }",
    ),
    Case(
        "id-input",
        "input EditPostInput { postId: String! }",
        "EditPostInput.postId",
        "The type is `String!`: write `ID!`.",
        "input EditPostInput { postId: ID! }",
    ),
    Case(
        "id-input",
        "input CreatePostInput { mentions: [ID!] }",
        "CreatePostInput.mentions",
        "It is an `ID`: name it `mentionIds`.",
        "input CreatePostInput { mentionIds: [ID!] }",
    ),
    Case(
        "id-input",
        "type Query { nodes(id: [ID!]!): Int }",
        "Query.nodes(id:)",
        "The type is `[ID!]!`: name it `ids`.",
        "type Query { nodes(ids: [ID!]!): Int, node(id: ID!): Int }",
    ),
    Case(
        "look-up-null",
        f"type Query {{ post: Post! }} {NODE}",
        "Query.post",
        "The type is `Post!`: write `Post`, for it may be gone or hidden.",
        f"type Query {{ post: Post }} {NODE}",
    ),
    # Lists ------------------------------------------------------------------------------------------------------------
    Case(
        "list-null",
        "type Post { tags: [String] }",
        "Post.tags",
        "The type is `[String]`: write `[String!]!`.",
        "type Post { tags: [String!]!, matrix: [[Int!]!]! }",
    ),
    Case(
        "list-null",
        "directive @auth on FIELD_DEFINITION type Post { drafts: [String] @auth }",
        "Post.drafts",
        "The type is `[String]`: write `[String!]`.",
        "directive @auth on FIELD_DEFINITION type Post { drafts: [String!] @auth }",
    ),
    Case(
        "list-null",
        "input PostInput { tags: [String] }",
        "PostInput.tags",
        "The type is `[String]`: write `[String!]` or `[String!]!`.",
        "input PostInput { tags: [String!] } type Query { posts(tags: [String!]!): Int }",
    ),
    Case(
        "list-bounded",
        "type User { posts: [Post!]! } type Post { text: String }",
        "User.posts",
        "It is a list of objects: return `PostConnection!` instead.",
        "type User { posts: PostConnection!, tags: [String!]! } type Post { text: String } "
        "type PostConnection { edges: [Post!]!, nodes: [Post!]! } type EditPostPayload { errors: [Post!]! }",
    ),
    Case(
        "list-bounded",
        "type Query { found: [Found!]! } union Found = Post type Post { text: String }",
        "Query.found",
        "It is a list of objects: return `FoundConnection!` instead.",
        "type Query { found: FoundConnection! } type FoundConnection { nodes: [Found!]! } "
        "union Found = Post type Post { text: String }",
    ),
    # Connections ------------------------------------------------------------------------------------------------------
    Case(
        "connection-shape",
        "type PostConnection { edges: [PostEdge!]!, pageInfo: PageInfo! } type PostEdge { node: Post! } "
        "type Post { text: Int } type PageInfo { hasNextPage: Boolean! }",
        "PostConnection",
        "It has no `nodes`: add `nodes: [Post!]!`.",
        "type PostConnection { edges: [PostEdge!]!, nodes: [Post!]!, pageInfo: PageInfo! } "
        "type PostEdge { node: Post! } type Post { text: Int } type PageInfo { hasNextPage: Boolean! }",
    ),
    Case(
        "connection-shape",
        "type FeedConnection { edges: [PostEdge!]!, nodes: [Post!]!, pageInfo: PageInfo! } "
        "type FeedEdge { node: Post! } type PostEdge { node: Post! } type Post { text: Int } type PageInfo { a: Int }",
        "FeedConnection.edges",
        "The type is `[PostEdge!]!`: write `[FeedEdge!]!`.",
        "type FeedConnection { edges: [FeedEdge!]!, nodes: [Post!]!, pageInfo: PageInfo! } "
        "type FeedEdge { node: Post! } type Post { text: Int } type PageInfo { a: Int }",
    ),
    Case(
        "edge-shape",
        f"type PostEdge {{ cursor: String, node: Post! }} {NODE}",
        "PostEdge.cursor",
        "The type is `String`: write `String!`.",
        f"type PostEdge {{ cursor: String!, node: Post! }} {NODE}",
    ),
    Case(
        "edge-shape",
        f"type PostEdge {{ cursor: String!, post: Post! }} {NODE}",
        "PostEdge",
        "It has no `node`: add `node: Post!`.",
        f"type PostEdge {{ cursor: String!, node: Post }} {NODE}",
    ),
    Case(
        "edge-shape",
        "type TagEdge { cursor: String!, node: String! }",
        "TagEdge.node",
        "The type is `String!`: return one object that implements `Node`.",
        f"type FoundEdge {{ cursor: String!, node: Found! }} union Found = Post {NODE}",
    ),
    Case(
        "connection-arguments",
        "type Query { posts(first: Int): PostConnection! } type PostConnection { pageInfo: Int }",
        "Query.posts",
        "It takes no `after`: add `after: String`.",
        "type Query { posts(first: Int = 20, after: String): PostConnection! } type PostConnection { pageInfo: Int }",
    ),
    Case(
        "connection-arguments",
        "type Query { posts(first: Int, after: String, last: Int): PostConnection! } type PostConnection { a: Int }",
        "Query.posts",
        "It takes no `before`: add `before: String`.",
        "type Query { posts(first: Int, after: String, last: Int, before: String): PostConnection! } "
        "type PostConnection { edges: Int }",
    ),
    Case(
        "connection-arguments",
        "type Query { posts(first: Int!, after: String): PostConnection! } type PostConnection { edges: Int }",
        "Query.posts(first:)",
        "The type is `Int!`: write `Int`.",
        "type Query { posts(first: Int, after: String): PostConnection! } type PostConnection { edges: Int }",
    ),
    Case(
        "connection-arguments",
        "type Query { posts(first: Int = 20, after: String, last: Int, before: String): PostConnection! } "
        "type PostConnection { edges: Int }",
        "Query.posts(first:)",
        "It has a default, and so would come together with `last`: take the default away.",
        "type Query { posts(after: Int): Int }",
    ),
    Case(
        "page-size",
        'type Query { posts("""From 1 to 1000.""" first: Int): PostConnection! } type PostConnection { edges: Int }',
        "Query.posts(first:)",
        'The description does not tell the bound: say "1 to 100" in it.',
        'type Query { posts("""From 1 to 100.""" first: Int): PostConnection! } type PostConnection { edges: Int }',
    ),
    Case(
        "page-size",
        'type Query { posts("""1 to 100.""" first: Int = 500): PostConnection } type PostConnection { edges: Int }',
        "Query.posts(first:)",
        "The default is 500: choose one from 1 to 100.",
        'type Query { posts("""1 to 100.""" first: Int = 50): PostConnection } type PostConnection { edges: Int }',
    ),
    # Mutations --------------------------------------------------------------------------------------------------------
    Case(
        "mutation-verb",
        "type Mutation { postCreate: Int }",
        "Mutation.postCreate",
        "`post` is no verb that we know: begin with one, as in `createPost`, or add it to `VERBS` in "
        "contract/lint/rules/mutations.py.",
        "type Mutation { createPost: Int, unlikePost: Int, signUp: Int }",
    ),
    Case(
        "mutation-input",
        "type Mutation { likePost(postId: ID!, at: Int): Int }",
        "Mutation.likePost",
        "It takes `postId: ID!, at: Int`: take `input: LikePostInput!` alone.",
        "type Mutation { likePost(input: LikePostInput!): Int } input LikePostInput { postId: ID! }",
    ),
    Case(
        "mutation-input",
        "type Mutation { logOut: Int }",
        "Mutation.logOut",
        "It takes nothing: take `input: LogOutInput!` alone.",
        "type Mutation { logOut(input: LogOutInput!): Int } input LogOutInput { everywhere: Boolean }",
    ),
    Case(
        "mutation-payload",
        "type Mutation { likePost: Post } type Post { text: String }",
        "Mutation.likePost",
        "It returns `Post`: return `LikePostPayload!`.",
        "type Mutation { likePost: LikePostPayload! } type LikePostPayload { text: String }",
    ),
    Case(
        "payload-errors",
        "type Mutation { likePost: LikePostPayload! } type LikePostPayload { post: Int }",
        "LikePostPayload",
        "It has no `errors`: add `errors: [UserError!]!`.",
        "type Mutation { likePost: LikePostPayload! } type LikePostPayload { errors: [UserError!]! } "
        "interface UserError { message: String! }",
    ),
    Case(
        "payload-errors",
        "type Mutation { likePost: LikePostPayload! } type LikePostPayload { errors: [String!] }",
        "LikePostPayload.errors",
        "The type is `[String!]`: write `[UserError!]!`.",
        "type Mutation { likePost: Int }",
    ),
    Case(
        "payload-null",
        "type Mutation { likePost: LikePostPayload! } type LikePostPayload { post: Post! } type Post { text: Int }",
        "LikePostPayload.post",
        "The type is `Post!`: write `Post`, null beside errors.",
        "type Mutation { likePost: LikePostPayload! } type LikePostPayload { post: Post } type Post { text: Int }",
    ),
    Case(
        "payload-name",
        "type Mutation { likePost: LikePostPayload! } type LikePostPayload { liked: Post } type Post { text: Int }",
        "LikePostPayload.liked",
        "The type is `Post`: name it `post`.",
        "type Mutation { likePost: LikePostPayload! } "
        "type LikePostPayload { post: Post, quotedPost: Post, errors: [Post!]! } type Post { text: Int }",
    ),
    Case(
        "idempotency-key",
        "type Mutation { createPost(input: CreatePostInput!): Int } input CreatePostInput { text: String! }",
        "CreatePostInput",
        "`createPost` creates something: add `idempotencyKey: String`.",
        "type Mutation { createPost(input: CreatePostInput!): Int, addressPost(input: AddressPostInput!): Int } "
        "input CreatePostInput { idempotencyKey: String } input AddressPostInput { text: String }",
    ),
    Case(
        "idempotency-key",
        "input AddCommentInput { idempotencyKey: ID! }",
        "AddCommentInput.idempotencyKey",
        "The type is `ID!`: write `String`.",
        "input AddCommentInput { idempotencyKey: String }",
    ),
    # Subscriptions ----------------------------------------------------------------------------------------------------
    Case(
        "event-union",
        "type Subscription { postEvents: Post! } type Post { text: String }",
        "Subscription.postEvents",
        "It yields `Post!`: yield a union of types that implement `Event`.",
        "type Subscription { postEvents: PostEvent! } union PostEvent = PostAdded "
        "interface Event { cursor: String! } type PostAdded implements Event { cursor: String! }",
    ),
    Case(
        "event-union",
        "type Subscription { postEvents: PostEvent! } union PostEvent = Post type Post { text: String }",
        "Subscription.postEvents",
        "It may yield `Post`: let `Post` implement `Event`.",
        "type Subscription { postEvents: PostEvent } union PostEvent = Lagged "
        "interface Event { cursor: String! } type Lagged implements Event { cursor: String! }",
    ),
    Case(
        "event-after",
        "type Subscription { postEvents: Int }",
        "Subscription.postEvents",
        "It takes no `after`: add `after: String`.",
        "type Subscription { postEvents(after: String): Int }",
    ),
    Case(
        "event-after",
        "type Subscription { postEvents(after: ID!): Int }",
        "Subscription.postEvents(after:)",
        "The type is `ID!`: write `String`.",
        "type Query { posts: Int }",
    ),
    # Policy -----------------------------------------------------------------------------------------------------------
    Case(
        "auth-mutation",
        "type Mutation { likePost: Int }",
        "Mutation.likePost",
        "Anyone may do it without signing in: add `@auth`.",
        "directive @auth on FIELD_DEFINITION type Mutation { likePost: Int @auth }",
    ),
    Case(
        "auth-null",
        "directive @auth on FIELD_DEFINITION type Query { homeFeed: Int! @auth }",
        "Query.homeFeed",
        "The type is `Int!`: write `Int`, null without a sign-in.",
        "directive @auth on FIELD_DEFINITION type Query { homeFeed: Int @auth } type Mutation { likePost: Int! @auth }",
    ),
    Case(
        "private-type",
        "type Query { viewer: Viewer! } type Viewer { name: String }",
        "Query.viewer",
        "The type is `Viewer!`: write `Viewer`, null for an anonymous viewer.",
        "type Query { viewer: Viewer } type Viewer { name: String }",
    ),
    Case(
        "private-type",
        "type Query { viewer: Viewer } type Viewer { name: String } type Post { author: Viewer }",
        "Post.author",
        "It returns `Viewer`: return `User`, and leave the rest to `Query.viewer`.",
        "type Query { viewer: Viewer } type Viewer { name: String } type Post { author: User } type User { name: Int }",
    ),
    Case(
        "private-type",
        "type Query { viewer: Viewer, node: Node } interface Node { id: ID! } type Viewer implements Node { id: ID! }",
        "Query.node",
        "It may return a `Viewer`: take that out of `Node`.",
        "type Query { viewer: Viewer, node: Node } interface Node { id: ID! } type Viewer { name: String } "
        "type Post implements Node { id: ID! }",
    ),
    Case(
        "private-field",
        "type User { email: String }",
        "User.email",
        "It is private: move it to `Viewer`, or add `@auth`.",
        "directive @auth on FIELD_DEFINITION type Viewer { email: String } type User { mutedUsers: Int @auth } "
        "type Mutation { changeEmail: ChangeEmailPayload @auth } type ChangeEmailPayload { email: String } "
        "input SignUpInput { email: String }",
    ),
    Case(
        "private-field",
        "type Mutation { signUp: SignUpPayload } type SignUpPayload { email: String }",
        "SignUpPayload.email",
        "It is private: move it to `Viewer`, or add `@auth`.",
        "type Viewer { notifications: Int }",
    ),
    # Deprecation ------------------------------------------------------------------------------------------------------
    Case(
        "deprecation-reason",
        "type Post { body: String @deprecated }",
        "Post.body",
        'The reason is "No longer supported": write "Use `newName`. Removed after YYYY-MM-DD." or '
        '"No replacement. Removed after YYYY-MM-DD."',
        'type Post { body: String @deprecated(reason: "Use `text`. Removed after 2027-03-31."), text: String }',
    ),
    Case(
        "deprecation-reason",
        'type Post { body: String @deprecated(reason: """\nUse\ntext.\n""") }',
        "Post.body",
        'The reason is "Use text.": write "Use `newName`. Removed after YYYY-MM-DD." or '
        '"No replacement. Removed after YYYY-MM-DD."',
        'type Post { body: String @deprecated(reason: "No replacement. Removed after 2027-03-31.") }',
    ),
    Case(
        "deprecation-reason",
        'enum Colour { RED @deprecated(reason: "No replacement. Removed after 2027-02-29.") }',
        "Colour.RED",
        'There is no such day as in "No replacement. Removed after 2027-02-29.": write one that there is.',
        'enum Colour { RED @deprecated(reason: "Use `PINK`. Removed after 2028-02-29."), PINK }',
    ),
    Case(
        "deprecation-reason",
        'type Post { text(old: Int @deprecated(reason: "Use `text`. Removed after 2027-03-31.")): Int }',
        "Post.text(old:)",
        "There is no `text`: name what stands beside it, or a coordinate such as `Post.text`.",
        'type Post { text(old: Int @deprecated(reason: "Use `new`. Removed after 2027-03-31."), new: Int): Int, '
        'body(old: Int @deprecated(reason: "Use `Post.text(new:)`. Removed after 2027-03-31.")): Int }',
    ),
    Case(
        "deprecation-reason",
        'type Post { a: Int @deprecated(reason: "Use `b`. Removed after 2027-03-31."), '
        'b: Int @deprecated(reason: "No replacement. Removed after 2027-03-31.") }',
        "Post.a",
        "`b` is deprecated itself: name what replaces both.",
        'type Post { a: Int @deprecated(reason: "Use `Query.b`. Removed after 2027-03-31.") } type Query { b: Int }',
    ),
    Case(
        "deprecation-required",
        "input PostInput { body: String! @deprecated }",
        "PostInput.body",
        "It is deprecated, but has to be given: make it nullable, or give it a default first.",
        "input PostInput { body: String @deprecated }",
    ),
    Case(
        "deprecation-required",
        "type Query { posts(window: Int! @deprecated): Int }",
        "Query.posts(window:)",
        "It is deprecated, but has to be given: make it nullable, or give it a default first.",
        "type Query { posts(window: Int! = 1 @deprecated): Int }",
    ),
]
