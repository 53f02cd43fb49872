import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { chineseDate, type FormDefinition } from '../../documents/forms/definition';
import {
  type KitHead,
  type KitInject,
  kitControllerCard,
  kitEvaluatorForm,
  kitRunSheet,
  kitSignIn,
} from '../../documents/forms/drill-kit';
import { shortCode } from '../../domain/codes/short-code';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { EvaluationScale, InjectChannel, ParticipantRole, SheetKind } from '../../domain/drill/codes';
import type { DrillRecord } from '../../repositories/drill';
import { type DrillSheetRecord, drillSheetTable } from '../../repositories/drill-conduct';
import {
  injectsOfDrill,
  peopleOfDrill,
  sheetsMade,
  sheetsOfDrill,
  unitOfDrill,
} from '../../repositories/drill-conduct-views';
import type { DrillInjectRecord } from '../../repositories/drill-design';
import { evaluationsOf } from '../../repositories/drill-evaluation-views';
import { findOffice } from '../../repositories/office';
import { newBookkeeping } from '../own-row';
import { drillInSight, ownDrill } from './open-run';

const CHANNELS: Readonly<Record<InjectChannel, string>> = {
  spoken: '口头',
  phone: '电话',
  radio: '对讲机',
  broadcast: '广播',
  paper: '纸条',
  alarm: '报警装置',
  video: '视频',
  message: '短信',
};
const ROLES: Readonly<Record<ParticipantRole, string>> = {
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
const VERDICTS: Readonly<Record<EvaluationScale, string>> = {
  'yes-no': '是、否、不涉及',
  grade: '优、良、中、差、不涉及',
  points: '分值',
};

/** The sheets that a kit consists of now: run sheet, a card for each inject, sign-in list, a form for each evaluator. */
function wantedSheets(db: ReadDb, drillId: string): { kind: SheetKind; refId: string | null }[] {
  return [
    { kind: 'run-sheet', refId: null },
    ...injectsOfDrill(db, drillId).map(({ id }) => ({ kind: 'controller-card' as const, refId: id })),
    { kind: 'sign-in', refId: null },
    ...evaluationsOf(db, drillId)
      .filter(({ kind, state }) => kind === 'evaluator' && state === 'open')
      .map(({ id }) => ({ kind: 'evaluator-form' as const, refId: id })),
  ];
}

/**
 * Gives every sheet of a drill's paper kit its short code; one that has a code keeps it, so that older prints stay good.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function makeKit(deps: Deps, drillId: string): { sheets: number } {
  const drill = ownDrill(deps, drillId);
  const known = new Set(sheetsOfDrill(deps.db, drill.id).map(({ kind, refId }) => `${kind} ${refId}`));
  const wanted = wantedSheets(deps.db, drill.id);
  let made = sheetsMade(deps.db, deps.self);
  for (const { kind, refId } of wanted) {
    if (known.has(`${kind} ${refId}`)) continue;
    const sheet: DrillSheetRecord = {
      id: deps.newId(),
      drillId: drill.id,
      code: shortCode(made),
      kind,
      refId,
      printedAt: deps.clock.now(),
      enteredAt: null,
      ...newBookkeeping(deps),
    };
    drillSheetTable.insert(deps.db, sheet);
    made += 1;
  }
  deps.changed('drills', [drill.id]);
  return { sheets: wanted.length };
}

/** The sheets of a kit with their values; those without a code yet leave it to be given when the kit is printed. @throws PlanDeskError NOT_FOUND */
export function kitForms(db: ReadDb, drillId: string): FormDefinition[] {
  const drill = drillInSight(db, drillId);
  const head = headOf(db, drill);
  const injects = injectsOfDrill(db, drillId);
  const forms = evaluationsOf(db, drillId);
  const codes = new Map(sheetsOfDrill(db, drillId).map((each) => [`${each.kind} ${each.refId}`, each.code]));
  return wantedSheets(db, drillId).flatMap(({ kind, refId }): FormDefinition[] => {
    const code = codes.get(`${kind} ${refId}`) ?? null;
    if (kind === 'run-sheet') return [kitRunSheet(head, code, injects.map(printed))];
    if (kind === 'sign-in')
      return [
        kitSignIn(
          head,
          code,
          peopleOfDrill(db, drillId).map(({ name, role, post }) => ({
            name,
            role: role && ROLES[role],
            post,
          })),
        ),
      ];
    if (kind === 'controller-card')
      return injects
        .filter(({ id }) => id === refId)
        .map((each) => kitControllerCard(head, code, printed(each)));
    return forms
      .filter(({ id }) => id === refId)
      .map(({ evaluator, items, scale }) => kitEvaluatorForm(head, code, evaluator, items, VERDICTS[scale]));
  });
}

function headOf(db: ReadDb, drill: DrillRecord): KitHead {
  const day = drill.startOn ?? drill.plannedOn;
  const unit = unitOfDrill(db, drill) ?? findOffice(db, drill.origin)?.name ?? '';
  return {
    drillTitle: drill.title,
    unitName: unit,
    day: day === null ? null : chineseDate(day as CivilDate),
    place: drill.place,
  };
}

const printed = (inject: DrillInjectRecord): KitInject => ({
  number: inject.number,
  minute: inject.atMinute,
  way: `${inject.fromWhom} → ${inject.toWhom}（${CHANNELS[inject.channel]}）`,
  text: inject.text,
  question: inject.question,
  expected: inject.expectedAction,
});
