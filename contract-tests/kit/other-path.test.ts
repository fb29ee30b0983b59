import { expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.ts";
import type { Exchange } from "./exchange.ts";
import { otherPath } from "./other-path.ts";
import type { Subject } from "./pact.ts";

it.each([
  { own: "/a/{id}", other: "/a/{name}", url: "/v1/a/x", ambiguous: true },
  { own: "/a/{id}", other: "/a/me", url: "/v1/a/me", ambiguous: true },
  { own: "/a/me", other: "/a/{id}", url: "/v1/a/me", ambiguous: false },
  { own: "/a/{id}", other: "/a/me", url: "/v1/a/x", ambiguous: false },
  { own: "/a/{id}", other: "/a/{id}/b", url: "/v1/a/x", ambiguous: false },
  { own: "/a/{x}/b", other: "/{y}/c/b", url: "/v1/a/c/b", ambiguous: false },
  { own: "/{y}/c/b", other: "/a/{x}/b", url: "/v1/a/c/b", ambiguous: true },
])("$url of $own beside $other: $ambiguous", ({ own, other, url, ambiguous }) => {
  const operations = [own, other].map((path) => ({ method: "get", path }));
  const model = { operations } as unknown as ApiModel;
  const subject = { session: { baseUrl: "http://x/v1", model }, operation: operations[0] } as unknown as Subject;
  const exchange = { request: { url: `http://x${url}?q=1` } } as Exchange;
  expect(otherPath(subject, exchange) !== undefined).toBe(ambiguous);
});
