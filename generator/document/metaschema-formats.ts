/** The formats that OpenAPI's schemas name. What says nothing about what we generate passes. */
export const formats: Readonly<Record<string, true | RegExp | ((text: string) => boolean)>> = {
  "uri-reference": (text) => URL.canParse(text, "https://example.com"),
  email: /^[^\s@]+@[^\s@]+$/,
  regex: compiles,
  "media-range": true,
  uri: true,
  anchor: true,
};

/** ECMA-262, as JSON Schema asks; with the `u` flag where it can be. */
function compiles(pattern: string): boolean {
  return ["u", ""].some((flags) => {
    try {
      return new RegExp(pattern, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
}
