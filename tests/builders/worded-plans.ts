import type { Chance } from './chance';

/** A line of a plan: a heading of a level, or a paragraph or table row (level 0). */
export interface PlanLine {
  readonly level: number;
  readonly text: string;
}

const ROLES = [
  '总指挥',
  '副总指挥',
  '现场指挥',
  '值班长',
  '安全科科长',
  '车间主任',
  '当班调度员',
  '设备科科长',
];
const GROUPS = [
  '抢险救援组',
  '医疗救护组',
  '警戒疏散组',
  '通信联络组',
  '后勤保障组',
  '技术支持组',
  '善后处理组',
];
const HAZARDS = [
  '液氨泄漏',
  '粉尘爆炸',
  '电气火灾',
  '受限空间窒息',
  '起重伤害',
  '锅炉超压',
  '高处坠落',
  '管线破裂',
];
const PLACES = [
  '一号库房',
  '制冷机房',
  '原料堆场',
  '配电室',
  '装卸台',
  '化验室',
  '锅炉房',
  '污水处理站',
  '三号车间',
];
const THINGS = [
  '正压式呼吸器',
  '干粉灭火器',
  '防爆对讲机',
  '堵漏工具',
  '警戒带',
  '应急照明灯',
  '洗眼器',
  '担架',
  '消防水带',
];
const PHONES = ['值班电话', '手持电台', '广播系统', '手动报警按钮'];
const STATES = ['完好', '良好', '备用', '待检'];
const SURNAMES = ['示', '例', '样', '测', '试', '模'];
const GIVEN = ['中意', '可心', '远山', '文泽', '立秋', '家和', '天佑', '思齐', '明川', '长青'];

/** Sentences that plans carry along everywhere, word for word. */
export const BOILERPLATE = [
  '各岗位人员应当熟悉本岗位的应急职责，并按规定参加培训和演练。',
  '相关记录由安全科归档保存，保存期限不少于三年。',
  '未尽事宜按照国家有关法律法规和标准执行。',
  '任何单位和个人发现险情都有责任立即报告。',
  '本节内容由应急指挥部办公室负责解释和修订。',
];

const TEMPLATES: readonly ((c: Chance) => string)[] = [
  (c) =>
    `${c.of(ROLES)}接到${c.of(PLACES)}发生${c.of(HAZARDS)}的报告后，应当在${2 + c.below(28)}分钟内赶到现场，核实人员被困和设备损坏情况。`,
  (c) =>
    `${c.of(GROUPS)}由${c.of(ROLES)}任组长，成员${3 + c.below(15)}人，负责${c.of(PLACES)}一带的人员搜救与物资转运。`,
  (c) =>
    `事故可能波及${c.of(PLACES)}时，${c.of(GROUPS)}立即切断电源、关闭阀门，并通过${c.of(PHONES)}通知相邻岗位撤离。`,
  (c) =>
    `${c.of(PLACES)}配置${c.of(THINGS)}${1 + c.below(30)}套，由${c.of(ROLES)}每${c.of(['周', '月', '季度'])}检查一次并签字确认。`,
  (c) =>
    `发生${c.of(HAZARDS)}且${10 + c.below(50)}分钟内无法控制的，由${c.of(ROLES)}提请扩大响应，请求${c.of(['属地消防救援站', '县应急管理局', '邻近企业救援队'])}支援。`,
  (c) =>
    `进入${c.of(PLACES)}的救援人员必须佩戴${c.of(THINGS)}，两人以上同行，${c.of(ROLES)}在外监护并保持通话。`,
  (c) =>
    `疏散路线由${c.of(PLACES)}经${c.of(['东门', '西侧通道', '厂区主干道', '北侧围墙缺口'])}至集合点，${c.of(GROUPS)}清点人数后${c.below(9) + 1}分钟内上报。`,
  (c) =>
    `${c.of(ROLES)}每${c.of(['年', '半年', '季度'])}组织一次针对${c.of(HAZARDS)}的桌面推演，演练结束${3 + c.below(20)}日内形成书面评估。`,
  (c) =>
    `当${c.of(PLACES)}的气体浓度超过${5 + c.below(90)}ppm时，现场人员按下${c.of(PHONES)}并撤至上风向${20 + c.below(200)}米以外。`,
  (c) =>
    `恢复生产前，由${c.of(ROLES)}会同${c.of(GROUPS)}逐项验收${c.of(PLACES)}的设备、通风和电气状况，验收单一式${2 + c.below(4)}份。`,
  (c) =>
    `对${c.of(HAZARDS)}造成的伤员，${c.of(GROUPS)}先行止血、固定或冲洗，${5 + c.below(25)}分钟内送往${c.of(['县人民医院', '厂区卫生所', '市中心医院'])}。`,
  (c) =>
    `${c.of(GROUPS)}与${c.of(GROUPS)}之间使用第${1 + c.below(15)}频道联络，备用方式为${c.of(PHONES)}，代号“${c.of(GIVEN)}”。`,
];

