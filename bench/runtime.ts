import type { Figure } from "./figure.ts";
import { measureRuntimeOverhead } from "./runtime-overhead.ts";
import type { Section } from "./section.ts";

/** What one call costs beside the fetch itself. */
export async function measureRuntime(): Promise<Section> {
  const overheads = await measureRuntimeOverhead();
  return {
    title: "A call at run time",
    text: TEXT,
    tables: [],
    figures: overheads.map(({ what, ours, openapiFetch, ratio }): Figure => {
      const [own, beside] = [ours, openapiFetch].map((microseconds) => `${microseconds.toFixed(1)} µs`);
      return { what, ours: own ?? "", beside: beside ?? "", value: ratio, goal: 1.1, unit: "ratio" };
    }),
  };
}

const TEXT = `What a call takes more than the same call of a stubbed fetch, against openapi-fetch; the fastest of many batches, in turns.`;
