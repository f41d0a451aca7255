// What the programs about persisted documents share: how they come by a hash, and what went over the wire.
import { createHash, randomUUID } from "node:crypto";

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type DocumentNode, parse } from "graphql";

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The hash that the generator left in a document. */
export function generatedHash(document: DocumentNode): string {
  const hash = at(at(document, "__meta__"), "hash");
  if (typeof hash !== "string") {
    throw new Error("The document has no hash.");
  }
  return hash;
}

/** A document that no server has seen before. */
export const newDocument: TypedDocumentNode<
  { latestPosts: { nodes: { id: string; text: string }[] } },
  { first: number }
> = parse(
  `query New_${randomUUID().replaceAll("-", "")}($first: Int!) { latestPosts(first: $first) { nodes { id text } } }`,
);

/** How each request was sent: by which method, with a hash or not, with the document's text or not. */
export const sent: string[] = [];

/** `fetch`, which writes down what is sent. */
export const recordingFetch: typeof fetch = (input, init) => {
  const method = init?.method ?? "GET";
  const request: unknown =
    method === "GET" ? parametersOf(new URL(String(input))) : JSON.parse(String(init?.body));
  const hash = at(at(at(request, "extensions"), "persistedQuery"), "sha256Hash");
  sent.push(
    [method, ...(typeof hash === "string" ? ["hash"] : []), ...(at(request, "query") ? ["document"] : [])].join(" "),
  );
  return fetch(input, init);
};

function parametersOf({ searchParams }: URL): Record<string, unknown> {
  return {
    query: searchParams.get("query"),
    extensions: JSON.parse(searchParams.get("extensions") ?? "{}"),
  };
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
