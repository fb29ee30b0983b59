/** One measured thing beside what it is measured against: a row of the table. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly beside: string;
  /** What is judged, smaller being better; `spread` says how far it moved within the run. */
  readonly value: number;
  readonly spread?: readonly [least: number, most: number];
  readonly goal: number;
  readonly unit: "ratio" | "bytes";
}

export function goalMet({ value, goal }: Figure): boolean {
  return value <= goal;
}
