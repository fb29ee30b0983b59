import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Figure } from "./figure.ts";
import { ROOT } from "./node-process.ts";

const LIMIT = 4096;

/** What an application downloads to call one operation with credentials: generated function, runtime and openapi-fetch. */
export async function measureBundle(): Promise<Figure[]> {
  const whole = await compressedSize(ONE_OPERATION);
  const peer = await compressedSize(OPENAPI_FETCH);
  return [
    {
      what: "bundle of `createTimeEntry` with auth, minified, gzip -9",
      ours: `${whole} bytes`,
      beside: `${peer} bytes are openapi-fetch`,
      value: whole,
      goal: LIMIT,
      unit: "bytes",
    },
  ];
}

async function compressedSize(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

// The values come from the application, so they are no part of the figure.
const ONE_OPERATION = `
import { createClient, createTimeEntry } from "./generated/clockify/index.ts";
const client = createClient({ baseUrl: "https://api.clockify.me/api", auth: { ApiKeyAuth: () => localStorage.key } });
export const add = (workspaceId: string, start: string) =>
  createTimeEntry(client, { path: { workspaceId }, body: { start } });
`;

/** The part of it that is not ours, called the same way. */
const OPENAPI_FETCH = `
import createClient from "openapi-fetch";
const client = createClient({ baseUrl: "https://api.clockify.me/api", headers: { "x-api-key": localStorage.key } });
export const add = (workspaceId: string, start: string) =>
  client.POST("/v1/workspaces/{workspaceId}/time-entries", { params: { path: { workspaceId } }, body: { start } });
`;
