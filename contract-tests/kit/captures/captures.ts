import type { Capture, CapturedBody } from "../../../generator/fixtures/capture.ts";
import { parseJson } from "../../../generator/json/json.ts";
import type { CaseRecord, ExchangeRecord } from "../verdict.ts";

type Answered = ExchangeRecord & { readonly response: NonNullable<ExchangeRecord["response"]> };

/**
 * The richest answer of each operation and status, which is the one with the longest body, by the name of its file. Operations in
 * the order of `ids`, statuses ascending, so that the same answers make the same files.
 */
export function toCaptures(records: readonly CaseRecord[], ids: readonly string[]): ReadonlyMap<string, Capture> {
  const richest = new Map<string, Answered>();
  for (const exchange of records.flatMap(({ exchanges }) => exchanges)) {
    if (!isAnswered(exchange)) continue;
    const key = `${exchange.operation}\n${exchange.response.status}`;
    const before = richest.get(key)?.response.body.length ?? -1;
    if (exchange.response.body.length > before) richest.set(key, exchange);
  }
  const order = new Map(ids.map((id, index) => [id, index]));
  const place = ({ operation }: Answered) => order.get(operation) ?? ids.length;
  const sorted = [...richest.values()].sort((a, b) => place(a) - place(b) || a.response.status - b.response.status);
  const nameOf = createNames();
  return new Map(sorted.map((each) => [nameOf(`${each.operation}-${each.response.status}`), toCapture(each)]));
}

function isAnswered(exchange: ExchangeRecord): exchange is Answered {
  return exchange.response !== undefined;
}

/** An operationId is any text: a name of it leads nowhere else, and differs from the others on systems that ignore case. */
function createNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain =
      wanted
        .replaceAll(/[^\w.-]+/g, "-")
        .replace(/^[.-]+/, "")
        .slice(-MAX_NAME) || "operation";
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}-${count}`;
    taken.add(name.toLowerCase());
    return `${name}.json`;
  };
}

/** File systems end at 255 bytes. */
const MAX_NAME = 200;

function toCapture({ operation, started, duration, request, response }: Answered): Capture {
  const { method, url, headers } = request;
  return {
    operation,
    started: new Date(started).toISOString(),
    duration: Math.round(duration),
    request: { method, url, headers, ...bodyOf(request.body, headers["content-type"]) },
    response: {
      status: response.status,
      headers: response.headers,
      ...(response.encoding === "base64"
        ? { body: { base64: response.body } }
        : bodyOf(response.body, response.headers["content-type"])),
    },
  };
}

function bodyOf(text: string, contentType: string | undefined): { body?: CapturedBody } {
  if (text === "") return {};
  const json = /json/i.test(contentType ?? "") ? parseJson(text) : undefined;
  return { body: json === undefined ? { text } : { json } };
}
