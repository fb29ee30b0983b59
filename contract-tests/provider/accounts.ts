import { accessDenied, invalidAddonToken, notExactlyOneCredential, unknownApiKey } from "./errors.ts";
import type { Incoming } from "./wire.ts";

export const API_KEY = "test-api-key";
export const ADDON_TOKEN = "test-addon-token";
/** The ids in the document's examples, so that a read by the example finds something. */
export const WORKSPACE_ID = "64a687e29ae1f428e7ebe303";
export const USER_ID = "5a0ab5acb07987125438b60f";
export const COLLEAGUE_ID = "5a0ab5acb07987125438b610";
export const FOREIGN_WORKSPACE_ID = "64a687e29ae1f428e7ebe304";

/** Somebody who may call, and where. */
export interface Account {
  readonly apiKey: string;
  readonly addonToken: string;
  readonly userId: string;
  readonly workspaces: readonly string[];
}

export const ACCOUNTS: readonly Account[] = [
  { apiKey: API_KEY, addonToken: ADDON_TOKEN, userId: USER_ID, workspaces: [WORKSPACE_ID] },
  {
    apiKey: "colleague-api-key",
    addonToken: "colleague-addon-token",
    userId: COLLEAGUE_ID,
    workspaces: [WORKSPACE_ID, FOREIGN_WORKSPACE_ID],
  },
  {
    apiKey: "stranger-api-key",
    addonToken: "stranger-addon-token",
    userId: "5a0ab5acb07987125438b611",
    workspaces: [FOREIGN_WORKSPACE_ID],
  },
];

/** Who calls: by one of the two credentials, never both. Throws the 401 that fits. */
export function findAccount({ headers }: Incoming): Account {
  const { "x-api-key": key, "x-addon-token": token } = headers;
  if ((key === undefined) === (token === undefined)) throw notExactlyOneCredential();
  const account = ACCOUNTS.find(({ apiKey, addonToken }) =>
    key === undefined ? addonToken === token : apiKey === key,
  );
  if (account) return account;
  throw key === undefined ? invalidAddonToken() : unknownApiKey();
}

/** Throws 403 for a workspace that is unknown or foreign, and for a user who isn't in it. */
export function checkAccess({ workspaces }: Account, workspaceId: string, userId: string | undefined): void {
  if (!workspaces.includes(workspaceId)) throw accessDenied();
  if (userId !== undefined && !membersOf(workspaceId).includes(userId)) throw accessDenied();
}

function membersOf(workspaceId: string): string[] {
  return ACCOUNTS.filter(({ workspaces }) => workspaces.includes(workspaceId)).map(({ userId }) => userId);
}
