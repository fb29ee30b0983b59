import type { Session, SessionPlan } from "../session.ts";
import type { Settings } from "../settings.ts";
import { endState } from "../state/clean-up.ts";
import { createJourneys } from "../state/journeys/journeys.ts";
import { resourcesOf } from "../state/resources.ts";
import type { CaseRecord, Finding } from "../verdict.ts";

export interface Walked {
  readonly records: readonly CaseRecord[];
  /** Errors only. */
  readonly findings: readonly Finding[];
  /** What could not be taken away afterwards. */
  readonly left: readonly string[];
}

interface Target {
  readonly baseUrl: string;
  readonly settings: Settings;
  readonly client: (options: object) => object;
}

/** Every journey of a document, one after the other, and the cleaning behind them. */
export async function walkAll(plan: SessionPlan, { baseUrl, settings, client }: Target): Promise<Walked> {
  const { document, model, validators } = plan;
  const session: Session = { document, model, validators, settings, baseUrl, prism: undefined };
  const records: CaseRecord[] = [];
  for (const journey of createJourneys(document, model, resourcesOf(document, model, settings.resources))) {
    const { operation, name } = journey;
    const fixtures = { request: { example: {}, minimal: {}, full: {} }, responses: {} };
    records.push(await journey.run({ session, operation, fixtures, client, title: name, exchanges: [] }));
  }
  const left = await endState({ session, client });
  const verdicts = records.flatMap((record) => record.verdicts.map(({ verdict }) => verdict));
  const findings = verdicts.flatMap((verdict) => (verdict.kind === "finding" ? [verdict.finding] : []));
  return { records, findings: findings.filter(({ check }) => check !== "undeclared-field"), left };
}
