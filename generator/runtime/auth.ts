import { encodeCookie } from "./cookies.ts";
import { own, percentEncode } from "./values.ts";

export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

export type Credential = string | BasicCredential;

/** A credential, or a function that is asked for it at every call; `undefined` and the empty text mean that there is none. */
export type CredentialSource<Kind extends Credential = Credential> =
  | Kind
  | (() => Kind | undefined | Promise<Kind | undefined>);

/** Credentials by the id of their security scheme. */
export interface Auth {
  readonly [schemeId: string]: CredentialSource | undefined;
}

export interface WireHeaders {
  [name: string]: string | undefined;
  authorization?: string | undefined;
  cookie?: string | undefined;
}

/** What a security scheme writes to. `query` is encoded, without `?`. */
export interface Envelope {
  readonly headers: WireHeaders;
  query: string;
}

/** OpenAPI 3.1, section 4.8.27. */
export interface SecurityScheme {
  readonly id: string;
  readonly write: (credential: Credential, envelope: Envelope) => void;
}

/**
 * Writes the credentials of the first alternative whose schemes all have one; if there is none, nothing.
 * An alternative without schemes (anonymous access) never keeps the others from being used.
 */
export async function authorize(
  alternatives: readonly (readonly SecurityScheme[])[],
  auth: Auth | undefined,
  envelope: Envelope,
): Promise<void> {
  for (const schemes of alternatives) {
    const writes: (() => void)[] = [];
    for (const { id, write } of schemes) {
      const source = own(auth, id);
      const credential = typeof source === "function" ? await source() : source;
      if (credential) writes.push(() => write(credential, envelope));
    }
    if (writes[0] && writes.length === schemes.length) {
      for (const write of writes) write();
      return;
    }
  }
}

export function apiKeyInHeader(id: string, name: string): SecurityScheme {
  return {
    id,
    write: (key, { headers }) => {
      headers[name] = key as string;
    },
  };
}

export function apiKeyInQuery(id: string, name: string): SecurityScheme {
  return {
    id,
    write: (key, envelope) => {
      const pair = `${percentEncode(name)}=${percentEncode(`${key}`)}`;
      envelope.query += envelope.query ? `&${pair}` : pair;
    },
  };
}

/** Browsers forbid scripts the Cookie header: there the key must already be in the cookie jar. */
export function apiKeyInCookie(id: string, name: string): SecurityScheme {
  return {
    id,
    write: (key, { headers }) => {
      const pair = `${name}=${encodeCookie(`${key}`)}`;
      headers.cookie = headers.cookie ? `${headers.cookie}; ${pair}` : pair;
    },
  };
}

/** RFC 7617, with the credentials in UTF-8. A text is taken as `username:password`. */
export function basic(id: string): SecurityScheme {
  return {
    id,
    write: (credential, { headers }) => {
      const text = typeof credential === "string" ? credential : `${credential.username}:${credential.password}`;
      headers.authorization = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;
    },
  };
}

/** RFC 6750; also what oauth2 and openIdConnect send. */
export function bearer(id: string): SecurityScheme {
  return authorization(id, "Bearer");
}

/** Another scheme of the Authorization header (RFC 9110, section 11.6.2): its name, and what the credential says. */
export function authorization(id: string, scheme: string): SecurityScheme {
  return {
    id,
    write: (credential, { headers }) => {
      headers.authorization = `${scheme} ${credential}`;
    },
  };
}
