import type { Exchange } from "../exchange.ts";
import type { Subject } from "../pact.ts";
import { PASS, type Verdict } from "../verdict.ts";
import { type CheckContext, finding } from "./check.ts";

interface Refused {
  readonly method: string;
  /** Those that the path has, in capitals. */
  readonly declared: readonly string[];
  /** Whether the same URL was served with another method. */
  readonly living?: boolean;
}

/** A method that the document doesn't declare is refused; with 405, `Allow` must list the others (RFC 9110, section 15.5.6). */
export function methodRefused(
  { operation, session }: Subject,
  exchange: Exchange,
  { method, declared, living }: Refused,
): Verdict {
  const { status, headers } = exchange.response;
  const tell = (what: string, expected: string, received: string): Verdict => {
    const blame: CheckContext["blame"] = session.prism === undefined ? "provider" : "mock";
    const about = { operation, exchange, model: session.model, blame };
    const documentPointer = operation.pointer.replace(/\/[^/]+$/, "");
    return finding(about, { check: "method-refused", what, documentPointer, expected, received });
  };
  const refused = (status >= 400 && status <= 499) || status === 501;
  if (!refused) return tell(`${method} was not refused, which the path doesn't declare.`, "405", String(status));
  if (status === 404 && living === true && operation.responses.some((each) => each.status === "405"))
    return tell(
      `${method} is answered as if there were no such path, where the document declares a 405.`,
      "405",
      "404",
    );
  // Prism never sends Allow.
  if (status !== 405 || session.prism !== undefined) return PASS;
  const allow = headers.get("allow");
  if (allow === null) return tell("A 405 has no Allow header.", `Allow: ${declared.join(", ")}`, "no Allow header");
  const allowed = allow.split(",").map((each) => each.trim());
  const missing = declared.filter((each) => !allowed.includes(each));
  if (missing.length === 0 && !allowed.includes(method)) return PASS;
  const what = missing.length > 0 ? "lacks a method that the path declares" : "has the method that was refused";
  return tell(`The Allow header of a 405 ${what}.`, `Allow: ${declared.join(", ")}`, `Allow: ${allow}`);
}
