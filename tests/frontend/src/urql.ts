// urql reads, likes a post, and reads again: its cache has forgotten what the mutation changed.
import { cacheExchange, Client, fetchExchange } from "@urql/core";

import { LatestPostsDocument, LikePostDocument, PostThreadDocument } from "../../../generated/typescript/index.js";
import { endpoint, headersOf, present, tell } from "./program.js";

const client = new Client({
  url: endpoint,
  exchanges: [cacheExchange, fetchExchange],
  fetchOptions: { headers: headersOf("smoke-urql") },
});

const latest = await client.query(LatestPostsDocument, { first: 1 });
const newest = present(present(latest.data, "data").latestPosts.edges[0], "post").node;

const thread = await client.query(PostThreadDocument, { id: newest.id });
const before = present(thread.data?.post, "post");

const liked = await client.mutation(LikePostDocument, { input: { postId: newest.id } });
const { post, errors } = present(liked.data, "data").likePost;

const again = await client.query(PostThreadDocument, { id: newest.id });
const after = present(again.data?.post, "post");

tell({
  post: newest.id,
  author: newest.author.handle,
  before: [before.viewerHasLiked, before.likeCount],
  answered: [present(post, "post").viewerHasLiked, present(post, "post").likeCount],
  after: [after.viewerHasLiked, after.likeCount],
  errors: errors.map(({ code }) => code),
});
