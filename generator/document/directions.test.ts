import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { startProcessorTime } from "../testing/processor-time.ts";
import { splitDirections } from "./directions.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";
import { HIDDEN } from "./shape.ts";

const info = { title: "t", version: "1" };
const text = { type: "string" };
const id = { type: "string", readOnly: true };
const secret = { type: "string", writeOnly: true };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject) => ({ content: { "application/json": { schema } } });

/** A document whose one operation sends and receives the given schemas. */
function api(schemas: JsonObject, use: { write?: JsonObject; read?: JsonObject; components?: JsonObject }): OpenApi {
  const post = {
    ...(use.write && { requestBody: json(use.write) }),
    responses: { 200: use.read ? json(use.read) : {} },
  };
  return { openapi: "3.1.0", info, paths: { "/a": { post } }, components: { ...use.components, schemas } } as OpenApi;
}

function split(document: OpenApi): { schemas: JsonObject; write: unknown; read: unknown; origins: unknown } {
  const before = structuredClone(document);
  const result = splitDirections(document);
  expect(document).toEqual(before);
  const shaped = withoutMarks(result.document);
  const schemaIn = (...steps: string[]) =>
    valueAt(shaped, ["paths", "/a", "post", ...steps, "content", "application/json", "schema"]);
  return {
    schemas: shaped.components?.schemas ?? {},
    write: schemaIn("requestBody"),
    read: schemaIn("responses", "200"),
    origins: Object.fromEntries(result.origins),
  };
}

/** What names the properties that a schema has lost has a test of its own. */
function withoutMarks(document: OpenApi): OpenApi {
  return JSON.parse(JSON.stringify(document, (key, value) => (key === HIDDEN ? undefined : value))) as OpenApi;
}

const pet: SchemaObject = { properties: { id, name: text, secret }, required: ["id", "name", "secret"] };
const petRead = { properties: { id, name: text }, required: ["id", "name"] };
const petWrite = { properties: { name: text, secret }, required: ["name", "secret"] };

