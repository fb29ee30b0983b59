import { ResponseError } from "./result.ts";

/**
 * The body of a response by its own content type: JSON, text, or else a Blob. Without a content type, JSON if it parses.
 * An empty body is undefined.
 * @throws ResponseError if a success says that it is JSON and is not; `error` then holds the text. A failure gives the text.
 */
export async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? "";
  // `stream+json` is many texts, one a line.
  const mustParse = type === "application/json" || (/[/+]json(?![-\w])/i.test(type) && !/stream\+/i.test(type));
  if (!mustParse && !/^($|text)|[/+](x-)?(nd)?(json|xml|yaml|www-form)/i.test(type)) {
    const blob = await response.blob();
    return blob.size ? blob : undefined;
  }
  const text = await response.text();
  if (!text || (type && !mustParse)) return text || undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (mustParse && response.ok) throw new ResponseError(response, text, ", bad JSON");
    return text;
  }
}
