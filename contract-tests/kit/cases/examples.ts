import type { SchemaObject } from "../../../generator/document/openapi.ts";
import type { Json } from "../../../generator/json/json.ts";
import type { Operation } from "../../../generator/model/model.ts";
import type { Subject } from "../pact.ts";
import type { SessionPlan } from "../session.ts";
import { type CaseRecord, found, notChecked, PASS, type Verdict } from "../verdict.ts";
import type { Case } from "./case.ts";
import { record } from "./judge.ts";

/** The document's own examples of the operation fit their schemas. Nothing is sent. */
export function examplesCases(_: SessionPlan, operation: Operation): readonly Case[] {
  const documented = examplesOf(operation);
  if (documented.length === 0) return [];
  const settles = documented.map(({ label }) => `${label} examples`);
  return [{ name: "has examples that fit their schemas", settles: [...new Set(settles)], run: examplesCase }];
}

async function examplesCase(subject: Subject): Promise<CaseRecord> {
  const verdicts = examplesOf(subject.operation).flatMap((documented) =>
    documented.examples.map((example) => ({
      response: documented.label,
      check: "examples" as const,
      verdict: judge(subject, documented, example),
    })),
  );
  return record(subject, verdicts);
}

interface Documented {
  readonly label: string;
  readonly schema: SchemaObject;
  readonly schemaPointer: string;
  readonly examples: readonly Json[];
}

function examplesOf({ parameters, body, responses }: Operation): Documented[] {
  const contents = [
    ...(body?.content ?? []).map((media) => ({ label: `request ${media.type}`, ...media })),
    ...responses.flatMap(({ status, content }) =>
      content.map((media) => ({ label: `${status} ${media.type}`, ...media })),
    ),
  ].filter(({ kind }) => kind === "json");
  const headers = responses.flatMap(({ status, headers: declared }) =>
    declared.map((header) => ({ label: `${status} header ${header.name}`, ...header })),
  );
  const all = [...parameters.map((it) => ({ label: `${it.in} ${it.name}`, ...it })), ...contents, ...headers];
  return all.flatMap(({ label, schema, schemaPointer, examples }) =>
    schema === undefined || examples.length === 0 ? [] : [{ label, schema, schemaPointer, examples }],
  );
}

function judge({ session, operation }: Subject, { schema, schemaPointer, label }: Documented, example: Json): Verdict {
  const compiled = session.validators.compile(schemaPointer, schema);
  const verdict = compiled.kind === "compiled" ? compiled.validate(example) : compiled;
  if (verdict.kind === "valid") return PASS;
  if (verdict.kind !== "invalid") return notChecked(verdict.reason);
  const [first] = verdict.errors;
  return found({
    operation: operation.id,
    check: "examples",
    blame: "document",
    what: `A documented example of ${label} does not fit its schema.`,
    documentPointer: first?.schemaPointer ?? schemaPointer,
    valuePointer: first?.instancePath ?? "",
    expected: first?.message ?? "a fitting value",
    received: JSON.stringify(example).slice(0, 200),
    curl: "nothing was sent",
  });
}
