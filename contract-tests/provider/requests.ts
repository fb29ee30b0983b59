import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import {
  invalidBody,
  invalidQuery,
  malformedBody,
  missingBody,
  missingQuery,
  wrongMediaType,
  wrongQueryType,
} from "./errors.ts";
import type { OperationId } from "./routes.ts";
import type { Rule, Rules } from "./rules.ts";
import type { Incoming } from "./wire.ts";

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

/** The typed values of a query, by name. */
export interface Query {
  readonly [name: string]: unknown;
}

/** Reads what a request holds, and throws a 400 where it breaks a rule. Unknown names are ignored, as the API does. */
export interface Reader {
  body(request: Incoming, id: OperationId): unknown;
  query(request: Incoming, id: OperationId): Query;
}

export function createReader(rules: Rules): Reader {
  const ajv = formats.default(new Ajv2020({ strict: false }), ["date-time", "int32"]);
  const compiled = new Map<Rule, ValidateFunction>();
  const faultOf = (rule: Rule, value: unknown): ErrorObject | undefined => {
    const validate = compiled.get(rule) ?? ajv.compile(rule);
    compiled.set(rule, validate);
    return validate(value) ? undefined : validate.errors?.[0];
  };
  return {
    body(request, id) {
      const rule = rules.body[id];
      if (rule === undefined) return undefined;
      const body = parseBody(request);
      const fault = faultOf(rule, body);
      if (fault) throw invalidBody(`body${fault.instancePath} ${fault.message}`);
      return body;
    },
    query(request, id) {
      const rule = rules.query[id] ?? {};
      const values = parseQuery(request.query, (rule.properties ?? {}) as { [name: string]: Rule });
      const fault = faultOf(rule, values);
      if (fault) throw queryFault(fault, values);
      return values;
    },
  };
}

function parseBody({ body, headers }: Incoming): unknown {
  if (body.length === 0) throw missingBody();
  const mediaType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (mediaType !== "application/json") throw wrongMediaType(mediaType);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    throw malformedBody((error as Error).message);
  }
}

function parseQuery(query: string, properties: { readonly [name: string]: Rule }): Query {
  const sent = new URLSearchParams(query);
  const names = Object.keys(properties).filter((name) => sent.has(name));
  return Object.fromEntries(
    names.map((name) => {
      const { type } = properties[name] ?? {};
      return [name, type === "array" ? sent.getAll(name) : toTyped(sent.get(name) ?? "", type)];
    }),
  );
}

/** What isn't of the type stays a text, which breaks the rule. */
function toTyped(value: string, type: unknown): unknown {
  if (type === "boolean" && /^(true|false)$/.test(value)) return value === "true";
  if (type === "integer" && /^-?\d+$/.test(value)) return Number(value);
  return value;
}

function queryFault({ keyword, params, instancePath, message }: ErrorObject, values: Query): Error {
  if (keyword === "required") return missingQuery(String(params.missingProperty));
  const name = instancePath.slice(1);
  return keyword === "type" ? wrongQueryType(name, String(values[name])) : invalidQuery(`${name} ${message}`);
}
