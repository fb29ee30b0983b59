// dist/generator/document/nearest.js
function nearestNames(name, candidates) {
  const limit = Math.max(2, Math.floor(Math.min(name.length, LONGEST) / 3));
  const wanted = name.toLowerCase();
  const near = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit || candidate.length > LONGEST)
      continue;
    const found = distance(wanted, candidate.toLowerCase(), limit);
    if (found <= limit)
      near.push({ candidate, distance: found });
  }
  return near.sort((a, b) => a.distance - b.distance).slice(0, 3).map(({ candidate }) => candidate);
}
function nearestName(name, candidates) {
  return nearestNames(name, candidates)[0];
}
var LONGEST = 200;
function distance(a, b, limit) {
  let previous = new Uint16Array(b.length + 1).map((_, index) => index);
  let current = new Uint16Array(b.length + 1);
  for (let row = 1; row <= a.length; row += 1) {
    current.fill(limit + 1);
    current[0] = row;
    let least = row;
    const end = Math.min(b.length, row + limit);
    for (let column = Math.max(1, row - limit); column <= end; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1);
      const other = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1;
      current[column] = Math.min(replaced, other);
      least = Math.min(least, replaced, other);
    }
    if (least > limit)
      return least;
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}

export {
  nearestNames,
  nearestName
};
