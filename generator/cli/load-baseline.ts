import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import type { BaselineEntry } from "../../contract-tests/kit/baseline.ts";
import { CHECKS } from "../../contract-tests/kit/verdict.ts";
import { flagInvalid } from "../faults.ts";
import { isObject, type Json } from "../json/json.ts";

/**
 * The accepted deviations in a YAML or JSON file: `accepted`, a list of entries with `operation`, `check`, `reason`, `owner` and
 * `expires`, and where it helps `document` and `value`.
 * @throws UsageError if the file can't be read, or an entry lacks something; all that is wrong in it at once
 */
export function loadBaseline(file: string): readonly BaselineEntry[] {
  const parsed = parse(file);
  const accepted = isObject(parsed as Json) ? (parsed as Record<string, unknown>).accepted : undefined;
  if (!Array.isArray(accepted)) throw flagInvalid("--baseline", file, "Give a file with a list `accepted`.");
  const problems = accepted.flatMap((entry, index) =>
    problemsOf(entry).map((problem) => `accepted[${index}] ${problem}`),
  );
  if (problems.length > 0) throw flagInvalid("--baseline", file, `Correct it: ${problems.join("; ")}.`);
  return accepted as BaselineEntry[];
}

function parse(file: string): unknown {
  try {
    return load(readFileSync(file, "utf8"), { schema: CORE_SCHEMA, maxDepth: 20 });
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw flagInvalid("--baseline", file, `It can't be read: ${reason}.`);
  }
}

const NEEDED = ["operation", "check", "reason", "owner", "expires"];
const KNOWN = [...NEEDED, "document", "value"];

function problemsOf(entry: unknown): string[] {
  if (!isObject(entry as Json)) return ["is no object"];
  const { check, expires, ...rest } = entry as Record<string, unknown>;
  const given = { check, expires, ...rest } as Record<string, unknown>;
  return [
    ...NEEDED.filter((key) => typeof given[key] !== "string" || given[key] === "").map((key) => `has no ${key}`),
    ...Object.keys(given).flatMap((key) => (KNOWN.includes(key) ? [] : [`has an unknown key ${key}`])),
    ...(typeof check !== "string" || (CHECKS as readonly string[]).includes(check) ? [] : [`has no check "${check}"`]),
    ...(typeof expires !== "string" || isDay(expires) ? [] : ["needs a day such as 2027-01-31 in expires"]),
  ];
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
