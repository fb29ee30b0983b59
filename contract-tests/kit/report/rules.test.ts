import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printFinding } from "../conclude.ts";
import { levelOf } from "../severity.ts";
import { CHECKS, type CheckId, type Finding } from "../verdict.ts";
import { readRules } from "./rules.ts";

const PAGE = readFileSync(new URL("../../../docs/checks.md", import.meta.url), "utf8");

describe("docs/checks.md", () => {
  it("has a heading for each check", () => {
    const headings = [...PAGE.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
    expect(headings.toSorted()).toEqual([...CHECKS].sort());
  });

  const sections = PAGE.split(/^### /m).slice(1);

  it.each(sections.map((section) => [section.split("\n")[0] ?? "", section]))(
    "tells of %s what, why, an example, and how to turn it off",
    (id, section) => {
      expect(section.split("\n\n")[1]).toMatch(/^[A-Z`].*\.$/);
      expect(section).toMatch(/^Why: .*\.$/m);
      const example = /```text\n(.*?)\n```/s.exec(section)?.[1] ?? "";
      expect(printFinding(parseFinding(example))).toBe(example);
      expect(parseFinding(example).check).toBe(id);
      const off = /^Turn off: `checks: (\{.*\})`/m.exec(section)?.[1] ?? "{}";
      expect(levelOf({ checks: JSON.parse(off) }, id as CheckId, "getPet")).toBe("off");
    },
  );

  it("names the checks that are notes", () => {
    const notes = CHECKS.filter((check) => levelOf({}, check, "getPet") === "note");
    expect(PAGE).toContain(`${notes.map((check) => `\`${check}\``).join(" and ")} are notes until you say otherwise`);
    for (const check of CHECKS) expect(levelOf({}, check, "getPet")).toBe(notes.includes(check) ? "note" : "error");
  });
});

describe("readRules", () => {
  it("has for each check a sentence and its whole section", () => {
    const rules = readRules();
    expect(rules.map(({ id }) => id)).toEqual(CHECKS);
    for (const { id, what, help } of rules) {
      expect(what).toMatch(/^[A-Z].*\.$/);
      expect(help).toContain("Why: ");
      expect(help).toContain(`"${id}": "off"`);
      expect(help).not.toContain("\n## ");
    }
  });
});

/** The other way round of what prints a finding. */
function parseFinding(text: string): Finding {
  const [, operation = "", check = "", what = ""] = /^(\S+) (\S+): (.*)$/m.exec(text) ?? [];
  const line = (name: string) => new RegExp(`^  ${name} +(.*)$`, "m").exec(text)?.[1] ?? "";
  return {
    operation,
    check: check as CheckId,
    severity: "error",
    blame: (line("fault of").replace("the ", "") || "provider") as Finding["blame"],
    what,
    documentPointer: line("document").replace("#", ""),
    valuePointer: line("value"),
    expected: line("expected"),
    received: line("received"),
    curl: line("reproduce"),
  };
}
