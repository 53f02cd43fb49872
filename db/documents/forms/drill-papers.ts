import type { CivilDate } from '../../domain/dates/civil-date';
import {
  chineseDate,
  type FormBlock,
  type FormCell,
  type FormDefinition,
  type FormLine,
  field,
  label,
  quoteTitle,
  value,
} from './definition';

/** Papers of the preparation: 工作方案, 脚本, 评估方案, 安全保障方案, 演练通知. */
export const DRILL_PAPERS = ['plan', 'script', 'evaluation', 'safety', 'notice'] as const;
export type DrillPaper = (typeof DRILL_PAPERS)[number];

export interface PaperInject {
  readonly number: number;
  /** After the start, and by the clock where the start is known. */
  readonly time: string;
  readonly phase: string | null;
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly text: string;
  readonly question: string | null;
  readonly expected: string | null;
  readonly within: number | null;
  readonly evaluator: string | null;
  /** Numbers of its objective. */
  readonly objective: string;
}

export interface PaperParticipant {
  /** 总指挥, 导调 … in words; null for things. */
  readonly role: string | null;
  readonly name: string;
  readonly post: string | null;
  readonly kind: string;
  readonly count: number | null;
  readonly duty: string | null;
}

/** What the papers say of a drill; what is not known is null and printed as a blank. */
export interface DrillPaperData {
  readonly unitName: string;
  readonly title: string;
  readonly planTitle: string | null;
  readonly versionLabel: string | null;
  readonly form: string | null;
  readonly tabletop: boolean;
  readonly day: CivilDate | null;
  readonly startsAt: string | null;
  readonly minutes: number | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly responsible: string | null;
  readonly background: string | null;
  readonly scenario: string | null;
  readonly safety: readonly string[];
  readonly objectives: readonly {
    readonly text: string;
    readonly standard: string | null;
    readonly section: string | null;
  }[];
  readonly injects: readonly PaperInject[];
  readonly people: readonly PaperParticipant[];
  readonly things: readonly PaperParticipant[];
  readonly evaluators: readonly string[];
  /** Names of the evaluation tables for this form of drill. */
  readonly tables: readonly string[];
}

const BASIS =
  '生产安全事故应急预案管理办法第三十三条；YJ/T 9007-2019《生产安全事故应急演练基本规范》（原 AQ/T 9007-2019）';

const NAMES: Readonly<Record<DrillPaper, string>> = {
  plan: '工作方案',
  script: '脚本',
  evaluation: '评估方案',
  safety: '安全保障方案',
  notice: '通知',
};

/** A paper of a drill's preparation, with blanks where nobody has said anything yet. */
export function drillPaper(paper: DrillPaper, data: DrillPaperData): FormDefinition {
  // Most drills are called 某某演练 already.
  const drill = data.title.endsWith('演练') ? data.title : `${data.title}演练`;
  return {
    id: `drill-${paper}`,
    title: paper === 'notice' ? `关于组织开展${drill}的通知` : `${drill}\n${NAMES[paper]}`,
    basis: BASIS,
    ...(paper === 'script' && { orientation: 'landscape' as const }),
    blocks: BLOCKS[paper](data, drill),
  };
}

