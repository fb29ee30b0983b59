import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const HEAD = `
import * as runtime from "./index.ts";
const ApiKeyAuth = /* @__PURE__ */ runtime.apiKeyInHeader("ApiKeyAuth", "x-api-key");
const AddonKeyAuth = /* @__PURE__ */ runtime.apiKeyInHeader("AddonKeyAuth", "x-addon-token");
const security = [[ApiKeyAuth], [AddonKeyAuth]];
const client = runtime.createClient({ auth: { ApiKeyAuth: "key" } }, "https://api.example.com/api");
`;

const CREATE = `${HEAD}
console.log(await runtime.send(client, {
  method: "POST", path: "/v1/workspaces/{workspaceId}/time-entries", success: ["201"],
  body: runtime.jsonBody, security,
}, { path: { workspaceId: "w" }, body: { start: "2026-01-01T00:00:00Z" } }));`;

const LIST = `${HEAD}
console.log(await runtime.send(client, {
  path: "/v1/workspaces/{workspaceId}/time-entries",
  query: runtime.query, security,
}, { path: { workspaceId: "w" }, query: { start: "2026-01-01T00:00:00Z" } }));`;

const UPLOAD = CREATE.replace(
  "runtime.jsonBody",
  "{ a: runtime.multipart() }, query: runtime.queryParams({ a: runtime.deepObject })",
);

async function bundle(contents: string) {
  const stdin = { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" as const };
  const built = await build({ stdin, bundle: true, minify: true, format: "esm", write: false, metafile: true });
  const [output] = Object.values(built.metafile.outputs);
  const sizes = Object.entries(output?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const);
  return { text: built.outputFiles[0]?.text ?? "", sizes };
}

describe("the bundle of one JSON operation with auth", () => {
  it.each([
    ["POST with a body", CREATE, 2200],
    ["GET with a query", LIST, 2200],
  ])("%s is small", async (what, source, limit) => {
    const bytes = gzipSync((await bundle(source)).text, { level: 9 }).length;
    process.stdout.write(`${what}: ${bytes} of ${limit} bytes\n`);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  it("holds nothing that the operation does not use", async () => {
    const [create, list, upload] = [await sizesOf(CREATE), await sizesOf(LIST), await sizesOf(UPLOAD)];
    const always = [
      ...["auth.ts", "carry.ts", "client.ts", "headers.ts", "path.ts"],
      ...["read.ts", "result.ts", "send.ts", "values.ts"],
    ];
    expect(Object.keys(create).sort()).toEqual([...always, "body.ts"].sort());
    expect(Object.keys(list).sort()).toEqual([...always, "params.ts", "query.ts"].sort());
    expect(upload).toHaveProperty(["multipart.ts"]);
    expect(list["query.ts"]).toBeLessThan(100);
    expect(upload["query.ts"]).toBeGreaterThan(150);
  });
});

/** Bytes of each runtime file that are left in the bundle. */
async function sizesOf(source: string): Promise<Record<string, number>> {
  const { sizes } = await bundle(source);
  return Object.fromEntries(
    sizes.filter(([path, bytes]) => path.endsWith(".ts") && bytes > 0).map(([path, bytes]) => [basename(path), bytes]),
  );
}
