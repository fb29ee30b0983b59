import { expect, it } from "vitest";
import { shardFiles } from "./shard-files.ts";

it("every file is in one shard, in its order, and the shards have about the same size", () => {
  const sizes = [3, 50, 8, 21, 13, 2, 34, 5, 1, 40];
  const shards = [1, 2, 3].map((index) => shardFiles(sizes, { index, count: 3 }, (size) => size));
  expect(shards.flat().sort((a, b) => a - b)).toEqual([...sizes].sort((a, b) => a - b));
  for (const shard of shards) {
    expect(shard).toEqual(sizes.filter((size) => shard.includes(size)));
    expect(shard.reduce((sum, size) => sum + size)).toBeLessThan(65);
  }
});

it("there may be more shards than files", () => {
  expect([1, 2, 3].map((index) => shardFiles(["a"], { index, count: 3 }, () => 1))).toEqual([["a"], [], []]);
});
