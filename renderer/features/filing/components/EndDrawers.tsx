import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { ConflictNote } from '../../../ui/ConflictNote';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useLawWord } from '../../../ui/use-law-word';
import { dayForm, endForm, endKinds, transferForm } from '../filing-forms';
import { useCaseConflict } from '../hooks/use-case-conflict';

type Filing = Answer<'filing', 'get'>;

interface DrawerProps {
  readonly filing: Filing;
  onClose(): void;
}

/** 注销: how and why a case ends. */
export function EndDrawer({ filing, onClose }: DrawerProps) {
  const { t } = useTranslation('filing');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const { conflict, by } = useCaseConflict(filing);
  const { today } = useSystemState();
  const mayWithdraw = filing.actions.some(({ action, allowed }) => action === 'withdraw' && allowed);
  const zodForm = useZodForm(`end-${filing.id}`, endForm, {
    endKind: 'unit-closed',
    onDate: today,
    reason: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.void')}
      subtitle={filing.enterprise.name}
      saveLabel={t('action.void')}
      onClose={onClose}
      onSave={async (values) => {
        await conflict.guarded((expectedVersion) =>
          api.filing.void({ id: filing.id, expectedVersion, ...values }),
        );
        showToast({ tone: 'met', text: t('void.done') });
        onClose();
      }}
    >
      <ConflictNote conflict={conflict} by={by} />
      <InlineNote tone="soon">{t(filing.filingNo ? 'void.bodyNumbered' : 'void.body')}</InlineNote>
      <SelectField
        name="endKind"
        label={t('void.kind')}
        required
        wide
        choices={endKinds
          .filter((kind) => kind !== 'withdrawn' || mayWithdraw)
          .map((kind) => ({ value: kind, label: codes(`filingEnd.${kind}`) }))}
      />
      <DateField name="onDate" label={t('void.onDate')} required wide />
      <TextField name="reason" label={t('void.reason')} multiline required wide />
    </FormDrawer>
  );
}

/** 移送: the case goes to the office of its level, with a letter. */
export function TransferDrawer({ filing, onClose }: DrawerProps) {
  const { t } = useTranslation('filing');
  const law = useLawWord();
  const api = useApi();
  const { conflict, by } = useCaseConflict(filing);
  const { today } = useSystemState();
  const { data } = useQuery(ask(api, 'filing', 'levelOf', { enterpriseId: filing.enterprise.id }));
  const [leading] = data?.levels ?? [];
  const zodForm = useZodForm(`transfer-${filing.id}`, transferForm, {
    receiver: '',
    onDate: today,
    reason: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.transfer')}
      subtitle={filing.enterprise.name}
      saveLabel={t('action.transfer')}
      onClose={onClose}
      onSave={async (values) => {
        const { noticeNo } = await conflict.guarded((expectedVersion) =>
          api.filing.transfer({ id: filing.id, expectedVersion, ...values }),
        );
        showToast({ tone: 'met', text: t('transfer.done', { number: noticeNo }) });
        onClose();
      }}
    >
      <ConflictNote conflict={conflict} by={by} />
      {leading && (
        <InlineNote tone="open">
          {t('level.hint', { article: leading.article, recipient: law(leading.recipient) })}
        </InlineNote>
      )}
      <TextField
        name="receiver"
        label={t('transfer.receiver')}
        help={t('transfer.receiverHelp')}
        required
        wide
      />
      <DateField name="onDate" label={t('transfer.onDate')} required wide />
      <TextField name="reason" label={t('transfer.reason')} multiline required wide />
    </FormDrawer>
  );
}

/** The registration form was handed out on a day. */
export function HandOutDrawer({ filing, onClose }: DrawerProps) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const { conflict, by } = useCaseConflict(filing);
  const { today } = useSystemState();
  const zodForm = useZodForm(`hand-out-${filing.id}`, dayForm, { onDate: today });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.hand-out')}
      subtitle={filing.enterprise.name}
      saveLabel={t('action.hand-out')}
      onClose={onClose}
      onSave={async ({ onDate }) => {
        await conflict.guarded((expectedVersion) =>
          api.filing.handOut({ id: filing.id, expectedVersion, onDate }),
        );
        showToast({ tone: 'met', text: t('handOut.done') });
        onClose();
      }}
    >
      <ConflictNote conflict={conflict} by={by} />
      <DateField name="onDate" label={t('field.certificateOn')} required wide />
    </FormDrawer>
  );
}
