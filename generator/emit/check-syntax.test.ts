import { describe, expect, it } from "vitest";
import { checkSyntax } from "./check-syntax.ts";

const check = (contents: string) => () => checkSyntax([{ path: "a.ts", contents }]);

describe("checkSyntax", () => {
  it.each([
    "",
    "export {};\n",
    "export const a = { b: [1] } as const;\n/** 😀 */\nexport interface A {\n  b?: string;\n}\n",
    "// a comment at the end",
  ])("takes %j", (contents) => {
    expect(check(contents)).not.toThrow();
  });

  it.each([
    ["a stray word", "export const a = 1 2;\n", /a\.ts/],
    ["an object that stays open", "export const a = {", /ends before everything is closed/],
    ["a function that stays open", "export function a() { return 1;", /ends before everything is closed/],
    ["a template that stays open", "export const a = `x", /Unterminated/],
    ["a comment that stays open", "/* x", /Unterminated/],
    ["a bracket that nothing opens", "export {};\n}\n", /a\.ts/],
    ["a return outside a function", "return 1;\n", /return/],
    ["a fault before the end that does not stop the parser", "return 1;\nexport {};\n", /return/],
  ])("refuses %s", (_, contents, message) => {
    expect(check(contents)).toThrow(message);
  });

  it("leaves the runtime and other files alone", () => {
    expect(() => checkSyntax([{ path: "runtime/a.ts", contents: "}" }])).not.toThrow();
    expect(() => checkSyntax([{ path: "openapi.json", contents: "}" }])).not.toThrow();
  });
});
