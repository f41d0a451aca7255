// Which documents the clients would send as another text than the one that the generated hash is of.
import { InMemoryCache } from "@apollo/client";
import { cacheExchange, Client, createRequest, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { getOperationAST, print } from "graphql";

import * as generated from "../../../generated/typescript/index.js";
import { generatedHash, sha256 } from "./persisted.js";
import { present, tell } from "./program.js";

const documents = Object.entries(generated);

const cache = new InMemoryCache();
const apollo = documents
  .filter(([, document]) => sha256(print(cache.transformDocument(document))) !== generatedHash(document))
  .map(([name]) => name);

const texts: string[] = [];
const client = new Client({
  url: "http://localhost",
  exchanges: [
    cacheExchange,
    persistedExchange({
      enableForMutation: true,
      generateHash: async (text) => {
        texts.push(text);
        return sha256(text);
      },
    }),
    fetchExchange,
  ],
  fetch: async () => Response.json({ data: {} }),
});
const urql: string[] = [];
for (const [name, document] of documents) {
  const { operation } = present(getOperationAST(document), "operation");
  await client.executeRequestOperation(client.createRequestOperation(operation, createRequest(document, {})));
  if (sha256(present(texts.pop(), "text")) !== generatedHash(document)) {
    urql.push(name);
  }
}

tell({ documents: documents.length, apollo, urql });