const CHAPTERS: readonly (readonly [string, readonly string[]])[] = [
  ['总则', ['适用范围', '响应分级', '工作原则']],
  ['应急组织机构及职责', ['指挥部组成', '各工作组职责', '外部专家']],
  ['应急响应', ['信息报告', '预警', '响应启动', '应急处置', '响应终止']],
  ['专项处置措施', ['泄漏处置', '火灾处置', '人员救护', '注意事项']],
  ['后期处置', ['善后赔偿', '恢复生产', '总结评估']],
  ['应急保障', ['通信与信息保障', '应急队伍保障', '物资装备保障', '经费保障']],
  ['预案管理', ['培训', '演练', '修订', '备案', '注意事项']],
];

/** A sentence of a plan. Two of the same form differ in who, where and how many only: what a reader takes for alike. */
export const wordedSentence = (chance: Chance): string => chance.of(TEMPLATES)(chance);

/** A paragraph of a few sentences. */
export function wordedParagraph(chance: Chance): string {
  const sentences = Array.from({ length: 1 + chance.below(4) }, () => wordedSentence(chance));
  return (chance.happens(0.3) ? `（${'一二三四五六七八九'[chance.below(9)]}）` : '') + sentences.join('');
}

/** A row of the list of contacts. */
export function contactRow(chance: Chance, number: number): string {
  const phone = `1990000${String(chance.below(10_000)).padStart(4, '0')}`;
  return [number, chance.of(ROLES), chance.of(SURNAMES) + chance.of(GIVEN), phone].join('\t');
}

/** A row of the list of supplies; some are alike in every word. */
export function supplyRow(chance: Chance): string {
  return [chance.of(THINGS), `${1 + chance.below(3)}套`, chance.of(PLACES), chance.of(STATES)].join('\t');
}

/**
 * A plan of some thirty pages per unit of `size`: chapters and sections with numbers in their headings, paragraphs, lists
 * of contacts and supplies. `boilerplate` is the share of sections that end in sentences which stand elsewhere too.
 */
export function wordedPlan(
  chance: Chance,
  options: { size?: number; boilerplate?: number } = {},
): PlanLine[] {
  const { size = 1, boilerplate = 0.3 } = options;
  const lines: PlanLine[] = [{ level: 0, text: '生产安全事故应急预案' }];
  const say = (text: string, level = 0) => lines.push({ level, text });
  for (let part = 0; part < size; part++)
    CHAPTERS.forEach(([chapter, sections], at) => {
      const number = part * CHAPTERS.length + at + 1;
      say(`${number} ${part === 0 ? '' : chance.of(HAZARDS)}${chapter}`, 1);
      sections.forEach((section, index) => {
        say(`${number}.${index + 1} ${section}`, 2);
        for (let count = 2 + chance.below(5); count > 0; count--) say(wordedParagraph(chance));
        if (chance.happens(boilerplate))
          say(chance.of(BOILERPLATE) + (chance.happens(0.5) ? chance.of(BOILERPLATE) : ''));
      });
    });
  say('附件1 有关部门、机构或人员的联系方式', 1);
  say('序号\t职务\t姓名\t电话');
  for (let row = 1; row <= 25; row++) say(contactRow(chance, row));
  say('附件2 应急物资装备清单', 1);
  say('名称\t数量\t存放位置\t状态');
  for (let row = 0; row < 30; row++) say(supplyRow(chance));
  return lines;
}
