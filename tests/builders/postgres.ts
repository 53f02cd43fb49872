import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server of the test's own, reached through a socket in its folder. */
export interface PostgresServer {
  /** A URL for a database of this name, made by the first call for it: empty, or as the one it is copied from. */
  database(name: string, options?: { encoding?: string; template?: string }): string;
  /** Runs statements as the server's administrator. */
  sql(database: string, statements: string): string;
  /** Ends the server at once, as a power cut would. */
  kill(): void;
  close(): void;
}

/** Said where a machine has no PostgreSQL. */
export const NO_POSTGRES =
  '没有找到 PostgreSQL（initdb），收入数据库的测试跳过 | no PostgreSQL on this machine: the tests of collect are skipped';

/** Where PostgreSQL's programs lie on this machine, or null. */
export function postgresPrograms(): string | null {
  const folders = [
    ...(process.env.PG_BINDIR ? [process.env.PG_BINDIR] : []),
    ...versions('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...versions('/opt/homebrew/opt')
      .filter((name) => name.startsWith('postgresql'))
      .map((name) => `/opt/homebrew/opt/${name}/bin`),
    '/usr/local/pgsql/bin',
    '/usr/bin',
  ];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

/** Newest first. */
function versions(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    : [];
}

/** PostgreSQL refuses to run as root: then it runs as a user without rights that every system has. */
function runAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const user = ['postgres', 'nobody'].flatMap(
    (name) => users.find((line) => line.startsWith(`${name}:`)) ?? [],
  )[0];
  const [, , uid, gid] = user?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

const ADMINISTRATOR = 'keeper';

/** Makes a cluster in a folder of its own and starts it; `durable` waits for the disk as a real one does. @throws Error when the server does not come up in time */
export async function startPostgres(
  programs: string,
  { durable = false }: { durable?: boolean } = {},
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-pg-'));
  const user = runAs();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', ADMINISTRATOR, '-E', 'UTF8', '--locale=C', '-A', 'trust', '--no-sync'],
    { ...options, stdio: 'pipe' },
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    ...(durable ? [] : ['fsync=off']),
    'shared_buffers=64MB',
  ];
  const server: ChildProcess = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  );
  const psql = (database: string, statements: string): string =>
    execFileSync(
      join(programs, 'psql'),
      [
        '-h',
        folder,
        '-U',
        ADMINISTRATOR,
        '-d',
        database,
        '-X',
        '-q',
        '-A',
        '-t',
        '-v',
        'ON_ERROR_STOP=1',
        '-c',
        statements,
      ],
      { ...options, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    ).trim();
  await answered(() => psql('postgres', 'SELECT 1'));
  const made = new Set<string>();
  return {
    database: (name, { encoding = 'UTF8', template = 'template0' } = {}) => {
      if (!made.has(name))
        psql('postgres', `CREATE DATABASE ${name} ENCODING '${encoding}' TEMPLATE ${template}`);
      made.add(name);
      return `postgres:///${name}?host=${encodeURIComponent(folder)}&user=${ADMINISTRATOR}`;
    },
    sql: psql,
    kill: () => void server.kill('SIGKILL'),
    close: () => {
      server.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Asks until there is an answer, for ten seconds at most. */
async function answered(ask: () => unknown): Promise<void> {
  const until = Date.now() + 10_000;
  for (;;) {
    try {
      ask();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
