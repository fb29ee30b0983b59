import { toPointer } from "../generator/json/pointer.ts";
import type { Random } from "./random.ts";
import {
  copyTree,
  isTreeObject,
  removeSpot,
  renameKey,
  type Spot,
  setKey,
  setValue,
  spotsOf,
  type Tree,
  type TreeObject,
  valueIn,
} from "./tree.ts";
import { KEYS, KEYWORDS, METHODS, NUMBERS, OUTWARD, REFERENCES, TEXTS } from "./words.ts";

/** What a change may use beside the document. */
export interface Means {
  readonly random: Random;
  /** Documents from which parts are taken. */
  readonly others: readonly Tree[];
  /** One value may stand in two places, even in itself: what YAML's aliases make. */
  readonly shares: boolean;
}

/** Changes a document in one place, in a way that knows what a document is made of. May find nothing to change. */
export function mutate(root: TreeObject, means: Means): void {
  const spots = spotsOf(root);
  if (spots.length > 0) means.random.pick(WEIGHTED)(root, { ...means, spots });
}

type Mutation = (root: TreeObject, means: Means & { readonly spots: readonly Spot[] }) => void;

const remove: Mutation = (_, { random, spots }) => removeSpot(random.pick(spots));

const duplicate: Mutation = (_, { random, spots }) => {
  const spot = random.pick(spots);
  const { holder, key } = spot;
  const copy = copyTree(valueIn(spot));
  if (Array.isArray(holder)) holder.splice(Number(key), 0, copy);
  else setKey(holder, likeName(String(key), random), copy);
};

/** Names that fall together where case or composition doesn't count, or where a name is made an identifier. */
function likeName(name: string, random: Random): string {
  return random.pick([
    ...[name.toUpperCase(), name.toLowerCase(), `${name}_`, `${name}2`, `${name} `, name.normalize("NFD")],
    ...[name.replace(/[aeiou]/, "é"), name.replaceAll("-", "_"), `${name.charAt(0).toUpperCase()}${name.slice(1)}`],
    ...[name.replace(/\{(\w+)\}/, "{$1x}"), `${name}/`],
  ]);
}

const rename: Mutation = (_, { random, spots }) => {
  const { holder, key } = random.pick(spots.filter(({ holder }) => !Array.isArray(holder)));
  const names = [
    () => random.pick(TEXTS),
    () => likeName(String(key), random),
    () => random.pick(Object.keys(KEYWORDS)),
  ];
  renameKey(holder as TreeObject, String(key), random.pick(names)());
};

const move: Mutation = (_, { random, spots }) => {
  const from = random.pick(spots);
  const to = random.pick(spots);
  const value = copyTree(valueIn(from));
  removeSpot(from);
  setValue(to, value);
};

const replace: Mutation = (_, { random, spots }) => setValue(random.pick(spots), anyValue(random));

function anyValue(random: Random): Tree {
  const others = [null, true, false, [], {}, [null], [[]], { "": null }, { $ref: "#" }, ["a", 1], { a: { a: {} } }];
  return random.pick<() => Tree>([
    () => random.pick(TEXTS),
    () => random.pick(NUMBERS),
    () => copyTree(random.pick<Tree>(others)),
  ])();
}

/** A text in the place of a text, where it is more likely to be let pass. */
const retext: Mutation = (_, { random, spots }) => {
  const texts = spots.filter((spot) => typeof valueIn(spot) === "string" && spot.key !== "$ref" && spot.key !== "type");
  if (texts.length === 0) return;
  const spot = random.pick(texts);
  setValue(spot, random.once(4) ? `${valueIn(spot)}${random.pick(TEXTS)}` : random.pick(TEXTS));
};

/** A part of another document, or of this one, mostly under the same key. */
const graft: Mutation = (root, { random, spots, others, shares }) => {
  const donor = random.once(3) ? root : random.pick(others);
  const to = random.pick(spots);
  const all = donor === root ? spots : spotsOf(donor);
  const alike = all.filter(({ key }) => key === to.key);
  const from = random.pick(alike.length > 0 && !random.once(3) ? alike : all);
  if (from === undefined) return;
  const value = valueIn(from);
  setValue(to, shares && donor === root ? value : copyTree(value));
};

/** Components of another document, so that what is grafted leads somewhere. */
const adopt: Mutation = (root, { random, others }) => {
  const donor = random.pick(others);
  const components = isTreeObject(donor) && isTreeObject(donor.components) ? donor.components : {};
  const own = isTreeObject(root.components) ? root.components : {};
  for (const [kind, section] of Object.entries(components))
    if (isTreeObject(section)) {
      const given = own[kind];
      setKey(own, kind, { ...(copyTree(section) as TreeObject), ...(isTreeObject(given) ? given : {}) });
    }
  root.components = own;
};

const lead: Mutation = (_, { random, spots }) => {
  const refs = spots.filter(({ key }) => key === "$ref");
  const objects = spots.filter((spot) => isTreeObject(valueIn(spot)));
  const spot = random.pick(refs.length > 0 && !random.once(4) ? refs : objects);
  if (spot === undefined) return;
  const target = reference(random, spot, spots);
  if (spot.key === "$ref") setValue(spot, target);
  else if (random.once(3)) setKey(valueIn(spot) as TreeObject, "$ref", target);
  else setValue(spot, { $ref: target });
};

/** To itself, to what is around it, to anything in the document, or astray. */
function reference(random: Random, { steps }: Spot, spots: readonly Spot[]): string {
  const to = (path: readonly (string | number)[]) =>
    `#${encodeURI(toPointer(path).replaceAll(/[\ud800-\udfff]/g, ""))}`;
  return random.pick([
    () => to(steps.slice(0, random.below(steps.length + 1))),
    () => to(random.pick(spots).steps),
    () => to(random.pick(spots.filter(({ key }) => typeof key === "string")).steps),
    () => random.pick(REFERENCES),
    () => random.pick(OUTWARD),
  ])();
}

