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
  /** A folder of captures, as `verify --record` writes them: valid ones become the examples of their responses. */
  readonly captures?: string;
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
  /** How the contract is verified. */
  readonly verify?: VerifyConfig;
}

/** How `specpact verify` judges. Flags of the same names come before it. */
export interface VerifyConfig {
  /** How loud a check is, by its id, for all operations or by operationId, where `*` stands for any text. */
  readonly checks?: CheckLevels;
  /** Values of parameters, by name, that a live target knows: `{ workspaceId: "64a6…" }`. */
  readonly values?: Readonly<Record<string, string>>;
  /** What the API makes, shows, changes and deletes, by the last word of its collection's path, where the document doesn't tell. */
  readonly resources?: ResourceConfig;
  /** Requests a second that a live target gets at most. */
  readonly rate?: number;
  /** Milliseconds that an answer may take. */
  readonly responseTime?: number;
  /** Where generated cases start from: the same seed, the same cases. */
  readonly seed?: number;
  /** How many generated requests each operation gets, and for how many seconds at most. */
  readonly generated?: { readonly cases?: number; readonly seconds?: number };
  /** Headers, parameters and properties whose values are never shown or stored, beside those with secret-like names. */
  readonly redact?: readonly string[];
  /** What share, from 0 to 1, of each kind of thing that answers can show must be seen: `{ properties: 0.8, statuses: 0.5 }`. */
  readonly coverage?: Readonly<Record<string, number>>;
  /** A file of deviations that are known and accepted. */
  readonly baseline?: string;
}

/** By a resource's name, such as `time-entries`: which operations it has, by `operationId`. `false`: leave it alone. */
export type ResourceConfig = Readonly<
  Record<
    string,
    | false
    | {
        readonly create?: string;
        readonly read?: string;
        readonly list?: string;
        readonly update?: string;
        readonly delete?: string;
        /** The property that carries the id in an answer. */
        readonly id?: string;
      }
  >
>;

export type CheckLevel = "error" | "note" | "off";
export type CheckLevels = Readonly<Record<string, CheckLevel | Readonly<Record<string, CheckLevel>>>>;

/** What `specpact.config.ts` exports: one API or several. */
export type Config = ApiConfig | readonly ApiConfig[];

/** Gives a config its type: `export default defineConfig({ document: "openapi.yaml", output: "generated/petstore" })`. */
export function defineConfig(config: Config): Config {
  return config;
}
