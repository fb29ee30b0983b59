/**
 * Whether a header, a parameter or a field of this name holds a secret: `authorization`, `x-api-key`, `user_password`,
 * `clientSecret`, and whatever the user has named. How a name is written does not matter. A number of tokens is none.
 */
export type SecretName = (name: string, value?: "number") => boolean;

/** @param own names that the user has named */
export function createSecretName(own: readonly string[]): SecretName {
  const named = new Set(own.map(plain));
  return (name, value) => {
    const text = plain(name);
    if (named.has(text) || WHOLE.test(text)) return true;
    return PART.test(text) && !HARMLESS.test(text) && !(value === "number" && text.endsWith("tokens"));
  };
}

/** Finds out quickly that a text holds no such name. */
export function suspicion(own: readonly string[]): RegExp {
  const letters = own.map((name) => [...plain(name)].join("[^\\p{L}\\p{N}]*"));
  return new RegExp(["pass|pwd|secret|token|key|credential|auth|cookie|session|jwt|otp", ...letters].join("|"), "iu");
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

const WHOLE = /^(auth|pwd|t?otp|jwt|xauth|(set)?cookie2?)$/;

const PART =
  /password|passwd|passphrase|passcode|secret|token|api(access)?key|accesskey|authkey|privatekey|signingkey|credential|authorization|sessionid|sessionkey/;

/** What only speaks of a secret, or is a place in a list. */
const HARMLESS =
  /(type|name|count|length|policy|strength|expiry|expires|expiresin|expiration|at|required|enabled)$|(next|prev|previous|page|sync|continuation|resume)token$/;
