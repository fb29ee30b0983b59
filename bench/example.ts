import { measureBundle } from "./bundle.ts";
import { measureGenerate } from "./generate.ts";
import { measureInstantiations } from "./instantiations.ts";
import { measureSecondRun } from "./second-run.ts";
import type { Effort, Section } from "./section.ts";

/** The embedded example: small, with an overlay, and checked in. */
export async function measureExample({ rounds }: Effort): Promise<Section> {
  // The first pair only fills the system's file cache.
  measureGenerate(1);
  return {
    title: "The embedded example",
    text: TEXT,
    tables: [],
    figures: [
      ...measureGenerate(rounds),
      ...measureSecondRun(rounds),
      ...measureInstantiations(),
      ...(await measureBundle()),
    ],
  };
}

const TEXT = `Times are medians of alternating pairs of whole processes; their ratio is taken within each pair. Instantiations are TypeScript's
own count, per call: over the first calls, then over as many more; the worse ratio is judged.`;
