import type { Operation } from "../../../generator/model/model.ts";
import { record } from "../cases/judge.ts";
import type { SessionPlan } from "../session.ts";
import { readSettings } from "../settings.ts";
import { notChecked, PASS } from "../verdict.ts";
import { cleanUp } from "./clean-up.ts";
import type { Journey } from "./journeys/journey.ts";
import { createJourneys } from "./journeys/journeys.ts";
import { resourcesOf } from "./resources.ts";

/** The journeys that begin with an operation of this suite, and at last one that takes away what the suite has created. None on a mock. */
export function suiteJourneys(plan: SessionPlan, isOwn: (operation: Operation) => boolean): readonly Journey[] {
  const settings = readSettings(process.env);
  if (settings.target === undefined) return [];
  const { document, model } = plan;
  const resources = resourcesOf(document, model, settings.resources);
  const own = createJourneys(document, model, resources).filter(({ operation }) => isOwn(operation));
  const [first] = model.operations.filter(isOwn);
  const creates = resources.some((resource) => resource.creates.length > 0);
  return first === undefined || !creates || !settings.writes ? own : [...own, cleaning(first)];
}

function cleaning(operation: Operation): Journey {
  const name = "takes away what this suite has created";
  return {
    operation,
    name,
    settles: [`${name} deleted-gone`],
    run: async (subject) => {
      const left = await cleanUp(subject);
      const verdict = left.length === 0 ? PASS : notChecked(`still there: ${left.join("; ")}`);
      return record(subject, [{ response: name, check: "deleted-gone", verdict }]);
    },
  };
}
