import { FAULTS } from "./faults/table.ts";
import { startProvider } from "./provider.ts";

/** `FAULT=state-delete-ignored PORT=4020 RATE_LIMIT=50 npm run provider` */
const { FAULT: fault, PORT: port = "0", RATE_LIMIT: limit } = process.env;
if (fault !== undefined && !FAULTS.some(({ id }) => id === fault)) {
  process.stderr.write(`There is no fault "${fault}". There are:\n${FAULTS.map(({ id }) => `  ${id}\n`).join("")}`);
  process.exit(2);
}
const { url } = await startProvider({
  port: Number(port),
  fault,
  ...(limit === undefined ? {} : { rateLimit: { requests: Number(limit), seconds: 1 } }),
});
process.stdout.write(`${url}\n`);
