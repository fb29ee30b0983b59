import type { Reply } from "../wire.ts";
import { type Fault, onRequest } from "./fault.ts";
import { demand } from "./validation-hooks.ts";

const REFUSED: Reply = { status: 400, body: { message: "The request is invalid", code: 501 } };

/** What is valid is refused. */
export const refusals: readonly Fault[] = [
  {
    id: "refusals-longest-text",
    breaks: "`description` may have 3000 characters; createTimeEntry takes 2999.",
    hooks: demand("body", "createTimeEntry", { "description/maxLength": 2999 }),
  },
  {
    id: "refusals-most-items",
    breaks: "`customFields` may have 50 items; createForOthers takes 49.",
    hooks: demand("body", "createForOthers", { "customFields/maxItems": 49 }),
  },
  {
    id: "refusals-shortest-text",
    breaks: "`customAttributes[].name` may have one character; createTimeEntry wants two.",
    hooks: demand("body", "createTimeEntry", { "customAttributes/items/properties/name/minLength": 2 }),
  },
  {
    id: "refusals-largest-page",
    breaks: "`page-size` may be 1000; getInProgressTimeEntries takes 999.",
    hooks: demand("query", "getInProgressTimeEntries", { "page-size/maximum": 999 }),
  },
  {
    id: "refusals-smallest-page",
    breaks: "`page-size` may be 1; getTimeEntries wants 2.",
    hooks: demand("query", "getTimeEntries", { "page-size/minimum": 2 }),
  },
  {
    id: "refusals-enum-value",
    breaks: "`type` may be BREAK; createTimeEntry refuses it.",
    hooks: demand("body", "createTimeEntry", { "type/enum": ["REGULAR"] }),
  },
  {
    id: "refusals-enum-value-nested",
    breaks: "`customFields[].sourceType` may be TIMEENTRY; createForOthers refuses it.",
    hooks: demand("body", "createForOthers", {
      "customFields/items/properties/sourceType/enum": ["WORKSPACE", "PROJECT"],
    }),
  },
  {
    id: "refusals-empty-text",
    breaks: "`description` may be empty; updateTimeEntry refuses that.",
    hooks: demand("body", "updateTimeEntry", { "description/minLength": 1 }),
  },
  {
    id: "refusals-false",
    breaks: "`billable` may be false; createForOthers refuses that.",
    hooks: demand("body", "createForOthers", { "billable/enum": [true] }),
  },
  {
    id: "refusals-false-in-query",
    breaks: "`hydrated` may be false; getTimeEntry refuses that.",
    hooks: demand("query", "getTimeEntry", { "hydrated/enum": [true] }),
  },
  {
    id: "refusals-non-ascii",
    breaks: "`description` takes every character; createTimeEntry refuses those beyond ASCII.",
    hooks: demand("body", "createTimeEntry", { "description/pattern": "^[\\x00-\\x7f]*$" }),
  },
  {
    id: "refusals-length-in-bytes",
    breaks:
      "`description` may have 3000 characters (JSON Schema counts code points); createTimeEntry takes 3000 bytes.",
    hooks: onRequest(
      "createTimeEntry",
      ({ description }) => Buffer.byteLength(String(description ?? "")) > 3000,
      REFUSED,
    ),
  },
  {
    id: "refusals-length-in-utf-16",
    breaks: "`description` may have 3000 characters, of any kind; updateTimeEntry counts an emoji as two.",
    hooks: onRequest("updateTimeEntry", ({ description }) => String(description ?? "").length > 3000, REFUSED),
  },
];
