import type { Exchange } from "./exchange.ts";
import { decodePercent } from "./http.ts";
import type { Subject } from "./pact.ts";

/** Why an answer may not be to this operation: the URL fits another path of the document as well, so a server may take that one. */
export function otherPath({ session, operation }: Subject, { request }: Exchange): string | undefined {
  const base = new URL(session.baseUrl).pathname.replace(/\/$/, "");
  const path = new URL(request.url).pathname.slice(base.length);
  const other = session.model.operations.find((candidate) => {
    return (
      candidate.method === operation.method && mayWin(candidate.path, operation.path) && fits(candidate.path, path)
    );
  });
  return other && `the request fits the path ${other.path} as well, and a server can't tell which is meant`;
}

/** OpenAPI 3.1, section 4.8.8: a concrete path comes before a templated one. */
function mayWin(template: string, own: string): boolean {
  if (template === own) return false;
  const steps = own.split("/");
  const different = template.split("/").findIndex((step, index) => step.includes("{") !== steps[index]?.includes("{"));
  return different < 0 || steps[different]?.includes("{") === true;
}

function fits(template: string, path: string): boolean {
  const wanted = template.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((step, index) => step.includes("{") || step === decodePercent(given[index] ?? ""))
  );
}
