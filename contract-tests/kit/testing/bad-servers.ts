import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";

/** A server that speaks on the bare connection, so that it can do what no HTTP library would. */
export interface BadServer {
  /** `https` where it has a certificate. */
  readonly url: string;
  /** Requests so far, by their first line. */
  readonly requests: readonly string[];
  close(): void;
}

/** @param answer called with each request's first line */
export async function startBadServer(
  answer: (socket: Socket, line: string) => void,
  certificate?: Certificate,
): Promise<BadServer> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const serve = (socket: Socket) => {
    sockets.add(socket);
    // A client that has had enough closes first.
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      const [line = ""] = data.toString("latin1").split("\r\n");
      if (!/HTTP\/1\.1$/.test(line)) return;
      requests.push(line);
      answer(socket, line);
    });
  };
  const server: Server = certificate === undefined ? createServer(serve) : createTlsServer(certificate, serve);
  server.on("tlsClientError", () => undefined);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http${certificate === undefined ? "" : "s"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Sends a chunk again and again, as fast as it is taken, until the client has had enough. */
export function pour(socket: Socket, chunk: string): void {
  while (!socket.destroyed && socket.write(chunk));
  socket.once("drain", () => pour(socket, chunk));
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate that nobody has signed, made on the spot, for so many days from now: less than none for one that is over. */
export function makeCertificate(name: string, days: number): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "specpact-cert-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  try {
    writeFileSync(join(folder, "names"), `subjectAltName=${/^\d/.test(name) ? "IP" : "DNS"}:${name}`);
    openssl(..."req -newkey rsa:2048 -nodes -keyout key -out request -subj".split(" "), `/CN=${name}`);
    const sign = "x509 -req -in request -signkey key -out certificate -extfile names -days".split(" ");
    openssl(...sign, String(days));
    return { key: readFileSync(join(folder, "key"), "utf8"), cert: readFileSync(join(folder, "certificate"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
