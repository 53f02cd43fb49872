// Packed as resources/default_app.asar of an Electron that came without one: loads the program whose
// folder (or main file) stands on the command line, as a stock Electron does. `-r module` is honoured
// because test drivers use it.
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const parse = (args) => {
  const preloads = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-r' || args[i] === '--require') preloads.push(args[++i]);
    else if (!args[i].startsWith('-')) return { preloads, program: path.resolve(args[i]) };
  }
  return { preloads, program: undefined };
};

const describe = (folder) => {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) return;
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
};

const { preloads, program } = parse(process.argv.slice(1));
if (preloads.length > 0) Module._preloadModules(preloads);
if (program === undefined) {
  process.stderr.write(
    `Electron ${process.versions.electron}: name the program's folder on the command line.\n`,
  );
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const isFolder = fs.existsSync(program) && fs.statSync(program).isDirectory();
  if (isFolder) describe(program);
  app.setAppPath(isFolder ? program : path.dirname(program));
  try {
    await import(pathToFileURL(createRequire(path.join(program, '/')).resolve(program)).href);
  } catch (error) {
    process.stderr.write(`${error.stack ?? error}\n`);
    app.exit(1);
  }
}
