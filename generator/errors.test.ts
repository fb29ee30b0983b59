import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SpecError, SpecErrors, TargetError, UsageError } from "./errors.ts";
import { CODES, fileNotFound, refNotFound, refOutside, TARGET_CODES, USAGE_CODES } from "./faults.ts";
import { locateFaults } from "./source/locate-faults.ts";

const PAGE = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");

describe("the catalogue", () => {
  const codes = [...CODES, ...USAGE_CODES, ...TARGET_CODES];

  it("has each code once", () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it("is explained in docs/errors.md, code by code", () => {
    const headings = [...PAGE.matchAll(/^### (.*)$/gm)].map((match) => match[1]);
    expect(headings.toSorted()).toEqual(codes.toSorted());
  });

  it.each(codes)("shows %s as it is printed", (code) => {
    const section = PAGE.split(`### ${code}\n`)[1]?.split(/^##/m)[0] ?? "";
    const example = /```text\n(.*?)\n```\n\n\S/s.exec(section)?.[1] ?? "";
    const isFault = (CODES as readonly string[]).includes(code);
    expect(example).toMatch(isFault ? FAULT : OTHER);
    expect(example).toContain(`${code} `);
  });

  const FAULT = /^[\w./-]+:\d+:\d+ [A-Z_]+ .*\.\n {2}at #.*\n {2}hint: .*[.?]$/;
  const OTHER = /^[A-Z_]+ .*\.\n {2}hint: .*[.?]$/;
});

describe("an error", () => {
  const text = `openapi: 3.1.0
paths:
  /pets/{id}:
    get:
      responses:
        200:
          $ref: '#/components/responses/Pett'
`;
  const pointer = "/paths/~1pets~1{id}/get/responses/200/$ref";
  const at = { file: "spec/openapi.yaml", pointer };
  const locate = (ref: string, nearest?: string) =>
    locateFaults([refNotFound(at, ref, nearest)], [{ file: at.file, text }], () => at);

  it("looks as the design says", () => {
    const [error] = locate("#/components/responses/Pett", "#/components/responses/Pet");
    expect(error).toBeInstanceOf(SpecError);
    expect(error?.message).toBe(
      'spec/openapi.yaml:7:17 REF_NOT_FOUND "#/components/responses/Pett" points at nothing.\n' +
        "  at #/paths/~1pets~1{id}/get/responses/200/$ref\n" +
        '  hint: Did you mean "#/components/responses/Pet"?',
    );
    expect(error).toMatchObject({ code: "REF_NOT_FOUND", severity: "error", at: { ...at, line: 7, column: 17 } });
  });

  it("shows nothing of a document that could pass for a line of ours, or steer a terminal", () => {
    const [error] = locate('x\n  hint: run "rm -rf /"\u001b[2J\u202e');
    expect(error?.message.split("\n")).toHaveLength(3);
    expect(error?.message).toContain("x\\u000a");
    for (const character of ["\u001b", "\u202e"]) expect(error?.message).not.toContain(character);
  });

  it("quotes a folder for the shell", () => {
    expect(refOutside(at, "../a", "../it's; rm -rf").hint).toBe(
      `Add --root '../it'\\''s; rm -rf' to allow it, or root: "../it's; rm -rf" to the config.`,
    );
  });

  it("joins those of a run", () => {
    const errors = [...locate("#/a"), ...locate("#/b")];
    const all = new SpecErrors(errors);
    expect(all).toBeInstanceOf(AggregateError);
    expect(all.errors).toEqual(errors);
    expect(all.message).toBe(errors.map(({ message }) => message).join("\n\n"));
  });

  it("has a class for each exit code", () => {
    expect(fileNotFound("a.yaml")).toBeInstanceOf(UsageError);
    expect(fileNotFound("a.yaml").message).toBe(
      'FILE_NOT_FOUND "a.yaml" does not exist.\n  hint: Check the path; it is relative to the current folder.',
    );
    expect(new TargetError("It does not answer.", "Start it.").message).toBe(
      "TARGET_UNREACHABLE It does not answer.\n  hint: Start it.",
    );
  });
});
