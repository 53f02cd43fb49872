// Writes out/main/core-host-program.bin: the core host's bundle as V8 compiles it, for electron/core-host/boot.cjs. V8 takes
// such code back only in a process of the same kind, so an Electron without a window starts a utility process for it.
const path = require('node:path');
const process = require('node:process');

const folder = path.join(__dirname, '..', 'out', 'main');
const file = path.join(folder, 'core-host-program.cjs');

function compile() {
  const { readFileSync, writeFileSync } = require('node:fs');
  const { createRequire, wrap } = require('node:module');
  const { Script } = require('node:vm');
  const script = new Script(wrap(readFileSync(file, 'utf8')), { filename: file });
  // Run once, so that what a start calls is compiled too; nobody speaks to this host, it only loads and listens.
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(file), program, file, folder);
  writeFileSync(path.join(folder, 'core-host-program.bin'), script.createCachedData());
  process.exit(0);
}

function startCompiler() {
  const { app, utilityProcess } = require('electron');
  app.disableHardwareAcceleration();
  void app.whenReady().then(() => utilityProcess.fork(__filename).on('exit', (code) => app.exit(code)));
}

if (process.type === 'browser') startCompiler();
else compile();
