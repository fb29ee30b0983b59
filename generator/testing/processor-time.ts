/** Starts to count the milliseconds that this process computes: unlike those on the wall, a busy machine adds few to them. */
export function startProcessorTime(): () => number {
  const start = process.cpuUsage();
  return () => process.cpuUsage(start).user / 1000;
}
