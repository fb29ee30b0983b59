import { CORE_SCHEMA, dump } from "js-yaml";
import { mutate } from "./mutate.ts";
import { mutateText } from "./mutate-text.ts";
import { createRandom } from "./random.ts";
import { takeSome } from "./seeds.ts";
import type { TreeObject } from "./tree.ts";

/** A document as it lies on the disk. */
export interface FuzzDocument {
  readonly file: "api.json" | "api.yaml";
  readonly bytes: Buffer;
}

/** The document of this number: the same for the same seed, whatever came before it. */
export function makeDocument(seeds: readonly TreeObject[], seed: number, number: number): FuzzDocument {
  const random = createRandom(seed, number);
  const shares = random.once(3);
  const root = takeSome(random.pick(seeds), random);
  for (let times = 1 + random.below(8); times > 0; times -= 1) mutate(root, { random, others: seeds, shares });
  const printed = printDocument(root, shares ? "api.yaml" : "api.json");
  if (!random.once(8)) return printed;
  let { bytes } = printed;
  for (let times = 1 + random.below(3); times > 0; times -= 1) bytes = mutateText(bytes, random);
  return { ...printed, bytes };
}

export function printDocument(root: unknown, file: FuzzDocument["file"]): FuzzDocument {
  const text = file === "api.json" ? JSON.stringify(root, null, 1) : dump(root, { schema: CORE_SCHEMA, lineWidth: -1 });
  return { file, bytes: Buffer.from(text) };
}
