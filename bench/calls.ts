import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fixtures from "../generated/clockify/fixtures/time-entry.ts";
import { ROOT } from "./node-process.ts";

/** One call in two styles, as text; each reads what came back. */
export interface Call {
  readonly generated: string;
  readonly openapiFetch: string;
}

export const GENERATED_HEAD = `
import * as api from "./generated/clockify/index.js";
const client = api.createClient({ auth: { ApiKeyAuth: "key" } }, "https://api.clockify.me/api");
`;

export const OPENAPI_FETCH_HEAD = `
import createClient from "openapi-fetch";
import type { paths } from "./generated/clockify/openapi.js";
const client = createClient<paths>({ baseUrl: "https://api.clockify.me/api", headers: { "x-api-key": "key" } });
`;

/** The documented request of each of the example's operations, in the order of the document. */
export function exampleCalls(): Call[] {
  const document = JSON.parse(readFileSync(join(ROOT, "generated/clockify/openapi.json"), "utf8")) as Document;
  const requests = new Map(Object.entries(fixtures).map(([name, { request }]) => [name, request.example as Request]));
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId = "" }]) => {
      const request = requests.get(operationId);
      return request === undefined ? [] : [toCall({ method, path, operationId }, request)];
    }),
  );
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

interface Request {
  readonly body?: unknown;
  readonly [place: string]: unknown;
}

function toCall(
  { method, path, operationId }: { method: string; path: string; operationId: string },
  request: Request,
): Call {
  const { body, ...params } = request;
  const init = JSON.stringify({ params, body });
  return {
    generated: `(await api.${operationId}(client, ${JSON.stringify(request)})).data;`,
    openapiFetch: `(await client.${method.toUpperCase()}(${JSON.stringify(path)}, ${init})).data;`,
  };
}
