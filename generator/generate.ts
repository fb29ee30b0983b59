import type { ApiConfig } from "./config.ts";
import type { GeneratedFile } from "./emit/file.ts";
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
  const { runPipeline } = await import("./pipeline.ts");
  return await runPipeline(api);
}
