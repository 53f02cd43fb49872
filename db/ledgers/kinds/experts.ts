import { checkIdentityNumber, type IdentityNumber } from '../../domain/codes/identity-number';
import type { ParsedDate } from '../../domain/dates/parse-date';
import { parseDateSpan } from '../../domain/dates/parse-span';
import { parsePastEmployers, pastEmployerText } from '../../domain/expert/past-employers';
import { PHONE_WORDS } from '../headings';
import { cellText } from '../workbook/cells';
import type { FieldDefinition, KindDefinition, ParsedRow } from './definition';
import { choice, day, type FieldReaders, phones, readPresent, requiredText, text } from './parsers';
import { type RowReader, tidyText } from './row-reader';
import type { ExpertValues } from './types';

const GENDERS: readonly (readonly [RegExp, 'male' | 'female'])[] = [
  [/^(男|m)/, 'male'],
  [/^(女|f)/, 'female'],
];

const READERS: FieldReaders<ExpertValues> = {
  gender: (row, field) => choice(row, field, GENDERS, 'gender_unknown', '性别'),
  employer: text,
  position: text,
  title: text,
  education: text,
  phone: phones,
  email: text,
  address: text,
  certificateNo: text,
  remark: text,
};

function readIdentity(row: RowReader): IdentityNumber | null {
  const cell = row.cell('idNumber');
  if (cell === null) return null;
  const checked = checkIdentityNumber(typeof cell === 'number' ? cell : cellText(cell));
  if (checked.ok) return checked.value;
  const { code, message } = checked.error;
  if (code !== 'id_missing') row.problem('idNumber', code, message, 'reject');
  return null;
}

/** The birth date of the ledger; a number that says otherwise, or a day that does not exist, gives way to the identity number. */
function readBirth(row: RowReader, identity: IdentityNumber | null): string | null {
  const before = row.problems.length;
  const born = row.has('bornOn') ? day(row, 'bornOn', (parsed) => parsed.first) : null;
  if (identity === null) return born;
  for (const problem of row.problems.slice(before)) {
    problem.outcome = 'warn';
    problem.message += '已按身份证号码填写。';
  }
  if (born !== null && born !== identity.birth) {
    row.problem('bornOn', 'birth_mismatch', '出生日期与身份证号码不符，已按身份证号码填写。', 'warn');
  }
  return identity.birth;
}

/** Separators as people use them; a blank or a line break separates too, but nothing does inside brackets. */
const SPECIALTY_SEPARATORS = /[、,，;；/|\s]+(?![^（(]*[）)])/u;

/** 危化品储运,装卸 → two specialties, in the order written, without repeats. */
export function splitSpecialties(written: string): string[] {
  const parts = written.split(SPECIALTY_SEPARATORS).map(tidyText);
  return [...new Set(parts)].filter((part) => part !== '' && part !== '无');
}

function readTerm(row: RowReader, values: ExpertValues): void {
  const cell = row.cell('term');
  if (row.has('term') && cell !== null && row.text('term') !== null) {
    const parsed = parseDateSpan(typeof cell === 'number' ? cell : cellText(cell));
    if (parsed.ok) {
      const { start, end } = parsed.value;
      values.termFrom = start.precision === 'day' ? start.date : start.first;
      values.termTo = lastDay(end);
      values.termExact = start.precision === 'day' && end.precision === 'day';
    } else {
      row.problem('term', parsed.error.code, parsed.error.message, 'warn');
    }
  }
  if (row.has('termFrom')) values.termFrom = day(row, 'termFrom', (parsed) => parsed.first);
  if (row.has('termTo')) values.termTo = day(row, 'termTo', (parsed) => parsed.last);
}

function lastDay(parsed: ParsedDate): string {
  return parsed.precision === 'day' ? parsed.date : parsed.last;
}

function parseRow(row: RowReader): ParsedRow<'experts'> {
  const name = requiredText(row, 'name', 'name_missing', '姓名');
  const values: ExpertValues = { name, ...readPresent(row, READERS) };
  const identity = readIdentity(row);
  if (row.has('idNumber')) values.idNumber = identity?.number ?? null;
  const born = readBirth(row, identity);
  if (row.has('bornOn') || identity !== null) values.bornOn = born;
  if (identity !== null && values.gender && values.gender !== identity.gender) {
    row.problem('gender', 'gender_mismatch', '性别与身份证号码不符，已留空，请核对。', 'warn');
    values.gender = null;
  }
  if (row.has('specialties')) values.specialties = splitSpecialties(cellText(row.cell('specialties')));
  if (row.has('pastEmployers'))
    values.pastEmployers = parsePastEmployers(cellText(row.cell('pastEmployers'))).map(pastEmployerText);
  readTerm(row, values);
  return { label: name, values, problems: row.problems };
}

