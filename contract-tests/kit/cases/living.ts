import { isDeepStrictEqual } from "node:util";
import { applyChange, type Change } from "../../../generator/fixtures/apply-change.ts";
import { writtenAs } from "../../../generator/fixtures/date-variations.ts";
import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { HOLDERS } from "../../../generator/fixtures/request-fixture.ts";
import type { Json } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { Subject } from "../pact.ts";
import { baseline } from "../state/baseline.ts";
import type { RequestPlace } from "../state/edit.ts";
import { namesTarget, prepare, renewed } from "../state/prepare.ts";
import { stateOf } from "../state/state.ts";

/** A request of the generator's that is to show something, and what was changed to that end. */
export interface Shown {
  readonly in: Change["in"];
  readonly pointer: string;
  readonly change: Change;
  readonly request: RequestFixture;
  readonly keyword?: string;
  /** `minimal`: what is shown is that nothing else is there. */
  readonly base?: "full" | "minimal";
}

export interface Living {
  readonly request: RequestFixture;
  /** The request that the target takes and that differs in nothing but the change; undefined where there is none such. */
  readonly from: RequestFixture | undefined;
}

/**
 * The request as this target can understand it: on a live one, the same change on a request that it takes, so that nothing
 * else can be why it is refused; or, where it takes none, the generator's own with ids that live there.
 */
export async function living(subject: Subject, shown: Shown, valid: boolean): Promise<Living> {
  if (subject.session.prism !== undefined) return { request: shown.request, from: undefined };
  const place: RequestPlace = { in: shown.in, steps: fromPointer(shown.pointer) };
  // A documented id may be that of something which is not ours to change or delete.
  const except = valid && namesTarget(subject, place) ? undefined : place;
  const taken = shown.base === "minimal" && valid ? undefined : (await baseline(subject))?.request;
  // Before the change: what is broken on purpose gives no hold to others.
  const own = taken && renewed(subject, taken);
  const from = valid && own !== undefined ? withOther(subject, shown, own) : own;
  const changed = from && applyChange(from, asItStands(shown, from));
  const usable = changed !== undefined && fits(subject, changed) === valid;
  const { request } = await prepare(subject, usable ? changed : shown.request, { except, harmless: !valid });
  return { request, from: usable ? from : undefined };
}

/** With the value of the full request where nothing stands: what is refused there is compared with another value. */
function withOther({ session, operation }: Subject, { change }: Shown, from: RequestFixture): RequestFixture {
  const steps = fromPointer(change.pointer);
  if (!("value" in change) || valueAt(from[change.in], steps) !== undefined) return from;
  const value = valueAt(stateOf(session).fixture(operation, "full")[change.in], steps);
  if (value === undefined || isDeepStrictEqual(value, change.value)) return from;
  return applyChange(from, { ...change, value }) ?? from;
}

/** The change, with what the request has at the place where that is what is changed. */
function asItStands({ change, keyword }: Shown, from: RequestFixture): Change {
  const here = valueAt(from[change.in], fromPointer(change.pointer));
  // One of its own items twice: others may name nothing.
  if (keyword === "uniqueItems" && "value" in change && Array.isArray(here) && here.length > 0)
    return { ...change, value: [...here, here.at(-1) as Json] };
  return atItsInstant(change, from);
}

/** Another way to write a time stays at the time that stands there: an end may have to come after a start. */
function atItsInstant(change: Change, from: RequestFixture): Change {
  const here = valueAt(from[change.in], fromPointer(change.pointer));
  if (!("value" in change) || typeof change.value !== "string" || typeof here !== "string") return change;
  const value = writtenAs(change.value, here);
  return value === undefined ? change : { ...change, value };
}

/** A request that this target takes, or the document's example where there is none. */
export async function takenRequest(subject: Subject): Promise<RequestFixture> {
  const found = subject.session.prism === undefined ? await baseline(subject) : undefined;
  return found?.request ?? subject.fixtures.request.example;
}

/** Whether the document allows the request. */
export function fits({ operation, session }: Pick<Subject, "operation" | "session">, request: RequestFixture): boolean {
  const { parameters, body } = operation;
  const accepts = (pointer: string, value: unknown) => session.validators.validate(pointer, value).kind === "valid";
  const sound = parameters.every(({ in: place, name, required, schemaPointer }) => {
    const held = request[HOLDERS[place]];
    const value = held !== undefined && Object.hasOwn(held, name) ? held[name] : undefined;
    return value === undefined ? !required : accepts(schemaPointer, value);
  });
  if (!sound || body === undefined) return sound;
  if (request.body === undefined) return !body.required;
  const media = body.content.find(({ type }) => request.contentType === undefined || type === request.contentType);
  return media?.schema === undefined || accepts(media.schemaPointer, request.body);
}
