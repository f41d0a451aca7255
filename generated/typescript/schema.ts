export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in time as RFC 3339 with an offset, for example `2026-03-14T09:26:53.589793+00:00`. */
  DateTime: { input: string; output: string; }
};

/** Who may keep an answer. */
export type CacheControlScope =
  /** Everyone between server and client. */
  | 'PUBLIC'
  /** The client alone. */
  | 'PRIVATE';

/** Anything that can be fetched again by its `id`, whatever its type. */
export type Node = {
  /**
   * Names this object among all objects of all types, for as long as it exists. Opaque: store it, compare it, send it
   * back, but never take it apart.
   */
  readonly id: Scalars['ID']['output'];
};

/** Where a page stands in its connection. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /**
   * Whether there is more after the last edge of this page: ask for it with `after: endCursor`. On a page asked for with
   * `before` it is true, also when everything after that cursor has gone since.
   */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /**
   * Whether there is more before the first edge of this page: ask for it with `before: startCursor`, where the connection
   * can be paged backward. On a page asked for with `after` it is true, also when everything before that cursor has gone
   * since.
   */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge, or null for an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
  /** The cursor of the last edge, or null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

/** Reads. Everything here may be asked anonymously unless it says `@auth`; what a viewer may not see is absent or null. */
export type Query = {
  readonly __typename?: 'Query';
  /** Any object by its `id`: null when it does not exist or the viewer may not see it. */
  readonly node: Maybe<Node>;
  /** Several objects by their `id`s, in the order asked, with null for each one that does not exist or is hidden from the viewer. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** The person who is signed in, and what only they may see. Null for an anonymous viewer. */
  readonly viewer: Maybe<Viewer>;
  /** A person by handle: null when there is none, or when they have blocked the viewer. */
  readonly user: Maybe<User>;
  /** A post by its `id`: null when it does not exist or the viewer may not see it. */
  readonly post: Maybe<Post>;
  /**
   * Posts and shares by the people whom the viewer follows and by the viewer, newest first. A post that several of them
   * shared appears once, under its newest reason. Blocks, mutes, visibility and deletions apply at once, and a page is
   * never short because of them.
   */
  readonly homeFeed: Maybe<FeedConnection>;
  /** Everyone's public posts, newest first, without those of people whom the viewer has blocked or muted. */
  readonly latestPosts: PostConnection;
};


/** Reads. Everything here may be asked anonymously unless it says `@auth`; what a viewer may not see is absent or null. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Everything here may be asked anonymously unless it says `@auth`; what a viewer may not see is absent or null. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Reads. Everything here may be asked anonymously unless it says `@auth`; what a viewer may not see is absent or null. */
export type QueryUserArgs = {
  handle: Scalars['String']['input'];
};


/** Reads. Everything here may be asked anonymously unless it says `@auth`; what a viewer may not see is absent or null. */
export type QueryPostArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Everything here may be asked anonymously unless it says `@auth`; what a viewer may not see is absent or null. */
export type QueryHomeFeedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. Everything here may be asked anonymously unless it says `@auth`; what a viewer may not see is absent or null. */
export type QueryLatestPostsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The person who is signed in, with what only they may see. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The viewer's public profile. */
  readonly user: User;
  /** The address the viewer signed up with. Nobody else can see it. */
  readonly email: Scalars['String']['output'];
};

