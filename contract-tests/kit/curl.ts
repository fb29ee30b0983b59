import type { SecurityScheme } from "../../generator/model/model.ts";
import type { SentRequest } from "./exchange.ts";
import { decodePercent } from "./http.ts";

/**
 * A `curl` command that sends the request again and shows status and headers of the answer. Credentials are named, never
 * shown: `$API_KEY_AUTH` stands for the one of the scheme `ApiKeyAuth`, `$AUTHORIZATION` for that whole header.
 */
export function toCurl({ method, url, headers, body }: SentRequest, schemes: readonly SecurityScheme[]): string {
  const parts = ["curl", method === "HEAD" ? "-I" : "-i"];
  if (method !== "HEAD" && (method !== "GET" || body !== "")) parts.push("-X", method);
  // In a URL, curl takes these for a list of URLs.
  if (/[[\]{}]/.test(url)) parts.push("-g");
  parts.push(toWord(urlPieces(url, schemes)));
  for (const [name, value] of headers) parts.push("-H", toWord(headerPieces(name, value, schemes)));
  if (body !== "") parts.push("--data-raw", quote(body));
  return parts.join(" ");
}

/** A literal text, or a shell variable that stands for a credential. */
type Piece = string | { readonly variable: string };

function headerPieces(name: string, value: string, schemes: readonly SecurityScheme[]): Piece[] {
  // To curl a colon with nothing after it takes a header away.
  if (value === "") return [`${name};`];
  const scheme = schemes.find((candidate) => isKey(candidate, "header") && candidate.key.toLowerCase() === name);
  if (scheme !== undefined) return [`${name}: `, { variable: variableName(scheme.id) }];
  if (name === "authorization" && schemes.some(({ kind }) => kind === "basic" || kind === "bearer"))
    return [`${name}: `, { variable: "AUTHORIZATION" }];
  return name === "cookie"
    ? [`${name}: `, ...pairPieces(value, "; ", keysOf(schemes, "cookie"))]
    : [`${name}: ${value}`];
}

function urlPieces(url: string, schemes: readonly SecurityScheme[]): Piece[] {
  const start = url.indexOf("?") + 1;
  if (start === 0) return [url];
  return [url.slice(0, start), ...pairPieces(url.slice(start), "&", keysOf(schemes, "query"))];
}

/** `name=value` pairs with the values of credentials replaced. */
function pairPieces(text: string, separator: string, variables: ReadonlyMap<string, string>): Piece[] {
  return text.split(separator).flatMap((pair, index) => {
    const [name = ""] = pair.split("=", 1);
    const variable = variables.get(decodePercent(name));
    const before = index === 0 ? "" : separator;
    return variable === undefined ? [before + pair] : [`${before}${name}=`, { variable }];
  });
}

function keysOf(schemes: readonly SecurityScheme[], place: "query" | "cookie"): Map<string, string> {
  return new Map(schemes.flatMap((scheme) => (isKey(scheme, place) ? [[scheme.key, variableName(scheme.id)]] : [])));
}

function isKey(scheme: SecurityScheme, place: string): scheme is SecurityScheme & { readonly kind: "apiKey" } {
  return scheme.kind === "apiKey" && scheme.in === place;
}

/** One word for a POSIX shell. Names in it come from the document: only the variables may stand outside of single quotes. */
function toWord(pieces: readonly Piece[]): string {
  const words: string[] = [];
  let literal = "";
  for (const piece of pieces) {
    if (typeof piece === "string") literal += piece;
    else {
      words.push(quote(literal), `"$${piece.variable}"`);
      literal = "";
    }
  }
  if (literal !== "") words.push(quote(literal));
  return words.join("");
}

function variableName(id: string): string {
  const name = id
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/\W+/g, "_")
    .toUpperCase();
  return /^\d/.test(name) ? `_${name}` : name;
}

/** One word for a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
