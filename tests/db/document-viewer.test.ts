import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { documents as endpoints } from '../../electron/contract/documents';
import { plans as planEndpoints } from '../../electron/contract/plans';
import type { ViewedContent } from '../../electron/contract/reading';
import { documents } from '../../electron/core-host/handlers/documents';
import { plans } from '../../electron/core-host/handlers/plans';
import { serveDocumentPart } from '../../electron/main/document-parts';
import { type Desk, makeDesk } from '../builders/desk';
import { buildDocx, link, para, style, styled } from '../builders/documents-docx';
import { buildPdf } from '../builders/documents-pdf';
import { buildPng } from '../builders/pictures';
import { makeEnterprise, makePlan } from '../builders/records';

let desk: Desk;
afterEach(() => desk.close());

function openDesk(): { versionId: string } {
  desk = makeDesk({ documents: endpoints, plans: planEndpoints }, { documents, plans });
  const enterprise = makeEnterprise(desk, { name: '舒兰市示例煤业有限公司' });
  const { version } = makePlan(desk, { enterpriseId: enterprise.id, title: '综合应急预案' });
  return { versionId: version.id };
}

async function attach(versionId: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(desk.folder, name);
  writeFileSync(path, bytes);
  const file = desk.host.grants.grant(path);
  return (await desk.call<{ sha256: string }>('plans.attach', { versionId, file, role: 'text' })).sha256;
}

type Opened = { ticket: string; show: string; reason: string | null; size: number };
const open = (sha256: string) => desk.call<Opened>('documents.open', { sha256 });
const ask = async (ticket: string, part: string, search = '') =>
  serveDocumentPart(
    new URL(`app://plandesk/document/${ticket}/${part}${search}`),
    async (each) => desk.host.views.folderOf(each),
    {},
  );

describe('documents for the viewer', () => {
  it('lays a Word document out: text, outline, blocks that stand in the text, checked pictures', async () => {
    const { versionId } = openDesk();
    const sha256 = await attach(
      versionId,
      '综合.docx',
      buildDocx({
        styles: style('1', 'heading 1'),
        body:
          styled('1', '1 总则') +
          para('本预案适用于本单位。') +
          para('<w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r>'),
        extraLinks: link('p1', 'image', 'media/a.png'),
        extraEntries: [{ name: 'word/media/a.png', data: buildPng(3, 3) }],
      }),
    );
    const facts = await desk.call<Record<string, unknown>>('documents.get', { sha256 });
    expect(facts).toMatchObject({
      fileName: '综合.docx',
      textState: 'ok',
      stored: true,
      places: [{ planTitle: '综合应急预案', versionLabel: '第1版', enterprise: '舒兰市示例煤业有限公司' }],
    });
    const { ticket, show } = await open(sha256);
    expect(show).toBe('blocks');
    const content = (await (await ask(ticket, 'content')).json()) as ViewedContent;
    expect(content.outline).toEqual([{ level: 1, text: '1 总则', offset: 0 }]);
    expect(content.blocks).toMatchObject([{ start: 0, level: 1 }, { start: 5 }, { start: -1 }]);
    const picture = await ask(ticket, 'picture-0');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    // Going back to it lays nothing out again.
    expect((await open(sha256)).ticket).toBe(ticket);
  });

  it('hands out a PDF by stretches, and nothing but its parts', async () => {
    const { versionId } = openDesk();
    const bytes = buildPdf({ pages: [[{ x: 72, y: 700, text: '应急响应' }], []] });
    const sha256 = await attach(versionId, '综合.pdf', bytes);
    const { ticket, show, size } = await open(sha256);
    expect([show, size]).toEqual(['pdf', bytes.length]);
    const stretch = await ask(ticket, 'original', '?from=5&to=25');
    expect(Buffer.from(await stretch.arrayBuffer())).toEqual(bytes.subarray(5, 25));
    expect(stretch.headers.get('x-total-bytes')).toBe(String(bytes.length));
    const whole = await ask(ticket, 'original', '?from=-1&to=1e99');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const beyond = await ask(ticket, 'original', '?from=999999&to=5');
    expect((await beyond.arrayBuffer()).byteLength).toBe(0);
    for (const part of ['..%2Fcontent', 'picture-0', 'picture-99999', 'content.json', ''])
      expect((await ask(ticket, part)).status, part).toBe(404);
    expect((await ask(`${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`, 'content')).status).toBe(404);
  });

  it('reads GB18030 text and answers what cannot be drawn with a reason', async () => {
    const { versionId } = openDesk();
    const gb = Buffer.from([0xd3, 0xa6, 0xbc, 0xb1, 0xd4, 0xa4, 0xb0, 0xb8, 0x0a, 0xd5, 0xfd, 0xce, 0xc4]);
    const text = await open(await attach(versionId, '方案.txt', gb));
    const content = (await (await ask(text.ticket, 'content')).json()) as ViewedContent;
    expect(content.text).toBe('应急预案\n正文');
    expect(content.blocks).toMatchObject([{ spans: ['应急预案'] }, { spans: ['正文'], start: 5 }]);
    const damaged = buildDocx({ body: para('甲') }).subarray(0, 300);
    expect(await open(await attach(versionId, '坏.docx', damaged))).toMatchObject({
      show: 'none',
      reason: 'broken',
    });
    expect(await open(await attach(versionId, '图.png', buildPng(2, 2)))).toMatchObject({ show: 'blocks' });
  });

  it('keeps few documents laid out and removes them with the database', async () => {
    const { versionId } = openDesk();
    const tickets: string[] = [];
    for (let at = 0; at < 8; at++) {
      const sha256 = await attach(versionId, `${at}.txt`, Buffer.from(`第${at}份`));
      tickets.push((await open(sha256)).ticket);
    }
    expect(tickets.map((ticket) => desk.host.views.folderOf(ticket) !== null)).toEqual([
      false,
      false,
      ...Array.from({ length: 6 }, () => true),
    ]);
    expect(readdirSync(join(desk.folder, 'viewed'))).toHaveLength(6);
    desk.host.views.dropAll();
    expect(readdirSync(join(desk.folder, 'viewed'))).toEqual([]);
    expect(tickets.every((ticket) => desk.host.views.folderOf(ticket) === null)).toBe(true);
  });

  it('shows only documents that belong to a plan, to somebody who is signed in', async () => {
    openDesk();
    const sha256 = 'f'.repeat(64);
    expect((await desk.refusal('documents.get', { sha256 })).code).toBe('NOT_FOUND');
    expect((await desk.refusal('documents.open', { sha256 })).code).toBe('NOT_FOUND');
    expect((await desk.refusal('documents.open', { sha256: '../../etc/passwd' })).code).toBe('INVALID_INPUT');
    desk.session.user = null;
    expect((await desk.refusal('documents.open', { sha256 })).code).toBe('SIGN_IN_NEEDED');
    expect(existsSync(join(desk.folder, 'viewed'))).toBe(false);
  });
});
