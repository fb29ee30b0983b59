import type { ConformanceCase } from "./case.ts";

/** What an operation says: parameters, bodies, responses, names. */
export const OPERATION_CASES: readonly ConformanceCase[] = [
  {
    group: "Responses",
    construct: "a range and a `default` beside a status",
    shows: "GetXResult",
    document: {
      paths: {
        "/x": {
          get: {
            operationId: "getX",
            responses: {
              "200": { description: "", content: { "application/json": { schema: { type: "string" } } } },
              "4XX": { description: "", content: { "application/json": { schema: { type: "number" } } } },
              default: { description: "", content: { "application/json": { schema: { type: "boolean" } } } },
            },
          },
        },
      },
    },
    uses: `
      export async function use() {
        const result = await api.getX(client);
        if (result.ok) return same<string>(result.data);
        return result.status === 404 ? same<number>(result.error) : result.status === 500 && same<boolean>(result.error);
      }`,
  },
];
