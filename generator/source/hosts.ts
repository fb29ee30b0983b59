import { BlockList, isIP } from "node:net";

/** Which hosts may be asked, and at which addresses they may lie. */
export interface Hosts {
  /** Whether the user has named the host of this URL. */
  readonly names: (url: URL) => boolean;
  /** Whether the user has named a private address, or a name that stands for one. */
  readonly reaches: (url: URL, address: string) => boolean;
  /** What goes with a request to this URL: the credentials in the document's own URL go to its own origin alone. */
  readonly authorization: (url: URL) => string | undefined;
}

/**
 * @param document the document's name: where it is an address, its host is named by it
 * @param allowRemote hosts, with a port or for any port: `example.com`, `localhost:8080`, `[::1]`
 */
export function createHosts(document: string, allowRemote: readonly string[]): Hosts {
  const own = URL.canParse(document) ? new URL(document) : undefined;
  const named = new Set(allowRemote.map(asHost));
  const names = (url: URL) => (own !== undefined && isOwn(url, own)) || named.has(url.host) || named.has(url.hostname);
  return {
    names,
    reaches: (url, address) => {
      if (!isPrivate(address)) return true;
      // Whoever names the document names its address too; it stays the same for the whole run (`resolveOnce`).
      if (own !== undefined && isOwn(url, own)) return true;
      const host = bare(url.hostname);
      return isIP(host) > 0 || /(^|\.)localhost$/.test(host) ? names(url) : named.has(inUrl(address));
    },
    authorization: (url) => (own !== undefined && url.origin === own.origin ? basic(own) : undefined),
  };
}

/** What no name of the public internet should lead to. IPv4 within IPv6 is judged as IPv4. */
export function isPrivate(address: string): boolean {
  const [bare = ""] = address.split("%");
  return PRIVATE.check(bare, isIP(bare) === 6 ? "ipv6" : "ipv4");
}

/** As a URL has it: an IPv6 address in brackets. */
export function inUrl(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}

export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** A server that sends its readers from http to https is still the same. */
function isOwn(url: URL, own: URL): boolean {
  const secured = own.protocol === "http:" && url.protocol === "https:" && own.port === "" && url.port === "";
  return url.origin === own.origin || (secured && url.hostname === own.hostname);
}

/** A user may paste a whole address, and write a host as they like. */
function asHost(text: string): string {
  const address = text.includes("://") ? text : `https://${text}`;
  if (!URL.canParse(address)) return text;
  const { host, hostname } = new URL(address);
  return /:443\/?$/.test(text) ? `${hostname}:443` : host;
}

function basic({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  const words = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(words).toString("base64")}`;
}

/** Everything that is no address of the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-. */
const PRIVATE = new BlockList();
for (const range of [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"],
  // What carries an IPv4 address inside could carry a private one.
  ...["::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16"],
  ...["fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
]) {
  const [address = "", bits] = range.split("/");
  PRIVATE.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
}
