import type { IncomingHttpHeaders } from "node:http";
import { invalidAddonToken, notExactlyOneCredential, unknownApiKey } from "./errors.ts";

export const API_KEY = "test-api-key";
export const ADDON_TOKEN = "test-addon-token";

/** One of the two, and never both. Throws the 401 that fits. */
export function checkCredentials(headers: IncomingHttpHeaders): void {
  const key = headers["x-api-key"];
  const token = headers["x-addon-token"];
  if ((key === undefined) === (token === undefined)) throw notExactlyOneCredential();
  if (key !== undefined && key !== API_KEY) throw unknownApiKey();
  if (token !== undefined && token !== ADDON_TOKEN) throw invalidAddonToken();
}
