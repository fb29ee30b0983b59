import {
  createMaker,
  makeBody,
  makeHeader,
  makeRequest
} from "./chunk-3WE35632.js";

// dist/generator/fixtures/fixtures.js
function makeFixtures(document, model, validators) {
  const maker = createMaker(document, validators);
  const operations = model.operations.map((operation) => makeOperation(maker, operation));
  return { operations, problems: [...maker.problems.values()] };
}
function makeOperation(maker, operation) {
  const minimal = makeRequest(maker, operation, "minimal");
  return {
    operation: operation.id,
    request: {
      example: makeRequest(maker, operation, "example").request,
      minimal: minimal.request,
      full: makeRequest(maker, operation, "full").request
    },
    responses: operation.responses.flatMap((response) => makeResponses(maker, response)),
    unmade: minimal.unmade
  };
}
function makeResponses(maker, response) {
  const { status } = response;
  const headers = Object.fromEntries(response.headers.flatMap((header) => {
    const value = makeHeader(maker, header);
    return value === void 0 ? [] : [[header.name, value]];
  }));
  if (response.content.length === 0)
    return [{ status, values: {}, headers }];
  return response.content.map((media) => {
    const made = MODES.map((mode) => ({ mode, body: makeBody(maker, media, mode) }));
    const binary = [...new Set(made.flatMap(({ body }) => body?.binary ?? []))];
    return {
      status,
      mediaType: media.type,
      values: Object.fromEntries(made.flatMap(({ mode, body }) => body === void 0 ? [] : [[mode, body.value]])),
      headers,
      ...binary.length > 0 ? { binary } : {}
    };
  });
}
var MODES = ["example", "minimal", "full"];

export {
  makeFixtures
};
