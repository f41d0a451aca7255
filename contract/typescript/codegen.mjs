// Makes the types of schema.graphql and a typed document of each operation in operations/, in generated/typescript/.
// ROOT names the directory where the first two are, OUT the last one.
//
// The client preset runs on @graphql-codegen/core: the command line around it, @graphql-codegen/cli, needs five times
// as many packages, and a newer Node.js than Debian's 18.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { addTypenameSelectionDocumentTransform, preset } from "@graphql-codegen/client-preset";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import { buildASTSchema, parse, print, Source } from "graphql";

const ROOT = resolve(process.env.ROOT || fileURLToPath(new URL("../..", import.meta.url)));
const OUT = resolve(process.env.OUT || join(ROOT, "generated/typescript"));

const config = {
  scalars: { DateTime: "string", ID: "string" },
  strictScalars: true,
  // The same wish twice: the plugins for operations and for the schema have a word of their own for it.
  enumType: "string-literal",
  enumsAsTypes: true,
  useTypeImports: true,
  immutableTypes: true,
  // What may be left out of an input may be undefined, also under exactOptionalPropertyTypes.
  inputMaybeValue: "T | null | undefined",
  // A field of the schema may be null, but is never missing.
  avoidOptionals: { field: true },
  // As Node.js and browsers resolve imports, without a bundler.
  importExtension: ".js",
};

function read(path) {
  const rawSDL = readFileSync(join(ROOT, path), "utf8");
  return { location: path, rawSDL, document: parse(new Source(rawSDL, path)) };
}

async function generate() {
  const schema = read("schema.graphql").document;
  const schemaAst = buildASTSchema(schema);
  const documents = readdirSync(join(ROOT, "operations"))
    .filter((name) => name.endsWith(".graphql"))
    .sort()
    .map((name) => read(`operations/${name}`));

  // By the hash of what clients send, which is how graphql prints a document. The preset would hash, under the name
  // `persistedDocuments`, a sorted form of it that no client sends, and the server could not tell that it is the same.
  const persisted = new Map();
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: `${OUT}/`,
    schema,
    schemaAst,
    documents,
    // The caches of Apollo Client and urql add `__typename` where it is missing, which would change the hash.
    documentTransforms: [{ name: "typename", transformObject: addTypenameSelectionDocumentTransform }],
    config,
    presetConfig: {
      fragmentMasking: false,
      onExecutableDocumentNode(document) {
        const text = print(document);
        const hash = createHash("sha256").update(text).digest("hex");
        persisted.set(hash, text);
        return { hash };
      },
    },
    plugins: [],
    pluginMap: {},
  });
  // Of its files only this one: gql.ts would be for documents that are written into a program's own source.
  const graphqlTs = sections.find(({ filename }) => filename === `${OUT}/graphql.ts`);

  return {
    "graphql.ts": await codegen({ ...graphqlTs, config: { ...config, importSchemaTypesFrom: `${OUT}/schema.ts` } }),
    "index.ts": 'export * from "./graphql.js";\nexport type * from "./schema.js";',
    "schema.ts": await codegen({
      filename: `${OUT}/schema.ts`,
      schema,
      schemaAst,
      documents: [],
      config,
      plugins: [{ typescript: {} }],
      pluginMap: { typescript },
    }),
    "persisted-documents.json": JSON.stringify(Object.fromEntries(persisted), null, 2),
  };
}

try {
  const files = await generate();
  mkdirSync(OUT, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(OUT, name), `${content.trimEnd()}\n`);
  }
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
