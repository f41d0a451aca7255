// Mistakes that the types must catch: tsc fails where one is none.
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { Client, fetchExchange } from "@urql/core";

import {
  CreatePostDocument,
  HomeFeedDocument,
  LatestPostsDocument,
  type LikePostMutation,
  PostInteractionsDocument,
  PostThreadDocument,
  type PostVisibility,
} from "../../../generated/typescript/index.js";

const urql = new Client({ url: "", exchanges: [fetchExchange] });
const apollo = new ApolloClient({ link: new HttpLink(), cache: new InMemoryCache() });

export async function unselectedField(): Promise<void> {
  const one = await urql.query(LatestPostsDocument, {});
  // @ts-expect-error It is in the schema, but not in the document.
  one.data?.latestPosts.edges[0]?.node.viewerHasLiked;

  const other = await apollo.query({ query: LatestPostsDocument });
  // @ts-expect-error
  other.data?.latestPosts.edges[0]?.node.viewerHasLiked;
}

export async function fieldThatMayBeNull(): Promise<void> {
  const one = await urql.query(HomeFeedDocument, {});
  // @ts-expect-error Nobody may be signed in.
  one.data?.homeFeed.edges;

  const other = await apollo.query({ query: PostThreadDocument, variables: { id: "" } });
  // @ts-expect-error
  other.data?.post.id;
}

export function missingVariable(): void {
  // @ts-expect-error
  void urql.query(PostThreadDocument, { first: 1 });
  // @ts-expect-error
  void apollo.query({ query: PostThreadDocument, variables: { first: 1 } });
  // @ts-expect-error
  void apollo.query({ query: PostThreadDocument });
}

export function wrongType(): void {
  // @ts-expect-error
  void urql.query(LatestPostsDocument, { first: "20" });
  // @ts-expect-error
  void apollo.query({ query: LatestPostsDocument, variables: { first: "20" } });
  // @ts-expect-error
  void urql.query(PostThreadDocument, { id: 1 });
}

export function unknownVariable(): void {
  // @ts-expect-error
  void apollo.query({ query: LatestPostsDocument, variables: { first: 1, last: 1 } });
}

export function unknownEnumValue(visibility: PostVisibility, payload: LikePostMutation["likePost"]): boolean {
  // @ts-expect-error
  void urql.mutation(CreatePostDocument, { input: { text: "Hello", visibility: "FRIENDS" } });
  // @ts-expect-error
  void apollo.mutate({ mutation: CreatePostDocument, variables: { input: { text: "Hello", visibility: "FRIENDS" } } });
  // @ts-expect-error
  void urql.query(PostInteractionsDocument, { id: "", kinds: ["VIEW"] });
  // @ts-expect-error
  const asked = visibility === "FRIENDS";
  // @ts-expect-error
  return asked || payload.errors.some(({ code }) => code === "UNKNOWN");
}

export function missingField(): void {
  // @ts-expect-error
  void urql.mutation(CreatePostDocument, { input: { visibility: "PUBLIC" } });
  // @ts-expect-error
  void apollo.mutate({ mutation: CreatePostDocument, variables: { input: { visibility: "PUBLIC" } } });
}

export function change(payload: LikePostMutation["likePost"]): void {
  // @ts-expect-error What a cache gave out is not to be written to.
  payload.errors = [];
}
