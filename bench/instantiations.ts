import { type Call, exampleCalls, GENERATED_HEAD, OPENAPI_FETCH_HEAD } from "./calls.ts";
import { countInstantiations } from "./checker.ts";
import type { Figure } from "./figure.ts";

/** A multiple of the example's operations, so that each is called equally often. */
const CALLS = 60;

/** What the type checker does for each call of a generated function, against openapi-fetch's call by path. */
export function measureInstantiations(): Figure[] {
  const calls = exampleCalls();
  return [
    compareCalls(`instantiations per call, ${calls.length} operations`, calls),
    compareCalls("instantiations per call, one operation", calls.slice(0, 1)),
  ];
}

function compareCalls(what: string, calls: readonly Call[]): Figure {
  const ours = perCall(
    GENERATED_HEAD,
    calls.map(({ generated }) => generated),
  );
  const beside = perCall(
    OPENAPI_FETCH_HEAD,
    calls.map(({ openapiFetch }) => openapiFetch),
  );
  const ratios = [ours.first / beside.first, ours.next / beside.next] as const;
  return {
    what,
    ours: describe(ours),
    beside: describe(beside),
    value: Math.max(...ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    goal: 1 / 20,
    unit: "ratio",
  };
}

interface PerCall {
  /** Of the first N calls: each operation's first call is among them. */
  readonly first: number;
  /** Of N more. */
  readonly next: number;
}

function perCall(head: string, statements: readonly string[]): PerCall {
  const [none = 0, some = 0, twice = 0] = [0, CALLS, 2 * CALLS].map((count) =>
    countInstantiations(
      head + Array.from({ length: count }, (_, index) => statements[index % statements.length]).join("\n"),
    ),
  );
  return { first: (some - none) / CALLS, next: (twice - some) / CALLS };
}

function describe({ first, next }: PerCall): string {
  return `${first.toFixed(1)}, then ${next.toFixed(1)}`;
}
