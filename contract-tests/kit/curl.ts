import type { SecurityScheme } from "../../generator/model/model.ts";
import type { SentRequest } from "./exchange.ts";

/** A `curl` command that sends the request again. Credentials are named, never shown: `$API_KEY_AUTH`. */
export function toCurl({ method, url, headers, body }: SentRequest, schemes: readonly SecurityScheme[]): string {
  const parts = ["curl", ...(method === "GET" ? [] : ["-X", method]), quote(hideQueryKeys(url, schemes))];
  for (const [name, value] of headers) {
    const variable = secretOf(name, schemes);
    parts.push("-H", variable === undefined ? quote(`${name}: ${value}`) : `"${name}: $${variable}"`);
  }
  if (body !== "")
    parts.push("--data-binary", quote(body.length > BODY_LIMIT ? `${body.slice(0, BODY_LIMIT)}…` : body));
  return parts.join(" ");
}

const BODY_LIMIT = 2_000;

function secretOf(header: string, schemes: readonly SecurityScheme[]): string | undefined {
  const scheme = schemes.find(
    (candidate) => candidate.kind === "apiKey" && candidate.in === "header" && candidate.key.toLowerCase() === header,
  );
  if (scheme !== undefined) return variableName(scheme.id);
  if (header === "authorization") return "AUTHORIZATION";
  return header === "cookie" ? "COOKIE" : undefined;
}

function hideQueryKeys(url: string, schemes: readonly SecurityScheme[]): string {
  const hidden = new URL(url);
  for (const scheme of schemes) {
    if (scheme.kind === "apiKey" && scheme.in === "query" && hidden.searchParams.has(scheme.key))
      hidden.searchParams.set(scheme.key, "SECRET");
  }
  return hidden.href === new URL(url).href ? url : hidden.href;
}

function variableName(id: string): string {
  return id
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/\W+/g, "_")
    .toUpperCase();
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
