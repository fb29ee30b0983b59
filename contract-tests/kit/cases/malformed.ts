import type { MediaType, Operation } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import { declaredMediaType } from "../declared.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { SessionPlan } from "../session.ts";
import { prepare } from "../state/prepare.ts";
import { type CaseRecord, notChecked } from "../verdict.ts";
import { type Alteration, altered } from "./alter.ts";
import type { Case } from "./case.ts";
import { OTHER_REASONS } from "./invalid.ts";
import { notMade, record } from "./judge.ts";
import { takenRequest } from "./living.ts";
import { refusal } from "./refusal.ts";

/** A body that is no JSON where JSON is declared, and one of a media type that isn't declared, must be refused. */
export function malformedCases(_: SessionPlan, { method, body }: Operation): readonly Case[] {
  const [media] = body?.content ?? [];
  // fetch sends no body with these.
  if (media?.kind !== "json" || method === "get" || method === "head") return [];
  const type = undeclaredType(body?.content ?? []);
  return [
    malformedCase("malformed JSON", media, { body: cutShort }),
    ...(type === undefined
      ? []
      : [malformedCase(`a body of type ${type}`, media, { headers: (headers) => headers.set("content-type", type) })]),
  ];
}

function malformedCase(what: string, media: MediaType, alteration: Alteration): Case {
  const response = `refusal of ${what}`;
  const run = async (subject: Subject): Promise<CaseRecord> => {
    const settled = { response, check: "invalid-refused" } as const;
    if (subject.session.prism !== undefined && !PARSED.test(media.type)) {
      const because = `a limit of Prism: it doesn't read a body of type ${media.type}`;
      return record(subject, [{ ...settled, verdict: notChecked(because) }]);
    }
    const taken = await takenRequest(subject);
    const send = async () => {
      const { request } = await prepare(subject, { ...taken, body: taken.body ?? {} }, { harmless: true });
      return call(subject, requestArgs(request), { alter: (written) => altered(written, alteration) });
    };
    return refusal(subject, send, {
      ...settled,
      what: `A request with ${what} was not refused.`,
      conclusive: (status) => ![404, ...OTHER_REASONS].includes(status),
      pointer: media.schemaPointer.replace(/\/schema$/, ""),
      because: notMade(subject, taken),
      invalid: undefined,
      raw: true,
    });
  };
  return { name: `refuses ${what}`, settles: [`${response} invalid-refused`], run };
}

/** What Prism takes for JSON. */
const PARSED = /^application\/([^;]+\+)?json\s*(;|$)/i;

/** No JSON any more, whatever it was. */
function cutShort(text: string): string {
  return /^[[{].+/s.test(text) ? text.slice(0, -1) : "{";
}

/** A media type that no declared one or range covers. */
function undeclaredType(content: readonly MediaType[]): string | undefined {
  return CANDIDATES.find((type) => declaredMediaType(content, type) === undefined);
}

const CANDIDATES = ["application/xml", "text/csv"];
