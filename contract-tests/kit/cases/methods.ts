import type { Operation } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import { methodRefused } from "../checks/method-refused.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { SessionPlan } from "../session.ts";
import { baseline } from "../state/baseline.ts";
import { prepare } from "../state/prepare.ts";
import { type CaseRecord, notChecked } from "../verdict.ts";
import { altered } from "./alter.ts";
import type { Case } from "./case.ts";
import { judge, notMade, record, unanswered, WRITES } from "./judge.ts";
import { takenRequest } from "./living.ts";

/** A method that the path doesn't declare must be refused. Tried once a path: by the operation that only looks, else the first. */
export function methodCases({ model }: SessionPlan, operation: Operation): readonly Case[] {
  const own = model.operations.filter(({ path }) => path === operation.path);
  if ((own.find(({ method }) => method === "get") ?? own[0]) !== operation) return [];
  const declared = own.map(({ method }) => method.toUpperCase());
  const free = METHODS.filter((method) => !declared.includes(method));
  return free
    .filter(
      (method) => !model.operations.some((other) => other.method.toUpperCase() === method && covers(other, operation)),
    )
    .map((method): Case => {
      // What a server does with it, it does with a body such as another method of the path has.
      const bodied = method === "GET" || method === "DELETE" ? undefined : own.find(({ body }) => body !== undefined);
      const response = `refusal of ${method}`;
      return {
        name: `refuses ${method}, which ${operation.path} doesn't declare`,
        settles: [`${response} method-refused`],
        run: (subject) => methodCase(subject, { method, declared, response, bodied }),
      };
    });
}

// HEAD goes with GET, and OPTIONS and TRACE are often the server's own.
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Whether the other path takes the own one's URLs as well. What it has in full, a value in a URL is not by chance. */
function covers(other: Operation, own: Operation): boolean {
  const [theirs = [], ours = []] = [other, own].map(({ path }) => path.split("/"));
  return theirs.length === ours.length && theirs.every((step, index) => step === ours[index] || step.includes("{"));
}

function whyNot({ session: { settings } }: Subject, method: string): string | undefined {
  if (settings.partial === true)
    return "only some operations of the document were taken, and others may have this method";
  if (method === "GET" || settings.writes) return undefined;
  return WRITES;
}

interface Undeclared {
  readonly method: string;
  readonly declared: readonly string[];
  readonly response: string;
  readonly bodied: Operation | undefined;
}

async function methodCase(subject: Subject, { method, declared, response, bodied }: Undeclared): Promise<CaseRecord> {
  const settled = { response, check: "method-refused" } as const;
  const because = whyNot(subject, method);
  if (because !== undefined) return record(subject, [{ ...settled, verdict: notChecked(because) }]);
  const other =
    subject.session.prism === undefined && bodied !== undefined ? { ...subject, operation: bodied } : subject;
  const carrier = other.operation !== subject.operation && (await baseline(other)) !== undefined ? other : subject;
  const taken = await takenRequest(carrier);
  const live = subject.session.prism === undefined;
  const living = live && !subject.operation.path.includes("{") && (await baseline(carrier)) !== undefined;
  const lacks = notMade(carrier, taken);
  if (lacks !== undefined) return record(subject, [{ ...settled, verdict: notChecked(lacks) }]);
  const { request } = await prepare(carrier, taken, { harmless: true });
  const made = await call(carrier, requestArgs(request), { alter: (written) => altered(written, { method }) });
  if (made.kind !== "answered")
    return record(subject, [{ ...settled, verdict: unanswered(subject, made, "method-refused") }]);
  const verdict = methodRefused(subject, made.exchange, { method, declared, living });
  // Some documents say of each operation what a 405 looks like.
  const { status } = made.exchange.response;
  const promised = status === 405 && subject.operation.responses.some((each) => each.status === "405");
  const judged = promised && subject.session.prism === undefined ? judge(subject, made, "405") : [];
  return record(subject, [{ ...settled, verdict }, ...judged]);
}
