import { fixtureShare, type Reason } from "../generator/fixtures/share.ts";
import { buildModel } from "../generator/model/build.ts";
import { readDocument } from "../generator/read-document.ts";

/** `npx tsx bench/fixtures-share.ts DOCUMENT…`: how many of the fixtures Ajv accepts; exit code 1 where it is not all. */
let made = 0;
let accepted = 0;
let unproven = 0;
for (const document of process.argv.slice(2)) {
  try {
    const read = await readDocument({ document });
    const share = fixtureShare(read.document, buildModel(read.document));
    made += share.made;
    accepted += share.accepted;
    unproven += share.unproven.length;
    process.stdout.write(`${document}: Ajv accepts ${share.accepted} of ${share.made}\n`);
    tell("refused", share.refused);
    tell("unsatisfiable", share.unsatisfiable);
    tell("unproven", share.unproven);
  } catch (error) {
    const [first] = error instanceof Error ? error.message.split("\n") : [String(error)];
    process.stdout.write(`${document}: not read: ${first}\n`);
  }
}
const percent = made === 0 ? 100 : (100 * accepted) / made;
process.stdout.write(`Ajv accepts ${accepted} of ${made} fixtures: ${percent.toFixed(2)} %; unproven: ${unproven}\n`);
process.exitCode = accepted === made && unproven === 0 ? 0 : 1;

function tell(kind: string, reasons: readonly Reason[]): void {
  for (const { pointer, reason } of reasons) process.stdout.write(`  ${kind} ${pointer}: ${reason}\n`);
}
