import { parseSync } from "oxc-parser";
import type { GeneratedFile } from "./file.ts";

/**
 * Whatever a document holds, what we render must parse. If it doesn't, that is our bug, and nothing may be written.
 * The runtime is our own source and isn't rendered; it is left out.
 * @throws Error that names each place
 */
export function checkSyntax(files: readonly GeneratedFile[]): void {
  const rendered = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
  const faults = rendered.flatMap(({ path, contents }) => faultsOf(path, contents));
  if (faults.length > 0) throw new Error(`Rendered code does not parse.\n${faults.join("\n")}`);
}

/**
 * The parser hands over its tree as text, which takes four times as long as parsing, except where the code can't be parsed:
 * so a bracket that nothing opens is put behind the code, and must be all that is wrong.
 */
function faultsOf(path: string, contents: string): string[] {
  const { errors } = parseSync(path, `${contents}\n${UNOPENED}`);
  const wanted = contents.length + 1;
  const others = errors.filter(({ labels: [label] }) => label?.start !== wanted);
  if (others.length < errors.length || others.length > 0)
    return others.map(({ message, codeframe }) => `${path}: ${codeframe ?? message}`);
  return [`${path}: the code ends before everything is closed that it opens`];
}

const UNOPENED = "}";
