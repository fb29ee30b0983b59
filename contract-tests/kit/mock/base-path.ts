import type { Server } from "../../../generator/model/model.ts";

/**
 * The path that a server's URL puts before every path of the document, without a slash at the end:
 * `https://api.example.com/v1/` → `/v1`, `https://example.com` → the empty string.
 * Variables take their defaults, and a relative URL counts from the root (OpenAPI 3.1, section 4.8.5).
 */
export function basePath(server: Server | undefined): string {
  if (server === undefined) return "";
  const url = server.url.replaceAll(/\{([^{}]*)\}/g, (variable, name: string) => {
    return server.variables.find((candidate) => candidate.name === name)?.default ?? variable;
  });
  const root = "http://127.0.0.1/";
  if (!URL.canParse(url, root)) return "";
  // Prism takes a path that starts with two slashes for a host.
  return new URL(url, root).pathname.replaceAll(/\/{2,}/g, "/").replace(/\/$/, "");
}
