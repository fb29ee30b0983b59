import type { ApiModel, Operation } from "../../../generator/model/model.ts";
import { createClient, jsonBody, query, send } from "../../../generator/runtime/index.ts";

type PlainOptions = Parameters<typeof createClient>[0];

/** A client for an API of plain JSON operations, as the generated one would be: for tests that have a document only. */
export function plainClient({ operations }: ApiModel): (options: object) => object {
  return (options) => {
    const client = createClient(options as PlainOptions, "http://nowhere.invalid");
    return Object.fromEntries(
      operations.map((operation) => [
        operation.name,
        (args: object, callOptions: object) => send(client, descriptorOf(operation), args, callOptions),
      ]),
    );
  };
}

function descriptorOf({ method, path, body, parameters, responses }: Operation): Parameters<typeof send>[1] {
  return {
    method: method.toUpperCase(),
    path,
    success: responses.map(({ status }) => status).filter((status) => status.startsWith("2")),
    ...(body === undefined ? {} : { body: jsonBody }),
    ...(parameters.some((it) => it.in === "query") ? { query } : {}),
  };
}
