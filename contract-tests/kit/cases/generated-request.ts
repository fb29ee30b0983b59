import type * as FastCheck from "fast-check";
import { applyChange, type Change } from "../../../generator/fixtures/apply-change.ts";
import { arbitraryOf, type Library } from "../../../generator/fixtures/arbitrary.ts";
import { propertyParts } from "../../../generator/fixtures/children.ts";
import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { flatten } from "../../../generator/fixtures/located.ts";
import { createMaker, type Maker } from "../../../generator/fixtures/make-context.ts";
import { isReferenceLike } from "../../../generator/fixtures/reference-like.ts";
import { HOLDERS } from "../../../generator/fixtures/request-fixture.ts";
import { arrivesInForm, arrivesInParameter } from "../../../generator/fixtures/valid-on-the-wire.ts";
import { isObject } from "../../../generator/json/json.ts";
import { fromPointer, toPointer } from "../../../generator/json/pointer.ts";
import type { Subject } from "../pact.ts";
import { fits } from "./living.ts";

/** What is changed of a request: some of it at random, or one place alone. */
export interface GeneratedChanges {
  readonly changes: readonly (Change & { readonly schemaPointer: string })[];
}

/** Changes of a request that this operation takes. */
export function arbitraryChanges(
  subject: Subject,
  { fc, from }: { fc: Library; from: RequestFixture },
): FastCheck.Arbitrary<GeneratedChanges> | undefined {
  const places = placesOf(subject, { fc, from });
  if (places.length === 0) return undefined;
  const single = fc.oneof(...places).map((change) => ({ changes: [change] }));
  const several = fc
    .tuple(...places.map((place) => fc.option(place, { nil: undefined })))
    .map((all) => ({ changes: all.filter((change) => change !== undefined) }));
  return fc.oneof(single, several);
}

type Place = FastCheck.Arbitrary<GeneratedChanges["changes"][number]>;

/** Every parameter, and every property at the top of the body that the request has. Ids stay what they are. */
function placesOf({ operation, session }: Subject, { fc, from }: { fc: Library; from: RequestFixture }): Place[] {
  const maker = makerOf(session);
  const parameters = operation.parameters
    .filter(({ in: place, name }) => place !== "path" && !isReferenceLike(name))
    .map((parameter): Place => {
      const { name, schema, schemaPointer } = parameter;
      const values = arbitraryOf([{ schema, pointer: schemaPointer }], { fc, maker });
      return values.map((value) => ({ in: HOLDERS[parameter.in], pointer: toPointer([name]), value, schemaPointer }));
    });
  const media = operation.body?.content.find(({ type }) => from.contentType === undefined || type === from.contentType);
  if (media?.schema === undefined || from.body === undefined || media.kind === "binary" || media.kind === "text")
    return parameters;
  const root = { schema: media.schema, pointer: media.schemaPointer };
  const { body } = from;
  const flat = flatten(maker.document, [root]);
  const whole = arbitraryOf([root], { fc, maker });
  const chooses = flat.some(({ schema }) => schema.oneOf !== undefined || schema.anyOf !== undefined);
  if (!isObject(body) || chooses)
    return [...parameters, whole.map((value) => ({ in: "body", pointer: "", value, schemaPointer: root.pointer }))];
  const members = Object.keys(body).flatMap((name): Place[] => {
    const parts = isReferenceLike(name) ? undefined : propertyParts(flat, name);
    if (parts === undefined || parts.length === 0) return [];
    const pointer = toPointer([name]);
    const schemaPointer = parts[0]?.pointer ?? root.pointer;
    return [arbitraryOf(parts, { fc, maker }).map((value) => ({ in: "body", pointer, value, schemaPointer }))];
  });
  return [...parameters, ...members];
}

function makerOf({ document, validators }: Subject["session"]): Maker {
  let maker = makers.get(document);
  if (maker === undefined) {
    maker = createMaker(document, validators);
    makers.set(document, maker);
  }
  return maker;
}

const makers = new WeakMap<object, Maker>();

/** The request with the changes; undefined where it isn't valid, or wouldn't arrive as what it is. */
export function withChanges(
  subject: Subject,
  from: RequestFixture,
  { changes }: GeneratedChanges,
): RequestFixture | undefined {
  let request: RequestFixture | undefined = from;
  for (const { schemaPointer: _, ...change } of changes) request = request && applyChange(request, change);
  if (request === undefined || !fits(subject, request)) return undefined;
  return changes.every((change) => arrives(subject, change)) ? request : undefined;
}

function arrives({ operation }: Subject, change: Change): boolean {
  if (!("value" in change)) return true;
  const { value, pointer } = change;
  if (change.in === "body") {
    const kind = operation.body?.content[0]?.kind;
    const [field] = fromPointer(pointer);
    const form = field === undefined ? value : { [field]: value };
    return kind === "json" || arrivesInForm({ value: form, pointer }, kind === "multipart");
  }
  const [name] = fromPointer(pointer);
  const parameter = operation.parameters.find((each) => HOLDERS[each.in] === change.in && each.name === name);
  return parameter !== undefined && arrivesInParameter(parameter, { value, keyword: "generated" });
}
