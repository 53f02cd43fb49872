import type { ReportFacts } from './report-facts';

const FORM_WORDS = { action: '实战演练', tabletop: '桌面演练' } as const;
const CONTENT_WORDS = { full: '综合演练', single: '单项演练' } as const;
const PURPOSE_WORDS = { testing: '检验性演练', demonstration: '示范性演练', research: '研究性演练' } as const;
const MET_WORDS = { yes: '达到', partly: '部分达到', no: '没有达到' } as const;

/** Words of a text without the stop at its end, to go on in a sentence. */
export const bare = (text: string): string => text.trim().replace(/[。；;，,.\s]+$/u, '');
const sentence = (text: string): string => (bare(text) === '' ? '' : `${bare(text)}。`);
export const list = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');
const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function basicsOf(facts: ReportFacts): string {
  const { startOn, endOn, startsAt, endsAt } = facts;
  const days =
    startOn !== null && endOn !== null && endOn !== startOn ? `${startOn}至${endOn}` : (startOn ?? '');
  const hours = startsAt === null ? '' : ` ${startsAt}${endsAt === null ? '' : `至${endsAt}`}`;
  const kinds = [
    facts.content && CONTENT_WORDS[facts.content],
    facts.form && FORM_WORDS[facts.form],
    facts.purpose && PURPOSE_WORDS[facts.purpose],
    facts.noNotice && '事先不通知',
  ].filter(Boolean);
  const heads = [
    facts.participants !== null && `参演${facts.participants}人`,
    facts.observers !== null && facts.observers > 0 && `观摩${facts.observers}人`,
  ].filter(Boolean);
  return list([
    `演练名称：${facts.title}`,
    `组织单位：${facts.organiser ?? facts.unitName}`,
    facts.planTitle === null ? '' : `演练预案：${facts.planTitle}`,
    kinds.length === 0 ? '' : `演练类型：${kinds.join('、')}`,
    days === '' ? '' : `演练时间：${days}${hours}`,
    facts.place === null ? '' : `演练地点：${facts.place}`,
    facts.director === null && facts.responsible === null
      ? ''
      : facts.director !== null
        ? `总指挥：${facts.director}`
        : `负责人：${facts.responsible}`,
    heads.length === 0 ? '' : `参加人数：${heads.join('，')}`,
    facts.groups.length === 0 ? '' : `参演单位和队伍：${facts.groups.join('、')}`,
    facts.scenario === null ? '' : `演练情景：${sentence(facts.scenario)}`,
  ]);
}

export function evaluatorsOf(facts: ReportFacts): string {
  const own = facts.forms.filter(({ kind }) => kind === 'evaluator');
  const players = facts.forms.length - own.length;
  if (facts.forms.length === 0) return '本次演练没有填写评估表，以下根据演练记录和发现的问题整理。';
  const standards = [...new Set(facts.forms.map(({ standard }) => standard))];
  const tables = [...new Set(facts.forms.flatMap((form) => form.tables))];
  const names = own.map(({ evaluator }) => evaluator);
  return [
    names.length > 0 && `评估组由${names.join('、')}共${names.length}人组成`,
    `依据${standards.join('和')}，使用${tables.map((table) => `《${table}》`).join('')}，对${facts.sum.items.length}个项目进行了观察和评价`,
    players > 0 && `参演人员填写自评表${players}份`,
    facts.photos > 0 && `留存现场照片${facts.photos}张`,
  ]
    .filter(Boolean)
    .join('；')
    .concat('。');
}

export function courseOf({ course }: ReportFacts): string {
  if (course === null) return '';
  const { minutes, injected, planned, skipped, entries, delays } = course;
  const late = delays.map(({ what, minutes: by }) => `${bare(what)}（晚${by}分钟）`);
  return [
    minutes !== null && `演练历时${minutes}分钟`,
    planned > 0 &&
      `计划注入情景信息${planned}条，实际注入${injected}条${skipped > 0 ? `，略过${skipped}条` : ''}`,
    `形成演练记录${entries}条`,
    late.length > 0 && `行动晚于预期的有：${late.join('、')}`,
  ]
    .filter(Boolean)
    .join('；')
    .concat('。');
}

