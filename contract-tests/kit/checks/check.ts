import type { Validators } from "../../../generator/fixtures/validators.ts";
import type { ApiModel, MediaType, Operation, Response } from "../../../generator/model/model.ts";
import { toCurl } from "../curl.ts";
import type { Exchange } from "../exchange.ts";
import type { CheckId, Finding, Verdict } from "../verdict.ts";

/** One contract rule. */
export interface Check {
  readonly id: CheckId;
  readonly run: (context: CheckContext) => Verdict;
}

/** What a check may look at. */
export interface CheckContext {
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
  what: Omit<Finding, "operation" | "curl" | "blame" | "valuePointer"> &
    Partial<Pick<Finding, "blame" | "valuePointer">>,
): Verdict {
  const curl = toCurl(exchange.request, model.securitySchemes);
  return { kind: "finding", finding: { operation: operation.id, blame, valuePointer: "", curl, ...what } };
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
