// Loaded with `--import`: ends the process at the nth change of the file system, or lets that one change fail.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { END_AT = "0", END_BY = "SIGKILL" } = process.env;
let calls = 0;

for (const name of ["copyFileSync", "linkSync", "mkdirSync", "renameSync", "rmdirSync", "rmSync", "writeFileSync"]) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (!String(args[0]).includes("specpact-test-")) return original(...args);
    calls += 1;
    // A folder that stays empty is no output.
    if (calls === Number(END_AT) && !(name === "rmdirSync" && !END_BY.startsWith("SIG"))) {
      if (END_BY.startsWith("SIG")) process.kill(process.pid, END_BY);
      else throw Object.assign(new Error(END_BY), { code: END_BY });
    }
    return original(...args);
  };
}
syncBuiltinESMExports();
