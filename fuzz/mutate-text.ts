import type { Random } from "./random.ts";
import { TEXTS } from "./words.ts";

/** Changes a document's text in one place, without a look at what it says. */
export function mutateText(bytes: Buffer, random: Random): Buffer {
  return random.pick(MUTATIONS)(bytes, random);
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const cut: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length));

const flip: Mutation = (bytes, random) => {
  const flipped = Buffer.from(bytes);
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(bytes.length);
    if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
  }
  return flipped;
};

const insert: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  const text = random.pick([...INSERTED, ...TEXTS]);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
};

const INSERTED = [
  "\t",
  "\ufeff",
  "\r",
  "\n",
  "\n---\n",
  "\n...\n",
  "&a ",
  "*a ",
  "<<: *a\n",
  "!!binary ",
  "!!js/function x",
  "{",
  "}",
];

const begin: Mutation = (bytes, random) => Buffer.concat([random.pick(BEGINNINGS), bytes]);

const BEGINNINGS = [
  "\ufeff",
  "%YAML 1.1\n---\n",
  "---\n",
  "# a\n",
  "\t",
  "\u0000",
  "[",
  "a: &a [*a]\n",
  "x-a: &a {x: 1}\nx-b: {<<: *a}\n",
].map((text) => Buffer.from(text));

const encode: Mutation = (bytes, random) => {
  const text = bytes.toString();
  const wide = Buffer.from(`\ufeff${text}`, "utf16le");
  return random.pick([
    () => wide,
    () => wide.subarray(2),
    () => Buffer.from(wide).swap16(),
    () => Buffer.from(text, "latin1"),
  ])();
};

const lines =
  (change: (lines: string[], at: number, random: Random) => void): Mutation =>
  (bytes, random) => {
    const all = bytes.toString().split("\n");
    change(all, random.below(all.length), random);
    return Buffer.from(all.join(random.once(6) ? "\r\n" : "\n"));
  };

const MUTATIONS: readonly Mutation[] = [
  ...[cut, flip, insert, insert, begin, encode],
  lines((all, at) => all.splice(at, 1)),
  lines((all, at) => all.splice(at, 0, all[at] ?? "")),
  lines((all, at, random) => all.splice(at, 1, all[random.below(all.length)] ?? "")),
  lines((all, at, random) => all.splice(at, 1, `${" ".repeat(random.below(9))}${all[at]?.trimStart()}`)),
  lines((all, at) => all.splice(at, 1, `\t${all[at]}`)),
];