const FIELDS: readonly FieldDefinition[] = [
  {
    key: 'name',
    label: '姓名',
    type: 'person',
    required: true,
    headings: ['专家姓名', '专家', '名字'],
    example: '样例二',
    help: '',
    width: 10,
  },
  {
    key: 'gender',
    label: '性别',
    type: 'choice',
    headings: [],
    example: '男',
    help: '男或女。',
    allowed: ['男', '女'],
    width: 6,
  },
  {
    key: 'bornOn',
    label: '出生日期',
    type: 'date',
    headings: ['出生年月日', '出生年月', '出生时间', '生日'],
    example: '1975-03-08',
    help: '有身份证号码的可不填。',
    width: 12,
  },
  {
    key: 'idNumber',
    label: '身份证号码',
    type: 'code',
    headings: ['身份证号', '身份证', '公民身份号码', '证件号码', '证件号', '居民身份证号码'],
    example: '229999197503089919',
    help: '18位，必须按文本填写。',
    width: 22,
  },
  {
    key: 'employer',
    label: '工作单位',
    type: 'text',
    headings: ['单位', '所在单位', '单位名称', '现工作单位', '工作单位及职务', '原工作单位'],
    example: '示例检验检测中心',
    help: '抽取时据此回避。',
    width: 28,
  },
  {
    key: 'pastEmployers',
    label: '曾任职单位',
    type: 'text',
    headings: ['曾工作单位', '工作经历', '工作简历', '以往工作单位', '近三年任职单位', '主要工作经历'],
    example: '吉林示例化工厂（2010至2018）',
    help: '多个用“；”分开，可写明起止年份。',
    width: 28,
  },
  {
    key: 'position',
    label: '职务',
    type: 'text',
    headings: ['现任职务', '行政职务'],
    example: '',
    help: '',
    width: 12,
  },
  {
    key: 'title',
    label: '技术职称/职业资格',
    type: 'text',
    headings: [
      '职称',
      '技术职称',
      '职业资格',
      '专业技术职称',
      '职称/资格',
      '职称或职业资格',
      '专业技术资格',
      '职务/职称',
      '职务职称',
      '职称(资格)',
    ],
    example: '高级工程师',
    help: '',
    width: 20,
  },
  {
    key: 'education',
    label: '学历',
    type: 'text',
    headings: ['文化程度', '最高学历', '学历学位'],
    example: '本科',
    help: '',
    width: 10,
  },
  {
    key: 'specialties',
    label: '专业方向',
    type: 'text',
    headings: [
      '专业',
      '从事专业',
      '专业特长',
      '擅长专业',
      '专业领域',
      '专家类别',
      '所属专业',
      '评审专业',
      '擅长领域',
      '专业类别',
      '特长',
      '研究方向',
      '领域',
    ],
    example: '危险化学品、应急预案与演练',
    help: '多个用“、”分开。',
    width: 28,
  },
  {
    key: 'phone',
    label: '手机号码',
    type: 'phone',
    headings: [...PHONE_WORDS],
    example: '19900000002',
    help: '手机11位；固定电话带区号。',
    width: 16,
  },
  {
    key: 'email',
    label: '电子邮箱',
    type: 'text',
    headings: ['邮箱', '电子邮件', 'E-mail', 'Email'],
    example: '',
    help: '',
    width: 18,
  },
  {
    key: 'address',
    label: '通讯地址',
    type: 'text',
    headings: ['联系地址', '住址', '地址', '家庭住址'],
    example: '',
    help: '与被评审单位地址相同时回避。',
    width: 24,
  },
  {
    key: 'term',
    label: '聘期',
    type: 'text',
    headings: ['聘任期限', '聘用期', '聘任期', '任期', '聘期起止', '有效期'],
    example: '2025-03-01至2028-02-29',
    help: '起止日期写在一格；也可分成两列。',
    width: 26,
  },
  {
    key: 'termFrom',
    label: '聘期开始',
    type: 'date',
    headings: ['聘任日期', '聘任时间', '入库日期', '入库时间', '聘期起', '起聘日期'],
    example: '',
    help: '',
    width: 12,
  },
  {
    key: 'termTo',
    label: '聘期结束',
    type: 'date',
    headings: ['聘期至', '聘期止', '到期日期', '有效期至', '聘任截止日期'],
    example: '',
    help: '',
    width: 12,
  },
  {
    key: 'certificateNo',
    label: '证书编号',
    type: 'text',
    headings: ['聘书编号', '专家证号', '专家编号', '证书号'],
    example: 'ZJ-2025-001',
    help: '',
    width: 16,
  },
  {
    key: 'remark',
    label: '备注',
    type: 'text',
    headings: ['说明', '备考'],
    example: '',
    help: '',
    width: 16,
  },
];

/** 评审专家名册. */
export const expertsKind: KindDefinition<'experts'> = {
  kind: 'experts',
  label: '评审专家',
  fields: FIELDS,
  recognisedBy: [['name'], ['specialties', 'title', 'term', 'termFrom']],
  nameField: 'name',
  parseRow,
};
