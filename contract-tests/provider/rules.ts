import type { OperationId } from "./routes.ts";

/** A JSON Schema, open for faults to change. */
export interface Rule {
  [keyword: string]: unknown;
}

/** What a request must fulfil: its body, and its query as an object of typed values. */
export interface Rules {
  readonly body: { readonly [id in OperationId]?: Rule };
  readonly query: { readonly [id in OperationId]?: Rule };
}

/** A copy of what the document demands, in which nothing is shared. */
export function makeRules(): Rules {
  return JSON.parse(JSON.stringify(RULES)) as Rules;
}

const text = { type: "string" };
const filled = { type: "string", minLength: 1 };
const time = { type: "string", format: "date-time" };
const flag = { type: "boolean" };
const integer = { type: "integer", format: "int32" };

const entry = {
  billable: flag,
  customFields: {
    type: "array",
    maxItems: 50,
    items: {
      type: "object",
      required: ["customFieldId"],
      properties: {
        customFieldId: text,
        sourceType: { type: "string", enum: ["WORKSPACE", "PROJECT", "TIMEENTRY"] },
        value: {},
      },
    },
  },
  description: { type: "string", maxLength: 3000 },
  start: time,
  end: time,
  projectId: text,
  taskId: text,
  tagIds: { type: "array", items: text },
  type: { type: "string", enum: ["REGULAR", "BREAK"] },
};
const attribute = {
  type: "object",
  required: ["name", "namespace", "value"],
  properties: { namespace: filled, name: filled, value: filled },
};
const creation = {
  type: "object",
  properties: { ...entry, customAttributes: { type: "array", maxItems: 10, items: attribute } },
  // The document says this in words.
  dependentRequired: { end: ["start"] },
};

const RULES: Rules = {
  body: {
    createTimeEntry: creation,
    createForOthers: creation,
    updateTimeEntry: { type: "object", required: ["start"], properties: entry },
    replaceMany: {
      type: "array",
      minItems: 1,
      items: { type: "object", required: ["id", "start", "end"], properties: { ...entry, id: filled } },
    },
    stopRunningTimeEntry: { type: "object", required: ["end"], properties: { end: time } },
    updateInvoicedStatus: {
      type: "object",
      required: ["invoiced", "timeEntryIds"],
      properties: { invoiced: flag, timeEntryIds: { type: "array", minItems: 1, uniqueItems: true, items: text } },
    },
  },
  query: {
    createForOthers: { properties: { "from-entry": text } },
    getTimeEntry: { properties: { hydrated: flag } },
    replaceMany: { properties: { hydrated: flag } },
    deleteMany: { required: ["time-entry-ids"], properties: { "time-entry-ids": { type: "array", items: text } } },
    getInProgressTimeEntries: {
      properties: { page: { ...integer, minimum: 1 }, "page-size": { ...integer, minimum: 1, maximum: 1000 } },
    },
    getTimeEntries: {
      properties: {
        description: text,
        start: time,
        end: time,
        project: text,
        task: text,
        tags: { type: "array", uniqueItems: true, items: text },
        "project-required": flag,
        "task-required": flag,
        hydrated: flag,
        page: integer,
        "page-size": { ...integer, minimum: 1 },
        "in-progress": flag,
        "get-week-before": time,
      },
    },
  },
};
