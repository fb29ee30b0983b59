import { lookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { isIP, type LookupFunction } from "node:net";
import { bare } from "./hosts.ts";

export interface Address {
  readonly address: string;
  readonly family: number;
}

/**
 * The addresses of a host, asked once in a run: a name that leads elsewhere the second time (DNS rebinding) has no effect,
 * since connections are made to these alone.
 */
export async function resolveOnce(url: URL): Promise<readonly Address[]> {
  const host = bare(url.hostname);
  const family = isIP(host);
  if (family > 0) return [{ address: host, family }];
  const known = resolved.get(host) ?? lookup(host, { all: true });
  resolved.set(host, known);
  return known;
}

const resolved = new Map<string, Promise<Address[]>>();

/** One GET to one of these addresses, with no cookie, no proxy and no redirect followed. */
export async function get(
  url: URL,
  { addresses, ...options }: { addresses: readonly Address[]; signal: AbortSignal; authorization: string | undefined },
): Promise<IncomingMessage> {
  const { request } = url.protocol === "https:" ? await import("node:https") : await import("node:http");
  const { signal, authorization } = options;
  const headers = { accept: "*/*", "accept-encoding": "gzip", ...(authorization && { authorization }) };
  // A signal that reaches a request without an answer ends it; one with an answer is ended by its reader.
  return new Promise((resolve, reject) => {
    request(bareUrl(url), { headers, signal, agent: false, lookup: fixed(addresses) })
      .on("response", resolve)
      .on("error", reject)
      .end();
  });
}

/** Credentials in the URL would be sent by Node itself. */
function bareUrl(url: URL): URL {
  const bare = new URL(url);
  bare.username = bare.password = bare.hash = "";
  return bare;
}

function fixed(addresses: readonly Address[]): LookupFunction {
  return (_, { all }, answer) => {
    const [first] = addresses;
    if (all) answer(null, [...addresses]);
    else answer(null, first?.address ?? "", first?.family);
  };
}
