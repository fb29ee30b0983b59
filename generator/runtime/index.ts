export type { Auth, BasicCredential, Credential, CredentialSource, SecurityScheme } from "./auth.ts";
export { apiKeyInCookie, apiKeyInHeader, apiKeyInQuery, authorization, basic, bearer } from "./auth.ts";
export type { BodySerializer } from "./body.ts";
export { binary, json, jsonBody, text } from "./body.ts";
export type { CallOptions, Client, ClientOptions, Middleware } from "./client.ts";
export { createClient } from "./client.ts";
export { multipart } from "./multipart.ts";
export { cookieParams, headerParams, query, queryParams } from "./params.ts";
export type { PathStyle } from "./path.ts";
export { jsonSimple, label, labelExploded, matrix, matrixExploded, simple, simpleExploded } from "./path.ts";
export type { QueryStyle } from "./query.ts";
export {
  deepObject,
  form,
  formJoined,
  jsonParameter,
  pipeDelimited,
  reserved,
  spaceDelimited,
  wholeJson,
  wholeText,
} from "./query.ts";
export type { RawClient } from "./raw.ts";
export { bind } from "./raw.ts";
export type * from "./result.ts";
export { ResponseError, unwrap } from "./result.ts";
export type { Arguments, OperationDescriptor } from "./send.ts";
export { send } from "./send.ts";
export { serverUrl } from "./server.ts";
export type { Streamed } from "./stream.ts";
export { stream } from "./stream.ts";
export { urlencoded } from "./urlencoded.ts";
