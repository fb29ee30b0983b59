import { styleText } from "node:util";
import { visible as escapeSteering } from "../errors.ts";

/** Results go to stdout, everything else to stderr: a pipe gets the results alone. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(visible(JSON.stringify(value, null, 2), "lines"));
}

/** A text from a document or the wire, so that it neither steers the terminal nor passes for a line of ours. */
export function visible(text: string, keep?: "lines"): string {
  return escapeSteering(text, keep === "lines" ? /[\t\n]/ : /\t/);
}

type Colour = "red" | "green" | "yellow" | "cyan" | "dim" | "bold";

/** Colours a text, on a terminal only; https://no-color.org is heeded. */
export function paint(colour: Colour, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const coloured = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return coloured ? styleText(colour, text) : text;
}

/** Says what a run is at when it takes longer than a second. `done` takes the line away again. */
export function startProgress(what: string): { done(): void } {
  const timer = setTimeout(() => {
    process.stderr.write(process.stderr.isTTY ? `${what} …` : `${what} …\n`);
    shown = process.stderr.isTTY === true;
  }, 1000);
  let shown = false;
  timer.unref();
  return {
    done: () => {
      clearTimeout(timer);
      if (shown) process.stderr.write("\r\u001b[K");
    },
  };
}
