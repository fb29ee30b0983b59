import type { VerifyConfig } from "../../generator/config.ts";

/** What a suite runs against and how, from the environment: the same test file serves the mock and a live API. */
export interface Settings extends Omit<VerifyConfig, "baseline" | "coverage"> {
  /** A base URL; without one, the suite starts its own mock. */
  readonly target?: string;
  /** Credentials by the id of their security scheme. */
  readonly auth: Readonly<Record<string, string>>;
  /** Whether requests that may change something are sent to the target. */
  readonly writes: boolean;
  /** Whether the document was cut to some operations: then a path may have methods that it doesn't show. */
  readonly partial?: boolean;
  /** Notes fail the run as errors do. */
  readonly strict?: boolean;
  /** Whether answers are changed in flight, to see which changes the suite notices. */
  readonly mutate?: boolean;
  /** Which exchanges the records keep; those of findings if not set. */
  readonly keep?: "findings" | "all";
}

/**
 * - `SPECPACT_TARGET`: a base URL
 * - `SPECPACT_AUTH`: JSON, credentials by security scheme
 * - `SPECPACT_ALLOW_WRITES`: `1` lets writing requests go to a target that isn't on this machine
 * - `SPECPACT_SETTINGS`: JSON, all other settings by their names here
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const {
    SPECPACT_TARGET: target,
    SPECPACT_AUTH = "{}",
    SPECPACT_ALLOW_WRITES: writes,
    SPECPACT_SETTINGS = "{}",
  } = env;
  const auth = JSON.parse(SPECPACT_AUTH) as Readonly<Record<string, string>>;
  const others = JSON.parse(SPECPACT_SETTINGS) as Omit<Settings, "target" | "auth" | "writes">;
  if (target === undefined || target === "") return { ...others, auth, writes: true };
  return { ...others, target, auth, writes: writes === "1" || isLoopback(target) };
}

export function printSettings({ target, auth, writes, ...others }: Settings): Record<string, string> {
  return {
    ...(target === undefined ? {} : { SPECPACT_TARGET: target }),
    SPECPACT_AUTH: JSON.stringify(auth),
    SPECPACT_ALLOW_WRITES: writes ? "1" : "",
    SPECPACT_SETTINGS: JSON.stringify(others),
  };
}

/** A server on this machine is somebody's own: there is nothing to protect it from. */
function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
