// Runs a worker's TypeScript source: a thread of its own doesn't inherit the loader of the one that started it.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.source);
