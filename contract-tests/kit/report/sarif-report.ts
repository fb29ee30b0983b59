import { createHash } from "node:crypto";
import { readVersion } from "../../../generator/version.ts";
import type { ExchangeRecord, Finding } from "../verdict.ts";
import { type DistinctFinding, distinctFindings } from "./distinct-findings.ts";
import type { Verified } from "./json-report.ts";
import { failuresOf } from "./outcome.ts";
import { readRules } from "./rules.ts";

/**
 * The runs as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanning reads: a run for each API, a
 * result for each distinct finding, at its line of the document where that is known. What no case has judged is a notification.
 */
export function sarifReport(results: readonly Verified[]): string {
  const rules = readRules();
  const driver = {
    name: "SpecPact",
    semanticVersion: readVersion(),
    rules: rules.map(({ id, what, help }) => ({
      id,
      shortDescription: { text: firstSentence(what) },
      fullDescription: { text: what },
      help: { text: help, markdown: help },
      defaultConfiguration: { level: "error" },
    })),
  };
  const ids = rules.map(({ id }) => id as string);
  const runs = results.map((verified) => ({
    tool: { driver },
    columnKind: "utf16CodeUnits",
    automationDetails: { id: `specpact verify/${verified.document}/` },
    invocations: [invocationOf(verified)],
    results: distinctFindings(verified.run.records).map((told, index) =>
      resultOf(index < MOST_EXCHANGES ? told : { ...told, exchange: undefined }, verified, ids),
    ),
    properties: { target: verified.target, document: verified.document },
  }));
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs }, null, 1)}\n`;
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** Whoever shows results takes files of some 10 MB. */
const MOST_EXCHANGES = 1_000;
const MOST_TEXT = 4_000;

function resultOf({ finding, cases, exchange }: DistinctFinding, verified: Verified, ids: readonly string[]): object {
  const { operation, check, severity, blame, what, expected, received, curl, accepted } = finding;
  return {
    ruleId: check,
    ruleIndex: ids.indexOf(check),
    level: severity,
    message: { text: `${operation}: ${what} Expected: ${expected}. Received: ${received}.` },
    locations: [locationOf(finding, verified)],
    partialFingerprints: { "specpact/v1": fingerprint(finding) },
    occurrenceCount: cases.length,
    ...(exchange === undefined ? {} : exchangeOf(exchange)),
    ...(accepted === undefined
      ? {}
      : { suppressions: [{ kind: "external", status: "accepted", justification: accepted.reason }] }),
    properties: { blame, expected, received, valuePointer: finding.valuePointer, curl, cases: cases.slice(0, 20) },
  };
}

function locationOf({ operation, documentPointer }: Finding, { document, locate }: Verified): object {
  const place = locate?.(documentPointer);
  const region = place && { region: { startLine: place.line, startColumn: place.column } };
  return {
    physicalLocation: { artifactLocation: { uri: toUri(place?.file ?? document) }, ...region },
    logicalLocations: [
      { name: operation, fullyQualifiedName: `#${documentPointer}`, decoratedName: documentPointer, kind: "value" },
    ],
  };
}

/** The same finding keeps it from run to run: lines may move, values may differ, items of a list are alike. */
function fingerprint({ operation, check, blame, documentPointer, valuePointer }: Finding): string {
  const place = valuePointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");
  return createHash("sha256")
    .update(JSON.stringify([operation, check, blame, documentPointer, place]))
    .digest("hex");
}

function exchangeOf({ request, response }: ExchangeRecord): object {
  const { method, url, headers, body } = request;
  const webRequest = { method, target: url, headers, ...(body === "" ? {} : { body: { text: shorten(body) } }) };
  if (response === undefined) return { webRequest, webResponse: { noResponseReceived: true } };
  const content = response.encoding === "base64" ? { binary: response.body } : { text: shorten(response.body) };
  return { webRequest, webResponse: { statusCode: response.status, headers: response.headers, body: content } };
}

function shorten(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

function invocationOf({ summary, run }: Verified): object {
  const unexplained = summary.operations.flatMap(({ operation, unexplained }) =>
    unexplained.map((what) => `${operation}: nothing has judged "${what}", and nothing says why.`),
  );
  const notifications = [...unexplained, ...failuresOf(summary)].map((text) => ({ level: "error", message: { text } }));
  return {
    executionSuccessful: summary.failures.length === 0,
    exitCode: summary.passed ? 0 : 1,
    toolExecutionNotifications: notifications,
    properties: {
      durationMs: Math.round(run.duration),
      seen: summary.coverage?.groups,
      mutation: summary.mutation && { noticed: summary.mutation.noticed, total: summary.mutation.total },
    },
  };
}

/** A path may hold what a URI may not; an address is one already. */
function toUri(file: string): string {
  if (/^https?:\/\//i.test(file)) return encodeURI(decodeSafely(file));
  return file
    .split(/[\\/]/)
    .map((step) => encodeURIComponent(step))
    .join("/");
}

function decodeSafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}