/** A person: a public profile, what they posted, and whom they follow. */
export type User = Node & {
  readonly __typename?: 'User';
  /** Names this person for good, also when the handle changes hands. */
  readonly id: Scalars['ID']['output'];
  /** The unique name that others mention and find them by, without `@`, in lower case. */
  readonly handle: Scalars['String']['output'];
  /** The name to show, as they wrote it. */
  readonly displayName: Scalars['String']['output'];
  /** A few words about themselves, or null. */
  readonly bio: Maybe<Scalars['String']['output']>;
  /** The `https` address of their picture, or null. */
  readonly avatarUrl: Maybe<Scalars['String']['output']>;
  /** When they signed up. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How many posts they have written that are not deleted. */
  readonly postCount: Scalars['Int']['output'];
  /** How many people follow them. */
  readonly followerCount: Scalars['Int']['output'];
  /** How many people they follow. */
  readonly followingCount: Scalars['Int']['output'];
  /** Whether the viewer follows this person. False for an anonymous viewer. */
  readonly viewerIsFollowing: Scalars['Boolean']['output'];
  /** Whether this person follows the viewer. False for an anonymous viewer. */
  readonly followsViewer: Scalars['Boolean']['output'];
  /** Whether the viewer has blocked this person. False for an anonymous viewer. */
  readonly viewerIsBlocking: Scalars['Boolean']['output'];
  /** Whether the viewer has muted this person. False for an anonymous viewer. */
  readonly viewerIsMuting: Scalars['Boolean']['output'];
  /** Their posts that the viewer may see, newest first. */
  readonly posts: PostConnection;
  /** The people who follow this person, the newest follow first. */
  readonly followers: UserConnection;
  /** The people whom this person follows, the newest follow first. */
  readonly following: UserConnection;
};


/** A person: a public profile, what they posted, and whom they follow. */
export type UserPostsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A person: a public profile, what they posted, and whom they follow. */
export type UserFollowersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person: a public profile, what they posted, and whom they follow. */
export type UserFollowingArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of people. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** The people with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The people alone, for when cursors are not needed. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One person of a page. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** Marks this place in the connection. */
  readonly cursor: Scalars['String']['output'];
  /** The person. */
  readonly node: User;
};

/** Who may see a post. */
export type PostVisibility =
  /** Everyone, signed in or not, except people whom the author has blocked. */
  | 'PUBLIC'
  /** The author and the people who follow the author. */
  | 'FOLLOWERS';

/** Something a person wrote. */
export type Post = Node & {
  readonly __typename?: 'Post';
  /** Names this post for good. */
  readonly id: Scalars['ID']['output'];
  /** Who wrote it. */
  readonly author: User;
  /** What they wrote: 1 to 5,000 characters. */
  readonly text: Scalars['String']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was last edited, or null if it never was. */
  readonly editedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who may see it. */
  readonly visibility: PostVisibility;
  /** The post that this one quotes. Null when it quotes none, and when the quoted post is deleted or hidden from the viewer. */
  readonly quotedPost: Maybe<Post>;
  /** How many people like it. */
  readonly likeCount: Scalars['Int']['output'];
  /** How many comments it has, replies included. */
  readonly commentCount: Scalars['Int']['output'];
  /** How many people shared it. */
  readonly shareCount: Scalars['Int']['output'];
  /** Whether the viewer likes it. False for an anonymous viewer. */
  readonly viewerHasLiked: Scalars['Boolean']['output'];
  /** Whether the viewer shared it. False for an anonymous viewer. */
  readonly viewerHasShared: Scalars['Boolean']['output'];
  /** Whether the viewer may edit it. False for an anonymous viewer. */
  readonly viewerCanEdit: Scalars['Boolean']['output'];
  /** Whether the viewer may delete it. False for an anonymous viewer. */
  readonly viewerCanDelete: Scalars['Boolean']['output'];
  /** Comments on the post itself, newest first. Replies to a comment are found under its `replies`. */
  readonly comments: CommentConnection;
  /** Who liked, commented on and shared the post, newest first. */
  readonly interactions: InteractionConnection;
};


