import type { IncomingMessage } from "node:http";
import { UsageError } from "../errors.ts";
import { type Hosts, inUrl } from "./hosts.ts";
import { decode, type Source } from "./load.ts";
import { get, resolveOnce } from "./request.ts";

export type Fetched =
  | { readonly kind: "source"; readonly source: Source }
  /** What the user must name first, and why it would be asked. */
  | { readonly kind: "remote"; readonly host: string; readonly why: string };

export type Fetch = (url: URL) => Promise<Fetched>;

/**
 * What fetches the texts of a run, from the hosts that are named. Each redirect is judged as the first URL was, and never
 * leads from https to http. The result throws a UsageError where there is no text: no answer, no success, or past a limit.
 */
export function createFetch(hosts: Hosts): Fetch {
  const limits = { files: 0, bytes: 0, deadline: 0 };
  const silent = new Set<string>();
  return async (given) => {
    const file = nameOf(given);
    limits.deadline ||= Date.now() + SECONDS.all * 1000;
    limits.files += 1;
    if (limits.files > FILES) throw refuse(file, `the document leads to more than ${FILES} files on the network`);
    if (silent.has(given.host)) throw refuse(file, `${given.host} has not answered before`);
    const time = Math.max(1, Math.min(SECONDS.one * 1000, limits.deadline - Date.now()));
    const signal = AbortSignal.timeout(time);
    try {
      const text = await follow(given, { hosts, signal, limit: Math.min(BYTES.one, BYTES.all - limits.bytes) });
      if (!("bytes" in text)) return text;
      limits.bytes += text.bytes.length;
      return { kind: "source", source: { file: nameOf(text.url), text: decode(nameOf(text.url), text.bytes) } };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      if (signal.aborted) silent.add(given.host);
      throw refuse(file, signal.aborted ? "it takes too long" : reasonOf(error));
    }
  };
}

/** As it is shown and recorded: without credentials and fragment. */
export function nameOf(url: URL): string {
  const name = new URL(url);
  name.username = name.password = name.hash = "";
  return name.href;
}

interface Way {
  readonly hosts: Hosts;
  readonly signal: AbortSignal;
  readonly limit: number;
}

type Text = { readonly url: URL; readonly bytes: Uint8Array };

async function follow(given: URL, { hosts, signal, limit }: Way): Promise<Text | Extract<Fetched, { kind: "remote" }>> {
  let url = given;
  for (let hop = 0; hop <= HOPS; hop += 1) {
    const why = hop === 0 ? "would be fetched from the network" : `redirects to ${nameOf(url)}`;
    if (!hosts.names(url)) return { kind: "remote", host: url.host, why };
    const addresses = await orAborted(resolveOnce(url), signal);
    const refused = addresses.find(({ address }) => !hosts.reaches(url, address));
    if (refused !== undefined)
      return { kind: "remote", host: inUrl(refused.address), why: `leads to the private address ${refused.address}` };
    const response = await get(url, { addresses, signal, authorization: hosts.authorization(url) });
    const next = redirectOf(response, url);
    if (next === undefined) return { url, bytes: await readBody(nameOf(given), response, limit) };
    response.destroy();
    if (url.protocol === "https:" && next.protocol !== "https:")
      throw refuse(nameOf(given), `it redirects from https to ${nameOf(next)}`);
    url = next;
  }
  throw refuse(nameOf(given), `it redirects more than ${HOPS} times`);
}

/** A look-up can't be ended, but need not be waited for. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  return Promise.race([work, aborted]);
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, url: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
  const next = URL.canParse(headers.location, url) ? new URL(headers.location, url) : undefined;
  if (next === undefined || !/^https?:$/.test(next.protocol)) throw refuse(nameOf(url), "it redirects to no http URL");
  return next;
}

/** The limit holds for what comes out of a compressed body as well. */
async function readBody(file: string, response: IncomingMessage, limit: number): Promise<Uint8Array> {
  const { statusCode = 0, headers } = response;
  if (statusCode < 200 || statusCode > 299) {
    response.destroy();
    throw refuse(file, `its status is ${statusCode}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await decompress(response, headers["content-encoding"])) {
    size += (chunk as Uint8Array).length;
    if (size > limit) {
      response.destroy();
      throw refuse(file, limit < BYTES.one ? "all files together are larger than 128 MiB" : "it is larger than 32 MiB");
    }
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

async function decompress(response: IncomingMessage, encoding = "identity"): Promise<AsyncIterable<unknown>> {
  if (encoding.toLowerCase() !== "gzip") return response;
  const [{ createGunzip }, { pipeline }] = await Promise.all([import("node:zlib"), import("node:stream")]);
  return pipeline(response, createGunzip(), () => undefined);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "its host is not known";
  return code.startsWith("Z_") ? "it is not compressed as it says" : `it does not answer${code && ` (${code})`}`;
}

function refuse(file: string, reason: string): UsageError {
  return new UsageError(
    "FILE_NOT_READABLE",
    `"${file}" cannot be fetched: ${reason}.`,
    "Correct the URL, or keep a copy beside the document.",
  );
}

const HOPS = 5;
const FILES = 1000;
const SECONDS = { one: 5, all: 30 };
const BYTES = { one: 32 * 1024 * 1024, all: 128 * 1024 * 1024 };
