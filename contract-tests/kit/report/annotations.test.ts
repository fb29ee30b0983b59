import { describe, expect, it } from "vitest";
import { sampleRun } from "../testing/sample-run.ts";
import { annotations } from "./annotations.ts";

describe("annotations for GitHub", () => {
  it("stand at the line, and tell notes from errors", () => {
    const lines = annotations(sampleRun("a.yaml"));
    expect(lines).toContain(
      "::error file=a.yaml,line=3,col=7,title=getPet body::a.yaml%0Aexpected: a.yaml%0Areceived: a.yaml%0Aat #/paths/~1pets/get",
    );
    expect(lines.filter((line) => line.startsWith("::notice "))).toHaveLength(1);
    // Accepted: the baseline's own.
    expect(lines.filter((line) => line.includes("title=getPet headers"))).toHaveLength(1);
  });

  it("are one line each, and begin no command of what came over the wire", () => {
    const lines = annotations(sampleRun("x\r\n::set-output name=a::b,c:d%0A"));
    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n]/);
      const [, properties = ""] = /^::\w+ (.*?)::/.exec(line) ?? [];
      expect(properties.replace(/(file|line|col|title)=/g, "")).not.toContain(":");
    }
  });

  it("say where nothing is known of a line", () => {
    const [, , first] = annotations({ ...sampleRun("a.yaml"), locate: undefined });
    expect(first).toMatch(/^::error title=getPet status::/);
  });
});
