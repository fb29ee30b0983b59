// dist/generator/cli/terminal.js
import { styleText } from "node:util";
function print(text) {
  process.stdout.write(`${text}
`);
}
function printError(text) {
  process.stderr.write(`${text}
`);
}
function printJson(value) {
  print(JSON.stringify(value, null, 2));
}
function paint(colour, text, stream = process.stdout) {
  const coloured = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return coloured ? styleText(colour, text) : text;
}
function startProgress(what) {
  const timer = setTimeout(() => {
    process.stderr.write(process.stderr.isTTY ? `${what} \u2026` : `${what} \u2026
`);
    shown = process.stderr.isTTY === true;
  }, 1e3);
  let shown = false;
  timer.unref();
  return {
    done: () => {
      clearTimeout(timer);
      if (shown)
        process.stderr.write("\r\x1B[K");
    }
  };
}

export {
  print,
  printError,
  printJson,
  paint,
  startProgress
};
