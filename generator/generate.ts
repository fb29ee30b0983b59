import type { ApiConfig } from "./config.ts";
import type { GeneratedFile } from "./emit/file.ts";
import { startTypeScript, type TypeScript } from "./emit/typescript.ts";
import type { SpecError } from "./errors.ts";
import type { Source } from "./source/load.ts";

export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly warnings: readonly SpecError[];
  /** Everything that was read. */
  readonly sources: readonly Source[];
}

/**
 * Document in, files out; nothing is written.
 * @throws SpecErrors with every fault of the document
 * @throws UsageError if a file can't be read
 */
export async function generate(api: ApiConfig): Promise<Generated> {
  // Loading the compiler takes longer than all the rest together: it comes first, and in a thread of its own.
  const typescript = startTypeScript();
  try {
    const { runPipeline } = await import("./pipeline.ts");
    const generated = await runPipeline(api, typescript);
    await checkSyntax(typescript, generated.files);
    return generated;
  } finally {
    await typescript.close();
  }
}

/** Whatever a document holds, what we render must parse. If it doesn't, that is our bug, and nothing may be written. */
async function checkSyntax(typescript: TypeScript, files: readonly GeneratedFile[]): Promise<void> {
  // The runtime is our own source: it isn't rendered.
  const rendered = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
  const faults = await typescript.syntax(rendered);
  if (faults.length === 0) return;
  throw new Error(faults.map(({ path, line, column, what }) => `${path}:${line}:${column} ${what}`).join("\n"));
}
