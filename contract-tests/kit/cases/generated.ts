import type { Operation } from "../../../generator/model/model.ts";
import type { Subject } from "../pact.ts";
import type { SessionPlan } from "../session.ts";
import { type CaseRecord, notChecked, type Verdict } from "../verdict.ts";
import type { Case } from "./case.ts";
import { notSendable, record } from "./judge.ts";

/** Requests at random, all of them valid: each must be taken, and its answer must keep every promise. One case an operation. */
export function generatedCases(_: SessionPlan, { parameters, body }: Operation): readonly Case[] {
  const varies = body !== undefined || parameters.some((parameter) => parameter.in !== "path");
  const settles = [`${GENERATED} valid-accepted`];
  return varies ? [{ name: "keeps its promises to generated requests", settles, run: generatedCase }] : [];
}

export const GENERATED = "generated requests";

async function generatedCase(subject: Subject): Promise<CaseRecord> {
  const { generated, seed = DEFAULTS.seed } = subject.session.settings;
  const { cases, seconds } = { ...DEFAULTS, ...generated };
  const because = cases === 0 ? "no generated requests were asked for" : notSendable(subject);
  const settle = (verdict: Verdict) => ({ response: GENERATED, check: "valid-accepted" as const, verdict });
  if (because !== undefined) return record(subject, [settle(notChecked(because))]);
  // The library is loaded by those who use it.
  const { runGenerated } = await import("./generated-run.ts");
  return runGenerated(subject, { cases, seconds, seed });
}

/** The same requests each time, until another seed is asked for. */
const DEFAULTS = { cases: 25, seconds: 2, seed: 1 } as const;
