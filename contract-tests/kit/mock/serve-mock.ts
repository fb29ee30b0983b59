import type { OpenApi } from "../../../generator/document/openapi.ts";
import { makeFixtures } from "../../../generator/fixtures/fixtures.ts";
import { buildModel } from "../../../generator/model/build.ts";
import type { ApiModel } from "../../../generator/model/model.ts";
import { toMockDocument } from "./mock-document.ts";
import { type Prism, startPrism } from "./prism.ts";

/** The mock of a whole document, with fixtures made on the spot. */
export async function serveMock(
  document: OpenApi,
  { name, port }: { name: string | undefined; port: number },
): Promise<{ prism: Prism; model: ApiModel }> {
  const model = buildModel(document, name);
  const fixtures = makeFixtures(document, model);
  return { prism: await startPrism(toMockDocument(document, model, fixtures), { port }), model };
}
