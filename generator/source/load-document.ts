import { UsageError } from "../errors.ts";
import { allowRemoteHint, fileTooLarge } from "../faults.ts";
import { createFetch, nameOf } from "./fetch.ts";
import { createHosts } from "./hosts.ts";
import { decode, LIMIT, loadSource, type Source } from "./load.ts";
import { isAddress, STDIN, STDIN_NAME } from "./named.ts";

/**
 * Reads what the user has named: a file, an address, or `-` for stdin.
 * @param allowRemote hosts that an address may redirect to
 * @throws UsageError if it can't be read, as `loadSource` and `createFetch` say
 */
export async function loadDocument(name: string, allowRemote: readonly string[] = []): Promise<Source> {
  if (isAddress(name)) return fetchDocument(name, allowRemote);
  return name === STDIN ? readStdin() : loadSource(name);
}

async function fetchDocument(name: string, allowRemote: readonly string[]): Promise<Source> {
  if (!URL.canParse(name))
    throw new UsageError("FILE_NOT_FOUND", "The document's address is no URL.", "Write it as a browser shows it.");
  const url = new URL(name);
  const fetched = await createFetch(createHosts(name, allowRemote))(url);
  if (fetched.kind === "source") return fetched.source;
  throw new UsageError("FILE_NOT_READABLE", `"${nameOf(url)}" ${fetched.why}.`, allowRemoteHint(fetched.host));
}

async function readStdin(): Promise<Source> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += (chunk as Uint8Array).length;
    if (size > LIMIT) throw fileTooLarge(STDIN_NAME, "256 MiB");
    chunks.push(chunk as Uint8Array);
  }
  return { file: STDIN_NAME, text: decode(STDIN_NAME, Buffer.concat(chunks)) };
}
