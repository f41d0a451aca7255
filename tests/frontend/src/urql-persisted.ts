// urql names documents by their hashes: the generated ones, or those that it works out by itself.
import { Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";

import { LatestPostsDocument, LikePostDocument } from "../../../generated/typescript/index.js";
import { generatedHash, newDocument, recordingFetch, sent } from "./persisted.js";
import { endpoint, headersOf, mode, present, tell } from "./program.js";

const client = new Client({
  url: endpoint,
  exchanges: [
    persistedExchange({
      preferGetForPersistedQueries: "force",
      enableForMutation: true,
      ...(mode === "generated" && { generateHash: async (_, document) => generatedHash(document) }),
    }),
    fetchExchange,
  ],
  fetch: recordingFetch,
  fetchOptions: { headers: headersOf("smoke-urql") },
});

if (mode === "generated") {
  const latest = await client.query(LatestPostsDocument, { first: 1 });
  const { id } = present(present(latest.data, "data").latestPosts.edges[0], "post").node;
  const liked = await client.mutation(LikePostDocument, { input: { postId: id } });
  tell({ sent, liked: present(liked.data?.likePost.post, "post").viewerHasLiked });
} else {
  const first = await client.query(newDocument, { first: 3 });
  const second = await client.query(newDocument, { first: 3 });
  tell({ sent, posts: [first, second].map(({ data }) => present(data, "data").latestPosts.nodes.length) });
}
