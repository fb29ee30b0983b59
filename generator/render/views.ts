import type { Json } from "../json/json.ts";
import type { Identifier } from "../model/model.ts";
import type { Printed } from "./printed.ts";

/** Template name → what it is given. Every decision is in the view; the template only places it. */
export interface Views {
  readonly header: Readonly<Record<string, never>>;
  readonly types: TypesView;
  readonly openapi: OpenapiView;
  readonly operations: OperationsView;
  readonly client: ClientView;
  readonly security: SecurityView;
  readonly index: IndexView;
  readonly fixtures: FixturesView;
  readonly suite: SuiteView;
}

export interface TypesView {
  /** Whether the types of results are among the declarations. */
  readonly results: boolean;
  readonly declared: boolean;
  readonly declarations: readonly Printed[];
}

export interface OpenapiView {
  /** Whether `types.ts` is named. */
  readonly typed: boolean;
  readonly declarations: readonly Printed[];
}

export interface OperationsView {
  readonly secured: boolean;
  readonly operations: readonly (SignatureView & {
    /** What the runtime is told of the operation, a field a line. */
    readonly fields: Printed;
  })[];
}

/** A function of the client, and its types in `types.ts`. */
export interface SignatureView {
  readonly name: Identifier;
  readonly doc: Printed;
  readonly args: Identifier;
  /** Whether it can be called without arguments. */
  readonly optional: boolean;
  readonly result: Identifier;
}

export interface ClientView {
  readonly clientDoc: string;
  readonly operations: readonly SignatureView[];
  readonly clientName: Identifier;
  readonly createName: Identifier;
  readonly createDoc: string;
  readonly optionsName: Identifier;
  readonly optionsDoc: string;
  readonly serverName: Identifier;
  readonly serverDoc: string;
  readonly authName: Identifier;
  readonly authDoc: string;
  readonly secured: boolean;
  readonly hasOperations: boolean;
  readonly modules: readonly { readonly alias: Identifier; readonly file: string }[];
  readonly servers: readonly ServerView[];
  readonly defaultUrl: string;
  readonly schemes: readonly SchemeView[];
}

export interface ServerView {
  readonly doc: string;
  readonly url: string;
  /** The one that is used where none is named. */
  readonly first: boolean;
  readonly variable: boolean;
  readonly variables: readonly {
    readonly doc: string;
    readonly name: string;
    readonly open: boolean;
    readonly values: readonly string[];
  }[];
  readonly defaults: Json;
}

export interface SchemeView {
  readonly doc: string;
  readonly id: string;
  readonly name: Identifier;
  /** The runtime's function that makes the scheme. */
  readonly maker: Identifier;
  readonly basic: boolean;
  /** `key`: the header, query parameter or cookie of an API key, or the name of an HTTP scheme. */
  readonly keyed: boolean;
  readonly key: string;
}

export interface SecurityView {
  readonly schemes: readonly SchemeView[];
  /** Whether operations share lists of alternatives. */
  readonly combined: boolean;
  readonly alternatives: readonly { readonly name: Identifier; readonly value: Printed }[];
}

export interface IndexView {
  readonly files: readonly string[];
}

export interface FixturesView {
  /** Whether any value names its type. */
  readonly typed: boolean;
  /** What many responses have in common. */
  readonly bodies: readonly {
    readonly name: Identifier;
    readonly doc: string;
    readonly values: readonly TypedValueView[];
  }[];
  readonly operations: readonly FixtureView[];
}

export interface FixtureView {
  readonly name: Identifier;
  readonly doc: string;
  /** `example`, `minimal` and `full`. */
  readonly requests: readonly TypedValueView[];
  readonly responses: readonly {
    /** The status, and the media type behind it where the status has several: `200`, `200 text/csv`. */
    readonly key: string;
    readonly values: readonly TypedValueView[];
    readonly headers: Json;
    /** Whether the rest comes from a shared `body`. */
    readonly sharing: boolean;
    readonly body?: Identifier;
  }[];
}

export interface TypedValueView {
  readonly key: Identifier;
  readonly value: Json;
  /** The value is of its type: a request that lacks what no value was found for is not. */
  readonly typed: boolean;
  /** In `types.ts`. */
  readonly typeName: Identifier;
}

export interface SuiteView {
  readonly createName: Identifier;
  /** Module specifiers, relative to the suite's file. */
  readonly documentFile: string;
  readonly clientFile: string;
  readonly fixturesFile: string;
  readonly operations: readonly SuiteOperationView[];
}

export interface SuiteOperationView {
  readonly title: string;
  readonly id: string;
  readonly name: Identifier;
  readonly answers: readonly AnswerView[];
}

/** `it(title, operation.answers(...args))`. */
export interface AnswerView {
  readonly title: string;
  readonly args: readonly string[];
}
