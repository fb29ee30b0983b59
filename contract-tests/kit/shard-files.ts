import { statSync } from "node:fs";
import type { TestSequencer, TestSpecification, Vitest } from "vitest/node";

/** The files of a shard, in the order that they are given in: every file is in one shard, and the shards have about the same size. */
export function shardFiles<File>(
  files: readonly File[],
  { index, count }: { readonly index: number; readonly count: number },
  sizeOf: (file: File) => number,
): File[] {
  const shards = Array.from({ length: count }, () => ({ size: 0, files: new Set<File>() }));
  const sized = files.map((file) => ({ file, size: sizeOf(file) })).sort((a, b) => b.size - a.size);
  for (const { file, size } of sized) {
    const smallest = shards.reduce((least, shard) => (shard.size < least.size ? shard : least));
    smallest.size += size;
    smallest.files.add(file);
  }
  return files.filter((file) => shards[index - 1]?.files.has(file));
}

/** The order of the document, so that its operations are told of in this order; large suites are spread over the shards. */
export class AsGiven implements TestSequencer {
  private readonly vitest: Vitest;

  constructor(vitest: Vitest) {
    this.vitest = vitest;
  }

  async shard(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const { shard } = this.vitest.config;
    if (shard === undefined) return specifications;
    // A suite has as many cases as it has lines, about, and fixtures in proportion.
    return shardFiles(specifications, shard, ({ moduleId }) => statSync(moduleId).size);
  }

  async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications;
  }
}
