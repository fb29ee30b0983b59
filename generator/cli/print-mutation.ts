import type { Mutation, MutationScore } from "../../contract-tests/kit/mutation/mutation.ts";
import { paint, print, visible } from "./terminal.ts";

/** Which share of the changes was noticed, and every change that was not. */
export function printMutation({ noticed, total, equivalent, survivors }: MutationScore): void {
  const share = total === 0 ? "nothing to change" : `${Math.floor((noticed / total) * 100)} %`;
  const rest = equivalent > 0 ? `; ${equivalent} more left the answer as the document allows it` : "";
  print(`\n${paint("bold", "noticed")} ${noticed} of ${total} changes of answers (${share})${rest}`);
  for (const survivor of survivors) print(`  ${paint("yellow", "unnoticed")} ${visible(printOne(survivor))}`);
}

function printOne({ operation, kind, place, status }: Mutation): string {
  return `${operation} ${status}: ${kind}${place === "" ? "" : ` at ${place}`}`;
}
