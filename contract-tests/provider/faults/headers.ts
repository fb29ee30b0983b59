import type { Reply } from "../wire.ts";
import { type Fault, onError, onReply } from "./fault.ts";

/** Headers that aren't as the document or HTTP says. */
export const headers: readonly Fault[] = [
  {
    id: "headers-html",
    breaks: "getTimeEntry declares application/json; it says text/html.",
    hooks: onReply("getTimeEntry", 200, (reply) => typed(reply, "text/html; charset=utf-8")),
  },
  {
    id: "headers-plain-text",
    breaks: "getTimeEntries declares application/json; it says text/plain.",
    hooks: onReply("getTimeEntries", 200, (reply) => typed(reply, "text/plain")),
  },
  {
    id: "headers-no-content-type",
    breaks: "createTimeEntry declares application/json; no content type is sent.",
    hooks: onReply("createTimeEntry", 201, (reply) => typed(reply, undefined)),
  },
  {
    id: "headers-suffix",
    breaks: "updateTimeEntry declares application/json; it says application/hal+json.",
    hooks: onReply("updateTimeEntry", 200, (reply) => typed(reply, "application/hal+json")),
  },
  {
    id: "headers-content-type-misspelt",
    breaks: "getInProgressTimeEntries declares application/json; it says application-json, which is no media type.",
    hooks: onReply("getInProgressTimeEntries", 200, (reply) => typed(reply, "application-json")),
  },
  {
    id: "headers-problem-json",
    breaks: "Errors are declared as application/json; they say application/problem+json.",
    hooks: onError((reply) => typed(reply, "application/problem+json")),
  },
  {
    id: "headers-html-on-401",
    breaks: "A 401 is declared as application/json; it says text/html.",
    hooks: onError(
      (reply) => typed(reply, "text/html"),
      ({ status }) => status === 401,
    ),
  },
  {
    id: "headers-boolean-as-word",
    breaks: "`Last-Page` is a boolean; it says yes or no.",
    hooks: onReply("getTimeEntries", 200, (reply) =>
      lastPage(reply, reply.headers?.["last-page"] === "true" ? "yes" : "no"),
    ),
  },
  {
    id: "headers-boolean-as-number",
    breaks: "`Last-Page` is a boolean; it says 1 or 0.",
    hooks: onReply("getTimeEntries", 200, (reply) =>
      lastPage(reply, reply.headers?.["last-page"] === "true" ? "1" : "0"),
    ),
  },
  {
    id: "headers-boolean-in-capitals",
    breaks: "`Last-Page` is a boolean; it says TRUE or FALSE, which is none.",
    hooks: onReply("getTimeEntries", 200, (reply) => lastPage(reply, reply.headers?.["last-page"]?.toUpperCase())),
  },
  {
    id: "headers-boolean-empty",
    breaks: "`Last-Page` is a boolean; it is empty.",
    hooks: onReply("getTimeEntries", 200, (reply) => lastPage(reply, "")),
  },
  {
    id: "headers-claims-gzip",
    breaks:
      "A content coding must have been applied (RFC 9110, section 8.4); getTimeEntry says gzip and sends plain text.",
    hooks: onReply("getTimeEntry", 200, (reply) => ({
      ...reply,
      headers: { ...reply.headers, "content-encoding": "gzip" },
    })),
  },
];

function typed(reply: Reply, type: string | undefined): Reply {
  return { ...reply, headers: { ...reply.headers, "content-type": type } };
}

function lastPage(reply: Reply, value: string | undefined): Reply {
  return { ...reply, headers: { ...reply.headers, "last-page": value } };
}
