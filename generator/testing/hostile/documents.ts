import { BOMBS } from "./bombs.ts";
import { BOUNDS } from "./bounds.ts";
import { CYCLES } from "./cycles.ts";
import { DEEP } from "./deep.ts";
import type { Hostile } from "./document.ts";
import { LARGE } from "./large.ts";
import { MANY_THINGS } from "./many.ts";
import { PATTERN_DOCUMENTS } from "./patterns.ts";

/** Every document that asks for too much. */
export const DOCUMENTS: readonly Hostile[] = [
  ...BOMBS,
  ...DEEP,
  ...CYCLES,
  ...MANY_THINGS,
  ...PATTERN_DOCUMENTS,
  ...BOUNDS,
  ...LARGE,
];
