/** One API: its document, what is corrected and taken from it, and where the output goes. Paths are relative to the config file. */
export interface ApiConfig {
  /** The document, in JSON or YAML: a file, or a URL. */
  readonly document: string;
  /** The folder for types, client and fixtures. */
  readonly output: string;
  /** The folder for the contract suites. Default: `contract-tests` inside the output folder. */
  readonly suites?: string;
  /** The API's name in generated identifiers: `Clockify` makes `createClockifyClient`. Default: from the document's title. */
  readonly name?: string;
  /** OpenAPI Overlay files, applied in this order. */
  readonly overlays?: readonly string[];
  /**
   * Only these operations, by `operationId`. Here and in the next three `*` stands for any text, and a pattern that begins
   * with `!` takes away. An operation must pass each of the four lists that is given.
   */
  readonly operations?: readonly string[];
  /** Only the operations that have one of these tags. */
  readonly tags?: readonly string[];
  /** Only the operations at these paths: `*` stands for text within a segment, `**` for any number of segments. */
  readonly paths?: readonly string[];
  /** Only the operations of these methods. */
  readonly methods?: readonly string[];
  /** The folder whose files a `$ref` may name. Default: the document's own folder. */
  readonly root?: string;
  /** Hosts that a `$ref` may fetch from. Default: none. */
  readonly allowRemote?: readonly string[];
}

/** What `specpact.config.ts` exports: one API or several. */
export type Config = ApiConfig | readonly ApiConfig[];

/** Gives a config its type: `export default defineConfig({ document: "openapi.yaml", output: "generated/petstore" })`. */
export function defineConfig(config: Config): Config {
  return config;
}
