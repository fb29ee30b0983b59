import type { ValidationError, Validators } from "../../../generator/fixtures/validators.ts";
import { type Json, parseJson } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { ApiModel, Parameter } from "../../../generator/model/model.ts";
import { toCurl } from "../curl.ts";
import { declaredMediaType } from "../declared.ts";
import type { SentRequest } from "../exchange.ts";
import { type CaseVerdict, type Finding, found, notChecked, PASS } from "../verdict.ts";
import type { Route } from "./find-operation.ts";

/** What is needed to judge a request. */
export interface RequestContext {
  readonly route: Route;
  readonly sent: SentRequest;
  readonly model: ApiModel;
  readonly validators: Validators;
}

/** How the report names what clients send. */
export const REQUESTS = "requests of clients";

/**
 * A request that the document doesn't allow is the client's fault: something required is missing, or a value fits no schema,
 * however the wire's texts are read. What is written in a style with more than one reading is left alone.
 */
export function judgeRequest(context: RequestContext): CaseVerdict[] {
  const problems = [...parameterProblems(context), ...bodyProblems(context)];
  const verdicts = problems.map((problem) =>
    typeof problem === "string" ? notChecked(problem) : found(findingOf(context, problem)),
  );
  return (verdicts.length === 0 ? [PASS] : verdicts).map((verdict) => ({
    response: REQUESTS,
    check: "client",
    verdict,
  }));
}

type Problem = Pick<Finding, "what" | "documentPointer" | "valuePointer" | "expected" | "received">;

function findingOf({ route, sent, model }: RequestContext, problem: Problem): Omit<Finding, "severity"> {
  const curl = toCurl(sent, model.securitySchemes);
  return { operation: route.operation.id, check: "client", blame: "client", curl, ...problem };
}

function parameterProblems(context: RequestContext): Problem[] {
  return context.route.operation.parameters.flatMap((parameter) => {
    const texts = textsOf(context, parameter);
    if (texts === undefined) return [];
    const about = { documentPointer: parameter.pointer, valuePointer: `/${parameter.in}/${parameter.name}` };
    if (texts.length === 0) {
      if (!parameter.required) return [];
      const what = `The client left out the ${parameter.in} parameter ${parameter.name}.`;
      return [{ ...about, what, expected: "a value", received: "nothing" }];
    }
    const compiled = context.validators.compile(parameter.schemaPointer, parameter.schema);
    if (compiled.kind !== "compiled") return [];
    const verdicts = readings(texts).map((value) => compiled.validate(value));
    if (verdicts.some(({ kind }) => kind !== "invalid")) return [];
    const [verdict] = verdicts;
    const error = verdict?.kind === "invalid" ? verdict.errors[0] : undefined;
    const what = `The client sent a ${parameter.in} parameter ${parameter.name} that does not fit its schema.`;
    const expected = error?.message ?? "a value that fits the schema";
    const documentPointer = error?.schemaPointer ?? parameter.schemaPointer;
    return [{ ...about, what, documentPointer, expected, received: JSON.stringify(texts.join(",")) }];
  });
}

/** The texts of a parameter; nothing where its style has several readings. */
function textsOf(
  { sent, route }: RequestContext,
  { name, in: place, style, mediaType }: Parameter,
): string[] | undefined {
  if (mediaType !== undefined) return undefined;
  if (place === "path")
    return style === "simple" ? [route.values[name]].filter((text) => text !== undefined) : undefined;
  if (place === "header") return [sent.headers.get(name)].filter((text) => text !== null);
  if (place === "cookie") return undefined;
  const { searchParams } = new URL(sent.url);
  if (style !== "form" || [...searchParams.keys()].some((key) => key.startsWith(`${name}[`))) return undefined;
  return searchParams.getAll(name);
}

/** What texts of the wire may stand for: `1` is a number as well as a text, `a,b` a list, and an empty text nothing. */
function readings(texts: readonly string[]): Json[] {
  const [only = ""] = texts;
  const scalars = (text: string): Json[] => {
    const number = text.trim() === "" ? Number.NaN : Number(text);
    const named: Json[] = text === "true" || text === "false" ? [text === "true"] : text === "null" ? [null] : [];
    return [...(Number.isFinite(number) ? [number] : []), ...named, text];
  };
  const list = (items: readonly string[]): Json[] => [items.map((item) => scalars(item)[0] as Json), [...items]];
  const pairs = only.split(",");
  const record = Object.fromEntries(pairs.map((_, index) => [pairs[index - (index % 2)], pairs[index + 1] ?? ""]));
  if (texts.length > 1) return list(texts);
  return [...scalars(only), ...list([only]), ...list(pairs), ...(pairs.length > 1 ? [record as Json] : [])];
}

function bodyProblems({ route, sent, validators }: RequestContext): (Problem | string)[] {
  const { body, pointer } = route.operation;
  if (body === undefined) return [];
  const about = { documentPointer: body.pointer, valuePointer: "" };
  if (sent.body === "") {
    if (!body.required) return [];
    return [{ ...about, what: "The client sent no body.", expected: "a body", received: "nothing" }];
  }
  const contentType = sent.headers.get("content-type") ?? "";
  const media = declaredMediaType(body.content, contentType);
  if (media === undefined) {
    const expected = `one of ${body.content.map(({ type }) => type).join(", ")}`;
    const received = contentType === "" ? "no Content-Type" : contentType;
    return [
      {
        ...about,
        documentPointer: `${pointer}/requestBody/content`,
        what: "The client sent a body of another type.",
        expected,
        received,
      },
    ];
  }
  if (media.kind !== "json" || media.schema === undefined) return [];
  const value = parseJson(sent.body);
  if (value === undefined)
    return [
      {
        ...about,
        documentPointer: media.schemaPointer,
        what: "The client sent a body that is not JSON.",
        expected: "JSON",
        received: sent.body.slice(0, 200),
      },
    ];
  const compiled = validators.compile(media.schemaPointer, media.schema);
  if (compiled.kind !== "compiled") return [`the schema of the body does not compile: ${compiled.reason}`];
  const verdict = compiled.validate(value);
  return verdict.kind === "invalid" ? verdict.errors.slice(0, 1).map((error) => invalidBody(error, value)) : [];
}

function invalidBody({ instancePath, message, schemaPointer }: ValidationError, value: Json): Problem {
  const what = "The client sent a body that does not fit its schema.";
  const received = JSON.stringify(valueAt(value, fromPointer(instancePath)) ?? value).slice(0, 200);
  return { what, documentPointer: schemaPointer, valuePointer: instancePath, expected: message, received };
}
