/** Whether requests of a method only look, in any letters (RFC 9110, section 9.2.1). */
export function isSafe(method: string): boolean {
  return ["get", "head", "options"].includes(method.toLowerCase());
}

/** A 2xx (RFC 9110, section 15.3). */
export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** Percent-encoded text decoded; as it is where it can't be (RFC 3986, section 2.1). */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
