import {
  addApiFlags,
  chooseApis
} from "./chunk-IAZCIW3M.js";
import {
  reportWarnings
} from "./chunk-A7W5UXMG.js";
import {
  paint,
  print,
  printError,
  startProgress
} from "./chunk-SG43LH75.js";
import {
  flagInvalid
} from "./chunk-NIUA6763.js";
import {
  TargetError
} from "./chunk-3G5QWUPR.js";

// dist/generator/cli/mock.js
import { once } from "node:events";
import { Command } from "commander";
function mockCommand(finish) {
  return addApiFlags(new Command("mock").description("serve the Prism mock that the contract suites use")).option("--port <number>", "the port on 127.0.0.1; 0 takes a free one", "4010").addHelpText("after", EXAMPLES).action(async (document, flags) => {
    const port = parsePort(flags.port);
    const [api, ...others] = await chooseApis(document, flags);
    if (api === void 0 || others.length > 0)
      throw flagInvalid("mock", "several APIs", "Name the document of one.");
    const { prism, model } = await start(api, port);
    print(prism.url);
    const title = paint("bold", model.title, process.stderr);
    printError(`${title} on Prism, ${model.operations.length} operations. Ctrl-C ends it.`);
    printError(paint("dim", ADVICE, process.stderr));
    const running = setInterval(() => void 0, 2 ** 30);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    clearInterval(running);
    await prism.close();
    finish(true);
  });
}
var ADVICE = "Prefer: code=404 asks for a declared status; Prefer: example=minimal for the smallest body.";
function parsePort(text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw flagInvalid("--port", text, "Give a number from 0 to 65535.");
  return Number(text);
}
async function start(api, port) {
  const progress = startProgress("Starting the mock");
  try {
    const [{ readDocument }, { serveMock }] = await Promise.all([
      import("./generator/read-document.js"),
      import("./serve-mock-ODQPXSCM.js")
    ]);
    const { document, warnings } = await readDocument(api);
    reportWarnings(warnings);
    return await serveMock(document, { name: api.name, port }).catch((error) => {
      if (error.message.includes("EADDRINUSE"))
        throw flagInvalid("--port", String(port), "Another program listens there: take another, or 0 for a free one.");
      if (!error.message.startsWith("The fault is Prism's"))
        throw error;
      throw new TargetError(error.message, "Try it with fewer operations: --operation, --tag, --path and --method choose them.");
    });
  } finally {
    progress.done();
  }
}
var EXAMPLES = `
Examples:
  specpact mock                           the API of specpact.config.ts, on port 4010
  specpact mock openapi.yaml --port 8080
  curl -H 'Prefer: code=404' http://127.0.0.1:4010/...`;
export {
  mockCommand
};
