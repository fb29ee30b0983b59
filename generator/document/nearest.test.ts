import { describe, expect, it } from "vitest";
import { nearestName, nearestNames } from "./nearest.ts";

describe("nearestName", () => {
  it.each([
    ["Pett", ["Tag", "Pet", "Owner"], "Pet"],
    ["listpets", ["getPets", "listPets"], "listPets"],
    ["abcdef", ["xyz", "uvwxyz"], undefined],
    ["", ["Pet"], undefined],
    ["x".repeat(300), ["x".repeat(299)], undefined],
  ])("%s", (name, candidates, want) => {
    expect(nearestName(name, candidates)).toBe(want);
  });

  it("gives the best first, at most three, equals in their order", () => {
    expect(nearestNames("petss", ["pet", "pets", "petsss", "petsa", "owners"])).toEqual(["pets", "petsss", "petsa"]);
  });
});
