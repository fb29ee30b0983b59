import { type Fault, isOneOf, onReply, storesText } from "./fault.ts";

/** Texts that don't survive. */
export const encoding: readonly Fault[] = [
  {
    id: "encoding-plus-as-space",
    breaks: "A plus sign in JSON is one; it is kept as a space.",
    hooks: storesText((text) => text.replaceAll("+", " ")),
  },
  {
    id: "encoding-percent-decoded",
    breaks: "Nothing in JSON is percent-encoded; %41 is kept as A.",
    hooks: storesText((text) =>
      text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
    ),
  },
  {
    id: "encoding-cut-at-ampersand",
    breaks: "An ampersand in JSON is one; the text ends before it.",
    hooks: storesText((text) => text.split("&")[0] ?? ""),
  },
  {
    id: "encoding-html-escaped",
    breaks: "A text is kept as it was sent; `&` and `<` come back as entities.",
    hooks: storesText((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")),
  },
  {
    id: "encoding-emoji-lost",
    breaks: "A text is kept as it was sent; characters beyond U+FFFF become question marks.",
    hooks: storesText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, "?")),
  },
  {
    id: "encoding-non-ascii-lost",
    breaks: "A text is kept as it was sent; what isn't ASCII becomes question marks.",
    hooks: storesText((text) => text.replace(/[^\x20-\x7e]/gu, "?")),
  },
  {
    id: "encoding-accents-lost",
    breaks: "A text is kept as it was sent; letters lose their accents.",
    hooks: storesText((text) => text.normalize("NFD").replace(/\p{Mn}/gu, "")),
  },
  {
    id: "encoding-utf-8-twice",
    breaks: "A text is kept as it was sent; what isn't ASCII is encoded twice.",
    hooks: storesText((text) => Buffer.from(text, "utf8").toString("latin1")),
  },
  {
    id: "encoding-quotes-doubled",
    breaks: "A text is kept as it was sent; each apostrophe comes back as two.",
    hooks: storesText((text) => text.replaceAll("'", "''")),
  },
  {
    id: "encoding-cut-at-quote",
    breaks: "A text is kept as it was sent; it ends before a quotation mark.",
    hooks: storesText((text) => text.split('"')[0] ?? ""),
  },
  {
    id: "encoding-spaces-collapsed",
    breaks: "A text is kept as it was sent; several spaces or line breaks become one space.",
    hooks: storesText((text) => text.replace(/\s+/g, " ")),
  },
  {
    id: "encoding-latin-1",
    breaks: "JSON is sent in UTF-8 (RFC 8259, section 8.1); getTimeEntry sends Latin-1.",
    hooks: onReply("getTimeEntry", 200, (reply) => ({
      ...reply,
      raw: Buffer.from(JSON.stringify(reply.body), "latin1"),
    })),
  },
  {
    id: "encoding-utf-16",
    breaks: "JSON is sent in UTF-8 (RFC 8259, section 8.1); getTimeEntries sends UTF-16.",
    hooks: onReply("getTimeEntries", 200, (reply) => ({
      ...reply,
      raw: Buffer.from(JSON.stringify(reply.body), "utf16le"),
    })),
  },
  {
    id: "encoding-first-of-list-only",
    breaks:
      "`time-entry-ids` has a parameter for each item (style form, explode); deleteMany reads the first one only.",
    hooks: {
      around: (request, next) =>
        isOneOf(request, "deleteMany") ? next({ ...request, query: request.query.split("&")[0] ?? "" }) : next(request),
    },
  },
];
