import { schemaBroken } from "../checks/check.ts";
import type { Exchange } from "../exchange.ts";
import { toMockFixtures } from "../mock/generated-fixtures.ts";
import type { Subject } from "../pact.ts";
import { notChecked, type Verdict } from "../verdict.ts";

/** Why the mock could not give a response at all: its body's schema is broken, or has no fixture. Neither is the mock's fault. */
export function unservable(
  { session, operation, fixtures }: Subject,
  exchange: Exchange,
  { status, mediaType }: { status: string; mediaType: string | undefined },
): Verdict | undefined {
  const declared = operation.responses.find((response) => response.status === status);
  const media = declared?.content.find(({ type }) => type === mediaType);
  if (media?.schema === undefined) return undefined;
  const { schemaPointer } = media;
  const compiled = session.validators.compile(schemaPointer, media.schema);
  if (compiled.kind === "uncompilable") {
    const context = { operation, exchange, model: session.model, blame: "mock" } as const;
    return schemaBroken(context, { schemaPointer, reason: compiled.reason });
  }
  const [made] = toMockFixtures(new Map([[operation.id, fixtures]]), [operation]).operations;
  const response = made?.responses.find((fixture) => fixture.status === status && fixture.mediaType === mediaType);
  if (Object.keys(response?.values ?? {}).length > 0) return undefined;
  return notChecked("no value was found that fits the schema of this body, so the mock has nothing to send");
}
