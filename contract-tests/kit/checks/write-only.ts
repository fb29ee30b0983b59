import { HIDDEN } from "../../../generator/document/shape.ts";
import type { Parts } from "../../../generator/fixtures/located.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { PASS } from "../verdict.ts";
import { bodyOf, type Check, finding } from "./check.ts";
import { walkObjects } from "./walk-objects.ts";

/** No answer has a property that the document marks `writeOnly` (JSON Schema 2020-12, validation, section 9.4). */
export const writeOnlyCheck: Check = {
  id: "write-only",
  run: (context) => {
    const body = bodyOf(context);
    if (body === undefined) return PASS;
    const leaks: { name: string; pointer: string; schemaPointer: string }[] = [];
    walkObjects(context.document, [{ schema: body.schema, pointer: body.schemaPointer }], {
      value: body.value,
      visit: ({ value, parts, pointer }) => {
        for (const name of hiddenNames(parts))
          if (Object.hasOwn(value, name))
            leaks.push({ name, pointer: `${pointer}${toPointer([name])}`, schemaPointer: ownerOf(parts, name) });
      },
    });
    const [first] = leaks;
    if (first === undefined) return PASS;
    return finding(context, {
      check: "write-only",
      what: "The answer has a property that is write-only.",
      documentPointer: first.schemaPointer,
      valuePointer: first.pointer,
      expected: `no ${first.name}`,
      // What is write-only is most often a secret.
      received: "a value, which is not shown",
    });
  },
};

/** The names that an object of these schemas doesn't have in this direction. */
export function hiddenNames(parts: Parts): Set<string> {
  return new Set(parts.flatMap(({ schema }) => namesIn(schema[HIDDEN])));
}

function ownerOf(parts: Parts, name: string): string {
  return parts.find(({ schema }) => namesIn(schema[HIDDEN]).includes(name))?.pointer ?? "";
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === "string") : [];
}
