import { HOSTILE_TEXTS } from "../emit/testing/hostile.ts";

/** Names that objects inherit, or that a language, a system or a notation means something by. */
const NAMES = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "toJSON", "then", "length"],
  ...["class", "await", "default", "arguments", "eval", "undefined", "null", "true", "0", "-1"],
  ...["名前", "e\u0301É", "😀👩‍👩‍👧", "a".repeat(10_000)],
];

const NOTATIONS = [
  `" onload="globalThis.pwned=1" x='`,
  "<img src=x onerror=globalThis.pwned=1><!--",
  "]]><x>&amp;&#0;",
  "//# sourceMappingURL=data:application/json,{}",
  "/* @ts-nocheck */",
  '/// <reference path="pwned" />',
  "{{#each this}}{{../x}}",
  "$&$1$`",
  "(a+)+$",
  "%00%2e%2e%2f%",
  "~1~0~#/components/",
  "?a=b&c#d",
  "!!js/function 'x'",
];

const INVISIBLE = [
  "\u0000",
  "\r\n",
  "\t",
  " ",
  "  a  b  ",
  "\u001b[31m\u0007\u0085",
  "\u202edenwp\u202c\u200f",
  "\ufeff",
  "\u200b",
  "\ud800",
  "a\udc00b",
];

/** What somebody else's document may say, in any place. */
export const TEXTS: readonly string[] = [...new Set([...HOSTILE_TEXTS, ...NAMES, ...NOTATIONS, ...INVISIBLE])];
