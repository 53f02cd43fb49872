import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type EntryKind, entryForms, type TeamAgreement, type TeamMember, type TeamView } from '../team-form';
import { EntryFields } from './EntryFields';

interface Rows {
  member: TeamMember;
  training: TeamView['trainings'][number];
  agreement: TeamAgreement;
}
export type EntryRow<K extends EntryKind = EntryKind> = Rows[K];

interface EntryDrawerProps {
  readonly kind: EntryKind;
  readonly of: { readonly teamId: string | null; readonly enterpriseId: string | null };
  /** Null: a new entry. */
  readonly row: EntryRow | null;
  onClose(): void;
}

/** A new entry, dated today. */
function blank(kind: EntryKind, of: EntryDrawerProps['of'], today: string): Record<string, unknown> {
  switch (kind) {
    case 'member':
      return {
        ...of,
        name: '',
        post: null,
        fullTime: of.teamId !== null,
        phone: null,
        qualification: null,
        certificateNo: null,
        qualifiedUntil: null,
        insuranceNo: null,
        insuredUntil: null,
        joinedOn: of.teamId === null ? today : null,
        leftOn: null,
        remark: null,
      };
    case 'training':
      return {
        teamId: of.teamId,
        kind: 'training',
        heldOn: today,
        hours: null,
        participants: null,
        topic: '',
        place: null,
        teacher: null,
        result: null,
        remark: null,
      };
    case 'agreement':
      return {
        ...of,
        kind: 'rescue',
        number: null,
        signedOn: today,
        validFrom: today,
        validUntil: null,
        scope: null,
        fee: null,
        remark: null,
      };
  }
}

/** Adds or changes one entry of a team or a unit. */
export function EntryDrawer({ kind, of, row, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const { today } = useSystemState();
  const start = blank(kind, of, today);
  const stored = row
    ? Object.fromEntries(
        Object.keys(start).map((field) => [field, (row as Readonly<Record<string, unknown>>)[field] ?? null]),
      )
    : start;
  const zodForm = useZodForm<Record<string, unknown>, Record<string, unknown>>(
    `team-${kind}-${of.teamId ?? of.enterpriseId}-${row?.id ?? 'new'}`,
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
        await api.teams.saveEntry({
          kind,
          values,
          ...(row && { id: row.id, expectedVersion: row.version }),
        } as Question<'teams', 'saveEntry'>);
        showToast({ tone: 'met', text: t('entry.saved') });
        onClose();
      }}
    >
      <EntryFields kind={kind} of={of} />
    </FormDrawer>
  );
}
