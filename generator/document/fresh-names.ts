/** A source of names: the one asked for or, where it is taken or was given before, that with the first free number from 2. */
export function freshNames(isTaken: (name: string) => boolean): (base: string) => string {
  const given = new Set<string>();
  const counts = new Map<string, number>();
  return (base) => {
    let name = base;
    // Counting goes on where it stopped, so that many equal names do not cost their square.
    for (let count = counts.get(base) ?? 2; isTaken(name) || given.has(name); count += 1) {
      name = `${base}${count}`;
      counts.set(base, count + 1);
    }
    given.add(name);
    return name;
  };
}
