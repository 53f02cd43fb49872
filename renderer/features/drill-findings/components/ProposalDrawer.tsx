import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Finding, proposalForm } from '../finding-forms';

/** 提出修订预案: a finding becomes a reason to revise the plan that was drilled (条例 6, the fifth case). */
export function ProposalDrawer({ finding, onClose }: { finding: Finding; onClose(): void }) {
  const { t } = useTranslation('drillFindings');
  const api = useApi();
  const section = finding.sectionPath.join(' › ');
  const zodForm = useZodForm(`drill-finding-proposal-${finding.id}`, proposalForm, {
    description: t(section === '' ? 'proposal.start' : 'proposal.startSection', {
      drill: finding.drill.title,
      title: finding.title,
      section,
    }),
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('proposal.title')}
      subtitle={finding.title}
      saveLabel={t('proposal.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.drillFindings.proposeRevision({
          id: finding.id,
          expectedVersion: finding.version,
          ...entry,
        });
        showToast({ tone: 'met', text: t('proposal.done') });
        onClose();
      }}
    >
      <TextField
        name="description"
        label={t('proposal.description')}
        help={t('proposal.help')}
        required
        multiline
        wide
      />
    </FormDrawer>
  );
}
