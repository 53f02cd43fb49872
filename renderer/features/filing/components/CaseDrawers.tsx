import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isGap } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { ConflictNote } from '../../../ui/ConflictNote';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useProblemText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { dayForm, noticeForm } from '../filing-forms';
import { useCaseConflict } from '../hooks/use-case-conflict';
import styles from './filing.module.css';

type Filing = Answer<'filing', 'get'>;

interface DrawerProps {
  readonly filing: Filing;
  onClose(): void;
}

/** Files the case: takes the next number. */
export function FileDrawer({ filing, onClose, onFiled }: DrawerProps & { onFiled(): void }) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const { conflict, by } = useCaseConflict(filing);
  const { today } = useSystemState();
  const assign = filing.state === 'deemed-filed';
  const { data } = useQuery(ask(api, 'filing', 'numbering', {}));
  const zodForm = useZodForm(`file-${filing.id}`, dayForm, { onDate: today });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(assign ? 'action.assign-number' : 'action.file')}
      subtitle={filing.enterprise.name}
      saveLabel={t(assign ? 'action.assign-number' : 'action.file')}
      onClose={onClose}
      onSave={async ({ onDate }) => {
        const { filingNo } = await conflict.guarded((expectedVersion) => {
          const step = { id: filing.id, expectedVersion, onDate };
          return assign ? api.filing.assignNumber(step) : api.filing.file(step);
        });
        showToast({
          tone: 'met',
          text: t('filed', { number: filingNo }),
          action: { label: t('form.certificate'), run: onFiled },
        });
        onClose();
      }}
    >
      <ConflictNote conflict={conflict} by={by} />
      <DateField name="onDate" label={t('field.decidedOn')} required wide />
      {data && <InlineNote tone="open">{t('nextNumber', { number: data.next })}</InlineNote>}
    </FormDrawer>
  );
}

/** The one notice of everything that is missing. */
export function ReturnDrawer({ filing, onClose, onReturned }: DrawerProps & { onReturned(): void }) {
  const { t } = useTranslation('filing');
  const law = useLawWord();
  const problemText = useProblemText();
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const { conflict, by } = useCaseConflict(filing);
  const { today } = useSystemState();
  const zodForm = useZodForm(`return-${filing.id}`, noticeForm, { onDate: today, note: null });
  const gaps = filing.materials.filter((material) => isGap(material.outcome));
  const repeated = filing.actions
    .find((action) => action.action === 'return-once')
    ?.blockers.filter((blocker) => blocker.code === 'NOT_TOLD_BEFORE');
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.return-once')}
      subtitle={filing.enterprise.name}
      saveLabel={t('action.return-once')}
      onClose={onClose}
      onSave={async ({ onDate, note }) => {
        const { noticeNo } = await conflict.guarded((expectedVersion) =>
          api.filing.returnOnce({ id: filing.id, expectedVersion, onDate, note }),
        );
        showToast({
          tone: 'met',
          text: t('returned', { number: noticeNo }),
          action: { label: t('form.supplement-notice'), run: onReturned },
        });
        onClose();
      }}
    >
      <ConflictNote conflict={conflict} by={by} />
      <p className={styles.muted}>{t('notice.once')}</p>
      <ul className={styles.gaps}>
        {gaps.map((material) => (
          <li key={material.key}>
            {law(material.label)}{' '}
            <span className={styles.muted}>
              {material.note ?? (material.outcome && codes(`materialOutcome.${material.outcome}`))}
            </span>
          </li>
        ))}
      </ul>
      {repeated?.map((blocker) => (
        <InlineNote key={blocker.text} tone="soon">
          {problemText({ code: blocker.code, message: blocker.text })}
        </InlineNote>
      ))}
      <DateField name="onDate" label={t('field.returnedOn')} required wide />
      <TextField name="note" label={t('notice.note')} multiline wide required={(repeated?.length ?? 0) > 0} />
    </FormDrawer>
  );
}

/** The unit has handed in what was missing: five new working days begin. */
export function ResubmitDrawer({ filing, onClose }: DrawerProps) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const { conflict, by } = useCaseConflict(filing);
  const { today } = useSystemState();
  const zodForm = useZodForm(`resubmit-${filing.id}`, dayForm, { onDate: today });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.resubmit')}
      subtitle={filing.enterprise.name}
      saveLabel={t('action.resubmit')}
      onClose={onClose}
      onSave={async ({ onDate }) => {
        await conflict.guarded((expectedVersion) =>
          api.filing.resubmit({ id: filing.id, expectedVersion, onDate }),
        );
        showToast({ tone: 'met', text: t('resubmitted') });
        onClose();
      }}
    >
      <ConflictNote conflict={conflict} by={by} />
      <DateField name="onDate" label={t('field.resubmittedOn')} required wide />
      <p className={styles.muted}>{t('resubmitNote')}</p>
    </FormDrawer>
  );
}
