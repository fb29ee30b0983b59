// dist/generator/document/metaschema-formats.js
var formats = {
  "uri-reference": (text) => URL.canParse(text, "https://example.com"),
  email: /^[^\s@]+@[^\s@]+$/,
  regex: compiles,
  "media-range": true,
  uri: true,
  anchor: true
};
function compiles(pattern) {
  return ["u", ""].some((flags) => {
    try {
      return new RegExp(pattern, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
}

export {
  formats
};
