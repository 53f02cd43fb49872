import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { OFFICE_LEVELS } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useLawWord } from '../../../ui/use-law-word';
import { type CopyRule, copyForm, type LevelRule, levelForm } from '../recipient-forms';

/** Sets where the units of a category file, or goes back to the rule data; either way with a reason. */
export function LevelDrawer({ rule, onClose }: { rule: LevelRule; onClose(): void }) {
  const { t } = useTranslation('system');
  const { t: common } = useTranslation('common');
  const { t: codes } = useTranslation('codes');
  const law = useLawWord();
  const api = useApi();
  const title = law(rule.title);
  const zodForm = useZodForm(`level-${rule.category}`, levelForm, {
    level: rule.decided ? rule.level : null,
    reason: '',
  });
  const choices = useMemo(
    () => OFFICE_LEVELS.map((value) => ({ value, label: codes(`officeLevel.${value}`) })),
    [codes],
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('recipients.changeLevel')}
      subtitle={title}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ level, reason }) => {
        await api.filing.setLevel({ category: rule.category, level, reason });
        showToast({
          tone: 'met',
          text: t(level === null ? 'recipients.undone' : 'recipients.saved', { title }),
        });
        onClose();
      }}
    >
      <SelectField
        name="level"
        label={t('recipients.newLevel')}
        empty={t('recipients.byLaw', { answer: codes(`officeLevel.${rule.usualLevel}`) })}
        choices={choices}
      />
      <ReasonField />
    </FormDrawer>
  );
}

/** Says whether a copy is sent and to whom, or goes back to the rule data; either way with a reason. */
export function CopyDrawer({ rule, onClose }: { rule: CopyRule; onClose(): void }) {
  const { t } = useTranslation('system');
  const { t: common } = useTranslation('common');
  const law = useLawWord();
  const api = useApi();
  const title = law(rule.title);
  const usual = law(rule.usualRecipient);
  const zodForm = useZodForm(`copy-${rule.rule}`, copyForm, {
    sent: rule.sent,
    recipient: rule.recipient === rule.usualRecipient ? null : rule.recipient,
    reason: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('recipients.changeCopy')}
      subtitle={title}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ sent, recipient, reason }) => {
        const usually = sent && recipient === null;
        await api.filing.setCopy({ rule: rule.rule, choice: usually ? null : { sent, recipient }, reason });
        showToast({ tone: 'met', text: t(usually ? 'recipients.undone' : 'recipients.saved', { title }) });
        onClose();
      }}
    >
      <CheckField name="sent" label={t('recipients.sent')} />
      <TextField
        name="recipient"
        label={t('recipients.recipient')}
        help={t('recipients.recipientHelp', { recipient: usual })}
      />
      <ReasonField />
    </FormDrawer>
  );
}

function ReasonField() {
  const { t } = useTranslation('system');
  return (
    <TextField
      name="reason"
      label={t('recipients.reason')}
      help={t('recipients.reasonHelp')}
      required
      multiline
      wide
    />
  );
}
