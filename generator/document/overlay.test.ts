import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { createOrigin } from "./origin.ts";
import { applyOverlay } from "./overlay.ts";

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  tags: [{ name: "a" }, { name: "b" }, { name: "c" }],
  paths: { "/pets": { get: { tags: ["a"], deprecated: true, description: "old" } }, "/x": { get: { tags: ["x"] } } },
};
const overlay = (...actions: unknown[]) =>
  ({ overlay: "1.0.0", info: { title: "t", version: "1" }, actions }) as JsonObject;
const FILE = { file: "overlay.yaml" };

describe("applyOverlay", () => {
  const changed: [name: string, actions: unknown[], want: object][] = [
    [
      "merges",
      [{ target: "$.info", update: { version: "2", contact: { name: "n" } } }],
      { info: { title: "Pets", version: "2", contact: { name: "n" } } },
    ],
    [
      "joins lists within",
      [{ target: "$.paths['/pets'].get", update: { tags: ["b"] } }],
      { paths: { "/pets": { get: { ...DOCUMENT.paths["/pets"].get, tags: ["a", "b"] } }, "/x": DOCUMENT.paths["/x"] } },
    ],
    ["appends to a list", [{ target: "$.tags", update: { name: "d" } }], { tags: [...DOCUMENT.tags, { name: "d" }] }],
    [
      "updates every match",
      [{ target: "$.tags[*]", update: { x: 1 } }],
      { tags: DOCUMENT.tags.map((tag) => ({ ...tag, x: 1 })) },
    ],
    [
      "removes several items of a list",
      [{ target: "$.tags[?@.name != 'b']", remove: true }],
      { tags: [{ name: "b" }] },
    ],
    [
      "removes what matches twice once",
      [{ target: "$.tags[0, 0]", remove: true }],
      { tags: [{ name: "b" }, { name: "c" }] },
    ],
    ["removes a primitive", [{ target: "$.info.version", remove: true }], { info: { title: "Pets" } }],
    [
      "replaces a primitive by a list",
      [{ target: "$.info", update: { version: ["1"] } }],
      { info: { title: "Pets", version: ["1"] } },
    ],
    ["leaves an object alone under an empty key", [{ target: "$", update: { info: null } }], { info: DOCUMENT.info }],
    [
      "runs the actions in order",
      [
        { target: "$.info", update: { a: {} } },
        { target: "$.info.a", update: { b: 1 } },
      ],
      { info: { ...DOCUMENT.info, a: { b: 1 } } },
    ],
    [
      "does not share what it puts in",
      [
        { target: "$.tags[0,1]", update: { a: { n: [] } } },
        { target: "$.tags[0].a.n", update: 1 },
      ],
      { tags: [{ name: "a", a: { n: [1] } }, { name: "b", a: { n: [] } }, { name: "c" }] },
    ],
  ];
  it.each(changed)("%s", async (_, actions, want) => {
    const before = structuredClone(DOCUMENT);
    const given = overlay(...actions);
    const givenBefore = structuredClone(given);
    const { document, faults, unused } = await applyOverlay(DOCUMENT, given, FILE);
    expect({ faults, unused }).toEqual({ faults: [], unused: [] });
    expect(document).toEqual({ ...DOCUMENT, ...want });
    expect([DOCUMENT, given]).toEqual([before, givenBefore]);
  });

  it("changes only one place of a value that an alias shares", async () => {
    const shared = { type: "string" };
    const given = { a: shared, b: shared };
    const { document } = await applyOverlay(given, overlay({ target: "$.a", update: { x: 1 } }), FILE);
    expect(document).toEqual({ a: { type: "string", x: 1 }, b: { type: "string" } });
  });

  it("cannot set a prototype", async () => {
    const update = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    const { document } = await applyOverlay(DOCUMENT, overlay({ target: "$.info", update }), FILE);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((document.info as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("warns of an action that matches nothing, and runs the others", async () => {
    const actions = [
      { target: "$.nothing", remove: true },
      { target: "$.info", update: { x: 1 } },
    ];
    const { document, faults, unused } = await applyOverlay(DOCUMENT, overlay(...actions), FILE);
    expect(unused).toEqual([0]);
    expect(faults).toMatchObject([
      { code: "OVERLAY_TARGET_EMPTY", severity: "warning", pointer: "/actions/0/target", file: "overlay.yaml" },
    ]);
    expect(document.info).toHaveProperty("x", 1);
  });

  it("knows which values came from it", async () => {
    const actions = [
      { target: "$.tags", update: { name: 1 } },
      { target: "$.info", update: { contact: { name: 1 } } },
    ];
    const { places } = await applyOverlay(DOCUMENT, overlay(...actions), FILE);
    const origin = createOrigin(places, (pointer) => ({ file: "api.yaml", pointer }));
    expect(["/tags/3/name", "/info/contact/name", "/info/title", "/tags/2"].map(origin)).toEqual([
      { file: "overlay.yaml", pointer: "/actions/0/update/name" },
      { file: "overlay.yaml", pointer: "/actions/1/update/contact/name" },
      { file: "api.yaml", pointer: "/info/title" },
      { file: "api.yaml", pointer: "/tags/2" },
    ]);
  });

  const base = overlay({ target: "$.info", remove: true });
  const refused: [name: string, given: object, code: string, pointer: string][] = [
    ["no version", { ...base, overlay: undefined }, "OVERLAY_INVALID", ""],
    ["another version", { ...base, overlay: "1.1.0" }, "OVERLAY_INVALID", "/overlay"],
    ["no info", { ...base, info: undefined }, "OVERLAY_INVALID", "/info"],
    ["no actions", { ...base, actions: [] }, "OVERLAY_INVALID", "/actions"],
    ["an unknown key", { ...base, action: [] }, "OVERLAY_INVALID", "/action"],
    ["an action that is no object", overlay("x"), "OVERLAY_INVALID", "/actions/0"],
    ["an action without a target", overlay({ remove: true }), "OVERLAY_INVALID", "/actions/0"],
    ["an action that does nothing", overlay({ target: "$" }), "OVERLAY_INVALID", "/actions/0"],
    ["a remove that is no boolean", overlay({ target: "$.a", remove: "yes" }), "OVERLAY_INVALID", "/actions/0/remove"],
    ["the removal of everything", overlay({ target: "$", remove: true }), "OVERLAY_INVALID", "/actions/0/target"],
    [
      "a misspelt key of an action",
      overlay({ target: "$.info", udpate: 1, update: {} }),
      "OVERLAY_INVALID",
      "/actions/0/udpate",
    ],
    ["a bad JSONPath", overlay({ target: "$.paths[", remove: true }), "OVERLAY_TARGET_INVALID", "/actions/0/target"],
    [
      "an update of a primitive",
      overlay({ target: "$.openapi", update: "3.1.1" }),
      "OVERLAY_UPDATE_IMPOSSIBLE",
      "/actions/0/target",
    ],
    [
      "a list over an object",
      overlay({ target: "$", update: { info: [] } }),
      "OVERLAY_UPDATE_IMPOSSIBLE",
      "/actions/0/update/info",
    ],
    [
      "a string over a list",
      overlay({ target: "$", update: { tags: "x" } }),
      "OVERLAY_UPDATE_IMPOSSIBLE",
      "/actions/0/update/tags",
    ],
  ];
  it.each(refused)("refuses %s", async (_, given, code, pointer) => {
    const { faults } = await applyOverlay(DOCUMENT, given as JsonObject, FILE);
    expect(faults).toMatchObject([{ code, severity: "error", pointer, file: "overlay.yaml" }]);
  });

  it("warns of an overlay for another document", async () => {
    const given = { ...base, extends: "https://example.com/specs/other.yaml" } as JsonObject;
    const { faults } = await applyOverlay(DOCUMENT, given, { ...FILE, documentFile: "spec/api.yaml" });
    expect(faults).toMatchObject([{ code: "OVERLAY_EXTENDS_OTHER", severity: "warning", pointer: "/extends" }]);
  });
});
