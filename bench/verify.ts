import type { Effort, Section } from "./section.ts";
import { measureVerifyStart } from "./verify-start.ts";

/** How soon `verify` says something. */
export async function measureVerify({ rounds }: Effort): Promise<Section> {
  return { title: "The start of verify", text: TEXT, tables: [], figures: [await measureVerifyStart({ rounds })] };
}

const TEXT = `From spawn to the first line with a verdict, \`specpact verify\` being given GitHub's whole document and ten operations of ten tags to
take from it; against \`prism mock\` on a document of just these ten, from spawn until it listens. Each ratio is taken within a pair.`;
