/** One output file. */
export interface GeneratedFile {
  /** Relative to the output folder, with `/`. Never absolute, never with `..`. */
  readonly path: string;
  readonly contents: string;
}
