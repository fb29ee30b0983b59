import type { Operation } from "../../../../generator/model/model.ts";
import { call } from "../../call.ts";
import { answersRepeat } from "../../checks/repeatable.ts";
import { requestArgs } from "../../request-args.ts";
import { baseline } from "../baseline.ts";
import type { Seen } from "../complaint.ts";
import { type Journey, journey } from "./journey.ts";

/** Asks for the same several times. */
export function repeatJourney(operation: Operation): Journey {
  const name = `answers ${operation.id} the same every time`;
  return journey({ operation, name, checks: ["repeatable"] }, async (walk) => {
    const caller = walk.as(operation);
    const known = await baseline(caller);
    if (known === undefined) return walk.skip("repeatable", "the target takes no request for it");
    const looks: Seen[] = [];
    for (let count = 0; count < LOOKS; count++) {
      const made = await call(caller, requestArgs(known.request));
      if (made.kind === "answered") looks.push({ operation, exchange: made.exchange });
    }
    walk.skip("repeatable", "the answer has changed once, and that may be anybody's doing");
    walk.note("repeatable", answersRepeat(looks));
  });
}

const LOOKS = 4;
