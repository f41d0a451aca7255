// Apollo Client names documents by their hashes: the generated ones, or those that it works out by itself.
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";

import { LatestPostsDocument, LikePostDocument } from "../../../generated/typescript/index.js";
import { generatedHash, newDocument, recordingFetch, sent, sha256 } from "./persisted.js";
import { endpoint, headersOf, mode, present, tell } from "./program.js";

const client = new ApolloClient({
  link: new PersistedQueryLink({
    useGETForHashedQueries: true,
    ...(mode === "generated" ? { generateHash: generatedHash } : { sha256 }),
  }).concat(new HttpLink({ uri: endpoint, fetch: recordingFetch, headers: headersOf("smoke-apollo") })),
  cache: new InMemoryCache(),
  defaultOptions: { query: { fetchPolicy: "network-only" } },
});

if (mode === "generated") {
  const latest = await client.query({ query: LatestPostsDocument, variables: { first: 1 } });
  const { id } = present(present(latest.data, "data").latestPosts.edges[0], "post").node;
  const liked = await client.mutate({ mutation: LikePostDocument, variables: { input: { postId: id } } });
  tell({ sent, liked: present(liked.data?.likePost.post, "post").viewerHasLiked });
} else {
  const first = await client.query({ query: newDocument, variables: { first: 3 } });
  const second = await client.query({ query: newDocument, variables: { first: 3 } });
  tell({ sent, posts: [first, second].map(({ data }) => present(data, "data").latestPosts.nodes.length) });
}
