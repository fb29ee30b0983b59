import { once } from "node:events";
import { Command } from "commander";
import { flagInvalid } from "../faults.ts";
import { type ApiFlags, addApiFlags, chooseApis } from "./choose-apis.ts";
import { reportWarnings } from "./report-error.ts";
import { paint, print, printError, startProgress } from "./terminal.ts";

interface Flags extends ApiFlags {
  readonly port: string;
}

/** `specpact mock`: the mock that the suites use, for hands. Runs until it is interrupted. */
export function mockCommand(finish: (passed: boolean) => void): Command {
  return addApiFlags(new Command("mock").description("serve the Prism mock that the contract suites use"))
    .option("--port <number>", "the port on 127.0.0.1; 0 takes a free one", "4010")
    .addHelpText("after", EXAMPLES)
    .action(async (document: string | undefined, flags: Flags) => {
      const port = Number(flags.port);
      if (!Number.isInteger(port) || port < 0 || port > 65535)
        throw flagInvalid("--port", flags.port, "Give a number from 0 to 65535.");
      const [api, ...others] = await chooseApis(document, flags);
      if (api === undefined || others.length > 0)
        throw flagInvalid("mock", "several APIs", "Name the document of one.");
      const progress = startProgress("Starting the mock");
      const [{ readDocument }, { serveMock }] = await Promise.all([
        import("../read-document.ts"),
        import("../../contract-tests/kit/mock/serve-mock.ts"),
      ]);
      const read = await readDocument(api);
      reportWarnings(read.warnings);
      const { prism, model } = await serveMock(read.document, { name: api.name, port }).finally(() => progress.done());
      print(prism.url);
      printError(
        `${paint("bold", model.title, process.stderr)} on Prism, ${model.operations.length} operations. Ctrl-C ends it.`,
      );
      printError(
        paint(
          "dim",
          "Prefer: code=404 asks for a declared status; Prefer: example=minimal for the smallest body.",
          process.stderr,
        ),
      );
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
      await prism.close();
      finish(true);
    });
}

const EXAMPLES = `
Examples:
  specpact mock                           the API of specpact.config.ts, on port 4010
  specpact mock openapi.yaml --port 8080
  curl -H 'Prefer: code=404' http://127.0.0.1:4010/...`;
