import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import {
  type DrillPaper,
  type DrillPaperData,
  drillPaper,
  type PaperInject,
  type PaperParticipant,
} from '../../documents/forms/drill-papers';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import type { DrillForm } from '../../domain/drill/axes';
import type { ParticipantKind, ParticipantRole } from '../../domain/drill/codes';
import { clockOf, readClock } from '../../domain/drill/design';
import { evaluationPacksOn, tablesOfForm } from '../../domain/drill/evaluation-tables';
import type { Law } from '../../law';
import { CHANNEL_WORDS } from '../../ledgers/inject-columns';
import type { DrillInjectRecord, DrillParticipantRecord } from '../../repositories/drill-design';
import { drilledPlan } from '../../repositories/drill-design-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import { type DesignedDrill, designedDrill } from './designed-drill';
import { versionsToDrill } from './plan-outline';

const FORM_WORDS: Readonly<Record<DrillForm, string>> = { action: '实战演练', tabletop: '桌面演练' };
const ROLE_WORDS: Readonly<Record<ParticipantRole, string>> = {
  director: '总指挥',
  controller: '导调',
  evaluator: '评估',
  player: '参演',
  simulator: '模拟',
  safety: '安全',
  recorder: '记录',
  support: '保障',
  observer: '观摩',
};
const KIND_WORDS: Readonly<Record<ParticipantKind, string>> = {
  person: '人员',
  team: '救援队伍',
  part: '车间班组',
  agency: '外部单位',
  expert: '专家',
  equipment: '器材物资',
  place: '场地',
};

/** A paper of a drill's preparation, and what it leaves blank because nobody has said it. @throws PlanDeskError NOT_FOUND */
export function paperOfDrill(
  { db, law, today }: { db: ReadDb; law: Law; today: string },
  { id, paper }: { id: string; paper: DrillPaper },
): { form: FormDefinition; missing: string[] } {
  const data = paperData(db, law, today, designedDrill(db, id));
  return { form: drillPaper(paper, data), missing: missingOf(paper, data) };
}

function paperData(db: ReadDb, law: Law, today: string, drill: DesignedDrill): DrillPaperData {
  const { record, participants } = drill;
  const unit =
    record.enterpriseId === null
      ? findOffice(db, record.origin)?.name
      : enterpriseTable.find(db, record.enterpriseId)?.name;
  const day = record.startOn ?? record.plannedOn;
  const [pack] = evaluationPacksOn(law.drillEvaluation, (day ?? today) as CivilDate);
  const thing = ({ kind }: DrillParticipantRecord) => kind === 'equipment' || kind === 'place';
  return {
    unitName: unit ?? '',
    title: record.title,
    planTitle: drilledPlan(db, record.planId)?.title ?? record.planTitle,
    versionLabel: versionsToDrill(db, record).find(({ id }) => id === record.planVersionId)?.label ?? null,
    form: record.form === null ? null : FORM_WORDS[record.form],
    tabletop: record.form === 'tabletop',
    day: day === null ? null : asCivilDate(day),
    startsAt: record.startsAt,
    minutes: record.durationMinutes,
    place: record.place,
    organiser: record.organiser,
    responsible: record.responsible,
    background: record.background,
    scenario: record.scenario,
    safety: (record.safetyNote ?? '').split('\n').filter((line) => line.trim() !== ''),
    objectives: drill.objectives.map(({ text, standard, sectionPath }) => ({
      text,
      standard,
      section: sectionPath.at(-1) ?? null,
    })),
    injects: drill.injects.map((inject) => injectRow(drill, inject)),
    people: participants.filter((row) => !thing(row)).map(participantRow),
    things: participants.filter(thing).map(participantRow),
    evaluators: participants.filter(({ role }) => role === 'evaluator').map(({ name }) => name),
    tables: pack ? tablesOfForm(pack, record.form).map(({ title }) => title) : [],
  };
}

function injectRow({ record, objectives }: DesignedDrill, inject: DrillInjectRecord): PaperInject {
  const at = objectives.findIndex(({ id }) => id === inject.objectiveId);
  return {
    number: inject.number,
    time: `${clockOf(inject.atMinute)}${byTheClock(record.startsAt, inject.atMinute)}`,
    phase: inject.phase,
    from: inject.fromWhom,
    to: inject.toWhom,
    channel: CHANNEL_WORDS[inject.channel][0] ?? '',
    text: inject.text,
    question: inject.question,
    expected: inject.expectedAction,
    within: inject.expectedMinutes,
    evaluator: inject.evaluator,
    objective: at < 0 ? '' : String(at + 1),
  };
}

/** （9:05）: the time of day, where the start is known and it is the same day. */
function byTheClock(startsAt: string | null, minutes: number): string {
  const start = startsAt === null ? null : readClock(startsAt);
  const at = start === null ? -1 : start + minutes;
  if (at < 0 || at >= 1440) return '';
  return `（${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}）`;
}

const participantRow = (row: DrillParticipantRecord): PaperParticipant => ({
  role: row.role === null ? null : ROLE_WORDS[row.role],
  name: row.name,
  post: row.post,
  kind: KIND_WORDS[row.kind],
  count: row.headcount ?? row.quantity,
  duty: row.duty,
});

/** What people still have to say, in the order of the paper. */
function missingOf(paper: DrillPaper, data: DrillPaperData): string[] {
  const asked: readonly (readonly [papers: readonly DrillPaper[] | null, known: boolean, what: string])[] = [
    [null, data.planTitle !== null, '所练预案'],
    [['plan', 'evaluation'], data.versionLabel !== null, '预案版本'],
    [['plan', 'evaluation'], data.objectives.length > 0, '演练目标'],
    [['plan', 'script'], data.background !== null, '情景背景'],
    [['plan', 'script', 'evaluation', 'notice'], data.scenario !== null, '事故情景'],
    [['plan', 'evaluation', 'safety', 'notice'], data.day !== null, '演练日期'],
    [['plan', 'notice'], data.startsAt !== null, '开始时间'],
    [['plan', 'evaluation', 'safety', 'notice'], data.place !== null, '地点'],
    [['evaluation', 'notice'], data.form !== null, '演练形式'],
    [['plan', 'notice'], data.people.length > 0, '参演人员'],
    [['plan', 'script', 'evaluation'], data.injects.length > 0, '情景信息'],
    [['evaluation'], data.evaluators.length > 0, '评估人员'],
    [['plan', 'safety'], data.things.length > 0, '器材物资'],
    [['plan', 'safety'], data.safety.length > 0, '安全注意事项'],
    [['notice'], data.responsible !== null, '联系人'],
  ];
  return asked
    .filter(([papers, known]) => !known && (papers === null || papers.includes(paper)))
    .map(([, , what]) => what)
    .filter((what) => paper !== 'script' || what !== '所练预案');
}
