import type { ApiConfig } from "./config.ts";
import type { Generated } from "./generate.ts";

export { type ApiConfig, type Config, defineConfig } from "./config.ts";
export type { GeneratedFile } from "./emit/file.ts";
export { SpecError, SpecErrors, UsageError } from "./errors.ts";
export type { Generated } from "./generate.ts";

/**
 * Document in, files out; nothing is written. Loads the generator when it is called: a config file imports this module too.
 * @throws SpecErrors with every fault of the document
 * @throws UsageError if a file can't be read
 */
export async function generate(api: ApiConfig): Promise<Generated> {
  const generator = await import("./generate.ts");
  return generator.generate(api);
}
