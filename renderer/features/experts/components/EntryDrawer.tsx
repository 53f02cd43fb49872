import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type EntryKind, type ExpertView, entryForms } from '../expert-form';
import { EntryFields } from './EntryFields';

interface Rows {
  evaluation: ExpertView['evaluations'][number];
  training: ExpertView['trainings'][number];
  interest: ExpertView['interests'][number];
  absence: ExpertView['absences'][number];
  work: ExpertView['works'][number];
}
export type EntryRow<K extends EntryKind = EntryKind> = Rows[K];

interface EntryDrawerProps {
  readonly kind: EntryKind;
  readonly expertId: string;
  /** Null: a new entry. */
  readonly row: EntryRow | null;
  /** What a new entry begins with beside today's date. */
  readonly given?: Readonly<Record<string, unknown>>;
  onClose(): void;
}

/** A new entry, dated today. */
function blank(kind: EntryKind, today: string): Record<string, unknown> {
  switch (kind) {
    case 'evaluation':
      return {
        year: Number(today.slice(0, 4)),
        task: null,
        attendance: null,
        quality: null,
        fairness: null,
        punctuality: null,
        grade: null,
        comment: null,
        evaluatedOn: today,
        evaluator: null,
      };
    case 'training':
      return { heldOn: today, title: '', hours: null, result: null, certificateNo: null, remark: null };
    case 'interest':
      return {
        kind: 'employment',
        enterpriseId: null,
        unitName: null,
        uscc: null,
        since: null,
        until: null,
        declaredOn: today,
        remark: null,
      };
    case 'absence':
      return { fromDay: today, toDay: today, reason: null };
    case 'work':
      return {
        kind: 'drill-guidance',
        reviewId: null,
        drillId: null,
        enterpriseId: null,
        unitName: null,
        title: '',
        fromDay: today,
        toDay: null,
        hours: null,
        paid: false,
        fee: null,
        attended: null,
        record: null,
        remark: null,
      };
  }
}

const shownIn = (row: EntryRow, field: string): unknown => {
  const value = (row as Readonly<Record<string, unknown>>)[field] ?? null;
  return field === 'attended' && value !== null ? String(value) : value;
};
const asFlag = (value: unknown): boolean | null => (value === null ? null : value === 'true');

/** Adds or changes one entry about a person. */
export function EntryDrawer({ kind, expertId, row, given = {}, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('experts');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const { today } = useSystemState();
  const start = blank(kind, today);
  const stored = row
    ? Object.fromEntries(Object.keys(start).map((field) => [field, shownIn(row, field)]))
    : { ...start, ...given };
  const zodForm = useZodForm<Record<string, unknown>, Record<string, unknown>>(
    `expert-${kind}-${expertId}-${row?.id ?? 'new'}`,
    entryForms[kind] as never,
    stored,
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(row ? `entry.${kind}.edit` : `entry.${kind}.add`)}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (values) => {
        await api.experts.saveEntry({
          kind,
          expertId,
          values: kind === 'work' ? { ...values, attended: asFlag(values.attended) } : values,
          ...(row && { id: row.id, expectedVersion: row.version }),
        } as Question<'experts', 'saveEntry'>);
        showToast({ tone: 'met', text: t('entry.saved') });
        onClose();
      }}
    >
      <EntryFields kind={kind} />
    </FormDrawer>
  );
}
