import { describe, expect, it } from "vitest";
import { startProcessorTime } from "../testing/processor-time.ts";
import { matchesPath, matchesText } from "./glob.ts";

describe("matchesText", () => {
  it.each([
    ["listPets", "listPets", true],
    ["listPets", "ListPets", false],
    ["list", "listPets", false],
    ["list*", "listPets", true],
    ["list*", "list", true],
    ["*Pets", "listPets", true],
    ["*st*et*", "listPets", true],
    ["repos/*", "repos/list-for-org", true],
    ["*list*", "repos/list-for-org", true],
    ["a*b*c", "abcbcd", false],
    ["a*b*c", "abcbc", true],
    ["a.c", "abc", false],
    ["[ab]", "a", false],
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
  ])("%s fits %s: %s", (pattern, text, want) => {
    expect(matchesText(pattern, text)).toBe(want);
  });

  it("takes a hostile pattern", () => {
    const spent = startProcessorTime();
    expect(matchesText(`${"*a".repeat(1000)}b`, "a".repeat(5000))).toBe(false);
    expect(spent()).toBeLessThan(1000);
  });
});

describe("matchesPath", () => {
  it.each([
    ["/repos/**", "/repos", true],
    ["/repos/**", "/repos/{owner}/{repo}/actions", true],
    ["/repos/**", "/reposit/{id}", false],
    ["/repos/*", "/repos/{owner}", true],
    ["/repos/*", "/repos/{owner}/{repo}", false],
    ["/repos/*/*/actions/**", "/repos/{owner}/{repo}/actions/runs/{id}", true],
    ["/repos/{owner}/{repo}", "/repos/{owner}/{repo}", true],
    ["/repos/{owner,repo}", "/repos/owner", false],
    ["/repos/{*}", "/repos/{owner}", true],
    ["/**/labels", "/repos/{owner}/issues/labels", true],
    ["/**/labels", "/labels", true],
    ["**", "/anything/at/all", true],
    ["/v*/pets", "/v1/pets", true],
    ["/pets", "/pets/", false],
    ["/pets.{format}", "/pets.{format}", true],
  ])("%s fits %s: %s", (pattern, path, want) => {
    expect(matchesPath(pattern, path)).toBe(want);
  });

  it("takes a hostile pattern", () => {
    const spent = startProcessorTime();
    expect(matchesPath(`${"/**/*a*b".repeat(200)}/x`, "/aaaa".repeat(400))).toBe(false);
    expect(spent()).toBeLessThan(1000);
  });
});
