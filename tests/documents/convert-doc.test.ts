import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertToPdf, createDocConverter, findConverter } from '../../db/documents/convert-doc';
import { extractDocument } from '../../db/documents/extract-text';
import { buildCompoundFile, wordStream } from '../builders/documents-compound';
import { buildDocx, para } from '../builders/documents-docx';

const old = buildCompoundFile({ WordDocument: wordStream() });
const converted = buildDocx({ body: para('转换所得') });
let folder: string;

/** A stand-in for soffice: a shell script that sees the same arguments. The last one is the source, the one before the folder. */
async function fakeOffice(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plandesk-test-'));
  await writeFile(join(folder, 'result.docx'), converted);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('plandesk-doc-'));

describe.skipIf(process.platform === 'win32')('createDocConverter', () => {
  it('hands the file over, takes the result and leaves nothing behind', async () => {
    const seen = join(folder, 'seen');
    const out = 'for last; do before=$out; out=$last; done';
    const soffice = await fakeOffice(
      'good',
      `${out}\necho "$@" > ${seen}\ncp "$out" ${seen}.doc\ncp ${folder}/result.docx "$before/source.docx"`,
    );
    const result = await extractDocument(old, 'a.doc', { convertDoc: createDocConverter(soffice) });
    expect(result).toMatchObject({ state: 'ok', kind: 'doc', text: '转换所得' });
    expect(await readFile(`${seen}.doc`)).toEqual(old);
    expect(await readFile(seen, 'utf8')).toMatch(
      /-env:UserInstallation=file:\/\/.*--headless .*--convert-to docx/,
    );
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    ['reports an error', 'echo broken >&2; exit 3'],
    ['ends well without a result', 'exit 0'],
  ])('names the failure when the program %s', async (_label, script) => {
    const convert = createDocConverter(await fakeOffice('bad', script));
    await expect(convert(old)).rejects.toMatchObject({ code: 'CONVERTER_FAILED' });
    expect(await leftovers()).toEqual([]);
  });

  it('names the failure when there is no such program', async () => {
    await expect(createDocConverter(join(folder, 'absent'))(old)).rejects.toMatchObject({
      code: 'CONVERTER_FAILED',
    });
  });

  it('ends a program that hangs, and the children it started', async () => {
    const alive = join(folder, 'alive');
    const soffice = await fakeOffice('hang', `mkfifo ${alive}; (read x < ${alive}) & read y < ${alive}`);
    await expect(createDocConverter(soffice, 150)(old)).rejects.toMatchObject({ code: 'CONVERTER_TIMEOUT' });
    expect(await leftovers()).toEqual([]);
  });

  it('stops when the reader gives up', async () => {
    const soffice = await fakeOffice('wait', `mkfifo ${folder}/wait-pipe; read y < ${folder}/wait-pipe`);
    const controller = new AbortController();
    const attempt = extractDocument(old, 'a.doc', {
      convertDoc: createDocConverter(soffice),
      signal: controller.signal,
    });
    controller.abort();
    await expect(attempt).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await leftovers()).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('convertToPdf', () => {
  it('takes the PDF that the program makes', async () => {
    const soffice = await fakeOffice(
      'pdf',
      'for last; do before=$out; out=$last; done\necho "%PDF $@" > "$before/source.pdf"',
    );
    const made = await convertToPdf(converted, undefined, async () => soffice);
    expect(Buffer.from(made).toString()).toMatch(/^%PDF .*--convert-to pdf:writer_pdf_Export .*source\.docx/);
    expect(await leftovers()).toEqual([]);
  });

  it('says what is missing where there is no such program', async () => {
    await expect(convertToPdf(converted, undefined, async () => null)).rejects.toMatchObject({
      code: 'CONVERTER_MISSING',
      message: expect.stringContaining('LibreOffice'),
    });
  });
});

describe.skipIf(process.platform === 'win32')('findConverter', () => {
  it('finds soffice on the search path, and only what can be run', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    const find = (PATH: string, places: string[] = []) => findConverter({ PATH }, 'linux', places);
    expect(await find(bin)).toBeNull();
    await writeFile(join(bin, 'soffice'), 'not runnable', { mode: 0o644 });
    expect(await find(bin)).toBeNull();
    await chmod(join(bin, 'soffice'), 0o755);
    expect(await find(`/absent:${bin}`)).toBe(join(bin, 'soffice'));
    expect(await find('', ['/absent', join(bin, 'soffice')])).toBe(join(bin, 'soffice'));
  });

  it('asks for the usual Windows places', async () => {
    expect(await findConverter({ PATH: '', ProgramFiles: join(folder, 'no') }, 'win32')).toBeNull();
  });
});
