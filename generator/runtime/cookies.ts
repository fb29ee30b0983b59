/** Encodes only what RFC 6265, section 4.1.1, keeps out of a cookie's value; a percent sign stays as it is. */
export function encodeCookie(text: string): string {
  return text.replace(/[^!#-+\--:<-[\]-~]/gu, encodeURIComponent);
}
