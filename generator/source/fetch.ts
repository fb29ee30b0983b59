import { UsageError } from "../errors.ts";
import { decode, type Source } from "./load.ts";

/**
 * Fetches one text. A redirect is refused, since it may lead to a host that nobody allowed.
 * @throws UsageError when there is no answer within ten seconds, no success, more than 32 MiB, or no text
 */
export async function fetchSource(url: URL, request: typeof fetch): Promise<Source> {
  const address = new URL(url);
  address.hash = "";
  const file = address.href;
  try {
    const response = await request(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw refuse(file, describe(response));
    return { file, text: decode(file, await readBody(file, response)) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw refuse(
      file,
      error instanceof Error && error.name === "TimeoutError" ? "it takes too long" : "it does not answer",
    );
  }
}

async function readBody(file: string, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return new Uint8Array();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LIMIT) throw refuse(file, "it is larger than 32 MiB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function describe({ status }: Response): string {
  const redirects = status >= 300 && status < 400;
  return redirects ? `it redirects (${status}); refer to where it leads` : `its status is ${status}`;
}

function refuse(file: string, reason: string): UsageError {
  return new UsageError(
    "FILE_NOT_READABLE",
    `"${file}" cannot be fetched: ${reason}.`,
    "Correct the URL, or keep a copy beside the document.",
  );
}

const LIMIT = 32 * 1024 * 1024;
