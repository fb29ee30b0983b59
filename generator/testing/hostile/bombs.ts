import { type Hostile, range, YAML_HEAD } from "./document.ts";

/** A few lines of YAML that stand for billions of values. */
export const BOMBS: readonly Hostile[] = [
  bomb("alias-lists", 9, (name) => `[${Array(9).fill(name).join(", ")}]`, "[lol]"),
  bomb("alias-maps", 9, (name) => `{ ${range(9, (key) => `k${key}: ${name}`).join(", ")} }`, "{ a: lol }"),
  bomb("alias-maps-deep", 60, (name) => `{ a: ${name}, b: ${name} }`, "{ a: lol }"),
  bomb("alias-lists-wide", 3, (name) => `[${Array(3000).fill(name).join(", ")}]`, "[lol]"),
  bomb("merge-keys", 12, (name) => `{ <<: [${Array(9).fill(name).join(", ")}] }`, "{ a: lol }"),
  bomb("merge-keys-wide", 3, (name) => `{ <<: [${Array(900).fill(name).join(", ")}] }`, wide(900)),
  bomb("merge-keys-doubled", 40, (name, level) => `{ <<: ${name}, k${level}: ${name} }`, "{ a: lol }"),
  {
    file: "alias-example.yaml",
    text: () =>
      `${YAML_HEAD}components:\n  schemas:\n    A:\n      type: object\n      example: &a0 [lol]\n${range(
        30,
        (level) =>
          `    A${level}:\n      example: &a${level + 1} { a: *a${level}, b: *a${level}, c: *a${level}, d: *a${level} }\n`,
      ).join("")}`,
  },
  {
    file: "alias-schemas.yaml",
    text: () =>
      `${YAML_HEAD}components:\n  schemas:\n    A0: &a0 { type: object, properties: { a: { type: string } } }\n${range(
        30,
        (level) =>
          `    A${level + 1}: &a${level + 1} { type: object, properties: { a: *a${level}, b: *a${level}, c: *a${level} } }\n`,
      ).join("")}`,
  },
  {
    file: "alias-itself.yaml",
    text: () => `${YAML_HEAD}components: { schemas: { A: &a { properties: { a: *a } } } }\n`,
  },
  { file: "alias-itself-list.yaml", text: () => `${YAML_HEAD}x-a: &a [*a]\n` },
  { file: "merge-itself.yaml", text: () => `${YAML_HEAD}x-a: &a { <<: *a, b: 1 }\n` },
  {
    file: "anchors-many.yaml",
    text: () => `${YAML_HEAD}x-a:\n${range(100_000, (index) => `  k${index}: &a${index} { a: ${index} }\n`).join("")}`,
  },
  {
    file: "aliases-many.yaml",
    text: () => `${YAML_HEAD}x-z: &z { a: 1 }\nx-a:\n${range(100_000, (index) => `  k${index}: *z\n`).join("")}`,
  },
  {
    file: "merges-many.yaml",
    text: () => `${YAML_HEAD}x-z: &z { a: 1 }\nx-a:\n${range(50_000, (index) => `  k${index}: { <<: *z }\n`).join("")}`,
  },
];

function bomb(name: string, levels: number, next: (alias: string, level: number) => string, core: string): Hostile {
  const lines = range(levels, (level) => `x-a${level + 1}: &a${level + 1} ${next(`*a${level}`, level)}\n`);
  return { file: `${name}.yaml`, text: () => `${YAML_HEAD}x-a0: &a0 ${core}\n${lines.join("")}` };
}

function wide(size: number): string {
  return `{ ${range(size, (key) => `k${key}: 1`).join(", ")} }`;
}
