import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Reply, Request } from "./prism-messages.ts";
import { toPrismOperations } from "./prism-operations.ts";

/** The entry of the process that Prism runs in: see `prism-child.ts` for the other end. */
const require = createRequire(import.meta.url);

// Loading takes most of the start: it need not wait for a document.
const loading = loadPrism();
loading.catch(() => undefined);
let server: Awaited<ReturnType<typeof serve>> | undefined;

// Node ends a connection that was idle for five seconds, and a client that sends just then takes that for a fault.
subscribe("http.server.request.start", (message) => {
  (message as { server: Server }).server.keepAliveTimeout = 0;
});

process.on("disconnect", () => process.exit(0));
// At a terminal, Ctrl-C goes to this process as well. It ends when its parent has no more use for it.
process.on("SIGINT", () => undefined);
endWithParent(process.ppid);

process.on("message", (request: Request) => {
  switch (request.kind) {
    case "start":
      start(request).then(reply, (error: unknown) => reply({ kind: "failed", message: describe(error) }));
      break;
    case "ping":
      reply({ kind: "pong", id: request.id });
      break;
    default:
      request satisfies never;
  }
});

async function start({ document, host, port }: Request & { kind: "start" }): Promise<Reply> {
  // Not waited for: a request that hangs would keep the old one open.
  server?.close().catch(() => undefined);
  server = await serve(document);
  return { kind: "ready", url: await server.listen(port, host) };
}

async function loadPrism() {
  omitFaker();
  const { createLogger } = await import("@stoplight/prism-core");
  const { createServer } = await import("@stoplight/prism-http-server");
  return { createLogger, createServer };
}

async function serve(document: string) {
  const { createLogger, createServer } = await loading;
  return createServer(toPrismOperations(JSON.parse(document)), {
    cors: false,
    // Prism needs its own log level `success`: with any other logger, the first request ends the process.
    components: { logger: createLogger("mock", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
}

/** Faker is two thirds of Prism's start-up time, and only dynamic mode calls it. */
function omitFaker(): void {
  try {
    const fromPrism = createRequire(require.resolve("@stoplight/prism-http"));
    const path = fromPrism.resolve("@faker-js/faker");
    require.cache[path] = Object.assign(Object.create(null), { id: path, filename: path, loaded: true, exports: {} });
  } catch {
    // Another layout of packages: Prism then starts as it would alone, only later.
  }
}

/**
 * A document can hold this thread in an endless loop, which then never hears of `disconnect`; so a second thread watches.
 * It is text since a worker cannot be loaded from TypeScript.
 */
function endWithParent(parent: number): void {
  const watch = `setInterval(() => {
    try { process.kill(${parent}, 0); } catch { process.kill(process.pid, "SIGKILL"); }
    if (process.ppid !== ${parent}) process.kill(process.pid, "SIGKILL");
  }, 500);`;
  new Worker(watch, { eval: true, execArgv: [] }).unref();
}

function reply(message: Reply): void {
  process.send?.(message);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
