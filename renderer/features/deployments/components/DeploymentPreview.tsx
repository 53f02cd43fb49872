import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

export type DeploymentPaper = Question<'deployments', 'formPreview'>['form'];

/** A paper of a call-up as it is printed; also as an editable Word file. */
export function DeploymentPreview({
  id,
  form,
  onClose,
}: {
  id: string;
  form: DeploymentPaper;
  onClose(): void;
}) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  return (
    <PaperPreview
      title={t(`paper.${form}`)}
      paper={useQuery({ ...ask(api, 'deployments', 'formPreview', { id, form }), gcTime: 0 })}
      write={(file, options) => api.deployments.form({ id, form, file }, options)}
      onClose={onClose}
    />
  );
}
