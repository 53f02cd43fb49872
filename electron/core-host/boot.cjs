// The first file of the core host, shipped as core-host.cjs: runs the bundle beside it with the code that V8 made of it
// when the program was built. Every start waits for the host; compiling 800 KB anew is a tenth of that wait.
const { readFileSync } = require('node:fs');
const { createRequire, Module, wrap } = require('node:module');
const { join } = require('node:path');
const { constants, Script } = require('node:vm');

const file = join(__dirname, 'core-host-program.cjs');

/** What V8 does not know again (another version, other switches) it leaves aside and compiles. */
function compiled() {
  try {
    return readFileSync(join(__dirname, 'core-host-program.bin'));
  } catch {
    return undefined;
  }
}

const script = new Script(wrap(readFileSync(file, 'utf8')), {
  filename: file,
  cachedData: compiled(),
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
// Known to `require` before it runs: the chunks that it loads later ask for it by its file, and a second copy would be a
// second host.
const program = new Module(file, module);
program.filename = file;
program.paths = module.paths;
require.cache[file] = program;
script.runInThisContext()(program.exports, createRequire(file), program, file, __dirname);
program.loaded = true;
