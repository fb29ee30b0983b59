import { own } from "./values.ts";

/**
 * The base URL of a server with variables: `serverUrl("https://{region}.example.com", { region: "euc1" })`.
 * @throws TypeError if a variable has no value
 */
export function serverUrl(url: string, variables: Readonly<Record<string, string>> = {}): string {
  return url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = own(variables, name);
    if (value === undefined) throw new TypeError(`Missing server variable "${name}" in ${url}`);
    return value;
  });
}
