/** An OpenAPI 3.0 document as 3.1 would say the same. The example's differs by nothing but how it allows null. */
export function toVersion31(document: unknown): object {
  return { ...(withNullType(document) as object), openapi: "3.1.0" };
}

function withNullType(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNullType);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = value as { nullable?: unknown; type?: unknown };
  const lifted = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, withNullType(each)]));
  return nullable === true ? { ...lifted, type: [rest.type, "null"] } : lifted;
}
