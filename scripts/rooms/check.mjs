// Runs dependency-cruiser with the rule table of the rooms: `node scripts/rooms/check.mjs [base folder]`.
// Prints every broken rule, then how many TypeScript files were read; a guard that reads none is broken too.
import process from 'node:process';
import swc from '@swc/core';
import { root } from '../lib/paths.mjs';
import { main } from '../lib/say.mjs';
import rules from './rules.mjs';

// dependency-cruiser asks swc for TypeScript without JSX and would stop at the first screen. It shares
// this very module object, so the question can be completed here.
const parseFileSync = swc.parseFileSync.bind(swc);
Object.assign(swc, {
  parseFileSync: (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') }),
});

/** @param {import('dependency-cruiser').IViolation} violation */
const sentence = ({ from, to, rule, cycle }) => {
  const way = cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`;
  const { comment } = rules.forbidden.find((entry) => entry.name === rule.name);
  return `✗ ${rule.name}: ${way}\n    ${comment}\n`;
};

await main(async () => {
  const { cruise } = await import('dependency-cruiser');
  const baseDir = process.argv[2] ?? root;
  const { exclude, doNotFollow, enhancedResolveOptions, ...options } = rules.options;
  const result = await cruise(
    ['db', 'electron', 'renderer', 'tests'],
    { ...options, baseDir, exclude, doNotFollow, validate: true, ruleSet: { forbidden: rules.forbidden } },
    enhancedResolveOptions,
  );
  const output = /** @type {import('dependency-cruiser').ICruiseResult} */ (result.output);
  for (const violation of output.summary.violations) process.stdout.write(sentence(violation));
  const read = output.modules.filter(({ source }) => /\.tsx?$/.test(source)).length;
  process.stdout.write(
    `${read} TypeScript files read, ${output.summary.violations.length} forbidden imports\n`,
  );
  return output.summary.violations.length === 0 && read > 0 ? 0 : 1;
});
