interface Headers {
  readonly [name: string]: string;
}

/** An answer that is an error: the wire carries `message` and `code`, and the code is not the status. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  readonly headers: Headers;

  constructor([status, code]: readonly [number, number], message: string, headers: Headers = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const notInWorkspace = () => new ApiError([400, 501], "Time entry doesn't belong to Workspace");
/** The code that a failed validation carries is not on record; 501 is what other business rules use. */
export const invalidBody = (why: string) => new ApiError([400, 501], why);
export const malformedBody = (why: string) => new ApiError([400, 3002], `JSON parse error: ${why}`);
export const missingBody = () => new ApiError([400, 3002], "Required request body is missing");
/** Neither is the answer to another media type; 400 is declared, 415 isn't. */
export const wrongMediaType = (type: string) => new ApiError([400, 3000], `Content-Type '${type}' is not supported`);
/** For a value of the right type that is out of range. */
export const invalidQuery = (why: string) => new ApiError([400, 501], why);
export const missingQuery = (name: string) =>
  new ApiError([400, 3000], `Required request parameter '${name}' is not present`);
export const wrongQueryType = (name: string, value: string) =>
  new ApiError([400, 3000], `Method parameter '${name}': Failed to convert value "${value}"`);

/** RFC 9110, section 15.5.2: a 401 names a challenge. */
const unauthorized = (code: number, message: string) =>
  new ApiError([401, code], message, { "www-authenticate": 'ApiKey realm="clockify"' });
export const notExactlyOneCredential = () => unauthorized(1000, "Multiple or none auth tokens present");
export const unknownApiKey = () => unauthorized(4003, "Api key does not exist");
export const invalidAddonToken = () => unauthorized(4017, "Token is not valid");
/** The code that comes with a 403 is not on record. */
export const accessDenied = () => new ApiError([403, 403], "Access Denied");

export const noSuchPath = (path: string) => new ApiError([404, 3000], `No static resource ${path}.`);
export const noRunningTimer = (workspaceId: string, userId: string) =>
  new ApiError(
    [404, 404],
    `Currently running time entry doesn't exist on workspace ${workspaceId} for user ${userId}.`,
  );
/** RFC 9110, section 15.5.6: a 405 says what would be allowed. */
export const methodNotSupported = (method: string, allowed: readonly string[]) =>
  new ApiError([405, 3000], `Request method '${method}' is not supported`, { allow: allowed.join(", ") });
export const tooManyRequests = (seconds: number) =>
  new ApiError([429, 429], "Too Many Requests", { "retry-after": String(seconds) });
export const ourFault = (cause: unknown) => new ApiError([500, 500], String(cause));
