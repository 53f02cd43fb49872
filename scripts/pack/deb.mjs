// A .deb from the unpacked program with dpkg-deb alone: electron-builder's own target fetches a tool
// from a release site that closed networks cannot reach.
import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { StepError } from '../lib/say.mjs';

const manifest = JSON.parse(fs.readFileSync(fromRoot('package.json'), 'utf8'));

const control = (sizeKb) => `Package: plandesk
Version: ${manifest.version}
Architecture: amd64
Maintainer: ${manifest.author} <maintainers@plandesk.invalid>
Installed-Size: ${sizeKb}
Depends: libgtk-3-0, libnss3, libasound2, libgbm1, libxss1, fonts-noto-cjk
Section: misc
Priority: optional
Description: 预案台 PlanDesk
 ${manifest.description}
`;

const launcher = `[Desktop Entry]
Type=Application
Name=PlanDesk
Name[zh_CN]=预案台
Comment[zh_CN]=应急预案管理工作台
Exec=/opt/PlanDesk/plandesk %F
Icon=plandesk
Categories=Office;
`;

// Chromium's helper must belong to root with the set-user bit where user namespaces are forbidden.
const afterInstall = `#!/bin/sh
set -e
chown root:root /opt/PlanDesk/chrome-sandbox
chmod 4755 /opt/PlanDesk/chrome-sandbox
ln -sf /opt/PlanDesk/plandesk /usr/bin/plandesk
`;
const afterRemove = `#!/bin/sh
set -e
rm -f /usr/bin/plandesk
`;

const folderSizeKb = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) => sum + Math.ceil(fs.statSync(path.join(entry.parentPath, entry.name)).size / 1024),
      0,
    );

/**
 * Makes dist/plandesk_<version>_amd64.deb from the unpacked program.
 * @returns {Promise<string>} the file's path
 */
export const makeDeb = async (unpacked) => {
  const tree = fromRoot('dist', 'deb');
  const write = (name, text, mode = 0o644) => {
    fs.mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
    fs.writeFileSync(path.join(tree, name), text, { mode });
  };
  fs.rmSync(tree, { recursive: true, force: true });
  write('DEBIAN/control', control(folderSizeKb(unpacked)));
  write('DEBIAN/postinst', afterInstall, 0o755);
  write('DEBIAN/postrm', afterRemove, 0o755);
  write('usr/share/applications/plandesk.desktop', launcher);
  write(
    'usr/share/icons/hicolor/512x512/apps/plandesk.png',
    fs.readFileSync(fromRoot('resources', 'icons', 'icon.png')),
  );
  fs.cpSync(unpacked, path.join(tree, 'opt', 'PlanDesk'), { recursive: true });
  const file = fromRoot('dist', `plandesk_${manifest.version}_amd64.deb`);
  const { code, output } = await capture('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, file]);
  fs.rmSync(tree, { recursive: true, force: true });
  if (code === 0) return file;
  throw new StepError(
    '生成 .deb 失败；请在装有 dpkg-deb 的 Debian 系统上运行本命令。',
    'The .deb could not be made; run this command on a Debian system that has dpkg-deb.',
    output,
  );
};
