import type { Operation } from "../../../generator/model/model.ts";
import { declaredMediaType, declaredResponse } from "../declared.ts";
import type { Exchange } from "../exchange.ts";
import { prismError } from "../mock-verdict.ts";
import type { CaseRecord } from "../verdict.ts";
import { type Sight, witnessesOf } from "./see-witnesses.ts";

/** Notes what answers show, each thing once for each operation. */
export interface WitnessLog {
  note(operation: Operation, exchange: Exchange): void;
  /** What is new since the last time, for a record. */
  take(): string[];
}

export function createWitnessLog(sight: Sight): WitnessLog {
  const known = new Map<string, Set<string>>();
  let fresh: string[] = [];
  return {
    note: (operation, exchange) => {
      // Prism's own errors are no answers of the document's.
      if (prismError(exchange) !== undefined) return;
      const { status, headers } = exchange.response;
      const response = declaredResponse(operation, status);
      const contentType = headers.get("content-type");
      const mediaType = response && contentType ? declaredMediaType(response.content, contentType) : undefined;
      const seen = known.get(operation.id) ?? new Set();
      known.set(operation.id, seen);
      for (const id of witnessesOf(sight, exchange, { operation, response, mediaType })) {
        if (seen.has(id)) continue;
        seen.add(id);
        fresh.push(`${operation.id}${SEPARATOR}${id}`);
      }
    },
    take: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

/** What records have noted, by operation: a case of one operation may call others. */
export function seenIn(records: readonly Pick<CaseRecord, "witnesses">[]): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const entry of records.flatMap(({ witnesses }) => witnesses)) {
    const [operation = "", id = ""] = entry.split(SEPARATOR);
    const own = seen.get(operation) ?? new Set();
    seen.set(operation, own.add(id));
  }
  return seen;
}

/** In no id. */
const SEPARATOR = "\n";
