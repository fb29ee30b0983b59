export { type ApiConfig, type Config, defineConfig } from "./config.ts";
export type { GeneratedFile } from "./emit/file.ts";
export { SpecError, SpecErrors, UsageError } from "./errors.ts";
export { type Generated, generate } from "./generate.ts";
