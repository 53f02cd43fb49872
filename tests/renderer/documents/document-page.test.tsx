import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewedContent } from '../../../electron/contract/reading';
import type { Answer } from '../../../renderer/api/contract';
import { documentPath } from '../../../renderer/features/documents/document-path';
import { documentScreens } from '../../../renderer/features/documents/screens';
import { FakeRefusal } from '../support/fake-core';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

type Facts = Answer<'documents', 'get'>;
type Opened = Answer<'documents', 'open'>;

const sha256 = 'a'.repeat(64);
const facts = (given: Partial<Facts> = {}): Facts => ({
  sha256,
  fileName: '综合应急预案.docx',
  kind: 'docx',
  size: 20_480,
  stored: true,
  textState: 'ok',
  notes: [],
  places: [
    {
      documentId: 'd1',
      role: 'text',
      planId: 'p1',
      planTitle: '综合应急预案',
      versionLabel: '第1版',
      enterprise: '舒兰市示例煤业有限公司',
    },
  ],
  ...given,
});

const text = '1 总则\n本预案适用于事故应急。\n2 应急响应\n应急响应分级。';
const content: ViewedContent = {
  text,
  pages: null,
  outline: [
    { level: 1, text: '1 总则', offset: 0 },
    { level: 1, text: '2 应急响应', offset: text.indexOf('2 ') },
  ],
  blocks: text.split('\n').map((line) => ({ kind: 'paragraph', start: text.indexOf(line), spans: [line] })),
};

class Watching {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Watching);
  vi.stubGlobal('ResizeObserver', Watching);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(content))));
});

function open(
  given: Partial<Facts>,
  opened: Partial<Opened> = {},
  place: { at?: number; find?: string } = {},
) {
  const [target] = documentScreens;
  if (!target) throw new Error('no screen');
  return renderScreen(target, documentPath(sha256, place), {
    documents: {
      get: () => facts(given),
      open: () => ({ ticket: 't', show: 'blocks', reason: null, size: 1, ...opened }),
    },
    plans: { openDocument: () => ({ file: 'grant' }) },
  });
}

describe('the document viewer', () => {
  it('shows a Word document with its outline and counts the words looked for', async () => {
    await open({}, {}, { find: '应急' });
    expect(await screen.findByText('本预案适用于事故应急。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '2 应急响应' })).toBeTruthy();
    expect(screen.getByText('1 / 3')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '下一处' }));
    expect(screen.getByText('2 / 3')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '上一处' }));
    await userEvent.click(screen.getByRole('button', { name: '上一处' }));
    expect(screen.getByText('3 / 3')).toBeTruthy();
    const box = screen.getByRole('searchbox', { name: '在文件中查找' });
    await userEvent.clear(box);
    await userEvent.type(box, '水泵');
    expect(screen.getByText('没有找到')).toBeTruthy();
  });

  it('opens at the hit nearest to the position it was sent to', async () => {
    await open({}, {}, { find: '应急', at: text.lastIndexOf('应急') });
    expect(await screen.findByText('3 / 3')).toBeTruthy();
  });

  it.each([
    [{ stored: false }, {}, '没有这份文件的原件'],
    [{ textState: 'empty', size: 0 }, {}, '文件是空的'],
    [{}, { show: 'none', reason: 'no-converter' }, '旧版 Word 文件不能在这里显示'],
    [{}, { show: 'none', reason: 'broken' }, '文件已损坏，不能显示'],
    [{}, { show: 'none', reason: 'kind' }, '这种文件不能在这里显示'],
    [{ textState: 'protected' }, { show: 'none', reason: 'broken' }, '文件设有打开密码'],
  ] as const)('says why a file is not shown: %j %j', async (given, opened, said) => {
    await open({ ...given, notes: [{ code: 'X', message: '请向提供单位重新索取。' }] }, opened);
    expect(await screen.findByText(said)).toBeTruthy();
  });

  it('leads out: the PC program and back to the plan', async () => {
    const view = await open({});
    await userEvent.click(await screen.findByRole('button', { name: '用本机程序打开' }));
    await waitFor(() => expect(shell.openExternally).toHaveBeenCalledWith('grant'));
    await userEvent.click(screen.getByRole('button', { name: '返回预案' }));
    expect(await whereTo(view.router)).toBe('/plans/p1');
  });

  it('prints what it shows, as text', async () => {
    await open({});
    await screen.findByText('本预案适用于事故应急。');
    await userEvent.click(screen.getByRole('button', { name: '打印' }));
    await waitFor(() => expect(shell.print).toHaveBeenCalled());
    expect(shell.print.mock.calls[0]?.[0].html).toContain('本预案适用于事故应急。');
  });

  it('says what went wrong', async () => {
    const [target] = documentScreens;
    if (!target) throw new Error('no screen');
    await renderScreen(target, documentPath(sha256), {
      documents: {
        get: () => facts(),
        open: () => {
          throw new FakeRefusal('DOCUMENT_DAMAGED', '这份文件在数据库中的内容已损坏。');
        },
      },
    });
    expect(await screen.findByText('这份文件在数据库中的内容已损坏。')).toBeTruthy();
  });
});