/** Something a person wrote. */
export type PostCommentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Something a person wrote. */
export type PostInteractionsArgs = {
  kinds?: InputMaybe<ReadonlyArray<InteractionKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of posts. */
export type PostConnection = {
  readonly __typename?: 'PostConnection';
  /** The posts with their cursors. */
  readonly edges: ReadonlyArray<PostEdge>;
  /** The posts alone, for when cursors are not needed. */
  readonly nodes: ReadonlyArray<Post>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One post of a page. */
export type PostEdge = {
  readonly __typename?: 'PostEdge';
  /** Marks this place in the connection. */
  readonly cursor: Scalars['String']['output'];
  /** The post. */
  readonly node: Post;
};

/** Why a post is on the home feed. */
export type FeedReason =
  /** The viewer, or somebody they follow, wrote it. */
  | 'AUTHORED'
  /** The viewer, or somebody they follow, shared it. */
  | 'SHARED';

/** A page of a home feed. */
export type FeedConnection = {
  readonly __typename?: 'FeedConnection';
  /** The posts with their cursors and the reasons why they are here. */
  readonly edges: ReadonlyArray<FeedEdge>;
  /** The posts alone, for when neither cursors nor reasons are needed. */
  readonly nodes: ReadonlyArray<Post>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One post of a home feed, and why it is there. */
export type FeedEdge = {
  readonly __typename?: 'FeedEdge';
  /** Marks this place in the feed. It stays valid when posts come and go. */
  readonly cursor: Scalars['String']['output'];
  /** The post. */
  readonly node: Post;
  /** Why the post is on the feed. */
  readonly reason: FeedReason;
  /** Who shared it, when `reason` is `SHARED`; null otherwise. */
  readonly sharedBy: Maybe<User>;
  /** When they shared it, when `reason` is `SHARED`; null otherwise. */
  readonly sharedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A comment on a post, or a reply to another comment. */
export type Comment = Node & {
  readonly __typename?: 'Comment';
  /** Names this comment for good. */
  readonly id: Scalars['ID']['output'];
  /** The post that it belongs to. */
  readonly post: Post;
  /** Who wrote it. */
  readonly author: User;
  /** The comment that this one replies to. Null when it answers the post itself, and when that comment is hidden from the viewer. */
  readonly parent: Maybe<Comment>;
  /** What they wrote: 1 to 2,000 characters. */
  readonly text: Scalars['String']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was last edited, or null if it never was. */
  readonly editedAt: Maybe<Scalars['DateTime']['output']>;
  /** How many people like it. */
  readonly likeCount: Scalars['Int']['output'];
  /** How many direct replies it has. */
  readonly replyCount: Scalars['Int']['output'];
  /** Whether the viewer likes it. False for an anonymous viewer. */
  readonly viewerHasLiked: Scalars['Boolean']['output'];
  /** Whether the viewer may edit it. False for an anonymous viewer. */
  readonly viewerCanEdit: Scalars['Boolean']['output'];
  /** Whether the viewer may delete it: the comment's author may, and so may the author of the post. False for an anonymous viewer. */
  readonly viewerCanDelete: Scalars['Boolean']['output'];
  /** Direct replies, oldest first, as a conversation reads. */
  readonly replies: CommentConnection;
};


/** A comment on a post, or a reply to another comment. */
export type CommentRepliesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of comments. */
export type CommentConnection = {
  readonly __typename?: 'CommentConnection';
  /** The comments with their cursors. */
  readonly edges: ReadonlyArray<CommentEdge>;
  /** The comments alone, for when cursors are not needed. */
  readonly nodes: ReadonlyArray<Comment>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One comment of a page. */
export type CommentEdge = {
  readonly __typename?: 'CommentEdge';
  /** Marks this place in the connection. */
  readonly cursor: Scalars['String']['output'];
  /** The comment. */
  readonly node: Comment;
};

/** How somebody interacted with a post. */
export type InteractionKind =
  /** They like it. */
  | 'LIKE'
  /** They commented on it, or replied to a comment. */
  | 'COMMENT'
  /** They shared it. */
  | 'SHARE';

/** One like, comment or share of a post. */
export type Interaction = Node & {
  readonly __typename?: 'Interaction';
  /** Names this interaction. Liking a post again after unliking it is the same interaction. */
  readonly id: Scalars['ID']['output'];
  /** How they interacted. */
  readonly kind: InteractionKind;
  /** Who interacted. */
  readonly actor: User;
  /** The post they interacted with. */
  readonly post: Post;
  /** The comment they wrote, when `kind` is `COMMENT`; null otherwise. */
  readonly comment: Maybe<Comment>;
  /** When they did. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** A page of interactions. */
export type InteractionConnection = {
  readonly __typename?: 'InteractionConnection';
  /** The interactions with their cursors. */
  readonly edges: ReadonlyArray<InteractionEdge>;
  /** The interactions alone, for when cursors are not needed. */
  readonly nodes: ReadonlyArray<Interaction>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One interaction of a page. */
export type InteractionEdge = {
  readonly __typename?: 'InteractionEdge';
  /** Marks this place in the connection. */
  readonly cursor: Scalars['String']['output'];
  /** The interaction. */
  readonly node: Interaction;
};

/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes an account and signs in. */
  readonly signUp: SignUpPayload;
  /** Signs in with a handle or an email address and a password. */
  readonly logIn: LogInPayload;
  /** Changes the viewer's profile. What is left out stays as it is. */
  readonly updateProfile: UpdateProfilePayload;
  /** Writes a post, and quotes another one if `quotedPostId` is given. */
  readonly createPost: CreatePostPayload;
  /** Changes the text of one of the viewer's posts. */
  readonly editPost: EditPostPayload;
  /** Deletes one of the viewer's posts, with its comments, likes and shares. It can't be undone. */
  readonly deletePost: DeletePostPayload;
  /** Comments on a post, or replies to a comment. */
  readonly addComment: AddCommentPayload;
  /** Changes the text of one of the viewer's comments. */
  readonly editComment: EditCommentPayload;
  /** Deletes a comment with the replies below it. The comment's author may, and so may the author of the post. */
  readonly deleteComment: DeleteCommentPayload;
  /** Likes a post. */
  readonly likePost: LikePostPayload;
  /** Takes a like of a post back. */
  readonly unlikePost: UnlikePostPayload;
  /** Likes a comment. */
  readonly likeComment: LikeCommentPayload;
  /** Takes a like of a comment back. */
  readonly unlikeComment: UnlikeCommentPayload;
  /** Shares a post with the viewer's followers. Who may not see the post does not see the share either. */
  readonly sharePost: SharePostPayload;
  /** Takes a share back. */
  readonly unsharePost: UnsharePostPayload;
  /** Follows a person: their posts and shares appear on the viewer's home feed. */
  readonly followUser: FollowUserPayload;
  /** Stops following a person. */
  readonly unfollowUser: UnfollowUserPayload;
  /** Blocks a person: neither sees what the other writes, and neither follows the other any longer. */
  readonly blockUser: BlockUserPayload;
  /** Lifts a block. Follows that the block ended do not come back. */
  readonly unblockUser: UnblockUserPayload;
  /** Mutes a person: what they write and share leaves the viewer's feeds. They are not told. */
  readonly muteUser: MuteUserPayload;
  /** Lifts a mute. */
  readonly unmuteUser: UnmuteUserPayload;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationLogInArgs = {
  input: LogInInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationCreatePostArgs = {
  input: CreatePostInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationEditPostArgs = {
  input: EditPostInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationDeletePostArgs = {
  input: DeletePostInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationLikePostArgs = {
  input: LikePostInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationUnlikePostArgs = {
  input: UnlikePostInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationLikeCommentArgs = {
  input: LikeCommentInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationUnlikeCommentArgs = {
  input: UnlikeCommentInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationSharePostArgs = {
  input: SharePostInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationUnsharePostArgs = {
  input: UnsharePostInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationFollowUserArgs = {
  input: FollowUserInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationUnfollowUserArgs = {
  input: UnfollowUserInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationBlockUserArgs = {
  input: BlockUserInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationUnblockUserArgs = {
  input: UnblockUserInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationMuteUserArgs = {
  input: MuteUserInput;
};


/**
 * Writes. Each takes one `input` and answers with a payload: the changed object, or `errors` that say what to mend. Setting a
 * state that is already so succeeds and changes nothing.
 */
export type MutationUnmuteUserArgs = {
  input: UnmuteUserInput;
};

/** What kind of mistake a `UserError` is. Stable: decide by it, not by the message. */
export type ErrorCode =
  /** A text that must say something is empty or only white space. */
  | 'BLANK'
  /** A value is shorter than allowed. */
  | 'TOO_SHORT'
  /** A value is longer than allowed. */
  | 'TOO_LONG'
  /** A value does not have the form that is asked for. */
  | 'INVALID_FORMAT'
  /** An `id` that names no object of the type that is asked for, whoever asks. */
  | 'INVALID_ID'
  /** The object does not exist, or the viewer may not see it. */
  | 'NOT_FOUND'
  /** The viewer may see the object, but not do this to it. */
  | 'NOT_ALLOWED'
  /** Somebody else has it already. */
  | 'TAKEN'
  /** This can't be done to oneself. */
  | 'SELF_REFERENCE'
  /** No account has this handle or email address with this password. */
  | 'WRONG_CREDENTIALS'
  /** The `idempotencyKey` was used before, for something else. */
  | 'IDEMPOTENCY_KEY_REUSED';

/** A mistake that the user can mend. Nothing was changed. */
export type UserError = {
  /** Says what is wrong, ready to be shown. */
  readonly message: Scalars['String']['output'];
  /** What kind of mistake it is. */
  readonly code: ErrorCode;
  /** Which argument is wrong, as names from the argument inwards: `["input", "text"]`. Null when no single one is. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A value that can't be accepted as it is. */
export type InputError = UserError & {
  readonly __typename?: 'InputError';
  /** Says what is wrong, ready to be shown. */
  readonly message: Scalars['String']['output'];
  /** What kind of mistake it is. */
  readonly code: ErrorCode;
  /** Which argument is wrong. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** An object that does not exist, or that the viewer may not see: the answer is the same on purpose. */
export type NotFoundError = UserError & {
  readonly __typename?: 'NotFoundError';
  /** Says what is missing, ready to be shown. */
  readonly message: Scalars['String']['output'];
  /** What kind of mistake it is. */
  readonly code: ErrorCode;
  /** Which argument names the missing object. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Something that the viewer may not do. */
export type NotAllowedError = UserError & {
  readonly __typename?: 'NotAllowedError';
  /** Says what is not allowed, ready to be shown. */
  readonly message: Scalars['String']['output'];
  /** What kind of mistake it is. */
  readonly code: ErrorCode;
  /** Which argument is concerned. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A value that is in use already. */
export type ConflictError = UserError & {
  readonly __typename?: 'ConflictError';
  /** Says what is in the way, ready to be shown. */
  readonly message: Scalars['String']['output'];
  /** What kind of mistake it is. */
  readonly code: ErrorCode;
  /** Which argument is concerned. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** What proves to the server who is asking. */
export type Session = {
  readonly __typename?: 'Session';
  /** Send it with each request, as `Authorization: Bearer …`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token stops working: sign in again before. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

/** Who signs up. */
export type SignUpInput = {
  /** The handle to be found by: 3 to 30 letters, digits or `_`. Upper case becomes lower case. */
  readonly handle: Scalars['String']['input'];
  /** An email address. It can be used to sign in, and stays private. */
  readonly email: Scalars['String']['input'];
  /** A password of 8 to 200 characters. */
  readonly password: Scalars['String']['input'];
  /** The name to show, 1 to 50 characters. Without it, the handle is shown. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
};

/** The new account, signed in. */
export type SignUpPayload = {
  readonly __typename?: 'SignUpPayload';
  /** The new session, or null if there are `errors`. */
  readonly session: Maybe<Session>;
  /** The new person, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Who signs in. */
export type LogInInput = {
  /** The handle, without `@`, or the email address. */
  readonly handleOrEmail: Scalars['String']['input'];
  /** The password. */
  readonly password: Scalars['String']['input'];
};

/** The signed-in account. */
export type LogInPayload = {
  readonly __typename?: 'LogInPayload';
  /** The new session, or null if there are `errors`. */
  readonly session: Maybe<Session>;
  /** Who signed in, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What to change of the viewer's profile. What is left out stays as it is. */
export type UpdateProfileInput = {
  /** The name to show, 1 to 50 characters. Null is the same as leaving it out. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** A few words about oneself, up to 500 characters. Null removes it. */
  readonly bio?: InputMaybe<Scalars['String']['input']>;
  /** The `https` address of a picture, up to 2,000 characters. Null removes it. */
  readonly avatarUrl?: InputMaybe<Scalars['String']['input']>;
};

/** The changed profile. */
export type UpdateProfilePayload = {
  readonly __typename?: 'UpdateProfilePayload';
  /** The viewer with the new profile, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What to post. */
export type CreatePostInput = {
  /** 1 to 5,000 characters, not only white space. */
  readonly text: Scalars['String']['input'];
  /** Who may see it. */
  readonly visibility?: PostVisibility;
  /** The `id` of a post to quote. */
  readonly quotedPostId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 200 characters, made by the client for this one post. Sending the same key again returns the same post instead of writing another, so a request that may have been lost can be repeated safely. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The new post. */
export type CreatePostPayload = {
  readonly __typename?: 'CreatePostPayload';
  /** The new post, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which post to edit, and how. */
export type EditPostInput = {
  /** The `id` of one of the viewer's posts. */
  readonly postId: Scalars['ID']['input'];
  /** Its new text: 1 to 5,000 characters, not only white space. */
  readonly text: Scalars['String']['input'];
};

/** The edited post. */
export type EditPostPayload = {
  readonly __typename?: 'EditPostPayload';
  /** The edited post, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which post to delete. */
export type DeletePostInput = {
  /** The `id` of one of the viewer's posts. */
  readonly postId: Scalars['ID']['input'];
};

/** The deleted post's `id`. */
export type DeletePostPayload = {
  readonly __typename?: 'DeletePostPayload';
  /** The `id` of the post that is gone, or null if there are `errors`. */
  readonly deletedPostId: Maybe<Scalars['ID']['output']>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What to say, and where. */
export type AddCommentInput = {
  /** The `id` of the post to comment on. */
  readonly postId: Scalars['ID']['input'];
  /** The `id` of the comment to reply to. It must belong to the same post. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 2,000 characters, not only white space. */
  readonly text: Scalars['String']['input'];
  /** 1 to 200 characters, made by the client for this one comment. Sending the same key again returns the same comment instead of adding another. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The new comment. */
export type AddCommentPayload = {
  readonly __typename?: 'AddCommentPayload';
  /** The new comment, or null if there are `errors`. */
  readonly comment: Maybe<Comment>;
  /** The post with its new count, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which comment to edit, and how. */
export type EditCommentInput = {
  /** The `id` of one of the viewer's comments. */
  readonly commentId: Scalars['ID']['input'];
  /** Its new text: 1 to 2,000 characters, not only white space. */
  readonly text: Scalars['String']['input'];
};

/** The edited comment. */
export type EditCommentPayload = {
  readonly __typename?: 'EditCommentPayload';
  /** The edited comment, or null if there are `errors`. */
  readonly comment: Maybe<Comment>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which comment to delete. */
export type DeleteCommentInput = {
  /** The `id` of a comment by the viewer, or on a post by the viewer. */
  readonly commentId: Scalars['ID']['input'];
};

/** The deleted comment's `id`. */
export type DeleteCommentPayload = {
  readonly __typename?: 'DeleteCommentPayload';
  /** The `id` of the comment that is gone, or null if there are `errors`. */
  readonly deletedCommentId: Maybe<Scalars['ID']['output']>;
  /** The post with its new count, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which post to like. */
export type LikePostInput = {
  /** The `id` of the post. */
  readonly postId: Scalars['ID']['input'];
};

/** The post with its new state. */
export type LikePostPayload = {
  readonly __typename?: 'LikePostPayload';
  /** The post, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which post to like no longer. */
export type UnlikePostInput = {
  /** The `id` of the post. */
  readonly postId: Scalars['ID']['input'];
};

/** The post with its new state. */
export type UnlikePostPayload = {
  readonly __typename?: 'UnlikePostPayload';
  /** The post, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which comment to like. */
export type LikeCommentInput = {
  /** The `id` of the comment. */
  readonly commentId: Scalars['ID']['input'];
};

/** The comment with its new state. */
export type LikeCommentPayload = {
  readonly __typename?: 'LikeCommentPayload';
  /** The comment, or null if there are `errors`. */
  readonly comment: Maybe<Comment>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which comment to like no longer. */
export type UnlikeCommentInput = {
  /** The `id` of the comment. */
  readonly commentId: Scalars['ID']['input'];
};

/** The comment with its new state. */
export type UnlikeCommentPayload = {
  readonly __typename?: 'UnlikeCommentPayload';
  /** The comment, or null if there are `errors`. */
  readonly comment: Maybe<Comment>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which post to share. */
export type SharePostInput = {
  /** The `id` of the post. */
  readonly postId: Scalars['ID']['input'];
  /** 1 to 200 characters, made by the client for this one share. Sending the same key again does not share again, even if the share was taken back in between. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The post with its new state. */
export type SharePostPayload = {
  readonly __typename?: 'SharePostPayload';
  /** The post, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which post to share no longer. */
export type UnsharePostInput = {
  /** The `id` of the post. */
  readonly postId: Scalars['ID']['input'];
};

/** The post with its new state. */
export type UnsharePostPayload = {
  readonly __typename?: 'UnsharePostPayload';
  /** The post, or null if there are `errors`. */
  readonly post: Maybe<Post>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Whom to follow. */
export type FollowUserInput = {
  /** The `id` of the person. */
  readonly userId: Scalars['ID']['input'];
};

/** The person with the new state. */
export type FollowUserPayload = {
  readonly __typename?: 'FollowUserPayload';
  /** The person, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Whom to follow no longer. */
export type UnfollowUserInput = {
  /** The `id` of the person. */
  readonly userId: Scalars['ID']['input'];
};

/** The person with the new state. */
export type UnfollowUserPayload = {
  readonly __typename?: 'UnfollowUserPayload';
  /** The person, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Whom to block. */
export type BlockUserInput = {
  /** The `id` of the person. */
  readonly userId: Scalars['ID']['input'];
};

/** The person with the new state. */
export type BlockUserPayload = {
  readonly __typename?: 'BlockUserPayload';
  /** The person, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Whom to block no longer. */
export type UnblockUserInput = {
  /** The `id` of the person. */
  readonly userId: Scalars['ID']['input'];
};

/** The person with the new state. */
export type UnblockUserPayload = {
  readonly __typename?: 'UnblockUserPayload';
  /** The person, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Whom to mute. */
export type MuteUserInput = {
  /** The `id` of the person. */
  readonly userId: Scalars['ID']['input'];
};

/** The person with the new state. */
export type MuteUserPayload = {
  readonly __typename?: 'MuteUserPayload';
  /** The person, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Whom to mute no longer. */
export type UnmuteUserInput = {
  /** The `id` of the person. */
  readonly userId: Scalars['ID']['input'];
};

/** The person with the new state. */
export type UnmuteUserPayload = {
  readonly __typename?: 'UnmuteUserPayload';
  /** The person, or null if there are `errors`. */
  readonly user: Maybe<User>;
  /** What to mend. Empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};
