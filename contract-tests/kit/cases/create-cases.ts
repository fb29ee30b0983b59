import type { Operation } from "../../../generator/model/model.ts";
import type { SessionPlan } from "../session.ts";
import type { Case } from "./case.ts";
import { credentialsCases } from "./credentials.ts";
import { examplesCases } from "./examples.ts";
import { generatedCases } from "./generated.ts";
import { invalidCases } from "./invalid.ts";
import { malformedCases } from "./malformed.ts";
import { methodCases } from "./methods.ts";
import { securityCases } from "./security.ts";
import { validCases } from "./valid.ts";

/** Every case of an operation beside its declared answers, family by family. */
export function createCases(plan: SessionPlan, operation: Operation): readonly Case[] {
  return FAMILIES.flatMap((family) => family(plan, operation));
}

const FAMILIES: readonly ((plan: SessionPlan, operation: Operation) => readonly Case[])[] = [
  examplesCases,
  validCases,
  invalidCases,
  malformedCases,
  credentialsCases,
  securityCases,
  methodCases,
  generatedCases,
];
