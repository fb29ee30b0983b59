import { parseSync } from "oxc-parser";
import type { GeneratedFile } from "./file.ts";

/**
 * Whatever a document holds, what we render must parse. If it doesn't, that is our bug, and nothing may be written.
 * The runtime is our own source and isn't rendered; it is left out.
 * @throws Error that names each place
 */
export function checkSyntax(files: readonly GeneratedFile[]): void {
  const rendered = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
  const faults = rendered.flatMap(({ path, contents }) =>
    parseSync(path, contents).errors.map(({ message, codeframe }) => `${path}: ${codeframe ?? message}`),
  );
  if (faults.length > 0) throw new Error(`Rendered code does not parse.\n${faults.join("\n")}`);
}
