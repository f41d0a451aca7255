// Apollo Client reads, likes a post, and reads again: its cache took over what the mutation answered.
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";

import { LatestPostsDocument, LikePostDocument, PostThreadDocument } from "../../../generated/typescript/index.js";
import { endpoint, headersOf, present, tell } from "./program.js";

const client = new ApolloClient({
  link: new HttpLink({ uri: endpoint, headers: headersOf("smoke-apollo") }),
  cache: new InMemoryCache(),
});

const latest = await client.query({ query: LatestPostsDocument, variables: { first: 1 } });
const newest = present(present(latest.data, "data").latestPosts.edges[0], "post").node;

const thread = await client.query({ query: PostThreadDocument, variables: { id: newest.id } });
const before = present(thread.data?.post, "post");

const liked = await client.mutate({ mutation: LikePostDocument, variables: { input: { postId: newest.id } } });
const { post, errors } = present(liked.data, "data").likePost;

const kept = client.readQuery({ query: PostThreadDocument, variables: { id: newest.id } });
const cached = present(kept?.post, "post");

const again = await client.query({
  query: PostThreadDocument,
  variables: { id: newest.id },
  fetchPolicy: "network-only",
});
const after = present(again.data?.post, "post");

tell({
  post: newest.id,
  author: newest.author.handle,
  before: [before.viewerHasLiked, before.likeCount],
  answered: [present(post, "post").viewerHasLiked, present(post, "post").likeCount],
  cached: [cached.viewerHasLiked, cached.likeCount],
  after: [after.viewerHasLiked, after.likeCount],
  errors: errors.map(({ code }) => code),
});