const BLOCKS: Readonly<Record<DrillPaper, (data: DrillPaperData, drill: string) => FormBlock[]>> = {
  plan: (data) => [
    heading('一、目的及要求'),
    paragraph(
      '检验',
      data.planTitle === null ? field(null, 16) : quoteTitle(data.planTitle),
      data.versionLabel === null ? '' : `（${data.versionLabel}）`,
      '的可操作性，锻炼应急队伍，发现不足并加以改进。具体目标如下：',
    ),
    objectivesTable(data),
    heading('二、事故情景'),
    ...texts('（一）情景背景：', data.background),
    ...texts('（二）事故发生和发展：', data.scenario),
    heading('三、参与人员及范围'),
    peopleTable(data),
    heading('四、时间与地点'),
    ...whenAndWhere(data),
    heading('五、主要任务及职责'),
    ...duties(data),
    heading('六、筹备工作内容'),
    ...lines([
      '1．编写并审批本方案、演练脚本、评估方案和安全保障方案。',
      '2．落实参演、导调、评估、安全和记录人员，开展培训和安全告知。',
      '3．清点器材物资，测试通信，检查场地。',
      '4．告知周边单位、居民和接警部门，避免误会。',
    ]),
    heading('七、主要工作步骤'),
    ...lines([
      '1．现场检查：总指挥和安全员确认场地、器材和人员具备条件。',
      '2．演练简介：说明情景、规则、口令和安全要求。',
      '3．启动：总指挥宣布演练开始。',
      data.tabletop
        ? '4．执行：导调员逐条注入情景信息并提问，参演人员分析决策、表达处置结果。'
        : '4．执行：导调员按脚本发出情景信息，参演人员按预案行动。',
      '5．结束：总指挥宣布结束，清点人员和器材，恢复现场。',
    ]),
    injectsTable(data),
    heading('八、技术支撑及保障条件'),
    thingsTable(data),
    ...texts('安全注意事项：', data.safety.length === 0 ? null : data.safety.join('\n')),
    heading('九、评估与总结'),
    ...lines([
      '1．演练结束后现场点评，评估组收集记录并编制书面评估报告。',
      '2．对发现的问题明确责任人和期限，跟踪整改到位；涉及预案的，提出修订意见。',
      '3．演练总结、评估报告和影像资料归档保存。',
    ]),
    ...signed(data),
  ],
  script: (data) => [
    heading('一、模拟事故情景'),
    ...texts('情景背景：', data.background),
    ...texts('事故情景：', data.scenario),
    heading('二、步骤、指令与处置行动'),
    {
      kind: 'table',
      widths: data.tabletop ? [3, 3, 9, 8, 9, 4] : [3, 3, 8, 9, 5, 5, 5],
      headRows: 1,
      density: 'dense',
      rows: [
        (data.tabletop
          ? ['时间', '阶段', '情景信息', '提问', '应作出的决策', '回答人']
          : ['时间', '阶段', '情景、指令与对白', '处置行动', '执行人员', '视频背景与字幕', '解说词']
        ).map((text) => label(text)),
        ...orBlank(data.injects, 6).map((inject): FormCell[] => {
          const told: FormCell = {
            role: 'value',
            lines: inject
              ? [
                  [`第${inject.number}号`],
                  [`${inject.from}→${inject.to}（${inject.channel}）：${inject.text}`],
                ]
              : [['']],
          };
          const expected = inject
            ? [inject.expected, inject.within === null ? null : `（${inject.within}分钟内）`]
                .filter((part) => part !== null)
                .join('')
            : '';
          return data.tabletop
            ? [
                value(inject?.time),
                value(inject?.phase),
                told,
                value(inject?.question),
                value(expected),
                value(inject?.to),
              ]
            : [
                value(inject?.time),
                value(inject?.phase),
                told,
                value(expected),
                value(inject?.to),
                value(null),
                value(null),
              ];
        }),
      ],
    },
    { kind: 'note', line: ['演练通信一律冠以“演练”二字；发生真实险情时，任何人可以叫停。'] },
  ],
  evaluation: (data) => [
    heading('一、演练信息'),
    {
      kind: 'table',
      widths: [4, 8, 4, 8],
      rows: [
        [label('演练单位'), value(data.unitName), label('演练形式'), value(data.form)],
        [
          label('所练预案'),
          value(data.planTitle && quoteTitle(data.planTitle)),
          label('预案版本'),
          value(data.versionLabel),
        ],
        [label('时　　间'), { role: 'value', lines: [timeLine(data)] }, label('地　　点'), value(data.place)],
      ],
    },
    ...texts('事故情景：', data.scenario),
    heading('二、评估内容'),
    objectivesTable(data),
    heading('三、观察要点和分工'),
    {
      kind: 'table',
      widths: [2, 3, 8, 8, 3, 2, 4],
      headRows: 1,
      density: 'dense',
      rows: [
        ['编号', '时间', '情景信息', '期望行动', '时限', '目标', '评估人员'].map((text) => label(text)),
        ...orBlank(data.injects, 4).map((inject) => [
          label(inject ? String(inject.number) : ''),
          value(inject?.time),
          value(inject?.text),
          value(inject?.expected),
          value(inject?.within == null ? null : `${inject.within}分钟`),
          label(inject?.objective ?? ''),
          value(inject?.evaluator ?? (data.evaluators.length === 1 ? data.evaluators[0] : null)),
        ]),
      ],
    },
    heading('四、评估标准'),
    ...lines([
      '1．按目标栏的衡量标准判断各目标是否达到：达到、部分达到、未达到。',
      '2．按评估表逐项判断，判为不符合的写明观察到的事实。',
    ]),
    heading('五、评估程序'),
    ...lines([
      '1．准备：评估人员熟悉预案、脚本和评估表，确定观察位置，校准时间。',
      '2．实施：按分工就位，记录行动、时间和通信，不干预参演人员。',
      '3．总结：现场点评，参演人员自评，评估组汇总意见，编制评估报告，提出改进意见和是否修订预案的意见。',
    ]),
    paragraph('评估组成员：', data.evaluators.length > 0 ? data.evaluators.join('、') : field(null, 24)),
    heading('六、附件'),
    ...lines(
      (data.tables.length > 0 ? data.tables : ['演练评估表']).map((name, at) => `附件${at + 1}：${name}`),
    ),
    ...signed(data),
  ],
  safety: (data) => [
    heading('一、适用范围和原则'),
    paragraph(
      '本方案适用于',
      timeLine(data)
        .map((part) => (typeof part === 'string' ? part : 'value' in part ? part.value : part.text))
        .join('') || field(null, 14),
      '在',
      field(data.place, 12),
      '举行的演练。安全第一：演练不得影响真实的生产和应急，真实险情优先。',
    ),
    heading('二、风险和控制措施'),
    {
      kind: 'table',
      widths: [2, 9, 13, 4],
      headRows: 1,
      density: 'dense',
      rows: [
        ['序号', '可能的风险', '控制措施', '责任人'].map((text) => label(text)),
        ...orBlank(data.safety, 5).map((measure, at) => [
          label(String(at + 1)),
          value(null),
          value(measure),
          value(null),
        ]),
      ],
    },
    heading('三、安全职责'),
    ...rolesOf(data, ['安全', '总指挥', '导调'], '安全员'),
    heading('四、器材和个体防护'),
    thingsTable(data),
    heading('五、医疗救护和交通'),
    ...rolesOf(data, ['保障'], '救护、车辆'),
    paragraph('就近医院及联系电话：', field(null, 24)),
    heading('六、通信'),
    paragraph('主用通信：', field(null, 14), '备用通信：', field(null, 14)),
    heading('七、中止条件和程序'),
    ...lines([
      '1．发生真实险情、人员受伤或不适、天气突变、器材失效，或者安全员认为继续演练有危险时，立即中止。',
      '2．口令为“真实情况，停止演练”，听到后全体停止动作，由总指挥清点人员并转入真实处置。',
    ]),
    heading('八、参演和观摩人员须知'),
    ...lines([
      '1．服从现场指挥和安全员，只在划定区域内活动。',
      '2．清楚安全出口、集合点和中止口令。',
      '3．未经许可不操作真实设备和器材。',
    ]),
    ...signed(data),
  ],
  notice: (data, drill) => [
    { kind: 'addressee', line: [namesOf(data) || field(null, 20), '：'] },
    paragraph(
      '为检验',
      data.planTitle === null ? field(null, 16) : quoteTitle(data.planTitle),
      `，提高应急处置能力，定于近期组织开展${drill}。现将有关事项通知如下：`,
    ),
    heading('一、时间与地点'),
    ...whenAndWhere(data),
    heading('二、演练内容和形式'),
    paragraph('演练形式：', field(data.form, 8)),
    ...texts('事故情景：', data.scenario),
    heading('三、参加人员和任务'),
    peopleTable(data),
    heading('四、有关要求'),
    ...lines([
      '1．请参演人员提前熟悉预案和各自任务，准时到达指定位置。',
      '2．演练通信一律冠以“演练”二字，注意个人安全，服从现场指挥。',
      '3．请各单位做好本单位的保障和秩序工作，无关人员不得进入演练区域。',
    ]),
    paragraph('联系人：', field(data.responsible, 10), '联系电话：', field(null, 14)),
    { kind: 'seal', by: `${data.organiser ?? data.unitName}（盖章）`, date: null },
  ],
};

