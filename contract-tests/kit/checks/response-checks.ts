import { bodyCheck } from "./body.ts";
import type { Check } from "./check.ts";
import { clientCheck } from "./client.ts";
import { contentTypeCheck } from "./content-type.ts";
import { headersCheck } from "./headers.ts";
import { readOnlyCheck } from "./read-only.ts";
import { responseTimeCheck } from "./response-time.ts";
import { serverErrorCheck } from "./server-error.ts";
import { statusCheck } from "./status.ts";
import { undeclaredFieldCheck } from "./undeclared-field.ts";
import { writeOnlyCheck } from "./write-only.ts";

/** What every response is judged by, in this order. */
export const responseChecks: readonly Check[] = [
  statusCheck,
  contentTypeCheck,
  headersCheck,
  bodyCheck,
  clientCheck,
  serverErrorCheck,
  readOnlyCheck,
  writeOnlyCheck,
  undeclaredFieldCheck,
  responseTimeCheck,
];
