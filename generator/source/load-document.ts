import { fetchSource } from "./fetch.ts";
import { decode, loadSource, type Source } from "./load.ts";
import { isAddress, STDIN, STDIN_NAME } from "./named.ts";

/**
 * Reads what the user has named: a file, an address, or `-` for stdin.
 * @throws UsageError if it can't be read, as `loadSource` and `fetchSource` say
 */
export async function loadDocument(name: string): Promise<Source> {
  if (isAddress(name)) return fetchSource(new URL(name), fetch);
  return name === STDIN ? readStdin() : loadSource(name);
}

async function readStdin(): Promise<Source> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return { file: STDIN_NAME, text: decode(STDIN_NAME, Buffer.concat(chunks)) };
}
