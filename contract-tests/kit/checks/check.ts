import type { OpenApi, SchemaObject } from "../../../generator/document/openapi.ts";
import type { Validators } from "../../../generator/fixtures/validators.ts";
import { type Json, parseJson } from "../../../generator/json/json.ts";
import type { ApiModel, MediaType, Operation, Response } from "../../../generator/model/model.ts";
import { toCurl } from "../curl.ts";
import type { Exchange } from "../exchange.ts";
import { type CheckId, type Finding, found, type Verdict } from "../verdict.ts";

/** One contract rule. */
export interface Check {
  readonly id: CheckId;
  readonly run: (context: CheckContext) => Verdict;
}

/** What a check may look at. */
export interface CheckContext {
  readonly document: OpenApi;
  readonly model: ApiModel;
  readonly operation: Operation;
  readonly validators: Validators;
  readonly exchange: Exchange;
  /** What the client made of the response, or what it threw. */
  readonly outcome: Outcome;
  /** The declared response for the received status, and its media type for the received Content-Type. */
  readonly response: Response | undefined;
  readonly mediaType: MediaType | undefined;
  /** Whose fault an unkept promise is: the mock answers with our own fixtures, so there it isn't the provider's. */
  readonly blame: "provider" | "mock";
  /** The status that was asked for, of a mock: it may be a failure of the server. */
  readonly wanted?: number | undefined;
  /** Milliseconds that the answer took, and that it may take. */
  readonly duration: number;
  readonly limit?: number | undefined;
}

export type Outcome =
  | {
      readonly kind: "result";
      readonly result: {
        readonly status: number;
        readonly ok: boolean;
        readonly data?: unknown;
        readonly error?: unknown;
      };
    }
  | { readonly kind: "thrown"; readonly error: unknown };

/** A finding about this exchange; the operation and the way to reproduce it are filled in. */
export function finding(
  { operation, exchange, model, blame }: Pick<CheckContext, "operation" | "exchange" | "model" | "blame">,
  what: Omit<Finding, "operation" | "curl" | "blame" | "severity" | "valuePointer"> &
    Partial<Pick<Finding, "blame" | "valuePointer">>,
): Verdict {
  const curl = toCurl(exchange.request, model.securitySchemes);
  return found({ operation: operation.id, blame, valuePointer: "", curl, ...what });
}

/** The JSON body of an answer with the schema that is declared for it, where there are both. */
export function bodyOf({ response, mediaType, exchange }: CheckContext): DeclaredBody | undefined {
  if (response === undefined) return undefined;
  return declaredBody(mediaType, exchange.response.text);
}

/** A text as JSON of a media type that has a schema, request's or answer's; undefined where it is none. */
export function declaredBody(mediaType: MediaType | undefined, text: string): DeclaredBody | undefined {
  if (mediaType?.kind !== "json" || mediaType.schema === undefined) return undefined;
  const value = parseJson(text);
  const { schema, schemaPointer } = mediaType;
  return value === undefined ? undefined : { value, schema, schemaPointer };
}

export interface DeclaredBody {
  readonly value: Json;
  readonly schema: SchemaObject;
  readonly schemaPointer: string;
}

/** The finding about a body's schema that Ajv can't compile: then nothing can be said to fit it. */
export function schemaBroken(
  context: Parameters<typeof finding>[0],
  { schemaPointer, reason }: { schemaPointer: string; reason: string },
): Verdict {
  return finding(context, {
    check: "body",
    blame: "document",
    what: "The schema does not compile, so nothing can fit it.",
    documentPointer: schemaPointer,
    expected: "a schema",
    received: reason,
  });
}
