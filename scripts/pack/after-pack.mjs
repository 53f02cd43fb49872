// electron-builder's hook on the copied Electron, before fuses are set.
import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../lib/paths.mjs';
import { licenceTexts } from '../make-licences.mjs';

/** Removes the loader of checkouts (scripts/setup/default-app): a packed program loads itself only. Adds the licence texts. */
export default async ({ appOutDir }) => {
  fs.rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  const lock = JSON.parse(fs.readFileSync(fromRoot('package-lock.json'), 'utf8'));
  fs.writeFileSync(path.join(appOutDir, 'LICENSES.third-party.txt'), licenceTexts(lock));
};
