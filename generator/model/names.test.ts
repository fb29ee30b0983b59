import { describe, expect, it } from "vitest";
import { camelCase, createScope, isIdentifier, pascalCase } from "./names.ts";

describe("names", () => {
  it.each([
    { given: "createTimeEntry", camel: "createTimeEntry", pascal: "CreateTimeEntry" },
    { given: "create-time entry", camel: "createTimeEntry", pascal: "CreateTimeEntry" },
    { given: "CreateTimeEntry", camel: "createTimeEntry", pascal: "CreateTimeEntry" },
    { given: "get /pets/{petId}", camel: "getPetsPetId", pascal: "GetPetsPetId" },
    { given: "HTTPGet", camel: "httpGet", pascal: "HTTPGet" },
    { given: "URL", camel: "url", pascal: "URL" },
    { given: "delete", camel: "delete_", pascal: "Delete" },
    { given: "class", camel: "class_", pascal: "Class" },
    { given: "Await", camel: "await_", pascal: "Await" },
    { given: "string", camel: "string_", pascal: "String" },
    { given: "2fa", camel: "_2fa", pascal: "_2fa" },
    { given: "odd.name-1", camel: "oddName1", pascal: "OddName1" },
    { given: "größe ändern", camel: "größeÄndern", pascal: "GrößeÄndern" },
    { given: "e\u0301tat", camel: "état", pascal: "État" },
    { given: "日本", camel: "日本", pascal: "日本" },
    { given: "😀", camel: "_", pascal: "_" },
    { given: "a😀b", camel: "aB", pascal: "AB" },
    { given: "", camel: "_", pascal: "_" },
    { given: "*/ alert(1)", camel: "alert1", pascal: "Alert1" },
    { given: "$ref", camel: "$ref", pascal: "$ref" },
    { given: "__proto__", camel: "proto", pascal: "Proto" },
    { given: "list_orders", camel: "listOrders", pascal: "ListOrders" },
    { given: "a\u2028b\u0000c", camel: "aBC", pascal: "ABC" },
  ])("$given becomes $camel and $pascal", ({ given, camel, pascal }) => {
    expect([camelCase(given), pascalCase(given)]).toEqual([camel, pascal]);
    expect([camelCase(given), pascalCase(given)].every(isIdentifier)).toBe(true);
  });

  it("are cut where they get too long", () => {
    expect(camelCase("a".repeat(500)).length).toBeLessThanOrEqual(81);
    // A surrogate pair at the cut is no half of one.
    expect(isIdentifier(camelCase(`${"a".repeat(79)}𝒳𝒳`))).toBe(true);
  });
});

describe("a scope", () => {
  it("numbers what is taken", () => {
    const unique = createScope(["reserved"]);
    expect(["get", "get", "get", "get2", "reserved", "Get"].map((name) => unique(name))).toEqual([
      "get",
      "get2",
      "get3",
      "get22",
      "reserved2",
      "Get",
    ]);
  });

  it("takes names of one key for equal", () => {
    const unique = createScope([], (name) => name.toLowerCase());
    expect(["pets", "Pets", "PETS"].map((name) => unique(name))).toEqual(["pets", "Pets2", "PETS3"]);
  });
});

describe("identifiers", () => {
  it.each(["a", "$", "_", "été", "a\u200d"])("%j is one", (text) => expect(isIdentifier(text)).toBe(true));
  it.each(["", "1a", "a b", "a.b", "delete", "let", "any", "a\u2028"])("%j is none", (text) => {
    expect(isIdentifier(text)).toBe(false);
  });
});
