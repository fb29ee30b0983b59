import type { CheckLevel } from "../../generator/config.ts";
import { matchesText } from "../../generator/document/glob.ts";
import type { Settings } from "./settings.ts";
import { type CaseRecord, type CheckId, notChecked, type Verdict } from "./verdict.ts";

/** A record as the settings want it: the findings of a check are errors, notes, or not looked at, by operation. */
export function withSeverity(record: CaseRecord, settings: Pick<Settings, "checks" | "strict">): CaseRecord {
  const verdicts = record.verdicts.map((entry) => ({
    ...entry,
    verdict: settle(entry.verdict, levelOf(settings, entry.check, record.operation)),
  }));
  return { ...record, verdicts };
}

/** How loud a check is for an operation: the last pattern that fits its id, else what is set for the check, else the default. */
export function levelOf(
  { checks = {}, strict }: Pick<Settings, "checks" | "strict">,
  check: CheckId,
  operation: string,
): CheckLevel {
  const set = checks[check];
  const fitting =
    typeof set === "object" ? Object.entries(set).findLast(([pattern]) => matchesText(pattern, operation))?.[1] : set;
  const level = fitting ?? DEFAULTS[check] ?? "error";
  return level === "note" && strict === true ? "error" : level;
}

/** What a document allows, and what is its own fault, fails nobody's run unless that is asked for. */
const DEFAULTS: Partial<Record<CheckId, CheckLevel>> = { "undeclared-field": "note", examples: "note" };

function settle(verdict: Verdict, level: CheckLevel): Verdict {
  if (level === "off") return notChecked("the config turns this check off");
  if (verdict.kind !== "finding" || verdict.finding.severity === level) return verdict;
  return { kind: "finding", finding: { ...verdict.finding, severity: level } };
}
