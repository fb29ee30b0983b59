import { describe, expect, it } from "vitest";
import { printSection, replaceSections } from "./results.ts";

describe("replaceSections", () => {
  const section = (text: string) => new Map([["B", text]]);

  it("replaces a section, keeps the others, and orders them", () => {
    const first = replaceSections(
      "",
      ["A", "B", "C"],
      new Map([
        ["C", "c\n"],
        ["A", "a\n"],
      ]),
    );
    const second = replaceSections(first, ["A", "B", "C"], section("b\n"));
    const third = replaceSections(second, ["A", "B", "C"], section("new\n"));
    expect(third.slice(third.indexOf("## "))).toBe("## A\n\na\n\n## B\n\nnew\n\n## C\n\nc\n");
  });

  it("drops a section that no part makes any more", () => {
    expect(replaceSections("# Figures\n\n## Old\n\nx\n", ["B"], section("b\n"))).not.toContain("Old");
  });
});

describe("printSection", () => {
  const figure = (value: number) => ({ what: "x", ours: "", beside: "", value, goal: 1, unit: "ratio" }) as const;
  const print = (...values: number[]) =>
    printSection({ title: "T", text: "How.", tables: [], figures: values.map(figure) }, "npm run bench", ["node 1"]);

  it("says whether the goals are met", () => {
    expect(print(0.5)).toContain("Every goal is met.");
    expect(print(0.5, 2)).toContain("**1 of 2 goals missed.**");
  });
});
