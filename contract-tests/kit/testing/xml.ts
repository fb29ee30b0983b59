/** Whether a text is well-formed XML, as far as a report needs it: tags that match, quoted attributes, no bare `&` or `<`, legal characters. */
export function findXmlFault(text: string): string | undefined {
  // XML 1.0, section 2.2.
  const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(text);
  if (illegal !== null) return `illegal character at ${illegal.index}`;
  const open: string[] = [];
  let rest = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, "");
  while (rest !== "") {
    const [match, close, name = "", empty, data] = TOKEN.exec(rest) ?? [];
    if (match === undefined) return `not a tag or text: ${rest.slice(0, 80)}`;
    if (data !== undefined && data.trim() !== "" && open.length === 0) return "text outside of the root";
    if (close === "/" && open.pop() !== name) return `${name} was not open`;
    if (close === "" && empty === "") open.push(name);
    rest = rest.slice(match.length);
  }
  return open.length === 0 ? undefined : `${open.join(" ")} not closed`;
}

const TEXT = String.raw`(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+);)`;
const ATTRIBUTE = String.raw`\s+[\w-]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#\d+);)*"`;
const TOKEN = new RegExp(`^(?:<(/?)([\\w-]+)(?:${ATTRIBUTE})*\\s*(/?)>|(${TEXT}+))`);
