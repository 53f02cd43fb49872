// The rule table between the rooms, read by check.mjs beside it. Each rule says what a
// room must not import; everything else follows from the rooms that remain.

/**
 * A rule: files matching `from` must not import files matching `to` (unless they match `except`).
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const forbid = (name, comment, from, to, except) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: { path: to, ...(except && { pathNot: except }) },
});

const anything = '.';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one subject, or a third file is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    forbid(
      'domain-imports-nothing',
      'The law is computed the same on every machine: no packages, no Node, no other room.',
      '^db/domain/',
      anything,
      '^db/domain/',
    ),
    forbid(
      'db-is-headless',
      'The core runs without a window and without Electron.',
      '^db/',
      '^(electron|renderer|tests|scripts)/|^electron$|node_modules/(electron|react|@mui|@tanstack)/',
    ),
    forbid(
      'services-and-repositories-look-down',
      'core → services → repositories → connection; never back up.',
      '^db/repositories/',
      '^db/(services|exchange|collect|core)',
    ),
    forbid(
      'services-know-no-package',
      'A package uses the services; what both need belongs into a repository or the domain.',
      '^db/services/',
      '^db/(exchange|collect|migrations)/',
    ),
    forbid(
      'core-runs-without-services',
      'An open database is less than what is done with it: services are handed the core.',
      '^db/core\\.ts$',
      '^db/(services|exchange|collect)/',
    ),
    forbid(
      'connection-stands-at-the-bottom',
      'Everything stands on it, so it stands on nothing but the words of the domain.',
      '^db/connection\\.ts$',
      '^(db|electron|renderer|tests)/',
      '^db/domain/',
    ),
    forbid(
      'readers-know-no-database',
      'Ledgers and documents turn bytes into values; they are tested without a database.',
      '^db/(ledgers|documents)/',
      '^db/(services|repositories|exchange|migrations|core|connection|migrate|backup)|node_modules/better-sqlite3/',
    ),
    forbid(
      'one-file-opens-databases',
      'Pragmas and checks cannot be forgotten when one file opens databases.',
      { path: '^(db|electron|renderer|tests)/', pathNot: '^db/connection\\.ts$' },
      '(^|/)better-sqlite3(/|$)',
    ),
    forbid(
      'packages-know-no-server',
      'A desk merges packages without a server; only collecting knows one.',
      '^db/exchange/',
      '^db/collect/',
    ),
    forbid(
      'one-file-opens-servers',
      'Nothing is sent over a network but what collect was asked to send.',
      { path: '^(db|electron|renderer|tests)/', pathNot: '^db/collect/server\\.ts$' },
      '(^|/)pg(-copy-streams)?(/|$)',
    ),
    forbid(
      'contract-imports-domain-and-zod',
      'Both sides of the process boundary load it.',
      '^electron/contract/',
      anything,
      '^(electron/contract|db/domain)/|node_modules/zod/',
    ),
    forbid(
      'screens-know-the-contract-alone',
      'What a screen may know is what travels through the contract.',
      '^renderer/',
      '^(db|electron|tests|scripts)/|^electron$|node_modules/electron/',
      '^electron/contract/',
    ),
    {
      name: 'screens-use-no-node',
      comment: 'The renderer is sandboxed.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    forbid(
      'preload-is-dumb',
      'It passes messages on; names and types come from the contract.',
      '^electron/preload/',
      anything,
      '^electron/(preload|contract)/|^electron$|node_modules/electron/',
    ),
    forbid(
      'main-stays-light',
      'The main process opens the window at once; the core lives in its host process.',
      '^electron/main/',
      '^(db|renderer|tests|electron/(preload|core-host))/',
      '^(db/domain/|electron/core-host/host-messages\\.ts$)',
    ),
    forbid(
      'hosts-use-the-core',
      'The core host and the command line bind the contract to the core; they know no screen and no migration.',
      '^electron/(core-host|cli)/',
      '^(renderer|tests|electron/(main|preload))/|^db/migrations/',
    ),
    forbid(
      'product-without-tests',
      'Tests look at the product, never the other way.',
      '^(db|electron|renderer)/',
      '^(tests|scripts)/',
    ),
  ],
  options: {
    // TypeScript 7 has no API for other programs; swc reads the sources instead.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|\\.cache)/|\\?raw$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
