import { createClockifyClient } from "../../../generated/clockify/client.ts";
import * as fixtures from "../../../generated/clockify/fixtures/time-entry.ts";
import type { GeneratedFixtures } from "../fixtures.ts";
import type { Subject } from "../pact.ts";
import { readPlan } from "../session.ts";

const plan = readPlan(new URL("../../../generated/clockify/openapi.json", import.meta.url));

/** For tests: an operation of the example, called at a live target with these credentials. */
export function subjectAt(baseUrl: string, id: string, auth: Readonly<Record<string, string>>): Subject {
  const operation = plan.operation(id);
  const made = (fixtures as Readonly<Record<string, GeneratedFixtures>>)[id];
  if (operation === undefined || made === undefined) throw new Error(id);
  return {
    session: { ...plan, settings: { auth, writes: true }, baseUrl, prism: undefined },
    operation,
    fixtures: made,
    client: (options) => createClockifyClient(options),
    title: "a case",
    exchanges: [],
  };
}

export { plan as examplePlan };
