import type { Operation } from "../../../generator/model/model.ts";
import { decodePercent } from "../http.ts";

/** The operation that a request is to, by method and path below the base; a concrete path comes before a templated one. */
export function findOperation(operations: readonly Operation[], method: string, path: string): Route | undefined {
  const routes = operations
    .filter((operation) => operation.method.toLowerCase() === method.toLowerCase())
    .map((operation) => ({ operation, values: matchPath(operation.path, path) }))
    .filter((route): route is Route => route.values !== undefined);
  return routes.sort((a, b) => concreteness(b.operation.path).localeCompare(concreteness(a.operation.path)))[0];
}

export interface Route {
  readonly operation: Operation;
  /** The path's parameters, decoded. */
  readonly values: Readonly<Record<string, string>>;
}

/** The values of a template's parameters in a path that fits it. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template
    .replace(/#.*/, "")
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!part.startsWith("{")) return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      names.push(part.slice(1, -1));
      return "([^/]+)";
    });
  const found = new RegExp(`^${pattern.join("")}$`).exec(path);
  if (found === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodePercent(found[index + 1] ?? "")]));
}

/** Sorts concrete steps before templated ones, from the left. */
function concreteness(path: string): string {
  return path
    .split("/")
    .map((step) => (step.includes("{") ? "0" : "1"))
    .join("");
}
