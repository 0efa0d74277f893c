/** What the check of a law comes to: how many things were looked at, and every place where the law does not hold. */

/** What was checked (events, points, rows …), and every place where the law does not hold. */
export type Checked = { checked: number; breaches: Breach[] };
export type Breach = { point: string; what: string };
