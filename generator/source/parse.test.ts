import { describe, expect, it } from "vitest";
import { locateFaults } from "./locate-faults.ts";
import { parseSource } from "./parse.ts";

describe("parseSource", () => {
  const accepted: [name: string, file: string, text: string, want: unknown][] = [
    ["YAML", "a.yaml", "openapi: 3.1.0\npaths: {}\n", { openapi: "3.1.0", paths: {} }],
    ["JSON", "a.json", '{"a": [1, true, null]}', { a: [1, true, null] }],
    ["JSON that only YAML understands", "a.yaml", "{a: 1, }", { a: 1 }],
    [
      "a timestamp stays a string",
      "a.yaml",
      "a: 2020-01-01\nb: 2020-01-01T10:00:00Z",
      { a: "2020-01-01", b: "2020-01-01T10:00:00Z" },
    ],
    ["merge keys", "a.yaml", "a: &a {x: 1}\nb: {<<: *a, y: 2}", { a: { x: 1 }, b: { x: 1, y: 2 } }],
    ["a status is a string key", "a.yaml", "200: ok", { "200": "ok" }],
    ["yes and no are strings", "a.yaml", "a: yes\nb: no", { a: "yes", b: "no" }],
    [
      "keys that look dangerous, and are not",
      "a.json",
      '{"constructor": 1, "prototype": 2}',
      { constructor: 1, prototype: 2 },
    ],
    ["__proto__ in JSON", "a.json", '{"x": {"__proto__": {"a": 1}}}', JSON.parse('{"x": {"__proto__": {"a": 1}}}')],
    ["__proto__ in YAML", "a.yaml", "x:\n  __proto__: {a: 1}\n", JSON.parse('{"x": {"__proto__": {"a": 1}}}')],
    ["__proto__ by a merge", "a.yaml", "x:\n  <<: {__proto__: {a: 1}}\n", JSON.parse('{"x": {"__proto__": {"a": 1}}}')],
    [
      "a key once in each object, and in texts",
      "a.json",
      '{"a": {"a": "a\\\\"}, "b": ["a", ":", "\\":\\"a\\": ", {"a": 1}]}',
      { a: { a: "a\\" }, b: ["a", ":", '":"a": ', { a: 1 }] },
    ],
  ];
  it.each(accepted)("reads %s", (_, file, text, want) => {
    const { document, faults } = parseSource({ file, text });
    expect(faults).toEqual([]);
    expect({ ...document }).toEqual(want);
    // `toEqual` doesn't see the key `__proto__`.
    expect(JSON.stringify(document)).toBe(JSON.stringify(want));
  });

  const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(", ")}]`).join("\n")}`;
  const refused: [name: string, file: string, text: string, code: string, at: string][] = [
    ["nothing", "a.yaml", " \n", "SOURCE_EMPTY", "1:1 #"],
    ["only a comment", "a.yaml", "# later\n", "SOURCE_EMPTY", "1:1 #"],
    ["a list", "a.yaml", "- 1\n", "SOURCE_NOT_OBJECT", "1:1 #"],
    ["a list in JSON", "a.json", "[1]", "SOURCE_NOT_OBJECT", "1:1 #"],
    ["two documents", "a.yaml", "a: 1\n---\nb: 1\n", "SOURCE_SEVERAL_DOCUMENTS", "2:1 #"],
    [
      "two documents, the first opened too",
      "a.yaml",
      "# x\n---\na: 1\n---\nb: 1\n",
      "SOURCE_SEVERAL_DOCUMENTS",
      "4:1 #",
    ],
    ["a key twice", "a.yaml", "a: 1\nb: 2\na: 3\n", "KEY_DUPLICATE", "3:1 #"],
    [
      "a key twice in JSON",
      "a.json",
      '{"b": [{}, {"a": 1,\n "b": {"a": 2}, "a" : ":"}]}',
      "KEY_DUPLICATE",
      "2:17 #/b/1/a",
    ],
    ["a key twice, one escaped", "a.json", '{"a\\"": 1, "\\u0061\\u0022": 2}', "KEY_DUPLICATE", '1:12 #/a"'],
    ["a tab", "a.yaml", "a:\n\t- b\n", "SYNTAX_INVALID", "2:1 #"],
    ["a stray colon", "a.yaml", "ok: 1\na: b: c\n", "SYNTAX_INVALID", "2:5 #"],
    ["a tag of a program", "a.yaml", "a: !!js/function x\n", "SYNTAX_INVALID", "1:4 #"],
    ["an unknown alias", "a.yaml", "a: *x\n", "SYNTAX_INVALID", "1:5 #"],
    ["an object as a key", "a.yaml", "? {a: 1}\n: 1\n", "SYNTAX_INVALID", "1:1 #"],
    ["a trailing comma in JSON", "a.json", '{\n  "a": 1,\n}', "SYNTAX_INVALID", "3:1 #"],
    ["a missing colon in JSON", "a.json", '{\n  "a" 1}', "SYNTAX_INVALID", "2:7 #"],
    ["an open string in JSON", "a.json", '{"a": "b\n"}', "SYNTAX_INVALID", "1:7 #"],
    ["the wrong bracket", "a.json", '{"a": [1}', "SYNTAX_INVALID", "1:9 #"],
    ["an end too early", "a.json", '{"a": [1', "SYNTAX_INVALID", "1:9 #"],
    ["text after the end", "a.json", "{} x", "SYNTAX_INVALID", "1:4 #"],
    ["a bad word", "a.json", '{"a": tru}', "SYNTAX_INVALID", "1:7 #"],
    ["infinity", "a.yaml", "x:\n  - .inf\n", "NUMBER_NOT_FINITE", "2:5 #/x/0"],
    ["a value that holds itself", "a.yaml", "a: &a\n  b: *a\n", "SOURCE_TOO_DEEP", `2:6 #/a${"/b".repeat(19)}`],
    ["a bomb of aliases", "a.yaml", bomb, "SOURCE_TOO_LARGE", expect.stringMatching(/^\d+:\d+ #\/./)],
    [
      "a long text that aliases repeat",
      "a.yaml",
      `a: &a ${"x".repeat(1_000_000)}\nb:\n  c: [${"*a, ".repeat(20)}]\n`,
      "SOURCE_TOO_LARGE",
      "3:6 #/b/c",
    ],
    [
      "a long key that aliases repeat",
      "a.yaml",
      `a: &a { ${"x".repeat(900)}: 1 }\nb:\n  c: [${"*a, ".repeat(20_000)}]\n`,
      "SOURCE_TOO_LARGE",
      "3:6 #/b/c",
    ],
    ["a string of megabytes", "a.json", `{"a": "${"x\\n".repeat(3_000_000)}" x}`, "SYNTAX_INVALID", "1:9000010 #"],
    ["many empty lines", "a.yaml", `${"\n".repeat(5000)}a: 1\n---\nb: 1\n`, "SOURCE_SEVERAL_DOCUMENTS", "5002:1 #"],
    [
      "depth in JSON",
      "a.json",
      `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`,
      "SOURCE_TOO_DEEP",
      `1:205 #/a${"/0".repeat(19)}`,
    ],
    ["depth in YAML", "a.yaml", `a: ${"[".repeat(5000)}${"]".repeat(5000)}`, "SYNTAX_INVALID", "1:203 #"],
  ];
  it.each(refused)("refuses %s", (_, file, text, code, at) => {
    const { document, faults } = parseSource({ file, text });
    const [error] = locateFaults(faults, [{ file, text }], (pointer) => ({ file, pointer }));
    expect([error?.code, `${error?.at.line}:${error?.at.column} #${error?.at.pointer}`]).toEqual([code, at]);
    expect(document).toBeUndefined();
  });
});
