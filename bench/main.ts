import { commitFigures } from './commit.ts';
import { table } from './figures.ts';
const f = await commitFigures(console.log);
console.log(table(f)); for (const x of f) if (x.note) console.log(x.note);
