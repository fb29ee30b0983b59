import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { invalidBody, malformedBody, missingBody } from "./errors.ts";

export interface EntryBody {
  readonly billable?: boolean;
  readonly customFields?: readonly CustomField[];
  readonly description?: string;
  readonly start?: string;
  readonly end?: string;
  readonly projectId?: string;
  readonly taskId?: string;
  readonly tagIds?: readonly string[];
  readonly type?: "REGULAR" | "BREAK";
}

interface CustomField {
  readonly customFieldId: string;
  readonly sourceType?: string;
  readonly value?: unknown;
}

/** What an operation takes: the judge of a body, and a body that stands in for an invalid one which is to be accepted. */
export interface BodyShape<T> {
  readonly validate: ValidateFunction<T>;
  readonly sample: T;
}

const ajv = formats.default(new Ajv2020({ allowUnionTypes: true }), ["date-time"]);

const text = { type: "string" };
const time = { type: "string", format: "date-time" };
const entryProperties = {
  billable: { type: "boolean" },
  customFields: {
    type: "array",
    maxItems: 50,
    items: {
      type: "object",
      required: ["customFieldId"],
      properties: { customFieldId: text, sourceType: { enum: ["WORKSPACE", "PROJECT", "TIMEENTRY"] }, value: true },
    },
  },
  description: { type: "string", maxLength: 3000 },
  start: time,
  end: time,
  projectId: text,
  taskId: text,
  tagIds: { type: "array", items: text },
  type: { enum: ["REGULAR", "BREAK"] },
};
const filled = { type: "string", minLength: 1 };
const attribute = {
  type: "object",
  required: ["namespace", "name", "value"],
  properties: { namespace: filled, name: filled, value: filled },
};

export const createBody: BodyShape<EntryBody> = {
  validate: ajv.compile({
    type: "object",
    properties: { ...entryProperties, customAttributes: { type: "array", maxItems: 10, items: attribute } },
    dependentRequired: { end: ["start"] },
  }),
  sample: { start: "2020-01-01T00:00:00Z", end: "2020-01-01T01:00:00Z" },
};

export const updateBody: BodyShape<EntryBody> = {
  validate: ajv.compile({ type: "object", required: ["start"], properties: entryProperties }),
  sample: createBody.sample,
};

export const bulkBody: BodyShape<readonly (EntryBody & { readonly id: string })[]> = {
  validate: ajv.compile({
    type: "array",
    minItems: 1,
    items: { type: "object", required: ["id", "start", "end"], properties: { ...entryProperties, id: filled } },
  }),
  sample: [],
};

export const stopBody: BodyShape<{ readonly end: string }> = {
  validate: ajv.compile({ type: "object", required: ["end"], properties: { end: time } }),
  sample: { end: "2021-01-01T00:00:00Z" },
};

export const invoicedBody: BodyShape<{ readonly invoiced: boolean; readonly timeEntryIds: readonly string[] }> = {
  validate: ajv.compile({
    type: "object",
    required: ["invoiced", "timeEntryIds"],
    properties: {
      invoiced: { type: "boolean" },
      timeEntryIds: { type: "array", minItems: 1, uniqueItems: true, items: text },
    },
  }),
  sample: { invoiced: true, timeEntryIds: [] },
};

/** The body in the shape, or a 400. Unknown properties are ignored, as the API does. */
export function readBody<T>(source: string, shape: BodyShape<T>): T {
  if (source === "") throw missingBody();
  const body = parse(source);
  if (!shape.validate(body)) throw invalidBody(ajv.errorsText(shape.validate.errors, { dataVar: "body" }));
  return body;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    throw malformedBody((error as Error).message);
  }
}
