import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeField } from '../../../ui/form/CodePicker';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { type LinkEntry, linkForm } from '../link-forms';

interface LinkDrawerProps {
  readonly planId: string;
  readonly links: Answer<'planChecks', 'links'>;
  /** The plan suggested, or '' to choose one. */
  readonly upperPlanId: string;
  onClose(): void;
}

/** Links the plan to one above it: for which accidents, from which of its own levels. */
export function LinkDrawer({ planId, links, upperPlanId, onClose }: LinkDrawerProps) {
  const { t } = useTranslation('planChecks');
  const api = useApi();
  const [first] = links.scope.responseLevels;
  const entry: LinkEntry = { upperPlanId, accidentKind: null, responseLevel: first ?? null, remark: null };
  const zodForm = useZodForm(`link-${planId}-${upperPlanId}`, linkForm, entry);
  const choice = (value: string) => ({ value, label: value });
  const kinds = links.scope.accidentKinds.length > 0 ? links.scope.accidentKinds : links.accidentKindChoices;
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('links.add')}
      saveLabel={t('links.link')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.planChecks.addLink({ planId, ...fields });
        const title = links.candidates.find(({ id }) => id === fields.upperPlanId)?.title ?? '';
        showToast({ tone: 'met', text: t('links.added', { title }) });
        onClose();
      }}
    >
      {links.candidates.length === 0 && <InlineNote tone="open">{t('links.noCandidates')}</InlineNote>}
      <CodeField
        name="upperPlanId"
        label={t('links.upper')}
        required
        wide
        options={links.candidates.map(({ id, title, ownerName }) => ({
          code: id,
          name: title,
          note: ownerName,
        }))}
      />
      <SelectField
        name="accidentKind"
        label={t('links.kind')}
        empty={t('links.allKinds')}
        choices={kinds.map(choice)}
      />
      {links.scope.responseLevels.length > 0 ? (
        <SelectField
          name="responseLevel"
          label={t('links.level')}
          choices={links.scope.responseLevels.map(choice)}
        />
      ) : (
        <TextField name="responseLevel" label={t('links.level')} />
      )}
    </FormDrawer>
  );
}
