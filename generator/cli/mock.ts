import { once } from "node:events";
import { Command } from "commander";
import { TargetError } from "../errors.ts";
import { flagInvalid } from "../faults.ts";
import { type ApiFlags, addApiFlags, type ChosenApi, chooseApis } from "./choose-apis.ts";
import { reportWarnings } from "./report-error.ts";
import { paint, print, printError, startProgress, visible } from "./terminal.ts";

interface Flags extends ApiFlags {
  readonly port: string;
}

/** `specpact mock`: the mock that the suites use, for hands. Runs until it is interrupted. */
export function mockCommand(finish: (passed: boolean) => void): Command {
  return addApiFlags(new Command("mock").description("serve the Prism mock that the contract suites use"))
    .option("--port <number>", "the port on 127.0.0.1; 0 takes a free one", "4010")
    .addHelpText("after", EXAMPLES)
    .action(async (document: string | undefined, flags: Flags) => {
      const port = parsePort(flags.port);
      const [api, ...others] = await chooseApis(document, flags);
      if (api === undefined || others.length > 0)
        throw flagInvalid("mock", "several APIs", "Name the document of one.");
      const { prism, model } = await start(api, port, flags);
      print(prism.url);
      const title = paint("bold", visible(model.title), process.stderr);
      printError(`${title} on Prism, ${model.operations.length} operations. Ctrl-C ends it.`);
      printError(paint("dim", ADVICE, process.stderr));
      // Neither a listener for signals nor the mock's process keeps this one running.
      const running = setInterval(() => undefined, 2 ** 30);
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
      clearInterval(running);
      await prism.close();
      finish(true);
    });
}

const ADVICE = "Prefer: code=404 asks for a declared status; Prefer: example=minimal for the smallest body.";

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw flagInvalid("--port", text, "Give a number from 0 to 65535.");
  return Number(text);
}

async function start(api: ChosenApi, port: number, flags: ApiFlags) {
  const progress = startProgress("Starting the mock");
  try {
    const [{ readDocument }, { serveMock }] = await Promise.all([
      import("../read-document.ts"),
      import("../../contract-tests/kit/mock/serve-mock.ts"),
    ]);
    const { document, locateWarnings } = await readDocument(api);
    reportWarnings(locateWarnings([]), flags);
    return await serveMock(document, { name: api.name, port }).catch((error: Error) => {
      if (error.message.includes("EADDRINUSE"))
        throw flagInvalid("--port", String(port), "Another program listens there: take another, or 0 for a free one.");
      if (!error.message.startsWith("The fault is Prism's")) throw error;
      throw new TargetError(
        error.message,
        "Try it with fewer operations: --operation, --tag, --path and --method choose them.",
      );
    });
  } finally {
    progress.done();
  }
}

const EXAMPLES = `
Examples:
  specpact mock                           the API of specpact.config.ts, on port 4010
  specpact mock openapi.yaml --port 8080
  curl -H 'Prefer: code=404' http://127.0.0.1:4010/...`;
