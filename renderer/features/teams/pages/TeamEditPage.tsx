import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useGoBack, useRouteParam } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { TeamFields } from '../components/TeamFields';
import { useSaveTeam } from '../hooks/use-save-team';
import { emptyTeam, fromEntry, type Team, teamForm, toEntry } from '../team-form';

/** Registers a team. */
export function TeamNewPage() {
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation('common');
  const go = useGo();
  const goBack = useGoBack('/teams');
  const save = useSaveTeam();
  const { office } = useSystemState();
  const zodForm = useZodForm('team-new', teamForm, {
    ...emptyTeam,
    regionCode: office?.regionCode ?? null,
  });
  return (
    <Page title={t('create')} content="fill">
      <Form
        zodForm={zodForm}
        saveLabel={common('save')}
        onCancel={goBack}
        onSave={async (entry) => {
          const { id } = await save({ values: fromEntry(entry) });
          showToast({ tone: 'met', text: t('saved', { name: entry.name }) });
          go(`/teams/${id}`);
        }}
      >
        <TeamFields />
      </Form>
    </Page>
  );
}

/** Changes what is known of a team. */
export function TeamEditPage() {
  const { t } = useTranslation('teams');
  const id = useRouteParam('id');
  const { data, error, refetch } = useQuery(ask(useApi(), 'teams', 'get', { id }));
  return (
    <Page title={t('edit')} fact={data?.team.name} content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <EditForm key={data.team.version} team={data.team} />}
    </Page>
  );
}

function EditForm({ team }: { team: Team }) {
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation('common');
  const go = useGo();
  const goBack = useGoBack(`/teams/${team.id}`);
  const save = useSaveTeam();
  const zodForm = useZodForm(`team-${team.id}`, teamForm, toEntry(team));
  return (
    <Form
      zodForm={zodForm}
      saveLabel={common('save')}
      onCancel={goBack}
      onSave={async (entry) => {
        await save({ id: team.id, expectedVersion: team.version, values: fromEntry(entry) });
        showToast({ tone: 'met', text: t('saved', { name: entry.name }) });
        go(`/teams/${team.id}`);
      }}
    >
      <TeamFields />
    </Form>
  );
}