export function objectivesOf({ objectives: all }: ReportFacts): string[] {
  if (all.length === 0) return [];
  const count = (met: 'yes' | 'partly' | 'no') => all.filter((one) => one.met === met).length;
  const open = all.filter(({ met }) => met === null).length;
  const counted = (['yes', 'partly', 'no'] as const)
    .filter((met) => count(met) > 0)
    .map((met) => `${MET_WORDS[met]}${count(met)}个`);
  return [
    `演练设定目标${all.length}个：${[...counted, ...(open > 0 ? [`尚未判断${open}个`] : [])].join('，')}。`,
    ...all
      .filter(({ met }) => met === 'partly' || met === 'no')
      .map(
        ({ text, met, note }) =>
          `目标“${bare(text)}”${met === 'no' ? MET_WORDS.no : MET_WORDS.partly}${note.trim() === '' ? '' : `：${bare(note)}`}。`,
      ),
  ];
}

/** A line for each group: what was looked at, what fell short and why, in the evaluators' words. */
export function groupsOf({ sum }: ReportFacts): string[] {
  return sum.groups
    .filter(({ counted }) => counted > 0)
    .map((group) => {
      const short = sum.items.filter(({ groupId, wanting }) => groupId === group.groupId && wanting);
      const head = `${group.title}：评价${group.counted}项，符合程度${percent(group.share ?? 0)}`;
      if (short.length === 0) return `${head}，没有明显不足。`;
      const why = short.map(({ text, voices }) => {
        const reasons = [
          ...new Set(voices.flatMap((v) => (v.wanting && v.kind === 'evaluator' ? bare(v.remark) : []))),
        ];
        const said = reasons.filter((reason) => reason !== '').join('；');
        return `“${bare(text)}”不足${said === '' ? '' : `（${said}）`}`;
      });
      return `${head}，${short.length}项需要改进：${why.join('；')}。`;
    });
}

export function disagreementsOf({ sum }: ReportFacts): string[] {
  if (sum.disagreements.length === 0) return [];
  const some = sum.disagreements.slice(0, 5).map(({ text }) => `“${bare(text)}”`);
  const more = sum.disagreements.length > some.length ? '等' : '';
  return [`评估员对${sum.disagreements.length}项的看法不一致：${some.join('、')}${more}。`];
}

export function selfViewOf({ sum }: ReportFacts): string[] {
  const apart = sum.groups.filter(
    ({ share, selfShare }) => share !== null && selfShare !== null && Math.abs(share - selfShare) >= 0.2,
  );
  return apart.map(
    ({ title, share, selfShare }) =>
      `${title}：参演人员自评符合程度${percent(selfShare ?? 0)}，评估员为${percent(share ?? 0)}。`,
  );
}

export function problemsOf({ findings }: ReportFacts): string[] {
  if (findings.length === 0) return ['没有登记需要整改的问题。'];
  return [
    `发现问题${findings.length}个：`,
    ...findings.map(
      ({ number, title, evidence, repeated }) =>
        `（${number}）${bare(title)}${repeated ? '（以前的演练中出现过）' : ''}${bare(evidence) === '' || bare(evidence) === bare(title) ? '' : `：${bare(evidence)}`}。`,
    ),
  ];
}

export function strengthsOf({ sum }: ReportFacts): string[] {
  const whole = sum.groups.filter(({ share, counted }) => share === 1 && counted > 0);
  return whole.length === 0
    ? []
    : [`做得好的方面：${whole.map(({ title }) => title).join('、')}各项均符合要求。`];
}

export function correctionsOf({ findings }: ReportFacts): string[] {
  return findings.map(({ number, title, owner, dueOn }) => {
    const who = owner === null ? '明确整改责任人' : `由${owner}负责`;
    const when = dueOn === null ? '' : `，${dueOn}前完成`;
    return `问题（${number}）${bare(title)}：${who}${when}整改。`;
  });
}

/** What evaluators wrote below their forms. */
export function opinionsOf({ forms }: ReportFacts): string[] {
  return [...new Set(forms.map(({ opinion }) => sentence(opinion)))].filter((text) => text !== '');
}

export function revisionOf({ revisePlan, reviseNote }: ReportFacts): string {
  if (revisePlan === null) return '';
  const note = reviseNote === null ? '' : `：${bare(reviseNote)}`;
  return revisePlan ? `建议修订应急预案${note}。` : `本次演练没有发现需要修订应急预案的情形${note}。`;
}
