import { withBody, withHeader } from "../wire.ts";
import { type Fault, isOneOf } from "./fault.ts";
import { accepts, demand, parse, replaced } from "./validation-hooks.ts";

/** What is invalid is accepted. */
export const validation: readonly Fault[] = [
  {
    id: "validation-max-length",
    breaks: "`description` has at most 3000 characters; createTimeEntry takes any number.",
    hooks: demand("body", "createTimeEntry", { "description/maxLength": undefined }),
  },
  {
    id: "validation-max-items",
    breaks: "`customAttributes` has at most 10 items; createTimeEntry takes any number.",
    hooks: demand("body", "createTimeEntry", { "customAttributes/maxItems": undefined }),
  },
  {
    id: "validation-min-length",
    breaks: "`customAttributes[].name` has at least one character; createForOthers takes an empty one.",
    hooks: demand("body", "createForOthers", { "customAttributes/items/properties/name/minLength": undefined }),
  },
  {
    id: "validation-min-items",
    breaks: "`timeEntryIds` has at least one item; updateInvoicedStatus takes none.",
    hooks: demand("body", "updateInvoicedStatus", { "timeEntryIds/minItems": undefined }),
  },
  {
    id: "validation-min-items-of-body",
    breaks: "The array of replaceMany has at least one item; it takes an empty one.",
    hooks: { rules: ({ body }) => void Reflect.deleteProperty(body.replaceMany ?? {}, "minItems") },
  },
  {
    id: "validation-unique-items",
    breaks: "The items of `timeEntryIds` are unique; updateInvoicedStatus takes the same id twice.",
    hooks: demand("body", "updateInvoicedStatus", { "timeEntryIds/uniqueItems": undefined }),
  },
  {
    id: "validation-enum",
    breaks: "`type` is REGULAR or BREAK; createTimeEntry takes any text.",
    hooks: demand("body", "createTimeEntry", { "type/enum": undefined }),
  },
  {
    id: "validation-enum-nested",
    breaks: "`customFields[].sourceType` is one of three; createForOthers takes any text.",
    hooks: demand("body", "createForOthers", { "customFields/items/properties/sourceType/enum": undefined }),
  },
  {
    id: "validation-type-of-text",
    breaks: "`projectId` is a string; createTimeEntry takes a number.",
    hooks: demand("body", "createTimeEntry", { "projectId/type": undefined }),
  },
  {
    id: "validation-type-of-boolean",
    breaks: "`billable` is a boolean; createForOthers takes anything.",
    hooks: demand("body", "createForOthers", { "billable/type": undefined }),
  },
  {
    id: "validation-type-of-list",
    breaks: "`tagIds` is an array; createTimeEntry takes a text.",
    hooks: demand("body", "createTimeEntry", { "tagIds/type": ["array", "string"] }),
  },
  {
    id: "validation-type-of-items",
    breaks: "The items of `tagIds` are strings; updateTimeEntry takes anything.",
    hooks: demand("body", "updateTimeEntry", { "tagIds/items/type": undefined }),
  },
  {
    id: "validation-type-of-body",
    breaks: "The body of updateTimeEntry is an object; an array is taken.",
    hooks: accepts("updateTimeEntry", (request) =>
      Array.isArray(parse(request)?.value) ? withBody(request, { start: "2020-01-01T00:00:00Z" }) : request,
    ),
  },
  {
    id: "validation-null",
    breaks: "`description` isn't nullable; updateTimeEntry takes null.",
    hooks: demand("body", "updateTimeEntry", { "description/type": ["string", "null"] }),
  },
  {
    id: "validation-format",
    breaks: "`start` has the format date-time; createTimeEntry takes any text.",
    hooks: accepts(
      "createTimeEntry",
      replaced("start", (value) => typeof value === "string"),
    ),
  },
  {
    id: "validation-format-on-stop",
    breaks: "`end` has the format date-time; stopRunningTimeEntry takes any text.",
    hooks: accepts(
      "stopRunningTimeEntry",
      replaced("end", (value) => typeof value === "string"),
    ),
  },
  {
    id: "validation-required",
    breaks: "UpdateTimeEntryRequest requires `start`; updateTimeEntry does without.",
    hooks: accepts(
      "updateTimeEntry",
      replaced("start", (value) => value === undefined),
    ),
  },
  {
    id: "validation-required-boolean",
    breaks: "UpdateInvoicedStatusRequest requires `invoiced`; updateInvoicedStatus does without.",
    hooks: { rules: ({ body }) => void Object.assign(body.updateInvoicedStatus ?? {}, { required: ["timeEntryIds"] }) },
  },
  {
    id: "validation-required-nested",
    breaks: "`customFields[].customFieldId` is required; createTimeEntry does without.",
    hooks: demand("body", "createTimeEntry", { "customFields/items/required": undefined }),
  },
  {
    id: "validation-required-in-items",
    breaks: "UpdateTimeEntryBulkRequest requires `end`; replaceMany does without.",
    hooks: {
      rules: ({ body }) => void Object.assign(body.replaceMany?.items as object, { required: ["id", "start"] }),
    },
  },
  {
    id: "validation-malformed-json",
    breaks: "The body is application/json; createTimeEntry takes what isn't JSON as an empty object.",
    hooks: accepts("createTimeEntry", (request) =>
      parse(request) || request.body.length === 0 ? request : withBody(request, {}),
    ),
  },
  {
    id: "validation-missing-body",
    breaks: "The body is required; createForOthers takes a request without one.",
    hooks: accepts("createForOthers", (request) => (request.body.length === 0 ? withBody(request, {}) : request)),
  },
  {
    id: "validation-media-type",
    breaks: "updateTimeEntry declares application/json only; it takes JSON under every other name.",
    hooks: accepts("updateTimeEntry", (request) => withHeader(request, "content-type", "application/json")),
  },
  {
    id: "validation-minimum-in-query",
    breaks: "`page-size` is at least 1; getTimeEntries takes 0.",
    hooks: demand("query", "getTimeEntries", { "page-size/minimum": undefined }),
  },
  {
    id: "validation-minimum-of-page",
    breaks: "`page` is at least 1; getInProgressTimeEntries takes 0.",
    hooks: demand("query", "getInProgressTimeEntries", { "page/minimum": undefined }),
  },
  {
    id: "validation-maximum-in-query",
    breaks: "`page-size` is at most 1000; getInProgressTimeEntries takes any number.",
    hooks: demand("query", "getInProgressTimeEntries", { "page-size/maximum": undefined }),
  },
  {
    id: "validation-int32-in-query",
    breaks: "`page` has the format int32; getTimeEntries takes 2147483648.",
    hooks: demand("query", "getTimeEntries", { "page/format": undefined }),
  },
  {
    id: "validation-integer-in-query",
    breaks: "`page` is an integer; getTimeEntries takes any text.",
    hooks: accepts("getTimeEntries", (request) => {
      const query = new URLSearchParams(request.query);
      if (Number.isNaN(Number(query.get("page")))) query.delete("page");
      return { ...request, query: query.toString() };
    }),
  },
  {
    id: "validation-boolean-in-query",
    breaks: "`hydrated` is a boolean; getTimeEntry takes any text.",
    hooks: demand("query", "getTimeEntry", { "hydrated/type": undefined }),
  },
  {
    id: "validation-date-in-query",
    breaks: "`start` has the format date-time; getTimeEntries takes any text.",
    hooks: accepts("getTimeEntries", (request) => ({ ...request, query: request.query.replace(/\bstart=[^&]*/, "") })),
  },
  {
    id: "validation-unique-items-in-query",
    breaks: "The items of `tags` are unique; getTimeEntries takes the same twice.",
    hooks: demand("query", "getTimeEntries", { "tags/uniqueItems": undefined }),
  },
  {
    id: "validation-required-in-query",
    breaks: "`time-entry-ids` is required; deleteMany does without.",
    hooks: {
      around: (request, next) =>
        isOneOf(request, "deleteMany") && request.query === "" && next(request).status === 400
          ? { status: 200, body: [] }
          : next(request),
    },
  },
  {
    id: "validation-max-length-plus-one",
    breaks: "`description` has at most 3000 characters; updateTimeEntry takes 3001.",
    hooks: demand("body", "updateTimeEntry", { "description/maxLength": 3001 }),
  },
  {
    id: "validation-max-items-plus-one",
    breaks: "`customFields` has at most 50 items; createForOthers takes 51.",
    hooks: demand("body", "createForOthers", { "customFields/maxItems": 51 }),
  },
  {
    id: "validation-maximum-plus-one",
    breaks: "`page-size` is at most 1000; getInProgressTimeEntries takes 1001.",
    hooks: demand("query", "getInProgressTimeEntries", { "page-size/maximum": 1001 }),
  },
  {
    id: "validation-enum-wider",
    breaks: "`type` in a request is REGULAR or BREAK; updateTimeEntry takes HOLIDAY and TIME_OFF too.",
    hooks: demand("body", "updateTimeEntry", { "type/enum": ["REGULAR", "BREAK", "HOLIDAY", "TIME_OFF"] }),
  },
];
