import { describe, expect, it } from "vitest";
import { SpecError } from "../errors.ts";
import type { Code } from "../faults.ts";
import { cut, layFaults } from "./fault-lines.ts";

const label = (severity: string) => severity;

function faults(number: number, given: { what?: string; code?: Code; severity?: "error" | "warning" } = {}) {
  return Array.from({ length: number }, (_, index) => {
    const { what = `Fault ${index}.`, code = "TYPE_WRONG", severity = "error" } = given;
    const at = { file: "a.yaml", pointer: `/x/${index}`, line: index + 1, column: 1 };
    return new SpecError({ code, severity, what, hint: "Mend it." }, at);
  });
}

describe("faults on a screen", () => {
  it("are whole where there are few", () => {
    const { lines, hidden } = layFaults(faults(2), label);
    expect(lines.slice(0, 3)).toEqual(["error a.yaml:1:1 TYPE_WRONG Fault 0.", "  at #/x/0", "  hint: Mend it."]);
    expect([lines.length, hidden]).toEqual([6, 0]);
  });

  it("have a line each where there are more, and as many as fit where there are many", () => {
    expect(layFaults(faults(18), label).lines[17]).toBe(
      "error a.yaml:18:1 TYPE_WRONG Fault 17. (at #/x/17) hint: Mend it.",
    );
    const { lines, hidden } = layFaults(faults(1000), label);
    expect([lines.length, hidden]).toEqual([18, 982]);
  });

  it("share a line where they say the same, and each code gets its turn", () => {
    const { lines, hidden } = layFaults(
      [...faults(100), ...faults(50, { code: "VALUE_INVALID", what: "The same." })],
      label,
    );
    expect(lines.at(-1)).toContain("(at #/x/0 and the same at 49 other places)");
    expect([lines.length, hidden]).toEqual([18, 132]);
  });

  it("come before warnings, which take what is left", () => {
    const warnings = faults(30, { severity: "warning" });
    const { lines, hidden } = layFaults([...warnings, ...faults(2)], label);
    expect(lines.filter((line) => line.startsWith("warning "))).toHaveLength(12);
    expect([lines[0], hidden]).toEqual([expect.stringMatching(/^error/), 18]);
    expect(layFaults([...warnings, ...faults(18)], label)).toMatchObject({ hidden: 30 });
  });

  it("are all there when asked for", () => {
    expect(layFaults(faults(1000), label, true)).toMatchObject({ lines: { length: 3000 }, hidden: 0 });
  });

  it("neither steer a terminal nor fill it", () => {
    const what = `\u001b]0;title\u0007\u202e\u200f\n${"x".repeat(100_000)}`;
    for (const number of [1, 10, 40]) {
      const { lines } = layFaults(faults(number, { what }), label);
      expect(lines[0]).toContain("\\u001b]0;title\\u0007\\u202e\\u200f\\u000ax");
      expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(lines.every((line) => line.length <= 310)).toBe(true);
      expect(lines.join("\n")).toContain("at #/x/0");
    }
  });

  it("are never cut within a character", () => {
    expect(cut("abc😀", 5)).toBe("abc😀");
    expect(cut("abc😀d", 5)).toBe("abc…");
  });
});
