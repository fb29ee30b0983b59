import { parseJson } from "../../generator/json/json.ts";
import { HIDDEN, hideCookies, hideInJson, hideInText } from "./hide.ts";
import { createSecretName, type SecretName, suspicion } from "./secret-names.ts";

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Takes secrets out of whatever may be shown or stored: the run's credentials, and what stands under a secret-like name. */
export interface Redaction {
  /** Any text: JSON, a URL, a form, XML, a curl command, or what a message quotes of them. */
  readonly text: Redact;
  /** A body as text; JSON that parses is understood, so that lists and objects under a secret name go as well. */
  readonly body: Redact;
  readonly json: (value: unknown) => unknown;
  readonly headers: (headers: Iterable<readonly [string, string]>) => Record<string, string>;
  /** A value that was found wrong, as a finding quotes it: of one that is a secret itself, no more than its type. */
  readonly value: (quoted: string, pointer: string) => string;
}

export interface Secrets {
  /** The run's credentials. */
  readonly auth: Readonly<Record<string, string>>;
  /** Names that are secret beside those that are known to be: of headers, parameters and fields. */
  readonly redact?: readonly string[] | undefined;
}

export function createRedaction({ auth, redact = [] }: Secrets): Redaction {
  const credentials = createRedact(auth);
  const isSecret = createSecretName(redact);
  const suspect = suspicion(redact);
  const text: Redact = (given) => {
    const rest = credentials(given);
    return suspect.test(rest) ? hideInText(rest, isSecret) : rest;
  };
  const json = (value: unknown) => JSON.parse(credentials(JSON.stringify(hideInJson(value, isSecret)) ?? "null"));
  const header = (name: string, value: string) => {
    if (/^(set-)?cookie$/i.test(name)) return hideCookies(credentials(value));
    return isSecret(name) && value !== "" ? HIDDEN : text(value);
  };
  return {
    text,
    json,
    headers: (headers) => Object.fromEntries([...headers].map(([name, value]) => [name, header(name, value)])),
    body: (given) => {
      const rest = credentials(given);
      return suspect.test(rest) ? hideInBody(rest, isSecret) : rest;
    },
    value: (value, pointer) => (pointer.split("/").some((step) => isSecret(step)) ? hideValue(value) : text(value)),
  };
}

/** Finds a credential as it was given, as the wire carries it, and each half of `username:password`. */
export function createRedact(auth: Readonly<Record<string, string>>): Redact {
  const secrets = Object.values(auth).flatMap((secret) => [secret, ...secret.split(":").slice(1)]);
  const forms = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64"), quoted(secret)])
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
}

/** What is shorter is no secret, and would be found everywhere. */
const SHORTEST = 4;

/** Where nothing in it is secret the text stays as it was written. */
function hideInBody(text: string, isSecret: SecretName): string {
  const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  if (parsed === undefined) return hideInText(text, isSecret);
  const hidden = JSON.stringify(hideInJson(parsed, isSecret));
  return hidden === JSON.stringify(parsed) ? text : hidden;
}

function hideValue(quotedValue: string): string {
  const value = parseJson(quotedValue);
  if (typeof value === "number") return "a number";
  return value === undefined ? HIDDEN : JSON.stringify(hideInJson(value, () => true, true));
}

/** As it stands inside a JSON text. */
function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
