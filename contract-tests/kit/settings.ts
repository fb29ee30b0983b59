/** What a suite runs against and how, from the environment: the same test file serves the mock and a live API. */
export interface Settings {
  /** A base URL; without one, the suite starts its own mock. */
  readonly target?: string;
  /** Credentials by the id of their security scheme. */
  readonly auth: Readonly<Record<string, string>>;
  /** Whether requests that may change something are sent to the target. */
  readonly writes: boolean;
  /** Requests a second; without it, as fast as the target answers. */
  readonly rate?: number;
}

/**
 * - `SPECPACT_TARGET`: a base URL
 * - `SPECPACT_AUTH`: JSON, credentials by security scheme
 * - `SPECPACT_ALLOW_WRITES`: `1` lets writing requests go to a target that isn't on this machine
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { SPECPACT_TARGET: target, SPECPACT_AUTH: auth = "{}", SPECPACT_ALLOW_WRITES: writes } = env;
  const credentials = JSON.parse(auth) as Readonly<Record<string, string>>;
  if (target === undefined || target === "") return { auth: credentials, writes: true };
  return { target, auth: credentials, writes: writes === "1" || isLoopback(target) };
}

export function printSettings({ target, auth, writes }: Settings): Record<string, string> {
  return {
    ...(target === undefined ? {} : { SPECPACT_TARGET: target }),
    SPECPACT_AUTH: JSON.stringify(auth),
    SPECPACT_ALLOW_WRITES: writes ? "1" : "",
  };
}

/** A server on this machine is somebody's own: there is nothing to protect it from. */
function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
