import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { expertDrawSheet } from '../../documents/forms/expert-draw-record';
import type { DrawAnswer } from '../../domain/draw/codes';
import { turnsOf } from '../../domain/draw/expert-turns';
import { expertDrawRecordOf } from './hold-draw';

const ANSWER_WORDS: Readonly<Record<DrawAnswer | 'asked' | 'waiting', string>> = {
  asked: '待答复',
  waiting: '',
  accepted: '参加',
  refused: '不能参加',
  recused: '回避',
  unreachable: '联系不上',
};
const STANDING_WORDS = { drawn: '抽中', substitute: '候补' } as const;
const STATE_WORDS: Readonly<Record<string, string>> = {
  planned: '待抽取',
  committed: '已公布校验值',
  drawn: '已抽取',
  closed: '已确认',
  void: '已作废',
};

/** Names that are printed of each list, some fifty pages; longer lists go along as the file of the record. */
const MOST_PRINTED = 2000;
/** Moments are kept in UTC; a sheet says so rather than guess a zone. */
const moment = (at: string) => at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');

/**
 * 专家抽取记录表 with its values. It has name and employer of experts and nothing else that is personal.
 * @throws PlanDeskError NOT_FOUND, NOT_DRAWN
 */
export function expertDrawForm(db: ReadDb, id: string): FormDefinition {
  const record = expertDrawRecordOf(db, id);
  const people = new Map(record.candidates.map((candidate) => [candidate.id, candidate]));
  const labels = new Map(record.needs.map(({ specialty, label }) => [specialty, label]));
  const { candidates, exclusions } = record;
  return expertDrawSheet({
    ...record,
    unit: record.unit.uscc === null ? record.unit.name : `${record.unit.name}（${record.unit.uscc}）`,
    heldOn: record.date,
    committedAt: moment(record.committedAt),
    drawnAt: moment(record.drawnAt),
    needs: record.sequence,
    places: turnsOf(record, record.answers).places.map((place) => ({
      label: labels.get(place.specialty) ?? place.specialty,
      place: place.place,
      name: people.get(place.id)?.name ?? '',
      employer: people.get(place.id)?.employer ?? null,
      standing: STANDING_WORDS[place.standing],
      answer: ANSWER_WORDS[place.state],
      reason: place.reason,
    })),
    excluded: exclusions.length,
    exclusions:
      exclusions.length > MOST_PRINTED
        ? []
        : exclusions.map(({ name, employer, reasons }) => ({
            name,
            employer,
            reasons: reasons.map(({ reason }) => reason).join('；'),
          })),
    candidates: candidates.length,
    listed:
      candidates.length > MOST_PRINTED
        ? null
        : candidates.map((one) => ({ ...one, specialties: one.specialties.join('、') })),
    others: record.others.map(
      ({ title, round, state, drawnAt, reason }) =>
        `${title}（第${round}轮，${STATE_WORDS[state] ?? state}${drawnAt === null ? '' : `，${moment(drawnAt)}抽取`}）${reason === null ? '' : `：${reason}`}`,
    ),
  });
}
