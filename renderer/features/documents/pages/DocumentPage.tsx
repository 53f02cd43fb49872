import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteSearch } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { DocumentContent } from '../components/DocumentContent';
import { useDocumentWays } from '../hooks/use-document-ways';

/** A document by its hash: head with the plan it belongs to and the ways out, below it the viewer or why there is none. */
export function DocumentPage() {
  const { t } = useTranslation('documents');
  const go = useGo();
  const sha256 = useRouteParam('sha');
  const at = useRouteSearch('at');
  const find = useRouteSearch('find');
  const { data, error, refetch } = useQuery(ask(useApi(), 'documents', 'get', { sha256 }));
  const ways = useDocumentWays(data);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const [place] = data.places;
  const fact =
    place &&
    (place.enterprise === null
      ? t('of', { title: place.planTitle, version: place.versionLabel })
      : t('ofUnit', { title: place.planTitle, version: place.versionLabel, unit: place.enterprise }));
  return (
    <Page
      title={data.fileName}
      fact={fact}
      content="fill"
      actions={
        <>
          {place && <Button onClick={() => go(`/plans/${place.planId}`)}>{t('back')}</Button>}
          <Button disabled={!data.stored} onClick={() => void ways.open()}>
            {t('external')}
          </Button>
          <Button disabled={!data.stored} onClick={() => void ways.save()}>
            {t('export')}
          </Button>
        </>
      }
    >
      <DocumentContent key={`${sha256}/${data.textState}`} facts={data} at={at} find={find} focus />
    </Page>
  );
}
