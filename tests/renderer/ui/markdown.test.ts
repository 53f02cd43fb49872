import { describe, expect, it } from 'vitest';
import { markdownBlocks, markdownSpans } from '../../../renderer/ui/markdown-blocks';

describe('manual pages', () => {
  it('become headings, paragraphs, lists, notes and tables', () => {
    const text = [
      '# 单位名册',
      '',
      '第一行',
      '第二行',
      'an English',
      'line',
      '',
      '- 甲',
      '- 乙',
      '1. 先',
      '2. 后，',
      '   还是后',
      '> 注意',
      '> 两行',
      '| 键 | 用途 |',
      '|---|---|',
      '| F1 | 手册 |',
    ].join('\n');
    expect(markdownBlocks(text)).toEqual([
      { kind: 'heading', level: 1, text: '单位名册' },
      { kind: 'paragraph', text: '第一行第二行an English line' },
      { kind: 'list', ordered: false, items: ['甲', '乙'] },
      { kind: 'list', ordered: true, items: ['先', '后，还是后'] },
      { kind: 'note', text: '注意 两行' },
      { kind: 'table', head: ['键', '用途'], rows: [['F1', '手册']] },
    ]);
  });

  it('never loop on odd lines and keep them as text', () => {
    expect(markdownBlocks('#无空格\n#####五级 x')).toEqual([
      { kind: 'paragraph', text: '#无空格' },
      { kind: 'paragraph', text: '#####五级 x' },
    ]);
    expect(markdownBlocks('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', text: '<script>alert(1)</script>' },
    ]);
  });

  it('have strong and code parts', () => {
    expect(markdownSpans('按 `F1` 打开**手册**。')).toEqual([
      { kind: 'text', text: '按 ' },
      { kind: 'code', text: 'F1' },
      { kind: 'text', text: ' 打开' },
      { kind: 'strong', text: '手册' },
      { kind: 'text', text: '。' },
    ]);
    expect(markdownSpans('****')).toEqual([{ kind: 'text', text: '****' }]);
  });
});
