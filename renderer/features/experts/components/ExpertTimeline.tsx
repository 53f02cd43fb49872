import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { ExpertView } from '../expert-form';

interface Moment {
  readonly key: string;
  readonly on: string;
  readonly what: string;
  readonly detail: string;
}

/** 动态: everything that happened with a person, the latest first. */
export function ExpertTimeline({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  const word = useCodeWord();
  const join = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(t('detailSeparator'));
  const moments: Moment[] = [
    ...view.steps.map((row) => ({
      key: row.id,
      on: row.onDay,
      what: t(`step.name.${row.step}`),
      detail: join(row.documentNo, row.termTo && t('until', { to: row.termTo }), row.reason, row.remark),
    })),
    ...view.evaluations.map((row) => ({
      key: row.id,
      on: row.evaluatedOn,
      what: t('entry.evaluation.title'),
      detail: join(
        row.task ?? t('yearOf', { year: row.year }),
        row.grade && word('codes.evaluationGrade', row.grade),
        row.comment,
      ),
    })),
    ...view.trainings.map((row) => ({
      key: row.id,
      on: row.heldOn,
      what: t('entry.training.title'),
      detail: join(row.title, row.result),
    })),
    ...view.works.map((row) => ({
      key: row.id,
      on: row.fromDay,
      what: word('codes.workKind', row.kind),
      detail: join(row.title, row.unitName, row.record),
    })),
    ...view.interests.map((row) => ({
      key: row.id,
      on: row.declaredOn,
      what: t('entry.interest.title'),
      detail: join(row.unitName, word('codes.interestKind', row.kind)),
    })),
    ...view.absences.map((row) => ({
      key: row.id,
      on: row.fromDay,
      what: t('entry.absence.title'),
      detail: join(t('until', { to: row.toDay }), row.reason),
    })),
    ...view.draws.map((row) => ({
      key: row.drawId,
      on: row.heldOn,
      what: t('work.draw'),
      detail: join(row.title, row.unitName, row.answer && t(`answer.${row.answer}`), row.reason),
    })),
    ...view.reviews.map((row) => ({
      key: row.reviewId,
      on: row.meetingOn,
      what: word('codes.workKind', row.kind),
      detail: join(row.title, word('codes.expertRole', row.role)),
    })),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  if (moments.length === 0) return <EmptyState title={t('timelineEmpty')} />;
  return (
    <Panel title={t('tab.timeline')} flush>
      <SimpleTable<Moment>
        label={t('tab.timeline')}
        rows={moments}
        rowId={(row) => row.key}
        columns={[
          { key: 'on', label: t('on'), fixed: true, cell: (row) => row.on },
          { key: 'what', label: t('what'), fixed: true, cell: (row) => row.what },
          { key: 'detail', label: t('detail'), cell: (row) => row.detail },
        ]}
      />
    </Panel>
  );
}
