import { invalidBody } from "./errors.ts";

/** Milliseconds since 1970, of an RFC 3339 time with whatever offset. */
export function instantOf(time: string): number {
  const [, date, minute, seconds, fraction = "", sign, hours = 0, minutes = 0] = TIME.exec(time) ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  // RFC 3339 knows a 60th second, which is the first of the next minute to Date.
  return (
    Date.parse(`${date}T${minute}:00Z`) + Number(seconds) * 1000 + Math.trunc(Number(`0${fraction}`) * 1000) - offset
  );
}

/** The same instant in UTC: `2020-01-01T00:00:00Z`, with a fraction where there is one. */
export function wireTime(time: string): string {
  const fraction = (TIME.exec(time)?.[4] ?? "").replace(/\.?0*$/, "");
  const date = new Date(instantOf(time));
  const isShown = !Number.isNaN(date.getTime()) && /^\d{4}-/.test(date.toISOString());
  if (!isShown) throw invalidBody(`${time} is not between the years 0000 and 9999`);
  return date.toISOString().replace(/\.\d+/, fraction);
}

/** ISO 8601, with hours as the largest unit. */
export function durationBetween(start: string, end: string): string {
  const seconds = Math.trunc((instantOf(end) - instantOf(start)) / 1000);
  const parts = [
    [Math.trunc(seconds / 3600), "H"],
    [Math.trunc(seconds / 60) % 60, "M"],
    [seconds % 60, "S"],
  ] as const;
  const text = parts.flatMap(([amount, unit]) => (amount === 0 ? [] : [`${amount}${unit}`])).join("");
  return `PT${text || "0S"}`;
}

const TIME = /^(\d{4}-\d\d-\d\d)[t\s](\d\d:\d\d):(\d\d)(\.\d+)?(?:z|([+-])(\d\d):?(\d\d)?)$/i;
