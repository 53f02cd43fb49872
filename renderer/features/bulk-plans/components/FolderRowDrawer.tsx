import Button from '@mui/material/Button';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { dateField } from '../../../ui/form/checks';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useChoices } from '../../../ui/use-choices';
import { useProblemText } from '../../../ui/use-error-text';
import { type FolderReading, type FolderRow, replaceRow } from '../folder-store';
import styles from './bulk.module.css';

const enterpriseKinds: ReadonlySet<string> = new Set(['comprehensive', 'special', 'onsite']);

const rowForm = z
  .object({
    action: z.enum(['register', 'skip']),
    enterpriseId: z.string().nullable(),
    kind: z.enum(['comprehensive', 'special', 'onsite']).nullable(),
    title: z.string().trim().max(400),
    publishedOn: dateField.nullable(),
    versionLabel: z.string().trim().max(200).nullable(),
  })
  .superRefine((row, problems) => {
    if (row.action === 'skip') return;
    for (const field of ['enterpriseId', 'kind'] as const)
      if (row[field] === null)
        problems.addIssue({ code: 'custom', path: [field], params: { code: 'required' } });
    if (row.title.length < 2)
      problems.addIssue({
        code: 'too_small',
        origin: 'string',
        minimum: 2,
        inclusive: true,
        path: ['title'],
        input: row.title,
      });
  });

interface FolderRowDrawerProps {
  readonly reading: FolderReading;
  readonly row: FolderRow;
  onClose(): void;
}

/** Corrects what is to become of one file: whose plan, which kind, which title, or not at all. */
export function FolderRowDrawer({ reading, row, onClose }: FolderRowDrawerProps) {
  const { t } = useTranslation('bulk');
  const api = useApi();
  const problemText = useProblemText();
  const kinds = useChoices('planKind').filter((choice) => enterpriseKinds.has(choice.value));
  const zodForm = useZodForm(`folder-${reading.stagingId}-${row.seq}`, rowForm, {
    action: row.action,
    enterpriseId: row.owner?.id ?? null,
    kind: row.kind,
    title: row.title,
    publishedOn: row.publishedOn,
    versionLabel: row.versionLabel,
  });
  const actions = (['register', 'skip'] as const).map((value) => ({ value, label: t(`action.${value}`) }));
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('row.title')}
      subtitle={row.path}
      saveLabel={t('row.save')}
      onClose={onClose}
      onSave={async ({ enterpriseId, ...entry }) => {
        const known = [row.owner, ...row.choices].find((unit) => unit?.id === enterpriseId);
        const owner =
          enterpriseId === null
            ? null
            : (known ?? {
                id: enterpriseId,
                name: (await api.enterprises.get({ id: enterpriseId })).fields.name,
              });
        const { kind, title, publishedOn } = entry;
        const target =
          entry.action === 'register' && owner && kind
            ? await api.bulk.place({ enterpriseId: owner.id, kind, title, publishedOn })
            : null;
        const versionLabel = entry.versionLabel === '' ? null : entry.versionLabel;
        replaceRow({ ...row, ...entry, versionLabel, owner, target, checked: true, problem: null });
        onClose();
      }}
    >
      {row.problem && <InlineNote tone="late">{problemText(row.problem)}</InlineNote>}
      <p className={styles.reason}>{problemText(row.ownerReason)}</p>
      {row.remarks.length > 0 && (
        <ul className={styles.remarks}>
          {row.remarks.map((remark) => (
            <li key={remark.code + remark.message}>{problemText(remark)}</li>
          ))}
        </ul>
      )}
      <SelectField name="action" label={t('row.action')} required wide choices={actions} />
      <EnterpriseField name="enterpriseId" label={t('column.owner')} required wide />
      <Choices choices={row.choices} />
      <SelectField name="kind" label={t('column.kind')} required wide choices={kinds} />
      <TextField name="title" label={t('column.title')} required wide />
      <DateField name="publishedOn" label={t('column.publishedOn')} wide />
      <TextField name="versionLabel" label={t('row.versionLabel')} wide />
      {row.target?.kind !== undefined && row.target.kind !== 'new-plan' && (
        <InlineNote tone="open">
          {t(row.target.kind === 'new-version' ? 'row.newVersion' : 'row.sameVersion', {
            title: row.target.planTitle,
          })}
        </InlineNote>
      )}
    </FormDrawer>
  );
}

/** Units that the file could belong to, one press each. */
function Choices({ choices }: { choices: FolderRow['choices'] }) {
  const { t } = useTranslation('bulk');
  const { setValue } = useFormContext();
  const chosen: unknown = useWatch({ name: 'enterpriseId' });
  const others = choices.filter((unit) => unit.id !== chosen);
  if (others.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame
    <div className={styles.choices} role="group" aria-label={t('row.choices')}>
      {others.map((unit) => (
        <Button
          key={unit.id}
          size="small"
          onClick={() => setValue('enterpriseId', unit.id, { shouldDirty: true, shouldValidate: true })}
        >
          {unit.name}
        </Button>
      ))}
    </div>
  );
}
