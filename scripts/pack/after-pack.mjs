// electron-builder's hook on the copied Electron, before fuses are set.
import fs from 'node:fs';
import path from 'node:path';

/** Removes the loader of checkouts (scripts/setup/default-app): a packed program loads itself only. */
export default async ({ appOutDir }) => {
  fs.rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
};
