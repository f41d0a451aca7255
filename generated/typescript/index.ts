export * from "./graphql.js";
export type * from "./schema.js";
