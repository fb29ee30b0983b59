import { describe, expect, it } from "vitest";
import { printed } from "./printed.ts";
import { slots } from "./slots.ts";

const { declaration: code, doc, file, id, json, key, str } = slots;

const at = (indent: number) => ({ hash: { indent } });
const evaluate = (code: string): unknown => new Function(`return (${code});`)();

const HOSTILE = [
  '"',
  "'",
  "`",
  "$" + "{x}",
  "\\",
  "\u2028",
  "\u2029",
  "</script>",
  "<!--",
  "*/",
  "\u0000",
  "\u202e",
  "\ufeff",
  "a\r\nb",
  "😀",
  "\ud800",
];

describe("slots", () => {
  it("id refuses what is no identifier", () => {
    expect(id("createTimeEntry")).toBe("createTimeEntry");
    for (const bad of ["", "a b", "a.b", "delete", "1a", "x;y", undefined, 3]) expect(() => id(bad)).toThrow(TypeError);
  });

  it("file refuses what is no bare name of a file", () => {
    expect(file("time-entry")).toBe("time-entry");
    for (const bad of ["", "..", "a/b", "a\\b", "a.js", 'a"b', "CON", "a ", undefined, 3])
      expect(() => file(bad)).toThrow(TypeError);
  });

  it.each([...HOSTILE, "__proto__", "constructor", ""])("key names a property %j", (name) => {
    const value = evaluate(`{ ${key(name)}: 1 }`) as object;
    expect(Object.entries(value)).toEqual([[name, 1]]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each(HOSTILE)("str and json give %j back when evaluated", (text) => {
    expect(evaluate(str(text))).toBe(text);
    expect(evaluate(json({ [text]: [text] }, at(0)))).toEqual({ [text]: [text] });
    expect(str(text)).not.toMatch(/[\u2028\u2029\u202e\ufeff]|<\/|<!/);
  });

  it("json makes __proto__ a property", () => {
    const value = evaluate(json(JSON.parse('{"__proto__": {"polluted": 1}}'), at(0))) as object;
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("json breaks long values into lines at the asked column", () => {
    expect(json({ a: "x".repeat(60), b: "y".repeat(60) }, at(2))).toBe(
      `{\n    a: "${"x".repeat(60)}",\n    b: "${"y".repeat(60)}",\n  }`,
    );
  });

  it.each([
    { given: "one", want: "/** one */\n  " },
    { given: "one\ntwo", want: "/**\n   * one\n   * two\n   */\n  " },
    { given: "end */ alert(1) /*", want: "/** end *\\/ alert(1) /* */\n  " },
    { given: "a\u2028b", want: "/**\n   * a\n   * b\n   */\n  " },
    { given: "@ts-ignore", want: "/** \\@ts-ignore */\n  " },
    { given: "", want: "" },
  ])("doc places $given", ({ given, want }) => {
    expect(doc(given, at(2))).toBe(want);
  });

  it("code refuses what no emitter has printed", () => {
    expect(code(printed("string | null"))).toBe("string | null");
    for (const text of ["string", "", undefined, {}, { code: "string" }]) expect(() => code(text)).toThrow(TypeError);
  });

  it("a missing value is refused, not skipped", () => {
    expect(() => str(undefined)).toThrow(TypeError);
    expect(() => json(undefined, at(0))).toThrow(TypeError);
  });
});
