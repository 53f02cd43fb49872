import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniffDocument } from '../../db/documents/sniff';
import { buildCompoundFile, wordStream } from '../builders/documents-compound';
import { buildDocx, para } from '../builders/documents-docx';
import { buildPdf } from '../builders/documents-pdf';
import { buildZip } from '../builders/documents-zip';

const docx = buildDocx({ body: para('综合应急预案') });
const pdf = buildPdf({ pages: [[{ x: 80, y: 700, text: '预案' }]] });
const gb18030 = Buffer.from('d3a6bcb1d4a4b0b8', 'hex'); // 应急预案
const cases: [label: string, bytes: Uint8Array, name: string, kind: string, problems: string[]][] = [
  ['a Word document', docx, '预案.docx', 'docx', []],
  ['a Word document saved by WPS', docx, '预案.wps', 'docx', []],
  ['upper case extension', docx, '预案.DOCX', 'docx', []],
  ['no extension', docx, '预案', 'docx', []],
  ['a name that promises nothing', docx, '预案.第2版', 'docx', []],
  ['a document named .doc', docx, '预案.doc', 'docx', ['EXTENSION_MISMATCH']],
  ['a cut document', docx.subarray(0, docx.length * 0.6), '预案.docx', 'docx', ['TRUNCATED']],
  [
    'a workbook named .docx',
    buildZip([{ name: 'xl/workbook.xml', data: '' }]),
    'a.docx',
    'xlsx',
    ['EXTENSION_MISMATCH'],
  ],
  ['a presentation', buildZip([{ name: 'ppt/presentation.xml', data: '' }]), 'a.pptx', 'pptx', []],
  ['an OFD', buildZip([{ name: 'OFD.xml', data: '' }]), 'a.ofd', 'ofd', []],
  ['an archive', buildZip([{ name: '预案.docx', data: docx }]), 'a.zip', 'zip', []],
  ['an empty archive', buildZip([]), 'a.zip', 'zip', []],
  ['a PDF', pdf, 'a.pdf', 'pdf', []],
  ['a PDF behind other bytes', Buffer.concat([Buffer.from('\n\n'), pdf]), 'a.pdf', 'pdf', []],
  ['a cut PDF', pdf.subarray(0, pdf.length - 60), 'a.pdf', 'pdf', ['TRUNCATED']],
  ['an old Word document', buildCompoundFile({ WordDocument: wordStream() }), 'a.doc', 'doc', []],
  [
    'a locked old document',
    buildCompoundFile({ WordDocument: wordStream(true) }),
    'a.doc',
    'doc',
    ['ENCRYPTED'],
  ],
  ['an old workbook', buildCompoundFile({ Workbook: new Uint8Array(10) }), 'a.xls', 'xls', []],
  [
    'a locked document',
    buildCompoundFile({ EncryptedPackage: new Uint8Array(9) }),
    'a.docx',
    'docx',
    ['ENCRYPTED'],
  ],
  [
    'a locked workbook',
    buildCompoundFile({ EncryptedPackage: new Uint8Array(9) }),
    'a.xlsx',
    'xlsx',
    ['ENCRYPTED'],
  ],
  [
    'a cut old document',
    buildCompoundFile({ WordDocument: wordStream() }).subarray(0, 700),
    'a.doc',
    'doc',
    ['TRUNCATED'],
  ],
  [
    'some other compound file',
    buildCompoundFile({ Contents: new Uint8Array(9) }),
    'a.msg',
    'unknown',
    ['UNKNOWN_CONTENT'],
  ],
  ['UTF-8 text', Buffer.from('应急预案\r\n'), 'a.txt', 'txt', []],
  ['GB18030 text', gb18030, 'a.txt', 'txt', []],
  ['rich text named .doc', Buffer.from('{\\rtf1\\ansi }'), 'a.doc', 'rtf', ['EXTENSION_MISMATCH']],
  [
    'a web page named .doc',
    Buffer.from('<html><body>预案</body></html>'),
    'a.doc',
    'html',
    ['EXTENSION_MISMATCH'],
  ],
  ['a PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 'a.png', 'image', []],
  ['a JPEG named .pdf', Buffer.from('ffd8ffe000104a46', 'hex'), 'a.pdf', 'image', ['EXTENSION_MISMATCH']],
  [
    'text that begins like a bitmap',
    Buffer.from('BM: 部门职责\n这是一段普通文字，没有图片'),
    'a.txt',
    'txt',
    [],
  ],
  ['nothing', new Uint8Array(0), 'a.docx', 'empty', ['EMPTY_FILE']],
  ['zeros', new Uint8Array(4096), 'a.docx', 'unknown', ['UNKNOWN_CONTENT']],
];

describe('sniffDocument', () => {
  it.each(cases)('%s', (_label, bytes, name, kind, problems) => {
    const result = sniffDocument(bytes, name);
    expect(result.kind).toBe(kind);
    expect(result.problems.map((problem) => problem.code)).toEqual(problems);
  });

  it.each([
    ['utf-8', Buffer.from('\ufeff应急')],
    ['gb18030', gb18030],
    ['utf-16le', Buffer.from('\ufeff应急', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeff应急', 'utf16le').swap16()],
  ])('tells %s text', (encoding, bytes) => {
    expect(sniffDocument(bytes, 'a.txt')).toMatchObject({ kind: 'txt', encoding });
  });

  it('tells an encoding although the sample ends inside a character', () => {
    const text = `a${'应急预案'.repeat(100_000)}`;
    expect(sniffDocument(Buffer.from(text), 'a.txt').encoding).toBe('utf-8');
  });

  it('says in words what a misleading name hides', () => {
    const [problem] = sniffDocument(buildZip([{ name: 'xl/workbook.xml', data: '' }]), '台账.docx').problems;
    expect(problem?.message).toContain('电子表格');
    expect(problem?.message).toContain('.docx');
  });

  it('never throws, whatever the bytes', () => {
    const heads = ['PK\x03\x04', 'PK\x05\x06', '%PDF-', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'BM', 'RIFF', ''];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 700 }),
        fc.string(),
        (head, tail, name) => {
          const bytes = Buffer.concat([Buffer.from(head, 'latin1'), tail]);
          expect(sniffDocument(bytes, name).kind).toBeTypeOf('string');
        },
      ),
    );
  });
});