describe("splitDirections", () => {
  it("makes two of what is used both ways", () => {
    expect(split(api({ Pet: pet, Tag: {} }, { write: ref("Pet"), read: ref("Pet") }))).toEqual({
      schemas: { Pet: petRead, PetWrite: petWrite, Tag: {} },
      write: ref("PetWrite"),
      read: ref("Pet"),
      origins: { "/components/schemas/PetWrite": "/components/schemas/Pet" },
    });
  });

  it("refers to a name that a pointer escapes", () => {
    const { write, schemas } = split(
      api({ "a/b~c %": pet }, { write: ref("a~1b~0c%20%25"), read: ref("a~1b~0c%20%25") }),
    );
    expect(Object.keys(schemas)).toEqual(["a/b~c %", "a/b~c %Write"]);
    expect(write).toEqual(ref("a~1b~0c%20%25Write"));
  });

  it("names what each shape has lost", () => {
    const { components } = splitDirections(api({ Pet: pet }, { write: ref("Pet"), read: ref("Pet") })).document;
    expect(components?.schemas).toMatchObject({ Pet: { [HIDDEN]: ["secret"] }, PetWrite: { [HIDDEN]: ["id"] } });
  });

  it.each([
    ["written only", { write: ref("Pet") }, { Pet: petWrite }],
    ["read only", { read: ref("Pet") }, { Pet: petRead }],
    ["used by nobody", {}, { Pet: petRead }],
  ])("keeps the plain name where it is %s", (_, use, schemas) => {
    expect(split(api({ Pet: pet }, use))).toMatchObject({ schemas, origins: {} });
  });

  it("shapes an inline schema where it stands", () => {
    expect(split(api({}, { write: pet, read: pet }))).toMatchObject({ write: petWrite, read: petRead });
    expect(split(api({}, { write: { properties: { id }, required: ["id"] } })).write).toEqual({ properties: {} });
  });

  it("avoids a name that is taken", () => {
    const { schemas } = split(api({ Pet: pet, PetWrite: text }, { write: ref("Pet"), read: ref("Pet") }));
    expect(Object.keys(schemas)).toEqual(["Pet", "PetWrite2", "PetWrite"]);
  });

  const through: [string, SchemaObject][] = [
    ["$ref", ref("Pet")],
    ["allOf", { allOf: [ref("Pet"), text] }],
    ["items", { items: ref("Pet") }],
    ["a property", { properties: { pet: ref("Pet") } }],
    ["additionalProperties", { additionalProperties: { anyOf: [ref("Pet"), { type: "null" }] } }],
  ];
  it.each(through)("reaches through %s", (_, schema) => {
    const { schemas } = split(api({ Pet: pet, Outer: schema }, { write: ref("Outer"), read: ref("Outer") }));
    expect(Object.keys(schemas)).toEqual(["Pet", "PetWrite", "Outer", "OuterWrite"]);
    expect(schemas.Outer).toEqual(schema);
    expect(schemas.OuterWrite).toEqual(JSON.parse(JSON.stringify(schema).replace("schemas/Pet", "schemas/PetWrite")));
  });

  it("reaches through a cycle", () => {
    const A = { properties: { b: ref("B") } };
    const B = { properties: { a: ref("A"), id } };
    expect(split(api({ A, B }, { write: ref("A"), read: ref("A") })).schemas).toEqual({
      A,
      AWrite: { properties: { b: ref("BWrite") } },
      B,
      BWrite: { properties: { a: ref("AWrite") } },
    });
  });

  it("does not count a use within a property that is not sent", () => {
    const Order = { properties: { pet: { ...ref("Pet"), readOnly: true } } };
    const { schemas } = split(api({ Pet: pet, Order }, { write: ref("Order"), read: ref("Order") }));
    expect(schemas).toEqual({ Pet: petRead, Order, OrderWrite: { properties: {} } });
  });

  const marks: [string, SchemaObject, JsonObject?][] = [
    ["by its target", ref("Id"), { Id: id }],
    ["by its target's target", ref("Via"), { Via: ref("Id"), Id: id }],
    ["by allOf", { allOf: [ref("Id")] }, { Id: id }],
    ["beside a $ref", { ...ref("Id"), readOnly: true }, { Id: text }],
  ];
  it.each(marks)("knows a property that is readOnly %s", (_, property, more = {}) => {
    const write = { properties: { id: property, name: text }, required: ["id"] };
    expect(split(api(more, { write })).write).toEqual({ properties: { name: text } });
  });

  it.each([
    ["the outer schema", { allOf: [ref("Base")], required: ["id", "x"] }, { allOf: [ref("Base")], required: ["x"] }],
    ["another part", { allOf: [ref("Base"), { required: ["id"] }] }, { allOf: [ref("Base"), {}] }],
    [
      "another part that describes it too",
      { allOf: [ref("Base"), { properties: { id: text } }] },
      { allOf: [ref("Base"), { properties: {} }] },
    ],
    [
      "a branch",
      { properties: { id }, oneOf: [{ properties: { k: text }, required: ["id", "k"] }] },
      { properties: {}, oneOf: [{ properties: { k: text }, required: ["k"] }] },
    ],
    [
      "a branch that only requires, which stays",
      { properties: { id, k: text }, oneOf: [{ required: ["id"] }, { required: ["k"] }] },
      { properties: { k: text }, oneOf: [{ required: ["id"] }, { required: ["k"] }] },
    ],
    [
      "not, which stays",
      { properties: { id }, not: { required: ["id"] } },
      { properties: {}, not: { required: ["id"] } },
    ],
  ])("looks for the required name in %s", (_, write, want) => {
    expect(split(api({ Base: { properties: { id } } }, { write })).write).toEqual(want);
  });

  it("takes a property with both marks as unmarked", () => {
    const both = { properties: { a: { readOnly: true, writeOnly: true } } };
    expect(split(api({}, { write: both, read: both }))).toMatchObject({ write: both, read: both });
  });

  it("takes names for names", () => {
    const write = { properties: { readOnly: text, properties: { properties: { id } } } };
    expect(split(api({}, { write })).write).toEqual({ properties: { readOnly: text, properties: { properties: {} } } });
    const own = JSON.parse('{ "properties": { "__proto__": { "readOnly": true }, "a": {} } }');
    expect(JSON.stringify(split(api({}, { write: own })).write)).toBe('{"properties":{"a":{}}}');
  });

  it("leaves what is not affected, and a document without marks, as it is", () => {
    const document = api({ Pet: pet, Tag: { properties: { a: text } } }, { write: ref("Pet"), read: ref("Tag") });
    const result = splitDirections(document).document;
    expect(result.components?.schemas?.Tag).toBe(document.components?.schemas?.Tag);
    expect(result.info).toBe(document.info);
    const plain = api({ Tag: {} }, { write: ref("Tag"), read: ref("Tag") });
    expect(splitDirections(plain).document).toBe(plain);
  });
});

describe("splitDirections takes each place for its kind", () => {
  it("in components", () => {
    const components = {
      requestBodies: { B: json(pet) },
      responses: { R: { headers: { H: { schema: pet } }, ...json(pet) } },
      parameters: { P: { name: "p", in: "query", schema: pet } },
      headers: { H: { schema: pet } },
      pathItems: { I: { put: { requestBody: json(pet) } } },
    };
    const { document } = splitDirections(api({}, { components }));
    expect(document.components).toMatchObject({
      requestBodies: { B: json(petWrite) },
      responses: { R: { headers: { H: { schema: petRead } }, ...json(petRead) } },
      parameters: { P: { schema: petWrite } },
      headers: { H: { schema: petRead } },
      pathItems: { I: { put: { requestBody: json(petWrite) } } },
    });
    expect(document.components?.requestBodies).not.toHaveProperty("B.content.application/json.schema.properties.id");
  });

  it("swapped in callbacks and webhooks, where the provider sends", () => {
    const item = { post: { requestBody: json(ref("Pet")), responses: { 200: json(ref("Pet")) } } };
    const swapped = { post: { requestBody: json(ref("Pet")), responses: { 200: json(ref("PetWrite")) } } };
    const document = {
      ...api({ Pet: pet }, {}),
      webhooks: { w: item },
      paths: { "/a": { get: { callbacks: { c: { u: item } } } } },
    };
    expect(splitDirections(document as unknown as OpenApi).document).toMatchObject({
      webhooks: { w: swapped },
      paths: { "/a": { get: { callbacks: { c: { u: swapped } } } } },
    });
  });
});

