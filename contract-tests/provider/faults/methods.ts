import type { Incoming, Reply } from "../wire.ts";
import { type Fault, type Hooks, operationOf } from "./fault.ts";

/** Methods that a path doesn't have. */
export const methods: readonly Fault[] = [
  {
    id: "methods-no-allow",
    breaks: "A 405 has the header Allow (RFC 9110, section 15.5.6); it is missing.",
    hooks: on405((reply) => ({ ...reply, headers: {} })),
  },
  {
    id: "methods-empty-allow",
    breaks: "Allow lists the methods that the path has (RFC 9110, section 10.2.1); it is empty.",
    hooks: on405((reply) => ({ ...reply, headers: { allow: "" } })),
  },
  {
    id: "methods-wrong-allow",
    breaks: "Allow lists the methods that the path has (RFC 9110, section 10.2.1); it lists the refused one alone.",
    hooks: on405((reply, { method }) => ({ ...reply, headers: { allow: method } })),
  },
  {
    id: "methods-404",
    breaks: "An undeclared method of a declared path is a 405; it is a 404.",
    hooks: on405((reply) => ({ ...reply, status: 404, headers: {} })),
  },
  {
    id: "methods-500",
    breaks: "An undeclared method is a 405; it is a 500.",
    hooks: on405((reply) => ({ ...reply, status: 500, headers: {} })),
  },
  {
    id: "methods-200",
    breaks: "An undeclared method is a 405; it is a 200 with nothing done.",
    hooks: on405(() => ({ status: 200, body: {} })),
  },
  {
    id: "methods-html",
    breaks: "The body of a 405 is application/json; it is a page.",
    hooks: on405((reply) => ({
      ...reply,
      raw: "<h1>Method Not Allowed</h1>",
      headers: { ...reply.headers, "content-type": "text/html" },
    })),
  },
  {
    id: "methods-patch-performed",
    breaks: "The path of an entry has no PATCH; it is performed as PUT.",
    hooks: performed("PATCH", "PUT"),
  },
  {
    id: "methods-post-performed",
    breaks: "The path of an entry has no POST; it is performed as GET.",
    hooks: performed("POST", "GET"),
  },
  {
    id: "methods-put-performed",
    breaks: "The path of all entries has no PUT; it is performed as POST.",
    hooks: performed("PUT", "POST"),
  },
  {
    id: "methods-get-performed",
    breaks: "The path that duplicates has no GET; it is performed as POST, and duplicates.",
    hooks: performed("GET", "POST"),
  },
  {
    id: "methods-delete-performed",
    breaks: "The path of all entries has no DELETE; it answers 204.",
    hooks: {
      around(request, next) {
        const reply = next(request);
        return reply.status === 405 && request.method === "DELETE" ? { status: 204 } : reply;
      },
    },
  },
  {
    id: "methods-head-refused",
    breaks: "A server supports HEAD where it supports GET (RFC 9110, section 9.1); it answers 405.",
    hooks: {
      around: (request, next) =>
        request.method === "HEAD"
          ? { status: 405, body: { message: "No HEAD", code: 3000 }, headers: { allow: "GET" } }
          : next(request),
    },
  },
];

function on405(change: (reply: Reply, request: Incoming) => Reply): Hooks {
  return {
    around(request, next) {
      const reply = next(request);
      return reply.status === 405 ? change(reply, request) : reply;
    },
  };
}

/** Where a path lacks a method, another one is taken. */
function performed(method: string, instead: string): Hooks {
  return {
    around(request, next) {
      const other = { ...request, method: instead };
      const isFree =
        request.method === method && operationOf(request) === undefined && operationOf(other) !== undefined;
      return next(isFree ? other : request);
    },
  };
}
