import { type Fault, onError, operationOf } from "./fault.ts";

/** Errors whose body isn't the declared ErrorResponse. */
export const errorBodies: readonly Fault[] = [
  {
    id: "error-bodies-code-as-text",
    breaks: "`code` of an error is an integer; it is a string.",
    hooks: onError((reply, { message, code }) => ({ ...reply, body: { message, code: String(code) } })),
  },
  {
    id: "error-bodies-code-as-fraction",
    breaks: "`code` of an error is an integer; it is 400.5.",
    hooks: onError((reply, { message }) => ({ ...reply, body: { message, code: 400.5 } })),
  },
  {
    id: "error-bodies-code-beyond-int32",
    breaks: "`code` of an error has the format int32; it is 4294967296.",
    hooks: onError((reply, { message }) => ({ ...reply, body: { message, code: 2 ** 32 } })),
  },
  {
    id: "error-bodies-no-code",
    breaks: "ErrorResponse requires `code`; it is missing.",
    hooks: onError((reply, { message }) => ({ ...reply, body: { message } })),
  },
  {
    id: "error-bodies-no-message",
    breaks: "ErrorResponse requires `message`; it is missing.",
    hooks: onError((reply, { code }) => ({ ...reply, body: { code } })),
  },
  {
    id: "error-bodies-null-message",
    breaks: "`message` of an error is a string and not nullable; it is null.",
    hooks: onError((reply, { code }) => ({ ...reply, body: { message: null, code } })),
  },
  {
    id: "error-bodies-list-of-messages",
    breaks: "`message` of an error is a string; it is an array of them.",
    hooks: onError((reply, { message, code }) => ({ ...reply, body: { message: [message], code } })),
  },
  {
    id: "error-bodies-no-message-on-400",
    breaks: "ErrorResponse requires `message`; a 400 of getTimeEntries has `msg`.",
    hooks: onError(
      (reply, { message, code }) => ({ ...reply, body: { msg: message, code } }),
      (reply, request) => reply.status === 400 && operationOf(request) === "getTimeEntries",
    ),
  },
  {
    id: "error-bodies-plain-text",
    breaks: "The body of an error is JSON, as its content type says; it is plain text.",
    hooks: onError((reply, { message }) => ({ ...reply, raw: message })),
  },
  {
    id: "error-bodies-html",
    breaks: "The body of an error is application/json; it is a page.",
    hooks: onError((reply) => ({
      ...reply,
      raw: `<html><body>${reply.status}</body></html>`,
      headers: { ...reply.headers, "content-type": "text/html" },
    })),
  },
  {
    id: "error-bodies-html-on-malformed-json",
    breaks: "The body of a 400 is application/json; where the request isn't JSON it is a page.",
    hooks: onError(
      (reply) => ({ ...reply, raw: "<h1>Bad Request</h1>", headers: { "content-type": "text/html" } }),
      ({ body }) => (body as { code: number }).code === 3002,
    ),
  },
  {
    id: "error-bodies-empty",
    breaks: "The body of an error is an ErrorResponse; nothing comes.",
    hooks: onError(({ status, headers = {} }) => ({ status, headers })),
  },
  {
    id: "error-bodies-empty-object",
    breaks: "ErrorResponse requires `message` and `code`; the body is {}.",
    hooks: onError((reply) => ({ ...reply, body: {} })),
  },
  {
    id: "error-bodies-null",
    breaks: "The body of an error is an object; it is null.",
    hooks: onError((reply) => ({ ...reply, body: null })),
  },
  {
    id: "error-bodies-stack-trace",
    breaks: "ErrorResponse requires `message` and `code`; a stack trace comes instead.",
    hooks: onError((reply, { message }) => ({
      ...reply,
      body: {
        exception: "java.lang.IllegalArgumentException",
        trace: `${message}\n\tat com.example.Api.call(Api.java:42)`,
      },
    })),
  },
  {
    id: "error-bodies-in-envelope",
    breaks: "The body of an error is an ErrorResponse; it is inside of `error`.",
    hooks: onError((reply, error) => ({ ...reply, body: { error } })),
  },
  {
    id: "error-bodies-in-array",
    breaks: "The body of an error is an object; it is an array of them.",
    hooks: onError((reply, error) => ({ ...reply, body: [error] })),
  },
  {
    id: "error-bodies-problem",
    breaks: "ErrorResponse requires `message` and `code`; a problem of RFC 9457 comes instead.",
    hooks: onError((reply, { message }) => ({
      ...reply,
      body: { type: "about:blank", title: message, status: reply.status },
    })),
  },
];