const heading = (text: string): FormBlock => ({ kind: 'paragraph', line: [text] });
const paragraph = (...line: FormLine): FormBlock => ({ kind: 'paragraph', line });
const lines = (texts: readonly string[]): FormBlock[] => texts.map((text) => paragraph(text));

/** A text of several lines, or a blank behind its heading. */
function texts(lead: string, text: string | null): FormBlock[] {
  if (text === null) return [paragraph(lead, field(null, 30))];
  const [first = '', ...others] = text.split('\n').filter((line) => line.trim() !== '');
  return [paragraph(lead, first), ...others.map((line) => paragraph(line))];
}

/** The entries, or as many empty ones for the pen. */
const orBlank = <T>(entries: readonly T[], least: number): readonly (T | null)[] =>
  entries.length > 0 ? entries : Array<null>(least).fill(null);

function timeLine({ day, startsAt, minutes }: DrillPaperData): FormLine {
  return [
    field(day === null ? null : chineseDate(day), 10),
    startsAt === null ? '' : startsAt,
    minutes === null ? '' : `，约${minutes}分钟`,
  ];
}

const whenAndWhere = (data: DrillPaperData): FormBlock[] => [
  paragraph('时间：', ...timeLine(data), ...(data.startsAt === null ? ['，', field(null, 3), '时开始'] : [])),
  paragraph('地点：', field(data.place, 20)),
];

