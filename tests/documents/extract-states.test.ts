import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { EXTRACTION_STATES } from '../../db/documents/types';
import { PlanDeskError } from '../../db/domain/errors';
import { buildCompoundFile, wordStream } from '../builders/documents-compound';
import { buildDocx, docxEntries, para, run } from '../builders/documents-docx';
import { buildPdf } from '../builders/documents-pdf';
import { buildZip, type ZipEntrySpec } from '../builders/documents-zip';

const body = para('综合应急预案') + para('适用范围');
const good = buildDocx({ body });
const withEntries = (...extra: ZipEntrySpec[]) => buildZip([...docxEntries({ body }), ...extra]);
const replaced = (name: string, change: Partial<ZipEntrySpec>) =>
  buildZip(docxEntries({ body }).map((entry) => (entry.name === name ? { ...entry, ...change } : entry)));
const codes = (result: { warnings: readonly { code: string }[] }) => result.warnings.map((w) => w.code);

describe('files that cannot be read as they are', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'a.docx', 'empty', ['EMPTY_FILE']],
    ['a cut .docx', good.subarray(0, good.length - 40), 'a.docx', 'damaged', ['TRUNCATED', 'DAMAGED']],
    [
      'a workbook named .docx',
      buildZip([{ name: 'xl/workbook.xml', data: '' }]),
      'a.docx',
      'unsupported',
      ['EXTENSION_MISMATCH', 'UNSUPPORTED_KIND'],
    ],
    [
      'an archive',
      buildZip([{ name: '预案.docx', data: good }]),
      'a.zip',
      'unsupported',
      ['UNSUPPORTED_KIND'],
    ],
    ['noise', Buffer.from([0, 1, 2, 3, 0, 255]), 'a.docx', 'unsupported', ['UNKNOWN_CONTENT']],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'a.png', 'no-text', ['IMAGE_ONLY']],
    [
      'an old .doc',
      buildCompoundFile({ WordDocument: wordStream() }),
      'a.doc',
      'unsupported',
      ['OLD_WORD_FORMAT'],
    ],
    [
      'a locked .doc',
      buildCompoundFile({ WordDocument: wordStream(true) }),
      'a.doc',
      'protected',
      ['ENCRYPTED'],
    ],
    [
      'a locked .docx',
      buildCompoundFile({ EncryptedPackage: new Uint8Array(9) }),
      'a.docx',
      'protected',
      ['ENCRYPTED'],
    ],
    ['a .docx of pictures only', buildDocx({ body: para('') }), 'a.docx', 'no-text', []],
    ['blank text', Buffer.from(' \n '), 'a.txt', 'no-text', []],
  ])('%s', async (_label, bytes, name, state, expected) => {
    const result = await extractDocument(bytes, name);
    expect(result).toMatchObject({ state, text: '', outline: [] });
    expect(codes(result)).toEqual(expected);
    for (const warning of result.warnings) expect(warning.message).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  it('reads plain text in the encodings of the field', async () => {
    const gb = Buffer.from('d3a6bcb10d0ad4a4b0b8', 'hex');
    expect(await extractDocument(gb, 'a.txt')).toMatchObject({
      state: 'ok',
      text: '应急\n预案',
      pages: null,
    });
    expect((await extractDocument(Buffer.from('\ufeff应急'), 'a.txt')).text).toBe('应急');
    expect((await extractDocument(Buffer.from('\ufeff应急', 'utf16le'), 'a.txt')).text).toBe('应急');
  });
});

