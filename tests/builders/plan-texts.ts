import type { HeadingEntry } from '../../db/domain/plan/outline/headings';

/** A section as [heading, text]; the level is told by the number before the words, else 1. */
export type BuiltSection = readonly [heading: string, body: string];

/** The text and outline that reading a document with these sections gives. */
export function planTextOf(
  sections: readonly BuiltSection[],
  front = '',
): { text: string; outline: HeadingEntry[] } {
  let text = front === '' ? '' : `${front}\n`;
  const outline: HeadingEntry[] = [];
  for (const [heading, body] of sections) {
    const number = /^\d+(?:\.\d+)*/.exec(heading)?.[0] ?? '1';
    outline.push({ level: number.split('.').length, text: heading, offset: text.length });
    text += `${heading}\n${body === '' ? '' : `${body}\n`}`;
  }
  return { text, outline };
}

const body = '由指挥部办公室负责，内容见正文。';

/** Chapters of a comprehensive plan as the 2020 guideline has them. */
export const COMPREHENSIVE_2020: readonly BuiltSection[] = [
  ['1 总则', ''],
  ['1.1 适用范围', body],
  ['1.2 响应分级', body],
  ['2 应急组织机构及职责', body],
  ['3 应急响应', ''],
  ['3.1 信息报告', ''],
  ['3.1.1 信息接报', body],
  ['3.1.2 信息处置与研判', body],
  ['3.2 预警', ''],
  ['3.2.1 预警启动', body],
  ['3.3 响应启动', body],
  ['3.4 应急处置', body],
  ['3.4.1 木粉尘爆炸处置措施', body],
  ['3.5 应急支援', body],
  ['3.6 响应终止', body],
  ['4 后期处置', body],
  ['5 应急保障', ''],
  ['5.1 通信与信息保障', body],
  ['5.2 应急队伍保障', body],
  ['5.3 物资装备保障', body],
  ['5.4 其他保障', body],
  ['附件1　生产经营单位概况', body],
  ['附件2　风险评估的结果', body],
  ['附件3　预案体系与衔接', body],
  ['附件4　应急物资装备清单', '序号\t名称\t数量\t存放位置\n1\t干粉灭火器\t12具\t车间'],
  ['附件5　有关应急部门、机构或人员的联系方式', '职务\t姓名\t电话\n总指挥\t例中意\t19900000002'],
  ['附件6　格式化文本', body],
  ['附件7　关键的路线、标识和图纸', body],
  ['附件8　有关协议或者备忘录', body],
];

/** The same plan as it was written under the 2013 guideline. */
export const COMPREHENSIVE_2013: readonly BuiltSection[] = [
  ['1 总则', ''],
  ['1.1 编制目的', body],
  ['1.2 编制依据', body],
  ['1.3 适用范围', body],
  ['1.4 应急预案体系', body],
  ['1.5 应急工作原则', body],
  ['2 事故风险描述', body],
  ['3 应急组织机构及职责', body],
  ['4 预警及信息报告', ''],
  ['4.1 预警', body],
  ['4.2 信息报告', body],
  ['5 应急响应', ''],
  ['5.1 响应分级', body],
  ['5.2 响应程序', body],
  ['5.3 处置措施', body],
  ['5.4 应急结束', body],
  ['6 信息公开', body],
  ['7 后期处置', body],
  ['8 保障措施', ''],
  ['8.1 通信与信息保障', body],
  ['8.2 应急队伍保障', body],
  ['8.3 物资装备保障', body],
  ['8.4 其他保障', body],
  ['9 应急预案管理', body],
];
