import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../schema/schema.graphql",
  documents: "documents/*.graphql",
  importExtension: ".ts",
  generates: {
    "src/generated/graphql.ts": {
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        scalars: { ID: "string", DateTime: "string" },
        strictScalars: true,
        enumType: "string-literal",
        useTypeImports: true,
        skipTypename: true,
      },
    },
  },
};

export default config;