describe('hostile archives', () => {
  it.each([
    ['a path upwards', { name: '../../../x.txt', data: 'x' }, 'PATH_ESCAPE'],
    ['a path upwards in the middle', { name: 'word/../../../x.txt', data: 'x' }, 'PATH_ESCAPE'],
    ['a path upwards with backslashes', { name: 'word\\..\\..\\x.txt', data: 'x' }, 'PATH_ESCAPE'],
    ['an absolute path', { name: '/etc/x', data: 'x' }, 'PATH_ESCAPE'],
    ['a drive', { name: 'C:\\x', data: 'x' }, 'PATH_ESCAPE'],
    ['a link', { name: 'word/x', data: '/etc/passwd', unixMode: 0o120777 }, 'SYMBOLIC_LINK'],
    ['a second main part', { name: 'word/document.xml', data: '<x/>' }, 'DUPLICATE_ENTRY'],
  ])('%s is set aside, named, and the document read', async (_label, entry, code) => {
    const result = await extractDocument(withEntries(entry), 'a.docx');
    expect(result).toMatchObject({ state: 'suspicious', text: '综合应急预案\n适用范围' });
    expect(codes(result)).toEqual([code]);
  });

  const bomb = `<w:document xmlns:w="x"><w:body>${' '.repeat(4_000_000)}</w:body></w:document>`;
  const deep = `${'<w:p>'.repeat(5_000)}${'</w:p>'.repeat(5_000)}`;
  const entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  it.each([
    [
      'a part that inflates a thousandfold',
      replaced('word/document.xml', { data: bomb }),
      'suspicious',
      'INFLATES_TOO_LARGE',
    ],
    [
      'a declared size beyond all measure',
      withEntries({ name: 'x', data: '', declaredSize: 0xfffffff0 }),
      'suspicious',
      'INFLATES_TOO_LARGE',
    ],
    ['a part larger than it says', replaced('word/document.xml', { declaredSize: 10 }), 'damaged', 'DAMAGED'],
    ['a wrong checksum', replaced('word/document.xml', { crc: 1 }), 'damaged', 'DAMAGED'],
    ['an encrypted part', replaced('word/document.xml', { encrypted: true }), 'protected', 'ENCRYPTED'],
    ['a missing main part', buildZip([{ name: 'word/styles.xml', data: '<x/>' }]), 'damaged', 'PART_MISSING'],
    ['broken XML', buildDocx({ body: '<w:p><w:r></w:p>' }), 'damaged', 'XML_BROKEN'],
    [
      'an unknown entity',
      buildDocx({ body: '<w:p><w:r><w:t>&x;</w:t></w:r></w:p>' }),
      'damaged',
      'XML_BROKEN',
    ],
    ['an external entity', buildDocx({ body, prologue: entity }), 'suspicious', 'EXTERNAL_ENTITY'],
    ['nesting without end', buildDocx({ body: deep }), 'suspicious', 'NESTED_TOO_DEEP'],
  ])('%s', async (_label, bytes, state, code) => {
    const result = await extractDocument(bytes, 'a.docx');
    expect(result).toMatchObject({ state, text: '' });
    expect(codes(result)).toContain(code);
  });

  it('counts entries before it looks at them', async () => {
    const result = await extractDocument(good, 'a.docx', { limits: { maxEntries: 3 } });
    expect(result.state).toBe('suspicious');
    expect(codes(result)).toEqual(['TOO_MANY_ENTRIES']);
  });
});

describe('limits, cancelling, robustness', () => {
  it('keeps a file above the size cap without reading it', async () => {
    const result = await extractDocument(good, 'a.docx', { limits: { maxFileBytes: 100 } });
    expect(result).toMatchObject({ state: 'unsupported', text: '' });
    expect(codes(result)).toEqual(['FILE_TOO_LARGE']);
  });

  it('cuts very long text, and the outline with it', async () => {
    const long = buildDocx({ body: para('前言') + para(run('后面的标题'), '<w:outlineLvl w:val="0"/>') });
    const result = await extractDocument(long, 'a.docx', { limits: { maxTextChars: 2 } });
    expect(result).toMatchObject({ state: 'ok', text: '前言', outline: [] });
    expect(codes(result)).toEqual(['TEXT_CUT']);
  });

  it('keeps no more of a text than unfolds to the limit', async () => {
    const swelling = Buffer.from('应急预案'.repeat(25_000) + 'ﷺ'.repeat(400_000));
    const result = await extractDocument(swelling, 'a.txt', { limits: { maxTextChars: 4_000_000 } });
    expect([result.state, codes(result)]).toEqual(['ok', ['TEXT_SWELLS']]);
    expect(result.text.length).toBe(300_000);
    expect(result.text.normalize('NFKC').length).toBeLessThanOrEqual(4_000_000);
  });

  it.each([
    ['a.docx', good],
    ['a.pdf', buildPdf({ pages: [[]] })],
  ])('stops %s when cancelled', async (name, bytes) => {
    const attempt = extractDocument(bytes, name, { signal: AbortSignal.abort() });
    await expect(attempt).rejects.toBeInstanceOf(PlanDeskError);
    await expect(attempt).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('answers a state for any damage to a .docx or .pdf', { timeout: 30_000 }, async () => {
    const pdf = buildPdf({ pages: [[{ x: 80, y: 700, text: '综合应急预案' }]] });
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(good, pdf),
        damage,
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        async (source, edits, share) => {
          const bytes = Buffer.from(source.subarray(0, Math.ceil(source.length * share)));
          for (const [at, value] of edits) bytes[at % bytes.length] = value;
          const result = await extractDocument(bytes, 'a.bin');
          expect(EXTRACTION_STATES).toContain(result.state);
          expect(result.warnings.filter((warning) => warning.code === 'UNREADABLE')).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('old Word files with a converter', () => {
  const old = buildCompoundFile({ WordDocument: wordStream() });

  it('reads what the converter makes of them', async () => {
    const result = await extractDocument(old, 'a.doc', { convertDoc: async () => good });
    expect(result).toMatchObject({ state: 'ok', kind: 'doc', text: '综合应急预案\n适用范围' });
    expect(codes(result)).toEqual(['CONVERTED']);
  });

  it('stays unsupported, with the reason, when the converter fails', async () => {
    const convertDoc = async () => {
      throw new PlanDeskError('CONVERTER_TIMEOUT', '转换超时。');
    };
    const result = await extractDocument(old, 'a.doc', { convertDoc });
    expect(result.state).toBe('unsupported');
    expect(codes(result)).toEqual(['CONVERTER_TIMEOUT']);
  });
});
