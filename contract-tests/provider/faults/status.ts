import type { Reply } from "../wire.ts";
import { type Fault, isOneOf, jsonOf, onError, onReply, onRequest } from "./fault.ts";

const CRASH: Reply = { status: 500, body: { message: "Internal Server Error", code: 500 } };

/** Answers with a status that the document doesn't declare, or that says something else than it declares. */
export const status: readonly Fault[] = [
  {
    id: "status-200-for-created",
    breaks: "createTimeEntry declares 201; it answers 200.",
    hooks: onReply("createTimeEntry", 201, (reply) => ({ ...reply, status: 200 })),
  },
  {
    id: "status-202-for-created",
    breaks: "createForOthers declares 201; it answers 202.",
    hooks: onReply("createForOthers", 201, (reply) => ({ ...reply, status: 202 })),
  },
  {
    id: "status-200-for-duplicated",
    breaks: "duplicateTimeEntry declares 201; it answers 200.",
    hooks: onReply("duplicateTimeEntry", 201, (reply) => ({ ...reply, status: 200 })),
  },
  {
    id: "status-200-for-deleted",
    breaks: "deleteTimeEntry declares 204; it answers 200 with a body.",
    hooks: onReply("deleteTimeEntry", 204, () => ({ status: 200, body: { deleted: true } })),
  },
  {
    id: "status-204-for-updated",
    breaks: "updateTimeEntry declares 200 with the entry; it answers 204 without one.",
    hooks: onReply("updateTimeEntry", 200, () => ({ status: 204 })),
  },
  {
    id: "status-204-for-empty-list",
    breaks: "getTimeEntries declares 200 with an array; an empty one is a 204.",
    hooks: onReply("getTimeEntries", 200, (reply) => (isEmpty(reply) ? { status: 204 } : reply)),
  },
  {
    id: "status-redirect",
    breaks: "getInProgressTimeEntries declares no redirect; it sends one.",
    hooks: onReply("getInProgressTimeEntries", 200, () => ({ status: 302, headers: { location: "/login" } })),
  },
  {
    id: "status-500-on-read",
    breaks: "getTimeEntry declares 200 for an entry that is there; it fails.",
    hooks: onReply("getTimeEntry", 200, () => CRASH),
  },
  {
    id: "status-503-now-and-then",
    breaks: "No operation declares 503; every seventh answer is one.",
    hooks: () => {
      let count = 0;
      const busy = { status: 503, body: { message: "Service Unavailable", code: 503 } };
      return { around: (request, next) => (++count % 7 === 0 ? busy : next(request)) };
    },
  },
  {
    id: "status-500-on-empty-text",
    breaks: "`description` has no minimum length; an empty one makes createTimeEntry fail.",
    hooks: onRequest("createTimeEntry", ({ description }) => description === "", CRASH),
  },
  {
    id: "status-500-on-emoji",
    breaks: "`description` takes every character; one beyond U+FFFF makes updateTimeEntry fail.",
    hooks: onRequest("updateTimeEntry", (body) => /[\u{10000}-\u{10ffff}]/u.test(String(body.description)), CRASH),
  },
  {
    id: "status-500-on-longest-text",
    breaks: "`description` may have 3000 characters; that many make createTimeEntry fail.",
    hooks: onRequest("createTimeEntry", ({ description }) => [...String(description ?? "")].length === 3000, CRASH),
  },
  {
    id: "status-500-on-empty-list",
    breaks: "`tagIds` may be empty; that makes createForOthers fail.",
    hooks: onRequest("createForOthers", ({ tagIds }) => Array.isArray(tagIds) && tagIds.length === 0, CRASH),
  },
  {
    id: "status-500-on-most-items",
    breaks: "`customFields` may have 50 items; that many make createTimeEntry fail.",
    hooks: onRequest(
      "createTimeEntry",
      ({ customFields }) => Array.isArray(customFields) && customFields.length === 50,
      CRASH,
    ),
  },
  {
    id: "status-500-on-optional-parameter",
    breaks: "getTimeEntry takes `hydrated=true`; it fails.",
    hooks: {
      around: (request, next) =>
        isOneOf(request, "getTimeEntry") && request.query.includes("hydrated=true") ? CRASH : next(request),
    },
  },
  {
    id: "status-500-on-second-enum-value",
    breaks: "`type` may be BREAK; that makes updateTimeEntry fail.",
    hooks: onRequest("updateTimeEntry", ({ type }) => type === "BREAK", CRASH),
  },
  {
    id: "status-500-on-largest-page",
    breaks: "`page-size` may be 1000; that makes getInProgressTimeEntries fail.",
    hooks: {
      around: (request, next) =>
        isOneOf(request, "getInProgressTimeEntries") && /page-size=1000(&|$)/.test(request.query)
          ? CRASH
          : next(request),
    },
  },
  {
    id: "status-500-on-invalid-body",
    breaks: "An invalid body is a declared 400; createTimeEntry fails with 500.",
    hooks: onError(
      () => CRASH,
      (reply, request) => reply.status === 400 && isOneOf(request, "createTimeEntry"),
    ),
  },
  {
    id: "status-500-on-malformed-json",
    breaks: "A body that isn't JSON is a declared 400; it is a 500.",
    hooks: onError(
      () => CRASH,
      (reply) => codeOf(reply) === 3002,
    ),
  },
  {
    id: "status-500-on-unknown-id",
    breaks: "An unknown entry is a declared 400; deleteTimeEntry fails with 500.",
    hooks: onError(
      () => CRASH,
      (reply, request) => reply.status === 400 && isOneOf(request, "deleteTimeEntry"),
    ),
  },
  {
    id: "status-422-undeclared",
    breaks: "Invalid input is a declared 400; updateTimeEntry answers 422.",
    hooks: onError(
      (reply) => ({ ...reply, status: 422 }),
      (reply, request) => reply.status === 400 && isOneOf(request, "updateTimeEntry"),
    ),
  },
  {
    id: "status-200-with-error",
    breaks: "Invalid input is a declared 400; createForOthers answers 200 with the error in the body.",
    hooks: onError(
      (reply) => ({ ...reply, status: 200 }),
      (reply, request) => reply.status === 400 && isOneOf(request, "createForOthers"),
    ),
  },
  {
    id: "status-409-on-same-again",
    breaks: "createTimeEntry declares no 409; a body that it has seen before is one.",
    hooks: () => {
      const seen = new Set<string>();
      return {
        around(request, next) {
          if (!isOneOf(request, "createTimeEntry")) return next(request);
          const body = JSON.stringify(jsonOf(request));
          const isKnown = seen.has(body);
          seen.add(body);
          return isKnown ? { status: 409, body: { message: "Conflict", code: 409 } } : next(request);
        },
      };
    },
  },
];

function isEmpty({ body }: Reply): boolean {
  return Array.isArray(body) && body.length === 0;
}

function codeOf({ body }: Reply): number {
  return (body as { code: number }).code;
}
