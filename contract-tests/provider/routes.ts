import { methodNotSupported, noSuchPath } from "./errors.ts";

const WORKSPACE = "v1/workspaces/{workspaceId}";
const USER = `${WORKSPACE}/user/{userId}`;

const ROUTES = [
  { id: "createTimeEntry", method: "POST", path: `${WORKSPACE}/time-entries` },
  { id: "updateInvoicedStatus", method: "PATCH", path: `${WORKSPACE}/time-entries/invoiced` },
  { id: "getInProgressTimeEntries", method: "GET", path: `${WORKSPACE}/time-entries/status/in-progress` },
  { id: "getTimeEntry", method: "GET", path: `${WORKSPACE}/time-entries/{id}` },
  { id: "updateTimeEntry", method: "PUT", path: `${WORKSPACE}/time-entries/{id}` },
  { id: "deleteTimeEntry", method: "DELETE", path: `${WORKSPACE}/time-entries/{id}` },
  { id: "getTimeEntries", method: "GET", path: `${USER}/time-entries` },
  { id: "createForOthers", method: "POST", path: `${USER}/time-entries` },
  { id: "replaceMany", method: "PUT", path: `${USER}/time-entries` },
  { id: "stopRunningTimeEntry", method: "PATCH", path: `${USER}/time-entries` },
  { id: "deleteMany", method: "DELETE", path: `${USER}/time-entries` },
  { id: "duplicateTimeEntry", method: "POST", path: `${USER}/time-entries/{id}/duplicate` },
] as const;

export type OperationId = (typeof ROUTES)[number]["id"];

export interface Match {
  readonly operationId: OperationId;
  /** Values of the path's `{parameters}`. */
  readonly path: ReadonlyMap<string, string>;
}

/**
 * The operation that a path below `/api` leads to. Throws 404 where no route has this path, 405 where one has, with another method.
 * HEAD is served where GET is. An empty id at the end is a collection asked with a slash, so that it gives 405 where the collection
 * lacks the method.
 */
export function findRoute(method: string, pathname: string): Match {
  const path = pathname.replace(/^\//, "");
  const segments = path.replace(/\/$/, "").split("/");
  const matches = ROUTES.flatMap((route) => {
    const values = matchSegments(route.path.split("/"), segments);
    return values ? [{ method: route.method, operationId: route.id, path: values }] : [];
  });
  if (matches.length === 0) throw noSuchPath(path);
  const match = matches.find((candidate) => candidate.method === (method === "HEAD" ? "GET" : method));
  if (!match) throw methodNotSupported(method, allowed(matches.map((candidate) => candidate.method)));
  return match;
}

function allowed(methods: readonly string[]): string[] {
  return methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}

function matchSegments(template: readonly string[], segments: readonly string[]): Map<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, part] of template.entries()) {
    const segment = segments[index];
    if (!segment) return undefined;
    if (part.startsWith("{")) values.set(part.slice(1, -1), decode(segment));
    else if (part !== segment) return undefined;
  }
  return values;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
