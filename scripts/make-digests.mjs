// Writes resources/digests.json: SHA-256 of every pack of rule data. Start-up checks only packs whose digest is another;
// tests prove that the digests are those of the files and that the files pass the full check. Run after editing a pack.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { fromRoot } from './lib/paths.mjs';

const digests = {};
for (const folder of ['calendar', 'codes', 'regions', 'rules'])
  for (const name of fs.readdirSync(fromRoot('resources', folder)).sort())
    if (name.endsWith('.json'))
      digests[`${folder}/${name}`] = createHash('sha256')
        .update(fs.readFileSync(fromRoot('resources', folder, name)))
        .digest('hex');
fs.writeFileSync(fromRoot('resources', 'digests.json'), `${JSON.stringify(digests, null, 2)}\n`);