/** A schema that leads back to one of those around it, through a keyword. */
const close: Mutation = (_, { random, spots }) => {
  const spot = random.pick(spots.filter((each) => isTreeObject(valueIn(each))));
  if (spot === undefined) return;
  const up = spot.steps.slice(0, 1 + random.below(spot.steps.length));
  const ref: Tree = { $ref: `#${encodeURI(toPointer(up).replaceAll(/[\ud800-\udfff]/g, ""))}` };
  const key = random.pick([
    "items",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "additionalProperties",
    "if",
    "properties",
    "$defs",
  ]);
  const listed = /Of$/.test(key) ? [ref] : key === "properties" || key === "$defs" ? { id: ref } : ref;
  setKey(valueIn(spot) as TreeObject, key, listed);
};

const keyword: Mutation = (_, { random, spots }) => {
  const spot = random.pick(spots.filter((each) => isTreeObject(valueIn(each))));
  if (spot === undefined) return;
  const key = random.pick(Object.keys(KEYWORDS));
  setKey(valueIn(spot) as TreeObject, key, copyTree(random.pick<Tree>(KEYWORDS[key] ?? [null])));
};

/** Another keyword beside those of a schema: most of what JSON Schema can say is a matter of combination. */
const combine: Mutation = (_, { random, spots }) => {
  const schemas = spots.filter((each) => {
    const value = valueIn(each);
    return (
      isTreeObject(value) &&
      ["type", "properties", "enum", "allOf", "oneOf", "anyOf"].some((key) => Object.hasOwn(value, key))
    );
  });
  const spot = random.pick(schemas);
  if (spot === undefined) return;
  const keys = Object.keys(KEYWORDS);
  const key = random.pick(keys.slice(keys.indexOf("type"), keys.indexOf("in")));
  setKey(valueIn(spot) as TreeObject, key, copyTree(random.pick<Tree>(KEYWORDS[key] ?? [null])));
};

/** Another of the values that a keyword has. */
const respell: Mutation = (_, { random, spots }) => {
  const known = spots.filter(({ key }) => typeof key === "string" && Object.hasOwn(KEYWORDS, key));
  const spot = random.pick(known);
  if (spot !== undefined) setValue(spot, copyTree(random.pick<Tree>(KEYWORDS[spot.key] ?? [null])));
};

/** Another status, media type, path or method. */
const rekey: Mutation = (_, { random, spots }) => {
  const kindOf = ({ key, steps }: Spot) => (METHODS.has(String(key)) ? "methods" : String(steps.at(-2) ?? ""));
  const spot = random.pick(spots.filter((each) => !Array.isArray(each.holder) && Object.hasOwn(KEYS, kindOf(each))));
  if (spot === undefined) return;
  const names = KEYS[kindOf(spot)] ?? [];
  const name = random.once(5) ? random.pick(TEXTS) : random.pick(names);
  if (random.once(2)) renameKey(spot.holder as TreeObject, String(spot.key), name);
  else setKey(spot.holder as TreeObject, name, copyTree(valueIn(spot)));
};

/** One text in two places that want names of their own. */
const collide: Mutation = (_, { random, spots }) => {
  const spot = random.pick(
    spots.filter(({ key }) => ["operationId", "name", "title", "propertyName"].includes(String(key))),
  );
  if (spot === undefined) return;
  const same = random.pick(spots.filter(({ key }) => key === spot.key));
  const name = valueIn(same);
  setValue(spot, typeof name === "string" && random.once(2) ? likeName(name, random) : copyTree(name));
};

/** A value in many layers. */
const nest: Mutation = (_, { random, spots }) => {
  const spot = random.pick(spots.filter((each) => isTreeObject(valueIn(each))));
  if (spot === undefined) return;
  const wrap = random.pick<(inner: Tree) => Tree>([
    (items) => ({ type: "array", items }),
    (inner) => ({ allOf: [inner] }),
    (inner) => ({ oneOf: [inner, { type: "null" }] }),
    (a) => ({ type: "object", required: ["a"], properties: { a } }),
    (inner) => ({ not: inner }),
    (a) => ({ a }),
    (inner) => [inner],
  ]);
  let value = copyTree(valueIn(spot));
  for (let layers = random.pick([2, 5, 20, 60, 190]); layers > 0; layers -= 1) value = wrap(value);
  setValue(spot, value);
};

/** Many of one. */
const multiply: Mutation = (_, { random, spots }) => {
  const spot = random.pick(spots);
  const value = valueIn(spot);
  const times = random.pick([3, 10, 50]);
  for (let index = 0; index < times; index += 1)
    if (Array.isArray(spot.holder)) spot.holder.push(copyTree(value));
    else setKey(spot.holder, `${spot.key}${index}`, copyTree(value));
};

const MUTATIONS: readonly (readonly [weight: number, mutation: Mutation])[] = [
  ...([
    [6, remove],
    [4, duplicate],
    [5, rename],
    [3, move],
    [6, replace],
    [7, retext],
    [8, graft],
    [2, adopt],
  ] as const),
  ...([
    [6, lead],
    [4, close],
    [6, keyword],
    [10, combine],
    [8, respell],
    [5, rekey],
    [3, collide],
    [2, nest],
    [1, multiply],
  ] as const),
];

const WEIGHTED = MUTATIONS.flatMap(([weight, mutation]) => Array<Mutation>(weight).fill(mutation));
