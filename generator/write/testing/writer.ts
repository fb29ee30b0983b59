import { type Version, writeVersion } from "./versions.ts";

// writer FOLDER VERSION TIMES: writes the version, then the other one, and so on; says so once before the first.
const [folder = "", first = "a", times = "1"] = process.argv.slice(2);
process.stdout.write("ready\n");
for (let round = 0; round < Number(times); round += 1) {
  const other: Version = first === "a" ? "b" : "a";
  await writeVersion(folder, round % 2 === 0 ? (first as Version) : other);
}
