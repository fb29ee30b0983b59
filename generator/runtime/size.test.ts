import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const LIMIT = 4096;

const HEAD = `
import { apiKeyInHeader } from "./auth.ts";
import { json } from "./body.ts";
import { createClient } from "./client.ts";
import { headerParams, cookieParams, queryParams } from "./params.ts";
import { multipart } from "./multipart.ts";
import { deepObject } from "./query.ts";
import { send } from "./send.ts";
const ApiKeyAuth = /* @__PURE__ */ apiKeyInHeader("ApiKeyAuth", "x-api-key");
const AddonKeyAuth = /* @__PURE__ */ apiKeyInHeader("AddonKeyAuth", "x-addon-token");
const security = () => [[ApiKeyAuth], [AddonKeyAuth]];
const client = createClient({ auth: { ApiKeyAuth: "key" } }, "https://api.example.com/api");
`;

const CREATE = `${HEAD}
console.log(await send(client, {
  method: "POST", path: "/v1/workspaces/{workspaceId}/time-entries", success: ["201"],
  body: { "application/json": json }, security: security(), accept: "application/json",
}, { path: { workspaceId: "w" }, body: { start: "2026-01-01T00:00:00Z" } }));`;

const LIST = `${HEAD}
console.log(await send(client, {
  method: "GET", path: "/v1/workspaces/{workspaceId}/time-entries", success: ["200"],
  query: queryParams(), security: security(), accept: "application/json",
}, { path: { workspaceId: "w" }, query: { start: "2026-01-01T00:00:00Z" } }));`;

const UPLOAD = CREATE.replace('{ "application/json": json }', "{ a: multipart() }, query: queryParams({ a: deepObject })");

async function bundle(contents: string) {
  const stdin = { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" as const };
  const built = await build({ stdin, bundle: true, minify: true, format: "esm", write: false, metafile: true });
  const [output] = Object.values(built.metafile.outputs);
  const sizes = Object.entries(output?.inputs ?? {}).map(([path, { bytesInOutput }]) => [basename(path), bytesInOutput]);
  return { text: built.outputFiles[0]?.text ?? "", sizes: Object.fromEntries(sizes) as Record<string, number> };
}

describe("the bundle of one JSON operation with auth, openapi-fetch included", () => {
  it.each([
    ["POST with a body", CREATE],
    ["GET with a query", LIST],
  ])("%s is small", async (what, source) => {
    const bytes = gzipSync((await bundle(source)).text, { level: 9 }).length;
    process.stdout.write(`${what}: ${bytes} of ${LIMIT} bytes\n`);
    expect(bytes).toBeLessThanOrEqual(LIMIT);
  });

  it("holds nothing that the operation does not use", async () => {
    const [create, list, upload] = await Promise.all([CREATE, LIST, UPLOAD].map(async (source) => (await bundle(source)).sizes));
    expect(create).not.toHaveProperty("multipart.ts");
    expect(create).toEqual({ ...create, "multipart.ts": 0 });
    console.log(create, list, upload);
  });
});
