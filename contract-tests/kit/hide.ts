import { decodePercent } from "./http.ts";
import type { SecretName } from "./secret-names.ts";

/** What stands in the place of a secret. */
export const HIDDEN = "…";

/** Values under secret names, in the forms that texts have them in. */
export function hideInText(text: string, isSecret: SecretName): string {
  return FORMS.reduce((rest, { form, hide }) => {
    return rest.replaceAll(form, (whole: string, before: string, name: string) => {
      return isSecret(decodePercent(name), NUMBER.test(whole) ? "number" : undefined) ? hide(before, whole) : whole;
    });
  }, text);
}

interface Form {
  /** Its first group is what goes before the value, its second one the name. */
  readonly form: RegExp;
  readonly hide: (before: string, whole: string) => string;
}

const after = (hidden: string) => (before: string) => before + hidden;

/** Each takes a time that grows with the text alone, whatever a target sends: so names have a greatest length. */
const FORMS: readonly Form[] = [
  // JSON, also such that does not parse.
  {
    form: /("((?:[^"\\]|\\.){1,100})"\s{0,9}:\s{0,9})(?:"(?:[^"\\]|\\.)+(?:"|$)|-?\d[\d.eE+-]*)/g,
    hide: after(`"${HIDDEN}"`),
  },
  // A query, a form, cookies.
  { form: /(?<![\w.%[\]~$-])(([\w.%[\]~$-]{1,100})=)[^&\s'";=]+=*/g, hide: after(HIDDEN) },
  // A header of a curl command.
  {
    form: /(-H '([\w-]+): )(?:[^']|'\\'')+/g,
    hide: (before, whole) => (/^-H 'cookie/i.test(before) ? hideCookies(whole) : before + HIDDEN),
  },
  // Multipart.
  { form: /(; name="([^"]*)"[^\r\n]*\r\n(?:[\w-]+:[^\r\n]*\r\n)*\r\n)[^\r\n]+/g, hide: after(HIDDEN) },
  // XML.
  { form: /(<(?:\w{1,100}:)?([\w.-]{1,100})(?![\w.-])[^<>]*>)[^<>]+(?=<\/)/g, hide: after(HIDDEN) },
];

const NUMBER = /:\s*-?\d[^"]*$/;

/** A JSON value without what stands under secret names, at any depth. What has no content stays. */
export function hideInJson(value: unknown, isSecret: SecretName, within = false): unknown {
  if (typeof value === "string") return within && value !== "" ? HIDDEN : value;
  if (typeof value === "number") return within ? HIDDEN : value;
  if (Array.isArray(value)) return value.map((item) => hideInJson(item, isSecret, within));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const secret = isSecret(key, typeof item === "number" ? "number" : undefined);
    return [key, hideInJson(item, isSecret, within || secret)];
  });
  return Object.fromEntries(entries);
}

/** Which cookies there are is no secret, nor are the attributes of a new one. */
export function hideCookies(text: string): string {
  return text.replaceAll(/([^=;,\s]+)=[^;,']+/g, (whole, name: string) =>
    /^(expires|path|domain|max-age|samesite)$/i.test(name) ? whole : `${name}=${HIDDEN}`,
  );
}
