import { INJECT_CHANNELS, type InjectChannel } from '../domain/drill/codes';
import type { TableShape } from './kinds/definition';
import type { FieldDefinition } from './kinds/fields';

/** How tables word the channels; the first word is the one that exports write. */
export const CHANNEL_WORDS: Readonly<Record<InjectChannel, readonly string[]>> = {
  spoken: ['口头', '口述', '面告', '当面', '现场', '喊话', '导调员口头'],
  phone: ['电话', '手机', '座机', '固定电话'],
  radio: ['对讲机', '对讲', '电台', '无线电'],
  broadcast: ['广播', '喇叭', '大喇叭', '扩音'],
  paper: ['纸条', '卡片', '纸质', '书面', '信息卡', '导调卡', '文书', '传真'],
  alarm: ['报警装置', '报警', '警报', '警铃', '报警器'],
  video: ['视频', '大屏', '图片', '影像', '投影'],
  message: ['短信', '微信', '信息', '消息', '群消息'],
};

/** The channel that a wording means; null where it is none of those known. */
export function channelOf(wording: string): InjectChannel | null {
  const plain = wording.trim().toLowerCase();
  return (
    INJECT_CHANNELS.find((channel) => channel === plain || CHANNEL_WORDS[channel].includes(plain)) ??
    INJECT_CHANNELS.find((channel) => CHANNEL_WORDS[channel].some((word) => plain.includes(word))) ??
    null
  );
}

const field = (
  key: string,
  label: string,
  headings: readonly string[],
  told: Partial<FieldDefinition> = {},
): FieldDefinition => ({ key, label, type: 'text', headings, example: '', help: '', width: 14, ...told });

/** The columns of a table of injects, in the order in which exports write them. */
export const INJECT_FIELDS = [
  field(
    'number',
    '编号',
    ['序号', '信息编号', '情景编号', '事件编号', '编码', '步骤', '步骤号', '事件序号'],
    {
      type: 'number',
      width: 8,
    },
  ),
  field('phase', '阶段', ['演练阶段', '环节', '步骤名称', '演练环节']),
  field(
    'time',
    '时间',
    ['注入时间', '开始时间', '时刻', '时间点', '演练时间', '时间节点', 't+', '时间(分钟)', '相对时间'],
    {
      required: true,
      width: 10,
    },
  ),
  field('from', '发出人', [
    '发出',
    '发送',
    '信息来源',
    '来源',
    '发送人',
    '发出方',
    '发布人',
    '导调人员',
    '信息发出者',
    '由谁发出',
    '控制员',
  ]),
  field('to', '接收人', [
    '接收',
    '接收单位',
    '接收部门',
    '信息接收者',
    '接收方',
    '接收对象',
    '接受人',
    '对象',
    '参演人员',
    '发给谁',
    '执行人',
    '执行人员',
    '参演角色',
  ]),
  field('channel', '方式', [
    '传递方式',
    '渠道',
    '注入方式',
    '信息渠道',
    '传达方式',
    '通信方式',
    '形式',
    '发布方式',
  ]),
  field(
    'text',
    '情景信息',
    [
      '信息内容',
      '内容',
      '情景',
      '情景内容',
      '事件',
      '事件描述',
      '情景描述',
      '注入内容',
      '导调信息',
      '指令与对白',
      '情景事件',
    ],
    {
      required: true,
      width: 40,
    },
  ),
  field('question', '提问', ['问题', '讨论问题', '推演问题', '思考题', '设问'], { width: 30 }),
  field(
    'expect',
    '期望行动',
    ['预期行动', '期望的行动', '应采取的行动', '处置行动', '预期响应', '应对措施', '预期处置', '参考答案'],
    {
      width: 36,
    },
  ),
  field('within', '完成时限', ['时限', '时限(分钟)', '完成时限(分钟)', '限时', '应在几分钟内完成'], {
    type: 'number',
    width: 10,
  }),
  field('evaluator', '评估人员', ['评估员', '评估人', '观察员', '评估负责人']),
  field('objective', '对应目标', ['演练目标', '目标', '检验目标', '目标编号'], { width: 24 }),
  field('remark', '备注', ['说明', '附注'], { width: 20 }),
] as const satisfies readonly FieldDefinition[];

/** A sheet is a table of injects when it tells what is said, and when or to whom. */
export const INJECT_TABLE: TableShape = {
  fields: INJECT_FIELDS,
  recognisedBy: [['text'], ['time', 'to', 'number']],
};