describe("splitDirections and discriminators", () => {
  const Cat = { allOf: [ref("Base")], properties: { id, k: text } };
  const use = (schema: SchemaObject) => ({ write: schema, read: schema });

  it("follows a mapping, by reference and by name", () => {
    const mapping = { cat: "#/components/schemas/Cat", felis: "Cat" };
    const both = { oneOf: [ref("Cat")], discriminator: { propertyName: "k", mapping } };
    expect(split(api({ Cat, Base: {} }, use(both)))).toMatchObject({
      read: both,
      write: {
        oneOf: [ref("CatWrite")],
        discriminator: { mapping: { cat: ref("CatWrite").$ref, felis: ref("CatWrite").$ref } },
      },
    });
  });

  it("says the values that were the names of components", () => {
    const both = { oneOf: [ref("Cat")], discriminator: { propertyName: "k" } };
    expect(split(api({ Cat, Base: {} }, use(both))).write).toEqual({
      oneOf: [ref("CatWrite")],
      discriminator: { propertyName: "k", mapping: { Cat: ref("CatWrite").$ref } },
    });
    const Base = { properties: { k: text, id }, discriminator: { propertyName: "k" } };
    expect(split(api({ Cat, Base }, use(ref("Cat")))).schemas.BaseWrite).toEqual({
      properties: { k: text },
      discriminator: { propertyName: "k", mapping: { Cat: ref("CatWrite").$ref } },
    });
  });
});

describe("splitDirections and references into other places", () => {
  it("makes a component of the target first", () => {
    const target = "#/paths/~1a/post/requestBody/content/application~1json/schema";
    expect(split(api({}, { write: pet, read: { $ref: target } }))).toEqual({
      schemas: { APostRequestBodyApplicationJson: petRead, APostRequestBodyApplicationJsonWrite: petWrite },
      write: ref("APostRequestBodyApplicationJsonWrite"),
      read: ref("APostRequestBodyApplicationJson"),
      origins: {
        "/components/schemas/APostRequestBodyApplicationJson": target.slice(1),
        "/components/schemas/APostRequestBodyApplicationJsonWrite":
          "/components/schemas/APostRequestBodyApplicationJson",
      },
    });
  });

  it("so that a removed property is still there for others", () => {
    const { schemas, write } = split(
      api(
        { Pet: pet },
        { write: { properties: { pet: ref("Pet"), pick: { $ref: "#/components/schemas/Pet/properties/id" } } } },
      ),
    );
    expect(schemas).toEqual({ Pet: petWrite, PetId: id });
    // By its target the property is readOnly.
    expect(write).toEqual({ properties: { pet: ref("Pet") } });
  });
});

describe("splitDirections at size", () => {
  it("takes 2,000 schemas and 1,000 operations", () => {
    const name = (n: number) => `S${n % 2000}`;
    const schemas = Object.fromEntries(
      Array.from({ length: 2000 }, (_, n) => [
        name(n),
        {
          allOf: n % 7 ? [] : [ref(name(n + 1))],
          properties: { id, name: text, next: ref(name(n + 3)), secret },
          required: ["id"],
        },
      ]),
    );
    const paths = Object.fromEntries(
      Array.from({ length: 1000 }, (_, n) => [
        `/p${n}`,
        { post: { requestBody: json(ref(name(n))), responses: { 200: json(ref(name(n + 7))) } } },
      ]),
    );
    const document = { openapi: "3.1.0", info, paths, components: { schemas } } as unknown as OpenApi;
    const spent = startProcessorTime();
    const { origins } = splitDirections(document);
    expect(origins.size).toBe(2000);
    // About 0.1 s once warm, with every schema split; the rest is for a busy machine.
    expect(spent()).toBeLessThan(1000);
  });

  it("takes a chain of 5,000 allOf", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 5000 }, (_, n) => [`S${n}`, { allOf: [ref(`S${n + 1}`)], properties: { [`p${n}`]: id } }]),
    );
    const spent = startProcessorTime();
    splitDirections(api(schemas, { write: ref("S0"), read: ref("S0") }));
    expect(spent()).toBeLessThan(4000);
  });
});
