import { ADDON_TOKEN, API_KEY } from "../accounts.ts";
import { type Incoming, withHeader } from "../wire.ts";
import { type Fault, type Hooks, isOneOf, onError } from "./fault.ts";

/** Credentials that aren't asked for, or not compared. */
export const auth: readonly Fault[] = [
  {
    id: "auth-open-read",
    breaks: "getTimeEntry declares security; it answers whoever has no credential.",
    hooks: openTo((request) => isOneOf(request, "getTimeEntry") && isAnonymous(request)),
  },
  {
    id: "auth-open-list",
    breaks: "getTimeEntries declares security; it answers whoever has no credential.",
    hooks: openTo((request) => isOneOf(request, "getTimeEntries") && isAnonymous(request)),
  },
  {
    id: "auth-open-create",
    breaks: "createTimeEntry declares security; it creates for whoever has no credential.",
    hooks: openTo((request) => isOneOf(request, "createTimeEntry") && isAnonymous(request)),
  },
  {
    id: "auth-open-bulk-delete",
    breaks: "deleteMany declares security; it deletes for whoever has no credential.",
    hooks: openTo((request) => isOneOf(request, "deleteMany") && isAnonymous(request)),
  },
  {
    id: "auth-open-everywhere",
    breaks: "Every operation declares security; nothing asks for a credential.",
    hooks: openTo(isAnonymous),
  },
  {
    id: "auth-any-key",
    breaks: "An API key must be valid; any is taken.",
    hooks: openTo(({ headers }) => headers["x-api-key"] !== undefined),
  },
  {
    id: "auth-any-key-on-one",
    breaks: "An API key must be valid; updateTimeEntry takes any.",
    hooks: openTo((request) => isOneOf(request, "updateTimeEntry") && request.headers["x-api-key"] !== undefined),
  },
  {
    id: "auth-any-token",
    breaks: "The token of an add-on must be valid; any is taken.",
    hooks: openTo(({ headers }) => headers["x-addon-token"] !== undefined),
  },
  {
    id: "auth-empty-key",
    breaks: "An API key must be valid; an empty one is taken.",
    hooks: openTo(({ headers }) => headers["x-api-key"] === ""),
  },
  {
    id: "auth-key-prefix",
    breaks: "An API key must be valid; one that only begins like a valid one is taken.",
    hooks: openTo(({ headers }) => headers["x-api-key"]?.startsWith(API_KEY) === true),
  },
  {
    id: "auth-key-beginning",
    breaks: "An API key must be valid; the beginning of a valid one is taken.",
    hooks: openTo(({ headers: { "x-api-key": key = "" } }) => key.length >= 4 && API_KEY.startsWith(key)),
  },
  {
    id: "auth-token-refused",
    breaks: "The token of an add-on is an alternative to the key; a valid one is refused.",
    hooks: {
      around: (request, next) =>
        next(request.headers["x-addon-token"] === ADDON_TOKEN ? withHeader(request, "x-addon-token", "x") : request),
    },
  },
  {
    id: "auth-remembered",
    breaks: "Every operation declares security; after one good request its address needs no credential any more.",
    hooks: () => {
      let isKnown = false;
      return {
        around(request, next) {
          const reply = next(isKnown && isAnonymous(request) ? withKey(request) : request);
          isKnown ||= reply.status < 400;
          return reply;
        },
      };
    },
  },
  {
    id: "auth-401-as-200",
    breaks: "A request without a valid credential is a 401; it is a 200 with the error in its body.",
    hooks: onError(
      (reply) => ({ ...reply, status: 200 }),
      ({ status }) => status === 401,
    ),
  },
  {
    id: "auth-401-as-500",
    breaks: "A request without a valid credential is a 401; it is a 500.",
    hooks: onError(
      (reply) => ({ ...reply, status: 500 }),
      ({ status }) => status === 401,
    ),
  },
  {
    id: "auth-401-as-redirect",
    breaks: "A request without a valid credential is a 401; it is led to a login page.",
    hooks: onError(
      () => ({ status: 302, headers: { location: "/login" } }),
      ({ status }) => status === 401,
    ),
  },
  {
    id: "auth-401-as-402",
    breaks: "A request without a valid credential is a 401; it is a 402, which isn't declared.",
    hooks: onError(
      (reply) => ({ ...reply, status: 402 }),
      ({ status }) => status === 401,
    ),
  },
  {
    id: "auth-401-of-another-shape",
    breaks: "The body of a 401 has `message` and `code`; it has `error`.",
    hooks: onError(
      (reply) => ({ ...reply, body: { error: "unauthorized" } }),
      ({ status }) => status === 401,
    ),
  },
  {
    id: "auth-performs-first",
    breaks: "Without a credential nothing is deleted; deleteTimeEntry deletes, and answers 401 then.",
    hooks: {
      around(request, next) {
        if (isOneOf(request, "deleteTimeEntry") && isAnonymous(request)) next(withKey(request));
        return next(request);
      },
    },
  },
];

function isAnonymous({ headers }: Incoming): boolean {
  return headers["x-api-key"] === undefined && headers["x-addon-token"] === undefined;
}

/** Lets these requests in as if they had a valid key. */
function openTo(picks: (request: Incoming) => boolean): Hooks {
  return { around: (request, next) => next(picks(request) ? withKey(request) : request) };
}

function withKey(request: Incoming): Incoming {
  return withHeader(withHeader(request, "x-addon-token", undefined), "x-api-key", API_KEY);
}
