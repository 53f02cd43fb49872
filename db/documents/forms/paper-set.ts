import { type FormDefinition, field, label, quoteTitle, value } from './definition';

/** One paper of a set as its cover lists it. */
export interface ListedPaper {
  readonly title: string;
  /** Page of the set on which it begins. */
  readonly from: number;
  readonly pages: number;
  /** Why a page stands in its place; null where the paper itself is there. */
  readonly trouble: string | null;
}

export interface PaperSetData {
  readonly unitName: string;
  readonly planTitles: readonly string[];
  readonly office: string;
  readonly papers: readonly ListedPaper[];
}

/** Cover of a set of filing papers: whose, for which plans, and what is in it on which page. */
export function paperSetCover(data: PaperSetData): FormDefinition {
  return {
    id: 'paper-set-cover',
    title: '应急预案备案材料',
    basis: '《生产安全事故应急预案管理办法》第二十七条',
    blocks: [
      {
        kind: 'table',
        widths: [4, 20],
        rows: [
          [label('申报单位'), value(data.unitName)],
          [
            label('应急预案'),
            {
              role: 'value',
              lines:
                data.planTitles.length === 0
                  ? [[field('', 0)]]
                  : data.planTitles.map((title) => [quoteTitle(title)]),
            },
          ],
          [label('受理单位'), value(data.office)],
        ],
      },
      { kind: 'paragraph', line: ['材料目录'] },
      {
        kind: 'table',
        widths: [2, 13, 3, 3, 5],
        headRows: 1,
        density: 'dense',
        rows: [
          ['序号', '材料', '页码', '页数', '说明'].map((text) => label(text)),
          ...data.papers.map((paper, at) => [
            label(String(at + 1)),
            value(paper.title),
            label(String(paper.from)),
            label(paper.trouble === null ? String(paper.pages) : ''),
            value(paper.trouble),
          ]),
        ],
      },
    ],
  };
}

/** The page that stands where a paper is missing or cannot be read: what should be here, and why it is not. */
export function missingPaper(title: string, trouble: string, remedy: string): FormDefinition {
  return {
    id: 'paper-set-missing',
    title,
    basis: '《生产安全事故应急预案管理办法》第二十七条',
    blocks: [
      { kind: 'paragraph', line: [`此处应为：${title}。`] },
      { kind: 'paragraph', line: [`${trouble}。${remedy}`] },
    ],
  };
}
