import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { useLinkActions } from '../hooks/use-link-actions';
import { levelsOf, scopeForm } from '../link-forms';
import styles from './plan-checks.module.css';

interface ScopeProps {
  readonly planId: string;
  readonly links: Answer<'planChecks', 'links'>;
}

/** What the plan is for and in which levels it responds; what title and text say is offered. */
export function ScopePanel({ planId, links }: ScopeProps) {
  const { t } = useTranslation('planChecks');
  const [editing, setEditing] = useState(false);
  const actions = useLinkActions(planId);
  const { scope, proposed } = links;
  const words = [...proposed.accidentKinds, ...proposed.responseLevels];
  const shown = (values: readonly string[]) => (values.length > 0 ? values.join('、') : t('scope.none'));
  return (
    <Panel
      title={t('scope.title')}
      actions={
        links.ours && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('scope.edit')}
          </Button>
        )
      }
    >
      <div className={styles.lead}>
        <span className={styles.muted}>{t('scope.kinds')}</span>
        <span>{shown(scope.accidentKinds)}</span>
        <span className={styles.muted}>{t('scope.levels')}</span>
        <span>{shown(scope.responseLevels)}</span>
      </div>
      {links.ours && words.length > 0 && (
        <InlineNote
          tone="open"
          action={
            <Button size="small" onClick={() => void actions.takeProposal(links)}>
              {t('scope.take')}
            </Button>
          }
        >
          {t('scope.proposed', { words: words.join('、') })}
        </InlineNote>
      )}
      {editing && <ScopeDrawer planId={planId} links={links} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function ScopeDrawer({ planId, links, onClose }: ScopeProps & { onClose(): void }) {
  const { t } = useTranslation('planChecks');
  const api = useApi();
  const { scope, accidentKindChoices } = links;
  const zodForm = useZodForm(`scope-${planId}`, scopeForm, {
    accidentKinds: scope.accidentKinds,
    levels: scope.responseLevels.join('、'),
  });
  const kinds = [...new Set([...accidentKindChoices, ...scope.accidentKinds])];
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('scope.title')}
      saveLabel={t('scope.save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.planChecks.setScope({
          planId,
          expectedVersion: links.version,
          accidentKinds: fields.accidentKinds,
          responseLevels: levelsOf(fields.levels),
        });
        onClose();
      }}
    >
      <ChoicesField
        name="accidentKinds"
        label={t('scope.kinds')}
        choices={kinds.map((kind) => ({ value: kind, label: kind }))}
      />
      <TextField name="levels" label={t('scope.levels')} help={t('scope.levelsHelp')} wide />
    </FormDrawer>
  );
}
