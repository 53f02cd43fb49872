// Writes renderer/features/system/licences.json: the packages that are part of the program, with their licences, from
// package-lock.json. Run it after changing what is shipped; a test compares the file with the lockfile.
import fs from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { fromRoot } from './lib/paths.mjs';

/** What the bundles take in directly; everything these depend on comes along. */
export const shipped = [
  '@cantoo/pdf-lib',
  '@e965/xlsx',
  '@emotion/cache',
  '@emotion/react',
  '@emotion/styled',
  '@hookform/resolvers',
  '@mui/icons-material',
  '@mui/material',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-virtual',
  'better-sqlite3',
  'docx',
  'docxtemplater',
  'electron',
  'hash-wasm',
  'i18next',
  'pdfjs-dist',
  'pizzip',
  'react',
  'react-dom',
  'react-hook-form',
  'react-i18next',
  'saxes',
  'sm-crypto-v2',
  'yauzl',
  'yazl',
  'zod',
];

/** Packages that only fetch, type or compile the shipped ones. */
const notShipped = /^(@types\/|@electron\/get$|@emotion\/babel-plugin$|extract-zip$|prebuild-install$)/;

/** Shipped packages of a lockfile: name, version, licence, and where they lie in the checkout; by name. */
function shippedPackages(lock) {
  const found = new Map();
  const visit = (name, from) => {
    if (notShipped.test(name)) return;
    // A package is found in the nearest node_modules above the one that asks for it.
    let place = from;
    while (place !== '' && !lock.packages[`${place}/node_modules/${name}`])
      place = place.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '');
    const path = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    const entry = lock.packages[path];
    if (entry === undefined || found.has(path)) return;
    found.set(path, { name, version: entry.version, licence: entry.license ?? '', path });
    for (const needed of Object.keys(entry.dependencies ?? {})) visit(needed, path);
  };
  for (const name of shipped) visit(name, '');
  const unique = new Map([...found.values()].map((item) => [`${item.name}@${item.version}`, item]));
  return [...unique.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** Shipped packages of a lockfile: name, version, licence; by name. */
export const licencesOf = (lock) =>
  shippedPackages(lock).map(({ name, version, licence }) => ({ name, version, licence }));

/** The licence texts of everything shipped, one after another, as those licences ask for. */
export function licenceTexts(lock) {
  return shippedPackages(lock)
    .map(({ name, version, licence, path }) => {
      const folder = fromRoot(path);
      const file = fs.readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
      const text = file ? fs.readFileSync(`${folder}/${file}`, 'utf8').trim() : `Licence: ${licence}`;
      return `${name} ${version}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lock = JSON.parse(fs.readFileSync(fromRoot('package-lock.json'), 'utf8'));
  const target = fromRoot('renderer', 'features', 'system', 'licences.json');
  fs.writeFileSync(target, `${JSON.stringify(licencesOf(lock), null, 2)}\n`);
}
