import { setTimeout as pause } from "node:timers/promises";
import { createRecorder, type Exchange } from "../exchange.ts";
import { isSuccess } from "../http.ts";
import { type Complaint, show } from "../state/complaint.ts";
import { entityIn, idIn, jsonOf } from "../state/entity.ts";
import { type Reading, saysNothing } from "../state/reading.ts";
import type { Caller } from "../state/state.ts";
import type { Thing } from "../state/things.ts";
import { type Judged, sameId } from "./created-readable.ts";

/** The Location of a 201 leads to what was created (RFC 9110, section 10.2.2). */
export async function locationFollowed(
  caller: Caller,
  { answer, location, thing }: { answer: Reading; location: string; thing: Thing },
): Promise<Judged> {
  const { session } = caller;
  const url = URL.canParse(location, answer.exchange.request.url)
    ? new URL(location, answer.exchange.request.url)
    : undefined;
  const complaint = (what: string, expected: string, received: string): Judged => {
    const complaints: Complaint[] = [{ at: answer, what, expected, received: `${received} from ${location}` }];
    return { complaints, looked: true };
  };
  if (url === undefined) return complaint("The Location is no URL", "a URL", show(location));
  // Behind a proxy a server may name itself as others see it; and credentials go to nobody else.
  if (url.origin !== new URL(session.baseUrl).origin) return { complaints: [], looked: false };
  // An API whose things can only be changed has nothing to show.
  if (thing.resource.read === undefined) return { complaints: [], looked: false };
  let seen = await get(caller, url, answer.exchange);
  if (seen !== undefined && !isSuccess(seen.response.status))
    seen = await pause(200).then(() => get(caller, url, answer.exchange));
  if (seen === undefined) return { complaints: [], looked: false };
  const { status } = seen.response;
  if (!isSuccess(status)) {
    if (saysNothing(status) || status === 405) return { complaints: [], looked: false };
    return complaint("The Location leads nowhere", "a 2xx status", String(status));
  }
  const { idProperty } = thing.resource;
  const id = idIn(entityIn(jsonOf(seen), idProperty), idProperty);
  if (id === undefined || sameId(id, thing.id)) return { complaints: [], looked: true };
  return complaint("The Location leads to another one", `the id ${thing.id}`, show(id));
}

/** As the same user: with the headers that the request before was sent with. */
async function get(
  { session, operation, exchanges: _ }: Caller,
  url: URL,
  before: Exchange,
): Promise<Exchange | undefined> {
  const headers = new Headers(before.request.headers);
  for (const name of ["content-type", "content-length", "transfer-encoding"]) headers.delete(name);
  const recorder = createRecorder({ gate: session.gate, operation: operation.id });
  try {
    await recorder.fetch(new Request(url, { headers }));
  } catch {
    return undefined;
  }
  return recorder.exchange();
}
