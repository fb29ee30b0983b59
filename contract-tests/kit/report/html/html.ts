/** Markup that is safe to put into a page: made by `html`, never out of a text that came from elsewhere. */
export interface Html {
  readonly markup: string;
}

type Value = Html | string | number | undefined | readonly Value[];

/** A template tag: texts are escaped, markup and lists of it are placed, `undefined` is left out. Attributes must stand in quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: strings.map((string, index) => string + place(values[index])).join("") };
}

function place(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "object") return "markup" in value ? value.markup : value.map(place).join("");
  return escapeText(String(value));
}

/** What a document or a target has written may look like markup, turn the line around, or hold what no page may. */
function escapeText(text: string): string {
  return text.replace(SPECIAL, (char) => ENTITIES[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The five that markup is made of, control characters but tab and newline, marks of direction, halves of characters, fillers. */
const SPECIAL =
  /[&<>"']|(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff\ufff9-\ufffb\u200b]|\p{Noncharacter_Code_Point}/gu;
