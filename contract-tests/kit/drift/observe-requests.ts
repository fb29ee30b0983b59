import { parseJson } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { CaseRecord, ExchangeRecord, Finding } from "../verdict.ts";
import type { DriftPlace } from "./drift.ts";
import type { Sighting, Subject } from "./observe.ts";

/** Where a target has taken what the document forbids, and still does: a keyword of a request's schema that isn't asked for. */
export function observeRequests(
  subject: Pick<Subject, "document" | "validators">,

  records: readonly CaseRecord[],
): { readonly operation: string; readonly sighting: Sighting }[] {
  return records.flatMap(({ operation, verdicts, exchanges }) => {
    const last = exchanges.findLast((exchange) => exchange.operation === operation);
    if (last?.response === undefined || last.response.status < 200 || last.response.status > 299) return [];
    return verdicts.flatMap(({ check, verdict }) => {
      if (verdict.kind !== "finding" || check !== "invalid-refused") return [];
      const sighting = sightingOf(verdict.finding, last);
      return forbids(subject, sighting[0]) ? [{ operation, sighting }] : [];
    });
  });
}

function sightingOf({ documentPointer, valuePointer }: Finding, { request, response }: ExchangeRecord): Sighting {
  const cut = documentPointer.lastIndexOf("/");
  const [pointer, keyword] = [documentPointer.slice(0, cut), documentPointer.slice(cut + 1)];
  const steps = fromPointer(valuePointer);
  const value = valueAt(parseJson(request.body), steps);
  const missing = keyword === "required" ? { name: String(steps.at(-1)) } : {};
  const place: DriftPlace = {
    kind: "keyword",
    pointer,
    keyword,
    ...missing,
    values: value === undefined ? [] : [value],
  };
  const what =
    keyword === "required"
      ? `without ${valuePointer}`
      : `with ${JSON.stringify(value) ?? "such a value"} at ${valuePointer}`;
  return [place, `a request ${what}, which was answered with ${response?.status}`];
}

/** Whether the document has the keyword, and it says no. */
function forbids({ document, validators }: Pick<Subject, "document" | "validators">, place: DriftPlace): boolean {
  if (place.kind !== "keyword") return false;
  const { pointer, keyword, name, values } = place;
  const setting = valueAt(document, [...fromPointer(pointer), keyword]);
  if (setting === undefined || setting === false) return false;
  if (keyword === "required") return setting === true || (Array.isArray(setting) && setting.includes(name));
  return values.length === 0 || values.some((value) => validators.validate(pointer, value).kind === "invalid");
}
