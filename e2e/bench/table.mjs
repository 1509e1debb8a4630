// One table for all that was measured.

/** The value below which this share of the measurements lies. */
export function quantile(measurements, share) {
  const sorted = [...measurements].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (measurements) => quantile(measurements, 0.5);

/** A row: what, the budget and what was measured in one unit; `beside` says how a plain page did. */
export function print(rows) {
  const number = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
  const lines = rows.map(({ what, budget, measured, unit, beside }) => [
    what,
    budget === undefined ? '' : `${number(budget)} ${unit}`,
    `${number(measured)} ${unit}`,
    budget === undefined ? '' : measured <= budget ? 'kept' : 'BROKEN',
    beside === undefined ? '' : `${number(beside)} ${unit}, ${(measured / beside).toFixed(1)} times`,
  ]);
  const all = [['What', 'Budget', 'Measured', '', 'Plain HTML page'], ...lines];
  const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)));
  for (const line of all) console.log(line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}
