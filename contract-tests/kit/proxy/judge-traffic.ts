import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { Validators } from "../../../generator/fixtures/validators.ts";
import type { ApiModel, Operation } from "../../../generator/model/model.ts";
import { labelOf, unchecked } from "../cases/judge.ts";
import type { CheckContext } from "../checks/check.ts";
import { responseChecks } from "../checks/response-checks.ts";
import { createWitnessLog } from "../coverage/witness-log.ts";
import { toCurl } from "../curl.ts";
import { declaredMediaType, declaredResponse } from "../declared.ts";
import type { Exchange } from "../exchange.ts";
import { toExchangeRecord, toUnanswered } from "../exchange-record.ts";
import { createRedaction } from "../redact.ts";
import { redactRecord } from "../redact-record.ts";
import type { Settings } from "../settings.ts";
import { withSeverity } from "../severity.ts";
import { type CaseRecord, type CaseVerdict, found, notChecked, RESPONSE_CHECKS } from "../verdict.ts";
import { findOperation, type Route } from "./find-operation.ts";
import { judgeRequest, REQUESTS } from "./judge-request.ts";
import type { Passed } from "./proxy-server.ts";

/** Judges what passes, as it passes. */
export interface TrafficJudge {
  readonly judge: (passed: Passed) => void;
  /** Of every operation what was judged, and as not checked what the traffic never showed. */
  readonly records: () => CaseRecord[];
  /** Requests to nothing that the document has, by method and path, and how often. */
  readonly strangers: ReadonlyMap<string, number>;
}

export interface TrafficOptions {
  readonly document: OpenApi;
  readonly model: ApiModel;
  readonly validators: Validators;
  readonly settings: Settings;
  /** The path of the target's base URL. */
  readonly basePath: string;
}

export function createTrafficJudge(options: TrafficOptions): TrafficJudge {
  const { model, settings, basePath } = options;
  const log = createWitnessLog(options);
  const records: CaseRecord[] = [];
  const known = new Set<string>();
  const strangers = new Map<string, number>();
  const keys = model.securitySchemes.flatMap((scheme) => (scheme.kind === "apiKey" ? [scheme.key] : []));
  const redaction = createRedaction({ auth: settings.auth, redact: [...(settings.redact ?? []), ...keys] });
  const judge = (passed: Passed) => {
    const sent = passed.kind === "answered" ? passed.exchange.request : passed.sent;
    const { pathname } = new URL(sent.url);
    const route = pathname.startsWith(basePath)
      ? findOperation(model.operations, sent.method, pathname.slice(basePath.length))
      : undefined;
    if (route === undefined) {
      const name = `${sent.method} ${pathname}`;
      // As many as a person may want to read of, whatever passes.
      if (strangers.has(name) || strangers.size < 1_000) strangers.set(name, (strangers.get(name) ?? 0) + 1);
      return;
    }
    if (passed.kind === "answered") log.note(route.operation, passed.exchange);
    const record = withSeverity(recordOf(options, route, passed), settings);
    const fresh = record.verdicts.filter((verdict) => isNew(known, record.operation, verdict));
    // Traffic has no end: what says nothing new is counted only while there is little of it.
    if (fresh.length === 0 && records.length >= MOST_RECORDS) return;
    const hasFinding = fresh.some(({ verdict }) => verdict.kind === "finding");
    const keep = settings.keep === "all" ? records.length < MOST_RECORDS : hasFinding;
    const title = redaction.text(record.title);
    const kept = { ...record, title, verdicts: fresh, witnesses: log.take(), exchanges: keep ? record.exchanges : [] };
    records.push(redactRecord(kept, redaction));
  };
  return { judge, strangers, records: () => [...records, ...model.operations.flatMap((it) => unseen(it, known))] };
}

const MOST_RECORDS = 10_000;

/** Whether a verdict says something that no other has said of this operation. */
function isNew(known: Set<string>, operation: string, { response, check, verdict }: CaseVerdict): boolean {
  const about = verdict.kind === "finding" ? `${verdict.finding.documentPointer} ${verdict.finding.what}` : "";
  const cell = `${operation} ${response} ${check}`;
  const key = `${cell} ${verdict.kind} ${about}`;
  if (known.has(key)) return false;
  known.add(key).add(cell);
  return true;
}

function recordOf(options: TrafficOptions, route: Route, passed: Passed): CaseRecord {
  const { model, validators } = options;
  const { operation } = route;
  const base = { operation: operation.id, witnesses: [] };
  if (passed.kind === "unanswered") {
    const { sent, reason } = passed;
    const finding = found({
      ...{ operation: operation.id, check: "status", blame: "provider", what: "No answer came." },
      ...{ documentPointer: operation.pointer, valuePointer: "", expected: "an answer", received: reason },
      curl: toCurl(sent, model.securitySchemes),
    });
    const verdicts = [{ response: "answer", check: "status", verdict: finding } as const];
    return { ...base, title: titleOf(sent), verdicts, duration: 0, exchanges: [toUnanswered(operation.id, sent)] };
  }
  const { exchange } = passed;
  const request = judgeRequest({ route, sent: exchange.request, model, validators });
  const verdicts = [...request, ...judgeAnswer(options, operation, exchange)];
  const exchanges = [toExchangeRecord(operation.id, exchange)];
  return { ...base, title: titleOf(exchange.request), verdicts, duration: exchange.duration, exchanges };
}

function judgeAnswer(options: TrafficOptions, operation: Operation, exchange: Exchange): CaseVerdict[] {
  const { status, headers } = exchange.response;
  const response = declaredResponse(operation, status);
  const type = headers.get("content-type");
  const mediaType = response && type !== null ? declaredMediaType(response.content, type) : undefined;
  const context: CheckContext = {
    ...{ document: options.document, model: options.model, validators: options.validators },
    ...{ operation, exchange, response, mediaType, blame: "provider", duration: exchange.duration },
    // Somebody else's client has read it.
    outcome: { kind: "thrown", error: undefined },
    limit: options.settings.responseTime,
  };
  const label = response === undefined ? String(status) : labelOf(response.status, mediaType?.type);
  return responseChecks.map(({ id, run }) => {
    const verdict = id === "client" ? notChecked("the traffic is not our client's") : run(context);
    return { response: label, check: id, verdict };
  });
}

function titleOf({ method, url }: { method: string; url: string }): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}

/** A declared response that never came. */
function unseen(operation: Operation, known: ReadonlySet<string>): CaseRecord[] {
  const labels = operation.responses.flatMap(({ status, content }) =>
    content.length === 0 ? [status] : content.map(({ type }) => labelOf(status, type)),
  );
  const missing = labels.filter((label) =>
    RESPONSE_CHECKS.some((check) => !known.has(`${operation.id} ${label} ${check}`)),
  );
  const verdicts = missing.flatMap((label) => unchecked(label, "the traffic did not show it"));
  if (!known.has(`${operation.id} ${REQUESTS} client`))
    verdicts.push({ response: REQUESTS, check: "client", verdict: notChecked("the traffic did not show it") });
  if (verdicts.length === 0) return [];
  const title = "what the traffic did not show";
  return [{ operation: operation.id, title, verdicts, duration: 0, exchanges: [], witnesses: [] }];
}