const namesOf = ({ people }: DrillPaperData): string =>
  people
    .filter(({ role }) => role === '参演')
    .map(({ name }) => name)
    .join('、');

function objectivesTable({ objectives }: DrillPaperData): FormBlock {
  return {
    kind: 'table',
    widths: [2, 11, 9, 7],
    headRows: 1,
    density: 'dense',
    rows: [
      ['序号', '演练目标', '衡量标准', '对应预案章节'].map((text) => label(text)),
      ...orBlank(objectives, 3).map((objective, at) => [
        label(String(at + 1)),
        value(objective?.text),
        value(objective?.standard),
        value(objective?.section),
      ]),
    ],
  };
}

function peopleTable({ people }: DrillPaperData): FormBlock {
  return {
    kind: 'table',
    widths: [3, 8, 5, 3, 10],
    headRows: 1,
    density: 'dense',
    rows: [
      ['角色', '人员或单位', '岗位', '人数', '任务'].map((text) => label(text)),
      ...orBlank(people, 4).map((row) => [
        label(row?.role ?? ''),
        value(row?.name),
        value(row?.post),
        label(row?.count == null ? '' : String(row.count)),
        value(row?.duty),
      ]),
    ],
  };
}

function thingsTable({ things }: DrillPaperData): FormBlock {
  return {
    kind: 'table',
    widths: [3, 10, 4, 10],
    headRows: 1,
    density: 'dense',
    rows: [
      ['类别', '名称', '数量', '用途'].map((text) => label(text)),
      ...orBlank(things, 4).map((row) => [
        label(row?.kind ?? ''),
        value(row?.name),
        label(row?.count == null ? '' : String(row.count)),
        value(row?.duty),
      ]),
    ],
  };
}

function injectsTable({ injects }: DrillPaperData): FormBlock {
  return {
    kind: 'table',
    widths: [2, 4, 4, 10, 9],
    headRows: 1,
    density: 'dense',
    rows: [
      ['编号', '时间', '阶段', '情景信息', '期望行动'].map((text) => label(text)),
      ...orBlank(injects, 4).map((inject) => [
        label(inject ? String(inject.number) : ''),
        value(inject?.time),
        value(inject?.phase),
        value(inject?.text),
        value(inject?.expected),
      ]),
    ],
  };
}

const duties = ({ people }: DrillPaperData): FormBlock[] =>
  people.length === 0
    ? ['总指挥：', '导调组：', '参演组：', '评估组：', '保障组：'].map((who) =>
        paragraph(who, field(null, 24)),
      )
    : people.map(({ role, name, duty }) =>
        paragraph(`${role === null || role === name ? '' : `${role}　`}${name}：`, field(duty, 24)),
      );

/** Who has one of the roles, with what is asked of them; a blank where nobody has. */
function rolesOf({ people }: DrillPaperData, roles: readonly string[], what: string): FormBlock[] {
  const found = people.filter(({ role }) => role !== null && roles.includes(role));
  return found.length === 0
    ? [paragraph(`${what}：`, field(null, 20))]
    : found.map(({ role, name, duty }) => paragraph(`${role}　${name}：`, field(duty, 20)));
}

const signed = (data: DrillPaperData): FormBlock[] => [
  paragraph('编制人：', field(null, 10), '审核人：', field(null, 10), '批准人：', field(null, 10)),
  { kind: 'seal', by: data.organiser ?? data.unitName, date: null },
];
