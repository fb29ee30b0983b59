import type { Json } from "../../../generator/json/json.ts";
import type { Header, Response } from "../../../generator/model/model.ts";
import { readings } from "../checks/headers.ts";
import type { Sighting, Subject } from "./observe.ts";

/** What of an answer's headers the document doesn't say, or says otherwise. */
export function observeHeaders(
  { validators }: Pick<Subject, "validators">,
  response: Response,
  headers: Readonly<Record<string, string>>,
): Sighting[] {
  const { pointer } = response;
  const declared = response.headers.flatMap((header): Sighting[] => {
    const text = headers[header.name.toLowerCase()];
    const at = { pointer: header.pointer, name: header.name };
    if (text === undefined) return header.required ? [[{ kind: "header missing", ...at }, "no such header"]] : [];
    return fits(validators, header, text) ? [] : [[{ kind: "header value", ...at, texts: [text] }, text]];
  });
  const known = new Set(response.headers.map(({ name }) => name.toLowerCase()));
  const undeclared = Object.entries(headers).filter(([name]) => !known.has(name) && !EVERYDAY.test(name));
  return [
    ...declared,
    ...undeclared.map(([name, text]): Sighting => [{ kind: "header", pointer, name, texts: [text] }, text]),
  ];
}

/** A header's text as the value that it most likely stands for. */
export function readHeader(text: string): Json {
  return text === "true" || text === "false" || /^-?(0|[1-9]\d{0,14})$/.test(text) ? (JSON.parse(text) as Json) : text;
}

function fits(validators: Subject["validators"], header: Header, text: string): boolean {
  const compiled = validators.compile(header.schemaPointer, header.schema);
  if (compiled.kind !== "compiled") return true;
  return readings(text, header).some((value) => compiled.validate(value).kind !== "invalid");
}

/** What HTTP, servers, caches and proxies put on any answer: a document need not speak of it. */
const EVERYDAY =
  /^(accept-ranges|access-control-.*|age|allow|alt-svc|cache-control|cf-.*|connection|content-.*|cross-origin-.*|date|etag|expires|keep-alive|last-modified|nel|permissions-policy|pragma|proxy-.*|referrer-policy|report-to|reporting-endpoints|server|server-timing|set-cookie|strict-transport-security|timing-allow-origin|traceparent|tracestate|trailer|transfer-encoding|upgrade|vary|via|warning|www-authenticate|x-(amz|amzn|cache|cdn|content-type-options|correlation|dns|download-options|envoy|frame-options|permitted|powered-by|request|robots|runtime|served|trace|ua|varnish|xss|b3).*)$/i;
